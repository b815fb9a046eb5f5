"""What a YAML text says, with the place of each thing: scalars, mappings and sequences, found by their routes.

Values, not behaviour: built by `okrcli.yaml.compose` alone, read by everybody. Thousands are made for each command, so
they are slotted and plain. Nothing here imports the YAML library.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from okrcli.errors import Span

if TYPE_CHECKING:
    from okrcli.yaml.source import Source

Value = str | int | float | bool | None
"""What a scalar means. A date stays text."""

Route = tuple[str | int, ...]
"""The way to a node from the document's root: keys of mappings and indices of sequences."""


class ScalarStyle(StrEnum):
    """How a scalar is written."""

    PLAIN = ""
    SINGLE = "'"
    DOUBLE = '"'
    LITERAL = "|"
    FOLDED = ">"


@dataclass(slots=True, eq=False)
class Scalar:
    """One value. `raw` is its text, unquoted, before a type was read into it (`1e3`, `2026-07-13`)."""

    start: int  # before an anchor and a tag
    end: int
    value: Value
    raw: str
    style: ScalarStyle = ScalarStyle.PLAIN
    flow: bool = False  # stands inside brackets or braces
    anchor: str | None = None
    aliased: bool = False  # stands here as `*name`: the offsets are those of the name


@dataclass(slots=True, eq=False)
class Sequence:
    """A list. `flow`: written in brackets."""

    start: int
    end: int  # of the last item's text in block style: comments and blank lines after it are outside
    items: list[Node]
    flow: bool = False
    anchor: str | None = None
    aliased: bool = False


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys and values in the order of the file; `merge` is the key `<<` and what stands after it.

    `entries` are the mapping's own, without `<<`. `flow`: written in braces.
    """

    start: int
    end: int
    entries: dict[Value, tuple[Scalar, Node]]
    flow: bool = False
    anchor: str | None = None
    aliased: bool = False
    merge: tuple[Scalar, Node] | None = None


Node = Scalar | Sequence | Mapping


def merged_mappings(mapping: Mapping) -> Iterator[Mapping]:
    """The mappings that `<<` brings in, those that win first."""
    if mapping.merge is None:
        return
    value = mapping.merge[1]
    for source in value.items if isinstance(value, Sequence) else [value]:
        if isinstance(source, Mapping):
            yield source


def find_entry(mapping: Mapping, key: Value) -> tuple[Scalar, Node, bool] | None:
    """The key node and value of a key, and whether it came through `<<`; the mapping's own entry wins."""
    own = mapping.entries.get(key)
    if own is not None:
        return own[0], own[1], False
    for source in merged_mappings(mapping):
        found = find_entry(source, key)
        if found is not None:
            return found[0], found[1], True
    return None


def to_data(node: Node | None) -> object:
    """Plain dicts, lists and scalars, with merge keys applied; nothing in it is shared between two places."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [to_data(item) for item in node.items]
    data: dict[Value, object] = {key: to_data(value) for key, (_, value) in node.entries.items()}
    for source in merged_mappings(node):
        inherited = to_data(source)
        if isinstance(inherited, dict):
            for key, value in inherited.items():
                data.setdefault(key, value)
    return data


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Every scalar, keys among them; what stands under another name is where it is written."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence) and not node.aliased:
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping) and not node.aliased:
        for pair in [*node.entries.values(), *([node.merge] if node.merge else [])]:
            for part in pair:
                yield from scalars(part)


def locate(root: Node | None, route: Route) -> Node | None:
    """The node at a route, through aliases and merge keys; none where there is none."""
    node = root
    for step in route:
        node = _step(node, step)
        if node is None:
            return None
    return node


def nearest(root: Node, route: Route) -> Node:
    """The node at a route, or else at the longest part of it that leads somewhere."""
    nodes = (locate(root, route[:length]) for length in range(len(route), 0, -1))
    return next((node for node in nodes if node is not None), root)


def key_node(root: Node | None, route: Route) -> Scalar | None:
    """The key that introduces the value at a route; none for a list's entry, the root or a missing key."""
    parent = locate(root, route[:-1]) if route else None
    if not isinstance(parent, Mapping):
        return None
    found = find_entry(parent, route[-1])
    return None if found is None else found[0]


def span_of(source: Source, root: Node | None, route: Route, *, key: bool = False) -> Span:
    """The place of the value at a route, or of its key where `key` is asked for.

    Where there is no such route: the place of the nearest ancestor that exists, a collection being named by the key
    that introduces it or by its own first line.
    """
    for length in range(len(route), -1, -1):
        part = route[:length]
        node = locate(root, part)
        if node is None:
            continue
        if key or length < len(route):
            introduced_by = key_node(root, part)
            if introduced_by is not None:
                return source.span(introduced_by.start, introduced_by.end)
        if isinstance(node, Scalar):
            return source.span(node.start, node.end)
        return source.span_on_line(node.start, node.end)
    return source.span(0, 0)


def _step(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        found = find_entry(node, step)
        return None if found is None else found[1]
    if isinstance(node, Sequence) and isinstance(step, int) and -len(node.items) <= step < len(node.items):
        return node.items[step]
    return None
