"""Checks of meaning that several kinds of file share.

They take a file's data as it is, right or wrong: where the form of a value is at fault it reads `BROKEN`, which no
check looks into, so that one mistake neither hides another nor is reported twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from okrcli.schema.faults import BROKEN, Fault
from okrcli.text.nodes import Route

NEXT_TO_NOTHING = 1e-12
"""Figures closer than this are the same: between them no score could be told."""


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
