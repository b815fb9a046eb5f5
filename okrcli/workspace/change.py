"""Changing a file: lock, read, decide on what is read, splice, check the result, replace. One way for every command."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from okrcli.errors import InvalidFileError, UsageError
from okrcli.model import Cycle, CycleState, Team
from okrcli.text.edits import Edit, apply_edits
from okrcli.text.source import Source, read_source
from okrcli.text.write import locked, write_atomically
from okrcli.workspace.files import team_path
from okrcli.workspace.load import load_period, read_team
from okrcli.workspace.loaded import Loaded

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after an edit."""

    before: Source
    after: Source

    @property
    def path(self) -> Path:
        """The file that was changed."""
        return self.after.path

    def diff(self, name: str) -> str:
        """The change as a unified diff, the file being called `name` in it."""
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(
                self.before.text.splitlines(keepends=True),
                self.after.text.splitlines(keepends=True),
                f"a/{name}",
                f"b/{name}",
            )
        )


def lock_folder(root: Path) -> Path:
    """Where a workspace keeps the locks of its files."""
    return root / ".okr" / "locks"


def change_team(
    root: Path,
    cycle_id: str,
    team_id: str,
    decide: Callable[[Team], Sequence[Edit]],
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
) -> Change:
    """Make the edits that `decide` names on what a team's file says by the time that nobody else can change it.

    Raises UsageError (`cycle-closed`) without `force`, InvalidFileError where the file or its cycle's cannot be read or
    the edit would make it invalid, EditRefusedError, and ConflictError where someone without our lock was faster.
    Nothing is written then, nor with `dry_run`.
    """
    refuse_closed(root, cycle_id, today, force=force)
    return change_file(root, team_path(root, cycle_id, team_id), read_team, decide, dry_run=dry_run)


def change_file(
    root: Path,
    path: Path,
    read: Callable[[Source], Loaded[T]],
    decide: Callable[[T], Sequence[Edit]],
    *,
    dry_run: bool = False,
) -> Change:
    """Make the edits that `decide` names on what the file says; see `change_team`."""
    if dry_run:
        return _decide(path, read, decide)
    with locked(path, lock_folder(root)):
        change = _decide(path, read, decide)
        if change.after.text != change.before.text:
            write_atomically(path, change.after.encode(), change.before.sha)
    return change


def refuse_closed(root: Path, cycle_id: str, today: date, *, force: bool = False) -> Cycle:
    """The cycle, without its teams; raises UsageError (`cycle-closed`) where it is closed and `force` is not given."""
    loaded = load_period(root, cycle_id)
    if loaded.value is None:
        raise InvalidFileError("file-invalid", findings=loaded.findings, path=root / cycle_id)
    if loaded.value.state(today) is CycleState.CLOSED and not force:
        raise UsageError("cycle-closed", cycle=cycle_id, closed=loaded.value.closed)
    return loaded.value


def _decide(path: Path, read: Callable[[Source], Loaded[T]], decide: Callable[[T], Sequence[Edit]]) -> Change:
    before = read_source(path)
    loaded = read(before)
    if loaded.value is None:
        raise InvalidFileError("file-invalid", findings=loaded.findings, path=path)
    after = apply_edits(before, decide(loaded.value))
    result = read(after)
    if result.value is None:
        raise InvalidFileError("would-be-invalid", findings=result.findings, path=path)
    return Change(before, after)
