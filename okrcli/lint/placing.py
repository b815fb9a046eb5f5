"""From a mark on a route to a place in the file, which is composed again only where it left no positions behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from okrcli.errors import Finding, InvalidFileError, Severity
from okrcli.lint.registry import Mark
from okrcli.text.compose import compose
from okrcli.text.nodes import Route
from okrcli.text.positions import Positions
from okrcli.text.source import Source, make_source, read_source


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """A file with the positions in it; no source where it went away since it was loaded."""

    path: Path
    source: Source | None
    positions: Positions

    def finding(self, code: str, mark: Mark, severity: Severity) -> Finding:
        """The finding at a mark's place, with the line that it is on."""
        if self.source is None:
            return Finding(code, self.path, None, mark.facts, None, severity)
        span = self.positions.span_of(self.source, self._route(mark.route), key=mark.key)
        return Finding(code, self.path, span, mark.facts, self.source.line(span.line), severity)

    def lines_of(self, route: Route) -> set[int]:
        """The line of a route's value, and the first line of each block that it stands in: list entry or file."""
        if self.source is None:
            return set()
        lines = {self.positions.span_of(self.source, self._route(route)).line}
        for length in range(len(route)):
            if length == 0 or isinstance(route[length - 1], int):
                line = self.positions.line_of(self.source, route[:length])
                if line is not None:
                    lines.add(line)
        return lines

    def _route(self, route: Route) -> Route:
        """The route as the file has it: a list of one may be written as its only entry."""
        if route and isinstance(route[-1], int) and not self.positions.has(route):
            return route[:-1]
        return route


def place_file(path: Path, folder: Path, known: Mapping[Path, Positions]) -> PlacedFile:
    """Read a file of the workspace's folder, and compose it where its positions are not known; never raises."""
    try:
        source = read_source(path, folder)
    except InvalidFileError:
        return PlacedFile(path, None, Positions(make_source(path, ""), None))
    positions = known.get(path)
    if positions is None or not positions.is_of(source):
        positions = Positions(source, compose(source).root)
    return PlacedFile(path, source, positions)
