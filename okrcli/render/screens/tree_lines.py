"""`okr tree` on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.i18n import _, pgettext
from okrcli.render.glyphs import Glyphs
from okrcli.render.page import Line, Run, clip, line_width, two_sides, width_of, without_end, wrap_runs
from okrcli.render.roles import STATUS_ROLES
from okrcli.render.screens.show_page import section_lines
from okrcli.render.views.tree import Branch, TreeView
from okrcli.render.words import status_sign

_LEAST = 12
"""Cells that a statement needs to be worth showing on its objective's line."""
_NARROW = 50


def tree_lines(view: TreeView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw the tree in `width` columns, a line for each objective, then what is worth a look."""
    yield from two_sides([(view.title, "title")], [(view.as_of, "")], width)
    yield []
    if not view.branches:
        yield [(_("no objectives here"), "quiet")]
        return
    score, supporters = pgettext("column", "Score"), pgettext("column", "Supporters")
    sizes = (
        max(4, width_of(score)),
        max(width_of(supporters), *(width_of(branch.supporters) for branch in view.branches)),
    )
    if width >= _NARROW:
        blank = " " * (width - sum(sizes) - 2 + sizes[0] - width_of(score))
        yield [(f"{blank}{score}  {supporters}", "heading")]
    for branch in view.branches:
        yield from _branch_lines(branch, width, sizes if width >= _NARROW else None, glyphs)
    if view.worth_a_look:
        yield from section_lines(_("Worth a look"))
        for name, words in view.worth_a_look:
            yield from wrap_runs([(f"{glyphs.warning} ", "warning"), (name, "name"), (f"  {words}", "")], width, 2)
    if view.broken:
        yield from section_lines(_("Links that are broken"))
        for name, words in view.broken:
            yield from wrap_runs([(f"{glyphs.bad} ", "bad"), (name, "name"), (f"  {words}", "")], width, 2)


def _branch_lines(branch: Branch, width: int, sizes: tuple[int, int] | None, glyphs: Glyphs) -> Iterator[Line]:
    lead = _trail(branch.trail, glyphs)
    role = STATUS_ROLES[branch.status]
    line: Line = [(lead, "quiet")] if lead else []
    line += [(f"{status_sign(branch.status, glyphs)} ", role), (branch.name, "name")]
    room = width - line_width(line) - (sum(sizes) + 4 if sizes else 0)
    beside = room - 2 >= _LEAST
    if beside or room - 2 >= width_of(glyphs.ellipsis):
        line.append((f"  {_title(branch, room - 4, glyphs) if beside else glyphs.ellipsis}", "quiet"))
    if sizes is not None:
        figures: list[Run] = [
            (f"{branch.score or glyphs.dash:>{sizes[0]}}", role if branch.score else "quiet"),
            (f"  {branch.supporters}", "warning" if branch.remark else ""),
        ]
        spare = width - line_width(line) - sum(sizes) - 2
        line = [*line, (" " * spare, ""), *figures] if spare >= 1 else line
    yield without_end(line)
    if not beside:
        below = " " * (width_of(lead) + 2)
        yield [(below, ""), (_title(branch, max(_LEAST, width - len(below)), glyphs), "quiet")]


def _title(branch: Branch, room: int, glyphs: Glyphs) -> str:
    """The statement, and behind it as much of what else is to be said as leaves the statement its least."""
    least = min(_LEAST, width_of(branch.statement))
    for number in range(len(branch.asides), 0, -1):
        aside = f" ({f' {glyphs.dot} '.join(branch.asides[:number])})"
        if room - width_of(aside) >= least:
            return clip(branch.statement, room - width_of(aside), glyphs.ellipsis) + aside
    return clip(branch.statement, room, glyphs.ellipsis)


def _trail(trail: tuple[bool, ...], glyphs: Glyphs) -> str:
    """The lines that join an objective to what is above it."""
    if not trail:
        return ""
    above = "".join(f"{glyphs.axis}  " if more else "   " for more in trail[:-1])
    return f"{above}{glyphs.branch if trail[-1] else glyphs.last_branch} "
