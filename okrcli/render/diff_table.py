"""`okr diff` on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.render.page import Line, Run, two_sides, wrap_runs
from okrcli.render.show_page import section_lines
from okrcli.render.terminal import Glyphs
from okrcli.render.views.diff import DiffView


def diff_lines(view: DiffView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw the page in `width` columns."""
    span = view.span.replace("→", glyphs.arrow)
    yield from two_sides([(view.title, "title")], [(span, "")], width)
    for note in view.notes:
        yield []
        yield from wrap_runs([(note, "quiet")], width)
    for section in view.sections:
        yield from section_lines(section.title)
        for row in section.rows:
            runs: list[Run] = [(row.place, "name"), ("  ", ""), (row.words.replace("→", glyphs.arrow), row.role)]
            if row.who:
                runs += [("  ", ""), (row.who, "quiet")]
            yield from wrap_runs(runs, width, 2)
