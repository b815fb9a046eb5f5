"""What must hold between the values of a file: what its form cannot say.

The checks take a file's data as it stands, right or wrong: where the form of a value is at fault it reads `BROKEN`,
which no check looks into, so that one mistake neither hides another nor is reported twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from okrcli.model import Cycle, Team
from okrcli.model.okr import WORD
from okrcli.model.terms import Kind
from okrcli.schema.faults import BROKEN, Fault, Mark
from okrcli.yaml.nodes import Route

NEXT_TO_NOTHING = 1e-12
"""Figures closer than this are the same: between them no score could be told."""

_MEASURE_OF = {
    "baseline": Kind.METRIC,
    "target": Kind.METRIC,
    "at_least": Kind.GUARDRAIL,
    "at_most": Kind.GUARDRAIL,
    "milestones": Kind.MILESTONES,
}
SAYINGS = ("value", "confidence", "note", "done", "status", "blockers", "next")
"""The keys of a check-in that say something, of which it must have one."""


def entries(data: Mapping[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Go through the mappings in the list at `key`, each with its position."""
    items = data.get(key)
    if isinstance(items, list):
        for index, item in enumerate(items):
            if isinstance(item, dict):
                yield index, item


def check_ids(data: Mapping[str, Any], key: str, route: Route, thing: str) -> Iterator[Fault]:
    """Check that no two siblings in the list at `key` have one id."""
    seen: dict[str, int] = {}
    for index, entry in entries(data, key):
        name = entry.get("id")
        if not isinstance(name, str):
            continue
        if name in seen:
            place = (*route, key)
            facts = {"id": name, "thing": thing}
            yield Fault("E310", (*place, index, "id"), facts, elsewhere=(*place, seen[name], "id"))
        else:
            seen[name] = index


def check_range(data: Mapping[str, Any], route: Route) -> Iterator[Fault]:
    """Check that `at_least` is no more than `at_most`."""
    low, high = data.get("at_least"), data.get("at_most")
    if low is None or high is None or low is BROKEN or high is BROKEN:
        return
    if low > high:
        yield Fault("E308", (*route, "at_most"), {"low": low, "high": high})


def check_dates(data: Mapping[str, Any], key: str, route: Route) -> Iterator[Fault]:
    """Check that the entries of the list at `key` stand in order of date; several on one date may."""
    previous = None
    for index, entry in entries(data, key):
        date = entry.get("date")
        if date is None or date is BROKEN:
            continue
        if previous is not None and date < previous:
            facts = {"date": str(date), "previous": str(previous), "list": key}
            yield Fault("E311", (*route, key, index, "date"), facts)
        previous = date


def check_window(data: Mapping[str, Any], route: Route) -> Iterator[Fault]:
    """Check that a window of its own does not end before it starts."""
    starts, ends = data.get("starts"), data.get("ends")
    if not (starts is None or ends is None or BROKEN in (starts, ends)) and ends < starts:
        yield Fault("E320", (*route, "ends"), {"starts": str(starts), "ends": str(ends)})


def check_windows_in(period: Cycle, team: Team) -> Iterator[Fault]:
    """Check that the windows of objectives and key results lie in their cycle, by positions in the team as it was read.

    What lies outside counts for nothing: every window is that part of it that is in the cycle.
    """
    for number, objective in enumerate(team.objectives):
        here: Route = ("objectives", number)
        windows: list[tuple[Route, date | None, date | None]] = [(here, objective.starts, objective.ends)]
        for at, one in enumerate(objective.key_results):
            windows.append(((*here, "key_results", at), one.starts, one.ends))
        for route, starts, ends in windows:
            for key, day in (("starts", starts), ("ends", ends)):
                if day is not None and not period.starts <= day <= period.ends:
                    facts = {"day": str(day), "starts": str(period.starts), "ends": str(period.ends), "key": key}
                    yield Fault("E319", (*route, key), facts)


def check_team(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Check ids, measures and check-ins of every objective and key result."""
    yield from check_ids(data, "objectives", (), "objective")
    for index, objective in entries(data, "objectives"):
        route = ("objectives", index)
        yield from check_window(objective, route)
        yield from check_ids(objective, "key_results", route, "key_result")
        for position, key_result in entries(objective, "key_results"):
            yield from _check_key_result(key_result, (*route, "key_results", position))


def _check_key_result(data: dict[str, Any], route: Route) -> Iterator[Fault]:
    keys = [key for key in data if key in _MEASURE_OF and data[key] is not None]
    kinds = {_MEASURE_OF[key]: key for key in reversed(keys)}
    yield from check_window(data, route)
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    if not kinds:
        if data.get("checkpoints") is not None:
            yield Fault("E303", (*route, "checkpoints"), {"key": "checkpoints", "missing": "baseline"}, Mark.KEY)
    elif kind is None:
        first = keys[0]
        other = next(key for key in keys if _MEASURE_OF[key] != _MEASURE_OF[first])
        yield Fault("E302", (*route, other), {"id": _name(data), "first": first, "other": other}, Mark.KEY)
    elif kind is Kind.METRIC:
        yield from _check_metric(data, route)
    else:
        if data.get("checkpoints") is not None:
            yield Fault("E304", (*route, "checkpoints"), {"measure": keys[0]}, Mark.KEY)
        if kind is Kind.GUARDRAIL:
            yield from check_range(data, route)
        else:
            yield from _check_milestones(data, route)
    yield from check_dates(data, "checkins", route)
    known = _known_milestones(data) if kind is Kind.MILESTONES else None
    for index, checkin in entries(data, "checkins"):
        yield from _check_checkin(checkin, (*route, "checkins", index), kind, known)


def _check_metric(data: dict[str, Any], route: Route) -> Iterator[Fault]:
    baseline, target, points = data.get("baseline"), data.get("target"), data.get("checkpoints")
    if target is None:
        yield Fault("E303", (*route, "baseline"), {"key": "baseline", "missing": "target"}, Mark.KEY)
        return
    if baseline is None:
        if points is not None:
            yield Fault("E303", (*route, "checkpoints"), {"key": "checkpoints", "missing": "baseline"}, Mark.KEY)
        return
    if baseline is BROKEN or target is BROKEN:
        return
    if abs(target - baseline) < NEXT_TO_NOTHING:
        yield Fault("E305", (*route, "target"), {"value": target})
        return
    if not isinstance(points, list):
        return
    sign = 1 if target > baseline else -1
    value, score = baseline, 0
    for index, point in enumerate(points):
        if point is BROKEN or BROKEN in point:
            continue
        place = (*route, "checkpoints", index)
        if value * sign + NEXT_TO_NOTHING < point[0] * sign < target * sign - NEXT_TO_NOTHING:
            value = point[0]
        else:
            yield Fault("E306", (*place, 0), {"value": point[0], "previous": value, "target": target})
        if score < point[1] < 1:
            score = point[1]
        else:
            yield Fault("E307", (*place, 1), {"score": point[1], "previous": score})


def _check_milestones(data: dict[str, Any], route: Route) -> Iterator[Fault]:
    if data["milestones"] == []:
        yield Fault("E309", (*route, "milestones"))
    yield from check_ids(data, "milestones", route, "milestone")


def _known_milestones(data: dict[str, Any]) -> dict[str, None] | None:
    """List the milestones' ids; none where one of them cannot be told."""
    milestones = data["milestones"]
    if not isinstance(milestones, list):
        return None
    names = [entry.get("id") if isinstance(entry, dict) else None for entry in milestones]
    known = dict.fromkeys(name for name in names if isinstance(name, str))
    return known if all(isinstance(name, str) for name in names) else None


def _check_checkin(
    data: dict[str, Any], route: Route, kind: Kind | None, known: dict[str, None] | None
) -> Iterator[Fault]:
    for key in SAYINGS:
        said = data.get(key)
        if said is not None and said != "" and said != []:
            break
    else:
        if BROKEN not in data.values():
            yield Fault("E315", route, {"date": str(data.get("date"))}, Mark.START)
    if data.get("value") is not None and kind is Kind.MILESTONES:
        yield Fault("E312", (*route, "value"), {}, Mark.KEY)
    if data.get("auto") is True:
        for key in WORD:
            if data.get(key):
                yield Fault("E321", (*route, key), {"key": key}, Mark.KEY)
    done = data.get("done")
    if done is None:
        return
    if kind is not None and kind is not Kind.MILESTONES:
        yield Fault("E313", (*route, "done"), {"kind": kind.value}, Mark.KEY)
    elif known is not None and isinstance(done, list):
        for index, name in enumerate(done):
            if name is BROKEN or name in known:
                continue
            yield Fault("E314", (*route, "done", index), {"id": name, "known": tuple(known)})


def _name(data: dict[str, Any]) -> object:
    name = data.get("id")
    return name if isinstance(name, str) else None
