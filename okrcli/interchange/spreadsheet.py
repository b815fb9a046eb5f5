"""A spreadsheet of tables: a sheet each, with typed cells and no formula. The same tables give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from okrcli.interchange.tables import Table
from okrcli.notices import Progress, notify

SHEETS = {
    "key-results": "Key results",
    "checkins": "Check-ins",
    "kpis": "KPIs",
    "people": "People",
    "settings": "Settings",
}
CELL_LIMIT = 32_767
"""The most characters that a cell of a spreadsheet holds."""

MADE_BY = "okr export"
_NARROWEST, _WIDEST, _PROSE = 8, 60, 40
_LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def make_workbook(tables: Sequence[Table], on: date) -> bytes:
    """The tables as an XLSX file, made on a day; what is longer than a cell can be ends in an ellipsis."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **_LITERAL}) as book:
        book.set_properties({"comments": MADE_BY, "created": datetime(on.year, on.month, on.day)})
        formats = {
            "name": book.add_format({"bold": True, "bottom": 1}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
            "cell": book.add_format({"valign": "top"}),
            "prose": book.add_format({"valign": "top", "text_wrap": True}),
        }
        for table in tables:
            _fill(book.add_worksheet(SHEETS[table.name]), table, formats)
    return stream.getvalue()


def _fill(sheet: Any, table: Table, formats: Mapping[str, Any]) -> None:
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for place, name in enumerate(table.columns):
        cells = [row.get(name) for row in table.rows]
        widths = [len(line) for cell in cells if cell is not None for line in str(cell).split("\n")]
        width = max([_NARROWEST, len(name), *widths])
        usual = formats["prose" if width > _PROSE or any("\n" in str(cell) for cell in cells) else "cell"]
        sheet.set_column(place, place, min(width, _WIDEST) + 2, usual)
        sheet.write_string(0, place, name, formats["name"])
        for number, cell in enumerate(cells, 1):
            match cell:
                case None:
                    pass
                case bool():
                    sheet.write_boolean(number, place, cell, usual)
                case int() | float():
                    sheet.write_number(number, place, cell, usual)
                case date():
                    sheet.write_datetime(number, place, cell, formats["day"])
                case str():
                    sheet.write_string(number, place, _fit(cell), usual)
        notify(Progress("writing", place + 1, len(table.columns)))


def _fit(text: str) -> str:
    """The text as a cell holds it."""
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def cut_cells(tables: Sequence[Table]) -> list[tuple[str, str]]:
    """The address and the column of each cell that is cut."""
    return [
        (str(row.get("address") or row.get("kpi_id")), name)
        for table in tables
        for row in table.rows
        for name, cell in row.items()
        if isinstance(cell, str) and len(cell) > CELL_LIMIT
    ]
