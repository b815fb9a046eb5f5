"""A key result over its cycle, or a health metric, as a chart: all that is drawn, placed on axes from 0 to 1."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from okrcli.i18n.dates import format_date
from okrcli.i18n.numbers import format_percent
from okrcli.model import Cycle, Guardrail, Metric, Objective, Settings
from okrcli.render.labels import HasUnit, bare_value
from okrcli.scoring.expectation import elapsed
from okrcli.scoring.history import known_checkins, readings, score_history
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.measures import value_at
from okrcli.scoring.states import KeyResultState

Place = tuple[float, float]
Label = tuple[float, str]

TINIEST = 1e-280  # below it floats are too coarse to be divided into steps
COARSENESS = 1e-9  # of the values: what differs by less is one value on any chart
LONG_CYCLE = 60
FARTHEST_LANDING = 1.5


class Chart(NamedTuple):
    """What is drawn: x runs over the cycle's days and y over the values, both from 0 to 1.

    `way` joins the points, from the start of the cycle on; `expected` is the line from the start to the goal at the
    end; `band` the healthy range of a guardrail; `landing` where the forecast ends, and `cone` where its 80 % range
    opens and what its ends are. Anything but the points may be missing.
    """

    points: tuple[Place, ...]
    way: tuple[Place, ...]
    expected: tuple[Place, ...]
    goal: float | None
    target: float | None
    band: tuple[float, float] | None
    landing: float | None
    cone: tuple[Place, float, float] | None
    today: float | None
    values: tuple[Label, ...]
    dates: tuple[Label, ...]


def draw_up_chart(
    state: KeyResultState,
    objective: Objective,
    cycle: Cycle,
    settings: Settings,
    as_of: date,
) -> Chart | None:
    """Place everything; none before the first value, or where the cycle is a single day."""
    key_result = state.key_result
    measure = key_result.measure
    if cycle.ends <= cycle.starts:
        return None
    if isinstance(measure, Metric | Guardrail):
        history = [(day, float(value)) for day, value in readings(known_checkins(key_result, as_of)).items()]
    else:
        history = list(score_history(key_result, objective, cycle, settings, as_of))
    if not history:
        return None
    if isinstance(measure, Guardrail):
        return _range_chart(history, measure, key_result, cycle, as_of)
    if isinstance(measure, Metric):
        metric = measure

        def scale(score: float) -> float:
            return value_at(metric, score)

        def label(value: float) -> str:
            return _value_tick(value, key_result)

    else:

        def scale(score: float) -> float:
            return score

        def label(value: float) -> str:
            return format_percent(value)

    landing = None
    if state.forecast is not None and 1 - FARTHEST_LANDING <= state.forecast.landing <= FARTHEST_LANDING:
        landing = scale(state.forecast.landing)
    cone = None if landing is None or state.forecast is None else (state.forecast.low, state.forecast.high)
    shown = [scale(0), scale(1), *(value for _day, value in history), *([] if landing is None else [landing])]
    axis = _axis(shown, label)
    days = [cycle.starts + timedelta(days) for days in range((cycle.ends - cycle.starts).days + 1)]
    return _chart(
        history,
        axis,
        cycle,
        as_of,
        expected=tuple((_x(day, cycle), axis.place(scale(elapsed(cycle, day) * state.goal))) for day in days),
        goal=axis.place(scale(state.goal)),
        target=axis.place(scale(1)) if state.goal < 1 else None,
        landing=None if landing is None else axis.place(landing),
        cone=None if cone is None else (axis.place(scale(cone[0])), axis.place(scale(cone[1]))),
        start=axis.place(scale(0)),
    )


def draw_up_kpi_chart(state: KpiState, as_of: date) -> Chart | None:
    """Place a health metric's readings and its range; none before there are two days to draw between."""
    history = [(reading.date, float(reading.value)) for reading in state.readings]
    if not history or history[0][0] == as_of:
        return None
    return _range_chart(history, state.kpi.range, state.kpi, Cycle("", history[0][0], as_of), as_of)


def _range_chart(
    history: Sequence[tuple[date, float]], healthy: Guardrail | None, measured: HasUnit, cycle: Cycle, as_of: date
) -> Chart:
    low, high = (healthy.at_least, healthy.at_most) if healthy is not None else (None, None)
    ends = [float(end) for end in (low, high) if end is not None]
    axis = _axis([*ends, *(value for _day, value in history)], lambda value: _value_tick(value, measured))
    band = (0.0 if low is None else axis.place(low), 1.0 if high is None else axis.place(high)) if ends else None
    return _chart(history, axis, cycle, as_of, band=band)


class _Axis(NamedTuple):
    low: float
    high: float
    ticks: tuple[Label, ...]

    def place(self, value: float) -> float:
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def _chart(
    history: Sequence[tuple[date, float]],
    axis: _Axis,
    cycle: Cycle,
    as_of: date,
    *,
    expected: tuple[Place, ...] = (),
    goal: float | None = None,
    target: float | None = None,
    band: tuple[float, float] | None = None,
    landing: float | None = None,
    cone: tuple[float, float] | None = None,
    start: float | None = None,
) -> Chart:
    points = tuple((_x(day, cycle), axis.place(value)) for day, value in history)
    return Chart(
        points=points,
        way=points if start is None or points[0][0] <= 0 else ((0.0, start), *points),
        expected=expected,
        goal=goal,
        target=target,
        band=band,
        landing=landing,
        cone=None if cone is None else (points[-1], min(cone), max(cone)),
        today=_x(as_of, cycle) if cycle.starts <= as_of <= cycle.ends else None,
        values=tuple((axis.place(value), text) for value, text in axis.ticks),
        dates=tuple((_x(day, cycle), format_date(day, near=cycle.ends)) for day in date_ticks(cycle)),
    )


def _x(day: date, cycle: Cycle) -> float:
    return elapsed(cycle, day)


def _axis(values: Sequence[float], label: Callable[[float], str]) -> _Axis:
    ticks = nice_ticks(min(values), max(values))
    return _Axis(ticks[0], ticks[-1], tuple((tick, label(tick)) for tick in ticks))


def _value_tick(value: float, measured: HasUnit) -> str:
    number = int(value) if value == int(value) else value
    return bare_value(number, measured)


def nice_ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers, evenly spaced, from at or below `low` to at or above `high`: at most `most` of them.

    Steps are 1, 2, 2.5 or 5 times a power of ten (Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).
    """
    largest = max(abs(low), abs(high))
    if not high - low > max(TINIEST, largest * COARSENESS):
        margin = (largest if largest > TINIEST else 1) * 0.1
        low, high = low - margin, high + margin
    power = 10.0 ** (math.floor(math.log10((high - low) / (most - 1))) - 1)
    for _decade in range(4):
        for factor in (1.0, 2.0, 2.5, 5.0):
            step = factor * power
            first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
            if last - first < most:
                places = 3 - math.floor(math.log10(step))
                return [round(number * step, places) for number in range(first, last + 1)]
        power *= 10
    return [low, high]


def date_ticks(cycle: Cycle) -> list[date]:
    """Days worth naming: the first of each month in a cycle of two months and more, else every week; and both ends."""
    if (cycle.ends - cycle.starts).days < LONG_CYCLE:
        days = [cycle.starts + timedelta(days) for days in range(0, (cycle.ends - cycle.starts).days, 7)]
    else:
        months = range(cycle.starts.year * 12 + cycle.starts.month, cycle.ends.year * 12 + cycle.ends.month)
        days = [cycle.starts, *(date(month // 12, month % 12 + 1, 1) for month in months)]
    return [*days, cycle.ends]
