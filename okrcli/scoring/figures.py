"""How figures are rounded, averaged and held against a goal, so that every one of them is treated alike.

What is judged is what is shown: a score is compared with a goal or a band as its two decimals say it, so that nobody
reads "0.70 of 0.70, missed".
"""

from __future__ import annotations

from collections.abc import Iterable

from okrcli.model import ObjectiveType, Settings
from okrcli.model.okr import Number
from okrcli.scoring.states import Band

SHOWN_DIGITS = 2
AMBER_SHARE = 4 / 7
"""Amber begins at 0.4 of a goal of 0.7."""


def rounded(figure: float, digits: int = 4) -> float:
    """The figure to so many decimals, never the negative zero that a rounded loss would leave."""
    return round(figure, digits) + 0.0


def weighted_mean(figures: Iterable[tuple[float, Number]]) -> float | None:
    """The mean of (figure, weight) pairs, unrounded; none where there are none. Weights are above 0."""
    total: float = 0.0
    weights: float = 0.0
    for figure, weight in figures:
        total += figure * weight
        weights += weight
    return total / weights if weights else None


def rounded_mean(figures: Iterable[tuple[float | None, Number]]) -> float | None:
    """The mean of those (figure, weight) pairs that have a figure, to 4 decimals; none where there are none."""
    mean = weighted_mean((figure, weight) for figure, weight in figures if figure is not None)
    return None if mean is None else rounded(mean)


def goal_of(objective_type: ObjectiveType, settings: Settings) -> float:
    """The score that counts as success: the stretch target for an aspirational objective, all for a committed one."""
    return 1.0 if objective_type is ObjectiveType.COMMITTED else float(settings.stretch_target)


def reaches(score: float | None, goal: float) -> bool:
    """Whether a score, as shown, is at or above the goal."""
    return score is not None and rounded(score, SHOWN_DIGITS) >= goal


def change_of(before: float | None, after: float | None) -> float | None:
    """The later score less the earlier, each as shown, so that what is read adds up; none where one is missing."""
    if before is None or after is None:
        return None
    return rounded(rounded(after, SHOWN_DIGITS) - rounded(before, SHOWN_DIGITS), SHOWN_DIGITS)


def pace_of(score: float | None, expected: float | None) -> float | None:
    """Score over expectation, to 2 decimals, 1 being just in time; none where either is missing or nothing is expected.

    Both are figures of 4 decimals.
    """
    return rounded(score / expected, SHOWN_DIGITS) if score is not None and expected else None


def band_of(score: float | None, goal: float) -> Band | None:
    """The colour of a score, none without one.

    re:Work draws red up to 0.3, yellow from 0.4 to 0.6 and green from 0.7; here its gaps are closed and the edges move
    with the goal: 0.4 of 0.7 is 4/7.
    """
    if score is None:
        return None
    if reaches(score, goal):
        return Band.GREEN
    return Band.AMBER if reaches(score, rounded(goal * AMBER_SHARE, SHOWN_DIGITS)) else Band.RED
