"""`okr tree` for other programs: Markdown, Mermaid and Graphviz."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from okrcli.i18n import _
from okrcli.model import Address
from okrcli.render.sanitise import visible
from okrcli.render.texts.markup import code_span, escape_markdown
from okrcli.render.views.figures import score_label
from okrcli.render.views.tree import TreeView, supporters_label
from okrcli.scoring.alignment import Alignment

_UNSAFE = re.compile(r"[^\w .,:;()/%€$£+\-–—'’?!àâäçéèêëîïôöùûüÿœæ]")


def tree_markdown(view: TreeView) -> Iterator[str]:
    """The tree as nested lists."""
    yield f"# {escape_markdown(view.title)}, {view.as_of}\n"
    for branch in view.branches:
        parts = [f"**{branch.score}**" if branch.score else "", branch.supporters, *branch.asides, branch.remark]
        notes = ", ".join(escape_markdown(part) if not part.startswith("**") else part for part in parts if part)
        yield f"{'  ' * len(branch.trail)}- {code_span(branch.name)} {escape_markdown(branch.statement)}" + (
            f" ({notes})" if notes else ""
        )
    if view.broken:
        title = _("Links that are broken")
        yield f"\n## {escape_markdown(title)}\n"
        for name, words in view.broken:
            yield f"- {code_span(name)} {escape_markdown(words)}"


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
