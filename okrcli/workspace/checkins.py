"""Check-ins: appended, each in its place by date, never rewritten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from pathlib import Path

from okrcli.errors import AddressError
from okrcli.model import Address, CheckIn, KeyResult, Milestones, Objective, Team
from okrcli.workspace.change import Change, Foreseen, change_team
from okrcli.yaml.edits import Append, Edit, Insert

_SOUND_DAYS = date(1970, 1, 1), date(2099, 12, 31)
_SOUND_FIGURE = 1e12


def append_checkin(
    root: Path,
    address: Address,
    build: Callable[[Objective, KeyResult], CheckIn],
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
) -> Change[Team]:
    """Add the check-in that `build` makes of the key result, and its objective, as they stand in the file.

    Raises as `change_team` does.
    """

    def decide(team: Team) -> Foreseen[Team]:
        route, key_result = find_checkins(team, address)
        objective = next(one for one in team.objectives if one.id == address.objective)
        entry = build(objective, key_result)
        means = _with_checkin(team, objective, key_result, entry) if _is_sound(entry, key_result) else None
        return Foreseen([placing(route, key_result, entry)], means)

    return change_team(root, address.cycle, address.team, decide, today=today, force=force, dry_run=dry_run)


def checkin_data(entry: CheckIn) -> dict[str, object]:
    """A check-in as a file says it: only what it carries, one blocker as a string, several as a list.

    Says what `okrcli.schema.translate.to_file` says, without a form: a check-in need not wait for Pydantic.
    """
    absent = CheckIn._field_defaults
    said = {key: value for key, value in entry._asdict().items() if value is not None and value != absent.get(key)}
    return {key: _written(value, alone=key != "done") for key, value in said.items()}


def _written(value: object, *, alone: bool) -> object:
    if isinstance(value, tuple):
        return value[0] if alone and len(value) == 1 else list(value)
    return value.value if isinstance(value, Enum) else value


def find_checkins(team: Team, address: Address) -> tuple[tuple[str | int, ...], KeyResult]:
    """Where the key result's check-ins stand in the team's file; raises AddressError where it is gone meanwhile."""
    for number, objective in enumerate(team.objectives):
        if objective.id == address.objective:
            for index, key_result in enumerate(objective.key_results):
                if key_result.id == address.key_result:
                    return ("objectives", number, "key_results", index, "checkins"), key_result
    raise AddressError("no-such-address", typed=address.path, cycle=address.cycle, nearest=[], elsewhere=[])


def placing(route: tuple[str | int, ...], key_result: KeyResult, entry: CheckIn) -> Edit:
    """After the last check-in of the same day or earlier."""
    place = sum(one.date <= entry.date for one in key_result.checkins)
    data = checkin_data(entry)
    return Append(route, data) if place == len(key_result.checkins) else Insert(route, place, data)


def _is_sound(entry: CheckIn, key_result: KeyResult) -> bool:
    """Whether a file can say this of the key result for sure, and just so; in any doubt it is validated as a whole."""
    measure = key_result.measure
    steps = {one.id for one in measure.milestones} if isinstance(measure, Milestones) else set()
    texts = (*entry.blockers, *entry.next, *(one for one in (entry.by, entry.note) if one is not None))
    return (
        _SOUND_DAYS[0] <= entry.date <= _SOUND_DAYS[1]
        and (entry.value is None or (not steps and abs(entry.value) <= _SOUND_FIGURE))
        and steps.issuperset(entry.done)
        and (entry.confidence is None or 0 <= entry.confidence <= 10)
        and all(text.isprintable() and text and text == text.strip() for text in texts)
        and entry != CheckIn(entry.date, by=entry.by)
    )


def _with_checkin(team: Team, objective: Objective, key_result: KeyResult, entry: CheckIn) -> Team:
    """The team after the check-in, whose figure reads as it is written: 5.0 is 5."""
    place = sum(one.date <= entry.date for one in key_result.checkins)
    if entry.value is not None and entry.value == int(entry.value):
        entry = entry._replace(value=int(entry.value))
    said = (*key_result.checkins[:place], entry, *key_result.checkins[place:])
    results = tuple(one._replace(checkins=said) if one is key_result else one for one in objective.key_results)
    objectives = (one._replace(key_results=results) if one is objective else one for one in team.objectives)
    return team._replace(objectives=tuple(objectives))
