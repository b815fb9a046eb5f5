"""Splices, and the places in a text that they start and end at.

`insertion`, `replacement` and `removal` give the ways to make an edit, likeliest first; `okrcli.yaml.edits` applies
them and keeps the first whose result reads exactly as meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from okrcli.yaml.nodes import Mapping, Sequence
from okrcli.yaml.source import Source

BREAK = re.compile(r"\r\n|\n|\r")
BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")
TO_COMMA = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+,")


class Splice(NamedTuple):
    """The text from `start` to `end` gives way to `text`."""

    start: int
    end: int
    text: str


Way = tuple[Splice, ...]


def apply_way(text: str, way: Way) -> str:
    """The text with all splices made."""
    parts, at = list[str](), len(text)
    for splice in sorted(way, key=lambda item: (item.start, item.end), reverse=True):
        parts += text[splice.end : at], splice.text
        at = splice.start
    return text[:at] + "".join(reversed(parts))


def lines_after(source: Source, end: int, lines: list[str]) -> Iterator[Way]:
    """New lines right after the line that `end` is on; then, for text that ends in blanks, after the blank lines."""
    text = source.text
    if end and text[end - 1] in "\r\n":  # a block scalar that keeps its last line breaks
        yield (lines_at(source, end, lines),)
        return
    match = BREAK.search(text, end)
    if match is None:
        yield (Splice(len(text), len(text), "".join(source.newline + line for line in lines)),)
        return
    yield (lines_at(source, match.end(), lines),)
    blank = BLANK_LINES.match(text, match.end())
    if blank and blank.end() > match.end():
        yield (lines_at(source, blank.end(), lines),)


def lines_at(source: Source, offset: int, lines: list[str]) -> Splice:
    """New lines at the start of a line, with the line end of the line before."""
    before = source.text[:offset]
    newline = next((end for end in ("\r\n", "\n", "\r") if before.endswith(end)), source.newline)
    return Splice(offset, offset, "".join(line + newline for line in lines))


def line_start(source: Source, offset: int) -> int:
    """The offset that the line of an offset starts at."""
    return source.line_starts[source.line_of(offset) - 1]


def starts_line(source: Source, offset: int) -> bool:
    """Whether only blanks stand before the offset on its line."""
    return not source.text[line_start(source, offset) : offset].strip()


def end_of_line(source: Source, offset: int) -> int:
    """The offset past the line break of the line that the offset is on."""
    if offset and source.text[offset - 1] in "\r\n":
        return offset
    match = BREAK.search(source.text, offset)
    return match.end() if match else len(source.text)


def item_spans(sequence: Sequence) -> list[tuple[int, int]]:
    """Where the entries of a list start and end."""
    return [(item.start, item.end) for item in sequence.items]


def entry_spans(mapping: Mapping) -> list[tuple[int, int]]:
    """Where the entries of a mapping start and end, key and value together, in the order of the file."""
    entries = [*mapping.entries.values(), *([mapping.merge] if mapping.merge else [])]
    return sorted((key.start, max(key.end, value.end)) for key, value in entries)
