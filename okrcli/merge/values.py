"""What a merge works on, and what it says: plain data with a mark for what is not there, and conflicts as facts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final, NamedTuple

from okrcli.schema.entry import Merge
from okrcli.schema.kinds import keys_merged

BY_ID: Final = keys_merged(Merge.BY_ID)
"""Keys of lists whose entries are known by their `id`."""

BY_CONTENT: Final = keys_merged(Merge.BY_CONTENT)
"""Keys of lists whose entries are what they say, in order of date."""

AS_SETS: Final = keys_merged(Merge.AS_SET)
"""Keys of lists of names, of which each is there or not: links to objectives, rules left out."""


def are_entries(key: str, *sides: object) -> bool:
    """Whether a key stands for a list of entries, known by their ids or dates, in every side that has it.

    `key_results` is a pair under `limits`, and what a team has of its own may be called anything.
    """
    known_by = "id" if key in BY_ID else "date"
    lists = [side for side in sides if side is not MISSING and side is not None]
    return key in BY_ID | BY_CONTENT and all(
        isinstance(side, list) and all(isinstance(entry, dict) and known_by in entry for entry in side)
        for side in lists
    )


def by_id(entries: object) -> dict[str, Any]:
    """The entries of such a list by their ids; none where there is no list."""
    return {str(entry["id"]): entry for entry in entries} if isinstance(entries, list) else {}


def counted(entries: object) -> Counter[str]:
    """How often each is there of entries that are what they say."""
    return Counter(map(canonical, entries)) if isinstance(entries, list) else Counter()


def changed(base: Any, side: Any, address: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The addresses of what a side says otherwise: keys, what has an id by that, entries without by their dates."""
    for key in {**side, **base}:
        before, after = base.get(key, MISSING), side.get(key, MISSING)
        if same(before, after):
            continue
        if are_entries(key, before, after) and key in BY_ID:
            old, new = by_id(before), by_id(after)
            for name in {**new, **old}:
                if name in old and name in new:
                    yield from changed(old[name], new[name], (*address, name))
                else:
                    yield (*address, name)
        elif are_entries(key, before, after):
            was, now = counted(before), counted(after)
            for entry in {**(now - was), **(was - now)}:
                yield (*address, key, str(json.loads(entry)["date"]))
        elif isinstance(before, dict) and isinstance(after, dict):
            yield from changed(before, after, (*address, key))
        else:
            yield (*address, key)


class Missing:
    """The absence of a value, which is not the same as null."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = Missing()


class Side(StrEnum):
    """Whose value stands where the two differ."""

    OURS = "ours"
    THEIRS = "theirs"


class ConflictKind(StrEnum):
    """How two sides disagree."""

    BOTH_SET = "both_set"
    BOTH_ADDED = "both_added"
    OURS_REMOVED = "ours_removed"
    THEIRS_REMOVED = "theirs_removed"
    BOTH_MOVED = "both_moved"
    UNMERGEABLE = "unmergeable"


class Conflict(NamedTuple):
    """One thing that both sides want differently.

    `address` is the way to it by ids and keys; `base`, `ours` and `theirs` are its three values, `MISSING` where there
    is none. UNMERGEABLE speaks of the whole file: its texts could not be brought together.
    """

    kind: ConflictKind
    address: tuple[str, ...]
    base: object = MISSING
    ours: object = MISSING
    theirs: object = MISSING


def same(one: object, other: object) -> bool:
    """Whether two values say the same, type by type, whatever the order of keys."""
    if one is MISSING or other is MISSING:
        return one is other
    return canonical(one) == canonical(other)


def same_but_order(one: object, other: object) -> bool:
    """Whether two values say the same, whatever the order of what has an id."""
    return same(_by_id(one), _by_id(other))


def _by_id(value: object) -> object:
    if isinstance(value, dict):
        inner = {key: _by_id(item) for key, item in value.items()}
        lists = {key: item for key, item in inner.items() if key in BY_ID and isinstance(item, list)}
        return inner | {key: sorted(item, key=canonical) for key, item in lists.items()}
    return [_by_id(item) for item in value] if isinstance(value, list) else value


def canonical(value: object) -> str:
    """One text for all ways to write a value; whole numbers and decimals of one size are one figure."""
    return json.dumps(_figures(value), sort_keys=True, ensure_ascii=False, default=str)


def _figures(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {str(key): _figures(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_figures(item) for item in value]
    return value


def conflict(address: tuple[str, ...], base: object, ours: object, theirs: object) -> Conflict:
    """A conflict of the kind that its three values show."""
    if ours is MISSING:
        kind = ConflictKind.OURS_REMOVED
    elif theirs is MISSING:
        kind = ConflictKind.THEIRS_REMOVED
    else:
        kind = ConflictKind.BOTH_ADDED if base is MISSING else ConflictKind.BOTH_SET
    return Conflict(kind, address, base, ours, theirs)


def differing(one: Conflict) -> tuple[object, object, object]:
    """The three values of a conflict, and of whole entries only what makes the case: what is not in the other one."""
    mine, yours = (one.base if other is MISSING else other for other in (one.theirs, one.ours))
    base = difference(one.base, one.ours if one.theirs is MISSING else one.theirs)
    return base, difference(one.ours, mine), difference(one.theirs, yours)


def difference(one: Any, other: Any, key: str = "") -> Any:
    """What of one value is not in the other: keys of mappings, and entries of lists with their ids."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {
            name: difference(value, other.get(name, MISSING), name)
            for name, value in one.items()
            if not same(value, other.get(name, MISSING))
        }
    if isinstance(one, list) and isinstance(other, list) and are_entries(key, one, other):
        left = [entry for entry in one if not any(same(entry, each) for each in other)]
        if key in BY_CONTENT:
            return left
        known = by_id(other)
        return [{"id": entry["id"], **difference(entry, known.get(str(entry["id"]), {}))} for entry in left]
    return one
