"""The footer of `okr status`: what the marks mean, of those that are on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.i18n import _, pgettext
from okrcli.render.glyphs import Glyphs
from okrcli.render.page import Column, Line, flow
from okrcli.render.views.status import KeyResultRow, StatusView


def legend_lines(columns: Sequence[Column], view: StatusView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Explain the columns and signs, after a blank line; nothing where there are no rows."""
    rows = [row for team in view.teams for objective in team.objectives for row in objective.key_results]
    if not rows:
        return
    yield []
    for line in flow([*_bar_entries(columns, rows, glyphs), *_column_entries(columns, rows, glyphs)], width):
        yield [(line, "quiet")]


def _bar_entries(columns: Sequence[Column], rows: Sequence[KeyResultRow], glyphs: Glyphs) -> Iterator[str]:
    if not any(column.key == "bar" for column in columns):
        return
    yield glyphs.full + " " + pgettext("legend", "score")
    yield glyphs.today + " " + pgettext("legend", "expected today")
    yield glyphs.goal + " " + pgettext("legend", "goal")
    if any(row.gauge.score is not None and row.gauge.score >= row.gauge.goal for row in rows):
        yield glyphs.reached + " " + pgettext("legend", "goal reached")


def _column_entries(columns: Sequence[Column], rows: Sequence[KeyResultRow], glyphs: Glyphs) -> Iterator[str]:
    shown = {column.key for column in columns}
    if "id" not in shown:
        yield _("[…]: what to type for it")
    if "pace" in shown:
        yield _("Pace: score over what is expected today")
    if "trend" in shown and any(row.trend for row in rows):
        yield glyphs.levels[0] + glyphs.levels[-1] + " " + _("scores at the last check-ins, 0 to 1")
    if "confidence" in shown:
        yield _("Conf: chances out of ten")
    if "forecast" in shown:
        yield _("Forecast: score at the end, chance of reaching the goal")
    if "age" in shown:
        late = any(row.overdue for row in rows)
        yield _("Last: since the last check-in, ! overdue") if late else _("Last: since the last check-in")
    if any(row.by_figures for row in rows):
        yield _("figures: what they say where the owner says otherwise")
