"""The plain data that a file must say after an edit, and whether two pieces of data are the same, type by type."""

from __future__ import annotations

import math
from collections.abc import Callable
from collections.abc import Mapping as Dict
from datetime import date
from enum import Enum

from okrcli.yaml.nodes import Route
from okrcli.yaml.scalars import REFUSED

PlainData = object


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
    """The data with a new entry in the list at the route; `index` none: at its end. A missing or null list is made."""
    entry = read_back(value)

    def add(target: object) -> object:
        if target is None and route:
            return [entry]
        if not isinstance(target, list):
            raise NoSuchPlaceError("list")
        place = len(target) if index is None else index
        return [*target[:place], entry, *target[place:]]

    return _change_at(data, route, add)


def with_value(data: object, route: Route, value: object) -> object:
    """The data with another value at the route; the last key may be new."""
    if not route:
        raise NoSuchPlaceError("key")
    return _change_at(data, route, lambda _: read_back(value))


def without(data: object, route: Route) -> object:
    """The data without the entry or key at the route."""
    if not route:
        raise NoSuchPlaceError("key")
    last = route[-1]

    def drop(parent: object) -> object:
        _get(parent, last)
        if isinstance(parent, dict):
            return {key: value for key, value in parent.items() if key != last}
        return [item for index, item in enumerate(parent) if index != last] if isinstance(parent, list) else parent

    return _change_at(data, route[:-1], drop)


def _change_at(data: object, route: Route, change: Callable[[object], object]) -> object:
    """The data with what stands at the route changed; the last step may be a new key. Nothing given is touched."""
    if not route:
        return change(data)
    step, rest = route[0], route[1:]
    if not rest and isinstance(step, str):
        if data is None:
            return {step: change(None)}
        if isinstance(data, dict) and step not in data:
            return {**data, step: change(None)}
    changed = _change_at(_get(data, step), rest, change)
    if isinstance(data, dict):
        return {**data, step: changed}
    return [changed if index == step else item for index, item in enumerate(data)] if isinstance(data, list) else data


def _get(data: object, step: str | int) -> object:
    if isinstance(data, dict) and step in data:
        found: object = data[step]
        return found
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return data[step]
    raise NoSuchPlaceError("list" if isinstance(step, int) else "key")
