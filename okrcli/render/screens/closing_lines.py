"""The closing on a terminal: what is graded next."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.i18n import _
from okrcli.render.glyphs import Glyphs
from okrcli.render.page import Line, line_width, wrap_runs
from okrcli.render.roles import STATUS_ROLES
from okrcli.render.screens.bar import draw_bar
from okrcli.render.screens.checkin_lines import BAR, MARGIN
from okrcli.render.views.closing import ItemView
from okrcli.render.words import status_runs


def item_lines(view: ItemView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw what is known of an objective or key result, before its questions."""
    width = min(width, 100)
    head: Line = [(f"{view.position} ", "quiet"), (view.address, "name")]
    rule = width - line_width(head) - 1
    yield from [[*head, (" " + glyphs.floor * rule, "quiet")]] if rule > 0 else wrap_runs(head, width, len(MARGIN))
    yield from wrap_runs([(MARGIN, ""), (view.statement, "title")], width, len(MARGIN))
    about = f" {glyphs.dot} ".join(part.replace("→", glyphs.arrow) for part in view.about if part)
    yield from wrap_runs([(MARGIN, ""), (about, "quiet")], width, len(MARGIN))
    goal = _("of {goal}").format(goal=view.goal)
    figures: Line = [(f"  {view.score or glyphs.dash}", "strong"), (f" {goal}  ", "quiet")]
    figures += status_runs(view.status, glyphs)
    bar = draw_bar(view.gauge, BAR, glyphs, STATUS_ROLES[view.status])
    line: Line = [(MARGIN, ""), *bar, *figures]
    if line_width(line) <= width:
        yield line
    else:
        yield [(MARGIN, ""), *bar]
        yield figures
    for text in view.last:
        shown = text.replace("·", glyphs.dot)
        yield from wrap_runs([(MARGIN, ""), (_("Last") + "  ", "quiet"), (shown, "")], width, len(MARGIN) + 6)
