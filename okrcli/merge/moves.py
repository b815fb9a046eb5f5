"""Key results that went to another objective: merged as one thing, and put where the side that moved them has them."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, NamedTuple

from okrcli.merge.values import MISSING, Conflict, ConflictKind, Side, conflict

MergeEntry = Callable[[object, object, object, tuple[str, ...]], object]
"""Merges one thing's three states, given its address."""


class _Homes(NamedTuple):
    """The objectives that a key result stands in: `base` is the one, a side has it in one or, none, removed it."""

    base: str
    ours: str | None
    theirs: str | None


def follow_moves(
    base: Any, ours: Any, theirs: Any, pick: Side, tell: Callable[[Conflict], None], merge: MergeEntry
) -> tuple[Any, Any, Any]:
    """The three files with each key result that moved merged already, as an entry that the moving side added.

    Moved apart, or moved on one side and removed on the other, is a conflict.
    """
    moved = _moved(base, ours, theirs)
    if not moved:
        return base, ours, theirs
    base, ours, theirs = copy.deepcopy((base, ours, theirs))
    for name, homes in moved.items():
        sides = ((base, homes.base), (ours, homes.ours), (theirs, homes.theirs))
        before, mine, yours = (_entry(side, home, name) for side, home in sides)
        if homes.ours is None or homes.theirs is None:
            tell(conflict((homes.ours or homes.theirs or "", name), before, mine, yours))
            goal = homes.ours if pick is Side.OURS else homes.theirs
            value = mine if pick is Side.OURS else yours
        else:
            goal = homes.theirs if homes.ours == homes.base else homes.ours
            if homes.base not in (homes.ours, homes.theirs) and homes.ours != homes.theirs:
                tell(Conflict(ConflictKind.BOTH_MOVED, (homes.base, name), homes.base, homes.ours, homes.theirs))
                goal = homes.ours if pick is Side.OURS else homes.theirs
            value = merge(before, mine, yours, (goal, name))
            goals = [_objective(side, goal) for side in (base, ours, theirs)]
            if goals[0] is not MISSING and goals[1 if pick is Side.OURS else 2] is MISSING:
                # moved into what the picked side removed: there it is where that side has it
                tell(conflict((goal,), *goals))
                goal = homes.ours if pick is Side.OURS else homes.theirs
        for side, home in sides:
            _replace(side, home, name, value if home == goal and side is not base else MISSING)
    return base, ours, theirs


def _moved(base: Any, ours: Any, theirs: Any) -> dict[str, _Homes]:
    """The key results that a side has elsewhere; an id that occurs twice in a file says nothing of where it went."""
    before, mine, yours = _homes(base), _homes(ours), _homes(theirs)
    found = {}
    for name, homes in before.items():
        here, there = mine.get(name, []), yours.get(name, [])
        if len(homes) > 1 or len(here) > 1 or len(there) > 1:
            continue
        if (here and here != homes) or (there and there != homes):
            found[name] = _Homes(homes[0], *(side[0] if side else None for side in (here, there)))
    return found


def _homes(data: Any) -> dict[str, list[str]]:
    """The objectives of each key result of a file, by its id."""
    found: dict[str, list[str]] = {}
    for objective in data.get("objectives") or []:
        for key_result in objective.get("key_results") or []:
            found.setdefault(str(key_result["id"]), []).append(str(objective["id"]))
    return found


def _objective(data: Any, name: str) -> Any:
    return next((one for one in data["objectives"] if str(one["id"]) == name), MISSING)


def _entry(data: Any, home: str | None, name: str) -> Any:
    if home is None:
        return MISSING
    return next(one for one in _objective(data, home)["key_results"] if str(one["id"]) == name)


def _replace(data: Any, home: str | None, name: str, value: object) -> None:
    """Put a value in place of a key result, or take it out; a list without any is not written."""
    if home is None:
        return
    objective = _objective(data, home)
    entries = [value if str(one["id"]) == name else one for one in objective["key_results"]]
    objective["key_results"] = [one for one in entries if one is not MISSING]
    if not objective["key_results"]:
        del objective["key_results"]
