"""What is left of a file's data without its mistakes: each costs the entry that cannot be without it, and no more.

A wrong value is as if it were absent where it may be; where it may not, its entry is left out, and so on outward. Keys
that nobody knows are left out alone. Entries that are known by their dates stand in order of date again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from okrcli.schema.entry import Entry, Merge, Spot, bare, is_form, is_own, keys_of, spot_of
from okrcli.schema.faults import BROKEN
from okrcli.yaml.nodes import Route

Kept = Mapping[Route, tuple[int, ...]]
"""By the route of each list that something was left out of: where in the file the entries that are left stand."""


def without_broken(form: type[Entry], data: Any) -> tuple[Any, Kept]:
    """The data without what is marked `BROKEN`, itself `BROKEN` where nothing is left; and where the rest stood."""
    kept: dict[Route, tuple[int, ...]] = {}
    return _left(data, Spot(form), (), kept), kept


def place_in_file(route: Route, kept: Kept) -> Route:
    """The route in the file to what stands at a route of what is left of it; past a list's end it stays there."""
    if not kept:
        return route
    found: Route = ()
    for step in route:
        places = kept.get(found)
        if places is not None and isinstance(step, int):
            step = places[step] if step < len(places) else max(places, default=-1) + 1 + step - len(places)  # noqa: PLW2901
        found = (*found, step)
    return found


def _left(value: Any, spot: Spot, route: Route, kept: dict[Route, tuple[int, ...]]) -> Any:
    if is_form(spot.kind) and isinstance(value, dict):
        return _left_of_entry(value, spot.kind, route, kept)
    if get_origin(spot.kind) is list and isinstance(value, list):
        inner = bare(get_args(spot.kind)[0])
        parts = [(at, _left(each, inner, (*route, at), kept)) for at, each in enumerate(value)]
        parts = [(at, part) for at, part in parts if part is not BROKEN]
        if Merge.BY_CONTENT in spot.marks:
            parts.sort(key=lambda part: str(part[1].get("date")) if isinstance(part[1], dict) else "")
        places = tuple(at for at, _part in parts)
        if places != tuple(range(len(value))):
            kept[route] = places
        return [part for _at, part in parts]
    if get_origin(spot.kind) is dict and isinstance(value, dict):
        inner = bare(get_args(spot.kind)[1])
        named = {name: _left(each, inner, (*route, name), kept) for name, each in value.items()}
        return {name: part for name, part in named.items() if part is not BROKEN and isinstance(name, str)}
    return value


def _left_of_entry(value: dict[Any, Any], form: type[Entry], route: Route, kept: dict[Route, tuple[int, ...]]) -> Any:
    keys = keys_of(form)
    left = {}
    for key, each in value.items():
        if key in keys:
            part = _left(each, spot_of(keys[key]), (*route, key), kept)
            if part is not BROKEN:
                left[key] = part
            elif keys[key].is_required():
                return BROKEN
        elif is_own(key):
            left[key] = each
    return left
