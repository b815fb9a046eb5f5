"""The plain data that a file must say after an edit, and whether two pieces of data are the same, type by type."""

from __future__ import annotations

import math
from collections.abc import Mapping as Dict
from datetime import date
from enum import Enum
from typing import Any

from okrcli.yaml.nodes import Route
from okrcli.yaml.scalars import REFUSED


class NoSuchPlaceError(Exception):
    """The route of an edit leads nowhere, or to something that cannot take it; `expected` says what would."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


def normalise(value: object) -> object:
    """The value as it will read back: tuples are lists, enums their values, whole floats integers; dates stay.

    Raises `TypeError` for what YAML's core schema cannot say.
    """
    if isinstance(value, Enum):
        return normalise(value.value)
    if isinstance(value, Dict):
        return {str(key): normalise(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [normalise(item) for item in value]
    if isinstance(value, float) and math.isfinite(value) and value == int(value) and abs(value) < 1e16:
        return int(value)
    if value is None or isinstance(value, str | bool | int | float | date):
        return value
    raise TypeError(f"no YAML value: {type(value).__name__}")


def read_back(value: object) -> object:
    """A normalised value as a reader gets it: dates are text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: read_back(item) for key, item in value.items()}
    if isinstance(value, list):
        return [read_back(item) for item in value]
    return value


def refused_character(value: object) -> str | None:
    """The first character in a value's texts that no file may hold, as `U+001B`; none where there is none."""
    if isinstance(value, Dict):
        parts: list[object] = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple):
        parts = list(value)
    else:
        found = REFUSED.search(value) if isinstance(value, str) else None
        return None if found is None else f"U+{ord(found[0]):04X}"
    return next((bad for bad in map(refused_character, parts) if bad is not None), None)


def same(one: object, other: object) -> bool:
    """Whether two pieces of data are equal, types included; the order of keys does not count."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    return one == other or (one != one and other != other)


def with_item(data: object, route: Route, index: int | None, value: object) -> object:
    """The data, changed: a new entry in the list at the route; `index` none: at its end. A null or no list is made."""
    entry, top = read_back(value), [data]
    holder, step = _holder(top, route)
    is_key = isinstance(holder, dict) and isinstance(step, str)
    target = holder.get(step) if is_key else _get(holder, step)
    if target is None and route:
        holder[step] = [entry]
    elif isinstance(target, list):
        target.insert(len(target) if index is None else index, entry)
    else:
        raise NoSuchPlaceError("list")
    return top[0]


def with_value(data: object, route: Route, value: object) -> object:
    """The data, changed: another value at the route; the last key may be new."""
    top = [data]
    holder, step = _holder(top, route, "key")
    if not (isinstance(holder, dict) and isinstance(step, str)):
        _get(holder, step)
    holder[step] = read_back(value)
    return top[0]


def without(data: object, route: Route) -> object:
    """The data, changed: nothing at the route."""
    holder, step = _holder([data], route, "key")
    _get(holder, step)
    del holder[step]
    return data


def _holder(top: list[object], route: Route, needed: str | None = None) -> tuple[Any, str | int]:
    """The collection that holds what a route leads to, and the step there; a null that is to hold a key becomes one.

    `top` holds all; what is `needed` where the route leads to it itself, if anything.
    """
    if needed and not route:
        raise NoSuchPlaceError(needed)
    holder: Any = top
    step: str | int = 0
    for number, following in enumerate(route, 1):
        if number == len(route) and isinstance(following, str) and _get(holder, step) is None:
            holder[step] = {}
        holder, step = _get(holder, step), following
    return holder, step


def _get(data: object, step: str | int) -> Any:
    if isinstance(data, dict) and step in data:
        return data[step]
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return data[step]
    raise NoSuchPlaceError("list" if isinstance(step, int) else "key")
