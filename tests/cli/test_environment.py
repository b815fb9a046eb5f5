"""Variables of the environment that hold anything: taken, or an error that names them, and never a bug."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from okr_workspace import Run

from okrcli.errors import ExitCode, UsageError
from okrcli.workspace.editor import open_editor

VARIABLES = (
    "OKR_TODAY", "OKR_LANG", "OKR_USER", "OKR_DIR", "OKR_CACHE", "COLUMNS", "LINES", "TERM", "COLORTERM", "NO_COLOR",
    "FORCE_COLOR", "TTY_COMPATIBLE", "JUPYTER_COLUMNS", "TZ", "LC_ALL", "LANG", "HOME", "XDG_CACHE_HOME", "PAGER",
    "VISUAL", "EDITOR", "OKR_WEBHOOK_URL",
)  # fmt: skip
CONTENTS = (
    " ", "0", "-1", "1", "9" * 5000, "²", "١٢", "\x1b[31mred", "\udce9", "a" * 10_000, "../../x", "9999-12-31",
    "0001-01-01", "2026-W01-1", "%s{}{0}", "fr_FR.UTF-8@euro", "/dev/zero", "/", ".", '"', "o'brien", "\\", "\n", "~",
)  # fmt: skip
COMMANDS = ("due", "checkin --help", "checkin leads 240 --dry-run")


@pytest.mark.slow
@pytest.mark.parametrize("name", VARIABLES)
def test_any_content_is_taken_or_refused(
    workspace: Path, okr: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for content in CONTENTS:
        monkeypatch.setenv(name, content)
        for command in COMMANDS:
            run = okr(*command.split())
            assert run.code not in (ExitCode.BUG, ExitCode.INTERRUPTED), (name, content, command, run.err)
            assert "\x1b[31mred" not in run.out + run.err
            if run.code == ExitCode.USAGE and command == "due":
                assert name in run.err


@pytest.mark.parametrize("day", ["31/08/2026", "today", "2026-02-29", "9999-12-31", "0001-01-01", "2026-8-31"])
def test_a_day_that_is_none_is_named(okr: Callable[..., Run], workspace: Path, monkeypatch, day: str) -> None:
    monkeypatch.setenv("OKR_TODAY", day)
    run = okr("status")
    assert run.code == ExitCode.USAGE
    assert run.err.startswith(f"okr: OKR_TODAY is “{day}”, which is not a date\n")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_days_beyond_those_that_files_hold_are_no_dates(okr: Callable[..., Run], workspace: Path, day: str) -> None:
    for words in (("status", "--at", day), ("checkin", "leads", "3", "--date", day), ("diff", day), ("history",)):
        assert okr(*words).code != ExitCode.BUG
    assert okr("new-cycle", "own", "--starts", day, "--ends", day).code == ExitCode.USAGE


def test_a_language_that_there_is_not_is_refused_with_those_there_are(okr: Callable[..., Run], workspace: Path) -> None:
    run = okr("--lang", "xx", "status")
    assert (run.code, "en, fr" in run.err) == (ExitCode.USAGE, True)
    assert okr("--lang", "fr_FR.UTF-8", "status").code == ExitCode.DONE
    (workspace / "okr.yaml").write_text(f"version: 1\nlanguage: {'a' * 5000}\n")
    assert okr("status").code == ExitCode.INVALID


@pytest.mark.parametrize("level", ["1", "2"])
def test_a_python_that_throws_docstrings_away_knows_the_rules(workspace: Path, level: str) -> None:
    for words in (["lint"], ["rule", "K101"], ["rule", "--all"], ["status"], ["--help"], ["status", "--help"]):
        said = [
            subprocess.run(
                [sys.executable, "-P", "-m", "okrcli", *words],
                env={**os.environ, "PYTHONOPTIMIZE": one, "PYTHONDONTWRITEBYTECODE": "1"},
                cwd=workspace,
                capture_output=True,
                check=False,
            )
            for one in ("", level)
        ]
        assert said[0].returncode == said[1].returncode, words
        assert said[0].stdout == said[1].stdout or "--help" in words


@pytest.mark.parametrize("chosen", ["/opt/o'brien/vi", '"unclosed', "a \\"])
def test_an_editor_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch, chosen: str) -> None:
    monkeypatch.setenv("EDITOR", chosen)
    with pytest.raises(UsageError) as caught:
        open_editor(tmp_path / "a", 1)
    assert (caught.value.reason, caught.value.facts["variable"]) == ("bad-editor", "EDITOR")


@pytest.mark.skipif(sys.platform == "win32", reason="the editors are POSIX's")
def test_an_editor_that_ends_with_an_error_was_there(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", " ")
    monkeypatch.setenv("EDITOR", "false")
    assert open_editor(tmp_path / "a", 1) == 1
    for chosen, reason in (("", "no-editor"), ("/", "editor-failed"), ("not-there", "editor-failed")):
        monkeypatch.setenv("EDITOR", chosen)
        with pytest.raises(UsageError, match=reason):
            open_editor(tmp_path / "a", 1)
