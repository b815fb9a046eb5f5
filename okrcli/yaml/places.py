"""Where things stand in files that were read, kept small: for who reads a thousand and asks for a few places later.

A shape holds what `locate` and `span_of` look at, and not what the nodes say; nodes of that kind grow out of it again.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from okrcli.yaml.nodes import Mapping, Node, Scalar, Sequence
from okrcli.yaml.source import Source

_shapes: dict[Source, bytes] | None = None


@contextmanager
def keeping_places() -> Iterator[None]:
    """While this is open, `keep_places` is heard: reading a file again for its places costs as much as loading it."""
    global _shapes  # noqa: PLW0603 - what is read on the way to a value is nobody's argument
    before, _shapes = _shapes, {}
    try:
        yield
    finally:
        _shapes = before


def keep_places(source: Source, root: Node | None) -> None:
    """Remember where the nodes of a source stand, if somebody wants to know."""
    if _shapes is not None and root is not None:
        _shapes[source] = marshal.dumps(_shape(root))


def places_in(source: Source) -> Node | None:
    """The nodes of a source, good for places alone: what scalars say may be missing; none where it cannot be read."""
    shape = _shapes.get(source) if _shapes else None
    if shape is not None:
        return _grown(marshal.loads(shape))  # noqa: S302 - our own
    from okrcli.yaml.compose import compose

    return compose(source).root


def _shape(node: Node) -> tuple[Any, ...]:
    if isinstance(node, Scalar):
        return node.start, node.end
    if isinstance(node, Sequence):
        return node.start, node.end, node.aliased, [_shape(item) for item in node.items]
    entries = {key: (one.start, one.end, _shape(value)) for key, (one, value) in node.entries.items()}
    merge = node.merge and (node.merge[0].start, node.merge[0].end, _shape(node.merge[1]))
    return node.start, node.end, node.aliased, entries, merge


def _grown(shape: tuple[Any, ...]) -> Node:
    start, end, *more = shape
    if not more:
        return _scalar(start, end)
    aliased, inside, *merge = more
    if isinstance(inside, list):
        return Sequence(start, end, [_grown(item) for item in inside], aliased=aliased)
    entries = {key: (_scalar(*place), _grown(value)) for key, (*place, value) in inside.items()}
    node = Mapping(start, end, entries, aliased=aliased)
    if merge[0]:
        *place, value = merge[0]
        node.merge = _scalar(*place), _grown(value)
    return node


def _scalar(start: int, end: int) -> Scalar:
    return Scalar(start, end, None, "")
