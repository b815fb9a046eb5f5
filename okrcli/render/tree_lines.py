"""`okr tree` on a terminal, and as Markdown, Mermaid and Graphviz."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from okrcli.i18n import _, pgettext
from okrcli.model import Address
from okrcli.render.markup import escape_markdown
from okrcli.render.page import Line, Run, clip, line_width, two_sides, width_of, wrap_runs
from okrcli.render.sanitise import visible
from okrcli.render.show_page import section_lines
from okrcli.render.styles import STATUS_ROLES
from okrcli.render.terminal import ASCII, Glyphs
from okrcli.render.views.figures import score_label
from okrcli.render.views.tree import Branch, TreeView, supporters_label
from okrcli.render.words import status_sign
from okrcli.scoring.alignment import Alignment

_LEAST = 12
"""Cells that a statement needs to be worth showing on its objective's line."""
_NARROW = 50
_UNSAFE = re.compile(r"[^\w .,:;()/%€$£+\-–—'’?!àâäçéèêëîïôöùûüÿœæ]")


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
    if room - 2 >= _LEAST:
        text = f" {glyphs.dot} ".join([*branch.asides, branch.statement])
        line.append((f"  {clip(text, room - 4, glyphs.ellipsis)}", "quiet"))
    if sizes is not None:
        figures: list[Run] = [
            (f"{branch.score or glyphs.dash:>{sizes[0]}}", role if branch.score else "quiet"),
            (f"  {branch.supporters}", "warning" if branch.remark else ""),
        ]
        spare = width - line_width(line) - sum(sizes) - 2
        line = [*line, (" " * spare, ""), *figures] if spare >= 1 else line
    yield _without_end(line)


def _without_end(line: Line) -> Line:
    while line and not line[-1][0].strip():
        line = line[:-1]
    return [*line[:-1], (line[-1][0].rstrip(), line[-1][1])] if line else line


def _trail(trail: tuple[bool, ...], glyphs: Glyphs) -> str:
    """The lines that join an objective to what is above it."""
    if not trail:
        return ""
    down, tee, corner = ("|", "|-", "`-") if glyphs is ASCII else ("│", "├─", "└─")
    above = "".join(f"{down}  " if more else "   " for more in trail[:-1])
    return above + (tee if trail[-1] else corner) + " "


def tree_markdown(view: TreeView) -> Iterator[str]:
    """The tree as nested lists."""
    yield f"# {escape_markdown(view.title)}, {view.as_of}\n"
    for branch in view.branches:
        parts = [f"**{branch.score}**" if branch.score else "", branch.supporters, *branch.asides, branch.remark]
        notes = ", ".join(escape_markdown(part) if not part.startswith("**") else part for part in parts if part)
        yield f"{'  ' * len(branch.trail)}- `{branch.name}` {escape_markdown(branch.statement)}" + (
            f" ({notes})" if notes else ""
        )
    if view.broken:
        title = _("Links that are broken")
        yield f"\n## {escape_markdown(title)}\n"
        for name, words in view.broken:
            yield f"- `{name}` {escape_markdown(words)}"


def tree_mermaid(alignment: Alignment) -> Iterator[str]:
    """The tree as a Mermaid flowchart, supporters pointing up; links sideways are dotted."""
    names = _names(alignment)
    yield "flowchart BT"
    for address, one in alignment.objectives.items():
        label = _mermaid_text(_label(alignment, address))
        yield f'  {names[address]}["{label}"]'
        for parent in filter(names.__contains__, one.parents):
            yield f"  {names[address]} --> {names[parent]}"
        for beside in filter(names.__contains__, one.sideways):
            yield f"  {names[address]} -.-> {names[beside]}"


def tree_dot(alignment: Alignment) -> Iterator[str]:
    """The tree for Graphviz."""
    names = _names(alignment)
    yield "digraph okr {"
    yield "  rankdir=BT;"
    yield "  node [shape=box];"
    for address, one in alignment.objectives.items():
        label = _label(alignment, address).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        yield f'  {names[address]} [label="{label}"];'
        for parent in filter(names.__contains__, one.parents):
            yield f"  {names[address]} -> {names[parent]};"
        for beside in filter(names.__contains__, one.sideways):
            yield f"  {names[address]} -> {names[beside]} [style=dashed, constraint=false];"
    yield "}"


def _names(alignment: Alignment) -> Mapping[Address, str]:
    return {address: f"n{number}" for number, address in enumerate(alignment.objectives, start=1)}


def _label(alignment: Alignment, address: Address) -> str:
    """An objective in two or three lines: its address, its words, its figures."""
    one = alignment.objectives[address]
    below = supporters_label(one)
    figures = " ".join(part for part in (score_label(one.state.score), f"({below})" if below else "") if part)
    return "\n".join(part for part in (str(address), visible(one.state.objective.statement), figures) if part)


def _mermaid_text(text: str) -> str:
    """Text within quotes: Mermaid has numbered entities for what would mean something to it."""
    return "<br/>".join(_UNSAFE.sub(lambda sign: f"#{ord(sign[0])};", line) for line in text.split("\n"))
