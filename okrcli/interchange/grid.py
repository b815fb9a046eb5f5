"""Tables as they come out of a page, a CSV file or a workbook: rows of cells, each with its line. No meaning yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from okrcli.interchange import markup


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
    """A table: its header and its rows. `separator`: what parts the cells of a file, where that is known."""

    header: Row
    rows: Sequence[Row]
    separator: str = ""
    name: str = ""
