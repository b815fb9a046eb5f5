"""Several common ancestors: Git merges them first, and what they disagree on stands in the base between markers."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from okrcli.merge.values import BY_CONTENT, BY_ID, are_entries, canonical, same

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
    """What two files' data agree on, thing by thing: of a list by id or of entries those that both have."""
    if isinstance(one, dict) and isinstance(other, dict):
        shared = {name: (one[name], other[name]) for name in one if name in other}
        return {name: in_common(*both, name) for name, both in shared.items() if _comparable(*both, name)}
    if key in BY_ID and are_entries(key, one, other):
        named = {str(entry["id"]): entry for entry in other}
        return [in_common(entry, named[str(entry["id"])]) for entry in one if str(entry["id"]) in named]
    if key in BY_CONTENT and are_entries(key, one, other):
        left, entries = Counter(map(canonical, other)), []
        for entry in one:
            if left[canonical(entry)] > 0:
                left[canonical(entry)] -= 1
                entries.append(entry)
        return entries
    return one


def _comparable(one: Any, other: Any, key: str) -> bool:
    """Whether two values have something in common: they are the same, or collections of one kind."""
    if are_entries(key, one, other):
        return isinstance(one, list) and isinstance(other, list)
    return same(one, other) or (isinstance(one, dict) and isinstance(other, dict))
