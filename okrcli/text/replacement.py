"""Another value where one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrcli.text.emit import flow_text, scalar_text
from okrcli.text.manner import Manner, dash_of, first_key, skip_properties
from okrcli.text.nodes import Mapping, Node, Scalar, Sequence, Style
from okrcli.text.source import Source
from okrcli.text.splice import BREAK, Splice, Way, end_of_line, starts_line


def replace_value(source: Source, key: Scalar | None, node: Node, value: object, manner: Manner) -> Iterator[Way]:
    """Another value where one stands, its anchor kept, what follows it on its line too."""
    text = source.text
    new = _written(value, node, manner)
    if node.aliased:
        yield (Splice(node.start, node.end, new),)
        return
    start = _past_anchor(text, node)
    if isinstance(node, Scalar) and node.style not in (Style.LITERAL, Style.FOLDED):
        if start >= node.end and text[start - 1 : start] not in (" ", "\t"):  # nothing stands there yet
            colon = key is not None and node.anchor is None and text[start - 1] != ":"
            new = (": " if colon else " ") + new
        yield (Splice(start, node.end, new),)
        return
    if isinstance(node, Scalar):
        header_end = BREAK.search(text, start)
        if header_end is None:
            yield (Splice(start, node.end, new),)
            return
        header = re.match(r"[|>][-+0-9]*", text[start:])
        length = len(header[0]) if header else 1
        yield (Splice(start, start + length, new), Splice(header_end.end(), end_of_line(source, node.end), ""))
        return
    if node.flow:
        yield (Splice(start, node.end, new),)
        return
    yield from _replace_block(source, key, node, new)


def _replace_block(source: Source, key: Scalar | None, node: Mapping | Sequence, new: str) -> Iterator[Way]:
    """One line in place of the lines of a block collection, what follows the key on its line kept."""
    if key is None:
        return
    first = dash_of(source, node, 0) if isinstance(node, Sequence) else getattr(first_key(node), "start", None)
    if first is None or not starts_line(source, first):
        return
    colon = source.text.find(":", key.end)
    place = skip_properties(source.text, node.start) if node.anchor is not None else colon + 1
    stop = end_of_line(source, node.end)
    begin = end_of_line(source, colon)
    last = stop == len(source.text) and not source.text.endswith(("\n", "\r"))
    if last:  # the file goes on without a final line break
        begin -= len(source.newline)
    place = len(source.text[:place].rstrip(" \t"))
    yield (Splice(place, place, " " + new), Splice(begin, stop, ""))


def _past_anchor(text: str, node: Node) -> int:
    """The offset of the value itself: an anchor stays, a tag goes with the value that it was for."""
    if text[node.start : node.start + 1] not in ("&", "!"):
        return node.start
    past = skip_properties(text, node.start)
    return min(past, node.end)


def _written(value: object, node: Node, manner: Manner) -> str:
    if isinstance(value, dict | list | tuple):
        return flow_text(value, manner)
    return scalar_text(value, manner, node, flow=node.flow)
