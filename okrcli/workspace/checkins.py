"""Check-ins: appended, each in its place by date, never rewritten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from okrcli.errors import AddressError
from okrcli.model import Address, CheckIn, KeyResult, Objective, Team
from okrcli.text.edits import Append, Edit, Insert
from okrcli.workspace.change import Change, change_team


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

    def decide(team: Team) -> list[Edit]:
        route, key_result = find_checkins(team, address)
        objective = next(one for one in team.objectives if one.id == address.objective)
        return [placing(route, key_result, build(objective, key_result))]

    return change_team(root, address.cycle, address.team, decide, today=today, force=force, dry_run=dry_run)


def checkin_data(entry: CheckIn) -> dict[str, object]:
    """A check-in as a file says it: only what it carries, one blocker as a string, several as a list."""
    data = {
        "date": entry.date,
        "value": entry.value,
        "done": list(entry.done),
        "confidence": entry.confidence,
        "status": None if entry.status is None else entry.status.value,
        "by": entry.by,
        "note": entry.note,
        "blockers": _one_or_many(entry.blockers),
        "next": _one_or_many(entry.next),
    }
    return {key: value for key, value in data.items() if value is not None and value != []}


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


def _one_or_many(texts: tuple[str, ...]) -> str | list[str] | None:
    if not texts:
        return None
    return texts[0] if len(texts) == 1 else list(texts)
