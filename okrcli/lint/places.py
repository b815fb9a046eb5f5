"""From a mark on a route to a place in the file, which is composed again only where a new place is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import Finding, InvalidFileError, Severity, Span
from okrcli.lint.registry import Mark
from okrcli.workspace import cache
from okrcli.yaml.nodes import Route
from okrcli.yaml.positions import Positions
from okrcli.yaml.source import Source, read_source


class _Place(NamedTuple):
    """Where the value at a route stands, or its key."""

    route: Route
    key: bool
    span: Span


class PlacedFile:
    """A file with the places of what is in it; no source where it went away since it was loaded.

    The places that somebody asked for are kept between runs, for the same bytes of the file.
    """

    def __init__(self, path: Path, folder: Path, source: Source | None, positions: Positions | None) -> None:
        self.path = path
        self.source = source
        self._positions = positions
        self._entry: cache.Entry[tuple[_Place, ...]] = cache.Entry(
            folder, path.relative_to(folder).as_posix(), tuple[_Place, ...]
        )
        kept = cache.recall_bytes(self._entry, source.encode()) if source is not None and positions is None else None
        self._spans = {(place.route, place.key): place.span for place in kept or ()}
        self._kept = len(self._spans)

    @cached_property
    def positions(self) -> Positions:
        """Where each value stands."""
        if self._positions is None and self.source is not None:
            from okrcli.yaml.compose import compose

            self._positions = Positions(self.source, compose(self.source).root)
        assert self._positions is not None  # noqa: S101 - of a file that went nobody asks
        return self._positions

    def finding(self, code: str, mark: Mark, severity: Severity) -> Finding:
        """The finding at a mark's place, with the line that it is on."""
        if self.source is None:
            return Finding(code, self.path, None, mark.facts, None, severity)
        span = self._span(self.source, mark.route, key=mark.key)
        return Finding(code, self.path, span, mark.facts, self.source.line(span.line), severity)

    def lines_of(self, route: Route) -> set[int]:
        """The line of a route's value, and the first line of each block that it stands in: list entry or file."""
        if self.source is None:
            return set()
        lines = {self._span(self.source, route).line}
        for length in range(len(route)):
            if length == 0 or isinstance(route[length - 1], int):
                line = self.positions.line_of(self.source, route[:length])
                if line is not None:
                    lines.add(line)
        return lines

    def keep(self) -> None:
        """Remember the places that were asked for, where there is a new one among them."""
        if self.source is not None and len(self._spans) > self._kept:
            places = tuple(_Place(route, key, span) for (route, key), span in self._spans.items())
            with suppress(OSError):
                cache.keep(self._entry, self.source.encode(), cache.see(self.path), places)

    def _span(self, source: Source, route: Route, *, key: bool = False) -> Span:
        if (route, key) not in self._spans:
            self._spans[route, key] = self.positions.span_of(source, self._route(route), key=key)
        return self._spans[route, key]

    def _route(self, route: Route) -> Route:
        """The route as the file has it: a list of one may be written as its only entry."""
        if route and isinstance(route[-1], int) and not self.positions.has(route):
            return route[:-1]
        return route


def place_file(path: Path, folder: Path, known: Mapping[Path, Positions]) -> PlacedFile:
    """Read a file of the workspace's folder, whose positions may be known; never raises for what became of it."""
    try:
        source = read_source(path, folder)
    except InvalidFileError:
        return PlacedFile(path, folder, None, None)
    positions = known.get(path)
    return PlacedFile(path, folder, source, positions if positions is not None and positions.is_of(source) else None)
