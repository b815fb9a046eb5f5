"""How many objectives are expected to reach their goal, against simulations and cases worked out by hand."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta

import pytest

from okrcli.model import CheckIn, Cycle, Guardrail, KeyResult, Metric, Objective, Settings, Team
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.forecast import forecast, objective_chance, outlook

STARTS, ENDS = date(2026, 7, 1), date(2026, 9, 30)
DAY = date(2026, 8, 31)


def metric(name, *values, weight=1):
    checkins = tuple(CheckIn(STARTS + timedelta(7 * (week + 1)), value) for week, value in enumerate(values))
    return KeyResult(name, name, Metric(0, 100), weight=weight, checkins=checkins)


def review(*objectives, day=DAY):
    made = tuple(Objective(f"o{n}", "O", key_results=tuple(key_results)) for n, key_results in enumerate(objectives))
    return review_cycle(Cycle("q", STARTS, ENDS, teams=(Team("t", "T", objectives=made),)), Settings(), day)


def state(*key_results):
    return review(key_results).teams[0].objectives[0]


def test_one_key_result_has_the_chance_of_its_forecast():
    one = state(metric("a", 5, 14, 18, 30, 33, 45))
    assert one.key_results[0].forecast is not None
    assert objective_chance(one) == one.key_results[0].forecast.probability


def test_nearly_straight_lines_are_nearly_sure_and_weights_count():
    up, flat = (metric("a", 10, 20, 30.1, 40, 50, 60), metric("b", 0, 0, 0, 0, 0, 0))
    assert objective_chance(state(up._replace(weight=9), flat)) == pytest.approx(1.0, abs=1e-3)
    assert objective_chance(state(up, flat)) == pytest.approx(0.0, abs=1e-3)


def test_a_promise_is_kept_only_where_each_key_result_is():
    one = review([metric("a", 10, 22, 30, 43, 50, 64), metric("b", 12, 20, 34, 40, 55, 61)]).teams[0].objectives[0]
    promised = one._replace(goal=1.0)
    chances = [each.forecast.probability for each in one.key_results]
    assert objective_chance(promised) == pytest.approx(chances[0] * chances[1], abs=1e-4)


def test_what_has_no_forecast_keeps_its_score():
    weeks = tuple(CheckIn(STARTS + timedelta(7 * week), 1) for week in range(1, 9))
    guarded = KeyResult("g", "G", Guardrail(at_most=5), checkins=weeks)
    climbing = metric("a", 5, 14, 18, 30, 33, 45)
    alone, together = objective_chance(state(climbing)), objective_chance(state(climbing, guarded))
    assert alone is not None and together is not None
    assert together > alone
    assert objective_chance(state(guarded)) is None


def test_the_cycle_counts_what_it_knows_and_says_when_that_is_too_little():
    known, unknown = [metric("a", 10, 20, 30.1, 40, 50, 60)], [metric("b", 5)]
    found = outlook(review(known, unknown))
    assert found is not None
    assert (found.expected, found.known, found.objectives, found.tells) == (1.0, 1, 2, True)
    few = outlook(review(known, unknown, unknown))
    assert few is not None
    assert not few.tells
    assert outlook(review(known, day=date(2026, 10, 1))) is None
    assert outlook(review()) is None


def test_the_chance_of_a_mean_is_that_of_many_simulations():
    rng = random.Random(7)
    both = [metric("a", 5, 14, 18, 30, 33, 45, weight=2), metric("b", 8, 9, 22, 25, 41, 44)]
    one = state(*both)
    spreads = [
        (each.forecast.landing, (each.forecast.high - each.forecast.low) / 2 / 1.2815515655446004)
        for each in one.key_results
    ]
    reached = 0
    for _turn in range(20_000):
        ends = [min(1.0, max(0.0, rng.gauss(*spread))) for spread in spreads]
        reached += (2 * ends[0] + ends[1]) / 3 >= one.goal
    assert objective_chance(one) == pytest.approx(reached / 20_000, abs=0.03)


def test_the_range_covers_eight_in_ten_and_chances_come_true():
    """Random walks with drift, read weekly, forecast at several weeks of a quarter."""
    rng = random.Random(20260701)
    cycle = Cycle("q", STARTS, ENDS)
    last = (ENDS - STARTS).days
    days = [*range(7, last, 7), last]
    inside = forecasts = 0
    bins = [[0, 0, 0.0] for _decile in range(5)]
    for _walk in range(4000):
        drift, noise = rng.uniform(0.002, 0.012), rng.uniform(0.005, 0.03)
        before, score, points = 0, 0.0, []
        for day in days:
            score += drift * (day - before) + rng.gauss(0, noise * math.sqrt(day - before))
            before = day
            points.append((STARTS + timedelta(day), score))
        for week in (4, 6, 9, 11):
            found = forecast(points[:week], cycle, 0.7, from_baseline=True)
            assert found is not None
            forecasts += 1
            inside += found.low <= score <= found.high
            held = bins[min(4, int(found.probability * 5))]
            held[0] += 1
            held[1] += score >= 0.7
            held[2] += found.probability
    assert inside / forecasts == pytest.approx(0.80, abs=0.03)
    for count, reached, said in bins:
        assert count > 500
        assert reached / count == pytest.approx(said / count, abs=0.05)
