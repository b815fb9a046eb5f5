"""The check-ins of a key result as a table, with what was said below each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.i18n import pgettext
from okrcli.render.glyphs import Glyphs
from okrcli.render.page import Column, Line, clip, heading_lines, lay_out, width_of, wrap_runs
from okrcli.render.views.show import CheckInEntry
from okrcli.render.words import label_runs

INDENT = 4


def checkin_table_lines(entries: Sequence[CheckInEntry], width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw the check-ins in the order given; columns that none of them fills are left out."""
    columns = _choose_columns(entries, width)
    yield from heading_lines(columns)
    for entry in entries:
        cells = {column.key: _cell(entry, column, glyphs) for column in columns}
        yield from lay_out(columns, cells)
        for note in entry.notes:
            yield from _said("", note, "", width)
        for blocker in entry.blockers:
            yield from _said(glyphs.warning, blocker, "warning", width)
        for step in entry.next:
            yield from _said(glyphs.arrow, step, "", width)


_RIGHT = ("value", "change", "score", "confidence")


def _choose_columns(entries: Sequence[CheckInEntry], width: int) -> list[Column]:
    headings = {
        "day": pgettext("column", "Date"),
        "value": pgettext("column", "Value"),
        "change": pgettext("column", "Change"),
        "score": pgettext("column", "Score"),
        "confidence": pgettext("column", "Conf"),
        "reported": pgettext("column", "Status"),
        "by": pgettext("column", "By"),
    }
    columns: list[Column] = []
    left = width
    for key, heading in headings.items():
        labels = [str(getattr(entry, key)) for entry in entries]
        gap = 2 if columns else 0
        needed = min(30, max(width_of(heading), *map(width_of, labels)))
        if any(labels) and needed + gap <= left:
            columns.append(Column(key, heading, needed, key in _RIGHT, gap))
            left -= needed + gap
    return columns


def _cell(entry: CheckInEntry, column: Column, glyphs: Glyphs) -> list[Line]:
    label = clip(str(getattr(entry, column.key)), column.width, glyphs.ellipsis)
    return [label_runs(label, glyphs, "quiet" if column.key == "by" else "")]


def _said(sign: str, text: str, role: str, width: int) -> list[Line]:
    lead = f"{sign} " if sign else ""
    margin = INDENT + width_of(lead)
    wrapped = wrap_runs([(text, role)], max(16, width - margin))
    return [[(" " * INDENT + lead if not number else " " * margin, role), *line] for number, line in enumerate(wrapped)]
