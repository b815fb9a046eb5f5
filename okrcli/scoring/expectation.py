"""What a score is held against: the goal, what the calendar expects today, and the two as pace and band."""

from __future__ import annotations

from datetime import date

from okrcli.model import Cycle, Kind, ObjectiveType, Settings
from okrcli.scoring.figures import rounded
from okrcli.scoring.states import Band


def elapsed(cycle: Cycle, as_of: date) -> float:
    """The share of the cycle that is over, in days, from 0 on its first day to 1 on its last; unrounded.

    A cycle of one day is over as it starts.
    """
    past = (as_of - cycle.starts).days
    whole = (cycle.ends - cycle.starts).days
    if past < 0:
        return 0.0
    return past / whole if past < whole else 1.0


def goal_of(objective_type: ObjectiveType, settings: Settings) -> float:
    """The score that counts as success: the stretch target for an aspirational objective, all for a committed one."""
    return 1.0 if objective_type is ObjectiveType.COMMITTED else float(settings.stretch_target)


def expected_score(kind: Kind, goal: float, share: float) -> float:
    """The score that an even pace would have brought after this share of the cycle; a guardrail's is always due."""
    return rounded(goal if kind is Kind.GUARDRAIL else share * goal)


def pace_of(score: float | None, expected: float | None) -> float | None:
    """Score over expectation, 1 being just in time; none where either is missing or nothing is expected yet."""
    return rounded(score / expected) if score is not None and expected else None


def band_of(score: float | None, goal: float) -> Band | None:
    """The colour of a score, none without one.

    re:Work draws red up to 0.3, yellow from 0.4 to 0.6 and green from 0.7; here its gaps are closed and the edges move
    with the goal: 0.4 of 0.7 is 4/7.
    """
    if score is None:
        return None
    if score >= goal:
        return Band.GREEN
    return Band.AMBER if score >= rounded(goal * 4 / 7) else Band.RED
