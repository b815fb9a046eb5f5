"""What of an import is not in the workspace yet, and the changes of its files that add it: all or none.

It only adds. An entry is known again by its id, else by its statement in the same team and cycle; what is there stays
as it is, and a difference is told. The same import again adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from okrcli.errors import InvalidFileError
from okrcli.interchange.draft import Reading, ReadObjective
from okrcli.model import CheckIn, Cycle, KeyResult, Kpi, Objective, Person, Settings, Team
from okrcli.schema import team as form
from okrcli.schema.cycle import Cycle as CycleForm
from okrcli.schema.kpis import Kpi as KpiForm
from okrcli.schema.kpis import Reading as ReadingForm
from okrcli.schema.translate import to_file
from okrcli.schema.values import LONGEST
from okrcli.schema.workspace import Person as PersonForm
from okrcli.scoring.cadence import first_round
from okrcli.workspace.change import Change, Standing, Task, add_by_date, change_files
from okrcli.workspace.files import kpis_path, settings_path
from okrcli.workspace.load import Loaded, load_period, load_settings, read_kpis, read_period, read_settings, read_team
from okrcli.workspace.new_files import NewFile, cycle_file, kpis_text, make_files, team_file
from okrcli.yaml.compose import compose
from okrcli.yaml.edits import Append, Edit, SetKey
from okrcli.yaml.nodes import Route, to_data
from okrcli.yaml.source import Source, make_source
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
    """The files that are made and changed, what was told apart, and how many check-ins are new.

    `late`: some of it counts from today, since its cycle is under way.
    """

    files: Sequence[NewFile]
    changes: Sequence[Change[Any]]
    differences: Sequence[Difference]
    checkins: int
    late: bool = False


def add(
    root: Path, incoming: Incoming, *, today: date, close: bool = False, dry_run: bool = False, translate: Any = str
) -> Additions:
    """Add what is new to the workspace's files, or with `dry_run` only find out what that would be.

    Raises InvalidFileError where a file cannot be read or would have a mistake; nothing is written then.
    """
    plan = _Plan(root, incoming, close, today, translate)
    parts = [*plan.parts()]
    files = [one.new_file() for one in parts if not one.path.exists()]
    tasks = [Task(one.path, one.read, one.edited) for one in parts if one.path.exists()]
    make_files(files, root, dry_run=True)
    changes = change_files(root, lambda: tasks, dry_run=True)
    differences, checkins = [*plan.differences], plan.checkins  # all is decided again while locked
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
    return Additions(files, changed, differences, checkins, plan.late)


class _Part(NamedTuple):
    """A file that something comes into: what it begins with where it is new, and the edits of how it stands."""

    path: Path
    begins: str
    read: Callable[[Source], Loaded[Any]]
    edits: Callable[[Any], Iterable[Edit]]

    def edited(self, standing: Standing[Any]) -> Source:
        """How it reads with all of it."""
        return standing.edited(self.edits(standing))

    def new_file(self) -> NewFile:
        """The file where it is new."""
        source = make_source(self.path, self.begins)
        return NewFile(self.path, self.edited(Standing(source, self.read(source))).text)


class _Plan:
    """What becomes of each file, and what was told and counted on the way."""

    def __init__(self, root: Path, incoming: Incoming, close: bool, today: date, translate: Any) -> None:
        self.root, self.incoming, self.translate = root, incoming, translate
        self.today, self.closed = today, today if close else None
        self.differences: list[Difference] = []
        self.checkins = 0
        self.late = False

    def parts(self) -> Iterator[_Part]:
        """The files that something comes into."""
        people = {name: person for reading in self.incoming.readings for name, person in reading.people.items()}
        if people or self.incoming.settings:
            yield _Part(settings_path(self.root), "", read_settings, partial(self._settings, people))
        for reading in self.incoming.readings:
            root, period, translate = self.root, reading.cycle, self.translate
            new = cycle_file(root, period, {}, translate)
            yield _Part(*new, read_period, partial(self._cycle, reading, not new.path.exists()))
            starts = self._counts_from(reading)
            for team_id, name in reading.teams.items():
                mine, lead = [one for one in reading.objectives if one.team == team_id], reading.leads.get(team_id)
                new = team_file(root, period.id, team_id, name, lead, guided=not mine, translate=translate)
                own = None if new.path.exists() else self.incoming.teams.get((period.id, team_id))
                edits = partial(self._team, reading, mine, own.extra if own else {}, starts)
                yield _Part(*new, read_team, edits)
        if self.incoming.kpis:
            yield _Part(kpis_path(self.root), kpis_text({}, self.translate), read_kpis, self._kpis)

    def _counts_from(self, reading: Reading) -> date | None:
        """Today, where somebody would owe a check-in from before of what is new; an export says itself what counts."""
        if reading.cycle.id in self.incoming.periods:
            return None
        period, settings = load_period(self.root, reading.cycle.id).value, load_settings(self.root).value
        cadence = (settings or Settings()).checkin
        first = first_round(reading.cycle, period.checkin.over(cadence) if period else cadence)
        return self.today if first < self.today <= reading.cycle.ends else None

    def _settings(self, people: Mapping[str, Person], standing: Standing[Settings]) -> Iterator[Edit]:
        root, known = compose(standing.source).root, standing.means.people
        said = to_data(root) if root is not None else {}
        there: Mapping[str, Any] = said if isinstance(said, dict) else {}
        for key, value in self.incoming.settings.items():
            if key in ("version", "people"):
                continue
            if key not in there:
                yield SetKey((), key, value)
            elif there[key] != value:
                self._differs("okr.yaml", key, there[key], value)
        fresh = {**self.incoming.settings.get("people", {})}
        fresh |= {name: to_file(person, PersonForm) for name, person in people.items()}
        fresh = {name: data for name, data in fresh.items() if name not in known}
        if fresh and "people" not in there:
            yield SetKey((), "people", fresh, block=True)
        elif fresh:
            yield from (SetKey(("people",), name, data) for name, data in fresh.items())

    def _cycle(self, reading: Reading, is_new: bool, standing: Standing[Cycle]) -> Iterator[Edit]:
        cycle = standing.means
        own = self.incoming.periods.get(reading.cycle.id)
        said = to_file(own, CycleForm) if own else {"starts": reading.cycle.starts, "ends": reading.cycle.ends}
        if self.closed is not None:
            said.setdefault("closed", self.closed)
        for key, value in said.items():
            if key in ("starts", "ends"):
                if getattr(cycle, key) != value:
                    self._differs(reading.cycle.id, key, getattr(cycle, key), value)
            elif is_new or (key == "closed" and cycle.closed is None):
                yield SetKey((), key, value)

    def _team(
        self,
        reading: Reading,
        mine: Sequence[ReadObjective],
        own: Mapping[str, Any],
        starts: date | None,
        standing: Standing[Team],
    ) -> Iterator[Edit]:
        there = standing.means.objectives
        known = {one.id: (number, one) for number, one in enumerate(there)}
        fresh: list[object] = []
        for one in mine:
            if one.objective.id in known:
                yield from self._objective(one, *known[one.objective.id], reading.as_of_given, starts)
            else:
                self.checkins += sum(len(each.checkins) for each in one.objective.key_results)
                objective = _counting_from(starts, one.objective)
                self.late = self.late or objective != one.objective
                fresh.append(to_file(objective, form.Objective))
        if there:
            yield from (Append(("objectives",), one, block=True) for one in fresh)
        elif fresh:
            yield SetKey((), "objectives", fresh, block=True)
        yield from (SetKey((), key, value) for key, value in own.items())

    def _objective(
        self, one: ReadObjective, number: int, here: Objective, as_of_given: bool, starts: date | None
    ) -> Iterator[Edit]:
        place, route = f"{one.team}/{one.objective.id}", ("objectives", number, "key_results")
        self._compare(place, here, one.objective, one.line)
        known = {each.id: position for position, each in enumerate(here.key_results)}
        for mine in one.objective.key_results:
            if (position := known.get(mine.id)) is None:
                self.checkins += len(mine.checkins)
                later = starts is not None and (here.starts is None or here.starts < starts) and _waits(mine, starts)
                self.late = self.late or later
                yield Append(
                    route, to_file(mine._replace(starts=starts) if later else mine, form.KeyResult), block=True
                )
            else:
                there, address, line = here.key_results[position], f"{place}/{mine.id}", one.lines.get(mine.id)
                self._compare(address, there, mine, line)
                yield from self._checkins((*route, position, "checkins"), address, line, there, mine, as_of_given)

    def _checkins(
        self, route: Route, address: str, line: int | None, here: KeyResult, mine: KeyResult, as_of_given: bool
    ) -> Iterator[Edit]:
        """The check-ins that are new; everything else stays as it is here."""
        entries, unmatched = list(here.checkins), list(here.checkins)
        for checkin in mine.checkins:
            if found := next((one for one in unmatched if _same(checkin, one)), None):
                unmatched.remove(found)
                continue
            same_day = [one for one in unmatched if one.date == checkin.date]
            last = entries[-1] if entries and not as_of_given else None
            if same_day:
                self._differs(address, "checkins", same_day[-1].date, _told(checkin), line)
            elif last and last.date < checkin.date and _same(checkin._replace(date=last.date), last):
                continue  # said again, on the day of another import
            else:
                yield from add_by_date(route, entries, [(checkin.date, to_file(checkin, form.CheckIn))])
                entries.insert(sum(one.date <= checkin.date for one in entries), checkin)
                self.checkins += 1

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

    def _kpis(self, standing: Standing[Sequence[Kpi]]) -> Iterator[Edit]:
        kpis = standing.means
        known = {one.id: place for place, one in enumerate(kpis)}
        fresh = [to_file(one, KpiForm) for one in self.incoming.kpis if one.id not in known]
        yield from (Append(("kpis",), one, block=True) for one in fresh)
        for mine in self.incoming.kpis:
            entries = list(kpis[known[mine.id]].readings) if mine.id in known else []
            for reading in mine.readings if mine.id in known else ():
                if reading not in entries:
                    route, data = ("kpis", known[mine.id], "readings"), to_file(reading, ReadingForm)
                    yield from add_by_date(route, entries, [(reading.date, data)])
                    entries.insert(sum(one.date <= reading.date for one in entries), reading)


def _counting_from(day: date | None, objective: Objective) -> Objective:
    """The objective, what it has without a check-in or a first day of its own counting from a day."""
    if day is None or not _waits(objective, day):
        return objective
    waiting = [_waits(one, day) for one in objective.key_results]
    if all(waiting):
        return objective._replace(starts=day)
    pairs = zip(objective.key_results, waiting, strict=True)
    return objective._replace(key_results=tuple(one._replace(starts=day) if waits else one for one, waits in pairs))


def _waits(one: Objective | KeyResult, day: date) -> bool:
    """Whether something runs on a day without a check-in of its own or a first day."""
    running = one.dropped is None and one.starts is None and (one.ends is None or one.ends >= day)
    return running and not (isinstance(one, KeyResult) and one.checkins)


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
