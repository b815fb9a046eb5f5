"""Where a key result would land if it went on as it has: a random walk with drift over its raw score.

The drift method of Hyndman and Athanasopoulos, *Forecasting: Principles and Practice* (3rd ed., 5.2 and 5.5), for
points that lie irregularly in time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

from okrcli.model import Cycle, Metric
from okrcli.model.okr import Number
from okrcli.scoring.figures import rounded
from okrcli.scoring.measures import value_at
from okrcli.scoring.states import Forecast
from okrcli.scoring.student import student_cdf, student_quantile

FEWEST_STEPS = 3
RANGE_UPPER_END = 0.9  # the 80 % range leaves a tenth on either side
EXACT_BELOW = 1e-9  # a straight line's residue in floats, far below the decimals that are reported


def forecast(points: Iterable[tuple[date, float]], cycle: Cycle, goal: float) -> Forecast | None:
    """The landing at the cycle's end of the (date, raw score) points, one a date and in order; none with too few.

    The walk sets out from 0 on the cycle's first day, or from the last point up to that day where there is one.
    """
    days, scores = [cycle.starts.toordinal()], [0.0]
    for day, score in points:
        if day <= cycle.starts:
            days, scores = [day.toordinal()], [score]
        else:
            days.append(day.toordinal())
            scores.append(score)
    steps = len(days) - 1
    horizon = cycle.ends.toordinal() - days[-1]
    if steps < FEWEST_STEPS or horizon <= 0:
        return None
    span = days[-1] - days[0]
    drift = (scores[-1] - scores[0]) / span
    squares = 0.0
    for i in range(steps):
        length = days[i + 1] - days[i]
        surprise = scores[i + 1] - scores[i] - drift * length
        squares += surprise * surprise / length
    landing = scores[-1] + drift * horizon
    error = math.sqrt(squares / (steps - 1) * horizon * (1 + horizon / span))
    if error < EXACT_BELOW:
        landing = rounded(landing)
        return Forecast(landing, landing, landing, 1.0 if landing >= goal else 0.0)
    margin = student_quantile(RANGE_UPPER_END, steps - 1) * error
    probability = student_cdf((landing - goal) / error, steps - 1)
    return Forecast(rounded(landing), rounded(landing - margin), rounded(landing + margin), rounded(probability))


def needed_per_week(metric: Metric, value: Number, score: float, goal: float, days_left: int) -> float | None:
    """The change of the value a week that reaches the goal in time; none at or past the goal, or without days left."""
    if score >= goal or days_left <= 0:
        return None
    needed = (value_at(metric, goal) - value) * 7 / days_left
    # A unit may be so large that a week's change shows in late decimals alone.
    return rounded(needed) if abs(needed) >= 1 else float(f"{needed:.4g}")
