"""XLSX workbooks as tables. Nothing of them is run: no formula, no macro, no link to another file, no outer entity.

What their container says of itself is checked before anything is unpacked, and again while it is.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree

from okrcli.errors import InvalidFileError, UsageError
from okrcli.interchange import markup
from okrcli.interchange.delimited import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, grids_of
from okrcli.interchange.draft import Document, Options, Told
from okrcli.interchange.grid import Cell, Grid, Row

MOST_UNPACKED, MOST_PARTS, MOST_RATIO = 100 * 1024 * 1024, 200, 100
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PERCENTS = {"9": True, "10": True}  # the number formats that every workbook has


def read_workbook(data: bytes, document: Document, options: Options) -> list[Grid]:
    """The tables of a workbook's sheets that have a header known here, or that are named.

    Raises InvalidFileError (`import-workbook`, `import-limit`, `import-bomb`, `import-password`), UsageError
    (`library-missing`, `import-no-sheet`).
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum
    except ImportError as error:
        raise UsageError("library-missing", library=error.name) from None
    parts = _unpacked(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise InvalidFileError("import-password") from None
    except CalamineError as error:
        raise InvalidFileError("import-workbook", problem=str(error)) from None
    names = [one.name for one in book.sheets_metadata]
    unknown = [one for one in options.sheets if one not in names]
    if unknown:
        raise UsageError("import-no-sheet", typed=unknown[0], sheets=names)
    oddities = _Oddities(parts)
    grids = []
    for number, about in enumerate(book.sheets_metadata):
        wanted = about.name in options.sheets
        if options.sheets and not wanted:
            continue
        if about.visible != SheetVisibleEnum.Visible and not wanted:
            document.skip(0, "hidden-sheet", about.name)
            continue
        try:
            sheet = book.get_sheet_by_index(number)
            rows = sheet.to_python(skip_empty_area=False)
        except CalamineError as error:
            raise InvalidFileError("import-workbook", problem=str(error)) from None
        odd = oddities.of_sheet(about.name)
        read = list(_rows(rows, sheet.merged_cell_ranges or [], odd, document))
        found = grids_of(read, document, options, name=about.name)
        if found:
            document.not_understood += [
                Told(row + 1, f"cell-{kind}", about.name, column + 1, holds=True)
                for (row, column), kind in sorted(odd.items())
                if kind != "percent"
            ]
        if not found and any(rows):
            document.skip(0, "other-sheet", about.name)
        grids += found
    return grids


def _unpacked(data: bytes) -> Mapping[str, bytes]:
    """The parts that are looked at here; raises InvalidFileError where unpacking them is more than is allowed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS:
                raise InvalidFileError("import-limit", what="parts", most=MOST_PARTS, line=None, column=None)
            said = sum(one.file_size for one in entries)
            if said > MOST_UNPACKED or said > MOST_RATIO * max(len(data), 1):
                raise InvalidFileError("import-bomb", size=said)
            parts = {}
            for one in entries:
                content = archive.read(one)  # no more than it says, and refused where that is not all
                if one.filename.endswith((".xml", ".rels")):
                    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
                        raise InvalidFileError("import-workbook", problem=f"{one.filename}: <!DOCTYPE")
                    parts[one.filename] = content
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise InvalidFileError("import-workbook", problem=str(error)) from None
    return parts


class _Oddities:
    """What a reader of values does not tell of cells: a format in percent, an error, a formula without a result."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._percents = self._read_styles()
        self._sheets = self._read_sheets()

    def _tree(self, name: str) -> Any:
        try:
            return ElementTree.fromstring(self._parts[name])  # noqa: S314 - without a DTD, by then
        except (KeyError, ElementTree.ParseError):
            return None

    def _read_styles(self) -> set[str]:
        """The numbers of the styles that show a share in percent."""
        tree = self._tree("xl/styles.xml")
        if tree is None:
            return set()
        formats = {
            one.get("numFmtId"): "%" in (one.get("formatCode") or "") for one in tree.iter(f"{_MAIN}numFmt")
        } | _PERCENTS
        styles = tree.find(f"{_MAIN}cellXfs")
        return {
            str(number)
            for number, one in enumerate(styles if styles is not None else ())
            if formats.get(one.get("numFmtId"))
        }

    def _read_sheets(self) -> dict[str, str]:
        book, relations = self._tree("xl/workbook.xml"), self._tree("xl/_rels/workbook.xml.rels")
        if book is None or relations is None:
            return {}
        targets = {one.get("Id"): str(one.get("Target")).lstrip("/") for one in relations}
        return {
            str(one.get("name")): target
            if (target := targets.get(one.get(_RELATION), "")).startswith("xl/")
            else f"xl/{target}"
            for one in book.iter(f"{_MAIN}sheet")
        }

    def of_sheet(self, name: str) -> dict[tuple[int, int], str]:
        """The odd cells of a sheet by row and column, from 0: `percent`, `error` or `no-result`."""
        tree = self._tree(self._sheets.get(name, ""))
        found: dict[tuple[int, int], str] = {}
        for cell in tree.iter(f"{_MAIN}c") if tree is not None else ():
            place = re.fullmatch(r"([A-Z]+)([0-9]+)", cell.get("r") or "")
            if place is None:
                continue
            value = cell.find(f"{_MAIN}v")
            kind = (
                "error"
                if cell.get("t") == "e"
                else "no-result"
                if cell.find(f"{_MAIN}f") is not None
                and (value is None or not (value.text or "").strip())
                and cell.get("t") != "str"
                else "percent"
                if cell.get("s") in self._percents
                else ""
            )
            if kind:
                found[int(place[2]) - 1, _column(place[1])] = kind
        return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _rows(
    rows: list[list[Any]], merged: list[Any], odd: Mapping[tuple[int, int], str], document: Document
) -> Iterator[Row]:
    if len(rows) > MOST_ROWS:
        raise InvalidFileError("import-limit", what="rows", most=MOST_ROWS, line=MOST_ROWS, column=None)
    for (top, left), (bottom, right) in merged:
        if bottom < len(rows) and right < MOST_COLUMNS:
            for row in range(top, bottom + 1):
                for column in range(left, min(right + 1, len(rows[row]))):
                    rows[row][column] = rows[top][left]
    for number, values in enumerate(rows):
        if len(values) > MOST_COLUMNS:
            raise InvalidFileError("import-limit", what="columns", most=MOST_COLUMNS, line=number + 1, column=None)
        cells = []
        for column, value in enumerate(values):
            kind = odd.get((number, column), "")
            cells.append(_cell(value, kind, number + 1, column + 1, document))
        yield Row(number + 1, tuple(cells))


def _cell(value: Any, kind: str, line: int, column: int, document: Document) -> Cell:
    match value:
        case bool():
            return Cell("true" if value else "false")
        case int() | float():
            number = float(f"{value:.15g}")
            if kind == "percent":
                shown = float(f"{number * 100:.12g}")
                shown = int(shown) if shown.is_integer() else shown
                return Cell(f"{shown:g}%" if abs(shown) < 1e6 else f"{shown}%", shown)
            exact = int(number) if number.is_integer() and abs(number) < 1e15 else number
            return Cell(str(exact), exact)
        case datetime():
            return Cell(value.date().isoformat(), day=value.date())
        case date():
            return Cell(value.isoformat(), day=value)
        case time() | timedelta():
            return Cell(str(value))
    text, removed = markup.cleaned(str(value))
    if removed:
        document.skip(line, "control", text, column=column)
    if len(text) > LONGEST_CELL:
        raise InvalidFileError("import-limit", what="cell", most=LONGEST_CELL, line=line, column=column)
    return Cell(markup.with_bare_links(text, document.urls))
