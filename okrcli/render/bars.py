"""Scores as signs: the bar with the goal and today's expectation marked on it, and the trend in a few cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment

from okrcli.render.glyphs import Glyphs
from okrcli.scoring.figures import reaches


class Gauge(NamedTuple):
    """What a bar shows, each from 0 to 1; `score` and `expected` are none where there is nothing to say."""

    score: float | None
    expected: float | None
    goal: float


class Bar:
    """A bar as wide as its column, or of `width` cells, filled in `role`.

    The goal's mark is hollow until it is reached. A score above 0 fills half a cell at least, and only 1.0 fills
    everything, so that the ends of the scale mean what they say.
    """

    def __init__(self, gauge: Gauge, glyphs: Glyphs, role: str = "", width: int | None = None) -> None:
        self.gauge, self.glyphs, self.role, self.width = gauge, glyphs, role, width

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for role, cells in groupby(self._cells(self.width or options.max_width), key=lambda cell: cell[1]):
            yield Segment("".join(sign for sign, _role in cells), console.get_style(role) if role else None)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(self.width or 1, self.width or options.max_width)

    def _cells(self, width: int) -> Iterable[tuple[str, str]]:
        gauge, glyphs = self.gauge, self.glyphs
        fill = _fill(gauge.score, width, glyphs)
        cells = [(sign, self.role) for sign in fill] + [(glyphs.empty, "quiet")] * (width - len(fill))
        if gauge.expected is not None:
            cells[_cell(gauge.expected, width)] = (glyphs.today, "expected")
        reached = reaches(gauge.score, gauge.goal)
        cells[_cell(gauge.goal, width)] = (glyphs.reached, self.role) if reached else (glyphs.goal, "goal")
        return cells


def sparkline(scores: Sequence[float], width: int, glyphs: Glyphs) -> str:
    """The last `width` scores, one cell each, on a scale from 0 to 1; those outside are shown at the nearer end.

    In ASCII a cell is the score's first decimal, 9 standing for 0.9 and above.
    """
    top = len(glyphs.levels) - 1
    return "".join(
        glyphs.levels[max(0, min(top, int(score * (top + 1) + 1e-9)))] for score in scores[-width:] if width > 0
    )


def _fill(score: float | None, width: int, glyphs: Glyphs) -> str:
    if score is None or score <= 0:
        return ""
    halves = max(1, min(int(score * width * 2 + 1e-9), width * 2 if score >= 1 else width * 2 - 1))
    return glyphs.full * (halves // 2) + (glyphs.half if halves % 2 else "")


def _cell(share: float, width: int) -> int:
    return min(width - 1, max(0, int(share * width + 1e-9)))
