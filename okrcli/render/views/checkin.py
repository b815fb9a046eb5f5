"""What the Monday walk says of a key result before it asks, and what an answer does to its score."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from okrcli.i18n import _
from okrcli.i18n.dates import format_age, format_date
from okrcli.i18n.numbers import format_signed
from okrcli.model import CheckIn, Metric, Milestones
from okrcli.render.facts import needed_words
from okrcli.render.labels import (
    Gauge,
    bare_value,
    confidence_label,
    score_label,
    standing,
    value_label,
)
from okrcli.render.sanitise import visible
from okrcli.scoring.history import done_milestones, known_checkins
from okrcli.scoring.states import KeyResultState, Status


class MilestoneLine(NamedTuple):
    """A milestone with its number in the list, by which it can be named."""

    number: int
    id: str
    statement: str
    done: bool


class CheckinView(NamedTuple):
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


class PreviewView(NamedTuple):
    """What an answer changes: the value, the score and the status. `score` says both scores, or that it is the same."""

    value: str
    score: str
    gauge: Gauge
    status: Status
    needed: str


def checkin_view(state: KeyResultState, address: str, as_of: date, position: str = "") -> CheckinView:
    """Decide what is shown before a key result's check-in."""
    key_result = state.key_result
    known = known_checkins(key_result, as_of)
    now, toward = standing(state)
    if isinstance(key_result.measure, Metric):
        measure = f"{bare_value(key_result.measure.baseline, key_result)} → {toward}"
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
        for number, item in enumerate(measure.milestones, start=1)
    )


def preview_view(before: KeyResultState, after: KeyResultState) -> PreviewView:
    """Decide what is said of an answer before it is written."""
    return PreviewView(
        value=value_change(before, after),
        score=score_change(before.score, after.score),
        gauge=Gauge(after.score, after.expected, after.goal),
        status=after.status,
        needed="" if after.needed_per_week is None else needed_words(after.needed_per_week, after.key_result),
    )


def value_change(before: KeyResultState, after: KeyResultState) -> str:
    """The value then and now, `230 → 300 leads`; empty where it is the same."""
    key_result = after.key_result
    if isinstance(key_result.measure, Milestones):
        now, was = standing(after)[0], standing(before)[0]
        return f"{was} → {now}" if was != now else ""
    if after.value is None or after.value == before.value:
        return ""
    now = value_label(after.value, key_result)
    return now if before.value is None else f"{bare_value(before.value, key_result)} → {now}"


def score_change(before: float | None, after: float | None) -> str:
    """The score then and now, `0.58 → 0.66 (+0.08)`."""
    if after is None:
        return ""
    if before is None:
        return score_label(after)
    change = round(after, 2) - round(before, 2)  # of the figures shown, so that they add up
    if not round(change, 2):
        return _("{score}, unchanged").format(score=score_label(after))
    return f"{score_label(before)} → {score_label(after)} ({format_signed(change)})"
