"""What two sequences have in common, in a time that grows as they do: what occurs once in both holds the rest in place.

`difflib` alone takes the square of the lines that occur often, and files of OKRs are full of them (`checkins:`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

_MOST_PAIRS = 100_000
"""Where more pairs are alike and none occurs once, a stretch counts as different: two seconds of comparing at most."""


class Block(NamedTuple):
    """A stretch that both have: where it starts in either, and how long it is."""

    a: int
    b: int
    size: int


def matching_blocks(one: Sequence[str], other: Sequence[str]) -> list[Block]:
    """The stretches in order, none touching the next in both; last, the two ends with size 0."""
    blocks: list[Block] = []
    for a, b in sorted(_pairs(one, other)):
        last = blocks[-1] if blocks else Block(-1, -1, 0)
        if (a, b) == (last.a + last.size, last.b + last.size):
            blocks[-1] = last._replace(size=last.size + 1)
        else:
            blocks.append(Block(a, b, 1))
    return [*blocks, Block(len(one), len(other), 0)]


def opcodes(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """How to get from one to the other, as `difflib` tells it: `equal`, `replace`, `delete`, `insert`, with places."""
    i = j = 0
    for a, b, size in matching_blocks(one, other):
        if i < a or j < b:
            yield ("replace" if i < a and j < b else "delete" if i < a else "insert"), i, a, j, b
        if size:
            yield "equal", a, a + size, b, b + size
        i, j = a + size, b + size


def _pairs(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of what is alike, in no order."""
    stretches = [(0, len(one), 0, len(other))]
    while stretches:
        a, a_end, b, b_end = stretches.pop()
        while a < a_end and b < b_end and one[a] == other[b]:
            yield a, b
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and one[a_end - 1] == other[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            yield a_end, b_end
        anchors = _anchors(one[a:a_end], other[b:b_end])
        if not anchors:
            yield from ((a + i, b + j) for i, j in _by_difflib(one[a:a_end], other[b:b_end]))
            continue
        places = [(a - 1, b - 1), *((a + i, b + j) for i, j in anchors), (a_end, b_end)]
        yield from places[1:-1]
        stretches += [(i + 1, i_end, j + 1, j_end) for (i, j), (i_end, j_end) in pairwise(places)]


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run, in the order of both, of what occurs once in either."""
    counts = Counter(one), Counter(other)
    there = {text: place for place, text in enumerate(other) if counts[1][text] == 1}
    ends: list[int] = []  # the least place in the other that a run of each length can end at
    runs: list[tuple[int, int, int]] = []  # place, place in the other, and which of the runs it goes on from
    at: list[int] = []  # the last of `runs` for each length
    for place, text in enumerate(one):
        if counts[0][text] == 1 and text in there:
            length = bisect_left(ends, there[text])
            runs.append((place, there[text], at[length - 1] if length else -1))
            ends[length : length + 1] = [there[text]]
            at[length : length + 1] = [len(runs) - 1]
    found, number = [], at[-1] if at else -1
    while number >= 0:
        place, other_place, number = runs[number]
        found.append((place, other_place))
    return found[::-1]


def _by_difflib(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    counts = Counter(other)
    if sum(counts[text] for text in one) <= _MOST_PAIRS:
        for a, b, size in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
            yield from ((a + step, b + step) for step in range(size))
