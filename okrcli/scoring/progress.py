"""How far a key result has come: its value and score from the check-ins that exist."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from okrcli.model import CheckIn, Guardrail, Measure, Metric
from okrcli.model.okr import Number
from okrcli.scoring.figures import rounded
from okrcli.scoring.history import Point, metric_points, milestone_points, readings
from okrcli.scoring.measures import shares_inside


class Progress(NamedTuple):
    """Where a measure stands. `score` is clamped to [0, 1], `raw_score` is not; both to 4 decimals.

    `points` are the unrounded raw scores that a forecast goes on from; a guardrail has none.
    """

    value: Number | None
    score: float | None
    raw_score: float | None
    points: Sequence[Point] = ()


def progress_of(measure: Measure, checkins: Sequence[CheckIn], until: date) -> Progress:
    """The progress after these check-ins, oldest first; a guardrail's days are counted up to `until`."""
    if isinstance(measure, Guardrail):
        values = readings(checkins)
        shares = shares_inside(measure, values, until)
        return Progress(_last(values), rounded(shares[-1][1]) if shares else None, None)
    value: Number | None
    if isinstance(measure, Metric):
        values = readings(checkins)
        value, points = _last(values) if values else measure.baseline, metric_points(measure, values)
    else:
        value, points = None, milestone_points(measure, checkins)
    raw_score = rounded(points[-1][1]) if points else 0.0
    return Progress(value, min(max(raw_score, 0.0), 1.0), raw_score, points)


def _last(values: dict[date, Number]) -> Number | None:
    # Adding 0 leaves every number as it is, save a negative zero, which no screen should show.
    return values[next(reversed(values))] + 0 if values else None
