"""Lines of runs, a run being a piece of text and the role that it plays: what is not yet one of Rich's renderables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.console import Console

from okrcli.render.console import show
from okrcli.render.layout import words

Run = tuple[str, str]
Line = list[Run]


class Column(NamedTuple):
    """A column of a grid: `gap` is the spaces before it."""

    key: str
    heading: str
    width: int
    right: bool = False
    gap: int = 2


def width_of(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return len(text) if text.isascii() else cell_len(text)


def line_width(line: Line) -> int:
    """How many cells a line takes."""
    return sum(width_of(text) for text, _role in line)


def clip(text: str, width: int, ellipsis: str) -> str:
    """Shorten the text to a number of cells, with an ellipsis where something is left out."""
    if width_of(text) <= width:
        return text
    room = max(0, width - width_of(ellipsis))
    return set_cell_size(text, room).rstrip() + ellipsis[:width]


def wrap(text: str, width: int) -> list[str]:
    """Break the text at spaces into lines of at most `width` cells; a word longer than a line is cut into pieces."""
    if width_of(text) <= width:
        return [text]
    return ["".join(piece for piece, _role in line) for line in wrap_runs([(text, "")], width)]


def wrap_runs(runs: Iterable[Run], width: int, indent: int = 0, later: int | None = None) -> list[Line]:
    """Break runs at spaces into lines of at most `width` cells; those after the first begin with `indent` spaces.

    `later` is the width of the lines after the first, where that is another.
    """
    lines: list[Line] = [[]]
    used, room = 0, width
    for text, role in runs:
        for index, word in enumerate(text.split(" ")):
            space = " " if index else ""
            if used and used + len(space) + width_of(word) > room:
                room = later or width
                lines.append([(" " * indent, "")] if indent else [])
                used, space = indent, ""
            rest, size = word, width_of(word)
            while used + len(space) + size > room and size > 1:  # wider than a line: in pieces
                piece = chop_cells(rest, max(2, room - used))[0]
                lines[-1].append((piece, role))
                rest = rest[len(piece) :]
                size = width_of(rest)
                room = later or width
                lines.append([(" " * indent, "")] if indent else [])
                used = indent
            lines[-1].append((space + rest, role))
            used += len(space) + size
    return lines


def lay_out(columns: Sequence[Column], cells: dict[str, list[Line]]) -> list[Line]:
    """Set one row of cells, each of one or more lines, beside one another; no line ends in spaces.

    A line of a cell may be wider than its column where those to its right have nothing on that line.
    """
    height = max((len(cells.get(column.key, ())) for column in columns), default=0)
    lines: list[Line] = []
    for index in range(height):
        line: Line = []
        pending = 0
        for column in columns:
            pending += column.gap
            cell = cells.get(column.key, [])
            content = cell[index] if index < len(cell) else []
            used = line_width(content)
            if not used:
                pending += column.width
                continue
            spare = column.width - used
            before = pending + (max(0, spare) if column.right else 0)
            if before > 0:
                line.append((" " * before, ""))
            line.extend(content)
            pending = 0 if column.right else spare
        lines.append(line)
    return lines


def heading_lines(columns: Sequence[Column]) -> list[Line]:
    """The columns' headings."""
    return lay_out(columns, {column.key: [[(column.heading, "heading")]] for column in columns})


def without_end(line: Line) -> Line:
    """The line without the blanks at its end."""
    while line and not line[-1][0].strip():
        line = line[:-1]
    return [*line[:-1], (line[-1][0].rstrip(), line[-1][1])] if line else line


def two_sides(left: Line, right: Line, width: int) -> list[Line]:
    """One text at each side of a line, or under each other where they do not fit beside each other."""
    spare = width - line_width(left) - line_width(right)
    if spare < 2:
        return [*wrap_runs(left, width), *wrap_runs(right, width)]
    return [[*left, (" " * spare, ""), *right]]


def flow(entries: Sequence[str], width: int) -> Iterator[str]:
    """Entries side by side, three spaces apart, never broken where one fits a line."""
    current = ""
    for entry in entries:
        candidate = f"{current}   {entry}" if current else entry
        if width_of(candidate) > width and current:
            yield current
            current = entry
        else:
            current = candidate
    yield from wrap(current, width)


def plain(lines: Iterable[Line]) -> str:
    """The text of the lines alone, each with its line break."""
    return "".join("".join(text for text, _role in line).rstrip() + "\n" for line in lines)


def show_lines(console: Console, lines: Iterable[Line]) -> None:
    """Print lines as they are."""
    show(console, *(words(*line, unbroken=True) for line in lines))
