"""From a mark on a route to a place in the file, each file being read and composed once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from okrcli.errors import Finding, InvalidFileError, Severity
from okrcli.lint.registry import Mark
from okrcli.text.compose import compose
from okrcli.text.nodes import Node, Route
from okrcli.text.routes import locate, span_of
from okrcli.text.source import Source, read_source


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """A file with its nodes; no source where it went away since it was loaded."""

    path: Path
    source: Source | None
    root: Node | None

    def finding(self, code: str, mark: Mark, severity: Severity) -> Finding:
        """The finding at a mark's place, with the line that it is on."""
        if self.source is None:
            return Finding(code, self.path, None, mark.facts, None, severity)
        span = span_of(self.source, self.root, self._route(mark.route), key=mark.key)
        return Finding(code, self.path, span, mark.facts, self.source.line(span.line), severity)

    def lines_of(self, route: Route) -> set[int]:
        """The line of a route's value, and the first line of each block that it stands in: list entry or file."""
        if self.source is None:
            return set()
        lines = {span_of(self.source, self.root, self._route(route)).line}
        for length in range(len(route)):
            if length == 0 or isinstance(route[length - 1], int):
                node = locate(self.root, route[:length])
                if node is not None:
                    lines.add(self.source.line_of(node.start))
        return lines

    def _route(self, route: Route) -> Route:
        """The route as the file has it: a list of one may be written as its only entry."""
        if route and isinstance(route[-1], int) and locate(self.root, route) is None:
            return route[:-1]
        return route


def place_file(path: Path, folder: Path) -> PlacedFile:
    """Read and compose a file of the workspace's folder; never raises for what became of it."""
    try:
        source = read_source(path, folder)
    except InvalidFileError:
        return PlacedFile(path, None, None)
    return PlacedFile(path, source, compose(source).root)
