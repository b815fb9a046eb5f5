"""A chart drawn with characters: braille dots for the way between points, or ASCII; the axes' labels beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from okrcli.i18n import _, pgettext
from okrcli.render.chart import Chart, Label, Place
from okrcli.render.glyphs import ASCII, Glyphs
from okrcli.render.page import Line, clip, width_of, without_end

WIDEST = 110
# Unicode's braille patterns: the bit of each of a cell's dots, by row and column.
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


def chart_lines(chart: Chart, width: int, height: int, glyphs: Glyphs, role: str = "") -> Iterator[Line]:
    """Draw the chart in `width` columns, `height` lines for the plot and two more for the dates; points in `role`."""
    width = min(width, WIDEST)
    left = max((width_of(label) for _y, label in chart.values), default=0)
    marks = _side_marks(chart, height)
    right = max((width_of(label) for label in marks.values()), default=0)
    plot_width = width - left - 2 - (right + 1 if right else 0)
    if plot_width < 16:
        marks, plot_width = {}, width - left - 2
    rows = _plot(chart, max(1, plot_width), height, glyphs, role)
    labels = {_row(y, height): label for y, label in chart.values}
    for number, row in enumerate(rows):
        label = labels.get(number, "")
        axis = glyphs.tick if label else glyphs.axis
        line: Line = [(" " * (left - width_of(label)) + label + " ", "quiet"), (axis, "quiet"), *row]
        if number in marks:
            line.append((" " + marks[number], "quiet"))
        yield without_end(line)
    yield from _date_lines(chart.dates, left, plot_width, glyphs)


def legend_entries(chart: Chart, glyphs: Glyphs) -> list[str]:
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


def _side_marks(chart: Chart, height: int) -> dict[int, str]:
    """Words at the right edge, by line; where two fall on one line the goal's stays."""
    marks: dict[int, str] = {}
    if chart.landing is not None:
        marks[_row(chart.landing, height)] = _("forecast")
    if chart.target is not None:
        marks[_row(chart.target, height)] = _("target")
    if chart.goal is not None:
        marks[_row(chart.goal, height)] = _("goal")
    return marks


def _plot(chart: Chart, width: int, height: int, glyphs: Glyphs, role: str) -> list[Line]:
    cells: list[list[tuple[str, str]]] = [[(" ", "")] * width for _line in range(height)]
    if chart.band is not None:
        low, high = chart.band
        for row in range(_row(high, height), _row(low, height) + 1):
            cells[row] = [(glyphs.band, "quiet")] * width
    if chart.cone is not None:
        _draw_cone(cells, chart.cone, width, height, glyphs)
    if chart.today is not None:
        for row in range(height):
            cells[row][_column(chart.today, width)] = (glyphs.now, "expected")
    for level in (chart.target, chart.goal):
        if level is not None:
            for column in range(0, width, 2 if level == chart.target else 1):
                cells[_row(level, height)][column] = (glyphs.goal_line, "quiet" if level == chart.target else "goal")
    drawn = -1
    for x, y in chart.expected:
        column = _column(x, width)
        if column > drawn + 1:
            cells[_row(y, height)][column] = (glyphs.expected, "expected")
            drawn = column
    _draw_way(cells, chart.way, width, height, glyphs, role)
    if chart.landing is not None:
        cells[_row(chart.landing, height)][width - 1] = (glyphs.goal, role)
    for x, y in chart.points:
        cells[_row(y, height)][_column(x, width)] = (glyphs.point, role)
    return [list(row) for row in cells]


def _draw_cone(
    cells: list[list[tuple[str, str]]], cone: tuple[Place, float, float], width: int, height: int, glyphs: Glyphs
) -> None:
    """Fill what lies between the two edges, from the last point to the end."""
    (x0, y0), low, high = cone
    first = _column(x0, width)
    for column in range(first + 1, width):
        share = (column - first) / max(1, width - 1 - first)
        top, bottom = (_row(y0 + (edge - y0) * share, height) for edge in (high, low))
        for row in range(top, bottom + 1):
            cells[row][column] = (glyphs.band, "quiet")


def _draw_way(
    cells: list[list[tuple[str, str]]],
    points: Sequence[Place],
    width: int,
    height: int,
    glyphs: Glyphs,
    role: str,
) -> None:
    """Straight lines from point to point, in dots of half a cell's width and a quarter of its height."""
    bits: dict[tuple[int, int], int] = {}
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(1, round(abs(x1 - x0) * width * 2), round(abs(y1 - y0) * height * 4))
        for step in range(steps + 1):
            x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
            column, row = min(width * 2 - 1, int(x * width * 2)), min(height * 4 - 1, int((1 - y) * height * 4))
            key = (row // 4, column // 2)
            bits[key] = bits.get(key, 0) | _DOTS[row % 4][column % 2]
    for (row, column), pattern in bits.items():
        cells[row][column] = ("*" if glyphs is ASCII else chr(0x2800 + pattern), role)


def _row(y: float, height: int) -> int:
    return min(height - 1, max(0, int((1 - y) * height)))


def _column(x: float, width: int) -> int:
    return min(width - 1, max(0, int(x * width)))


def _date_lines(dates: Sequence[Label], left: int, width: int, glyphs: Glyphs) -> Iterator[Line]:
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
        text[start : start + size] = list(clip(label, size, ""))
    yield [(" " * (left + 1) + glyphs.corner + "".join(floor), "quiet")]
    yield [("".join(text).rstrip(), "quiet")]
