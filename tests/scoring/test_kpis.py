"""Where a health metric stands: its range, the edge of it, and the reading that is owed."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.model import Cadence, Guardrail, Kpi, Settings
from okrcli.model.kpi import Reading
from okrcli.scoring.kpis import Health, is_due, judge_value, review_kpi

DAY = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("low", "high", "unit", "value", "expected"),
    [
        (None, 40, None, 36.0, (Health.NEAR, 40)),
        (None, 40, None, 35.9, (Health.HEALTHY, None)),
        (None, 40, None, 40, (Health.NEAR, 40)),
        (None, 40, None, 40.1, (Health.OUT, 40)),
        (80, None, None, 88, (Health.NEAR, 80)),
        (80, None, None, 79, (Health.OUT, 80)),
        (80, None, None, 108, (Health.HEALTHY, None)),
        (74, 86, "%", 75.2, (Health.NEAR, 74)),
        (74, 86, "%", 80, (Health.HEALTHY, None)),
        (74, 86, "%", 86.5, (Health.OUT, 86)),
        (99.5, None, "%", 99.9, (Health.HEALTHY, None)),
        (99.5, None, "%", 99.54, (Health.NEAR, 99.5)),
        (None, 0, None, 0, (Health.NEAR, 0)),
        (None, 0, None, -5, (Health.HEALTHY, None)),
    ],
)
def test_where_a_value_lies(low, high, unit, value, expected):
    assert judge_value(Kpi("k", "K", Guardrail(low, high), unit=unit), value) == expected


def test_without_a_range_or_a_reading_nothing_is_known():
    assert judge_value(Kpi("k", "K"), 3) == (Health.UNKNOWN, None)
    state = review_kpi(Kpi("k", "K", Guardrail(at_most=3)), Settings(), DAY)
    assert (state.health, state.last, state.due, state.days_overdue) == (Health.UNKNOWN, None, None, 0)
    assert is_due(state, DAY)


@pytest.mark.parametrize(
    ("every", "last", "due", "overdue"),
    [
        (None, date(2026, 8, 24), date(2026, 8, 31), 0),
        (None, date(2026, 8, 21), date(2026, 8, 28), 0),
        (None, date(2026, 8, 20), date(2026, 8, 27), 1),
        (30, date(2026, 8, 2), date(2026, 9, 1), 0),
    ],
)
def test_when_a_reading_is_owed(every, last, due, overdue):
    kpi = Kpi("k", "K", Guardrail(at_most=3), every=every, readings=(Reading(last, 1), Reading(date(2026, 9, 9), 9)))
    state = review_kpi(kpi, Settings(checkin=Cadence(7, 3)), DAY)
    assert (state.due, state.days_overdue, is_due(state, DAY)) == (due, overdue, due <= DAY)
    assert state.last == Reading(last, 1)
