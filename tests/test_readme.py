"""The README's screens are what the commands print; `python tests/test_readme.py` draws them again."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"

_STAGE = re.compile(r"<!-- (example|exemple|start|move) (\d{4}-\d\d-\d\d) -->")
_COMPANIES = {"example": "acme", "exemple": "calanque"}
_FENCE = "```"
_FILE = re.compile(r"```[a-z]+ (\S+\.\w+)")  # a block with a name is a file that lies there


class Stage:
    """A folder where a place's commands run one after another, as of a day that the page names."""

    def __init__(self, folder: Path, place: str) -> None:
        self.first = self.at = folder / place
        self.french = place == "exemple"  # as its okr.yaml says
        if place in _COMPANIES:
            shutil.copytree(ROOT / "examples" / _COMPANIES[place], self.at)
        else:
            self.at.mkdir()

    def run(self, line: str, today: str) -> list[str]:
        """What a command of the page prints, standard error after standard output."""
        words = shlex.split(line)
        if words[0] == "cd":
            self.at /= words[1]
            return []
        assert words[0] == "okr", f"the page runs okr and cd alone, not {line}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("OKR_", "GIT_", "LC_"))}
        environment = kept | {
            "OKR_TODAY": today,
            "OKR_LANG": "en",
            "OKR_USER": "alice",
            "COLUMNS": "80",
            "NO_COLOR": "1",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        if "--lang" in words or self.french:
            del environment["OKR_LANG"]
        command = [sys.executable, "-m", "okrcli", *words[1:]]
        said = subprocess.run(command, cwd=self.at, env=environment, capture_output=True, encoding="utf-8", check=False)
        return (said.stdout + said.stderr).splitlines()


def drawn(page: str) -> str:
    """The page with every console block's output as its commands print it now."""
    stages: dict[str, Stage] = {}
    place = today = ""
    lines: list[str] = []
    inside = False
    file: Path | None = None
    with tempfile.TemporaryDirectory() as folder:
        for line in page.splitlines():
            if named := _STAGE.fullmatch(line):
                place, today = named.groups()
                if place not in stages:
                    stages[place] = Stage(Path(folder), place)
            if inside and not line.startswith(("$ ", _FENCE)):
                continue
            lines.append(line)
            if file is not None and line != _FENCE:
                with file.open("a", encoding="utf-8") as stream:
                    stream.write(line + "\n")
            elif line.startswith(_FENCE):
                named_file = _FILE.fullmatch(line)
                file = stages[place].first / named_file[1] if named_file else None
                inside = line == _FENCE + "console"
            elif inside:
                lines += stages[place].run(line.removeprefix("$ "), today)
    return "\n".join(lines) + "\n"


def test_the_screens_are_what_the_commands_print():
    page = README.read_text(encoding="utf-8")
    assert drawn(page) == page


def test_the_page_names_no_command_that_does_not_exist():
    from okrcli.cli.commands import SECTIONS

    page = README.read_text(encoding="utf-8")
    known = {name for section in SECTIONS.values() for name in section}
    named = set(re.findall(r"`okr (?:--[^\s`]+ [^\s`]+ )?([a-z][a-z-]*)", page))
    assert named
    assert named <= known


if __name__ == "__main__":
    README.write_text(drawn(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
