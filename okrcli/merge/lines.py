"""Merging texts line by line (diff3), with what overlaps left as hunks for somebody who knows what the lines mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from okrcli.merge.matching import matching_blocks, opcodes


class Hunk(NamedTuple):
    """A stretch of the merged text; where at most one side changed it it is `settled`, and `ours` holds it."""

    settled: bool
    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


class Labels(NamedTuple):
    """What the two sides are called in conflict markers, and how long these are."""

    ours: str = "ours"
    theirs: str = "theirs"
    size: int = 7


def split_lines(text: str) -> list[str]:
    """The lines with their line feeds."""
    parts = text.split("\n")
    return [*(part + "\n" for part in parts[:-1]), *([parts[-1]] if parts[-1] else [])]


def merge_lines(base: str, ours: str, theirs: str) -> list[Hunk]:
    """The merged text as hunks, in order."""
    b, o, t = (split_lines(text) for text in (base, ours, theirs))
    hunks: list[Hunk] = []
    at_b = at_o = at_t = 0
    for b_from, o_from, t_from, length in _stable(b, o, t):
        if (b_from, o_from, t_from) != (at_b, at_o, at_t):
            hunks.append(_hunk(b[at_b:b_from], o[at_o:o_from], t[at_t:t_from]))
        if length:
            lines = tuple(b[b_from : b_from + length])
            hunks.append(Hunk(True, lines, lines, lines))
        at_b, at_o, at_t = b_from + length, o_from + length, t_from + length
    return hunks


def _hunk(base: list[str], ours: list[str], theirs: list[str]) -> Hunk:
    if ours == theirs or base == theirs:
        return Hunk(True, tuple(base), tuple(ours), tuple(theirs))
    if base == ours:
        return Hunk(True, tuple(base), tuple(theirs), tuple(theirs))
    if not base and (_says_nothing(ours) or _says_nothing(theirs)):
        both = _together(ours, theirs)
        if all(line.endswith("\n") for line in both):
            return Hunk(True, (), both, both)
    for changed, kept in ((ours, theirs), (theirs, ours)):
        # one side changed the lines, the other wrote comments around them
        size = len(base)
        if size and kept[:size] == base and _says_nothing(kept[size:]) and changed and changed[-1].endswith("\n"):
            both = (*changed, *kept[size:])
            return Hunk(True, tuple(base), both, both)
        if size and kept[-size:] == base and _says_nothing(kept[:-size]):
            both = (*kept[:-size], *changed)
            return Hunk(True, tuple(base), both, both)
    return Hunk(False, tuple(base), tuple(ours), tuple(theirs))


def _together(ours: list[str], theirs: list[str]) -> tuple[str, ...]:
    """Comments and what the other added there: below it, as they speak of what follows, unless they are deeper."""
    for comments, added in ((ours, theirs), (theirs, ours)):
        if _says_nothing(comments) and not _says_nothing(added):
            deeper = _indent(comments) > _indent(added)
            return (*comments, *added) if deeper else (*added, *comments)
    return (*ours, *theirs)


def _indent(lines: Sequence[str]) -> int:
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)


def _says_nothing(lines: Sequence[str]) -> bool:
    """Whether there are comments and blank lines alone."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in lines)


def _stable(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches that all three have, by their starts and length; last, the three ends with length 0."""
    one = matching_blocks(base, ours)
    other = matching_blocks(base, theirs)
    i = j = 0
    while i < len(one) and j < len(other):
        start = max(one[i].a, other[j].a)
        end = min(one[i].a + one[i].size, other[j].a + other[j].size)
        if start < end:
            yield start, one[i].b + start - one[i].a, other[j].b + start - other[j].a, end - start
        if one[i].a + one[i].size < other[j].a + other[j].size:
            i += 1
        else:
            j += 1
    yield len(base), len(ours), len(theirs), 0


def with_markers(hunks: Sequence[Hunk], labels: Labels, newline: str) -> str:
    """The text with what is not settled between conflict markers."""
    parts: list[str] = []
    for hunk in hunks:
        if hunk.settled:
            parts += hunk.ours
        else:
            parts.append(_marked(hunk, labels, newline))
    return "".join(parts)


def mark_differences(ours: str, theirs: str, labels: Labels, newline: str) -> str:
    """Our text, with each stretch that differs from theirs between conflict markers."""
    mine, yours = split_lines(ours), split_lines(theirs)
    parts: list[str] = []
    for tag, i, i_end, j, j_end in opcodes(mine, yours):
        if tag == "equal":
            parts += mine[i:i_end]
        else:
            parts.append(_marked(Hunk(False, (), tuple(mine[i:i_end]), tuple(yours[j:j_end])), labels, newline))
    return "".join(parts)


def _marked(hunk: Hunk, labels: Labels, newline: str) -> str:
    mine, yours = (
        "".join(line if line.endswith("\n") else line + newline for line in side) for side in (hunk.ours, hunk.theirs)
    )
    first, middle, last = (sign * labels.size for sign in "<=>")
    return f"{first} {labels.ours}{newline}{mine}{middle}{newline}{yours}{last} {labels.theirs}{newline}"
