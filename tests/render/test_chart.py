"""Axes with round numbers and dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from okrcli.render.chart import date_ticks, nice_ticks


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (120, 500, [100, 200, 300, 400, 500]),
        (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (8, 20, [7.5, 10, 12.5, 15, 17.5, 20]),
        (-3, 4, [-4, -2, 0, 2, 4]),
        (5, 5, [4.5, 4.75, 5, 5.25, 5.5]),
        (0, 0, [-0.1, -0.05, 0, 0.05, 0.1]),
    ],
)
def test_ticks_are_round(low, high, ticks):
    assert nice_ticks(low, high) == ticks


@example(-1e12, -999999999999.9999)  # side by side, as far as floats go
@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12))
def test_ticks_enclose_the_values_and_are_few(one, other):
    low, high = min(one, other), max(one, other)
    ticks = nice_ticks(low, high)
    slack = (ticks[-1] - ticks[0]) * 1e-6
    assert ticks[0] <= low + slack
    assert high - slack <= ticks[-1]
    assert 2 <= len(ticks) <= 6
    assert ticks == sorted(ticks)


def test_months_in_a_quarter_and_weeks_in_a_short_cycle(cycle):
    def day(month, day_):
        return date(2026, month, day_)

    assert date_ticks(cycle) == [day(7, 1), day(8, 1), day(9, 1), day(9, 30)]
    short = cycle._replace(ends=day(7, 20))
    assert date_ticks(short) == [day(7, 1), day(7, 8), day(7, 15), day(7, 20)]
    year = cycle._replace(starts=day(1, 1), ends=day(12, 31))
    assert date_ticks(year) == [*(day(month, 1) for month in range(1, 13)), day(12, 31)]
