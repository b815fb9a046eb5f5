"""What most commands begin and end with: the workspace and its settings, the day, the cycle, what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import typer

from okrcli.cli.session import Session, today
from okrcli.errors import ExitCode, Finding, InvalidFileError, UsageError
from okrcli.git.dates import when_undated
from okrcli.i18n import _
from okrcli.model import Settings
from okrcli.model.periods import parse_day
from okrcli.workspace.root import find_root
from okrcli.yaml.waiting import when_waiting


class Opened(NamedTuple):
    """A workspace that a command works on. `findings` are what is wrong with its settings and with what was skipped."""

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
    from okrcli.workspace import cache
    from okrcli.workspace.load import load_settings

    session = session_of(ctx)
    ctx.call_on_close(cache.save)
    when_waiting(partial(_say_waiting, session))
    when_undated(partial(_say_undated, session))
    root = find_root(explicit=session.explicit_root())
    loaded = load_settings(root)
    settings = loaded.value or Settings()
    return Opened(session, root, settings, loaded.findings)


def open_at(ctx: typer.Context, text: str | None) -> tuple[Opened, date]:
    """The workspace and the day that `--at` names: a date, today without it, or a Git revision.

    At a revision the files are those of its commit, laid out in a folder that goes when the command ends, and the day
    is the commit's. What can be a date is one. Raises AddressError (`no-such-revision`), UsageError (`bad-date`) in no
    repository.
    """
    opened = open_workspace(ctx)
    try:
        return opened, read_at(text)
    except UsageError:
        from okrcli.git.run import is_versioned

        if text is None or not is_versioned(opened.root):
            raise
    from tempfile import TemporaryDirectory

    from okrcli.git.snapshot import find_revision, lay_out
    from okrcli.workspace import cache
    from okrcli.workspace.load import load_settings

    revision = find_revision(opened.root, text)
    folder = TemporaryDirectory(prefix=f"okr-{revision.id[:10]}-")
    ctx.call_on_close(folder.cleanup)
    root = Path(folder.name).resolve()
    lay_out(opened.root, revision, root)
    cache.lay_beside(root, opened.root)
    loaded = load_settings(root)
    return Opened(opened.session, root, loaded.value or Settings(), loaded.findings), revision.day


def find_cycle(
    opened: Opened, day: date, named: str | None, address: str | None = None, *, to_change: bool = False
) -> tuple[Opened, str]:
    """The workspace with what is wrong with the cycles passed over, and the cycle that is named or else at hand.

    Nothing is passed over for an address that names its own cycle. A command that is `to_change` something guesses
    nothing: raises InvalidFileError (`cycle-unsure`) where the cycle at hand may be one that cannot be read. Raises
    also as `find_current_cycle` does.
    """
    from okrcli.workspace.cycles import find_current_cycle
    from okrcli.workspace.files import CYCLE

    at_hand = find_current_cycle(opened.root, opened.settings, day, named)
    if address is not None and ":" in address:
        return opened, at_hand.cycle
    unread = [found for found in at_hand.findings if found.path.name == CYCLE]  # a folder misnamed is no cycle at all
    if to_change and unread:
        raise InvalidFileError("cycle-unsure", findings=unread)
    return opened._replace(findings=(*opened.findings, *at_hand.findings)), at_hand.cycle


def read_at(text: str | None) -> date:
    """The day that `--at` names, today without it; raises UsageError."""
    if text is None:
        return today()
    try:
        return parse_day(text)
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


def _say_waiting(session: Session, path: Path, seconds: int) -> None:
    from okrcli.cli.telling import hint
    from okrcli.render.sanitise import short_path

    words = _("Another okr is changing {path}: waiting for it, {seconds} seconds at most; Ctrl-C gives up.")
    hint(session, words.format(path=short_path(path), seconds=seconds))


def _say_undated(session: Session, commit: str) -> None:
    from okrcli.cli.telling import hint

    hint(
        session,
        _("Commit {commit} has no date that can be understood: what needs one leaves it out.").format(commit=commit),
    )
