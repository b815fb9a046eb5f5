"""What every command prints and writes, whole: each `.txt` beside this file is a transcript, read and compared.

A line that begins with `$ ` is a command line; what it printed stands below it, standard error behind `! `, then the
exit code where it is not 0, then the files that it changed as a diff. It runs on a copy of the example, in a
repository of two commits, on 31 August 2026 at 80 columns, in English and without colours, but for the variables named
before `okr`; `ENCODING` is that of the streams. `$$ ` goes on in the files that the command before it left. Behind
` << ` stand answers typed at a terminal, `|` between them. A line of `git` prepares, and what it prints is not told.

    python tests/golden/test_golden.py [NAME…]

draws all of them again, or those named; then `git diff` is what was changed on purpose. A command line that is added to
a file is drawn like the others. The `.verdicts` are what the coach says of the labelled statements in tests/lint.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from unittest import mock

import pytest

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "cli"))
from okr_terminal import Terminal  # noqa: E402 - it is also run without pytest, to draw them again

ROOT = HERE.parent.parent
TRANSCRIPTS = sorted(path.stem for path in HERE.glob("*.txt"))
STATEMENTS = sorted(path.stem for path in (HERE.parent / "lint").glob("*.jsonl"))
REDRAW = "where that is meant: python tests/golden/test_golden.py, and read its git diff"

_COMMAND = re.compile(r"\$\$? ((?:[A-Z_]+=\S* )*)(okr|git)\b(.*?)(?: << (.*))?")
_LONG = 20  # lines of a new file: a longer one is told by its digest
_STANDING = {
    "OKR_TODAY": "2026-08-31",
    "OKR_LANG": "en",
    "OKR_USER": "alice",
    "COLUMNS": "80",
    "NO_COLOR": "1",
    "TERM": "xterm-256color",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "EDITOR": "true",
    "XDG_CONFIG_HOME": os.devnull,
} | {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Alice"), ("EMAIL", "alice@acme.example"), ("DATE", "2026-08-31T09:00:00+0000"))
}


class Stage:
    """The example as a repository: its first commit eleven days back, before the last check-ins and a moved target."""

    def __init__(self, folder: Path) -> None:
        self._first, self.at = folder / "first", folder / "acme"
        shutil.copytree(ROOT / "examples" / "acme", self._first)
        files = {path: path.read_bytes() for path in self._first.rglob("*.yaml")}
        with mock.patch.dict(os.environ, _STANDING):
            self._git("init", "-q", "--template=", "--initial-branch=main")
            for path, data in files.items():
                earlier = re.sub(rb" +- \{date: 2026-08-(24|31).*\n", b"", data)
                path.write_bytes(earlier.replace(b"target: 500\n", b"target: 450\n"))
            self._commit("The quarter so far", "2026-08-20T09:00:00+0000")
            for path, data in files.items():
                path.write_bytes(data)
            self._commit("Two weeks of check-ins", "2026-08-31T08:00:00+0000")
        self._known = self._looks(self._first)
        self.renew()

    def _git(self, *words: str) -> None:
        subprocess.run(["git", "-C", str(self._first), *words], check=True, capture_output=True)

    def _commit(self, message: str, when: str) -> None:
        self._git("add", ".")
        with mock.patch.dict(os.environ, {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}):
            self._git("-c", "gc.auto=0", "commit", "-q", "-m", message)

    @staticmethod
    def _looks(at: Path) -> dict[str, tuple[int, int]]:
        every = (path for path in at.rglob("*") if path.is_file() or path.is_symlink())
        return {path.relative_to(at).as_posix(): path.lstat()[6:9:2] for path in every}

    def renew(self) -> None:
        """Every file as it was, where one is not."""
        if not self.at.exists() or self._looks(self.at) != self._known:
            shutil.rmtree(self.at, ignore_errors=True)
            shutil.copytree(self._first, self.at)

    def files(self) -> dict[str, list[str]]:
        """The lines of every file that is not Git's or a lock."""
        every = (path for path in sorted(self.at.rglob("*")) if path.is_file() and ".git" not in path.parts)
        return {
            path.relative_to(self.at).as_posix(): path.read_text(encoding="utf-8").splitlines(keepends=True)
            for path in every
            if "locks" not in path.parts
        }

    def run(self, variables: str, program: str, words: str, answers: str | None) -> str:
        """What a command line gives, as a transcript has it."""
        asked = dict(each.split("=", 1) for each in variables.split())
        encoding = asked.pop("ENCODING", "utf-8")
        kept = {"PATH": os.environ["PATH"], "HOME": str(self.at.parent)}
        before = self.files()
        with contextlib.chdir(self.at), mock.patch.dict(os.environ, kept | _STANDING | asked, clear=True):
            if program == "git":
                subprocess.run(["git", *shlex.split(words)], capture_output=True, check=False)
                return ""
            run = _in_process(encoding) if answers is None else _at_a_terminal(answers)
            said, code = run(shlex.split(words))
        said += f"[exit {code}]\n" if code else ""
        after = self.files()
        for name in sorted(before.keys() | after.keys()):
            old, new = before.get(name, []), after.get(name, [])
            if not old and len(new) > _LONG:
                said += f"+++ {name}: {len(new)} lines, {sha256(''.join(new).encode()).hexdigest()[:12]}\n"
            else:
                said += "".join(difflib.unified_diff(old, new, name, name, n=0))
        return said.replace(str(self.at), "/acme").replace(str(self.at.parent), "/home").replace("\x1b", "␛")


def _in_process(encoding: str) -> Callable[[list[str]], tuple[str, int]]:
    from okrcli.i18n import use_language

    def run(words: list[str]) -> tuple[str, int]:
        with _captured("stdout", encoding) as out, _captured("stderr", encoding) as err:
            with mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO())), _fresh_commands():
                from okrcli.cli.main import main

                code = main(words)
            use_language("en")  # for whoever comes next in this process
            return _text(out) + re.sub("^(?=.|\n)", "! ", _text(err), flags=re.MULTILINE), code

    return run


@contextlib.contextmanager
def _fresh_commands() -> Iterator[None]:
    """Import the commands anew: their help is translated as they are read, in the language of whoever came first."""
    import okrcli

    def loaded() -> dict[str, ModuleType]:
        return {name: module for name, module in sys.modules.items() if f"{name}.".startswith("okrcli.cli.")}

    kept, package = loaded(), getattr(okrcli, "cli", None)
    for name in kept:
        del sys.modules[name]
    try:
        yield
    finally:
        for name in loaded():
            del sys.modules[name]
        sys.modules.update(kept)
        if package is not None:
            okrcli.cli = package  # type: ignore[attr-defined]


def _at_a_terminal(answers: str) -> Callable[[list[str]], tuple[str, int]]:
    def run(words: list[str]) -> tuple[str, int]:
        shown = Terminal(words, int(os.environ["COLUMNS"])).type(*answers.split("|"))
        code = shown.finish()
        return shown.said, code

    return run


@contextlib.contextmanager
def _captured(name: str, encoding: str) -> Iterator[io.TextIOBase]:
    with (
        tempfile.TemporaryFile("w+", encoding=encoding, errors="replace", newline="") as file,
        mock.patch(f"sys.{name}", file),
    ):
        yield file


def _text(stream: io.TextIOBase) -> str:
    """All that was written to a stream, its last line ended."""
    stream.flush()
    stream.seek(0)
    text = stream.read()
    return text + "[no line end]\n" if text and not text.endswith("\n") else text


def drawn(name: str, stage: Stage) -> str:
    """A transcript with the output of each of its command lines as it is now."""
    lines: list[str] = []
    begun = False
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").split("\n"):
        if command := _COMMAND.fullmatch(line):
            if line.startswith("$ "):
                stage.renew()
            lines += ["", line] if begun or lines else [line]
            lines += stage.run(*command.groups()).split("\n")[:-1]
            begun = True
        elif not begun and line:
            lines.append(line)
    return "\n".join(lines) + "\n"


def judged(name: str) -> str:
    """A line for each of a file's labelled statements: the reasons of the coach with their severity, and its words."""
    from okrcli.lint.coach import judge

    lines = []
    for row in map(json.loads, (HERE.parent / "lint" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
        remarks = sorted(f"{remark.reason}:{remark.severity}" for remark in judge(row["text"], row["role"]))
        lines.append(f"{' '.join(remarks) or 'good'} | {row['text'][:60]}\n")
    return "".join(lines)


@pytest.fixture(scope="module")
def stage(tmp_path_factory) -> Stage:
    return Stage(tmp_path_factory.mktemp("golden"))


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_what_a_command_prints_and_writes_is_what_it_was(name, stage):
    path = HERE / f"{name}.txt"
    assert drawn(name, stage) == path.read_bytes().decode(), REDRAW  # CSV keeps its line ends


@pytest.mark.parametrize("name", STATEMENTS)
def test_the_coach_judges_each_statement_as_it_did(name):
    assert judged(name) == (HERE / f"{name}.verdicts").read_text(encoding="utf-8"), REDRAW


def test_every_command_has_its_transcripts():
    from okrcli.cli.commands import SECTIONS

    assert {name for section in SECTIONS.values() for name in section} <= set(TRANSCRIPTS)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        here = Stage(Path(folder))
        for one in sys.argv[1:] or TRANSCRIPTS:
            (HERE / f"{one}.txt").write_text(drawn(one, here), encoding="utf-8", newline="\n")
    for one in STATEMENTS:
        (HERE / f"{one}.verdicts").write_text(judged(one), encoding="utf-8", newline="\n")
