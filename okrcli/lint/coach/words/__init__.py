"""The coach's vocabulary: readable lists by language and category, and nothing that judges.

Lists are written as people spell, one blank between entries and `_` inside an entry of several words; they are folded
(lower case, no accents) when read. Phrases stand one a line, folded already, and may be patterns.
"""

from __future__ import annotations

from okrcli.lint.coach.tokens import fold


def entries(listed: str) -> frozenset[str]:
    """Return the entries of a list, folded, with blanks for `_`."""
    return frozenset(fold(entry).replace("_", " ") for entry in listed.split())


def one_of(listed: str) -> str:
    """Return the pattern, not capturing, that matches any line of a list of phrases."""
    return f"(?:{'|'.join(line.strip() for line in listed.strip().splitlines())})"
