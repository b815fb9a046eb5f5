"""Merging what three files say, as trees: mappings key by key, objectives, key results, milestones and KPIs by id.

Works on plain data. Where both sides want one thing differently, the value of the picked side stands and a conflict is
told; everything else does not depend on which side is which, but for the order of what has an id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from okrcli.merge.entries import merge_entries, merge_names
from okrcli.merge.moves import follow_moves
from okrcli.merge.values import (
    AS_SETS,
    BY_CONTENT,
    BY_ID,
    MISSING,
    Conflict,
    Side,
    are_entries,
    by_id,
    conflict,
    same,
    same_but_order,
)

Address = tuple[str, ...]


class MergedData(NamedTuple):
    """What the files say together, and what they disagree on."""

    data: Any
    conflicts: tuple[Conflict, ...]


class _Way(NamedTuple):
    """How to merge: whose values stand where both differ, whom to tell, and what is merged as a whole."""

    pick: Side
    tell: Callable[[Conflict], None]
    whole: Mapping[Address, frozenset[str]]


def merge_data(
    base: object,
    ours: object,
    theirs: object,
    pick: Side = Side.OURS,
    whole: Mapping[Address, frozenset[str]] | None = None,
) -> MergedData:
    """Merge three files' data; `base` is `MISSING` (or null) where both sides made the file.

    `whole`: by their addresses, entries with keys whose values cannot be had from two sides; without any, all are so.
    """
    conflicts: list[Conflict] = []
    way = _Way(pick, conflicts.append, whole or {})
    base, ours, theirs = ({} if side is None or side is MISSING else side for side in (base, ours, theirs))

    def of_entry(before: object, mine: object, yours: object, address: Address) -> object:
        return _merge(before, mine, yours, address, "entry", way)

    base, ours, theirs = follow_moves(base, ours, theirs, pick, conflicts.append, of_entry)
    data = _merge(base, ours, theirs, (), "", way)
    return MergedData(data, tuple({(one.kind, one.address): one for one in reversed(conflicts)}.values())[::-1])


def _merge(base: object, ours: object, theirs: object, address: Address, key: str, way: _Way) -> object:
    if same(ours, theirs) or same(base, theirs):
        return ours
    if same(base, ours):
        return theirs
    if isinstance(ours, dict) and isinstance(theirs, dict) and (isinstance(base, dict) or base is MISSING):
        if address in way.whole and key in ("", "entry"):
            return _merge_whole({} if base is MISSING else base, ours, theirs, address, way)  # type: ignore[arg-type]
        if base is not MISSING or key != "entry" or _alike(ours, theirs):
            return _merge_mappings({} if base is MISSING else base, ours, theirs, address, way)  # type: ignore[arg-type]
    elif are_entries(key, base, ours, theirs):
        before, mine, yours = ([] if side is MISSING or side is None else side for side in (base, ours, theirs))
        if key in BY_ID:
            return _merge_by_id(before, mine, yours, address, way)  # type: ignore[arg-type]
        merged, clashes = merge_entries(address, before, mine, yours, way.pick)  # type: ignore[arg-type]
        for clash in clashes:
            way.tell(clash)
        return merged
    if key in AS_SETS and not any(isinstance(side, dict) for side in (base, ours, theirs)):
        return merge_names(base, ours, theirs) or MISSING
    if key == "entry" and MISSING in (ours, theirs) and same_but_order(base, theirs if ours is MISSING else ours):
        return MISSING  # put in another order, and removed
    way.tell(conflict(address, base, ours, theirs))
    return ours if way.pick is Side.OURS else theirs


def _merge_whole(
    base: Mapping[str, object], ours: Mapping[str, object], theirs: Mapping[str, object], address: Address, way: _Way
) -> dict[str, object]:
    """One side's values for the keys that belong together, and the others of both."""
    bound = way.whole[address]
    before, mine, yours = (
        {key: side[key] for key in side if key in bound or not bound} for side in (base, ours, theirs)
    )
    values = yours if same(before, mine) else mine
    if not (same(before, mine) or same(before, yours) or same(mine, yours)):
        contested = [key for key in {**mine, **yours} if not same(mine.get(key, MISSING), yours.get(key, MISSING))]
        way.tell(
            conflict(address, *({key: side[key] for key in contested if key in side} for side in (before, mine, yours)))
        )
        values = mine if way.pick is Side.OURS else yours
    rest = [{key: side[key] for key in side if bound and key not in bound} for side in (base, ours, theirs)]
    return {**values, **_merge_mappings(rest[0], rest[1], rest[2], address, way)}


def _alike(ours: Mapping[str, object], theirs: Mapping[str, object]) -> bool:
    """Whether two entries made apart with one id are one thing: they differ in nothing but what they collect."""
    keys = (ours.keys() | theirs.keys()) - BY_ID - BY_CONTENT
    return all(same(ours.get(key, MISSING), theirs.get(key, MISSING)) for key in keys)


def _merge_mappings(
    base: Mapping[str, object],
    ours: Mapping[str, object],
    theirs: Mapping[str, object],
    address: Address,
    way: _Way,
) -> dict[str, object]:
    merged: dict[str, object] = {}
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        before, mine, yours = base.get(key, MISSING), ours.get(key, MISSING), theirs.get(key, MISSING)
        here = address if are_entries(key, before, mine, yours) else (*address, key)
        value = _merge(before, mine, yours, here, key, way)
        if value is not MISSING:
            merged[key] = value
    return merged


def _merge_by_id(
    base: Sequence[Mapping[str, object]],
    ours: Sequence[Mapping[str, object]],
    theirs: Sequence[Mapping[str, object]],
    address: Address,
    way: _Way,
) -> list[object]:
    before, mine, yours = map(by_id, (base, ours, theirs))
    merged: dict[str, object] = {}
    for name in [*mine, *(name for name in yours if name not in mine)]:
        sides = before.get(name, MISSING), mine.get(name, MISSING), yours.get(name, MISSING)
        value = _merge(*sides, (*address, name), "entry", way)
        if value is not MISSING:
            merged[name] = value
    return [merged[name] for name in _order(list(before), list(mine), list(yours), set(merged))]


def _order(base: list[str], ours: list[str], theirs: list[str], kept: set[str]) -> list[str]:
    """The order of the side that reordered, ours if both did; what the other added follows what it follows there."""
    common = [name for name in base if name in ours and name in theirs]
    unmoved = [name for name in ours if name in common] == common
    first, second = (theirs, ours) if unmoved and [n for n in theirs if n in common] != common else (ours, theirs)
    order = [name for name in first if name in kept]
    for place, name in enumerate(second):
        if name in kept and name not in order:
            before = next((other for other in reversed(second[:place]) if other in order), None)
            at = 0 if before is None else order.index(before) + 1
            while at < len(order) and order[at] not in second and order[at] not in base:
                at += 1  # ours first, where both added at one place
            order.insert(at, name)
    return order
