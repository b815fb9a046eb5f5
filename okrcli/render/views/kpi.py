"""Health metrics: what `okr kpi` says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from okrcli.i18n import N_, _, ngettext, pgettext
from okrcli.i18n.dates import format_age, format_date
from okrcli.model import Kpi, Settings
from okrcli.render.chart import Chart, draw_up_kpi_chart
from okrcli.render.facts import Fact, person_label
from okrcli.render.labels import range_label, value_label
from okrcli.render.sanitise import visible, visible_lines
from okrcli.render.views.show import CheckInEntry, signed_number
from okrcli.scoring.kpis import Health, KpiState

HEALTH_WORDS = {
    Health.HEALTHY: N_("healthy"),
    Health.NEAR: N_("near the edge"),
    Health.OUT: N_("out of range"),
    Health.UNKNOWN: N_("unknown"),
}
TREND = 6
"""So many of the last readings are drawn."""


class KpiRow(NamedTuple):
    """A KPI in the list; `trend` holds the last readings, from 0 to 1 between the lowest and highest thing drawn."""

    id: str
    statement: str
    owner: str
    value: str
    range: str
    trend: tuple[float, ...]
    health: Health
    age: str
    due: str


class KpiList(NamedTuple):
    """The list, in the order of the file, and a sentence about it."""

    as_of: str
    summary: str
    rows: tuple[KpiRow, ...]
    out: str | None
    """The id of the first metric that left its range and is no key result yet."""


class KpiPage(NamedTuple):
    """One KPI in full; readings newest first."""

    id: str
    as_of: str
    statement: str
    value: str
    health: Health
    facts: tuple[Fact, ...]
    chart: Chart | None
    readings: tuple[CheckInEntry, ...]


def health_word(health: Health) -> str:
    """Where a reading lies, in the reader's language."""
    return _(HEALTH_WORDS[health])


def kpi_list(states: Sequence[KpiState], as_of: date) -> KpiList:
    """Decide what the list says."""
    out = next((one.kpi.id for one in states if one.health is Health.OUT and one.kpi.promoted is None), None)
    rows = tuple(_row(state, as_of) for state in states)
    return KpiList(_as_of(as_of), _summary(states), rows, out)


def kpi_page(state: KpiState, settings: Settings, as_of: date) -> KpiPage:
    """Decide what the page says."""
    return KpiPage(
        id=state.kpi.id,
        as_of=_as_of(as_of),
        statement=visible(state.kpi.statement),
        value="" if state.last is None else value_label(state.last.value, state.kpi),
        health=state.health,
        facts=tuple(_facts(state, settings, as_of)),
        chart=draw_up_kpi_chart(state, as_of),
        readings=tuple(_readings(state, as_of))[::-1],
    )


def healthy_words(kpi: Kpi) -> str:
    """The healthy range in few words, nothing where there is none."""
    return "" if kpi.range is None else range_label(kpi.range, kpi)


def due_reading_words(state: KpiState, as_of: date) -> str:
    """When the next reading is owed."""
    if state.due is None:
        return _("no reading yet")
    day = format_date(state.due, near=as_of)
    if state.days_overdue:
        days = ngettext("{n} day overdue", "{n} days overdue", state.days_overdue).format(n=state.days_overdue)
        return _("a reading is owed since {day}, {days}").format(day=day, days=days)
    if state.due <= as_of:
        return _("a reading is owed since {day}").format(day=day) if state.due < as_of else _("a reading is owed today")
    return _("next reading on {day}").format(day=day)


def _row(state: KpiState, as_of: date) -> KpiRow:
    kpi, last = state.kpi, state.last
    return KpiRow(
        id=kpi.id,
        statement=visible(kpi.statement),
        owner=visible(kpi.owner or ""),
        value="" if last is None else value_label(last.value, kpi),
        range=healthy_words(kpi),
        trend=_trend(state),
        health=state.health,
        age="" if last is None else _age((as_of - last.date).days, overdue=bool(state.days_overdue)),
        due=due_reading_words(state, as_of),
    )


def _age(days: int, *, overdue: bool) -> str:
    age = format_age(days) if days else pgettext("age", "today")
    return f"{age}!" if overdue else age


def _trend(state: KpiState) -> tuple[float, ...]:
    values = [float(reading.value) for reading in state.readings[-TREND:]]
    ends = (state.kpi.range.at_least, state.kpi.range.at_most) if state.kpi.range is not None else ()
    drawn = [*values, *(float(end) for end in ends if end is not None)]
    if len(values) < 2 or max(drawn) == min(drawn):
        return ()
    return tuple((value - min(drawn)) / (max(drawn) - min(drawn)) for value in values)


def _as_of(day: date) -> str:
    return _("as of {day}").format(day=format_date(day))


def _summary(states: Sequence[KpiState]) -> str:
    if not states:
        return _("No health metrics here.")
    out = sum(state.health is Health.OUT for state in states)
    near = sum(state.health is Health.NEAR for state in states)
    late = sum(bool(state.days_overdue) or state.due is None for state in states)
    parts = [
        ngettext("{n} health metric", "{n} health metrics", len(states)).format(n=len(states)),
        _("{n} out of range").format(n=out) if out else "",
        _("{n} near the edge").format(n=near) if near else "",
        ngettext("{n} reading overdue", "{n} readings overdue", late).format(n=late) if late else "",
    ]
    return ", ".join(part for part in parts if part)


def _facts(state: KpiState, settings: Settings, as_of: date) -> Iterator[Fact]:
    kpi = state.kpi
    if kpi.owner:
        yield Fact(pgettext("fact", "owner"), person_label(kpi.owner, settings))
    if kpi.team:
        yield Fact(pgettext("fact", "team"), visible(kpi.team))
    yield Fact(pgettext("fact", "healthy"), healthy_words(kpi) or _("no range: add at_least or at_most"))
    yield Fact(pgettext("fact", "due"), due_reading_words(state, as_of))
    every = kpi.every or settings.checkin.every
    yield Fact(pgettext("fact", "rhythm"), ngettext("every day", "every {n} days", every).format(n=every))
    if kpi.promoted:
        yield Fact(pgettext("fact", "key result"), visible(kpi.promoted))


def _readings(state: KpiState, as_of: date) -> Iterator[CheckInEntry]:
    known = state.readings
    before = [None, *(earlier.value for earlier, _later in pairwise(known))]
    for reading, previous in zip(known, before, strict=False):
        yield CheckInEntry(
            day=format_date(reading.date, near=as_of),
            value=value_label(reading.value, state.kpi),
            change="" if previous is None else signed_number(reading.value - previous),
            score="",
            confidence="",
            reported="",
            by=visible(reading.by or ""),
            notes=tuple(visible_lines(reading.note or "")),
            blockers=(),
            next=(),
        )
