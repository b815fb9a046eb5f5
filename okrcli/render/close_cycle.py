"""`okr close-cycle`: what is known of an objective or key result before it is graded, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.table import Table

from okrcli.i18n import _, ngettext
from okrcli.model import ObjectiveType
from okrcli.render.bars import Bar, Gauge
from okrcli.render.checkin import BAR, WIDEST, indented, item_heading, last_label, measure_label
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import STATUS_ROLES, score_label, status_label, type_word
from okrcli.render.layout import GAP, facts, words
from okrcli.render.sanitise import visible
from okrcli.scoring.grading import Final, Missing
from okrcli.scoring.states import KeyResultState, ObjectiveState, Status


def key_result_question(
    state: KeyResultState, day: date, address: str, position: str, width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """Draw what is known of a key result before its grade."""
    about = (measure_label(state, glyphs), visible(state.key_result.owner or ""))
    gauge = Gauge(state.score, None, state.goal)
    statement = visible(state.key_result.statement)
    yield from _question(position, address, statement, about, gauge, state.status, min(width, WIDEST), glyphs)
    yield indented(facts([(_("Last"), last_label(state, day, glyphs))]), min(width, WIDEST))


def objective_question(
    state: ObjectiveState, final: Final, address: str, position: str, width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """Draw what is known of an objective, its key results being graded."""
    objective = state.objective
    number = sum(not one.dropped for one in state.key_results)
    count = ngettext("{n} key result", "{n} key results", number).format(n=number)
    kind = type_word(objective.type) if objective.type is ObjectiveType.COMMITTED else ""
    over = state.status in (Status.ACHIEVED, Status.MISSED)
    status = (Status.ACHIEVED if final.reached else Status.MISSED) if over else state.status
    about = (_("objective"), kind, count, visible(objective.owner or ""))
    gauge = Gauge(final.score, None, state.goal)
    yield from _question(position, address, visible(objective.statement), about, gauge, status, width, glyphs)


def missing_words(missing: Sequence[Missing]) -> str:
    """What is still to be said, in words."""
    if len(missing) > 1:
        return _("why it came out so; keep, modify or abandon")
    return _("why it came out so") if missing[0] is Missing.WHY else _("keep, modify or abandon")


def _question(
    position: str,
    address: str,
    statement: str,
    about: Sequence[str],
    gauge: Gauge,
    status: Status,
    width: int,
    glyphs: Glyphs,
) -> Iterator[RenderableType]:
    width = min(width, WIDEST)
    yield item_heading(position, address, width, glyphs)
    yield indented(words((statement, "title")), width)
    yield indented(words((f" {glyphs.dot} ".join(filter(None, about)), "quiet")), width)
    goal = _("of {goal}").format(goal=score_label(gauge.goal))
    figure = words((score_label(gauge.score) or glyphs.dash, "strong"), (f" {goal}", "quiet"))
    said = words(figure, "  ", status_label(status, glyphs))
    bar = Bar(gauge, glyphs, STATUS_ROLES[status], BAR)
    if GAP + BAR + GAP + said.cell_len <= width:
        grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        grid.add_column(width=BAR)
        grid.add_row(bar, said)
        yield indented(grid, width)
    else:
        yield indented(bar, width)
        yield indented(said, width)
