"""Where a key result would land, and Student's t behind it."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.model import Cycle, Metric
from okrcli.scoring import forecast as forecasting
from okrcli.scoring.forecast import needed_per_week, student_cdf, student_quantile

STARTS = date(2026, 7, 1)
CYCLE = Cycle("2026-Q3", STARTS, STARTS + timedelta(90))


def forecast(walk, window, goal, *, from_baseline=True):
    return forecasting.forecast(walk, window, goal, from_baseline=from_baseline)


def points(*pairs):
    return [(STARTS + timedelta(days), score) for days, score in pairs]


# NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of Student's t.
@pytest.mark.parametrize(
    ("probability", "freedom", "critical"),
    [
        (0.90, 1, 3.078),
        (0.90, 2, 1.886),
        (0.90, 3, 1.638),
        (0.90, 4, 1.533),
        (0.90, 5, 1.476),
        (0.90, 10, 1.372),
        (0.90, 30, 1.310),
        (0.90, 100, 1.290),
        (0.975, 1, 12.706),
        (0.975, 2, 4.303),
        (0.975, 4, 2.776),
        (0.975, 30, 2.042),
        (0.995, 2, 9.925),
        (0.995, 10, 3.169),
    ],
)
def test_quantiles_are_those_of_the_tables(probability, freedom, critical):
    assert student_quantile(probability, freedom) == pytest.approx(critical, abs=6e-4)


@given(st.floats(0.5, 0.999), st.integers(1, 400))
def test_the_quantile_is_the_inverse_of_the_distribution(probability, freedom):
    assert student_cdf(student_quantile(probability, freedom), freedom) == pytest.approx(probability, abs=1e-12)


@given(st.floats(-1e4, 1e4))
def test_the_distribution_meets_its_closed_forms(t):
    assert student_cdf(t, 1) == pytest.approx(0.5 + math.atan(t) / math.pi, abs=1e-14)
    assert student_cdf(t, 2) == pytest.approx(0.5 + t / (2 * math.sqrt(2 + t * t)), abs=1e-14)


@given(st.floats(-50, 50), st.integers(1, 100))
def test_the_distribution_is_symmetric_and_a_probability(t, freedom):
    assert student_cdf(t, freedom) + student_cdf(-t, freedom) == pytest.approx(1, abs=1e-14)
    assert 0 <= student_cdf(t, freedom) <= 1


@given(st.floats(-4, 4))
def test_the_distribution_nears_the_normal_one(t):
    assert student_cdf(t, 100_000) == pytest.approx(0.5 * math.erfc(-t / math.sqrt(2)), abs=1e-5)


def test_a_walk_by_hand():
    # Steps of 10 days: +0.1, +0.3, +0.2. Drift 0.02 a day; surprises -0.1, +0.1, 0; variance (0.001 + 0.001) / 2 a day.
    # 60 days ahead: 0.6 + 1.2; error √(0.001 · 60 · (1 + 60 / 30)); t for 2 degrees of freedom at 0.9 is 1.8856.
    error = math.sqrt(0.18)
    found = forecast(points((10, 0.1), (20, 0.4), (30, 0.6)), CYCLE, 0.7)
    t = (1.8 - 0.7) / error
    assert found.landing == 1.8
    assert found.low == pytest.approx(1.8 - 1.885618 * error, abs=5e-5)
    assert found.high == pytest.approx(1.8 + 1.885618 * error, abs=5e-5)
    assert found.probability == pytest.approx(0.5 + t / (2 * math.sqrt(2 + t * t)), abs=5e-5)


@given(
    st.lists(st.integers(1, 89), min_size=3, max_size=12, unique=True),
    st.floats(-0.05, 0.05),
    st.floats(0, 1),
)
def test_a_straight_line_says_nothing_of_the_spread(days, slope, start):
    line = points((0, start), *((each, start + slope * each) for each in sorted(days)))
    assert forecast(line, CYCLE, 0.7) is None


def test_points_up_to_the_first_day_are_where_the_walk_sets_out():
    later = points((10, 0.3), (20, 0.4), (30, 0.7))
    assert forecast([*points((-3, 0.5), (0, 0.2)), *later], CYCLE, 0.7) == forecast(
        [*points((0, 0.2)), *later], CYCLE, 0.7
    )
    assert forecast(points((0, 0.2), (10, 0.3), (20, 0.4)), CYCLE, 0.7) is None


def test_without_a_baseline_the_walk_sets_out_from_the_first_value():
    walk = points((5, 0.0), (10, 0.1), (20, 0.4), (30, 0.6))
    assert forecast(walk[:3], CYCLE, 0.7, from_baseline=False) is None
    assert forecast(walk, CYCLE, 0.7, from_baseline=False).landing == pytest.approx(0.6 + 60 * 0.6 / 25)


def test_too_few_steps_or_no_time_left_is_no_forecast():
    assert forecast([], CYCLE, 0.7) is None
    assert forecast(points((10, 0.1), (20, 0.2)), CYCLE, 0.7) is None
    assert forecast(points((10, 0.1), (20, 0.2), (90, 0.3)), CYCLE, 0.7) is None


@pytest.mark.parametrize(
    ("metric", "value", "score", "goal", "days_left", "needed"),
    [
        (Metric(0, 100), 35, 0.35, 0.7, 49, 5.0),
        (Metric(100, 0), 65, 0.35, 0.7, 49, -5.0),
        (Metric(0, 100, ((40, 0.3), (90, 0.8))), 40, 0.3, 0.7, 28, 10.0),
        (Metric(0, 0.0003), 0, 0, 1.0, 21, 0.0001),
        (Metric(0, 100), 70, 0.7, 0.7, 49, None),
        (Metric(0, 100), 90, 0.9, 0.7, 49, None),
        (Metric(0, 100), 35, 0.35, 0.7, 0, None),
    ],
)
def test_what_a_week_must_bring(metric, value, score, goal, days_left, needed):
    assert needed_per_week(metric, value, score, goal, days_left) == needed
