"""The table of objectives and their key results, which `okr status` and `okr show` draw: a row each, at any width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from rich.console import RenderableType
from rich.padding import Padding

from okrcli.i18n import _, pgettext
from okrcli.i18n.numbers import format_percent
from okrcli.i18n.sentences import apart
from okrcli.model import Guardrail, ObjectiveType, Unmeasured
from okrcli.model.terms import Kind
from okrcli.render.attention import latest_blockers
from okrcli.render.bars import Bar, Gauge, sparkline
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import (
    STATUS_ROLES,
    age_words,
    confidence_label,
    differing_status,
    grade_words,
    label,
    score_label,
    standing,
    status_label,
    status_sign,
    status_word,
)
from okrcli.render.layout import GAP, Cells, Column, Interleaved, Run, Words, table, widest, width_of, words
from okrcli.render.sanitise import visible
from okrcli.scoring.measures import score_history
from okrcli.scoring.states import Forecast, KeyResultState, ObjectiveState, Status

INDENT = 2
MARGIN = 2
TREND_CELLS = 6
BESIDE = 140
"""From this width on, statements have a column beside their figures."""
# What a statement keeps before a column is added: a bit more on a wider screen. And what it gets in the end at most.
STATEMENT_LEAST = 36
STATEMENT_SHARE = 0.12
STATEMENT_MOST = 72
BAR_MOST = 24

_WORTH = (
    *("status", "score", "bar", "age", "confidence", "trend"),
    *("owner", "value", "pace", "id", "forecast", "blockers"),
)
_NEVER_SKIPPED = ("status", "score", "bar")
_ORDER = (
    *("id", "owner", "value", "bar", "score", "pace"),
    *("trend", "confidence", "forecast", "status", "age", "blockers"),
)


class Row(NamedTuple):
    """An objective or a key result: what to type for it, its statement, what stands in the other columns."""

    id: str
    statement: tuple[Run, ...]
    cells: Cells
    indent: int = 0


def objective_row(state: ObjectiveState, glyphs: Glyphs) -> Row:
    """An objective's own row."""
    objective = state.objective
    committed = [(" " + _("(committed)"), "quiet")] if objective.type is ObjectiveType.COMMITTED else []
    gauge = Gauge(state.score, state.expected, state.goal)
    cells: Cells = {
        "owner": words((visible(objective.owner or ""), "quiet")),
        "status": status_label(state.status, glyphs),
    }
    if not state.dropped:
        cells |= {
            "bar": Bar(gauge, glyphs, STATUS_ROLES[state.status]),
            "score": label(score_label(state.score), glyphs, "strong"),
            "pace": label(score_label(state.pace), glyphs),
            "confidence": label(confidence_label(state.confidence), glyphs),
        }
    role = "quiet" if state.dropped else "strong"
    return Row(objective.id, ((visible(objective.statement), role), *committed), cells)


def key_result_row(state: KeyResultState, as_of: date, glyphs: Glyphs) -> Row:
    """A key result's row, to stand under its objective's."""
    key_result = state.key_result
    gauge = Gauge(state.score, state.expected, state.goal)
    cells: Cells = {
        "owner": words((visible(key_result.owner or ""), "quiet")),
        "status": status_label(state.status, glyphs),
    }
    if not state.dropped:
        trend = [score for _day, score in score_history(state)]
        cells |= {
            "value": value_words(state, glyphs) if key_result.measure.kind is not Kind.UNMEASURED else words(),
            "bar": Bar(gauge, glyphs, STATUS_ROLES[state.status]),
            "score": label(score_label(state.score), glyphs),
            "pace": label(score_label(state.pace), glyphs),
            "trend": sparkline(trend, TREND_CELLS, glyphs),
            "confidence": label(confidence_label(state.confidence), glyphs),
            "forecast": label(forecast_label(state.forecast), glyphs),
            "age": label(age_label(state, as_of), glyphs, "bad" if state.days_overdue else ""),
            "blockers": words((apart(latest_blockers(state)), "warning")),
        }
    role = "quiet" if state.dropped else ""
    said, aside_role = _aside(state, glyphs)
    asides = [(f" ({said})", aside_role)] if said else []
    return Row(key_result.id, ((visible(key_result.statement), role), *asides), cells, INDENT)


def _aside(state: KeyResultState, glyphs: Glyphs) -> tuple[str, str]:
    """What must be known beside its figures, with its role: that it has none, whose they are, or what they say."""
    if isinstance(state.key_result.measure, Unmeasured):
        return _("needs a measure"), "quiet"
    by_figures = differing_status(state.status, state.computed_status)
    if by_figures is not None:
        word = f"{status_sign(by_figures, glyphs)} {status_word(by_figures)}"
        return _("figures: {word}").format(word=word), STATUS_ROLES[by_figures]
    return (grade_words(state) if state.score != state.computed_score else ""), "quiet"


def rows_of(state: ObjectiveState, as_of: date, glyphs: Glyphs) -> Iterator[Row]:
    """An objective's row, then those of its key results."""
    yield objective_row(state, glyphs)
    for one in state.key_results:
        yield key_result_row(one, as_of, glyphs)
    if not state.key_results:
        yield Row("", ((_("no key results yet"), "quiet"),), {}, INDENT)


def draw_rows(rows: Sequence[Row | None], columns: Sequence[Column]) -> RenderableType:
    """The table with its headings; none stands for an empty line between two objectives.

    Where a column of its own would leave a statement too little, it has lines of its own, its figures below it.
    """
    if columns[0].key == "statement":
        return table(columns, ({} if row is None else _drawn(row, columns) for row in rows))
    return Interleaved(columns, chain.from_iterable(_stacked(row) for row in rows))


def _stacked(row: Row | None) -> Iterator[RenderableType | Cells]:
    """The statement, and below it the figures if there are any."""
    if row is None:
        yield ""
        return
    yield Padding(_statement(row, hang=INDENT), (0, 0, 0, row.indent))
    if row.cells:
        yield row.cells


def choose_columns(rows: Sequence[Row], width: int, first: Sequence[str] = ()) -> list[Column]:
    """Choose the columns in the order they are shown.

    Columns come in order of worth, those named in `first` before all, as long as the statement keeps its least; what
    the bar and the blockers do not take then is the statement's. On a narrow screen it has no column: a blank margin
    sets the figures off.
    """
    offered = _offer(rows)
    stacked = width < BESIDE
    least = MARGIN if stacked else STATEMENT_LEAST + int((width - BESIDE) * STATEMENT_SHARE)
    left = width - least
    chosen: dict[str, Column] = {}
    for key in dict.fromkeys([*first, *_WORTH]):
        column = offered.get(key)
        if column is None or (stacked and key == "id"):
            continue
        if column.width + GAP > left:
            if key in _NEVER_SKIPPED:
                break
            continue
        chosen[key] = column
        left -= column.width + GAP
    for key, most in (("bar", BAR_MOST), ("blockers", width)):
        if key in chosen:
            grown = min(most - chosen[key].width, left // 3)
            chosen[key] = chosen[key]._replace(width=chosen[key].width + grown)
            left -= grown
    statement = Column("statement", "", min(STATEMENT_MOST, least + left), wraps=True)
    return [Column("", "", MARGIN) if stacked else statement, *(chosen[key] for key in _ORDER if key in chosen)]


def _offer(rows: Sequence[Row]) -> dict[str, Column]:
    """The columns that have something to say, at their least width."""
    columns: dict[str, Column] = {}

    def column(key: str, heading: str, least: int, most: int = 0, *, right: bool = False, wraps: bool = False) -> None:
        said = [str(row.cells.get(key, "")) for row in rows]
        if not most or any(sign.isalnum() for text in said for sign in text):
            columns[key] = Column(key, heading, max(least, widest(heading, said if most else (), most)), right, wraps)

    heading = pgettext("column", "Id")
    columns["id"] = Column("id", heading, max(4, widest(heading, (row.id for row in rows), 20)))
    column("owner", pgettext("column", "Owner"), 0, 10)
    column("value", pgettext("column", "Value"), 8, 22)
    column("bar", pgettext("column", "Progress"), 10)
    column("score", pgettext("column", "Score"), 4, right=True)
    column("pace", pgettext("column", "Pace"), 4, right=True)
    column("trend", pgettext("column", "Trend"), TREND_CELLS)
    column("confidence", pgettext("column", "Conf"), 3, right=True)
    column("forecast", pgettext("column", "Forecast"), 9, 12, right=True)
    column(
        "status", pgettext("column", "Status"), 2 + max(width_of(status_word(one)) for one in Status), 24, wraps=True
    )
    column("age", pgettext("column", "Last"), 3, 7, right=True)
    column("blockers", pgettext("column", "Blockers"), 24, 24, wraps=True)
    return columns


def _drawn(row: Row, columns: Sequence[Column]) -> Cells:
    """The row's cells, the statement among them."""
    statement = _statement(row, with_id=not any(column.key == "id" for column in columns))
    return {
        **row.cells,
        "statement": Padding(statement, (0, 0, 0, row.indent)) if row.indent else statement,
        "id": words((row.id, "quiet")),
    }


def _statement(row: Row, *, with_id: bool = True, hang: int = 0) -> Words:
    """The statement, with what one types for it where that has no column of its own."""
    first, *others = row.statement
    return words(first, (f" [{row.id}]" if with_id and row.id else "", "name"), *others, hang=hang)


def value_words(state: KeyResultState, glyphs: Glyphs) -> Words:
    """Where it is, and where it should get or stay: `300 → 500 leads`."""
    now, toward = standing(state)
    if isinstance(state.key_result.measure, Guardrail):
        return words(f"{now} ({toward})" if now else toward)
    return words(f"{now or glyphs.dash} {glyphs.arrow} {toward}" if toward else now)


def forecast_label(forecast: Forecast | None) -> str:
    """Where the score would land, and the chance of reaching the goal: `0.79  96%`."""
    if forecast is None:
        return ""
    return f"{score_label(forecast.landing)} {format_percent(forecast.probability):>4}"


def age_label(state: KeyResultState, as_of: date) -> str:
    """How long ago the last check-in was; an exclamation mark says that the next one is overdue.

    Nothing once the cycle is over: nobody waits for the next one.
    """
    if state.last_checkin is None or state.status in (Status.ACHIEVED, Status.MISSED):
        return ""
    return age_words((as_of - state.last_checkin).days, late=bool(state.days_overdue))
