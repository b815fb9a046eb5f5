"""How the neighbours of what is new are written, and new YAML text for plain data in the same style."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping as Dict
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from okrcli.yaml.nodes import Mapping, Node, Route, Scalar, ScalarStyle, Sequence, nearest
from okrcli.yaml.scalars import format_value, quote_double, quote_single
from okrcli.yaml.source import Source

_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:[ \t]|(?=[\r\n])|\Z)[ \t]*)*")
_TO_DASH = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*[ \t]*(?=-)")
_List = tuple[Scalar, Sequence]
_QUOTES = {ScalarStyle.SINGLE: "'", ScalarStyle.DOUBLE: '"'}

WIDTH = 120
"""Columns that a line of the tool's own keeps to."""
_STEP = 2
_SPREAD = frozenset({"objectives", "key_results", "kpis"})
"""Lists whose entries have several lines in the tool's own style; those of others, check-ins first, have one each."""


class Style(NamedTuple):
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


def style_at(source: Source, root: Node, route: Route) -> Style:
    """The habits around a list: of the same key's list elsewhere, else of any block list, nearest before first."""
    key = first_key(root) if isinstance(root, Mapping) and root.flow else None
    is_json = key is not None and key.style is ScalarStyle.DOUBLE
    style = Style(json=True, key_quote='"') if is_json else Style()
    lists, named = _lists_of(root)
    if not lists:
        return style
    place = nearest(root, route).start
    same = named.get(route[-1] if route else None) or lists
    at = bisect_left(same, place, key=_start)  # of two as near the one before
    key, node = min(same[max(0, at - 1) : at + 1], key=lambda pair: abs(_start(pair) - place))
    return _with_dashes(source, style, key, node)


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


def _with_dashes(source: Source, style: Style, key: Scalar | None, sequence: Sequence) -> Style:
    """The style with the dashes of a block list: their indentation, and what follows them."""
    dash = dash_of(source, sequence, 0)
    if dash is None:
        return style
    if key is not None:
        style = style._replace(dash_indent=max(0, source.column(dash) - source.column(key.start)))
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
            return style._replace(dash_gap=max(1, len(gap)), dash_alone=None)
        if isinstance(item, Mapping) and not item.flow:
            return style._replace(dash_alone=source.column(offset) - source.column(dash))
    return style


def style_of_list(source: Source, style: Style, sequence: Sequence, index: int) -> Style:
    """The habits of a list for a new entry after the one at `index` (or before the first)."""
    if not sequence.flow and sequence.items:
        style = _with_dashes(source, style, None, sequence)
    before = sequence.items[: index + 1][::-1]
    for item in [*before, *sequence.items[index + 1 :]]:
        if isinstance(item, Mapping) and not item.aliased and first_key(item) is not None:
            return like_mapping(source, style, item)
    return style


def like_mapping(source: Source, style: Style, mapping: Mapping) -> Style:
    """The style with the habits of one mapping: quotes of its keys, and spaces where it is written in braces."""
    keys = sorted((key for key, _ in mapping.entries.values()), key=lambda key: key.start)
    if not keys:
        return style
    styles = {key.style for key in keys}
    quote = _QUOTES.get(keys[0].style, "") if len(styles) == 1 else ""
    style = style._replace(key_quote='"' if style.json else quote, like=mapping)
    if not mapping.flow:
        return style
    text = source.text
    opening = skip_properties(text, mapping.start)
    closing_pad = text[mapping.end - 2 : mapping.end - 1] == " "
    style = style._replace(pad=" " if text[opening + 1 : opening + 2] == " " and closing_pad else "")
    glued = (
        bool(quote) and text[keys[0].end : keys[0].end + 1] == ":" and text[keys[0].end + 1 : keys[0].end + 2] != " "
    )
    style = style._replace(colon=":" if glued else ": ", comma="," if glued else style.comma)
    if len(keys) > 1:
        first_end = mapping.entries[keys[0].value][1].end
        between = text[max(first_end, keys[0].end) : keys[1].start]
        style = style._replace(comma="," if between.endswith(",") else ", ")
    return style


def flow_text(value: object, style: Style, like: Node | None = None) -> str:
    """A value on one line, inside or outside braces."""
    if isinstance(value, Dict):
        if not value:
            return "{}"
        model = like if isinstance(like, Mapping) else style.like
        parts = [
            f"{key_text(key, style, flow=True)}{style.colon}{flow_text(item, style, _neighbour(model, key))}"
            for key, item in value.items()
        ]
        return "{" + style.pad + style.comma.join(parts) + style.pad + "}"
    if isinstance(value, list | tuple):
        return "[" + style.comma.join(flow_text(item, style, _first_item(like)) for item in value) + "]"
    return scalar_text(value, style, like, flow=True)


def scalar_text(value: object, style: Style, like: Node | None = None, *, flow: bool = False) -> str:
    """A scalar, in the quotes of the neighbour's where it is text or a date."""
    if isinstance(like, Scalar) and isinstance(value, str | date) and not style.json:
        text = value if isinstance(value, str) else value.isoformat()
        if like.style is ScalarStyle.DOUBLE:
            return quote_double(text)
        if like.style is ScalarStyle.SINGLE:
            return quote_single(text)
    quote = style.key_quote or '"'
    return format_value(value, flow=flow, json_style=style.json, quote=quote)


def key_text(key: object, style: Style, *, flow: bool = False) -> str:
    """A key, in the quotes of its neighbours."""
    text = str(key)
    if style.key_quote == '"':
        return quote_double(text)
    if style.key_quote == "'":
        return quote_single(text)
    return format_value(text, flow=flow)


def entry_lines(value: object, indent: int, style: Style, *, block: bool) -> list[str]:
    """The lines of a new entry of a block list whose dashes stand at `indent`."""
    margin = " " * indent
    lead = margin + "-" + " " * style.dash_gap
    if not (isinstance(value, Dict) and value and block):
        return [lead + flow_text(value, style)]
    if style.dash_alone is not None:
        return [margin + "-", *mapping_lines(value, indent + style.dash_alone, style)]
    lines = mapping_lines(value, len(lead), style)
    return [lead + lines[0].lstrip(" "), *lines[1:]]


def mapping_lines(value: Dict[object, object], indent: int, style: Style) -> list[str]:
    """The lines of a mapping whose keys stand at `indent`."""
    lines: list[str] = []
    for key, item in value.items():
        lines += pair_lines(key, item, indent, style)
    return lines


def pair_lines(key: object, value: object, indent: int, style: Style, *, block: bool = False) -> list[str]:
    """The lines of one key and its value, the key at `indent`; `block`: mappings in it over several lines."""
    head = " " * indent + key_text(key, style) + ":"
    like = _neighbour(style.like, key)
    if isinstance(value, list | tuple) and value and _is_long_list(value, like, block=block):
        dashes = indent + style.dash_indent
        lines = [head]
        model = _first_item(like)
        inner = _without_model(style)._replace(like=model if isinstance(model, Mapping) else None)
        spread = block or key in _SPREAD
        for item in value:
            lines += entry_lines(item, dashes, inner, block=wants_block(item, dashes, inner, block=spread))
        return lines
    if isinstance(value, Dict | list | tuple):
        text = flow_text(value, _without_model(style), like)
        if not isinstance(value, Dict) or not value:
            return [f"{head} {text}"]
        deep = _has_records(value) or (block and any(isinstance(item, Dict) for item in value.values()))
        if fits(head + " " + text) and not deep:
            return [f"{head} {text}"]
        return [head, *mapping_lines(value, indent + _STEP, _without_model(style))]
    return [f"{head} {scalar_text(value, style, like)}"]


def wants_block(value: object, indent: int, style: Style, *, block: bool) -> bool:
    """Whether an entry goes over several lines: as its neighbour does, or else where it is too long for one."""
    if style.like is not None:
        return not style.like.flow
    if not isinstance(value, Dict):
        return False
    return block or _has_records(value) or not fits(" " * (indent + 2) + flow_text(value, style))


def fits(line: str) -> bool:
    """Whether a line keeps to the width."""
    return len(line) <= WIDTH


def _has_records(value: Dict[object, object]) -> bool:
    return any(
        isinstance(part, list | tuple) and any(isinstance(item, Dict) for item in part) for part in value.values()
    )


def _is_long_list(value: list[object] | tuple[object, ...], like: Node | None, *, block: bool) -> bool:
    """Whether a list gets a line an entry: records and sentences do, ids and numbers do not."""
    if isinstance(like, Sequence) and like.items:
        return not like.flow
    return block or any(isinstance(item, Dict) or (isinstance(item, str) and " " in item) for item in value)


def _without_model(style: Style) -> Style:
    """The style for what is inside: nothing there has the neighbour's keys."""
    return style._replace(like=None, dash_alone=None)


def _neighbour(like: Mapping | None, key: object) -> Node | None:
    if like is None or not isinstance(key, str):
        return None
    found = like.entries.get(key)
    return None if found is None else found[1]


def _first_item(like: Node | None) -> Node | None:
    return like.items[0] if isinstance(like, Sequence) and like.items else None
