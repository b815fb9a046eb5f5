"""What most commands begin and end with: the workspace and its settings, the day, the cycle, what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import typer

from okrcli.cli.session import Session, today
from okrcli.errors import ExitCode, Finding, UsageError
from okrcli.model import Settings
from okrcli.workspace.root import find_root


class Opened(NamedTuple):
    """A workspace that a command works on. `findings` are what is wrong with its settings' file."""

    session: Session
    root: Path
    settings: Settings
    findings: tuple[Finding, ...]


def session_of(ctx: typer.Context) -> Session:
    """The run's session."""
    session = ctx.find_object(Session)
    return session if session is not None else Session()


def open_workspace(ctx: typer.Context) -> Opened:
    """Find the workspace, and read its settings; raises InvalidFileError where there is none."""
    from okrcli.workspace.load import load_settings

    session = session_of(ctx)
    root = find_root(Path.cwd(), session.explicit_root())
    loaded = load_settings(root)
    settings = loaded.value or Settings()
    return Opened(session, root, settings, loaded.findings)


def read_at(text: str | None) -> date:
    """The day that `--at` names, today without it; raises UsageError."""
    if text is None:
        return today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("bad-date", typed=text, example=today().isoformat()) from None


def choose_format(chosen: str, as_json: bool, formats: Sequence[str]) -> str:
    """The output format that `--format` and `--json` ask for; raises UsageError for one that there is not."""
    chosen = "json" if as_json else chosen
    if chosen not in formats:
        raise UsageError("bad-format", typed=chosen, formats=", ".join(formats))
    return chosen


def report_problems(session: Session, findings: Iterable[Finding]) -> int:
    """Say on standard error what could not be read; returns the exit code that goes with it."""
    found = list(findings)
    if not found:
        return ExitCode.DONE
    from okrcli.render.findings import print_findings

    print_findings(session.err(), found)
    return ExitCode.INVALID
