"""A key result over its cycle, or a health metric, as a chart: placed on axes from 0 to 1, then drawn with characters.

Braille dots for the way between points, or ASCII; the axes' labels beside it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from okrcli.i18n import _, pgettext
from okrcli.i18n.dates import format_date
from okrcli.i18n.numbers import format_percent
from okrcli.model import Cycle, Guardrail, Metric
from okrcli.render.glyphs import ASCII, Glyphs
from okrcli.render.labels import HasUnit, bare_value, whole
from okrcli.render.layout import Run, Words, flow, width_of, words
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.measures import known_checkins, readings, score_history, value_at
from okrcli.scoring.states import KeyResultState
from okrcli.scoring.windows import Window, elapsed

Place = tuple[float, float]
Label = tuple[float, str]

TINIEST = 1e-280  # below it floats are too coarse to be divided into steps
COARSENESS = 1e-9  # of the values: what differs by less is one value on any chart
LONG_CYCLE = 60
FARTHEST_LANDING = 1.5
WIDEST = 110
HEIGHT = 12
_PLOT_LEAST = 16
# Unicode's braille patterns: the bit of each of a cell's dots, by row and column.
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


class Chart(NamedTuple):
    """What is drawn: x runs over the cycle's days and y over the values, both from 0 to 1.

    `way` joins the points, from the start of the cycle on; `expected` is the line from the start to the goal at the
    end; `band` the healthy range of a guardrail; `landing` where the forecast ends, and `cone` where its 80 % range
    opens and what its ends are. Anything but the points may be missing.
    """

    points: tuple[Place, ...]
    way: tuple[Place, ...]
    today: float | None
    values: tuple[Label, ...]
    dates: tuple[Label, ...]
    expected: tuple[Place, ...] = ()
    goal: float | None = None
    target: float | None = None
    band: tuple[float, float] | None = None
    landing: float | None = None
    cone: tuple[Place, float, float] | None = None


def draw_up_chart(state: KeyResultState, cycle: Cycle, as_of: date) -> Chart | None:
    """Place everything; none before the first value, or where the cycle is a single day."""
    key_result, measure, metric = state.key_result, state.key_result.measure, state.metric
    if isinstance(measure, Metric | Guardrail):
        history = [(day, float(value)) for day, value in readings(known_checkins(key_result, as_of)).items()]
    else:
        history = list(score_history(state))
    if not history or cycle.ends <= cycle.starts:
        return None
    if isinstance(measure, Guardrail):
        return _range_chart(history, measure, key_result, cycle, as_of)
    if isinstance(measure, Metric) and metric is None:  # the first value is the target: there is no way to go
        return _range_chart(history, None, key_result, cycle, as_of)

    def scale(score: float) -> float:
        return score if metric is None else value_at(metric, score) or 0.0

    def label(value: float) -> str:
        return format_percent(value) if metric is None else _value_tick(value, key_result)

    def place(score: float) -> float:
        return axis.place(scale(score))

    forecast = state.forecast
    if forecast is not None and not 1 - FARTHEST_LANDING <= forecast.landing <= FARTHEST_LANDING:
        forecast = None
    shown = [0, 1, *([forecast.landing] if forecast else [])]
    axis = _axis([*map(scale, shown), *(value for _day, value in history)], label)
    chart = _chart(history, axis, cycle, as_of)
    if chart.points[0][0] > 0 and (metric is None or getattr(measure, "baseline", None) is not None):
        chart = chart._replace(way=((0.0, place(0)), *chart.points))
    if forecast is not None:
        ends = place(forecast.low), place(forecast.high)
        chart = chart._replace(landing=place(forecast.landing), cone=(chart.points[-1], min(ends), max(ends)))
    days = [cycle.starts + timedelta(days) for days in range((cycle.ends - cycle.starts).days + 1)]
    expecting = Window(state.expected_from, state.window.ends)
    return chart._replace(
        expected=tuple((_x(day, cycle), place(elapsed(expecting, day) * state.goal)) for day in days),
        goal=place(state.goal),
        target=place(1) if state.goal < 1 else None,
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
    low, high = healthy or (None, None)
    ends = [float(end) for end in (low, high) if end is not None]
    axis = _axis([*ends, *(value for _day, value in history)], lambda value: _value_tick(value, measured))
    band = (0.0 if low is None else axis.place(low), 1.0 if high is None else axis.place(high)) if ends else None
    return _chart(history, axis, cycle, as_of)._replace(band=band)


class _Axis(NamedTuple):
    low: float
    high: float
    ticks: tuple[Label, ...]

    def place(self, value: float) -> float:
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def _chart(history: Sequence[tuple[date, float]], axis: _Axis, cycle: Cycle, as_of: date) -> Chart:
    """The points alone, on their axes."""
    points = tuple((_x(day, cycle), axis.place(value)) for day, value in history)
    return Chart(
        points=points,
        way=points,
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
    return bare_value(whole(value), measured)


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


def draw_chart(chart: Chart, width: int, glyphs: Glyphs, role: str = "") -> Iterator[Words]:
    """Draw the chart after an empty line, in `width` columns and with a legend; points in `role`."""
    yield words("")
    width = min(width, WIDEST)
    left = max((width_of(label) for _y, label in chart.values), default=0)
    levels = ((chart.landing, _("forecast")), (chart.target, _("target")), (chart.goal, _("goal")))
    marks = {_row(y): word for y, word in levels if y is not None}  # where two fall on one line the goal's stays
    right = max(map(width_of, marks.values()), default=-1)
    plot_width = width - left - 3 - right
    if plot_width < _PLOT_LEAST:
        marks, plot_width = {}, width - left - 2
    labels = {_row(y): label for y, label in chart.values}
    for number, row in enumerate(_plot(chart, max(1, plot_width), glyphs, role)):
        label = labels.get(number, "")
        axis = glyphs.tick if label else glyphs.axis
        mark = " " + marks[number] if number in marks else ""
        yield words((f"{' ' * (left - width_of(label))}{label} {axis}", "quiet"), *row, (mark, "quiet"), unbroken=True)
    yield from _date_lines(chart.dates, left, plot_width, glyphs)
    yield flow(_legend(chart, glyphs))


def _legend(chart: Chart, glyphs: Glyphs) -> list[str]:
    """What the chart's signs mean, of those that are in it."""
    signs = [
        (glyphs.point, pgettext("chart", "value"), True),
        (glyphs.expected, pgettext("chart", "expected"), bool(chart.expected)),
        (glyphs.goal_line, pgettext("chart", "goal"), chart.goal is not None),
        (glyphs.band, pgettext("chart", "healthy range"), chart.band is not None),
        (glyphs.now, pgettext("chart", "today"), chart.today is not None),
        (glyphs.goal, pgettext("chart", "forecast"), chart.landing is not None),
        (glyphs.band, pgettext("chart", "8 cases of 10"), chart.cone is not None),
    ]
    return [f"{sign} {word}" for sign, word, there in signs if there]


def _plot(chart: Chart, width: int, glyphs: Glyphs, role: str) -> list[list[Run]]:
    cells: list[list[Run]] = [[(" ", "")] * width for _line in range(HEIGHT)]
    if chart.band is not None:
        low, high = chart.band
        for row in range(_row(high), _row(low) + 1):
            cells[row] = [(glyphs.band, "quiet")] * width
    if chart.cone is not None:
        _draw_cone(cells, *chart.cone, glyphs)
    if chart.today is not None:
        for line in cells:
            line[_column(chart.today, width)] = (glyphs.now, "expected")
    for level in (chart.target, chart.goal):
        if level is not None:
            for column in range(0, width, 2 if level == chart.target else 1):
                cells[_row(level)][column] = (glyphs.goal_line, "quiet" if level == chart.target else "goal")
    drawn = -1
    for x, y in chart.expected:
        column = _column(x, width)
        if column > drawn + 1:
            cells[_row(y)][column] = (glyphs.expected, "expected")
            drawn = column
    _draw_way(cells, chart.way, glyphs, role)
    if chart.landing is not None:
        cells[_row(chart.landing)][width - 1] = (glyphs.goal, role)
    for x, y in chart.points:
        cells[_row(y)][_column(x, width)] = (glyphs.point, role)
    return cells


def _draw_cone(cells: list[list[Run]], start: Place, low: float, high: float, glyphs: Glyphs) -> None:
    """Fill what lies between the two edges, from the last point to the end."""
    (x0, y0), width = start, len(cells[0])
    first = _column(x0, width)
    for column in range(first + 1, width):
        share = (column - first) / max(1, width - 1 - first)
        top, bottom = (_row(y0 + (edge - y0) * share) for edge in (high, low))
        for row in range(top, bottom + 1):
            cells[row][column] = (glyphs.band, "quiet")


def _draw_way(cells: list[list[Run]], points: Sequence[Place], glyphs: Glyphs, role: str) -> None:
    """Straight lines from point to point, in dots of half a cell's width and a quarter of its height."""
    width, height = len(cells[0]) * 2, len(cells) * 4
    bits: dict[tuple[int, int], int] = {}
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(1, round(abs(x1 - x0) * width), round(abs(y1 - y0) * height))
        for step in range(steps + 1):
            x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
            column, row = min(width - 1, int(x * width)), min(height - 1, int((1 - y) * height))
            key = (row // 4, column // 2)
            bits[key] = bits.get(key, 0) | _DOTS[row % 4][column % 2]
    for (row, column), pattern in bits.items():
        cells[row][column] = ("*" if glyphs is ASCII else chr(0x2800 + pattern), role)


def _row(y: float) -> int:
    return min(HEIGHT - 1, max(0, int((1 - y) * HEIGHT)))


def _column(x: float, width: int) -> int:
    return min(width - 1, max(0, int(x * width)))


def _date_lines(dates: Sequence[Label], left: int, width: int, glyphs: Glyphs) -> Iterator[Words]:
    """The axis with its ticks, and under it the dates that there is room for: both ends first."""
    floor = [glyphs.floor] * width
    text = [" "] * (width + left + 2)
    taken: list[range] = []
    for x, label in sorted(dates, key=lambda entry: entry[0] not in (0.0, 1.0)):
        column = _column(x, width)
        size = width_of(label)
        start = max(0, min(column + left + 2 - size // 2, width + left + 2 - size))
        if any(start < other.stop + 2 and other.start < start + size + 2 for other in taken):
            continue
        taken.append(range(start, start + size))
        floor[column] = glyphs.floor_tick
        text[start : start + size] = list(label)
    yield words((" " * (left + 1) + glyphs.corner + "".join(floor), "quiet"), unbroken=True)
    yield words(("".join(text), "quiet"), unbroken=True)
