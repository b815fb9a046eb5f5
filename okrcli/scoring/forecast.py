"""Where a key result would land if it went on as it has, and how many objectives will reach their goal.

A random walk with drift over the raw score: the drift method of Hyndman and Athanasopoulos, *Forecasting: Principles
and Practice* (3rd ed., 5.2 and 5.5), for points that lie irregularly in time.

An objective's score at the end is the weighted mean of its key results' final scores. Each of these is taken as normal
around its forecast, with the spread of its 80 % range, and cut off at 0 and 1; a key result without a forecast keeps
the score that it has. The key results are assumed to be independent of one another, so that their variances add up;
where they move together, as they do when one cause drives them all, an objective's chance should lie nearer to a half
than it does. The expected number of objectives is the sum of their chances, which holds whether or not they are
independent (linearity of expectation). A committed objective is reached only where each of its key results is: its
chance is the product of theirs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from okrcli.model import CycleState, Metric
from okrcli.model.okr import Number
from okrcli.scoring.figures import reaches, rounded
from okrcli.scoring.measures import value_at
from okrcli.scoring.states import CycleReview, Forecast, KeyResultState, ObjectiveState
from okrcli.scoring.windows import Spanned

FEWEST_STEPS = 3
RANGE_UPPER_END = 0.9  # the 80 % range leaves a tenth on either side
LEAST_VARIANCE = 1e-12
"""Steps as even as this say nothing of the spread: three on a line are no certainty."""
_RANGE = 1.2815515655446004  # the 80 % range of a normal distribution reaches so many standard deviations
_CERTAIN = 1e-6


def forecast(
    points: Iterable[tuple[date, float]], window: Spanned, goal: float, *, from_baseline: bool
) -> Forecast | None:
    """The landing at the window's end of the (date, raw score) points, one a date and in order; none with too few.

    The walk sets out from 0 on the window's first day where the baseline is given (`from_baseline`), else from the
    first point, which is the baseline. What was read before the window stands at its start: the walk sets out there.
    """
    by_day: dict[int, float] = {window.starts.toordinal(): 0.0} if from_baseline else {}
    for day, score in points:
        by_day[max(day, window.starts).toordinal()] = score
    days, scores = list(by_day), list(by_day.values())
    steps = len(days) - 1
    if steps < FEWEST_STEPS:
        return None
    horizon = window.ends.toordinal() - days[-1]
    if horizon <= 0:
        return None
    span = days[-1] - days[0]
    drift = (scores[-1] - scores[0]) / span
    squares = 0.0
    for i in range(steps):
        length = days[i + 1] - days[i]
        surprise = scores[i + 1] - scores[i] - drift * length
        squares += surprise * surprise / length
    variance = squares / (steps - 1)
    if variance <= LEAST_VARIANCE:
        return None
    landing = scores[-1] + drift * horizon
    error = math.sqrt(variance * horizon * (1 + horizon / span))
    margin = student_quantile(RANGE_UPPER_END, steps - 1) * error
    probability = student_cdf((landing - goal) / error, steps - 1)
    return Forecast(rounded(landing), rounded(landing - margin), rounded(landing + margin), rounded(probability))


def needed_per_week(metric: Metric, value: Number, score: float, goal: float, days_left: int) -> float | None:
    """The change of the value a week that reaches the goal in time; none at or past the goal, or without days left."""
    wanted = value_at(metric, goal)
    if reaches(score, goal) or days_left <= 0 or wanted is None:
        return None
    needed = (wanted - value) * 7 / days_left
    # A unit may be so large that a week's change shows in late decimals alone.
    return rounded(needed) if abs(needed) >= 1 else float(f"{needed:.4g}")


class Outlook(NamedTuple):
    """The sum of the chances of the objectives that have one (`known` of them), of all that were not dropped."""

    expected: float
    known: int
    objectives: int

    @property
    def tells(self) -> bool:
        """Whether at least half of the objectives have a chance: else it is too early to say a number."""
        return self.known * 2 >= self.objectives > 0


def outlook(review: CycleReview) -> Outlook | None:
    """What to expect of a cycle that is running; none of one that is not, or has no objectives."""
    if review.state is not CycleState.OPEN:
        return None
    states = [one for _address, one in review.objectives() if not one.dropped]
    chances = [chance for one in states if (chance := objective_chance(one)) is not None]
    return Outlook(rounded(sum(chances), 2), len(chances), len(states)) if states else None


def objective_chance(state: ObjectiveState) -> float | None:
    """The chance, 0 to 1, that an objective's score reaches its goal; none where no key result has a forecast."""
    kept = [one for one in state.key_results if not one.dropped and (one.score is not None or one.forecast)]
    if not any(one.forecast for one in kept):
        return None
    if len(kept) == 1 and kept[0].forecast is not None:
        return kept[0].forecast.probability
    if state.goal >= 1:  # a mean of scores that end at 1 gets there only where each of them does
        chances = [one.forecast.probability if one.forecast else float(reaches(one.score, 1)) for one in kept]
        return rounded(math.prod(chances))
    whole = float(sum(one.key_result.weight for one in kept))
    parts = [(_final(one), one.key_result.weight / whole) for one in kept]
    mean = sum(middle * weight for (middle, _variance), weight in parts)
    spread = math.sqrt(sum(variance * weight**2 for (_middle, variance), weight in parts))
    if spread < _CERTAIN:
        return float(reaches(mean, state.goal))
    return _below((mean - state.goal) / spread)


def _final(state: KeyResultState) -> tuple[float, float]:
    """The mean and variance of a key result's score at the end."""
    if state.forecast is None:
        return state.score or 0.0, 0.0
    return _clamped(state.forecast)


def _clamped(forecast: Forecast) -> tuple[float, float]:
    """The mean and variance of a normal variable that is cut off at 0 and 1."""
    middle, deviation = forecast.landing, (forecast.high - forecast.low) / 2 / _RANGE
    if deviation < _CERTAIN:
        return min(1.0, max(0.0, middle)), 0.0
    low, high = -middle / deviation, (1 - middle) / deviation
    under, over = _below(low), 1 - _below(high)
    inside = 1 - under - over
    first = middle * inside + deviation * (_density(low) - _density(high))
    second = (
        (middle**2 + deviation**2) * inside
        + 2 * middle * deviation * (_density(low) - _density(high))
        + deviation**2 * (low * _density(low) - high * _density(high))
    )
    mean = first + over
    return mean, max(0.0, second + over - mean**2)


def _below(z: float) -> float:
    return (1 + math.erf(z / math.sqrt(2))) / 2


def _density(z: float) -> float:
    return math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def student_cdf(t: float, freedom: int) -> float:
    """Student's t distribution: the chance of a value at or below `t` with `freedom` (1 or more) degrees of freedom.

    Exact to the last few bits of a float.

    The finite series of Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.7.3 and 26.7.4, with
    θ = arctan(t / √ν). All its terms have one sign, so that nothing cancels.
    """
    angle = math.atan(t / math.sqrt(freedom))
    square = math.cos(angle) ** 2
    term = total = math.cos(angle) if freedom % 2 else 1.0
    for k in range(3 if freedom % 2 else 2, freedom - 1, 2):
        term *= square * (k - 1) / k
        total += term
    inner = total * math.sin(angle)
    if freedom % 2:
        inner = 2 / math.pi * (angle + (inner if freedom > 1 else 0.0))
    return min(max((1 + inner) / 2, 0.0), 1.0)


@lru_cache(maxsize=1024)
def student_quantile(probability: float, freedom: int) -> float:
    """The value that a Student's t stays at or below with this probability, 0.5 <= probability < 1.

    By halving; remembered, since a whole workspace asks for few degrees of freedom.
    """
    low, high = 0.0, 1.0
    while student_cdf(high, freedom) < probability:
        low, high = high, 2 * high
    while low < (middle := (low + high) / 2) < high:
        if student_cdf(middle, freedom) < probability:
            low = middle
        else:
            high = middle
    return high
