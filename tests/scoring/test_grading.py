"""Grades at closing: what counts where a person overrode the computed score, and what has to be said."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.model import (
    CheckIn,
    Cycle,
    Decision,
    KeyResult,
    KeyResultRetrospective,
    Metric,
    Objective,
    ObjectiveRetrospective,
    ObjectiveType,
    Settings,
)
from okrcli.model.periods import period_after
from okrcli.scoring.assess import review_objective
from okrcli.scoring.grading import (
    Missing,
    final_of_key_result,
    final_of_objective,
    missing_of_key_result,
    missing_of_objective,
)

CYCLE = Cycle("2026-Q3", date(2026, 7, 1), date(2026, 9, 30))


def key_result(name: str, value: float | None, weight: float = 1) -> KeyResult:
    checkins = () if value is None else (CheckIn(date(2026, 9, 30), value=value),)
    return KeyResult(name, name, Metric(0, 100), weight=weight, checkins=checkins)


def review(*key_results: KeyResult, kind: ObjectiveType = ObjectiveType.ASPIRATIONAL):
    return review_objective(
        Objective("o", "o", type=kind, key_results=key_results), CYCLE, Settings(), date(2026, 10, 1)
    )


def test_an_objectives_final_score_is_the_weighted_mean_of_the_grades():
    state = review(key_result("a", 60), key_result("b", 90, weight=2))
    assert final_of_objective(state, {})[:3] == (0.8, 0.8, 0.7)
    graded = {"a": KeyResultRetrospective(graded=0.3), "b": KeyResultRetrospective(score=0.9)}
    final = final_of_objective(state, graded)
    assert (final.computed, final.score, final.reached) == (0.8, 0.7, True)  # (0.3 + 2 x 0.9) / 3


def test_a_grade_of_nothing_counts_as_nothing():
    state = review(key_result("a", 60))
    assert final_of_key_result(state.key_results[0], KeyResultRetrospective(graded=0)).score == 0
    assert final_of_objective(state, {"a": KeyResultRetrospective(graded=0)}).score == 0


@pytest.mark.parametrize(
    ("value", "reached"),
    [(69.4, False), (69.49, False), (69.6, True), (70, True), (None, False)],
)
def test_what_is_judged_is_what_is_shown(value, reached):
    state = review(key_result("a", value)).key_results[0]
    final = final_of_key_result(state, None)
    assert final.reached is reached
    assert missing_of_key_result(final, None) == (() if reached else (Missing.WHY,))


def test_what_has_to_be_said():
    committed = review(key_result("a", 99), kind=ObjectiveType.COMMITTED)
    final = final_of_objective(committed, {})
    assert missing_of_objective(final, None) == (Missing.WHY, Missing.DECISION)
    assert missing_of_objective(final, ObjectiveRetrospective(why="x")) == (Missing.DECISION,)
    assert missing_of_objective(final, ObjectiveRetrospective(why="x", decision=Decision.KEEP)) == ()
    graded = KeyResultRetrospective(graded=1)
    of_key_result = final_of_key_result(committed.key_results[0], graded)
    assert of_key_result.reached
    assert missing_of_key_result(of_key_result, graded) == (Missing.WHY,)
    assert missing_of_key_result(of_key_result, graded._replace(why="x")) == ()


@pytest.mark.parametrize(
    ("cycle", "following"),
    [
        ("2026-Q3", "2026-Q4"),
        ("2026-Q4", "2027-Q1"),
        ("2026-H1", "2026-H2"),
        ("2026-H2", "2027-H1"),
        ("2026", "2027"),
        ("FY27-Q4", "FY28-Q1"),
        ("FY99", "FY00"),
        ("launch", None),
        ("q3", None),
    ],
)
def test_the_period_that_follows(cycle, following):
    assert period_after(cycle) == following
