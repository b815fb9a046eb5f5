"""Closing: the scores that a cycle ends with, and what must be said of them.

A grade that a person gives in place of a computed score (the self-assessment beside the raw score of Doerr, *Measure
What Matters*, 2018) counts from there on: an objective's final score is the weighted mean of its key results' grades,
as in `okrcli.scoring.rollup`. Grades and final scores have two decimals, as files say them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from okrcli.model import KeyResultRetrospective, ObjectiveRetrospective
from okrcli.scoring.figures import SHOWN_DIGITS, reaches, rounded, rounded_mean
from okrcli.scoring.states import KeyResultState, ObjectiveState


class Missing(StrEnum):
    """What has to be said before a cycle closes, and is not."""

    WHY = "why"
    DECISION = "decision"


class Final(NamedTuple):
    """The score that an objective or key result ends with, 0 to 1, and the goal that it is held against.

    `computed` and `score` have two decimals and differ where a person graded. None where there is no score.
    """

    computed: float | None
    score: float | None
    goal: float
    reached: bool


def final_of_key_result(state: KeyResultState, retrospective: KeyResultRetrospective | None) -> Final:
    """A key result's grade where a person gave one, else its computed score."""
    return _final(state.computed_score, retrospective.graded if retrospective else None, state.goal)


def final_of_objective(state: ObjectiveState, graded: Mapping[str, KeyResultRetrospective]) -> Final:
    """The weighted mean of the grades of an objective's undropped key results; `graded` holds theirs by id."""
    kept = [one for one in state.key_results if not one.dropped]
    grades = [_grade(one, graded.get(one.key_result.id)) for one in kept]
    weights = [one.key_result.weight for one in kept]
    computed = rounded_mean(zip([one.computed_score for one in kept], weights, strict=True))
    return _final(computed, rounded_mean(zip(grades, weights, strict=True)), state.goal)


def missing_of_key_result(final: Final, retrospective: KeyResultRetrospective | None) -> tuple[Missing, ...]:
    """The reason for a score below the goal, or for a grade that a person gave instead."""
    graded = retrospective is not None and retrospective.graded is not None
    said = retrospective is not None and retrospective.why
    return (Missing.WHY,) if (graded or not final.reached) and not said else ()


def missing_of_objective(final: Final, retrospective: ObjectiveRetrospective | None) -> tuple[Missing, ...]:
    """The reason for a score below the goal, and what becomes of the objective."""
    told = retrospective or ObjectiveRetrospective()
    needed = {Missing.WHY: not final.reached and not told.why, Missing.DECISION: told.decision is None}
    return tuple(part for part, lacking in needed.items() if lacking)


def _grade(state: KeyResultState, retrospective: KeyResultRetrospective | None) -> float | None:
    graded = retrospective.graded if retrospective else None
    return state.computed_score if graded is None else float(graded)


def _final(computed: float | None, graded: float | None, goal: float) -> Final:
    score = computed if graded is None else float(graded)
    reached = reaches(score, goal)
    return Final(_written(computed), _written(score), goal, reached)


def _written(score: float | None) -> float | None:
    return None if score is None else rounded(score, SHOWN_DIGITS)
