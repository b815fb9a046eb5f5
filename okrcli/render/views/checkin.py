"""What the Monday walk says of a key result before it asks, and what an answer does to its score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrcli.i18n import _
from okrcli.i18n.dates import format_age, format_date
from okrcli.i18n.numbers import format_number, format_signed
from okrcli.model import CheckIn, Metric, Milestones
from okrcli.render.sanitise import visible
from okrcli.render.views.figures import (
    Gauge,
    confidence_label,
    done_milestones,
    score_label,
    standing,
    value_label,
)
from okrcli.scoring.history import known_checkins
from okrcli.scoring.states import KeyResultState, Status


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone with its number in the list, by which it can be named."""

    number: int
    id: str
    statement: str
    done: bool


@dataclass(frozen=True, slots=True)
class CheckinView:
    """Where a key result stands before its check-in. Labels are empty where there is nothing to say."""

    position: str
    address: str
    statement: str
    owner: str
    measure: str
    gauge: Gauge
    score: str
    expected: str
    status: Status
    last: str
    blockers: tuple[str, ...]
    next: tuple[str, ...]
    milestones: tuple[MilestoneLine, ...]


@dataclass(frozen=True, slots=True)
class PreviewView:
    """What an answer changes: score and status, before and after."""

    before: str
    after: str
    change: str
    gauge: Gauge
    status: Status
    needed: str


def checkin_view(state: KeyResultState, address: str, as_of: date, position: str = "") -> CheckinView:
    """Decide what is shown before a key result's check-in."""
    key_result = state.key_result
    known = known_checkins(key_result, as_of)
    now, toward = standing(state)
    if isinstance(key_result.measure, Metric):
        measure = f"{value_label(key_result.measure.baseline, key_result)} → {toward}"
    elif isinstance(key_result.measure, Milestones):
        measure = _("{progress} milestones").format(progress=now)
    else:
        measure = toward
    return CheckinView(
        position=position,
        address=address,
        statement=visible(key_result.statement),
        owner=visible(key_result.owner or ""),
        measure=measure,
        gauge=Gauge(state.score, state.expected, state.goal),
        score=score_label(state.score),
        expected=score_label(state.expected),
        status=state.status,
        last=_last_label(state, known, as_of),
        blockers=tuple(visible(one) for one in known[-1].blockers) if known else (),
        next=tuple(visible(one) for one in known[-1].next) if known else (),
        milestones=_milestone_lines(state, as_of),
    )


def _last_label(state: KeyResultState, known: tuple[CheckIn, ...], as_of: date) -> str:
    if not known:
        return _("no check-in yet")
    day = known[-1].date
    parts = [
        "" if state.value is None else value_label(state.value, state.key_result),
        _("{day}, {age} ago").format(day=format_date(day, near=as_of), age=format_age((as_of - day).days)),
        ""
        if state.confidence is None
        else _("confidence {confidence}/10").format(confidence=confidence_label(state.confidence)),
    ]
    return " · ".join(part for part in parts if part)


def _milestone_lines(state: KeyResultState, as_of: date) -> tuple[MilestoneLine, ...]:
    measure = state.key_result.measure
    if not isinstance(measure, Milestones):
        return ()
    done = done_milestones(state.key_result, as_of)
    return tuple(
        MilestoneLine(number, item.id, visible(item.statement), item.id in done)
        for number, item in enumerate(measure.items, start=1)
    )


def preview_view(before: KeyResultState, after: KeyResultState) -> PreviewView:
    """Decide what is said of an answer before it is written."""
    change = "" if before.score is None or after.score is None else format_signed(after.score - before.score)
    needed = after.needed_per_week
    return PreviewView(
        before=score_label(before.score),
        after=score_label(after.score),
        change=change,
        gauge=Gauge(after.score, after.expected, after.goal),
        status=after.status,
        needed=""
        if needed is None
        else _("{change} a week reaches the goal").format(
            change=("+" if needed > 0 else "") + value_label(needed, after.key_result, 1)
        ),
    )


def number_label(value: float | None) -> str:
    """A bare number, as a prompt's default."""
    return "" if value is None else format_number(value)
