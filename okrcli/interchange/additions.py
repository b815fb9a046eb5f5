"""What of an import is not in the workspace yet, and the changes of its files that add it: all or none.

It only adds. An entry is known again by its id, else by its statement in the same team and cycle; what is there stays
as it is, and a difference is told. The same import again adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from okrcli.errors import InvalidFileError
from okrcli.interchange.reading import Reading, ReadObjective
from okrcli.model import CheckIn, Cycle, KeyResult, Kpi, Objective, Person, Settings, Team
from okrcli.model.periods import Period
from okrcli.schema import team as form
from okrcli.schema.kpis import Kpi as KpiForm
from okrcli.schema.kpis import Reading as ReadingForm
from okrcli.schema.translate import to_file
from okrcli.schema.values import LONGEST
from okrcli.schema.workspace import Person as PersonForm
from okrcli.workspace.change import Change, Task, add_by_date, change_files, task_of
from okrcli.workspace.entries import team_file_with
from okrcli.workspace.files import cycle_path, kpis_path, settings_path, team_path
from okrcli.workspace.load import read_kpis, read_period, read_settings, read_team
from okrcli.workspace.new_files import NewFile, cycle_text, kpis_text, make_files
from okrcli.yaml.edits import Append, Edit, SetKey, apply_edits
from okrcli.yaml.source import make_source
from okrcli.yaml.write import remove_file


class Difference(NamedTuple):
    """Something that the workspace says otherwise: it stays as it is. `key` is the format's."""

    address: str
    key: str
    here: object
    there: object
    line: int | None = None


class Incoming(NamedTuple):
    """All that is to come in: cycles one after the other, and of our own export settings and metrics too.

    `periods` are the cycles as their files are to be, by id.
    """

    readings: Sequence[Reading]
    periods: Mapping[str, Cycle] = {}
    teams: Mapping[tuple[str, str], Team] = {}  # what a team's own file says, without its objectives
    settings: Mapping[str, Any] = {}
    kpis: Sequence[Kpi] = ()

    def without_held(self) -> Incoming:
        """All but the entries that hold it up."""
        return self._replace(readings=[_without_held(one) for one in self.readings])


def _without_held(reading: Reading) -> Reading:
    held = {one.line for one in reading.not_understood if one.holds}
    kept = []
    for one in reading.objectives:
        if len(one.objective.statement) > LONGEST:
            continue
        key_results = tuple(each for each in one.objective.key_results if one.lines.get(each.id) not in held)
        kept.append(one._replace(objective=one.objective._replace(key_results=key_results)))
    return reading._replace(objectives=tuple(kept))


class Additions(NamedTuple):
    """The files that are made and changed, what was told apart, and how many entries are new."""

    files: Sequence[NewFile]
    changes: Sequence[Change[Any]]
    differences: Sequence[Difference]
    new: Mapping[str, int]


def add(
    root: Path, incoming: Incoming, *, today: date, close: bool = False, dry_run: bool = False, translate: Any = str
) -> Additions:
    """Add what is new to the workspace's files, or with `dry_run` only find out what that would be.

    Raises InvalidFileError where a file cannot be read or would have a mistake; nothing is written then.
    """
    plan = _Plan(root, incoming, today, close, translate)
    files, tasks = plan.files(), plan.tasks()
    make_files(files, root, dry_run=True)
    changes = change_files(root, lambda: tasks, dry_run=True)
    new = dict(plan.new)  # what is decided again while the files are locked is counted again
    if not dry_run:
        made: list[NewFile] = []
        try:
            for file in files:
                make_files([file], root)
                made.append(file)
            changes = change_files(root, lambda: tasks)
        except BaseException:
            for file in made:
                with suppress(InvalidFileError):
                    remove_file(file.path)
            raise
    changed = [one for one in changes if one.after.text != one.before.text]
    return Additions(files, changed, plan.differences, new)


class _Plan:
    """What becomes of each file."""

    def __init__(self, root: Path, incoming: Incoming, today: date, close: bool, translate: Any) -> None:
        self.root, self.incoming, self.today, self.close, self.translate = root, incoming, today, close, translate
        self.differences: list[Difference] = []
        self.new = dict.fromkeys(("cycles", "teams", "objectives", "key_results", "checkins", "people", "kpis"), 0)

    def files(self) -> list[NewFile]:
        """The files that are not there yet."""
        files = []
        for reading in self.incoming.readings:
            if not cycle_path(self.root, reading.cycle.id).exists():
                files.append(self._cycle_file(reading.cycle))
                self.new["cycles"] += 1
            for team_id, name in reading.teams.items():
                if not team_path(self.root, reading.cycle.id, team_id).exists():
                    files.append(self._team_file(reading, team_id, name))
                    self.new["teams"] += 1
        if self.incoming.kpis and not kpis_path(self.root).exists():
            first, *rest = self.incoming.kpis
            source = make_source(kpis_path(self.root), kpis_text({"id": first.id}, self.translate))
            keys = to_file(first, KpiForm)
            edits: list[Edit] = [
                SetKey(("kpis", 0), key, value) for key, value in keys.items() if key not in ("id", "readings")
            ]
            edits += [Append(("kpis", 0, "readings"), value) for value in keys.get("readings", ())]
            edits += [Append(("kpis",), to_file(one, KpiForm), block=True) for one in rest]
            files.append(NewFile(source.path, apply_edits(source, edits).text))
            self.new["kpis"] += len(self.incoming.kpis)
        return files

    def _cycle_file(self, period: Period) -> NewFile:
        from okrcli.schema.cycle import Cycle as CycleForm

        path = cycle_path(self.root, period.id)
        source = make_source(path, cycle_text(period.starts, period.ends, {}, self.translate))
        cycle = self.incoming.periods.get(period.id)
        said = to_file(cycle, CycleForm) if cycle else {}
        edits: list[Edit] = [SetKey((), key, value) for key, value in said.items() if key not in ("starts", "ends")]
        if self.close and "closed" not in said:
            edits.append(SetKey((), "closed", self.today))
        return NewFile(path, apply_edits(source, edits).text)

    def _team_file(self, reading: Reading, team_id: str, name: str) -> NewFile:
        objectives = [one.objective for one in reading.objectives if one.team == team_id]
        file = team_file_with(
            self.root,
            reading.cycle.id,
            team_id,
            name,
            reading.leads.get(team_id),
            [_objective_data(one) for one in objectives],
        )
        self.new["objectives"] += len(objectives)
        self.new["key_results"] += sum(len(one.key_results) for one in objectives)
        self.new["checkins"] += sum(len(each.checkins) for one in objectives for each in one.key_results)
        own = self.incoming.teams.get((reading.cycle.id, team_id))
        if own is None or not own.extra:
            return file
        edits = [SetKey((), key, value) for key, value in own.extra.items()]
        return NewFile(file.path, apply_edits(make_source(file.path, file.text), edits).text)

    def tasks(self) -> list[Task[Any]]:
        """The changes of the files that there are."""
        tasks: list[Task[Any]] = []
        people = {name: person for reading in self.incoming.readings for name, person in reading.people.items()}
        if people or self.incoming.settings:
            tasks.append(
                task_of(
                    settings_path(self.root), read_settings, lambda settings: list(self._settings(settings, people))
                )
            )
        for reading in self.incoming.readings:
            path = cycle_path(self.root, reading.cycle.id)
            if path.exists():
                tasks.append(task_of(path, read_period, self._closing(reading)))
            for team_id in reading.teams:
                path = team_path(self.root, reading.cycle.id, team_id)
                if path.exists():
                    tasks.append(task_of(path, read_team, self._merging(reading, team_id)))
        if self.incoming.kpis and kpis_path(self.root).exists():
            tasks.append(task_of(kpis_path(self.root), read_kpis, lambda kpis: list(self._kpis(kpis))))
        return tasks

    def _settings(self, settings: Settings, people: Mapping[str, Person]) -> Iterator[Edit]:
        from okrcli.yaml.compose import compose
        from okrcli.yaml.nodes import to_data
        from okrcli.yaml.source import read_source

        root = compose(read_source(settings_path(self.root), self.root)).root
        said = to_data(root) if root is not None else {}
        there: Mapping[str, Any] = said if isinstance(said, dict) else {}
        for key, value in self.incoming.settings.items():
            if key in ("version", "people"):
                continue
            if key not in there:
                yield SetKey((), key, value)
            elif there[key] != value:
                self._differs("okr.yaml", key, there[key], value)
        fresh: dict[str, Any] = {
            one: data for one, data in self.incoming.settings.get("people", {}).items() if one not in settings.people
        }
        fresh |= {name: to_file(person, PersonForm) for name, person in people.items() if name not in settings.people}
        self.new["people"] += len(fresh)
        if fresh and "people" not in there:
            yield SetKey((), "people", fresh, block=True)
        elif fresh:
            yield from (SetKey(("people",), name, data) for name, data in fresh.items())

    def _closing(self, reading: Reading) -> Any:
        def decide(cycle: Cycle) -> list[Edit]:
            said = self.incoming.periods.get(reading.cycle.id)
            for key in ("starts", "ends"):
                if getattr(cycle, key) != getattr(said or reading.cycle, key):
                    self._differs(reading.cycle.id, key, getattr(cycle, key), getattr(said or reading.cycle, key))
            closed = said.closed if said else None
            if cycle.closed is None and (self.close or closed):
                return [SetKey((), "closed", closed or self.today)]
            return []

        return decide

    def _merging(self, reading: Reading, team_id: str) -> Any:
        mine = [one for one in reading.objectives if one.team == team_id]

        def decide(team: Team) -> list[Edit]:
            return [edit for one in mine for edit in self._objective(one, team, reading)]

        return decide

    def _objective(self, one: ReadObjective, team: Team, reading: Reading) -> Iterator[Edit]:
        objective, place = one.objective, f"{one.team}/{one.objective.id}"
        for number, there in enumerate(team.objectives):
            if there.id != objective.id:
                continue
            self._compare(place, there, objective, one.line)
            known = {each.id: position for position, each in enumerate(there.key_results)}
            for each in objective.key_results:
                route = ("objectives", number, "key_results")
                if each.id in known:
                    here = there.key_results[known[each.id]]
                    yield from self._key_result(
                        (*route, known[each.id]), here, each, f"{place}/{each.id}", one.lines.get(each.id), reading
                    )
                else:
                    self._count("key_results", each.checkins)
                    yield Append(route, to_file(each, form.KeyResult), block=True)
            return
        self._count("objectives", ())
        for each in objective.key_results:
            self._count("key_results", each.checkins)
        yield Append(("objectives",), _objective_data(objective), block=True)

    def _count(self, what: str, checkins: Sequence[CheckIn]) -> None:
        self.new[what] += 1
        self.new["checkins"] += len(checkins)

    def _key_result(
        self,
        route: tuple[str | int, ...],
        here: KeyResult,
        mine: KeyResult,
        place: str,
        line: int | None,
        reading: Reading,
    ) -> Iterator[Edit]:
        """The check-ins that are new; everything else stays as it is here."""
        self._compare(place, here, mine, line)
        entries: list[CheckIn] = list(here.checkins)
        unmatched = list(here.checkins)
        for checkin in mine.checkins:
            found = next((one for one in unmatched if _same(checkin, one)), None)
            if found is not None:
                unmatched.remove(found)
                continue
            same_day = [one for one in unmatched if one.date == checkin.date]
            last = entries[-1] if entries else None
            if same_day:
                self._differs(place, "checkins", same_day[-1].date, _told(checkin), line)
            elif (
                not reading.as_of_given
                and last is not None
                and last.date < checkin.date
                and _same(checkin._replace(date=last.date), last)
            ):
                continue  # said again, on the day of another import
            else:
                yield add_by_date((*route, "checkins"), entries, checkin.date, to_file(checkin, form.CheckIn))
                entries.insert(sum(one.date <= checkin.date for one in entries), checkin)
                self.new["checkins"] += 1

    def _compare(self, place: str, here: Objective | KeyResult, mine: Objective | KeyResult, line: int | None) -> None:
        kind = form.Objective if isinstance(mine, Objective) else form.KeyResult
        owner = mine.owner if mine.owner is not None else here.owner
        told, said = to_file(here, kind), to_file(mine._replace(owner=owner), kind)
        for key, value in said.items():
            if key not in ("id", "key_results", "checkins") and told.get(key) != value:
                self._differs(place, key, told.get(key), value, line)

    def _differs(self, address: str, key: str, here: object, there: object, line: int | None = None) -> None:
        one = Difference(address, key, here, there, line)
        if one not in self.differences:
            self.differences.append(one)

    def _kpis(self, kpis: Sequence[Kpi]) -> Iterator[Edit]:
        known = {one.id: place for place, one in enumerate(kpis)}
        for mine in self.incoming.kpis:
            if mine.id not in known:
                self.new["kpis"] += 1
                yield Append(("kpis",), to_file(mine, KpiForm), block=True)
                continue
            here = kpis[known[mine.id]]
            entries = list(here.readings)
            for reading in mine.readings:
                if reading not in entries:
                    yield add_by_date(
                        ("kpis", known[mine.id], "readings"), entries, reading.date, to_file(reading, ReadingForm)
                    )
                    entries.insert(sum(one.date <= reading.date for one in entries), reading)


def _objective_data(objective: Objective) -> dict[str, object]:
    return to_file(objective, form.Objective)


def _same(one: CheckIn, other: CheckIn) -> bool:
    """Whether two check-ins are the same one."""
    return (one.date, one.value, set(one.done), one.status, one.note) == (
        other.date,
        other.value,
        set(other.done),
        other.status,
        other.note,
    )


def _told(checkin: CheckIn) -> object:
    return checkin.value if checkin.value is not None else ", ".join(checkin.done) or checkin.status or checkin.note
