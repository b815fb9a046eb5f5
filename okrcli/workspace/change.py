"""Changing a file: lock, read, decide on what is read, splice, check the result, replace. One way for every command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from okrcli.errors import AddressError, UsageError
from okrcli.model import Address, CheckIn, Cycle, CycleState, KeyResult, Objective, Team
from okrcli.model.kpi import Reading
from okrcli.workspace.files import team_path
from okrcli.workspace.load import Loaded, keep_changed, load_period, read_team, read_to_change
from okrcli.yaml.edits import Append, Edit, Insert, apply_edits
from okrcli.yaml.nodes import Route
from okrcli.yaml.source import Source, read_source
from okrcli.yaml.write import Replacement, locked, write_atomically, write_together

T = TypeVar("T")
Meaning_co = TypeVar("Meaning_co", covariant=True)


class Change(NamedTuple, Generic[Meaning_co]):
    """A file before and after an edit, and what it meant and means (none where nobody asked).

    `sound`: it has no mistake, so that all that it says is in what it means.
    """

    before: Source
    after: Source
    meant: Meaning_co
    means: Meaning_co
    sound: bool = True

    @property
    def path(self) -> Path:
        """The file that was changed."""
        return self.after.path

    def diff(self, name: str) -> str:
        """The change as a unified diff, the file being called `name` in it."""
        import difflib

        return "".join(difflib.unified_diff(_lines(self.before), _lines(self.after), f"a/{name}", f"b/{name}"))


@dataclass(frozen=True, slots=True)
class Foreseen(Generic[T]):
    """Edits, and what the file will mean when they are made: for those whose result needs no validation.

    That they are made exactly is checked as for all others; where `means` is none, the result is validated.
    """

    edits: Sequence[Edit]
    means: T | None


def change_team(
    root: Path,
    cycle_id: str,
    team_id: str,
    decide: Callable[[Team], Sequence[Edit] | Foreseen[Team]],
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
) -> Change[Team]:
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
    decide: Callable[[T], Sequence[Edit] | Foreseen[T]],
    *,
    dry_run: bool = False,
) -> Change[T]:
    """Make the edits that `decide` names on what the file says; see `change_team`."""
    if dry_run:
        return _decide(root, path, read, decide)
    with locked(path, root):
        change = _decide(root, path, read, decide)
        if change.after.text != change.before.text:
            write_atomically(path, change.after.encode(), change.before.sha, root)
            if change.sound:
                keep_changed(root, change.after, read, change.means)
    return change


def change_teams(
    root: Path,
    find: Callable[[], Sequence[Address]],
    decide: Callable[[Address, Source, Team], Source],
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
) -> list[Change[Team]]:
    """Change the files of the teams that `find` names, all or none, in that order; gives those that are other then.

    `decide` makes the new text of each of them; all are checked before the first is replaced. Raises as `change_team`
    does, of a closed cycle where a file of it would be another.
    """
    if dry_run:
        return _decide_all(root, find(), decide, today, force=force)
    while True:
        known = find()
        with ExitStack() as locks:
            for path in sorted({team_path(root, one.cycle, one.team) for one in known}):  # in one order for all: no two
                locks.enter_context(locked(path, root))  # ever wait for each other
            if set(find()) - set(known):  # somebody was faster
                continue
            changes = _decide_all(root, known, decide, today, force=force)
            files = [Replacement(one.path, one.after.encode(), one.before.sha) for one in changes]
            write_together(files, root)
            for one in changes:
                keep_changed(root, one.after, read_team, one.means)
            return changes


def _decide_all(
    root: Path,
    places: Sequence[Address],
    decide: Callable[[Address, Source, Team], Source],
    today: date,
    *,
    force: bool,
) -> list[Change[Team]]:
    changes = []
    for place in places:
        path = team_path(root, place.cycle, place.team)
        before = read_source(path, root)
        meant = read_to_change(root, before, read_team).require_sound(path)
        after = decide(place, before, meant)
        if after.text != before.text:
            refuse_closed(root, place.cycle, today, force=force)
            changes.append(Change(before, after, meant, read_team(after).require_sound(path, "would-be-invalid")))
    return changes


def refuse_closed(root: Path, cycle_id: str, today: date, *, force: bool = False) -> Cycle:
    """The cycle, without its teams; raises UsageError (`cycle-closed`) where it is closed and `force` is not given."""
    cycle = load_period(root, cycle_id).require(root / cycle_id)
    if cycle.state(today) is CycleState.CLOSED and not force:
        raise UsageError("cycle-closed", cycle=cycle_id, closed=cycle.closed)
    return cycle


def find_objective(team: Team, address: Address) -> tuple[Route, Objective]:
    """Where an objective stands in its team's file by now; raises AddressError where it is gone meanwhile."""
    for number, one in enumerate(team.objectives):
        if one.id == address.objective:
            return ("objectives", number), one
    raise _gone(address)


def find_key_result(team: Team, address: Address) -> tuple[Route, KeyResult]:
    """Where a key result stands in its team's file by now; raises AddressError where it is gone meanwhile."""
    route, objective = find_objective(team, address)
    for number, one in enumerate(objective.key_results):
        if one.id == address.key_result:
            return (*route, "key_results", number), one
    raise _gone(address)


def add_by_date(route: Route, entries: Sequence[CheckIn | Reading], day: date, data: Mapping[str, object]) -> Edit:
    """A new entry of a list, after the last one of the same day or earlier."""
    place = sum(one.date <= day for one in entries)
    return Append(route, data) if place == len(entries) else Insert(route, place, data)


def _gone(address: Address) -> AddressError:
    return AddressError("no-such-address", typed=address.path, cycle=address.cycle, nearest=[], elsewhere=[])


def _decide(
    root: Path,
    path: Path,
    read: Callable[[Source], Loaded[T]],
    decide: Callable[[T], Sequence[Edit] | Foreseen[T]],
) -> Change[T]:
    before = read_source(path, root)
    loaded = read_to_change(root, before, read)
    meant = loaded.require(path)
    decided = decide(meant)
    plan: Foreseen[T] = decided if isinstance(decided, Foreseen) else Foreseen(decided, None)
    after = apply_edits(before, [in_file(edit, loaded) for edit in plan.edits])
    means = read(after).require_no_worse(path, loaded) if plan.means is None else plan.means
    return Change(before, after, meant, means, sound=not loaded.findings)


def in_file(edit: Edit, loaded: Loaded[T]) -> Edit:
    """An edit of what could be read, where the file has it: between entries that were left out."""
    if not loaded.kept:
        return edit
    from okrcli.schema.salvage import place_in_file

    if isinstance(edit, Insert):
        *route, place = place_in_file((*edit.route, edit.place), loaded.kept)
        return edit._replace(route=tuple(route), place=int(place))
    return edit._replace(route=place_in_file(edit.route, loaded.kept))


def _lines(source: Source) -> list[str]:
    """The lines for a diff, as YAML and Git divide them; a missing last line break is said as Git says it."""
    ends = [*source.line_starts[1:], len(source.text)]
    lines = [source.text[start:end] for start, end in zip(source.line_starts, ends, strict=True) if start < end]
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n\\ No newline at end of file\n"
    return [line[:-1] + "\n" if line.endswith("\r") else line for line in lines]
