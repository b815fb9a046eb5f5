"""Finding nodes by their route: `("objectives", 0, "key_results", 1, "target")`. Imports no YAML library."""

from __future__ import annotations

from okrcli.errors import Span
from okrcli.yaml.nodes import Mapping, Node, Route, Scalar, Sequence, find_entry
from okrcli.yaml.source import Source


def locate(root: Node | None, route: Route) -> Node | None:
    """The node at a route, through aliases and merge keys; none where there is none."""
    node = root
    for step in route:
        node = _step(node, step)
        if node is None:
            return None
    return node


def key_node(root: Node | None, route: Route) -> Scalar | None:
    """The key that introduces the value at a route; none for a list's entry, the root or a missing key."""
    parent = locate(root, route[:-1]) if route else None
    if not isinstance(parent, Mapping):
        return None
    found = find_entry(parent, route[-1])
    return None if found is None else found[0]


def passes_alias(root: Node | None, route: Route) -> bool:
    """Whether the way to a route goes through an alias or a merge key, so that its text serves other places as well."""
    node = root
    for step in route:
        if node is None:
            return False
        if node.aliased:
            return True
        if isinstance(node, Mapping):
            found = find_entry(node, step)
            if found is not None and found[2]:
                return True
        node = _step(node, step)
    return node is not None and node.aliased


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
        return _first_line(source, node)
    return source.span(0, 0)


def _first_line(source: Source, node: Node) -> Span:
    """A collection's place: all of it on one line, else to the end of its first."""
    line = source.line_of(node.start)
    end_of_line = source.line_starts[line - 1] + len(source.line(line).rstrip())
    return source.span(node.start, min(node.end, max(node.start, end_of_line)))


def _step(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        found = find_entry(node, step)
        return None if found is None else found[1]
    if isinstance(node, Sequence) and isinstance(step, int) and -len(node.items) <= step < len(node.items):
        return node.items[step]
    return None
