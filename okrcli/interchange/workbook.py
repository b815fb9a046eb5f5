"""XLSX workbooks as tables. Nothing of them is run: no formula, no macro, no link to another file, no outer entity.

What their container says of itself is checked before anything is unpacked, and again while it is.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial, reduce
from typing import Any
from xml.etree import ElementTree

from okrcli.errors import InvalidFileError, UsageError
from okrcli.interchange import markup
from okrcli.interchange.delimited import grids_of
from okrcli.interchange.draft import MOST_COLUMNS, Cell, Document, Grid, Options, Told, over_limit, read_rows

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
    percents, sheets = _percents(parts), _sheets(parts)
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
        odd = dict(_odd_cells(_tree(parts, sheets.get(about.name, "")), percents))
        _spread(rows, sheet.merged_cell_ranges or [])
        read = partial(_cell, odd, document)
        found = grids_of(list(read_rows(enumerate(rows, 1), read)), document, options)
        if found:
            document.not_understood += [
                Told(line, f"cell-{kind}", about.name, column, holds=True)
                for (line, column), kind in sorted(odd.items())
                if kind != "percent"
            ]
        elif any(rows):
            document.skip(0, "other-sheet", about.name)
        grids += found
    return grids


def _unpacked(data: bytes) -> Mapping[str, bytes]:
    """The parts that are looked at here; raises InvalidFileError where unpacking them is more than is allowed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS:
                raise over_limit("parts", MOST_PARTS)
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


# --- what a reader of values does not tell of cells: a format in percent, an error, a formula without a result -------


def _tree(parts: Mapping[str, bytes], name: str) -> Any:
    """A part's elements; none where it has none that can be read."""
    try:
        return ElementTree.fromstring(parts[name])  # noqa: S314 - without a DTD, by then
    except (KeyError, ElementTree.ParseError):
        return ElementTree.Element("none")


def _percents(parts: Mapping[str, bytes]) -> set[str]:
    """The numbers of the styles that show a share in percent."""
    tree = _tree(parts, "xl/styles.xml")
    formats = {one.get("numFmtId"): "%" in (one.get("formatCode") or "") for one in tree.iter(f"{_MAIN}numFmt")}
    styles = enumerate(tree.iterfind(f"{_MAIN}cellXfs/*"))
    return {str(number) for number, one in styles if (formats | _PERCENTS).get(one.get("numFmtId"))}


def _sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The names of the parts that sheets are, by the sheets' own."""
    relations = _tree(parts, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): f"xl/{str(one.get('Target')).lstrip('/').removeprefix('xl/')}" for one in relations}
    book = _tree(parts, "xl/workbook.xml")
    return {str(one.get("name")): targets.get(one.get(_RELATION), "") for one in book.iter(f"{_MAIN}sheet")}


def _odd_cells(tree: Any, percents: set[str]) -> Iterator[tuple[tuple[int, int], str]]:
    """The odd cells of a sheet by row and column, from 1: `percent`, `error` or `no-result`."""
    for cell in tree.iter(f"{_MAIN}c"):
        place = re.fullmatch(r"([A-Z]+)([0-9]+)", cell.get("r") or "")
        if place is None:
            continue
        at = int(place[2]), reduce(lambda number, letter: number * 26 + ord(letter) - 64, place[1], 0)
        has_result = (cell.findtext(f"{_MAIN}v") or "").strip() or cell.get("t") == "str"
        if cell.get("t") == "e":
            yield at, "error"
        elif cell.find(f"{_MAIN}f") is not None and not has_result:
            yield at, "no-result"
        elif cell.get("s") in percents:
            yield at, "percent"


def _spread(rows: list[list[Any]], merged: list[Any]) -> None:
    """Let a merged cell count for each cell that it covers."""
    for (top, left), (bottom, right) in merged:
        if bottom < len(rows) and right < MOST_COLUMNS:
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])


def _cell(odd: Mapping[tuple[int, int], str], document: Document, value: Any, line: int, column: int) -> Cell:
    match value:
        case bool():
            return Cell("true" if value else "false")
        case int() | float():
            number = float(f"{value:.15g}")
            if odd.get((line, column)) == "percent":
                shown = float(f"{number * 100:.12g}")
                shown = int(shown) if shown.is_integer() else shown
                return Cell(f"{shown:g}%" if abs(shown) < 1e6 else f"{shown}%", shown)
            exact = int(number) if number.is_integer() and abs(number) < 1e15 else number
            return Cell(str(exact), exact)
        case datetime():
            return Cell(value.date().isoformat(), day=value.date())
        case date():
            return Cell(value.isoformat(), day=value)
    text, removed = markup.cleaned(str(value))
    if removed:
        document.skip(line, "control", text, column=column)
    return Cell(markup.with_bare_links(text, document.urls))
