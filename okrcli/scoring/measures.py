"""How far a measure has come: 0 nothing, 1 everything, for each of the three kinds.

The scale is Google's and Doerr's (re:Work, "Set goals with OKRs"; whatmatters.com). Nothing here knows of goals, dates
of a cycle's start or what was expected.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
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
    return score if -FARTHEST < score < FARTHEST else math.copysign(FARTHEST, score)


def value_at(metric: Metric, score: float) -> float:
    """The value that a score between 0 and 1 stands for: the inverse of `raw_score`."""
    knots = _knots(metric)
    (start, low), (end, high) = knots[0], knots[1]
    for following in knots[2:]:
        if score <= high:
            break
        (start, low), (end, high) = (end, high), following
    return start + (score - low) / (high - low) * (end - start)


def _knots(metric: Metric) -> tuple[tuple[Number, Number], ...]:
    return ((metric.baseline, 0), *metric.checkpoints, (metric.target, 1))


def shares_done(milestones: Milestones, reports: Iterable[Collection[str]]) -> list[float]:
    """The weight of the milestones done over the weight of all, 0 to 1, after each report of ids newly done.

    A milestone that is reported twice counts once.
    """
    left = {item.id: item.weight for item in milestones.milestones}
    whole = sum(left.values())
    reached: Number = 0
    shares = []
    for report in reports:
        for done in report:
            reached += left.pop(done, 0)
        # All is done when none is left, whatever the weights' last decimals add up to.
        shares.append(reached / whole if left else 1.0)
    return shares


def is_inside(guardrail: Guardrail, value: Number) -> bool:
    """Say whether the value lies within the range, whose ends belong to it."""
    return (guardrail.at_least is None or value >= guardrail.at_least) and (
        guardrail.at_most is None or value <= guardrail.at_most
    )


def shares_inside(guardrail: Guardrail, readings: Mapping[date, Number], until: date) -> list[tuple[date, float]]:
    """The share of days inside the range, 0 to 1, from the first reading's on: on each reading's day, then on `until`.

    Both ends count, `readings` stand in order of date, and a day has the last value read on or before it. Where the
    first reading is later than `until`, its own day is the only one.
    """
    shares: list[tuple[date, float]] = []
    inside, held, first = 0, False, until
    for day, value in readings.items():
        if not shares:
            first = day
        elif day > until:
            break
        else:
            inside += held * (day - shares[-1][0]).days
        held = is_inside(guardrail, value)
        shares.append((day, (inside + held) / ((day - first).days + 1)))
    if shares and (days := (until - shares[-1][0]).days) > 0:
        shares.append((until, (inside + held * (days + 1)) / ((until - first).days + 1)))
    return shares
