"""The trend in a few cells: the scores at the last check-ins, on a scale from 0 to 1 so that height means score."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.render.glyphs import Glyphs


def draw_sparkline(scores: Sequence[float], width: int, glyphs: Glyphs) -> str:
    """Draw the last `width` scores, one cell each; those outside 0 to 1 are shown at the nearer end.

    In ASCII a cell is the score's first decimal, 9 standing for 0.9 and above.
    """
    top = len(glyphs.levels) - 1
    return "".join(
        glyphs.levels[max(0, min(top, int(score * (top + 1) + 1e-9)))] for score in scores[-width:] if width > 0
    )
