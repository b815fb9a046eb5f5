"""How the neighbours of a new entry are written, so that it can be written alike."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from okrcli.yaml.nodes import Mapping, Node, Route, Scalar, Sequence, Style
from okrcli.yaml.routes import locate
from okrcli.yaml.source import Source

_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:[ \t]|(?=[\r\n])|\Z)[ \t]*)*")
_TO_DASH = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*[ \t]*(?=-)")
_List = tuple[Scalar, Sequence]
_QUOTES = {Style.SINGLE: "'", Style.DOUBLE: '"'}


class Manner(NamedTuple):
    """The habits of a place in a file. Widths are in columns.

    `like`: the neighbour whose keys' quotes and lists are imitated. `json`: the whole file is JSON.
    """

    json: bool = False
    key_quote: str = ""
    pad: str = ""  # inside braces
    comma: str = ", "
    colon: str = ": "
    dash_indent: int = 2  # of a list's dashes, from the key above
    dash_gap: int = 1  # between a dash and what follows
    dash_alone: int | None = None  # where a dash stands alone: its mapping's columns from the dash
    like: Mapping | None = None


def column(source: Source, offset: int) -> int:
    """The column of an offset, from 0."""
    return offset - source.line_starts[source.line_of(offset) - 1]


def skip_properties(text: str, offset: int) -> int:
    """The offset past an anchor and a tag, where a node starts with them."""
    match = _PROPERTIES.match(text, offset)
    return match.end() if match else offset


def dash_of(source: Source, sequence: Sequence, index: int) -> int | None:
    """The offset of the dash of an entry of a block list."""
    if sequence.flow or not 0 <= index < len(sequence.items):
        return None
    start = skip_properties(source.text, sequence.start) if index == 0 else sequence.items[index - 1].end
    match = _TO_DASH.match(source.text, start)
    return match.end() if match else None


def first_key(mapping: Mapping) -> Scalar | None:
    """The key that stands first, `<<` included."""
    keys = [key for key, _ in mapping.entries.values()]
    if mapping.merge is not None:
        keys.append(mapping.merge[0])
    return min(keys, key=lambda key: key.start, default=None)


def own_manner(source: Source, root: Node | None) -> Manner:
    """The habits of a whole file: whether it is JSON, how its lists are indented."""
    key = first_key(root) if isinstance(root, Mapping) else None
    if isinstance(root, Mapping) and root.flow and key is not None and key.style is Style.DOUBLE:
        return Manner(json=True, key_quote='"')
    return Manner()


def manner_at(source: Source, root: Node, route: Route) -> Manner:
    """The habits around a list: of the same key's list elsewhere, else of any block list, nearest before first."""
    manner = own_manner(source, root)
    lists, named = _lists_of(root)
    if not lists:
        return manner
    place = _place(root, route)
    same = named.get(route[-1] if route else None) or lists
    at = bisect_left(same, place, key=_start)  # of two as near the one before
    key, node = min(same[max(0, at - 1) : at + 1], key=lambda pair: abs(_start(pair) - place))
    return _with_dashes(source, manner, key, node)


@lru_cache(maxsize=1)
def _lists_of(root: Node) -> tuple[list[_List], dict[object, list[_List]]]:
    """The keys with a list of dashes under them, in the order of the file, and those of each name; kept for the root.

    Many edits of one file ask for them.
    """
    lists = sorted((pair for pair in _block_lists(root) if not pair[1].aliased), key=_start)
    named = defaultdict[object, list[_List]](list)
    for pair in lists:
        named[pair[0].value].append(pair)
    return lists, named


def _start(pair: _List) -> int:
    return pair[1].start


def _place(root: Node, route: Route) -> int:
    for length in range(len(route), -1, -1):
        node = locate(root, route[:length])
        if node is not None:
            return node.start
    return 0


def _block_lists(node: Node) -> Iterator[_List]:
    """Every key with a list of dashes under it."""
    if isinstance(node, Sequence):
        for item in node.items:
            if not item.aliased:
                yield from _block_lists(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries.values():
            if value.aliased:
                continue
            if isinstance(value, Sequence) and not value.flow and value.items:
                yield key, value
            yield from _block_lists(value)


def _with_dashes(source: Source, manner: Manner, key: Scalar | None, sequence: Sequence) -> Manner:
    """The manner with the dashes of a block list: their indentation, and what follows them."""
    dash = dash_of(source, sequence, 0)
    if dash is None:
        return manner
    if key is not None:
        manner = manner._replace(dash_indent=max(0, column(source, dash) - column(source, key.start)))
    for index in range(len(sequence.items) - 1, -1, -1):
        item = sequence.items[index]
        dash = dash_of(source, sequence, index)
        if dash is None or item.end <= dash + 1:
            continue
        start = first_key(item) if isinstance(item, Mapping) and not item.flow and not item.aliased else item
        offset = start.start if start is not None else item.start
        if source.line_of(offset) == source.line_of(dash):
            gap = source.text[dash + 1 : item.start]
            if gap.strip(" "):
                continue
            return manner._replace(dash_gap=max(1, len(gap)), dash_alone=None)
        if isinstance(item, Mapping) and not item.flow:
            return manner._replace(dash_alone=column(source, offset) - column(source, dash))
    return manner


def manner_of_list(source: Source, manner: Manner, sequence: Sequence, index: int) -> Manner:
    """The habits of a list for a new entry after the one at `index` (or before the first)."""
    if not sequence.flow and sequence.items:
        manner = _with_dashes(source, manner, None, sequence)
    before = sequence.items[: index + 1][::-1]
    for item in [*before, *sequence.items[index + 1 :]]:
        if isinstance(item, Mapping) and not item.aliased and first_key(item) is not None:
            return like_mapping(source, manner, item)
    return manner


def like_mapping(source: Source, manner: Manner, mapping: Mapping) -> Manner:
    """The manner with the habits of one mapping: quotes of its keys, and spaces where it is written in braces."""
    keys = sorted((key for key, _ in mapping.entries.values()), key=lambda key: key.start)
    if not keys:
        return manner
    styles = {key.style for key in keys}
    quote = _QUOTES.get(keys[0].style, "") if len(styles) == 1 else ""
    manner = manner._replace(key_quote='"' if manner.json else quote, like=mapping)
    if not mapping.flow:
        return manner
    text = source.text
    opening = skip_properties(text, mapping.start)
    closing_pad = text[mapping.end - 2 : mapping.end - 1] == " "
    manner = manner._replace(pad=" " if text[opening + 1 : opening + 2] == " " and closing_pad else "")
    glued = (
        bool(quote) and text[keys[0].end : keys[0].end + 1] == ":" and text[keys[0].end + 1 : keys[0].end + 2] != " "
    )
    manner = manner._replace(colon=":" if glued else ": ", comma="," if glued else manner.comma)
    if len(keys) > 1:
        first_end = mapping.entries[keys[0].value][1].end
        between = text[max(first_end, keys[0].end) : keys[1].start]
        manner = manner._replace(comma="," if between.endswith(",") else ", ")
    return manner
