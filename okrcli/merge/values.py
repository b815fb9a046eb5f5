"""What a merge works on, and what it says: plain data with a mark for what is not there, and conflicts as facts."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Final, NamedTuple

BY_ID: Final = frozenset({"objectives", "key_results", "milestones", "kpis"})
"""Keys of lists whose entries are known by their `id`."""

BY_CONTENT: Final = frozenset({"checkins", "readings"})
"""Keys of lists whose entries are what they say, in order of date."""


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
