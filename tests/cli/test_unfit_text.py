"""Text that no file can hold is refused where it comes in, by name, with nothing written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from okr_workspace import Run, files_of

from okrcli.errors import ExitCode, InvalidFileError
from okrcli.workspace.new_files import NewFile, make_files

COMMANDS = {
    "NAME": ["add", "team", "{}"],
    "--lead": ["add", "team", "Fourth", "--lead", "{}"],
    "--id": ["add", "team", "Fourth", "--id", "{}"],
    "TEXT": ["add", "objective", "{}", "--team", "marketing"],
    "--owner": ["add", "objective", "Grow", "--team", "marketing", "--owner", "{}"],
    "--unit": [
        "add",
        "key-result",
        "X",
        "--objective",
        "reference",
        "--baseline",
        "1",
        "--target",
        "2",
        "--unit",
        "{}",
    ],
    "--milestone": ["add", "key-result", "X", "--objective", "reference", "--milestone", "Beta", "--milestone", "{}"],
    "--note": ["checkin", "leads", "240", "--note", "{}"],
    "--blocker": ["checkin", "leads", "240", "--blocker", "{}"],
    "--next": ["checkin", "leads", "240", "--next", "a", "--next", "{}"],
    "--why": ["close-cycle", "2026-Q3", "--why", "leads={}", "--dry-run"],
    "--team": ["new-cycle", "2026-Q4", "--team", "{}"],
}


@pytest.mark.parametrize("text", ["Eq\x07uipe", "\x1b[31m", "a\x00b", "\udce9quipe", "\x9b", "a\ufffeb", "\x7f"])
@pytest.mark.parametrize("name", COMMANDS)
def test_it_is_refused_by_name(workspace: Path, okr: Callable[..., Run], name: str, text: str) -> None:
    before = files_of(workspace)
    run = okr("--no-input", *(word.format(text) for word in COMMANDS[name]))
    assert run.code == ExitCode.USAGE
    assert run.err.startswith(f"okr: {name} has a ")
    assert text not in run.err
    assert files_of(workspace) == before


@pytest.mark.parametrize("text", ["", "  ", "a" * 1001])
@pytest.mark.parametrize("name", ["objective", "key-result", "kpi", "milestone"])
def test_words_that_no_entry_can_have_are_a_slip_of_the_command_line(
    workspace: Path, okr: Callable[..., Run], name: str, text: str
) -> None:
    commands = {
        "objective": ["objective", text, "--team", "marketing"],
        "key-result": ["key-result", text, "--objective", "reference", "--baseline", "1", "--target", "2"],
        "kpi": ["kpi", text, "--at-most", "3"],
        "milestone": ["key-result", "Beta is used", "--objective", "reference", "--milestone", text],
    }
    before = files_of(workspace)
    run = okr("--no-input", "add", *commands[name])
    assert (run.code, "invalid" in run.err) == (ExitCode.USAGE, False)
    assert files_of(workspace) == before


def test_who_is_at_the_keyboard_too(workspace: Path, okr: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_USER", "\x1b[31mana")
    run = okr("checkin", "leads", "240")
    assert (run.code, "OKR_USER" in run.err) == (ExitCode.USAGE, True)


def test_what_is_odd_and_can_be_held_is_taken(workspace: Path, okr: Callable[..., Run]) -> None:
    texts = ("tab\tin it", "two\nlines", "\u2028 \x85", "é e\u0301 \U0001f600", "# - : {", "' \" \\", "  blanks  ")
    for number, text in enumerate(texts):
        assert okr("checkin", "leads", "240", "--note", text).code == ExitCode.DONE
        assert okr("add", "team", text + "x", "--id", f"t{number}").code == ExitCode.DONE
    assert okr("lint", "--severity", "error").code == ExitCode.DONE


def test_a_file_that_would_not_be_read_again_is_not_made(workspace: Path) -> None:
    files = [
        NewFile(workspace / "2027" / "cycle.yaml", "starts: 2027-01-01\nends: 2027-12-31\n"),
        NewFile(workspace / "2027" / "one.yaml", "team: \x07\n"),
    ]
    for text in ("team: \x07\n", "team: \udce9\n", "lead: ana\n", "team: [\n"):
        files[1] = files[1]._replace(text=text)
        with pytest.raises(InvalidFileError, match="would-be-invalid"):
            make_files(files, workspace)
    for name in ("okr.yaml", "kpis.yaml", "cycle.yaml"):
        with pytest.raises(InvalidFileError, match="would-be-invalid"):
            make_files([NewFile(workspace / "new" / name, "team: A\n")], workspace)
    assert not (workspace / "2027").exists() and not (workspace / "new").exists()


def test_a_statement_has_a_length(workspace: Path, okr: Callable[..., Run]) -> None:
    before = (workspace / "2026-Q3" / "marketing.yaml").read_bytes()
    run = okr("add", "objective", "word " * 201, "--team", "marketing", "--id", "long", "--no-input")
    assert run.code in (ExitCode.USAGE, ExitCode.INVALID)
    assert "the limit is 1000" in run.err
    assert (workspace / "2026-Q3" / "marketing.yaml").read_bytes() == before
    assert (
        okr("add", "objective", "é" * 1000, "--team", "marketing", "--id", "fits", "--no-input").code == ExitCode.DONE
    )
