"""Brier score, reliability and their intervals, against cases worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.model import CheckIn, Cycle, KeyResult, KeyResultRetrospective, Metric, Objective, Settings, Team
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.calibration import Said, accuracy, calibrate, forecasts_of, wilson

AFTER = date(2026, 10, 8)


def said(*entries: tuple[str, int, bool]) -> list[Said]:
    return [Said(name, "t", confidence, 0.5, reached) for name, confidence, reached in entries]


def test_brier_score_and_bias_by_hand():
    # ten key results, one forecast each: five said 8 and four came true, five said 3 and one came true
    entries = said(
        *((f"a{n}", 8, n < 4) for n in range(5)),
        *((f"b{n}", 3, n < 1) for n in range(5)),
    )
    found = accuracy(entries)
    assert found is not None
    # (4 × 0.2² + 1 × 0.8² + 4 × 0.3² + 1 × 0.7²) / 10 = (0.16 + 0.64 + 0.36 + 0.49) / 10
    assert found.brier == pytest.approx(0.165)
    # half of them came true: 0.5 × 0.5
    assert found.reference == pytest.approx(0.25)
    # said (5 × 0.8 + 5 × 0.3) / 10 = 0.55, true 0.5
    assert found.bias == pytest.approx(0.05)
    # errors 0.04 ×4, 0.64, 0.09 ×4, 0.49: Σ(e − 0.165)² = 0.41625, s² = 0.41625/9, ±1.96·√(s²/10)
    assert found.high - found.brier == pytest.approx(1.95996 * (0.41625 / 9 / 10) ** 0.5, abs=1e-4)
    assert (found.forecasts, found.key_results) == (10, 10)


def test_many_forecasts_of_one_key_result_make_nobody_surer():
    once = said(*((f"k{n}", 7, n % 2 == 0) for n in range(12)))
    often = [one for one in once for _again in range(6)]
    first, second = accuracy(once), accuracy(often)
    assert first is not None and second is not None
    assert (first.brier, first.low, first.high) == (second.brier, second.low, second.high)


def test_nothing_is_said_of_too_few():
    assert accuracy(said(*((f"k{n}", 7, True) for n in range(9)))) is None
    assert accuracy(said(*((f"k{n % 9}", 7, True) for n in range(90)))) is None


def test_wilson_by_hand():
    # Wilson's interval of 8 in 10: centre (0.8 + 1.9207/10)/(1 + 0.38415), reach 0.2270
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 5) == pytest.approx((0.0, 0.4345), abs=1e-4)
    assert wilson(5, 5)[1] == pytest.approx(1.0)


def key_result(name, target, *checkins, graded=None):
    written = None if graded is None else KeyResultRetrospective(0.1, graded)
    return KeyResult(name, name, Metric(0, target), checkins=checkins, retrospective=written)


def quarter(*key_results, closed=None):
    team = Team("t", "T", objectives=(Objective("o", "O", key_results=key_results),))
    return Cycle("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), closed, (team,))


def test_what_counts_as_a_forecast_and_as_an_outcome():
    cycle = quarter(
        key_result("reached", 10, CheckIn(date(2026, 7, 6), 1, confidence=5), CheckIn(date(2026, 9, 28), 7)),
        key_result("missed", 10, CheckIn(date(2026, 8, 17), 6, confidence=9), CheckIn(date(2026, 10, 2), confidence=1)),
        key_result("graded", 10, CheckIn(date(2026, 9, 30), 1, confidence=2), graded=0.7),
        closed=date(2026, 10, 5),
    )
    found = forecasts_of(review_cycle(cycle, Settings(), AFTER))
    assert [(one.key_result.rpartition("/")[2], one.confidence, one.reached) for one in found] == [
        ("reached", 5, True),
        ("missed", 9, False),
        ("graded", 2, True),
    ]
    assert [round(one.share, 2) for one in found] == [0.05, 0.52, 1.0]
    assert forecasts_of(review_cycle(cycle, Settings(), date(2026, 9, 30))) == []


def test_the_table_by_confidence_team_and_lead_time():
    key_results = [
        key_result(
            f"k{n}",
            10,
            CheckIn(date(2026, 7, 6), 1, confidence=5),
            CheckIn(date(2026, 9, 28), 9 if n < 6 else 2, confidence=9 if n < 6 else 1),
        )
        for n in range(10)
    ]
    found = calibrate([review_cycle(quarter(*key_results), Settings(), AFTER)])
    assert [(one.lowest, one.highest, one.said, one.reached, one.forecasts) for one in found.bins] == [
        (0, 2, 0.1, 0.0, 4),
        (5, 6, 0.5, 0.6, 10),
        (9, 10, 0.9, 1.0, 6),
    ]
    assert {lead: one.brier for lead, one in found.by_lead} == {"early": 0.25, "late": pytest.approx(0.01)}
    assert [team for team, _one in found.by_team] == ["t"]
    few = calibrate([review_cycle(quarter(*key_results[:9]), Settings(), AFTER)])
    assert (few.overall, few.bins, few.key_results, few.forecasts) == (None, (), 9, 18)
