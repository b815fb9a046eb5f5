"""Alignment: which objectives serve which, from the company down, across teams and cycles.

OKRs are aligned, not cascaded: an objective says itself what it serves, upward or sideways (Castro, "OKRs do not
cascade"). A parent's own score stands beside the mean of its supporters'; where the supporters do well and the parent
does not, the work may be the wrong work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from okrcli.model import Address, Cycle, read_link
from okrcli.scoring.figures import SHOWN_DIGITS, rounded, rounded_mean, weighted_mean
from okrcli.scoring.states import CycleReview, ObjectiveState
from okrcli.scoring.status import AT_RISK_FROM, ON_TRACK_FROM


class AlignedObjective(NamedTuple):
    """An objective among the others.

    `parents` are what it serves upward and `sideways` what it helps beside; `supporters` those that serve it upward.
    `supporters_score` is the weighted mean of their scores. `wrong_work`: they are on track and it is off.
    `unsupported`: one of a team that others look up to, which nobody serves. `unaligned`: it serves nothing, and its
    team's others or other teams do. `elsewhere`: what it serves in cycles that are not shown.
    """

    address: Address
    state: ObjectiveState
    parents: tuple[Address, ...]
    sideways: tuple[Address, ...]
    supporters: tuple[Address, ...]
    elsewhere: tuple[Address, ...]
    supporters_score: float | None
    wrong_work: bool
    unsupported: bool
    unaligned: bool


class Alignment(NamedTuple):
    """All objectives that are not dropped, with the roots that one begins to read at.

    `dangling` are (objective, what it names) pairs that lead nowhere; `circles` objectives that serve one another in a
    ring, each named once: the last link of it is not followed.
    """

    objectives: Mapping[Address, AlignedObjective]
    roots: tuple[Address, ...]
    dangling: tuple[tuple[Address, str], ...]
    circles: tuple[tuple[Address, ...], ...]


def align(reviews: Sequence[CycleReview], beyond: Iterable[Cycle] = ()) -> Alignment:
    """Who serves whom among the objectives of these reviews; `beyond` are cycles that are not shown but may be named.

    What a key result serves, its objective serves; what serves a key result, serves its objective.
    """
    longest_first = sorted(reviews, key=lambda one: (one.cycle.starts - one.cycle.ends, one.cycle.starts))
    states = {place: one for review in longest_first for place, one in review.objectives() if not one.dropped}
    outside = {place for cycle in beyond for place, _one in cycle.objectives()}
    named, elsewhere, dangling = _links(states, outside)
    followed, circles = without_circles(named)
    upward, sideways = _part(followed)
    supporters: dict[Address, list[Address]] = {address: [] for address in states}
    for address, parents in upward.items():
        for parent in parents:
            supporters[parent].append(address)
    looked_up_to = {(one.cycle, one.team) for one, below in supporters.items() if below and not upward[one]}
    aligned = any(upward.values())
    objectives = {
        address: AlignedObjective(
            address,
            state,
            tuple(upward[address]),
            tuple(sideways[address]),
            tuple(supporters[address]),
            tuple(elsewhere[address]),
            _mean([states[one] for one in supporters[address]]),
            _is_wrong_work(state, [states[one] for one in supporters[address]]),
            unsupported=not supporters[address]
            and not upward[address]
            and (address.cycle, address.team) in looked_up_to,
            unaligned=aligned
            and not supporters[address]
            and not (upward[address] or sideways[address] or elsewhere[address])
            and (address.cycle, address.team) not in looked_up_to,
        )
        for address, state in states.items()
    }
    return Alignment(objectives, tuple(_roots(objectives)), tuple(dangling), tuple(circles))


def below(alignment: Alignment, address: Address) -> Iterator[Address]:
    """An objective and everything under it, each once."""
    seen: set[Address] = set()
    waiting = [address]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            yield one
            waiting += [each for each in reversed(alignment.objectives[one].supporters) if each in alignment.objectives]


def keep_branches(alignment: Alignment, wanted: Iterable[Address]) -> Alignment:
    """The alignment with what is wanted and all above it; what is left keeps its figures."""
    kept: set[Address] = set()
    waiting = list(wanted)
    while waiting:
        one = waiting.pop()
        if one not in kept:
            kept.add(one)
            waiting += alignment.objectives[one].parents
    return _only(alignment, kept, (one for one in alignment.roots if one in kept))


def keep_below(alignment: Alignment, start: Sequence[Address]) -> Alignment:
    """The alignment that begins with the objectives given, which are its roots; what is left keeps its figures."""
    return _only(alignment, {one for each in start for one in below(alignment, each)}, start)


def _only(alignment: Alignment, kept: set[Address], roots: Iterable[Address]) -> Alignment:
    return Alignment(
        {address: one for address, one in alignment.objectives.items() if address in kept},
        tuple(roots),
        tuple(pair for pair in alignment.dangling if pair[0] in kept),
        tuple(circle for circle in alignment.circles if kept.intersection(circle)),
    )


_Links = dict[Address, list[Address]]


def _links(
    states: Mapping[Address, ObjectiveState], outside: set[Address]
) -> tuple[_Links, _Links, list[tuple[Address, str]]]:
    """What each objective names among those shown, what it names beyond, and what leads nowhere."""
    named: _Links = {address: [] for address in states}
    elsewhere: _Links = {address: [] for address in states}
    dangling: list[tuple[Address, str]] = []
    for address, state in states.items():
        objective = state.objective
        texts = [*objective.supports, *(text for one in objective.key_results for text in one.supports)]
        for text in dict.fromkeys(texts):
            link = read_link(text, address.cycle)
            target = None if link is None else link._replace(key_result=None)
            if link is None or target is None:
                dangling.append((address, text))
            elif target in states and _holds(states[target], link):
                if target != address and target not in named[address]:
                    named[address].append(target)
            elif target in outside:
                elsewhere[address].append(target)
            else:
                dangling.append((address, text))
    return named, elsewhere, dangling


def _holds(state: ObjectiveState, link: Address) -> bool:
    return link.key_result is None or any(one.id == link.key_result for one in state.objective.key_results)


K = TypeVar("K")


def without_circles(named: Mapping[K, Sequence[K]]) -> tuple[dict[K, list[K]], list[tuple[K, ...]]]:
    """The links but those that would close a ring, and the rings; depth first, without recursion.

    All that is linked to is a key.
    """
    followed: dict[K, list[K]] = {one: [] for one in named}
    circles: list[tuple[K, ...]] = []
    done: set[K] = set()
    for start in named:
        if start in done:
            continue
        path, ways = {start: None}, [iter(named[start])]  # in the order of the way
        while ways:
            here = next(reversed(path))
            target = next(ways[-1], None)
            if target is None:
                done.add(here)
                del path[here]
                ways.pop()
            elif target in path:
                way = list(path)
                circles.append(tuple(way[way.index(target) :]))
            else:
                followed[here].append(target)
                if target not in done:
                    path[target] = None
                    ways.append(iter(named[target]))
    return followed, circles


def _part(followed: _Links) -> tuple[_Links, _Links]:
    """The links upward, and those sideways.

    Sideways is to another team's objective of the same cycle, with a parent in common that is a third team's.
    """
    upward: _Links = {}
    sideways: _Links = {}
    for address, targets in followed.items():
        beside = [
            target
            for target in targets
            if target.cycle == address.cycle
            and target.team != address.team
            and any(one in targets and one.team != target.team for one in _above(target, followed))
        ]
        sideways[address] = beside
        upward[address] = [target for target in targets if target not in beside]
    return upward, sideways


def _above(address: Address, followed: _Links) -> set[Address]:
    found: set[Address] = set()
    waiting = [*followed[address]]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += followed[one]
    return found


def _mean(states: Iterable[ObjectiveState]) -> float | None:
    return rounded_mean((one.score, one.objective.weight) for one in states)


def _is_wrong_work(state: ObjectiveState, supporters: Sequence[ObjectiveState]) -> bool:
    """Whether those below are on track by their own pace, and this is off by its own."""
    paces = weighted_mean((one.pace, one.objective.weight) for one in supporters if one.pace is not None)
    if state.pace is None or paces is None:
        return False
    return state.pace < AT_RISK_FROM and rounded(paces, SHOWN_DIGITS) >= ON_TRACK_FROM


def _roots(objectives: Mapping[Address, AlignedObjective]) -> Iterator[Address]:
    """Those that serve nothing, with something below first; what only serves beyond what is shown is one of them."""
    tops = [one for one in objectives.values() if not one.parents]
    yield from (one.address for one in tops if one.supporters or one.unsupported)
    yield from (one.address for one in tops if not one.supporters and not one.unsupported)
