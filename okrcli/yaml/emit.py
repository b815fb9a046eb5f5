"""New YAML text for plain data, in a given manner. Nothing here looks at the file."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from datetime import date

from okrcli.yaml.nodes import Mapping, Node, Scalar, Sequence, Style
from okrcli.yaml.scalars import format_value, quote_double, quote_single
from okrcli.yaml.style import Manner

WIDTH = 120
"""Columns that a line of the tool's own keeps to."""

_STEP = 2
_SPREAD = frozenset({"objectives", "key_results", "kpis"})
"""Lists whose entries have several lines in the tool's own style; those of others, check-ins first, have one each."""


def flow_text(value: object, manner: Manner, like: Node | None = None) -> str:
    """A value on one line, inside or outside braces."""
    if isinstance(value, Dict):
        if not value:
            return "{}"
        model = like if isinstance(like, Mapping) else manner.like
        parts = [
            f"{key_text(key, manner, flow=True)}{manner.colon}{flow_text(item, manner, _neighbour(model, key))}"
            for key, item in value.items()
        ]
        return "{" + manner.pad + manner.comma.join(parts) + manner.pad + "}"
    if isinstance(value, list | tuple):
        return "[" + manner.comma.join(flow_text(item, manner, _first_item(like)) for item in value) + "]"
    return scalar_text(value, manner, like, flow=True)


def scalar_text(value: object, manner: Manner, like: Node | None = None, *, flow: bool = False) -> str:
    """A scalar, in the quotes of the neighbour's where it is text or a date."""
    if isinstance(like, Scalar) and isinstance(value, str | date) and not manner.json:
        text = value if isinstance(value, str) else value.isoformat()
        if like.style is Style.DOUBLE:
            return quote_double(text)
        if like.style is Style.SINGLE:
            return quote_single(text)
    quote = manner.key_quote or '"'
    return format_value(value, flow=flow, json_style=manner.json, quote=quote)


def key_text(key: object, manner: Manner, *, flow: bool = False) -> str:
    """A key, in the quotes of its neighbours."""
    text = str(key)
    if manner.key_quote == '"':
        return quote_double(text)
    if manner.key_quote == "'":
        return quote_single(text)
    return format_value(text, flow=flow)


def entry_lines(value: object, indent: int, manner: Manner, *, block: bool) -> list[str]:
    """The lines of a new entry of a block list whose dashes stand at `indent`."""
    margin = " " * indent
    lead = margin + "-" + " " * manner.dash_gap
    if not (isinstance(value, Dict) and value and block):
        return [lead + flow_text(value, manner)]
    if manner.dash_alone is not None:
        return [margin + "-", *mapping_lines(value, indent + manner.dash_alone, manner)]
    lines = mapping_lines(value, len(lead), manner)
    return [lead + lines[0].lstrip(" "), *lines[1:]]


def mapping_lines(value: Dict[object, object], indent: int, manner: Manner) -> list[str]:
    """The lines of a mapping whose keys stand at `indent`."""
    lines: list[str] = []
    for key, item in value.items():
        lines += pair_lines(key, item, indent, manner)
    return lines


def pair_lines(key: object, value: object, indent: int, manner: Manner, *, block: bool = False) -> list[str]:
    """The lines of one key and its value, the key at `indent`; `block`: mappings of a list over several lines."""
    head = " " * indent + key_text(key, manner) + ":"
    like = _neighbour(manner.like, key)
    if isinstance(value, list | tuple) and value and _is_long_list(value, like, block=block):
        dashes = indent + manner.dash_indent
        lines = [head]
        model = _first_item(like)
        inner = _without_model(manner)._replace(like=model if isinstance(model, Mapping) else None)
        spread = block or key in _SPREAD
        for item in value:
            lines += entry_lines(item, dashes, inner, block=wants_block(item, dashes, inner, block=spread))
        return lines
    if isinstance(value, Dict | list | tuple):
        text = flow_text(value, _without_model(manner), like)
        if not isinstance(value, Dict) or not value or (fits(head + " " + text) and not _has_records(value)):
            return [f"{head} {text}"]
        return [head, *mapping_lines(value, indent + _STEP, _without_model(manner))]
    return [f"{head} {scalar_text(value, manner, like)}"]


def wants_block(value: object, indent: int, manner: Manner, *, block: bool) -> bool:
    """Whether an entry goes over several lines: as its neighbour does, or else where it is too long for one."""
    if manner.like is not None:
        return not manner.like.flow
    return _wants_block(value, indent, manner, block=block)


def fits(line: str) -> bool:
    """Whether a line keeps to the width."""
    return len(line) <= WIDTH


def _wants_block(value: object, indent: int, manner: Manner, *, block: bool) -> bool:
    if not isinstance(value, Dict):
        return False
    return block or _has_records(value) or not fits(" " * (indent + 2) + flow_text(value, manner))


def _has_records(value: Dict[object, object]) -> bool:
    return any(
        isinstance(part, list | tuple) and any(isinstance(item, Dict) for item in part) for part in value.values()
    )


def _is_long_list(value: list[object] | tuple[object, ...], like: Node | None, *, block: bool) -> bool:
    """Whether a list gets a line an entry: records and sentences do, ids and numbers do not."""
    if isinstance(like, Sequence) and like.items:
        return not like.flow
    return block or any(isinstance(item, Dict) or (isinstance(item, str) and " " in item) for item in value)


def _without_model(manner: Manner) -> Manner:
    """The manner for what is inside: nothing there has the neighbour's keys."""
    return manner._replace(like=None, dash_alone=None)


def _neighbour(like: Mapping | None, key: object) -> Node | None:
    if like is None or not isinstance(key, str):
        return None
    found = like.entries.get(key)
    return None if found is None else found[1]


def _first_item(like: Node | None) -> Node | None:
    return like.items[0] if isinstance(like, Sequence) and like.items else None
