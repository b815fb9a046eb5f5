"""Tables as they come out of a page, a CSV file or a workbook: rows of cells, each with its line. No meaning yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from okrcli.errors import InvalidFileError
from okrcli.interchange import markup

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 100_000, 1_000, 32_768


class Cell(NamedTuple):
    """A cell: its words as `markup` has them, and what a workbook knows it to be, a number or a day.

    A share that a workbook shows in percent has its number as shown, and `%` behind it in the words. `line` is its own,
    where that is not its entry's.
    """

    text: str = ""
    number: int | float | None = None
    day: date | None = None
    line: int | None = None


class Row(NamedTuple):
    """A row and the line, or the workbook's row, on which it begins."""

    line: int
    cells: Sequence[Cell]

    @property
    def words(self) -> str:
        """What its cells say, for the report."""
        return " | ".join(text for cell in self.cells if (text := markup.plain(cell.text)))


class Grid(NamedTuple):
    """A table: its header and its rows."""

    header: Row
    rows: Sequence[Row]


def read_rows(rows: Iterable[tuple[int, Sequence[Any]]], read: Callable[[Any, int, int], Cell]) -> Iterator[Row]:
    """Rows of a file, each with its line, `read` making a cell of what stands at a line and column, from 1.

    Raises InvalidFileError (`import-limit`).
    """
    for number, (line, values) in enumerate(rows):
        if number >= MOST_ROWS:
            raise over_limit("rows", MOST_ROWS, line)
        if len(values) > MOST_COLUMNS:
            raise over_limit("columns", MOST_COLUMNS, line)
        for column, value in enumerate(values, 1):
            if isinstance(value, str) and len(value) > LONGEST_CELL:
                raise over_limit("cell", LONGEST_CELL, line, column)
        yield Row(line, tuple(read(value, line, column) for column, value in enumerate(values, 1)))


def over_limit(what: str, most: int, line: int | None = None, column: int | None = None) -> InvalidFileError:
    """The error of a file that has more of something than is read."""
    return InvalidFileError("import-limit", what=what, most=most, line=line, column=column)
