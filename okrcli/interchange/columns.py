"""What the columns of a table hold, by their headers and by what the command line says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from okrcli.interchange import markup, words
from okrcli.interchange.days import read_day
from okrcli.interchange.draft import Cell, Grid, Options, Row
from okrcli.schema.suggest import slugify

FIGURES = ("baseline", "target", "value", "progress", "mid", "projected", "score")
_OWN = ("key-result", "key-results", "kr", "krs", "resultat-cle", "resultats-cles", "rc")
FIGURE_BEHIND = re.compile(r"\s*\((?P<figure>[0-9][^()]*)\)$")
_NUMBERED_COLUMN = re.compile(r"(?:kr|key-results?|rc|resultats?-cles?)-?(?P<number>[1-9][0-9]?)")


class Columns(NamedTuple):
    """Where what stands: places of fields, names of the columns that nobody knows, units that headers name."""

    fields: Mapping[str, int]
    unknown: Mapping[int, str]
    units: Mapping[str, str]
    mixed: int | None = None  # the column that has objectives and key results, one below the other
    team: str | None = None
    numbered: tuple[int, ...] = ()  # a column a key result: KR1, KR2…


def speaks_of_objectives(grid: Grid) -> bool:
    """Whether a table has a column of objectives, or of rows of all kinds."""
    fields = read_columns(grid, Options(""), below=False).fields
    return "objective" in fields or "type" in fields


def knows_header(row: Row, options: Options) -> bool:
    """Whether a row can be the header of a table of OKRs."""
    columns = read_columns(Grid(row, ()), options, below=False)
    return len(columns.fields) + len(columns.numbered) > 1 and bool(
        columns.fields.keys() & {"objective", "key_result", "name"}
    )


def read_columns(grid: Grid, options: Options, *, below: bool) -> Columns:
    """What the columns of a table hold; `below`: it stands below an objective, and has only key results."""
    named = {slugify(header): meaning for header, meaning in options.columns.items()}
    fields: dict[str, int] = {}
    unknown: dict[int, str] = {}
    units: dict[str, str] = {}
    numbered: list[int] = []
    own = {slugify(markup.plain(cell.text)) for cell in grid.header.cells} & {*_OWN}
    for place, cell in enumerate(grid.header.cells):
        header = markup.plain(cell.text)
        slug = slugify(header)
        meaning = named.get(slug) or words.field_of(header)
        if meaning == "key_result" and own and slug not in _OWN and not named.get(slug):
            meaning = None
        if meaning is None and number_of(cell):
            numbered.append(place)
            continue
        if meaning is None or meaning in fields:
            if header:
                unknown[place] = header if header not in unknown.values() else f"{header} {place + 1}"
            continue
        fields[meaning] = place
        unit = re.search(r"\(([^()]{1,12})\)\s*$", header)
        if unit and meaning in ("baseline", "target", "value"):
            units[meaning] = unit[1]
    team = next((one for cell in grid.header.cells[:1] for one in words.titles(markup.plain(cell.text))), None)
    mixed = None
    if "name" in fields and "type" not in fields and "order" not in fields:
        place = fields.pop("name")
        if "key_result" not in fields and ("objective" in fields or below):
            fields["key_result"] = place
        elif "key_result" not in fields:
            mixed = place
        else:
            unknown[place] = markup.plain(grid.header.cells[place].text)
    if (
        "key_result" not in fields
        and "name" not in fields
        and mixed is None
        and fields.keys() & {*FIGURES, "owner", "status"}
    ):
        bold = any(
            markup.is_wholly(one.text, markup.BOLD, markup.BOLD_END) for row in grid.rows for one in row.cells[:2]
        )
        if "objective" in fields and bold and not numbered:
            mixed = fields.pop("objective")
        elif "objective" not in fields and 0 not in fields.values():
            mixed = 0
            unknown.pop(0, None)
    if mixed is not None and below:
        fields["key_result"], mixed = mixed, None
    return Columns(fields, unknown, units, mixed, team, tuple(numbered))


def updates_in(grid: Grid) -> Grid | None:
    """A table of a column for each key result (`KR #1`) and a row for each day, or the other way round."""
    width = max(len(row.cells) for row in (grid.header, *grid.rows))
    table = [[*row.cells, *[Cell()] * (width - len(row.cells))] for row in (grid.header, *grid.rows)]
    for one in (table, [list(column) for column in zip(*table, strict=True)]):
        header, *rows = one
        days = [markup.plain(row[0].text) for row in rows]
        is_numbered = any(number_of(cell) for cell in header[1:])
        if is_numbered and days and all(read_day(day, "dmy", 2000) for day in days):
            lines = [row.line for row in grid.rows] if one is table else [grid.header.line] * len(rows)
            return Grid(Row(grid.header.line, header), [Row(*pair) for pair in zip(lines, rows, strict=True)])
    return None


def number_of(cell: Cell) -> int | None:
    """Which key result of those above a header names: `KR #2`."""
    found = _NUMBERED_COLUMN.fullmatch(slugify(FIGURE_BEHIND.sub("", markup.plain(cell.text))))
    return int(found["number"]) if found else None
