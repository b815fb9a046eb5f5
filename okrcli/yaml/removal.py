"""Entries and keys that go, with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrcli.yaml.nodes import Mapping, Sequence
from okrcli.yaml.source import Source
from okrcli.yaml.splice import (
    BLANK_LINES,
    BREAK,
    TO_COMMA,
    Splice,
    Way,
    end_of_line,
    entry_spans,
    item_spans,
    line_start,
    starts_line,
)
from okrcli.yaml.style import dash_of, skip_properties

_BEFORE_CHILD = re.compile(
    r"""[:\-?](?=(?:[ \t]+[&!]\S*)*[ \t]*(?:\#[^\r\n]*)?(?:\r\n|\n|\r)
        (?:[ \t]*(?:\#[^\r\n]*)?(?:\r\n|\n|\r))*[ \t]*\Z)""",
    re.VERBOSE,
)


def remove_item(source: Source, sequence: Sequence, index: int) -> Iterator[Way]:
    """A list without one of its entries; the only one leaves `[]`."""
    if sequence.flow:
        yield from _remove_flow(source, sequence, item_spans(sequence), index)
        return
    start = dash_of(source, sequence, index)
    if start is None:
        return
    if len(sequence.items) == 1:
        yield from _leave_empty(source, sequence, start, "[]")
        return
    following = dash_of(source, sequence, index + 1)
    yield from _remove_block(source, start, sequence.items[index].end, following)


def remove_key(source: Source, mapping: Mapping, key: str) -> Iterator[Way]:
    """A mapping without one of its keys; the only one leaves `{}`."""
    key_scalar, value = mapping.entries[key]
    spans = entry_spans(mapping)
    index = next(number for number, span in enumerate(spans) if span[0] == key_scalar.start)
    if mapping.flow:
        yield from _remove_flow(source, mapping, spans, index)
        return
    if len(spans) == 1:
        yield from _leave_empty(source, mapping, key_scalar.start, "{}")
        return
    following = spans[index + 1][0] if index + 1 < len(spans) else None
    yield from _remove_block(source, key_scalar.start, max(key_scalar.end, value.end), following)


def _remove_block(source: Source, start: int, end: int, following: int | None) -> Iterator[Way]:
    """The lines of an entry; where it shares its first line with a dash, what follows moves up to it."""
    text = source.text
    if starts_line(source, start):
        begin, stop = line_start(source, start), end_of_line(source, end)
        if stop == len(text) and not text.endswith(("\n", "\r")) and begin:
            # the line before is now the last, without a break, unless the break is a block scalar's
            yield (Splice(begin - (2 if text[:begin].endswith("\r\n") else 1), stop, ""),)
        yield (Splice(begin, stop, ""),)
        blank = BLANK_LINES.match(text, stop)
        if blank and blank.end() > stop:  # after a block scalar that would keep them
            yield (Splice(begin, blank.end(), ""),)
    elif following is not None:
        rest = BREAK.search(text, end)
        own_line = rest.start() if rest else end
        if "#" not in text[own_line:following]:
            yield (Splice(start, following, ""),)
        dash_end = len(text[:start].rstrip(" \t"))
        yield (Splice(dash_end, own_line, ""),)


def _leave_empty(source: Source, node: Mapping | Sequence, start: int, empty: str) -> Iterator[Way]:
    """The only entry of a block collection goes: empty brackets take its place, after the key or dash above."""
    text = source.text
    before = _BEFORE_CHILD.search(text[:start])
    if not starts_line(source, start) or before is None:
        yield (Splice(start, node.end, empty),)
        return
    begin, stop = line_start(source, start), end_of_line(source, node.end)
    if stop == len(text) and not text.endswith(("\n", "\r")):
        begin -= 2 if text[:begin].endswith("\r\n") else 1
    place = skip_properties(text, node.start) if node.start < start and node.anchor else before.end()
    place = before.end() if place > start else place
    yield (Splice(place, place, " " + empty), Splice(begin, stop, ""))


def _remove_flow(source: Source, node: Mapping | Sequence, spans: list[tuple[int, int]], index: int) -> Iterator[Way]:
    """An entry between brackets goes with its comma, and with its line where it has one for itself."""
    content = source.text
    start, end = spans[index]
    comma = TO_COMMA.match(content, end)
    cut_end = comma.end() if comma else end
    line_end = end_of_line(source, cut_end)
    rest = content[cut_end:line_end].strip()
    alone = starts_line(source, start) and (not rest or rest.startswith("#")) and line_end < node.end
    before = TO_COMMA.match(content, spans[index - 1][1]) if index > 0 else None
    if index < len(spans) - 1:
        own_line = Splice(line_start(source, start), line_end, "")
        yield (own_line if alone else Splice(start, spans[index + 1][0], ""),)
    elif before is None:
        yield (Splice(line_start(source, start), line_end, "") if alone else Splice(start, cut_end, ""),)
    elif alone:
        dangling = () if comma else (Splice(before.end() - 1, before.end(), ""),)
        yield (*dangling, Splice(line_start(source, start), line_end, ""))
    else:
        yield (Splice(before.end() if comma else before.end() - 1, cut_end, ""),)
