"""The progress bar: how far the score is, with the goal and today's expectation marked on it."""

from __future__ import annotations

from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import Gauge
from okrcli.render.page import Line


def draw_bar(gauge: Gauge, width: int, glyphs: Glyphs, role: str = "") -> Line:
    """Draw a bar of `width` cells, filled in `role`.

    The goal's mark is hollow until it is reached. A score above 0 fills half a cell at least, and only 1.0 fills
    everything, so that the ends of the scale mean what they say.
    """
    fill = _fill(gauge.score, width, glyphs)
    cells = [(sign, role) for sign in fill] + [(glyphs.empty, "quiet")] * (width - len(fill))
    if gauge.expected is not None:
        cells[_cell(gauge.expected, width)] = (glyphs.today, "expected")
    reached = gauge.score is not None and gauge.score >= gauge.goal
    cells[_cell(gauge.goal, width)] = (glyphs.reached, role) if reached else (glyphs.goal, "goal")
    return _join(cells)


def _fill(score: float | None, width: int, glyphs: Glyphs) -> str:
    if score is None or score <= 0:
        return ""
    halves = max(1, min(int(score * width * 2 + 1e-9), width * 2 if score >= 1 else width * 2 - 1))
    return glyphs.full * (halves // 2) + (glyphs.half if halves % 2 else "")


def _cell(share: float, width: int) -> int:
    return min(width - 1, max(0, int(share * width + 1e-9)))


def _join(cells: Line) -> Line:
    """Neighbours of one role as one run."""
    runs: Line = []
    for sign, role in cells:
        if runs and runs[-1][1] == role:
            runs[-1] = (runs[-1][0] + sign, role)
        else:
            runs.append((sign, role))
    return runs
