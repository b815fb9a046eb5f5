"""`okr kpi`: health metrics, the list and one in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, TypedDict

from rich.console import RenderableType
from rich.padding import Padding

from okrcli.errors import Finding
from okrcli.i18n import N_, _, ngettext, pgettext
from okrcli.i18n.dates import format_date
from okrcli.model import Kpi, Settings
from okrcli.model.settings import MONTH
from okrcli.render.bars import sparkline
from okrcli.render.chart import draw_chart, draw_up_kpi_chart
from okrcli.render.documents import Figure, ProblemJson, document, problems_json
from okrcli.render.entries import Entry, draw_entries, signed_number
from okrcli.render.facts import Fact, known, person_label
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import HEALTH_ROLES, age_words, dotted, label, range_label, value_label
from okrcli.render.layout import (
    Cells,
    Column,
    Interleaved,
    Words,
    facts,
    fit,
    heading,
    measured,
    section,
    width_of,
    words,
)
from okrcli.render.sanitise import visible, visible_lines
from okrcli.scoring.kpis import Health, KpiState

HEALTH_WORDS = {
    Health.HEALTHY: N_("healthy"),
    Health.NEAR: N_("near the edge"),
    Health.OUT: N_("out of range"),
    Health.UNKNOWN: N_("unknown"),
}
TREND = 6
"""So many of the last readings are drawn."""


def kpi_list_page(states: Sequence[KpiState], as_of: date, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw the metrics in the order of the file, each one's words under its figures."""
    yield heading(words((kpi_summary(states), "title" if states else "")), as_of)
    if not states:
        yield words(("okr kpi add", "name"), (" " + pgettext("kpi", "adds one."), "quiet"))
        return
    yield ""
    rows = [_cells(state, as_of, glyphs) for state in states]
    columns = _choose_columns(rows, width)
    statements = (
        Padding(words(visible(one.kpi.statement), (f" {glyphs.dot} {owner}" if owner else "", "quiet")), (0, 0, 0, 2))
        for one in states
        for owner in [visible(one.kpi.owner or "")]
    )
    yield Interleaved(columns, chain.from_iterable(zip(rows, statements, strict=True)))
    out = next((one.kpi.id for one in states if one.health is Health.OUT and one.promoted is None), None)
    if out is not None:
        yield ""
        why = pgettext("kpi", "makes it a key result, to bring it back.")
        yield words((f"okr kpi promote {out}", "name"), (" " + why, "quiet"))


def kpi_page(state: KpiState, settings: Settings, as_of: date, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw one metric in full, its readings newest first."""
    yield heading(words((state.kpi.id, "name")), as_of)
    yield words((visible(state.kpi.statement), "title"))
    yield ""
    value = "" if state.last is None else value_label(state.last.value, state.kpi)
    yield words(label(value, glyphs, "strong"), "  ", health_label(state.health, glyphs))
    yield ""
    yield facts(kpi_facts(state, settings, as_of))
    chart = draw_up_kpi_chart(state, as_of)
    if chart is not None:
        yield from draw_chart(chart, width, glyphs, HEALTH_ROLES[state.health])
    readings = list(reading_entries(state, as_of))[::-1]
    yield section(_("Readings"), draw_entries(readings, width, glyphs) if readings else None)


def kpi_question(state: KpiState, as_of: date, position: str, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw where a metric stands, before a reading is asked for."""
    head = words((f"{position} ", "quiet"), (state.kpi.id + " ", "name"))
    yield ""
    yield words(head, (glyphs.empty * max(0, width - head.cell_len), "quiet"))
    yield Padding(words(visible(state.kpi.statement)), (0, 0, 0, 2))
    due = f" {glyphs.dot} {due_reading_words(state, as_of)}"
    yield Padding(words(kpi_standing(state, glyphs), (due, "quiet")), (0, 0, 0, 2))


def kpi_standing(state: KpiState, glyphs: Glyphs) -> Words:
    """Where a metric stands: the sign and word, the value, and the range that is healthy."""
    value = "" if state.last is None else value_label(state.last.value, state.kpi)
    healthy = healthy_words(state.kpi)
    healthy = pgettext("kpi", "healthy: {range}").format(range=healthy) if healthy else ""
    known = dotted((value, healthy), glyphs)
    return words(health_label(state.health, glyphs), (f"  {known}" if known else "", "quiet"))


def health_label(health: Health, glyphs: Glyphs) -> Words:
    """Where a reading lies as sign and word, in its colour."""
    role = HEALTH_ROLES[health]
    return words((f"{getattr(glyphs, role)} {health_word(health)}", role))


def health_word(health: Health) -> str:
    """Where a reading lies, in the reader's language."""
    return _(HEALTH_WORDS[health])


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


def kpi_summary(states: Sequence[KpiState]) -> str:
    """How many metrics there are, and how many of them are not well."""
    if not states:
        return _("No health metrics here.")
    out = sum(state.health is Health.OUT for state in states)
    near = sum(state.health is Health.NEAR for state in states)
    late = sum(bool(state.days_overdue) for state in states)
    unread = sum(state.due is None for state in states)
    parts = [
        ngettext("{n} health metric", "{n} health metrics", len(states)).format(n=len(states)),
        _("{n} out of range").format(n=out) if out else "",
        ngettext("{n} near the edge", "{n} near the edge", near).format(n=near) if near else "",
        ngettext("{n} reading overdue", "{n} readings overdue", late).format(n=late) if late else "",
        _("{n} unread").format(n=unread) if unread else "",
    ]
    return ", ".join(part for part in parts if part)


def _cells(state: KpiState, as_of: date, glyphs: Glyphs) -> Cells:
    last, late = state.last, bool(state.days_overdue)
    age = "" if last is None else age_words((as_of - last.date).days, late=late)
    return {
        "id": words((state.kpi.id, "name")),
        "value": label("" if last is None else value_label(last.value, state.kpi), glyphs),
        "range": label(healthy_words(state.kpi), glyphs),
        "trend": words((sparkline(kpi_trend(state), TREND, glyphs), HEALTH_ROLES[state.health])),
        "health": health_label(state.health, glyphs),
        "age": label(age, glyphs, "bad" if late else "quiet"),
    }


def _choose_columns(rows: Sequence[Cells], width: int) -> list[Column]:
    """The columns that there is room for; the trend goes first, then the range and the age."""
    health = max(map(width_of, (pgettext("column", "State"), *(f"+ {health_word(one)}" for one in Health))))
    trend = pgettext("column", "Trend")
    columns = [
        measured("id", pgettext("column", "KPI"), rows, 24),
        measured("value", pgettext("column", "Value"), rows, 16, right=True),
        measured("range", pgettext("column", "Healthy"), rows, 20),
        Column("trend", trend, max(TREND, width_of(trend))),
        Column("health", pgettext("column", "State"), health),
        measured("age", pgettext("column", "Read"), rows, 8, right=True),
    ]
    return fit(columns, width, ("trend", "range", "age"))


def kpi_trend(state: KpiState) -> tuple[float, ...]:
    """The last readings, from 0 to 1 between the lowest and highest thing drawn."""
    values = [float(reading.value) for reading in state.readings[-TREND:]]
    ends = (state.kpi.range.at_least, state.kpi.range.at_most) if state.kpi.range is not None else ()
    drawn = [*values, *(float(end) for end in ends if end is not None)]
    if len(values) < 2 or max(drawn) == min(drawn):
        return ()
    return tuple((value - min(drawn)) / (max(drawn) - min(drawn)) for value in values)


def kpi_facts(state: KpiState, settings: Settings, as_of: date) -> Iterator[Fact]:
    """What is known of a metric, without its readings."""
    kpi = state.kpi
    every = kpi.every or settings.checkin.every
    said = _("every month") if every == MONTH else ngettext("every day", "every {n} days", every).format(n=every)
    return known(
        (pgettext("fact", "owner"), person_label(kpi.owner, settings)),
        (pgettext("fact", "team"), kpi.team),
        (pgettext("fact", "healthy"), healthy_words(kpi) or _("no range: add at_least or at_most")),
        (pgettext("fact", "due"), due_reading_words(state, as_of)),
        (pgettext("fact", "rhythm"), said),
        (pgettext("fact", "key result"), state.promoted),
    )


def reading_entries(state: KpiState, as_of: date) -> Iterator[Entry]:
    """The readings known on the day, oldest first, each with what it changed."""
    known = state.readings
    before = [None, *(earlier.value for earlier, _later in pairwise(known))]
    for reading, previous in zip(known, before, strict=False):
        yield Entry(
            day=format_date(reading.date, near=as_of),
            value=value_label(reading.value, state.kpi),
            change="" if previous is None else signed_number(reading.value - previous),
            by=visible(reading.by or ""),
            notes=tuple(visible_lines(reading.note or "")),
        )


class KpiJson(TypedDict):
    """A health metric's last reading, held against its range; `every` is the days between readings, or `month`."""

    id: str
    kpi: str
    owner: str | None
    team: str | None
    unit: str | None
    at_least: Figure | None
    at_most: Figure | None
    every: int | str
    value: Figure | None
    state: str
    last_reading: str | None
    due: str | None
    days_overdue: int
    promoted: str | None
    extra: dict[str, Any]


class ReadingJson(TypedDict):
    """A value on a day."""

    date: str
    value: Figure
    by: str | None
    note: str | None
    extra: dict[str, Any]


class KpiListJson(TypedDict):
    """`okr kpi list --json`, in the order of the file."""

    schema_version: int
    as_of: str
    kpis: list[KpiJson]
    problems: list[ProblemJson]


class KpiPageJson(TypedDict):
    """`okr kpi show --json`; readings oldest first."""

    schema_version: int
    as_of: str
    kpi: KpiJson
    readings: list[ReadingJson]
    problems: list[ProblemJson]


def kpi_list_json(
    states: Sequence[KpiState], settings: Settings, as_of: date, problems: Iterable[Finding], root: Path
) -> KpiListJson:
    """The health metrics."""
    kpis = [kpi_json(state, settings) for state in states]
    return document(KpiListJson, as_of=as_of, kpis=kpis, problems=problems_json(problems, root))


def kpi_page_json(
    state: KpiState, settings: Settings, as_of: date, problems: Iterable[Finding], root: Path
) -> KpiPageJson:
    """One health metric with its readings."""
    return document(
        KpiPageJson, state, as_of=as_of, kpi=kpi_json(state, settings), problems=problems_json(problems, root)
    )


def kpi_json(state: KpiState, settings: Settings) -> KpiJson:
    """One health metric's figures."""
    kpi, last = state.kpi, state.last
    return document(
        KpiJson,
        kpi,
        state,
        kpi.range,
        last,
        kpi=kpi.statement,
        every=kpi.every or settings.checkin.every,
        state=state.health,
        last_reading=last.date if last else None,
    )
