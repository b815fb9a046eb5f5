"""Merging lists of check-ins and readings: entries are what they say, and stand in order of date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from okrcli.merge.values import MISSING, Conflict, Side, canonical, conflict, counted

Entry = Mapping[str, object]


def merge_entries(
    address: tuple[str, ...], base: Sequence[Entry], ours: Sequence[Entry], theirs: Sequence[Entry], pick: Side
) -> tuple[list[Entry], list[Conflict]]:
    """The entries of both sides, none doubled, and the entries that both changed differently.

    The order does not depend on which side is which: in order of date, and those of one date that were added apart in
    the order of their content. What one side took out is out.
    """
    counts = {name: counted(side) for name, side in (("b", base), ("o", ours), ("t", theirs))}
    left = {key: _count(counts["b"][key], counts["o"][key], counts["t"][key]) for key in counts["o"] | counts["t"]}
    conflicts = []
    for entry, mine, yours in _clashes(base, ours, theirs, counts):
        conflicts.append(conflict((*address, str(entry.get("date"))), entry, mine, yours))
        loser = yours if pick is Side.OURS else mine
        if isinstance(loser, Mapping):
            left[canonical(loser)] = left.get(canonical(loser), 1) - 1
    return _in_order(_taken(ours, left), _taken(theirs, left)), conflicts


def merge_names(base: object, ours: object, theirs: object) -> list[object]:
    """The names that neither side took out, in the order of the base, then those that a side added, by their letters.

    One name alone may stand without its list, as files allow.
    """
    before, mine, yours = (
        side if isinstance(side, list) else [] if side in (None, MISSING) else [side] for side in (base, ours, theirs)
    )
    added = {canonical(name): name for name in (*mine, *yours) if name not in before}
    return [*(name for name in before if name in mine and name in yours), *(added[key] for key in sorted(added))]


def _count(base: int, ours: int, theirs: int) -> int:
    if ours == base:
        return theirs
    return ours if theirs == base else max(ours, theirs)


def _taken(side: Sequence[Entry], left: Mapping[str, int]) -> list[tuple[str, Entry]]:
    """Those of a side's entries that stay: the first ones where there are more than may stay."""
    seen: Counter[str] = Counter()
    taken = []
    for entry in side:
        key = canonical(entry)
        seen[key] += 1
        if seen[key] <= left.get(key, 0):
            taken.append((f"{key} {seen[key]}", entry))
    return taken


def _in_order(ours: list[tuple[str, Entry]], theirs: list[tuple[str, Entry]]) -> list[Entry]:
    in_ours, in_theirs = {key for key, _ in ours}, {key for key, _ in theirs}
    common = [key for key, _ in ours if key in in_theirs]
    if common != [key for key, _ in theirs if key in in_ours]:
        # reordered by one side: ours as it stands, and the others where their dates belong
        merged = [entry for _, entry in ours]
        for key, entry in theirs:
            if key not in in_ours:
                later = (i for i, other in enumerate(merged) if _date(other) > _date(entry))
                merged.insert(next(later, len(merged)), entry)
        return merged
    merged, i, j = [], 0, 0
    while i < len(ours) or j < len(theirs):
        mine = ours[i] if i < len(ours) else None
        yours = theirs[j] if j < len(theirs) else None
        if mine and yours and mine[0] == yours[0]:
            merged.append(mine[1])
            i, j = i + 1, j + 1
        elif yours is None or (mine and _goes_first(mine, yours, in_ours, in_theirs)):
            assert mine is not None  # noqa: S101 - one of the two is left
            merged.append(mine[1])
            i += 1
        else:
            merged.append(yours[1])
            j += 1
    return merged


def _goes_first(mine: tuple[str, Entry], yours: tuple[str, Entry], in_ours: set[str], in_theirs: set[str]) -> bool:
    """Whether ours comes next: what both have waits for what one has before it."""
    if mine[0] in in_theirs:
        return False
    if yours[0] in in_ours:
        return True
    return (_date(mine[1]), mine[0]) < (_date(yours[1]), yours[0])


def _date(entry: Entry) -> str:
    return str(entry.get("date"))


def _clashes(
    base: Sequence[Entry], ours: Sequence[Entry], theirs: Sequence[Entry], counts: Mapping[str, Counter[str]]
) -> list[tuple[Entry, object, object]]:
    """The base's entries that both took out, one of them at least for another that took its place."""
    gone = [entry for entry in base if not counts["o"][canonical(entry)] and not counts["t"][canonical(entry)]]
    mine = [entry for entry in ours if not counts["b"][canonical(entry)]]
    yours = [entry for entry in theirs if not counts["b"][canonical(entry)]]
    found: list[tuple[Entry, object, object]] = []
    for entry in gone:
        one, other = _successor(entry, mine), _successor(entry, yours)
        if one is MISSING and other is MISSING:
            continue
        if isinstance(one, Mapping) and isinstance(other, Mapping) and canonical(one) == canonical(other):
            continue
        found.append((entry, one, other))
    return found


def _successor(entry: Entry, added: list[Entry]) -> object:
    """The added entry that an edit made of this one, taken from the list: of the same date, or alike but for it."""
    rest = {key: value for key, value in entry.items() if key != "date"}
    for index, other in enumerate(added):
        alike = canonical({key: value for key, value in other.items() if key != "date"}) == canonical(rest)
        if _date(other) == _date(entry) or alike:
            return added.pop(index)
    return MISSING
