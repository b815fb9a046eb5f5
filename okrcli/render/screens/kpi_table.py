"""Health metrics on a terminal: the list, and one in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.i18n import _, pgettext
from okrcli.render.glyphs import Glyphs
from okrcli.render.page import (
    Column,
    Line,
    clip,
    flow,
    heading_lines,
    lay_out,
    line_width,
    two_sides,
    width_of,
    wrap_runs,
)
from okrcli.render.roles import HEALTH_ROLES
from okrcli.render.screens.chart import chart_lines, legend_entries
from okrcli.render.screens.checkin_table import checkin_table_lines
from okrcli.render.screens.show_page import CHART_HEIGHT, fact_lines, section_lines
from okrcli.render.screens.sparkline import draw_sparkline
from okrcli.render.views.kpi import TREND, KpiList, KpiPage, KpiRow, health_word
from okrcli.render.words import label_runs
from okrcli.scoring.kpis import Health


def health_runs(health: Health, glyphs: Glyphs) -> Line:
    """Where a reading lies as sign and word, in its colour."""
    return [(f"{getattr(glyphs, HEALTH_ROLES[health])} {health_word(health)}", HEALTH_ROLES[health])]


def standing_runs(row: KpiRow, glyphs: Glyphs) -> Line:
    """Where a metric stands: the sign and word, the value, and the range that is healthy."""
    healthy = pgettext("kpi", "healthy: {range}").format(range=row.range) if row.range else ""
    known = f" {glyphs.dot} ".join(part for part in (row.value, healthy) if part)
    return [*health_runs(row.health, glyphs), (f"  {known}" if known else "", "quiet")]


def kpi_list_lines(view: KpiList, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw the list in `width` columns, each metric's words under its figures."""
    yield from two_sides([(view.summary, "title" if view.rows else "")], [(view.as_of, "")], width)
    if not view.rows:
        yield from wrap_runs([("okr kpi add", "name"), (" " + pgettext("kpi", "adds one."), "quiet")], width)
        return
    columns = _choose_columns(view.rows, width)
    yield []
    yield from heading_lines(columns)
    for row in view.rows:
        cells = {column.key: [_cell(row, column, glyphs)] for column in columns}
        yield from lay_out(columns, cells)
        words = [(row.statement, ""), (f" {glyphs.dot} {row.owner}" if row.owner else "", "quiet")]
        yield from ([("  ", ""), *line] for line in wrap_runs(words, width - 2))
    if view.out is not None:
        yield []
        command, why = f"okr kpi promote {view.out}", pgettext("kpi", "makes it a key result, to bring it back.")
        yield from wrap_runs([(command, "name"), (" " + why, "quiet")], width)


def kpi_standing_lines(row: KpiRow, position: str, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw where a metric stands, before a reading is asked for."""
    head: Line = [(f"{position} ", "quiet"), (row.id + " ", "name")]
    yield [*head, (glyphs.empty * max(0, width - line_width(head)), "quiet")]
    yield from ([("  ", ""), *line] for line in wrap_runs([(row.statement, "")], width - 2))
    yield from wrap_runs([("  ", ""), *standing_runs(row, glyphs), (f" {glyphs.dot} {row.due}", "quiet")], width, 2)


def kpi_page_lines(page: KpiPage, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw a metric's page in `width` columns."""
    yield from two_sides([(page.id, "name")], [(page.as_of, "")], width)
    yield from wrap_runs([(page.statement, "title")], width)
    yield []
    yield [*label_runs(page.value, glyphs, "strong"), ("  ", ""), *health_runs(page.health, glyphs)]
    yield []
    yield from fact_lines(page.facts, width)
    if page.chart is not None:
        yield []
        yield from chart_lines(page.chart, width, CHART_HEIGHT, glyphs, HEALTH_ROLES[page.health])
        for line in flow(legend_entries(page.chart, glyphs), width):
            yield [(line, "quiet")]
    if page.readings:
        yield from section_lines(_("Readings"))
        yield from checkin_table_lines(page.readings, width, glyphs)


def _choose_columns(rows: Sequence[KpiRow], width: int) -> list[Column]:
    """The columns that there is room for; the trend goes first, then the range and the age."""
    wanted = {
        "id": (pgettext("column", "KPI"), [row.id for row in rows], 24, False),
        "value": (pgettext("column", "Value"), [row.value for row in rows], 16, True),
        "range": (pgettext("column", "Healthy"), [row.range for row in rows], 20, False),
        "trend": (pgettext("column", "Trend"), [" " * TREND], TREND, False),
        "health": (pgettext("column", "State"), ["! " + health_word(one) for one in Health], 20, False),
        "age": (pgettext("column", "Read"), [row.age for row in rows], 8, True),
    }
    columns = [
        Column(key, heading, max(width_of(heading), min(most, max(map(width_of, labels)))), right, 2 if number else 0)
        for number, (key, (heading, labels, most, right)) in enumerate(wanted.items())
    ]
    for spare in ("trend", "range", "age"):
        if sum(column.width + column.gap for column in columns) > width:
            columns = [column for column in columns if column.key != spare]
    if sum(column.width + column.gap for column in columns) > width:
        columns = [column._replace(gap=min(1, column.gap)) for column in columns]
    return columns


def _cell(row: KpiRow, column: Column, glyphs: Glyphs) -> Line:
    match column.key:
        case "health":
            return health_runs(row.health, glyphs)
        case "trend":
            return [(draw_sparkline(row.trend, TREND, glyphs), HEALTH_ROLES[row.health])]
        case "age":
            return label_runs(row.age, glyphs, "bad" if row.age.endswith("!") else "quiet")
        case _:
            label = clip(str(getattr(row, column.key)), column.width, glyphs.ellipsis)
            return label_runs(label, glyphs, "name" if column.key == "id" else "")
