"""Commands run in this process, or at a terminal, on a small workspace; nobody's own settings reach them.

What a test is about is in its file's name: `test_checkin_walk` and its like for a command, `test_cycle_*`,
`test_name_*`, `test_git_*` for what holds of many. They share the fixtures here, the workspace and what its files held
(`okr_workspace`), Git (`okr_repository`), a terminal to type at (`okr_terminal`), spoilt files (`hostile`), and the
elements of a page (`html_page`).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from okr_repository import Repository, repository
from okr_terminal import Terminal
from okr_workspace import FILES, TODAY, Run

from okrcli.cli.main import main


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody's home, Git settings, language, colours or terminal reach a test."""
    for name in (
        "OKR_USER",
        "OKR_DIR",
        "FORCE_COLOR",
        "VISUAL",
        "EDITOR",
        "OKR_WEBHOOK_FILE",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
    ):
        monkeypatch.delenv(name, raising=False)
    settings = {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "NO_COLOR": "1",
    }
    for name, value in {**settings, "OKR_TODAY": TODAY, "OKR_LANG": "en", "COLUMNS": "80", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ann Example")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ann@acme.example")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    where = tmp_path / "work"
    where.mkdir()
    monkeypatch.chdir(where)
    return where


@pytest.fixture
def workspace(folder: Path) -> Path:
    """Two teams in a quarter that is running, and one is where the test is."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The same workspace, committed in a repository of its own, and one is there."""
    made = repository(tmp_path / "repo")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def okr(capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run a command line in this process: `okr("status", "--json")`."""

    def run(*words: str) -> Run:
        capfd.readouterr()
        code = main(words)
        said = capfd.readouterr()
        return Run(code, said.out, said.err)

    return run


@pytest.fixture
def page(folder: Path) -> Callable[..., str]:
    """Write a file to import, beside an empty workspace; gives its path: `page(text, "rows.csv")`."""
    (folder / "okr.yaml").write_text("version: 1\n", encoding="utf-8")

    def write(text: str, name: str = "page.md") -> str:
        path = folder.parent / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def read(okr: Callable[..., Run], page: Callable[..., str]) -> Callable[..., dict[str, Any]]:
    """What an import reads of a file, in an empty workspace: `read(text, "--team", "web", name="rows.csv")`."""

    def imported(text: str, *words: str, name: str = "page.md") -> dict[str, Any]:
        said: dict[str, Any] = json.loads(
            okr("import", page(text, name), *words, "--dry-run", "--json", "--no-input").out
        )
        return said

    return imported


@pytest.fixture
def terminal(workspace: Path) -> Callable[..., Terminal]:
    """Start `okr` in the workspace at a terminal: `terminal("checkin").type("230", "6")`."""
    if sys.platform == "win32":
        pytest.skip("pseudo terminals are POSIX's")

    def start(*words: str, columns: int = 80) -> Terminal:
        return Terminal(words, columns)

    return start
