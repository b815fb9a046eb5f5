"""From what a text says to what it should say: the edits that lead there, as few and as small as the data allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from okrcli.merge.matching import opcodes
from okrcli.merge.values import AS_SETS, BY_CONTENT, BY_ID, MISSING, canonical, same
from okrcli.schema.kinds import keys_taking
from okrcli.yaml.edits import Edit, Insert, Remove, SetKey, SetScalar
from okrcli.yaml.nodes import Route

_DATES = keys_taking(date)


def edits_between(before: object, after: object, route: Route = ()) -> Iterator[Edit]:
    """The edits, in the order to make them in, that lead from one file's data to another's."""
    if same(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [key for key in before if key not in after]:
            yield Remove((*route, key))
        for key, value in after.items():
            if key not in before:
                yield SetKey(route, key, _written(value, key))
            else:
                yield from edits_between(before[key], value, (*route, key))
    elif isinstance(before, list) and isinstance(after, list) and before and route[-1] in BY_ID | BY_CONTENT | AS_SETS:
        yield from _of_list(before, after, route)
    else:
        yield SetScalar(route, _written(after, route[-1]))


def _of_list(before: list[object], after: list[object], route: Route) -> Iterator[Edit]:
    # from the end, so that the places before stay as they are; what is new first, so that no list is empty between
    for alike, i, i_end, j, j_end in reversed(list(_matches(before, after, str(route[-1])))):
        if alike:
            for back in range(1, i_end - i + 1):
                yield from edits_between(before[i_end - back], after[j_end - back], (*route, i_end - back))
            continue
        for entry in reversed(after[j:j_end]):
            yield Insert(route, i_end, _written(entry))
        for place in reversed(range(i, i_end)):
            yield Remove((*route, place))


def _matches(before: list[object], after: list[object], key: str) -> Iterator[tuple[bool, int, int, int, int]]:
    """Stretches of the two lists, and whether their entries are the same things, if only by their dates."""
    for tag, i, i_end, j, j_end in _opcodes(before, after, lambda entry: _name(entry, key)):
        if tag != "replace" or key in BY_ID:
            yield tag == "equal", i, i_end, j, j_end
            continue
        for again, k, k_end, m, m_end in _opcodes(before[i:i_end], after[j:j_end], _date):
            yield again == "equal", i + k, i + k_end, j + m, j + m_end


def _opcodes(
    before: list[object], after: list[object], name: Callable[[object], str]
) -> list[tuple[str, int, int, int, int]]:
    return list(opcodes([*map(name, before)], [*map(name, after)]))


def _date(entry: object) -> str:
    return str(entry.get("date")) if isinstance(entry, dict) else canonical(entry)


def _name(entry: object, key: str) -> str:
    if key in BY_ID and isinstance(entry, dict):
        return str(entry.get("id", MISSING))
    return canonical(entry)


def _written(value: object, key: object = None) -> object:
    """A value as it is to be written: dates plain."""
    if isinstance(value, dict):
        return {name: _written(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_written(item) for item in value]
    if key in _DATES and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
