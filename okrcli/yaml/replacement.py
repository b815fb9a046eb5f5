"""Another value where one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrcli.yaml.emit import flow_text, scalar_text
from okrcli.yaml.nodes import Mapping, Node, Scalar, Sequence, Style
from okrcli.yaml.source import Source
from okrcli.yaml.splice import BREAK, Splice, Way, end_of_line, starts_line
from okrcli.yaml.style import Manner, dash_of, first_key, skip_properties

_HEADER = re.compile(r"(?:[&!]\S*[ \t]+)*[|>][-+0-9]*")


def replace_value(source: Source, key: Scalar | None, node: Node, value: object, manner: Manner) -> Iterator[Way]:
    """Another value where one stands, its anchor kept, what follows it on its line too."""
    text = source.text
    new = _written(value, node, manner)
    if node.aliased:
        yield (Splice(node.start, node.end, new),)
        return
    if not isinstance(node, Scalar) and not node.flow:
        yield from _replace_block(source, key, node, new)
        return
    kept = _anchor(text, node) + new
    if isinstance(node, Scalar) and node.style in (Style.LITERAL, Style.FOLDED):
        header = _HEADER.match(text, node.start)
        header_end = BREAK.search(text, node.start)
        if header is not None and header_end is not None:
            lines = Splice(header_end.end(), end_of_line(source, node.end), "")
            yield Splice(node.start, header.end(), kept), lines
        return
    if node.start == node.end:  # nothing stands there yet
        colon = key is not None and text[node.start - 1] != ":"
        kept = (": " if colon else " ") + kept
    yield (Splice(node.start, node.end, kept),)


def _anchor(text: str, node: Node) -> str:
    """The anchor of a value with a blank after it: it stays, while a tag goes with the value that it was for."""
    if node.anchor is None:
        return ""
    found = re.compile(r"&[^\s,\[\]{}]+").search(text, node.start, max(node.end, node.start + 1))
    return found[0] + " " if found else ""


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


def _written(value: object, node: Node, manner: Manner) -> str:
    if isinstance(value, dict | list | tuple):
        return flow_text(value, manner)
    return scalar_text(value, manner, node, flow=node.flow)
