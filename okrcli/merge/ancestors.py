"""Several common ancestors: Git merges them first, and what they disagree on stands in the base between markers."""

from __future__ import annotations

import re
from typing import Any

from okrcli.merge.values import BY_ID, MISSING, are_entries, by_id, canonical, counted, same

_OPEN, _BASE, _MIDDLE, _CLOSE = (re.compile(rf"{sign}{{7,}}(?: |\r?$)") for sign in (r"<", r"\|", "=", ">"))


def ancestors(text: str) -> tuple[str, str] | None:
    """The two texts that a text with conflict markers was made of; none where it has no such markers."""
    sides: tuple[list[str], list[str]] = ([], [])
    parts: list[str] = []  # of the conflicts around a line: ours, base or theirs
    found = False
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if _OPEN.match(bare):
            parts.append("ours")
            found = True
        elif parts and _BASE.match(bare):
            parts[-1] = "base"
        elif parts and _MIDDLE.match(bare):
            parts[-1] = "theirs"
        elif parts and _CLOSE.match(bare):
            parts.pop()
        else:
            for side, name in zip(sides, ("ours", "theirs"), strict=True):
                if all(part == name for part in parts):
                    side.append(line)
    return ("".join(sides[0]), "".join(sides[1])) if found and not parts else None


def in_common(one: Any, other: Any, key: str = "") -> Any:
    """What two files' data agree on, thing by thing: of a list by id or of entries those that both have.

    `MISSING` where they have nothing in common.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        shared = {name: in_common(one[name], other[name], name) for name in one if name in other}
        return {name: value for name, value in shared.items() if value is not MISSING}
    if not (isinstance(one, list) and isinstance(other, list) and are_entries(key, one, other)):
        return one if same(one, other) else MISSING
    if key in BY_ID:
        named = by_id(other)
        return [in_common(entry, named[name]) for name, entry in by_id(one).items() if name in named]
    left, entries = counted(other), []
    for entry in one:
        if left[canonical(entry)] > 0:
            left[canonical(entry)] -= 1
            entries.append(entry)
    return entries
