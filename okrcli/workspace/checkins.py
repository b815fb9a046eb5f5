"""Check-ins and readings: appended, each in its place by date, and rewritten only by who amends the own last one.

A figure is entered once: the check-in of a key result that a metric became adds the metric's reading, and a reading
the key result's value, as a machine's, for it is nobody's word. Both files or neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from okrcli.errors import AddressError, UsageError
from okrcli.model import (
    Address,
    CheckIn,
    Cycle,
    CycleState,
    KeyResult,
    Kpi,
    Metric,
    Milestones,
    Objective,
    Team,
    Unmeasured,
)
from okrcli.model.kpi import Reading
from okrcli.model.okr import WORD, Number
from okrcli.workspace.change import (
    Change,
    Foreseen,
    Standing,
    Task,
    add_by_date,
    change_files,
    find_key_result,
    find_objective,
    refuse_closed,
    say_otherwise,
    task_of,
)
from okrcli.workspace.cycles import load_periods
from okrcli.workspace.files import kpis_path, team_ids, team_path
from okrcli.workspace.kpis import Entered, find_kpi, reading_edits, readings_task
from okrcli.workspace.load import load_kpis, load_team, read_kpis, read_team
from okrcli.yaml.edits import Edit, Remove, SetKey
from okrcli.yaml.nodes import Route
from okrcli.yaml.read import read_plain
from okrcli.yaml.source import Source

_SOUND_DAYS = date(1970, 1, 1), date(2099, 12, 31)
_SOUND_FIGURE = 1e12


class NewCheckin(NamedTuple):
    """A check-in that is to be added to the key result at an address.

    `build` makes it of the objective and the key result as they stand in the file by then; none: there is nothing to
    add. `baseline` is where the key result started, where the file does not say so yet.
    """

    address: Address
    build: Callable[[Objective, KeyResult], CheckIn | None]
    baseline: Number | None = None


class Recorded(NamedTuple):
    """What was recorded, by address or by the metric's id; `files` are the changes, a team's each and kpis.yaml."""

    files: list[Change[Any]]
    entries: list[tuple[Address | str, CheckIn | Reading]]


def append_checkins(
    root: Path, new: Sequence[NewCheckin], *, today: date, force: bool = False, dry_run: bool = False
) -> Recorded:
    """Add check-ins, all or none, and to each metric that such a key result is made of the reading as well.

    Raises as `change_team` does.
    """
    entries: list[tuple[Address | str, CheckIn | Reading]] = []
    readings: list[Entered] = []
    for cycle_id in dict.fromkeys(one.address.cycle for one in new):
        refuse_closed(root, cycle_id, today, force=force)
    by_team: dict[Address, list[NewCheckin]] = {}
    for one in new:
        by_team.setdefault(Address(one.address.cycle, one.address.team), []).append(one)

    def decide(standing: Standing[Team], wanted: Sequence[NewCheckin]) -> Foreseen[Team]:
        team, edits, sound = standing.means, list[Edit](), not standing.loaded.kept
        said: dict[Address, list[tuple[date, Mapping[str, object]]]] = {}
        for one in wanted:
            objective = find_objective(team, one.address)[1]
            route, key_result = find_key_result(team, one.address)
            entry = one.build(objective, key_result)
            if entry is None:
                continue
            edits += _baseline_edits(standing, route, key_result, one)
            sound = sound and one.baseline is None and _is_sound(entry, key_result)
            said.setdefault(one.address, []).append((entry.date, checkin_data(entry)))
            team = _with_checkin(team, objective, key_result, entry)
            entries.append((one.address, entry))
            readings.extend(entered_with(key_result, entry))
        for address, new in said.items():
            route, key_result = find_key_result(standing.means, address)
            edits += add_by_date((*route, "checkins"), key_result.checkins, new)
        return Foreseen(edits, team if sound else None)

    def find() -> list[Task[Any]]:
        tasks: list[Task[Any]] = [
            Task(team_path(root, *team[:2]), read_team, partial(decide, wanted=wanted))
            for team, wanted in by_team.items()
        ]
        follows = any(is_made_of_metric(root, one) for one in dict.fromkeys(each.address for each in new))
        return [*tasks, readings_task(root, readings, entries)] if follows else tasks

    files = change_files(root, find, dry_run=dry_run)
    return Recorded([one for one in files if one.after.text != one.before.text], entries)


def is_made_of_metric(root: Path, address: Address) -> bool:
    """Whether a key result is made of a metric that there is, so that its values are that one's readings."""
    kpi = _kpi_of(root, address)
    return kpi is not None and kpi in [one.id for one in load_kpis(root).value or ()]


def _kpi_of(root: Path, address: Address) -> str | None:
    team = load_team(root, address.cycle, address.team).value
    try:
        return None if team is None else find_key_result(team, address)[1].kpi
    except AddressError:
        return None


def entered_with(key_result: KeyResult, entry: CheckIn, before: CheckIn | None = None) -> Iterator[Entered]:
    """The reading that goes with a check-in, or takes the place of the one that went with the check-in `before`."""
    old = (before.date, before.value) if before is not None and before.value is not None else None
    if key_result.kpi is None or (entry.value is None and old is None):
        return
    by = entry.by or key_result.owner
    reading = None if entry.value is None else Reading(entry.date, entry.value, by)
    yield Entered(key_result.kpi, reading, old)


def append_reading(
    root: Path, kpi_id: str, build: Callable[[Kpi], Reading], *, today: date, dry_run: bool = False
) -> Recorded:
    """Add the reading that `build` makes of the metric as it stands in the file, after those of the same day.

    Key results that it became get the value as well, in cycles that are not closed and have the day. Raises
    AddressError (`no-such-kpi`), and as `change_team` does; nothing is written then, nor with `dry_run`.
    """
    entries: list[tuple[Address | str, CheckIn | Reading]] = []

    def decide(kpis: tuple[Kpi, ...]) -> list[Edit]:
        kpi = find_kpi(kpis, kpi_id)
        reading = build(kpi)
        entries.append((kpi.id, reading))
        return reading_edits(kpis, kpi, [reading])

    def follow(standing: Standing[Team], period: Cycle) -> Source:
        reading = entries[0][1]
        entry, edits = CheckIn(reading.date, reading.value, auto=True), list[Edit]()
        for objective in standing.means.objectives if period.starts <= reading.date <= period.ends else ():
            for one in objective.key_results:
                there = any((said.date, said.value) == (entry.date, entry.value) for said in one.checkins)
                over = there or objective.dropped or one.dropped
                if one.kpi != kpi_id or over or isinstance(one.measure, Milestones | Unmeasured):
                    continue
                place = Address(period.id, standing.means.id, objective.id, one.id)
                route = (*find_key_result(standing.means, place)[0], "checkins")
                edits += add_by_date(route, one.checkins, [(entry.date, checkin_data(entry))])
                entries.append((place, entry))
        return standing.edited(edits)

    def find() -> list[Task[Any]]:
        tasks: list[Task[Any]] = [task_of(kpis_path(root), read_kpis, decide)]
        for path, period in _made_of(root, kpi_id, today):
            tasks.append(Task(path, read_team, partial(follow, period=period)))
        return tasks

    files = change_files(root, find, dry_run=dry_run)
    return Recorded([one for one in files if one.after.text != one.before.text], entries)


def _made_of(root: Path, kpi_id: str, today: date) -> Iterator[tuple[Path, Cycle]]:
    """The teams' files with a key result that a metric became, in cycles that are not closed."""
    for period in load_periods(root)[0]:
        for team_id in team_ids(root, period.id) if period.state(today) is not CycleState.CLOSED else ():
            path = team_path(root, period.id, team_id)
            with suppress(OSError):
                team = load_team(root, period.id, team_id).value if b"kpi" in read_plain(path, root) else None
                if team is not None and any(one.kpi == kpi_id for each in team.objectives for one in each.key_results):
                    yield path, period


def _baseline_edits(standing: Standing[Team], route: Route, key_result: KeyResult, new: NewCheckin) -> Iterator[Edit]:
    """Raises UsageError where a baseline makes no sense (`baseline-of-what`) or is known (`baseline-there`)."""
    if new.baseline is None:
        return
    if not isinstance(key_result.measure, Metric):
        raise UsageError("baseline-of-what", key_result=key_result.id)
    if key_result.measure.baseline is not None:
        raise UsageError("baseline-there", address=new.address.path, baseline=key_result.measure.baseline)
    from okrcli.workspace.fields import neighbour_at

    source, here = standing.source, standing.place(route)
    yield SetKey(route, "baseline", new.baseline, after=neighbour_at(source, here, new.address, "baseline"))


def amend_checkin(
    root: Path,
    address: Address,
    choose: Callable[[Objective, KeyResult], int | None],
    build: Callable[[KeyResult, CheckIn], CheckIn],
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
) -> Recorded:
    """Put another check-in in place of the one whose number `choose` gives, while Git does not have that one.

    `build` makes it of the key result without that one, and of that one. Only what is other changes in the file; with
    another date it goes where that belongs. Raises UsageError (`amend-nothing`, `amend-committed`), and as
    `change_team` does.
    """
    entries: list[tuple[Address | str, CheckIn | Reading]] = []
    readings: list[Entered] = []

    def decide(team: Team) -> list[Edit]:
        objective = find_objective(team, address)[1]
        route, key_result = find_key_result(team, address)
        place = choose(objective, key_result)
        if place is None:
            raise UsageError("amend-nothing", address=address.path)
        old = key_result.checkins[place]
        if _is_committed(root, address, old):
            raise UsageError("amend-committed", address=address.path, day=old.date)
        rest = key_result._replace(checkins=(*key_result.checkins[:place], *key_result.checkins[place + 1 :]))
        new, here = build(rest, old), (*route, "checkins", place)
        before, after = checkin_data(old), checkin_data(new)
        entries.append((address, new))
        readings.extend(entered_with(key_result, new, old))
        if old.date != new.date and rest.checkins:
            return [Remove(here), *add_by_date((*route, "checkins"), rest.checkins, [(new.date, after)])]
        return say_otherwise(here, before, after)

    def find() -> list[Task[Any]]:
        tasks: list[Task[Any]] = [task_of(team_path(root, *address[:2]), read_team, decide)]
        return [*tasks, readings_task(root, readings, entries)] if is_made_of_metric(root, address) else tasks

    refuse_closed(root, address.cycle, today, force=force)
    return Recorded(change_files(root, find, dry_run=dry_run), entries)


def _is_committed(root: Path, address: Address, entry: CheckIn) -> bool:
    """Whether the commit that is checked out has a check-in, under the key result's own name or where that is new."""
    from okrcli.git.run import is_versioned
    from okrcli.git.snapshot import files_at, find_revision
    from okrcli.workspace.load import Reader

    if not is_versioned(root):
        return False
    try:
        head = find_revision(root, "HEAD")
    except AddressError:  # nothing is committed yet
        return False
    name = f"{address.cycle}/{address.team}.yaml"
    content = files_at(root, head, lambda one: one == name).get(name)
    if content is None:
        return False
    team = Reader(root)(name, content, read_team).value
    if team is None:  # what cannot be read may have it
        return True
    try:
        known = [find_key_result(team, address)[1]]
    except AddressError:
        known = [each for one in team.objectives for each in one.key_results]
    return any(entry in one.checkins for one in known)


def checkin_data(entry: CheckIn) -> dict[str, object]:
    """A check-in as a file says it: only what it carries, one blocker as a string, several as a list.

    Says what `okrcli.schema.translate.to_file` says, without a form: a check-in need not wait for Pydantic.
    """
    absent = CheckIn._field_defaults
    said = {key: value for key, value in entry._asdict().items() if value is not None and value != absent.get(key)}
    own: Mapping[str, object] = said.pop("extra", {})
    return {key: _written(value, alone=key != "done") for key, value in said.items()} | dict(own)


def _written(value: object, *, alone: bool) -> object:
    if isinstance(value, tuple):
        return value[0] if alone and len(value) == 1 else list(value)
    return value.value if isinstance(value, Enum) else value


def _is_sound(entry: CheckIn, key_result: KeyResult) -> bool:
    """Whether a file can say this of the key result for sure, and just so; in any doubt it is validated as a whole."""
    measure, absent = key_result.measure, CheckIn._field_defaults
    steps = {one.id for one in measure.milestones} if isinstance(measure, Milestones) else set()
    parts = [one for part in entry for one in (part if isinstance(part, tuple) else (part,))]
    return (
        _SOUND_DAYS[0] <= entry.date <= _SOUND_DAYS[1]
        and (entry.value is None or (not steps and abs(entry.value) <= _SOUND_FIGURE))
        and steps.issuperset(entry.done)
        and (entry.confidence is None or 0 <= entry.confidence <= 10)
        and all(one.isprintable() and one and one == one.strip() for one in parts if isinstance(one, str))
        and says_something(entry)
        and not entry.extra
        and not (entry.auto and any(getattr(entry, part) != absent[part] for part in WORD))
    )


def _with_checkin(team: Team, objective: Objective, key_result: KeyResult, entry: CheckIn) -> Team:
    """The team after the check-in, whose figure reads as it is written: 5.0 is 5."""
    place = sum(one.date <= entry.date for one in key_result.checkins)
    if isinstance(entry.value, float) and entry.value.is_integer():
        entry = entry._replace(value=int(entry.value))
    said = (*key_result.checkins[:place], entry, *key_result.checkins[place:])
    results = tuple(one._replace(checkins=said) if one is key_result else one for one in objective.key_results)
    objectives = (one._replace(key_results=results) if one is objective else one for one in team.objectives)
    return team._replace(objectives=tuple(objectives))


def says_something(entry: CheckIn) -> bool:
    """Whether a check-in carries anything beside its date and who gave it."""
    return entry != CheckIn(entry.date, by=entry.by, auto=entry.auto, extra=entry.extra)
