"""`okr due` on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.i18n import _, pgettext
from okrcli.render.glyphs import Glyphs
from okrcli.render.page import Column, Line, clip, heading_lines, lay_out, two_sides, width_of, wrap, wrap_runs
from okrcli.render.screens.show_page import section_lines
from okrcli.render.views.due import DueRow, DueView
from okrcli.render.words import label_runs

ROOMY = 100
INDENT = 2  # of an address that is too long for its column, on a line of its own


def due_lines(view: DueView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw the list in `width` columns: a line each where there is room, else the statement under its address."""
    yield from two_sides([(view.summary, "title" if view.rows else "")], [(view.as_of, "")], width)
    if not (view.rows or view.readings):
        return
    columns = _choose_columns((*view.rows, *view.readings), width)
    if view.rows:
        yield []
        yield from heading_lines(columns)
        for row in view.rows:
            yield from _row_lines(row, columns, glyphs)
    if view.readings:
        yield from section_lines(_("Readings of health metrics"))
        if not view.rows:
            yield from heading_lines(columns)
        for row in view.readings:
            yield from _row_lines(row, columns, glyphs)
    yield []
    words = pgettext("due", "walks through yours, --everyone through all of them.")
    yield from wrap_runs([("okr checkin", "name"), (" " + words, "quiet")], width)


def _choose_columns(rows: Sequence[DueRow], width: int) -> list[Column]:
    def widest(heading: str, labels: list[str], most: int) -> int:
        return max(width_of(heading), min(most, max(map(width_of, labels))))

    owner, due = pgettext("column", "Owner"), pgettext("column", "Due")
    late, last = pgettext("column", "Overdue"), pgettext("column", "Last")
    columns = [
        Column("owner", owner, widest(owner, [row.owner for row in rows], 12), gap=0),
        Column("due", due, widest(due, [row.due for row in rows], 12)),
        Column("late", late, widest(late, [row.late for row in rows], 8), right=True),
    ]
    if width >= 60:
        columns.append(Column("last", last, widest(last, [row.last for row in rows], 12)))
    left = width - sum(column.width + column.gap for column in columns) - 2
    addresses = max(width_of(row.address) for row in rows)
    if width < ROOMY or addresses > left // 2:
        key = "what" if addresses <= left else "below"
        return [*columns, Column(key, pgettext("column", "Key result"), max(12, left))]
    return [
        *columns,
        Column("address", pgettext("column", "Address"), addresses),
        Column("statement", pgettext("column", "Key result"), left - addresses - 2),
    ]


def _row_lines(row: DueRow, columns: Sequence[Column], glyphs: Glyphs) -> list[Line]:
    widths = {column.key: column.width for column in columns}
    cells: dict[str, list[Line]] = {
        "owner": [label_runs(clip(row.owner, widths["owner"], glyphs.ellipsis), glyphs)],
        "due": [label_runs(row.due, glyphs)],
        "late": [label_runs(row.late, glyphs, "bad")],
        "last": [[(row.last, "quiet")]],
    }
    if "what" in widths:
        cells["what"] = [[(row.address, "name")], *([(line, "")] for line in wrap(row.statement, widths["what"]))]
    elif "below" in widths:
        cells["below"] = [[(line, "")] for line in wrap(row.statement, widths["below"])]
        room = sum(column.width + column.gap for column in columns) - INDENT
        below: list[Line] = [[(" " * INDENT, ""), (line, "name")] for line in _wrap_address(row.address, room)]
        return [*lay_out(columns, cells), *below]
    else:
        cells["address"] = [[(row.address, "name")]]
        cells["statement"] = [[(line, "")] for line in wrap(row.statement, widths["statement"])]
    return lay_out(columns, cells)


def _wrap_address(address: str, width: int) -> list[str]:
    """An address is never shortened, since it is there to be typed: too long, it goes on after a slash."""
    lines = [""]
    for index, part in enumerate(address.split("/")):
        piece = part if not index else "/" + part
        if lines[-1] and width_of(lines[-1]) + width_of(piece) > width:
            lines.append(piece)
        else:
            lines[-1] += piece
    return [piece for line in lines for piece in wrap(line, width)]
