"""What is drawn as SVG, placed: bars, trends and charts of the same figures as the terminal's, in user units.

Coordinates are texts of one decimal, so that the same figures give the same bytes. Colours and strokes are the
stylesheet's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from okrcli.i18n import _
from okrcli.render.bars import Gauge
from okrcli.render.chart import Chart, Place
from okrcli.scoring.figures import reaches

BAR_WIDTH, BAR_HEIGHT = 160.0, 16.0
SPARK_WIDTH, SPARK_HEIGHT = 72.0, 20.0
CHART_WIDTH, CHART_HEIGHT = 640.0, 232.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 64.0, 66.0, 20.0, 26.0
_LABEL_GAP = 13.0  # between the middles of two labels at the edge, else they would touch
_DATE_GAP = 62.0
_MIDDLE = 4.0  # from the middle of a label's letters down to its foot
_HAIR = 1e-6


class BarDrawing(NamedTuple):
    """A bar: how far it is filled, none where there is no score; where the expectation and the goal are marked."""

    fill: str | None
    expected: str | None
    goal: str
    reached: bool


class SparkDrawing(NamedTuple):
    """A trend: the corners of the line, and its last point."""

    line: str
    last: tuple[str, str]


class Mark(NamedTuple):
    """A word at a place, and what it names."""

    x: str
    y: str
    kind: str
    word: str


class ChartDrawing(NamedTuple):
    """A chart: lines as `x,y x,y…`, levels and days as places on their axis, labels with theirs.

    `grid` and `points` are paths, `marks` name levels at the right edge.
    """

    left: str
    right: str
    width: str
    top: str
    floor: str
    grid: str
    values: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str, str], ...]
    way: str
    points: str
    expected: str
    goal: str | None
    target: str | None
    band: tuple[str, str] | None
    forecast: str
    cone: str
    today: str | None
    marks: tuple[Mark, ...]


def draw_bar(gauge: Gauge) -> BarDrawing:
    """Place a score with its goal and what is expected today."""
    return BarDrawing(
        None if gauge.score is None or gauge.score <= 0 else _text(min(1.0, gauge.score) * BAR_WIDTH),
        None if gauge.expected is None else _text(min(1.0, gauge.expected) * BAR_WIDTH),
        _text(gauge.goal * BAR_WIDTH),
        reaches(gauge.score, gauge.goal),
    )


def draw_trend(scores: Sequence[float]) -> SparkDrawing | None:
    """Place scores from 0 to 1, one step each; nothing where there is no way between two."""
    if len(scores) < 2:
        return None
    step, height = (SPARK_WIDTH - 6) / (len(scores) - 1), SPARK_HEIGHT - 6
    places = [(3 + step * n, 3 + height * (1 - min(1.0, max(0.0, one)))) for n, one in enumerate(scores)]
    return SparkDrawing(_line(places), (_text(places[-1][0]), _text(places[-1][1])))


def draw_chart(chart: Chart) -> ChartDrawing:
    """Place a chart of the terminal's, whose places go from 0 to 1."""
    points = [_place(*one) for one in chart.points]
    dates = _dates(chart)
    left, right, floor = _text(_LEFT), _text(CHART_WIDTH - _RIGHT), _text(CHART_HEIGHT - _BOTTOM)
    landing = None if chart.landing is None else _place(1.0, chart.landing)
    cone = ""
    if chart.cone is not None:
        start, low, high = chart.cone
        cone = _line([_place(*start), _place(1.0, high), _place(1.0, low)])
    words = {"forecast": _("forecast"), "target": _("target"), "goal": _("goal")}
    levels = zip(words.items(), (chart.landing, chart.target, chart.goal), strict=True)
    return ChartDrawing(
        left=left,
        right=right,
        width=_text(CHART_WIDTH - _LEFT - _RIGHT),
        top=_text(_TOP),
        floor=floor,
        grid="".join(f"M{left} {_y(y)}H{right}" for y, _label in chart.values)
        + "".join(f"M{x} {floor}v5" for x, _label, _side in dates),
        values=tuple((_text(_place(0.0, y)[1] + _MIDDLE), label) for y, label in chart.values),
        dates=tuple(dates),
        way=_line([_place(*one) for one in chart.way]),
        points="".join(f"M{_text(x)} {_text(y)}h0" for x, y in points),
        expected=_line([_place(*one) for one in _corners(chart.expected)]),
        goal=None if chart.goal is None else _y(chart.goal),
        target=None if chart.target is None else _y(chart.target),
        band=None if chart.band is None else (_y(chart.band[1]), _span(*chart.band)),
        forecast="" if landing is None else _line([points[-1], landing]),
        cone=cone,
        today=None if chart.today is None else _text(_place(chart.today, 0)[0]),
        marks=tuple(_apart([(kind, word, _place(1.0, y)[1]) for (kind, word), y in levels if y is not None])),
    )


def _place(x: float, y: float) -> Place:
    width, height = CHART_WIDTH - _LEFT - _RIGHT, CHART_HEIGHT - _TOP - _BOTTOM
    return _LEFT + width * x, _TOP + height * (1 - y)


def _y(level: float) -> str:
    return _text(_place(0.0, level)[1])


def _span(low: float, high: float) -> str:
    return _text(_place(0.0, low)[1] - _place(0.0, high)[1])


def _line(places: Sequence[Place]) -> str:
    return " ".join(f"{_text(x)},{_text(y)}" for x, y in places)


def _text(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _corners(line: Sequence[Place]) -> list[Place]:
    """The line without the points between which it runs straight on."""
    if len(line) < 3:
        return list(line)
    slopes = [(y1 - y0) / (x1 - x0) if x1 != x0 else 0.0 for (x0, y0), (x1, y1) in pairwise(line)]
    bends = [line[n + 1] for n, (before, after) in enumerate(pairwise(slopes)) if abs(before - after) > _HAIR]
    return [line[0], *bends, line[-1]]


def _dates(chart: Chart) -> list[tuple[str, str, str]]:
    """The days that there is room for, both ends first, each with the side on which its label is anchored."""
    kept: list[tuple[float, str]] = []
    for x, label in sorted(chart.dates, key=lambda one: one[0] not in (0.0, 1.0)):
        place = _place(x, 0)[0]
        if all(abs(place - other) >= _DATE_GAP for other, _label in kept):
            kept.append((place, label))
    ends = {_LEFT: "start", CHART_WIDTH - _RIGHT: "end"}
    return [(_text(x), label, ends.get(x, "middle")) for x, label in sorted(kept)]


def _apart(levels: Sequence[tuple[str, str, float]]) -> list[Mark]:
    """The labels from top to bottom, moved down where they would touch."""
    x, marks, lowest = _text(CHART_WIDTH - _RIGHT + 8), [], -_LABEL_GAP
    for kind, word, y in sorted(levels, key=lambda one: one[2]):
        lowest = max(y, lowest + _LABEL_GAP)
        marks.append(Mark(x, _text(lowest + _MIDDLE), kind, word))
    return marks
