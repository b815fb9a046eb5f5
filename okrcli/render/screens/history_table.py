"""`okr history` on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.i18n import _, pgettext
from okrcli.render.glyphs import Glyphs
from okrcli.render.page import Column, Line, clip, heading_lines, lay_out, two_sides, width_of, wrap_runs
from okrcli.render.screens.show_page import fact_lines, section_lines
from okrcli.render.screens.sparkline import draw_sparkline
from okrcli.render.views.history import BinRow, CycleRow, HistoryView, TeamTable
from okrcli.render.words import label_runs

TREND = 8


def history_lines(view: HistoryView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw the page in `width` columns."""
    yield from two_sides([(view.title, "title")], [(view.as_of, "")], width)
    yield []
    if not view.cycles:
        yield [(_("no cycle yet"), "quiet")]
        return
    yield from _cycle_lines(view.cycles, width, glyphs)
    for table in view.tables:
        yield from _team_lines(table, width, glyphs)
    if view.ambition:
        yield from section_lines(_("Ambition"))
        for words in view.ambition:
            yield from wrap_runs([(f"{glyphs.warning} ", "warning"), (words, "")], width, 2)
    yield from section_lines(_("Confidence, and what happened"))
    for words in view.calibration:
        yield from wrap_runs([(words, "")], width)
    if view.bins:
        yield []
        yield from _bin_lines(view.bins, width, glyphs)
    if view.accuracies:
        yield []
        yield [(_("Brier score of parts"), "quiet")]
        yield from fact_lines(view.accuracies, width)
    if view.rhythm:
        yield from section_lines(_("Rhythm"))
        yield from wrap_runs([(view.rhythm, "")], width)
    if view.carried:
        yield from section_lines(_("Carried over"))
        yield from fact_lines(view.carried, width)


def _cycle_lines(rows: Sequence[CycleRow], width: int, glyphs: Glyphs) -> Iterator[Line]:
    reached = pgettext("column", "Reached")
    headings = {
        "cycle": (pgettext("column", "Cycle"), False),
        "standing": ("", False),
        "aspirational": (pgettext("column", "Aspirational"), True),
        "aspirational_reached": (reached, True),
        "committed": (pgettext("column", "Committed"), True),
        "committed_reached": (reached, True),
    }
    columns = [
        Column(
            key, heading, max([width_of(heading), *(width_of(getattr(row, key)) for row in rows)]), right, bool(at) * 2
        )
        for at, (key, (heading, right)) in enumerate(headings.items())
    ]
    columns = _fitting(columns, width, ("committed_reached", "aspirational_reached", "standing"))
    yield from heading_lines(columns)
    for row in rows:
        plain = {"cycle": "name", "standing": "quiet"}
        yield from lay_out(
            columns,
            {
                column.key: [label_runs(getattr(row, column.key), glyphs, plain.get(column.key, ""))]
                for column in columns
            },
        )


def _fitting(columns: list[Column], width: int, spares: Sequence[str]) -> list[Column]:
    """The columns that there is room for, without as many of the spare ones as it takes."""
    for spare in spares:
        if sum(column.width + column.gap for column in columns) > width:
            columns = [column for column in columns if column.key != spare]
    return columns


def _team_lines(table: TeamTable, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """The latest cycles that there is room for; the trend shows those before them too."""
    names = min(24, max(width_of(row.name) for row in table.rows))
    trend = min(TREND, max(len(row.trend) for row in table.rows))
    heading = pgettext("column", "Trend")
    columns = [
        Column("name", pgettext("column", "Team"), max(names, 4), gap=0),
        Column("trend", heading, max(trend, width_of(heading))),
    ]
    left = width - sum(column.width + column.gap for column in columns)
    shown: list[Column] = []
    for number in reversed(range(len(table.cycles))):
        column = Column(str(number), table.cycles[number], max(4, width_of(table.cycles[number])), right=True)
        left -= column.width + column.gap
        if left < 0:
            break
        shown.insert(0, column)
    yield []
    yield from wrap_runs([(table.title[:1].upper() + table.title[1:], "title")], width)
    yield from heading_lines([*columns, *shown])
    for row in table.rows:
        cells: dict[str, list[Line]] = {
            "name": [[(clip(row.name, names, glyphs.ellipsis), "")]],
            "trend": [[(draw_sparkline(row.trend, TREND, glyphs), "")]],
        }
        cells |= {column.key: [label_runs(row.scores[int(column.key)], glyphs)] for column in shown}
        yield from lay_out([*columns, *shown], cells)


def _bin_lines(rows: Sequence[BinRow], width: int, glyphs: Glyphs) -> Iterator[Line]:
    headings = {
        "confidence": pgettext("column", "Confidence"),
        "said": pgettext("column", "Said"),
        "reached": pgettext("column", "Came true"),
        "interval": pgettext("column", "95% interval"),
        "times": pgettext("column", "Times"),
        "key_results": pgettext("column", "Key results"),
    }
    columns = [
        Column(
            key,
            heading,
            max([width_of(heading), *(width_of(getattr(row, key)) for row in rows)]),
            key != "confidence",
            bool(at) * 2,
        )
        for at, (key, heading) in enumerate(headings.items())
    ]
    columns = _fitting(columns, width, ("key_results", "times", "interval", "said"))
    yield from heading_lines(columns)
    for row in rows:
        yield from lay_out(columns, {one.key: [label_runs(getattr(row, one.key), glyphs)] for one in columns})
