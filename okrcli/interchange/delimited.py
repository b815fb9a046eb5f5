"""CSV files as tables: their encoding and separator found, each row with the line on which it begins."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

from okrcli.errors import InvalidFileError
from okrcli.interchange import markup, words
from okrcli.interchange.columns import knows_header
from okrcli.interchange.csv_lines import unguard
from okrcli.interchange.draft import LONGEST_CELL, Cell, Document, Grid, Options, Row, read_rows

_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 30  # rows in which a header may be


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding that it was read in: UTF-8, UTF-16 by its mark, else Windows-1252.

    Raises InvalidFileError (`import-binary`) where it is no text in any of them.
    """
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if wide else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n"), encoding.removesuffix("-sig")
    raise InvalidFileError("import-binary")


def read_grids(text: str, document: Document, options: Options) -> list[Grid]:
    """The table that a CSV file is; none of its cells is understood yet.

    Raises InvalidFileError (`import-limit`, `import-csv`, `import-no-header`).
    """
    separator = max(_SEPARATORS, key=lambda each: _fitness(text, each))
    document.separator = separator

    def read(cell: str, _line: int, _column: int) -> Cell:
        return Cell(markup.with_bare_links(unguard(cell), document.urls))

    return grids_of(list(read_rows(_rows(text, separator), read)), document, options)


def grids_of(rows: Sequence[Row], document: Document, options: Options) -> list[Grid]:
    """The table below the first row that can be its header; what stands above is told, and may be a title."""
    if rows and is_export(rows[0]):
        return [Grid(rows[0], rows[1:])]
    for number, row in enumerate(rows[:_LOOKED_AT]):
        if not knows_header(row, options):
            texts = dict.fromkeys(text for cell in row.cells if (text := markup.plain(cell.text)))
            if texts:
                document.titles.append((row.line, " ".join(texts)))
                document.skip(row.line, "heading", " | ".join(texts))
            continue
        header, below, rest = row, [], rows[number + 1 :]
        if rest and knows_header(rest[0], options) and _known(rest[0]) > _known(row):
            header, rest = _of_two(row, rest[0]), rest[1:]
        least = max(2, _known(header) // 2)
        for one in rest:
            if _known(one) >= least and knows_header(one, options):
                document.skip(one.line, "header", one.words)
            else:
                below.append(one)
        return [Grid(header, below)]
    return []


def _of_two(above: Row, header: Row) -> Row:
    """A header of two rows: what the second says, else the first."""
    blank = [Cell()] * max(len(above.cells), len(header.cells))
    pairs = zip([*header.cells, *blank], [*above.cells, *blank], blank, strict=False)
    return header._replace(cells=[low if markup.plain(low.text) else high for low, high, _ in pairs])


OWN_HEADERS = ("kpi_id", "person", "fiscal_year_starts")
"""What the tables of our own export have that are not about key results."""


def is_export(header: Row) -> bool:
    """Whether a table is one of our own export, by its header."""
    names = {markup.plain(cell.text) for cell in header.cells}
    return {"objective_id", "key_result_id"} <= names or not names.isdisjoint(OWN_HEADERS)


def _known(row: Row) -> int:
    return sum(words.field_of(markup.plain(cell.text)) is not None for cell in row.cells)


def _fitness(text: str, separator: str) -> tuple[int, int]:
    """How well a separator fits: by the headers that are known then, and by how many cells a row has."""
    best, cells = 0, 0
    with suppress(csv.Error):
        for row in islice(csv.reader(io.StringIO(text[:200_000]), delimiter=separator), _LOOKED_AT):
            best = max(best, sum(words.field_of(cell) is not None for cell in row))
            cells += len(row)
    return best, cells


def _refuse_open_quote(text: str, separator: str) -> None:
    """Raise where a quote is never closed: it would take in all that follows."""
    reader, line = csv.reader(io.StringIO(text), delimiter=separator, strict=True), 1
    try:
        for _row in reader:
            line = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise InvalidFileError("import-csv", line=line, problem=str(error)) from None


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the lines on which they begin."""
    csv.field_size_limit(LONGEST_CELL * 4)
    _refuse_open_quote(text, separator)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise InvalidFileError("import-csv", line=reader.line_num, problem=str(error)) from None
