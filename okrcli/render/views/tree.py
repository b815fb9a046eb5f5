"""Alignment from the company down: what `okr tree` says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.i18n import N_, _, ngettext
from okrcli.i18n.dates import format_date
from okrcli.model import Address
from okrcli.render.labels import score_label
from okrcli.render.sanitise import visible
from okrcli.scoring.alignment import AlignedObjective, Alignment
from okrcli.scoring.states import Status

REMARKS = {
    "wrong_work": N_("what supports it does well, and it does not: is that the right work?"),
    "unsupported": N_("nobody supports it"),
    "unaligned": N_("supports nothing"),
}


class Branch(NamedTuple):
    """One line of the tree: `trail` says of each level above whether more follows there, and of its own.

    `again`: it stands under another parent too, with what is below it.
    """

    trail: tuple[bool, ...]
    address: Address
    name: str
    statement: str
    status: Status
    score: str
    supporters: str
    asides: tuple[str, ...]
    remark: str
    again: bool


class TreeView(NamedTuple):
    """The tree, and what is wrong with its links."""

    title: str
    as_of: str
    branches: tuple[Branch, ...]
    worth_a_look: tuple[tuple[str, str], ...]
    broken: tuple[tuple[str, str], ...]


def tree_view(alignment: Alignment, title: str, as_of: date, depth: int | None, start: Sequence[Address]) -> TreeView:
    """Decide what the tree says, from these objectives down, `depth` levels deep."""
    branches = tuple(_branches(alignment, depth, start))
    shown = {branch.address for branch in branches}
    return TreeView(
        visible(title),
        _("as of {day}").format(day=format_date(as_of)),
        branches,
        tuple((str(one.address), remark_of(one)) for one in alignment.objectives.values() if _is_odd(one, shown)),
        tuple(broken_words(alignment)),
    )


def remark_of(one: AlignedObjective) -> str:
    """What is worth a look about an objective's place; nothing where all is well."""
    return next((_(words) for name, words in REMARKS.items() if getattr(one, name)), "")


def broken_words(alignment: Alignment) -> Iterator[tuple[str, str]]:
    """Links that lead nowhere or in a circle, each with where it stands."""
    for address, text in alignment.dangling:
        yield str(address), _("supports {text}, which there is not").format(text=visible(text))
    for circle in alignment.circles:
        names = ", ".join(str(one) for one in circle[1:]) or str(circle[0])
        yield str(circle[0]), _("supports itself by way of {names}").format(names=names)


def supporters_label(one: AlignedObjective) -> str:
    """The supporters' mean score, and how many there are: `0.51 of 3`."""
    if not one.supporters:
        return ""
    score = score_label(one.supporters_score) or "–"
    return _("{score} of {n}").format(score=score, n=len(one.supporters))


def _is_odd(one: AlignedObjective, shown: set[Address]) -> bool:
    return one.address in shown and (one.wrong_work or one.unsupported or one.unaligned)


def _branches(alignment: Alignment, depth: int | None, start: Sequence[Address]) -> Iterator[Branch]:
    """Depth first, without recursion; what is below an objective is drawn under the first of its parents."""
    drawn: set[Address] = set()
    waiting: list[tuple[Address, tuple[bool, ...]]] = [(one, ()) for one in reversed(start)]
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
        again,
    )
