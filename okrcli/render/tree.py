"""`okr tree`: alignment from the company down, on the terminal and for other programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypedDict

from rich.console import RenderableType

from okrcli.errors import Finding
from okrcli.i18n import N_, _, ngettext, pgettext
from okrcli.i18n.dates import format_date
from okrcli.model import Address
from okrcli.render.documents import ProblemJson, document, problems_json
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import STATUS_ROLES, label, score_label, status_sign
from okrcli.render.layout import GAP, Cells, Column, Sides, Words, section, table, total_width, widest, words
from okrcli.render.markup import code_span, escape_markdown
from okrcli.render.sanitise import visible
from okrcli.scoring.alignment import AlignedObjective, Alignment
from okrcli.scoring.states import Status

REMARKS = {
    "wrong_work": N_("what supports it does well, and it does not: is that the right work?"),
    "unsupported": N_("nobody supports it"),
    "unaligned": N_("supports nothing"),
}

LEAST = 12
"""Cells that a statement needs to be worth showing on its objective's line; else it stands below."""
# Mermaid has numbered entities for what would mean something to it within quotes.
_UNSAFE = re.compile(r"[^\w .,:;()/%€$£+\-–—'’?!àâäçéèêëîïôöùûüÿœæ]")
_ASIDE = " [style=dashed, constraint=false]"


class Branch(NamedTuple):
    """One line of the tree: `trail` says of each level above whether more follows there, and of its own."""

    trail: tuple[bool, ...]
    address: Address
    name: str
    statement: str
    status: Status
    score: str
    supporters: str
    asides: tuple[str, ...]
    remark: str


class TreeView(NamedTuple):
    """The tree, and what is wrong with its links."""

    title: str
    as_of: str
    branches: tuple[Branch, ...]
    worth_a_look: tuple[tuple[str, str], ...]
    broken: tuple[tuple[str, str], ...]


def tree_view(alignment: Alignment, title: str, as_of: date, depth: int | None) -> TreeView:
    """Decide what the tree says, from these objectives down, `depth` levels deep."""
    branches = tuple(_branches(alignment, depth))
    shown = {branch.address for branch in branches}
    remarks = ((address, remark_of(one)) for address, one in alignment.objectives.items() if address in shown)
    return TreeView(
        visible(title),
        _("as of {day}").format(day=format_date(as_of)),
        branches,
        tuple((str(address), remark) for address, remark in remarks if remark),
        tuple(broken_words(alignment)),
    )


def tree_page(view: TreeView, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw the tree, a row for each objective, then what is worth a look."""
    yield Sides(words((view.title, "title")), words(view.as_of))
    yield ""
    if not view.branches:
        yield words((_("no objectives here"), "quiet"))
        return
    score, supporters = pgettext("column", "Score"), pgettext("column", "Supporters")
    figures = [
        Column("score", score, max(4, widest(score, ())), right=True),
        Column("supporters", supporters, widest(supporters, (branch.supporters for branch in view.branches))),
    ]
    room = width - total_width(figures) - GAP
    rows = (_row(branch, room, glyphs) for branch in view.branches)
    yield table([Column("branch", "", room, wraps=True), *figures], rows)
    for title, sign, role, found in (
        (_("Worth a look"), glyphs.warning, "warning", view.worth_a_look),
        (_("Links that are broken"), glyphs.bad, "bad", view.broken),
    ):
        lines = (words((f"{sign} ", role), (name, "name"), f"  {said}", hang=2) for name, said in found)
        yield section(title, *lines)


def _row(branch: Branch, room: int, glyphs: Glyphs) -> Cells:
    """The objective's line; its statement is shortened to fit there, or stands below where that would say nothing."""
    role = STATUS_ROLES[branch.status]
    head = words(
        (_trail(branch.trail, glyphs), "quiet"),
        (f"{status_sign(branch.status, glyphs)} ", role),
        (branch.name, "name"),
    )
    left = room - head.cell_len - GAP
    if left >= LEAST:
        head = words(head, "  ", _title(branch, left, glyphs))
    else:
        margin = 3 * len(branch.trail) + 2
        more = f"  {glyphs.ellipsis}" if left > 0 else ""
        head = words(head, (more, "quiet"), "\n", " " * margin, _title(branch, max(LEAST, room - margin), glyphs))
    return {
        "branch": head,
        "score": label(branch.score, glyphs, role),
        "supporters": words((branch.supporters, "warning" if branch.remark else "")),
    }


def _title(branch: Branch, room: int, glyphs: Glyphs) -> Words:
    """The statement, and behind it as much of what else is to be said as leaves the statement its least."""
    statement = words((branch.statement, "quiet"))
    least = min(LEAST, statement.cell_len)
    for number in range(len(branch.asides), 0, -1):
        aside = words((f" ({f' {glyphs.dot} '.join(branch.asides[:number])})", "quiet"))
        if room - aside.cell_len >= least:
            statement.truncate(room - aside.cell_len, overflow="ellipsis")
            return words(statement, aside)
    statement.truncate(room, overflow="ellipsis")
    return statement


def _trail(trail: tuple[bool, ...], glyphs: Glyphs) -> str:
    """The lines that join an objective to what is above it."""
    if not trail:
        return ""
    above = "".join(f"{glyphs.axis}  " if more else "   " for more in trail[:-1])
    return f"{above}{glyphs.branch if trail[-1] else glyphs.last_branch} "


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
    yield "flowchart BT"
    for name, lines, links in _nodes(alignment):
        text = "<br/>".join(_UNSAFE.sub(lambda sign: f"#{ord(sign[0])};", line) for line in lines)
        yield f'  {name}["{text}"]'
        yield from (f"  {name} {'-.->' if aside else '-->'} {other}" for other, aside in links)


def tree_dot(alignment: Alignment) -> Iterator[str]:
    """The tree for Graphviz."""
    yield "digraph okr {"
    yield "  rankdir=BT;"
    yield "  node [shape=box];"
    for name, lines, links in _nodes(alignment):
        text = "\\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
        yield f'  {name} [label="{text}"];'
        yield from (f"  {name} -> {other}{_ASIDE if aside else ''};" for other, aside in links)
    yield "}"


def _nodes(alignment: Alignment) -> Iterator[tuple[str, list[str], list[tuple[str, bool]]]]:
    """Each objective's name in the drawing, its label in lines, and those that it leads to, up or sideways."""
    names = {address: f"n{number}" for number, address in enumerate(alignment.objectives, start=1)}
    for address, one in alignment.objectives.items():
        below = supporters_label(one)
        figures = " ".join(filter(None, (score_label(one.state.score), f"({below})" if below else "")))
        links = [(each, False) for each in one.parents] + [(each, True) for each in one.sideways]
        yield (
            names[address],
            list(filter(None, (str(address), visible(one.state.objective.statement), figures))),
            [(names[each], aside) for each, aside in links if each in names],
        )


def remark_of(one: AlignedObjective) -> str:
    """What is worth a look about an objective's place; nothing where all is well."""
    return next((_(words) for name, words in REMARKS.items() if getattr(one, name)), "")


def broken_words(alignment: Alignment) -> Iterator[tuple[str, str]]:
    """Links that lead nowhere or in a circle, each with where it stands."""
    for address, text in alignment.dangling:
        yield str(address), _("supports {text}, which does not exist").format(text=visible(text))
    for circle in alignment.circles:
        names = ", ".join(str(one) for one in circle[1:]) or str(circle[0])
        yield str(circle[0]), _("supports itself by way of {names}").format(names=names)


def supporters_label(one: AlignedObjective) -> str:
    """The supporters' mean score, and how many there are: `0.51 of 3`."""
    score = score_label(one.supporters_score) or "–"
    return _("{score} of {n}").format(score=score, n=len(one.supporters)) if one.supporters else ""


def _branches(alignment: Alignment, depth: int | None) -> Iterator[Branch]:
    """Depth first, without recursion; what is below an objective is drawn under the first of its parents."""
    drawn: set[Address] = set()
    waiting: list[tuple[Address, tuple[bool, ...]]] = [(one, ()) for one in reversed(alignment.roots)]
    while waiting:
        address, trail = waiting.pop()
        one = alignment.objectives[address]
        again = address in drawn
        drawn.add(address)
        yield _branch(one, trail, again)
        if not again and (depth is None or len(trail) + 1 < depth):
            below = [each for each in one.supporters if each in alignment.objectives]
            last = len(below) - 1
            waiting += [(each, (*trail, number < last)) for number, each in reversed(list(enumerate(below)))]


def _branch(one: AlignedObjective, trail: tuple[bool, ...], again: bool) -> Branch:
    asides = [_("shown above")] if again else []
    others = len(one.parents) - 1
    if others > 0:
        asides.append(ngettext("{n} more parent", "{n} more parents", others).format(n=others))
    if one.sideways:
        names = ", ".join(each.path for each in one.sideways)
        asides.append(_("beside: {names}").format(names=names))
    if one.elsewhere:
        asides.append(_("up to {names}").format(names=", ".join(map(str, one.elsewhere))))
    within = trail and one.parents and all(each.cycle == one.address.cycle for each in one.parents)
    return Branch(
        trail,
        one.address,
        one.address.path if within else str(one.address),
        visible(one.state.objective.statement),
        one.state.status,
        score_label(one.state.score),
        supporters_label(one),
        tuple(asides),
        remark_of(one),
    )


class AlignedJson(TypedDict):
    """An objective in its place; addresses name their cycle."""

    address: str
    objective: str
    owner: str | None
    type: str
    score: float | None
    expected: float | None
    pace: float | None
    goal: float
    status: str
    parents: list[str]
    sideways: list[str]
    elsewhere: list[str]
    supporters: list[str]
    supporters_score: float | None
    wrong_work: bool
    unsupported: bool
    unaligned: bool


class DanglingJson(TypedDict):
    """A link that leads nowhere."""

    address: str
    supports: str


class TreeJson(TypedDict):
    """`okr tree --json`; `roots` are where reading begins."""

    schema_version: int
    as_of: str
    roots: list[str]
    objectives: list[AlignedJson]
    dangling: list[DanglingJson]
    circles: list[list[str]]
    problems: list[ProblemJson]


def tree_json(alignment: Alignment, as_of: date, problems: Iterable[Finding], root: Path) -> TreeJson:
    """The alignment."""
    return document(
        TreeJson,
        alignment,
        as_of=as_of,
        objectives=[
            document(AlignedJson, one, one.state, one.state.objective, objective=one.state.objective.statement)
            for one in alignment.objectives.values()
        ],
        dangling=[{"address": str(address), "supports": text} for address, text in alignment.dangling],
        problems=problems_json(problems, root),
    )
