"""How many objectives will reach their goal, if things go on as they have: the cycle's forecast in one figure.

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
from typing import NamedTuple

from okrcli.model import CycleState
from okrcli.scoring.figures import rounded
from okrcli.scoring.states import CycleReview, Forecast, KeyResultState, ObjectiveState

_RANGE = 1.2815515655446004  # the 80 % range of a normal distribution reaches so many standard deviations
_CERTAIN = 1e-6


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
    states = [one for team in review.teams for one in team.objectives if not one.dropped]
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
        return rounded(math.prod(one.forecast.probability if one.forecast else float(one.score == 1) for one in kept))
    whole = float(sum(one.key_result.weight for one in kept))
    parts = [(_final(one), one.key_result.weight / whole) for one in kept]
    mean = sum(middle * weight for (middle, _variance), weight in parts)
    spread = math.sqrt(sum(variance * weight**2 for (_middle, variance), weight in parts))
    if spread < _CERTAIN:
        return 1.0 if rounded(mean) >= state.goal else 0.0
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
