"""How far a measure has come: 0 nothing, 1 everything, for each of the three kinds.

The scale is Google's and Doerr's (re:Work, "Set goals with OKRs"; whatmatters.com). Nothing here knows of goals, dates
of a cycle's start or what was expected.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from okrcli.model import Guardrail, Metric, Milestones
from okrcli.model.okr import Number

# A target a hair away from its baseline must not make a score that no arithmetic can go on from.
FARTHEST = 1e9


def raw_score(metric: Metric, value: Number) -> float:
    """The share of the way from baseline to target, not clamped: below 0 behind the baseline, above 1 past the target.

    With checkpoints it is linear from one to the next, and goes on along the first and last stretches outside.
    """
    if not metric.checkpoints:
        score = (value - metric.baseline) / (metric.target - metric.baseline)
    else:
        rises = metric.target > metric.baseline
        knots = _knots(metric)
        (start, low), (end, high) = knots[0], knots[1]
        for following in knots[2:]:
            if value <= end if rises else value >= end:
                break
            (start, low), (end, high) = (end, high), following
        score = low + (value - start) * (high - low) / (end - start)
    return min(max(score, -FARTHEST), FARTHEST)


def value_at(metric: Metric, score: float) -> float:
    """The value that a score between 0 and 1 stands for: the inverse of `raw_score`."""
    knots = _knots(metric)
    (start, low), (end, high) = knots[0], knots[1]
    for following in knots[2:]:
        if score <= high:
            break
        (start, low), (end, high) = (end, high), following
    return start + (score - low) * (end - start) / (high - low)


def _knots(metric: Metric) -> tuple[tuple[Number, Number], ...]:
    return ((metric.baseline, 0), *metric.checkpoints, (metric.target, 1))


def share_done(milestones: Milestones, done: Collection[str]) -> float:
    """The weight of the milestones done, by id, over the weight of all: 0 to 1."""
    reached = sum(item.weight for item in milestones.items if item.id in done)
    return reached / sum(item.weight for item in milestones.items)


def is_inside(guardrail: Guardrail, value: Number) -> bool:
    """Say whether the value lies within the range, whose ends belong to it."""
    return (guardrail.at_least is None or value >= guardrail.at_least) and (
        guardrail.at_most is None or value <= guardrail.at_most
    )


def share_inside(guardrail: Guardrail, readings: Mapping[date, Number], until: date) -> float | None:
    """The share of days inside the range, 0 to 1, from the first reading's to `until`, both counted; none unread.

    `readings` stand in order of date. A day has the last value read on or before it; where the first reading is later
    than `until`, its own day is the only one.
    """
    if not readings:
        return None
    days = [day.toordinal() for day in readings]
    after = max(until.toordinal(), days[0]) + 1
    inside = 0
    for day, following, value in zip(days, [*days[1:], after], readings.values(), strict=True):
        if day < after and is_inside(guardrail, value):
            inside += min(following, after) - day
    return inside / (after - days[0])
