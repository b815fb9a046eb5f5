"""Changing a file: lock, read, decide on what is read, splice, check the result, replace. One way for every command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from okrcli.errors import AddressError, Finding, UsageError
from okrcli.model import Address, CheckIn, Cycle, CycleState, KeyResult, Objective, Team
from okrcli.model.kpi import Reading
from okrcli.workspace.files import team_path
from okrcli.workspace.load import Loaded, keep_changed, load_period, read_team, read_to_change
from okrcli.yaml.edits import Append, Edit, Insert, Remove, SetKey, apply_edits
from okrcli.yaml.nodes import Route
from okrcli.yaml.source import Source, diff_of, read_source
from okrcli.yaml.write import Replacement, locked, write_together

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
        return diff_of(self.before, self.after, name)


@dataclass(frozen=True, slots=True)
class Foreseen(Generic[T]):
    """Edits, and what the file will mean when they are made: for those whose result needs no validation.

    That they are made exactly is checked as for all others; where `means` is none, the result is validated.
    """

    edits: Sequence[Edit]
    means: T | None


class Standing(NamedTuple, Generic[T]):
    """A file as it stands: its text, and what can be read of it."""

    source: Source
    loaded: Loaded[T]

    @property
    def means(self) -> T:
        """What it means without its mistakes; raises InvalidFileError where nothing can be made of it."""
        return self.loaded.require(self.source.path)

    def place(self, route: Route) -> Route:
        """Where the file has what stands at a route of what it means: entries that were left out may be before it."""
        if not self.loaded.kept:
            return route
        from okrcli.schema.salvage import place_in_file

        return place_in_file(route, self.loaded.kept)

    def edited(self, edits: Iterable[Edit]) -> Source:
        """The text with edits made whose routes are those of what it means."""
        return apply_edits(self.source, [self._in_file(edit) for edit in edits])

    def then(self, edits: Iterable[Edit], read: Callable[[Source], Loaded[T]]) -> Standing[T]:
        """How it stands when the edits are made."""
        source = self.edited(edits)
        return Standing(source, read(source))

    def _in_file(self, edit: Edit) -> Edit:
        if isinstance(edit, Insert):
            *route, place = self.place((*edit.route, edit.place))
            return edit._replace(route=tuple(route), place=int(place))
        return edit._replace(route=self.place(edit.route))


class Task(NamedTuple, Generic[T]):
    """A file that is to be changed: how it is read, and what makes its new text of how it stands by then."""

    path: Path
    read: Callable[[Source], Loaded[T]]
    decide: Callable[[Standing[T]], Source | Foreseen[T]]


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

    It may have mistakes elsewhere, and gets no new one. Raises UsageError (`cycle-closed`) without `force`,
    InvalidFileError where the file or its cycle's cannot be read or the edit would add a mistake, EditRefusedError, and
    ConflictError where someone without our lock was faster. Nothing is written then, nor with `dry_run`.
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
    tasks = [task_of(path, read, decide)]
    return change_files(root, lambda: tasks, dry_run=dry_run)[0]


def task_of(
    path: Path, read: Callable[[Source], Loaded[T]], decide: Callable[[T], Sequence[Edit] | Foreseen[T]]
) -> Task[T]:
    """The task of making edits whose routes are those of what the file means."""

    def edited(standing: Standing[T]) -> Source | Foreseen[T]:
        decided = decide(standing.means)
        return decided if isinstance(decided, Foreseen) else standing.edited(decided)

    return Task(path, read, edited)


def change_teams(
    root: Path,
    find: Callable[[], Sequence[Address]],
    decide: Callable[[Address, Standing[Team]], Source],
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
    first: Sequence[Task[Any]] = (),
) -> list[Change[Any]]:
    """Change the files of the teams that `find` names, all or none, in that order; gives those that are other then.

    `first` are other files that change with them. Raises as `change_team` does, of a closed cycle where a file of it
    would be another.
    """

    def task(place: Address) -> Task[Team]:
        def decide_open(standing: Standing[Team]) -> Source:
            after = decide(place, standing)
            if after.text != standing.source.text:
                refuse_closed(root, place.cycle, today, force=force)
            return after

        return Task(team_path(root, place.cycle, place.team), read_team, decide_open)

    changes = change_files(root, lambda: [*first, *(task(one) for one in find())], dry_run=dry_run)
    return [one for one in changes if one.after.text != one.before.text]


def change_files(root: Path, find: Callable[[], Sequence[Task[Any]]], *, dry_run: bool = False) -> list[Change[Any]]:
    """Change the files of the tasks that `find` gives, all or none, in that order; all are checked before the first.

    Raises as `change_team` does.
    """
    if dry_run:
        return _decide_all(root, find())
    while True:
        tasks = find()
        paths = {one.path for one in tasks}
        with ExitStack() as locks:
            for path in sorted(paths):  # in one order for all: no two ever wait for each other
                locks.enter_context(locked(path, root))
            if {one.path for one in find()} - paths:  # somebody was faster
                continue
            changes = _decide_all(root, tasks)
            other = [(task, one) for task, one in zip(tasks, changes, strict=True) if one.after.text != one.before.text]
            write_together([Replacement(one.path, one.after.encode(), one.before.sha) for _, one in other], root)
            for task, one in other:
                if one.sound:
                    keep_changed(root, one.after, task.read, one.means)
            return changes


def _decide_all(root: Path, tasks: Sequence[Task[Any]]) -> list[Change[Any]]:
    """What becomes of each file; raises InvalidFileError with the mistakes that none of them had before."""
    known: list[Finding] = []
    pending: list[tuple[Change[Any], Loaded[Any]]] = []
    for task in tasks:
        before = read_source(task.path, root)
        standing = Standing(before, read_to_change(root, before, task.read))
        meant = standing.means
        decided = task.decide(standing)
        foreseen = decided if isinstance(decided, Foreseen) else None
        after = decided if isinstance(decided, Source) else standing.edited(decided.edits)
        if foreseen is not None and foreseen.means is not None:
            loaded = standing.loaded._replace(value=foreseen.means)
        elif after.text == before.text:
            loaded = standing.loaded
        else:
            loaded = task.read(after)
        known += standing.loaded.findings
        pending.append((Change(before, after, meant, loaded.value, sound=not loaded.findings), loaded))
    for change, loaded in pending:
        loaded.require_no_worse(change.path, known)
    return [change for change, _loaded in pending]


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


def add_by_date(
    route: Route, entries: Sequence[CheckIn | Reading], new: Iterable[tuple[date, Mapping[str, object]]]
) -> list[Edit]:
    """New entries of a list, each after the last one of the same day or earlier; of one day in the order given."""
    places = [(sum(one.date <= day for one in entries), data) for day, data in sorted(new, key=lambda one: one[0])]
    last: list[Edit] = [Append(route, data) for place, data in places if place == len(entries)]
    # from the end, so that the places before stay what they are
    return last + [Insert(route, place, data) for place, data in reversed(places) if place < len(entries)]


def say_otherwise(route: Route, before: Mapping[str, object], after: Mapping[str, object]) -> list[Edit]:
    """The edits that let the mapping at the route say other things than before, key by key."""
    new: list[Edit] = [SetKey(route, key, value) for key, value in after.items() if before.get(key) != value]
    return new + [Remove((*route, key)) for key in before if key not in after]


def _gone(address: Address) -> AddressError:
    return AddressError("no-such-address", typed=address.path, cycle=address.cycle, nearest=[], elsewhere=[])
