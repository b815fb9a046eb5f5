"""Splices of a text: the ways that an edit can be made in, and what a text with mistakes is read as."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """The text from `start` to `end` gives way to `text`."""

    start: int
    end: int
    text: str


Way = tuple[Splice, ...]


def apply_way(text: str, way: Way) -> str:
    """The text with all splices made."""
    parts, at = list[str](), len(text)
    for splice in sorted(way, key=lambda item: (item.start, item.end))[::-1]:  # of two at one place the first one first
        parts += text[splice.end : at], splice.text
        at = splice.start
    return text[:at] + "".join(reversed(parts))


class Patch(NamedTuple):
    """The changes made so far, apart from each other and in order, and the text that comes of them."""

    text: str
    changes: tuple[Splice, ...] = ()
    anchors: tuple[tuple[int, int], ...] = ()

    @property
    def moves(self) -> bool:
        """Whether offsets differ between the two texts."""
        return bool(self.anchors)

    def to_file(self, offset: int) -> int:
        """The offset in the file for one in the patched text; inside a change, no further than its end."""
        if not self.anchors:
            return offset
        index = bisect_right(self.anchors, (offset, 1 << 62)) - 1
        if index < 0:
            return offset
        here, there = self.anchors[index]
        place = there + offset - here
        following = index + 1
        if following < len(self.anchors):
            place = min(place, self.anchors[following][1])
        return place


def patch_text(original: str, changes: Iterable[Splice]) -> Patch:
    """Apply changes to the text of a file. Of two that overlap the first in the file is kept."""
    kept: list[Splice] = []
    for change in sorted(changes, key=lambda item: (item.start, item.end)):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    pieces: list[str] = []
    anchors: list[tuple[int, int]] = []
    position = length = 0
    for change in kept:
        before = original[position : change.start]
        pieces += (before, change.text)
        length += len(before)
        anchors.append((length, change.start))
        length += len(change.text)
        anchors.append((length, change.end))
        position = change.end
    pieces.append(original[position:])
    same_length = all(len(change.text) == change.end - change.start for change in kept)
    return Patch("".join(pieces), tuple(kept), () if same_length else tuple(anchors))
