"""Key results that went to another objective: a move on one side is made on the others before anything is compared."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from okrcli.merge.values import Conflict, ConflictKind, Side


def follow_moves(
    base: Any, ours: Any, theirs: Any, pick: Side, tell: Callable[[Conflict], None]
) -> tuple[Any, Any, Any]:
    """The three files with each key result where the side that moved it has it; moved apart is a conflict."""
    homes = [_homes(side) for side in (base, ours, theirs)]
    if not any(name in homes[0] and homes[0][name] != home for side in homes[1:] for name, home in side.items()):
        return base, ours, theirs
    base, ours, theirs = copy.deepcopy((base, ours, theirs))
    for name, home in homes[0].items():
        mine, yours = homes[1].get(name), homes[2].get(name)
        if mine is None or yours is None or mine == yours == home:
            continue
        goal = yours if mine == home else mine
        if home not in (mine, yours) and mine != yours:
            tell(Conflict(ConflictKind.BOTH_MOVED, (home, name), home, mine, yours))
            goal = mine if pick is Side.OURS else yours
        for side, here in ((base, home), (ours, mine), (theirs, yours)):
            _move(side, name, here, goal)
    return base, ours, theirs


def _homes(data: Any) -> dict[str, str]:
    """The objective of each key result whose id occurs once in the file."""
    found: dict[str, list[str]] = {}
    for objective in data.get("objectives") or []:
        for key_result in objective.get("key_results") or []:
            found.setdefault(str(key_result["id"]), []).append(str(objective["id"]))
    return {name: homes[0] for name, homes in found.items() if len(homes) == 1}


def _move(data: Any, name: str, here: str, goal: str) -> None:
    objectives = {str(objective["id"]): objective for objective in data["objectives"]}
    if here == goal or goal not in objectives:
        return
    source = objectives[here]["key_results"]
    index = next(i for i, entry in enumerate(source) if str(entry["id"]) == name)
    target = objectives[goal]
    target["key_results"] = [*(target.get("key_results") or []), source.pop(index)]
