"""What each side of a merge says otherwise than the base, by address: of that the merge is made."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from okrcli.merge.values import BY_CONTENT, BY_ID, MISSING, canonical, same

Address = tuple[str, ...]


def changed(base: Any, side: Any, address: Address = ()) -> Iterator[Address]:
    """The addresses: keys, what has an id by that, check-ins and readings by their dates."""
    for key in {**side, **base}:
        before, after = base.get(key, MISSING), side.get(key, MISSING)
        if same(before, after):
            continue
        if key in BY_ID and _hold(before, after, "id"):
            old, new = ({str(one["id"]): one for one in _entries(value)} for value in (before, after))
            for name in {**new, **old}:
                if name not in old or name not in new:
                    yield (*address, name)
                else:
                    yield from changed(old[name], new[name], (*address, name))
        elif key in BY_CONTENT and _hold(before, after, "date"):
            was, now = (Counter(map(canonical, _entries(value))) for value in (before, after))
            for entry in {**(now - was), **(was - now)}:
                yield (*address, key, str(json.loads(entry)["date"]))
        elif isinstance(before, dict) and isinstance(after, dict):
            yield from changed(before, after, (*address, key))
        else:
            yield (*address, key)


def _hold(before: Any, after: Any, name: str) -> bool:
    """Whether both are lists, if anything, of entries with such a key: what a team calls so may be anything else."""
    entries = [*_entries(before), *_entries(after)]
    lists = all(value is MISSING or value is None or isinstance(value, list) for value in (before, after))
    return lists and all(isinstance(one, dict) and name in one for one in entries)


def _entries(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
