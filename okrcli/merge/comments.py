"""Comments of a text, to tell whether a merge would lose one."""

from __future__ import annotations

import re
from collections import Counter

_WHOLE = re.compile(r"^[ \t]*(#[^\r\n]*)", re.MULTILINE)
_TRAILING = re.compile(r"[^\s#][ \t]+(#[^\r\n'\"\]}]*)$", re.MULTILINE)


def comments(text: str) -> Counter[str]:
    """The comments with how often each occurs; a `#` inside folded text may be taken for one."""
    found = [match.strip() for pattern in (_WHOLE, _TRAILING) for match in pattern.findall(text)]
    return Counter(found)


def loses_comments(base: str, ours: str, theirs: str, result: str) -> bool:
    """Whether a comment that a side has, and that the other did not take out, is not in the result."""
    before, mine, yours, kept = map(comments, (base, ours, theirs, result))
    for comment in mine | yours:
        b, o, t = before[comment], mine[comment], yours[comment]
        wanted = t if o == b else o if t == b else min(o, t)
        if kept[comment] < wanted:
            return True
    return False
