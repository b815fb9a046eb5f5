"""Where each value of a file stands, without its nodes: what a file leaves behind for those who ask for places later.

A few numbers a node in flat lists: those of a thousand files fit into memory where their nodes would not.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sys import intern

from okrcli.errors import Span
from okrcli.yaml.nodes import Mapping, Node, Route, Scalar, Sequence, Value, merged_mappings
from okrcli.yaml.source import Source


class Positions:
    """The nodes of one text in the order of the file, the root first: how each is reached, and where it stands.

    Aliases and merge keys are followed, as routes follow them.
    """

    __slots__ = ("_below", "_ends", "_key_ends", "_key_starts", "_scalars", "_sizes", "_starts", "_steps", "_text")

    def __init__(self, source: Source, root: Node | None) -> None:
        self._text = hash(source.text)
        self._steps: list[Value] = []
        self._scalars = bytearray()  # 1 for one, 0 for a collection
        self._sizes = array("I")  # how many nodes there are in and below it
        self._starts, self._ends = array("I"), array("I")
        self._key_starts, self._key_ends = array("I"), array("I")  # equal where no key introduces it
        self._below: dict[int, dict[Value, int]] = {}  # of the nodes that somebody asked about
        if root is not None:
            self._add(None, None, root)

    def is_of(self, source: Source) -> bool:
        """Whether they are a source's, which may have changed since."""
        return self._text == hash(source.text)

    def has(self, route: Route) -> bool:
        """Whether there is a value at a route."""
        return len(self._way(route)) == len(route) + 1

    def line_of(self, source: Source, route: Route) -> int | None:
        """The line that the value at a route begins on, from 1; none where there is none."""
        way = self._way(route)
        return source.line_of(self._starts[way[-1]]) if len(way) == len(route) + 1 else None

    def span_of(self, source: Source, route: Route, *, key: bool = False) -> Span:
        """The place of the value at a route, or of its key, as `okrcli.yaml.nodes.span_of` has it."""
        way = self._way(route)
        if not way:
            return source.span(0, 0)
        node = way[-1]
        if (key or len(way) <= len(route)) and self._key_starts[node] < self._key_ends[node]:
            return source.span(self._key_starts[node], self._key_ends[node])
        start, end = self._starts[node], self._ends[node]
        if self._scalars[node]:
            return source.span(start, end)
        return source.span_on_line(start, end)

    def texts(self) -> Iterator[tuple[int, int]]:
        """Where scalars begin and end, keys among them."""
        for node, scalar in enumerate(self._scalars):
            if scalar:
                yield self._starts[node], self._ends[node]
            yield self._key_starts[node], self._key_ends[node]

    def _add(self, step: Value, key: Scalar | None, node: Node) -> None:
        at = len(self._steps)
        self._steps.append(intern(step) if type(step) is str else step)
        self._sizes.append(0)
        self._starts.append(node.start)
        self._ends.append(node.end)
        self._key_starts.append(key.start if key is not None else 0)
        self._key_ends.append(key.end if key is not None else 0)
        self._scalars.append(isinstance(node, Scalar))
        if isinstance(node, Mapping):
            for name, (introduced_by, value) in _entries(node).items():
                self._add(name, introduced_by, value)
        elif isinstance(node, Sequence):
            for number, item in enumerate(node.items):
                self._add(number, None, item)
        self._sizes[at] = len(self._steps) - at

    def _way(self, route: Route) -> list[int]:
        """The nodes from the root along a route, as far as it leads."""
        if not self._steps:
            return []
        way = [0]
        for step in route:
            found = self._children(way[-1]).get(step)
            if found is None:
                break
            way.append(found)
        return way

    def _children(self, node: int) -> dict[Value, int]:
        """The nodes right below one, by the step that leads to each."""
        if node not in self._below:
            found: dict[Value, int] = {}
            at, end = node + 1, node + self._sizes[node]
            while at < end:
                found[self._steps[at]] = at
                at += self._sizes[at]
            self._below[node] = found
        return self._below[node]


def _entries(mapping: Mapping) -> dict[Value, tuple[Scalar, Node]]:
    """A mapping's entries, with those that `<<` brings in behind its own."""
    if mapping.merge is None:
        return mapping.entries
    entries = dict(mapping.entries)
    for source in merged_mappings(mapping):
        for name, entry in _entries(source).items():
            entries.setdefault(name, entry)
    return entries


_kept: dict[Path, Positions] | None = None


@contextmanager
def keeping_positions() -> Iterator[dict[Path, Positions]]:
    """While this is open, files that are composed leave their positions in what it yields."""
    global _kept  # noqa: PLW0603 - what reads the files is many calls away, and knows nothing of places
    outer, _kept = _kept, {}
    try:
        yield _kept
    finally:
        _kept = outer


def keep_positions(source: Source, root: Node | None) -> None:
    """Keep the positions of what was just composed, if that is asked for."""
    if _kept is not None:
        _kept[source.path] = Positions(source, root)
