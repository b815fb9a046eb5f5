"""How far a measure has come: the three kinds, at and past their ends."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from okrcli.model import Guardrail, Metric, Milestone, Milestones
from okrcli.scoring.measures import is_inside, raw_score, shares_done, value_at

UP = Metric(100, 200, ((150, 0.3), (180, 0.7)))
DOWN = Metric(200, 100, ((150, 0.3), (120, 0.7)))
VALUES = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))


@pytest.mark.parametrize(
    ("metric", "value", "score"),
    [
        (Metric(120, 500), 120, 0),
        (Metric(120, 500), 310, 0.5),
        (Metric(120, 500), 500, 1),
        (Metric(120, 500), 690, 1.5),
        (Metric(120, 500), 82, -0.1),
        (Metric(10, 4), 7, 0.5),
        (Metric(10, 4), 13, -0.5),
        (Metric(0, -4), -5, 1.25),
        (UP, 100, 0),
        (UP, 125, 0.15),
        (UP, 150, 0.3),
        (UP, 165, 0.5),
        (UP, 180, 0.7),
        (UP, 190, 0.85),
        (UP, 210, 1.15),
        (UP, 50, -0.3),
        (DOWN, 175, 0.15),
        (DOWN, 150, 0.3),
        (DOWN, 110, 0.85),
        (DOWN, 90, 1.15),
        (DOWN, 250, -0.3),
    ],
)
def test_raw_score_of_a_value(metric, value, score):
    assert raw_score(metric, value) == pytest.approx(score)


@given(VALUES, VALUES, VALUES)
def test_raw_score_does_not_know_up_from_down(baseline, target, value):
    assume(abs(target - baseline) > 0.01)
    assert raw_score(Metric(baseline, target), value) == raw_score(Metric(-baseline, -target), -value)


@given(st.floats(0, 1))
def test_value_at_is_the_inverse_of_raw_score(score):
    for metric in (UP, DOWN, Metric(120, 500), Metric(0, -4.5)):
        assert raw_score(metric, value_at(metric, score)) == pytest.approx(score, abs=1e-12)


def test_raw_score_stays_finite_however_near_the_target_is_to_the_baseline():
    assert raw_score(Metric(0, 5e-324), 1e15) == 1e9
    assert raw_score(Metric(0, 5e-324), -1e15) == -1e9


def test_milestones_count_by_weight_and_once():
    milestones = Milestones((Milestone("a", "A", 2), Milestone("b", "B"), Milestone("c", "C")))
    assert shares_done(milestones, [["a"], ["a"], ["b", "a"], ["c"]]) == [0.5, 0.5, 0.75, 1.0]


def test_all_milestones_are_all_whatever_their_weights_add_up_to():
    milestones = Milestones(tuple(Milestone(name, name, 0.1) for name in "abcdefghij"))
    assert shares_done(milestones, ["jihgfedcba"]) == [1.0]


@pytest.mark.parametrize(
    ("guardrail", "inside", "outside"),
    [
        (Guardrail(at_least=10), [10, 11], [9.99]),
        (Guardrail(at_most=20), [20, -5], [20.01]),
        (Guardrail(10, 20), [10, 20], [9, 21]),
    ],
)
def test_a_range_holds_its_ends(guardrail, inside, outside):
    assert all(is_inside(guardrail, value) for value in inside)
    assert not any(is_inside(guardrail, value) for value in outside)


def day(number):
    return date(2026, 7, number)
