"""What commands stand on: the run's options and streams, the workspace and its settings, the day, the cycle."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

import typer

from okrcli.errors import ExitCode, Finding, InvalidFileError, OkrError, UsageError
from okrcli.notices import listen
from okrcli.workspace.root import find_root

if TYPE_CHECKING:
    from rich.console import Console

    from okrcli.model import Address, Preferences, Settings

ENTRIES = ("objective", "key_result")
"""What has an owner and a score, and can be dropped, moved and supported, of what an address may name."""

LATELY = timedelta(90)
"""How far a day that people plan with may lie behind: what `1 July` names for a while after it."""


class Session:
    """The global options; filled while the command line is read, read-only afterwards."""

    directory: Path | None = None
    color: str = "auto"
    language: str | None = None
    no_input: bool = False
    no_pager: bool = False
    quiet: bool = False
    debug: bool = False
    pager: str | None = None
    me: str | None = None

    def prefer(self, preferences: Preferences) -> None:
        """Take over what the person wants everywhere: this run's environment is nearer, its options are nearest."""
        if preferences.color is not None and not (os.environ.get("NO_COLOR") or os.environ.get("FORCE_COLOR")):
            self.color = preferences.color
        self.language, self.pager, self.me = preferences.language, preferences.pager, preferences.me

    @property
    def interactive(self) -> bool:
        """Whether a question may be asked."""
        return not self.no_input and sys.stdin is not None and sys.stdin.isatty()

    def explicit_root(self) -> Path | None:
        """The workspace that `--dir` or `OKR_DIR` names outright."""
        if self.directory is not None:
            return self.directory
        named = os.environ.get("OKR_DIR")
        return Path(named) if named else None

    def out(self) -> Console:
        """Where data goes: standard output."""
        from okrcli.render.console import make_console

        return make_console(sys.stdout, self.color)

    def err(self) -> Console:
        """Where errors and questions go: standard error."""
        from okrcli.render.console import make_console

        return make_console(sys.stderr, self.color)

    def remarks(self) -> Console:
        """Where goes what was done and what comes next: standard error; nowhere with `--quiet`."""
        from okrcli.render.console import make_console

        return make_console(StringIO(), "never") if self.quiet else self.err()


def today() -> date:
    """The day on the user's own calendar; `OKR_TODAY` stands in for it in tests and demonstrations.

    Raises UsageError (`bad-today`) where that is no date.
    """
    named = os.environ.get("OKR_TODAY")
    if not named:
        return date.today()
    from okrcli.model.periods import parse_day

    try:
        return parse_day(named)
    except ValueError:
        raise UsageError("bad-today", typed=named, example=date.today().isoformat()) from None


class Writing(TypedDict):
    """What holds for every change of a command: its day, whether closed cycles too, whether only to show it."""

    today: date
    force: bool
    dry_run: bool


class Workspace(NamedTuple):
    """A workspace that a command works on. `findings` are what is wrong with its settings and with what was skipped.

    `force`: closed cycles may be changed as well. `dry_run`: nothing is written, what would be is printed.
    """

    session: Session
    root: Path
    settings: Settings
    findings: tuple[Finding, ...]
    force: bool = False
    dry_run: bool = False

    def and_wrong(self, found: Iterable[Finding]) -> list[Finding]:
        """What is wrong here and what else was found, each mistake once."""
        return [*self.findings, *(one for one in found if one not in self.findings)]

    @property
    def writing(self) -> Writing:
        """How to write, for the functions that do."""
        return {"today": today(), "force": self.force, "dry_run": self.dry_run}


def session_of(ctx: typer.Context) -> Session:
    """The run's session."""
    session = ctx.find_object(Session)
    return session if session is not None else Session()


def open_workspace(ctx: typer.Context, *, force: bool = False, dry_run: bool = False) -> Workspace:
    """Find the workspace, and read its settings; raises InvalidFileError where there is none."""
    from okrcli.cli.notices import listener
    from okrcli.workspace import cache

    session = session_of(ctx)
    ctx.call_on_close(cache.save)
    listen(listener(session))
    opened = _workspace(session, find_root(explicit=session.explicit_root()))
    return opened._replace(force=force, dry_run=dry_run)


def open_at(ctx: typer.Context, text: str | None) -> tuple[Workspace, date]:
    """The workspace and the day that `--at` names: a date, today without it, or a Git revision.

    At a revision the files are those of its commit, laid out in a folder that goes when the command ends, and the day
    is the commit's. What can be a date is one. Raises AddressError (`no-such-revision`), UsageError (`bad-date`) in no
    repository.
    """
    workspace = open_workspace(ctx)
    try:
        return workspace, read_day(text)
    except UsageError:
        from okrcli.git.run import is_versioned

        if text is None or not is_versioned(workspace.root):
            raise
    from tempfile import TemporaryDirectory

    from okrcli.git.snapshot import find_revision, lay_out
    from okrcli.workspace import cache

    revision = find_revision(workspace.root, text)
    with _uninterrupted():
        folder = TemporaryDirectory(prefix=f"okr-{revision.id[:10]}-")
        ctx.call_on_close(folder.cleanup)
    root = Path(folder.name).resolve()
    lay_out(workspace.root, revision, root)
    cache.lay_beside(root, workspace.root)
    return _workspace(workspace.session, root), revision.day


def _workspace(session: Session, root: Path) -> Workspace:
    from okrcli.model import Settings
    from okrcli.workspace.load import load_settings

    loaded = load_settings(root)
    return Workspace(session, root, loaded.value or Settings(), loaded.findings)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hear of Ctrl-C, and of being told to end, when this is over, where the system can wait with them."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def find_cycle(
    workspace: Workspace, day: date, named: str | None, address: str | None = None, *, to_change: bool = False
) -> tuple[Workspace, str]:
    """The workspace with what is wrong with the cycles passed over, and the cycle that is named or else at hand.

    Nothing is passed over for an address that names its own cycle. A command that is `to_change` something guesses
    nothing: raises InvalidFileError (`cycle-unsure`) where the cycle at hand may be one that cannot be read. Raises
    also as `find_current_cycle` does.
    """
    from okrcli.workspace.cycles import find_current_cycle
    from okrcli.workspace.files import CYCLE

    current = find_current_cycle(workspace.root, workspace.settings, day, named)
    if address is not None and ":" in address:
        return workspace, current.cycle
    unread = [found for found in current.findings if found.path.name == CYCLE]  # a folder misnamed is no cycle at all
    if to_change and unread:
        raise InvalidFileError("cycle-unsure", findings=unread)
    return workspace._replace(findings=(*workspace.findings, *current.findings)), current.cycle


def find_place(
    workspace: Workspace,
    day: date,
    typed: str,
    cycle: str | None,
    wanted: Sequence[str] = ("team", "objective", "key_result"),
    *,
    to_change: bool = False,
) -> tuple[Workspace, Address]:
    """The one thing that an address names, in the cycle named, else at hand, else the only running one that has it.

    Raises as `find_cycle` and `resolve` do, and gives the workspace as the former does.
    """
    from okrcli.workspace.addresses import resolve

    workspace, current = find_cycle(workspace, day, cycle, typed, to_change=to_change)
    return workspace, resolve(workspace.root, current, typed, wanted, day, anywhere=cycle is None)


def is_at_hand(workspace: Workspace, cycle_id: str) -> bool:
    """Whether the cycle is the one that commands take where none is named."""
    from okrcli.workspace.cycles import current_cycle

    return cycle_id == current_cycle(workspace.root, workspace.settings, today())


def address_to_type(workspace: Workspace, place: Address) -> str:
    """The address as it is typed from here: with its cycle where that is not the one at hand."""
    return place.path if is_at_hand(workspace, place.cycle) else str(place)


def read_day(typed: str | None, since: date | None = None) -> date:
    """The day that is typed, today where none is; raises UsageError (`bad-date`).

    With `since` it lies ahead: the first that fits on or after it, see `read_typed_day`.
    """
    if typed is None:
        return today()
    from okrcli.i18n.days import example_day, read_typed_day

    try:
        return read_typed_day(typed, today(), since)
    except ValueError:
        raise UsageError("bad-date", typed=typed, example=today().isoformat(), short=example_day(today())) from None


def print_error(session: Session, error: OkrError) -> int:
    """Say an error on standard error; gives its exit code."""
    from okrcli.render import findings

    findings.print_error(session.err(), error)
    return error.exit_code


def report_problems(session: Session, findings: Iterable[Finding]) -> int:
    """Say on standard error what could not be read; returns the exit code that goes with it."""
    found = list(findings)
    if not found:
        return ExitCode.DONE
    from okrcli.render.findings import print_findings

    print_findings(session.err(), found)
    return ExitCode.INVALID
