"""From a mark on a route to a place in the file, which is composed again only where a new place is asked for."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import Finding, InvalidFileError, Severity, Span
from okrcli.lint.registry import Mark
from okrcli.workspace import cache
from okrcli.yaml.nodes import Node, Route, locate, span_of
from okrcli.yaml.places import places_in
from okrcli.yaml.source import Source, read_source

MARKER = "okr:"
"""What a comment to leave something out begins with."""


class _Place(NamedTuple):
    """Where the value at a route stands, or its key, and the line that this begins on."""

    route: Route
    key: bool
    span: Span
    line: str


class _Placed(NamedTuple):
    """What is kept of a file: whether it may hold comments to us, and the places that somebody asked for."""

    has_comments: bool
    places: tuple[_Place, ...] = ()


class PlacedFile:
    """A file with the places of what is in it; no source where it went away since it was loaded.

    The places that somebody asked for are kept between runs: a file that did not change is not even opened for them.
    A text that is `given` is the file's, whatever the disk has.
    """

    def __init__(self, path: Path, folder: Path, given: Source | None = None) -> None:
        self.path = path
        self._given = given
        self._folder = folder
        self._entry: cache.Entry[_Placed] = cache.Entry(folder, path.relative_to(folder).as_posix(), _Placed)
        self._seen, kept = None, None
        with suppress(OSError):
            if given is None:
                self._seen = cache.see(path)
                kept = cache.recall(self._entry, self._seen)
        if kept is None and self._seen is not None and self.source is not None:
            kept = cache.recall_bytes(self._entry, self.source.encode(), self._seen)
        self._kept = kept
        self._places = {place[:2]: place for place in kept.places} if kept is not None else {}

    @cached_property
    def source(self) -> Source | None:
        """The file's text."""
        try:
            return self._given or read_source(self.path, self._folder)
        except InvalidFileError:
            return None

    @cached_property
    def has_comments(self) -> bool:
        """Whether it may hold comments to leave something out."""
        if self._kept is not None:
            return self._kept.has_comments
        return self.source is not None and MARKER in self.source.text

    @cached_property
    def root(self) -> Node | None:
        """Its nodes, for their places; none where nothing can be made of it."""
        return None if self.source is None else places_in(self.source)

    def finding(self, code: str, mark: Mark, severity: Severity) -> Finding:
        """The finding at a mark's place, with the line that it is on."""
        place = self._place(mark.route, key=mark.key)
        if place is None:
            return Finding(code, self.path, None, mark.facts, None, severity)
        return Finding(code, self.path, place.span, mark.facts, place.line, severity)

    def lines_of(self, route: Route) -> set[int]:
        """The line of a route's value, and the first line of each block that it stands in: list entry or file."""
        place = self._place(route)
        if place is None or self.source is None:
            return set()
        lines = {place.span.line}
        for length in range(len(route)):
            if length == 0 or isinstance(route[length - 1], int):
                node = locate(self.root, route[:length])
                if node is not None:
                    lines.add(self.source.line_of(node.start))
        return lines

    def keep(self) -> None:
        """Remember what was asked for, where there is anything new in it."""
        known = 0 if self._kept is None else len(self._kept.places)
        if self._seen is None or (self._kept is not None and len(self._places) == known) or self.source is None:
            return
        placed = _Placed(self.has_comments, tuple(self._places.values()))
        cache.keep(self._entry, self.source.encode(), self._seen, placed)

    def _place(self, route: Route, *, key: bool = False) -> _Place | None:
        if (route, key) not in self._places:
            if self.source is None:
                return None
            span = span_of(self.source, self.root, self._route(route), key=key)
            self._places[route, key] = _Place(route, key, span, self.source.line(span.line))
        return self._places[route, key]

    def _route(self, route: Route) -> Route:
        """The route as the file has it: a list of one may be written as its only entry."""
        if route and isinstance(route[-1], int) and locate(self.root, route) is None:
            return route[:-1]
        return route
