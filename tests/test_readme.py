"""The screens of the README and the guides are what commands print; `python tests/test_readme.py` draws them again."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / name for name in ("README.md", ".github/TOUR.md", ".github/LISEZMOI.md")]

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


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_screens_are_what_the_commands_print(path):
    page = path.read_text(encoding="utf-8")
    assert drawn(page) == page


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_names_no_command_that_does_not_exist(path):
    from okrcli.cli.commands import SECTIONS

    known = {name for section in SECTIONS.values() for name in section}
    named = set(re.findall(r"`okr (?:--[^\s`]+ [^\s`]+ )?([a-z][a-z-]*)", path.read_text(encoding="utf-8")))
    assert named
    assert named <= known


@pytest.mark.parametrize("path", sorted((ROOT / ".github").glob("*.md")) + PAGES[:1], ids=lambda path: path.stem)
def test_links_lead_to_what_is_there(path):
    page = path.read_text(encoding="utf-8")
    for target in re.findall(r"(?<!\!)\]\(([^)\s]+)\)", page):
        name, _, anchor = target.partition("#")
        if name.startswith(("http", "../../")):
            continue
        other = (path.parent / name).resolve() if name else path
        assert other.is_file(), target
        headings = re.findall(r"^#+ (.*)", other.read_text(encoding="utf-8"), re.MULTILINE)
        anchors = {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}
        assert not anchor or anchor in anchors, target


def test_the_readme_is_read_in_one_sitting():
    assert len(PAGES[0].read_text(encoding="utf-8").splitlines()) < 500


if __name__ == "__main__":
    for each in PAGES:
        each.write_text(drawn(each.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
