"""One key result or one objective in full: what `okr show` says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.i18n import _, pgettext
from okrcli.i18n.dates import format_date
from okrcli.i18n.numbers import format_number
from okrcli.model import Address, Cycle, Milestones, Objective, Settings
from okrcli.render.sanitise import visible, visible_lines
from okrcli.render.views.chart import Chart, draw_up_chart
from okrcli.render.views.facts import Fact, key_result_facts, objective_facts
from okrcli.render.views.figures import (
    Gauge,
    confidence_label,
    decision_word,
    differing_status,
    score_label,
    status_word,
    value_label,
)
from okrcli.render.views.status import ObjectiveRow, objective_row
from okrcli.scoring.history import known_checkins, score_history
from okrcli.scoring.states import KeyResultState, ObjectiveState, Status


class Head(NamedTuple):
    """The top of a page."""

    address: str
    as_of: str
    statement: str
    under: str
    gauge: Gauge
    score: str
    status: Status
    by_figures: Status | None


class CheckInEntry(NamedTuple):
    """One check-in: its figures in a row, and what was said below it."""

    day: str
    value: str
    change: str
    score: str
    confidence: str
    reported: str
    by: str
    notes: tuple[str, ...]
    blockers: tuple[str, ...]
    next: tuple[str, ...]


class MilestoneEntry(NamedTuple):
    """One step: `day` is when it was reached, empty while it is open."""

    id: str
    statement: str
    weight: str
    day: str


class KeyResultPage(NamedTuple):
    """A key result in full; check-ins newest first."""

    head: Head
    facts: tuple[Fact, ...]
    milestones: tuple[MilestoneEntry, ...]
    chart: Chart | None
    checkins: tuple[CheckInEntry, ...]


class Hindrance(NamedTuple):
    """What the last check-in of a key result says stands in the way, or comes next."""

    key_result: str
    blockers: tuple[str, ...]
    next: tuple[str, ...]


class ObjectivePage(NamedTuple):
    """An objective in full."""

    head: Head
    facts: tuple[Fact, ...]
    row: ObjectiveRow
    hindrances: tuple[Hindrance, ...]
    retrospective: tuple[Fact, ...]


def key_result_page(
    state: KeyResultState,
    objective: Objective,
    cycle: Cycle,
    settings: Settings,
    as_of: date,
    address: Address,
    *,
    supports: Sequence[str] = (),
    supported_by: Sequence[str] = (),
) -> KeyResultPage:
    """Decide what the page says; `supports` and `supported_by` are addresses, with words if need be."""
    key_result = state.key_result
    head = Head(
        address=str(address),
        as_of=_("as of {day}").format(day=format_date(as_of)),
        statement=visible(key_result.statement),
        under=visible(objective.statement),
        gauge=Gauge(state.score, state.expected, state.goal),
        score=score_label(state.score),
        status=state.status,
        by_figures=differing_status(state.status, state.computed_status),
    )
    return KeyResultPage(
        head=head,
        facts=tuple(key_result_facts(state, objective, cycle, settings, as_of, supports, supported_by)),
        milestones=tuple(_milestones(state, as_of)),
        chart=draw_up_chart(state, objective, cycle, settings, as_of),
        checkins=tuple(_checkins(state, objective, cycle, settings, as_of))[::-1],
    )


def objective_page(
    state: ObjectiveState,
    cycle: Cycle,
    settings: Settings,
    as_of: date,
    address: Address,
    *,
    supports: Sequence[str] = (),
    supported_by: Sequence[str] = (),
) -> ObjectivePage:
    """Decide what the page says."""
    objective = state.objective
    head = Head(
        address=str(address),
        as_of=_("as of {day}").format(day=format_date(as_of)),
        statement=visible(objective.statement),
        under="",
        gauge=Gauge(state.score, state.expected, state.goal),
        score=score_label(state.score),
        status=state.status,
        by_figures=None,
    )
    return ObjectivePage(
        head=head,
        facts=tuple(objective_facts(state, settings, as_of, supports, supported_by)),
        row=objective_row(state, cycle, settings, as_of),
        hindrances=tuple(_hindrances(state, as_of)),
        retrospective=tuple(_retrospective(objective)),
    )


def _milestones(state: KeyResultState, as_of: date) -> Iterator[MilestoneEntry]:
    days = milestone_days(state, as_of)
    measure = state.key_result.measure
    items = measure.milestones if isinstance(measure, Milestones) else ()
    weighted = len({item.weight for item in items}) > 1
    for item in items:
        reached = days.get(item.id)
        yield MilestoneEntry(
            id=item.id,
            statement=visible(item.statement),
            weight=_("weight {n}").format(n=format_number(item.weight)) if weighted else "",
            day="" if reached is None else format_date(reached, near=as_of),
        )


def milestone_days(state: KeyResultState, as_of: date) -> dict[str, date]:
    """The day on which each milestone was first reported as reached."""
    days: dict[str, date] = {}
    for checkin in known_checkins(state.key_result, as_of):
        for id_ in checkin.done:
            days.setdefault(id_, checkin.date)
    return days


def _checkins(
    state: KeyResultState,
    objective: Objective,
    cycle: Cycle,
    settings: Settings,
    as_of: date,
) -> Iterator[CheckInEntry]:
    key_result = state.key_result
    scores = dict(score_history(key_result, objective, cycle, settings, as_of))
    known = known_checkins(key_result, as_of)
    previous = getattr(key_result.measure, "baseline", None)
    for number, checkin in enumerate(known):
        last_of_day = number + 1 == len(known) or known[number + 1].date != checkin.date
        moved = checkin.value is not None or checkin.done
        change = ""
        if checkin.value is not None:
            change = "" if previous is None else signed_number(checkin.value - previous)
            previous = checkin.value
        value = value_label(checkin.value, key_result) if checkin.value is not None else ""
        yield CheckInEntry(
            day=format_date(checkin.date, near=as_of),
            value=value or ", ".join(map(visible, checkin.done)),
            change=change,
            score=score_label(scores.get(checkin.date)) if moved and last_of_day else "",
            confidence=confidence_label(checkin.confidence),
            reported="" if checkin.status is None else status_word(Status(checkin.status.value)),
            by=visible(checkin.by or ""),
            notes=tuple(visible_lines(checkin.note or "")),
            blockers=tuple(map(visible, checkin.blockers)),
            next=tuple(map(visible, checkin.next)),
        )


def signed_number(change: float) -> str:
    """A difference as it is, with its sign: `+60`, `-0.5`, `0`."""
    change = float(f"{change:.12g}")
    number = format_number(int(change) if change == int(change) else change)
    return f"+{number}" if change > 0 else number


def _hindrances(state: ObjectiveState, as_of: date) -> Iterator[Hindrance]:
    for one in state.key_results:
        known = known_checkins(one.key_result, as_of)
        if known and not one.dropped and (known[-1].blockers or known[-1].next):
            yield Hindrance(
                one.key_result.id, tuple(map(visible, known[-1].blockers)), tuple(map(visible, known[-1].next))
            )


def _retrospective(objective: Objective) -> Iterator[Fact]:
    written = objective.retrospective
    if written is None:
        return
    if written.score is not None:
        yield Fact(pgettext("fact", "score"), score_label(float(written.score)))
    if written.decision is not None:
        yield Fact(pgettext("fact", "decision"), decision_word(written.decision))
    if written.why:
        yield Fact(pgettext("fact", "why"), visible(written.why))
    if written.learned:
        yield Fact(pgettext("fact", "learned"), visible(written.learned))
