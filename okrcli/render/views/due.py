"""Who owes a check-in: what `okr due` says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from okrcli.i18n import _, ngettext
from okrcli.i18n.dates import format_age, format_date
from okrcli.render.sanitise import visible
from okrcli.render.views.owed import Owed, next_day, owed_longest_first, owed_now
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.states import CycleReview


class DueRow(NamedTuple):
    """One check-in or reading that is owed; the address of a health metric is its id.

    `late` is by how many days it is overdue, empty within the days of grace.
    """

    address: str
    statement: str
    owner: str
    last: str
    due: str
    late: str
    overdue: bool


class DueView(NamedTuple):
    """The list, the longest owed first, and a sentence about it; `readings` are those of health metrics."""

    as_of: str
    rows: tuple[DueRow, ...]
    readings: tuple[DueRow, ...]
    summary: str


def due_view(reviews: Sequence[CycleReview], metrics: Sequence[KpiState], as_of: date) -> DueView:
    """Decide what the screen says; addresses name their cycle where there are several. All `metrics` owe a reading."""
    rows = tuple(_row(one, as_of, with_cycle=len(reviews) > 1) for one in owed_now(reviews))
    readings = tuple(_reading(state, as_of) for state in owed_longest_first(metrics))
    return DueView(_("as of {day}").format(day=format_date(as_of)), rows, readings, _summary(rows, reviews, as_of))


def _row(owed: Owed, as_of: date, with_cycle: bool) -> DueRow:
    state, last = owed.state, owed.state.last_checkin
    return DueRow(
        address=str(owed.address) if with_cycle else owed.address.path,
        statement=visible(state.key_result.statement),
        owner=visible(owed.owner or ""),
        last=_("none yet") if last is None else format_date(last, near=as_of),
        due=format_date(owed.due, near=as_of),
        late=format_age(state.days_overdue) if state.days_overdue else "",
        overdue=bool(state.days_overdue),
    )


def _reading(state: KpiState, as_of: date) -> DueRow:
    return DueRow(
        address=state.kpi.id,
        statement=visible(state.kpi.statement),
        owner=visible(state.kpi.owner or ""),
        last=_("none yet") if state.last is None else format_date(state.last.date, near=as_of),
        due="" if state.due is None else format_date(state.due, near=as_of),
        late=format_age(state.days_overdue) if state.days_overdue else "",
        overdue=bool(state.days_overdue),
    )


def _summary(rows: Sequence[DueRow], reviews: Sequence[CycleReview], as_of: date) -> str:
    if rows:
        late = sum(row.overdue for row in rows)
        owed = ngettext("{n} check-in owed", "{n} check-ins owed", len(rows)).format(n=len(rows))
        return _("{owed}, {late} overdue").format(owed=owed, late=late) if late else owed
    following = next_day(reviews)
    if following is None:
        return _("Nobody owes a check-in.")
    return _("Nobody owes a check-in; the next is due {day}.").format(day=format_date(following, near=as_of))
