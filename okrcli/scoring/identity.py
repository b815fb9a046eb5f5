"""What has another address than it had, and is the same: renamed, moved, or in a team's file that has another name.

An address is what people type, not what a thing is. Of what is there no more and what is new, those two are one that
alone have their words in common, or what is in them, or their check-ins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from okrcli.model import Address, Cycle, KeyResult, Kpi, Objective, Team, read_link

Former = Mapping[Address, Address]
"""By the address that a thing has now the one that it had; what is in it has come along."""

T = TypeVar("T")
K = TypeVar("K")


def former_addresses(before: Cycle, after: Cycle) -> dict[Address, Address]:
    """The teams, objectives and key results of a cycle that have another address than before."""
    levels: tuple[tuple[Callable[[Cycle], Iterator[tuple[Address, Any]]], Any, Any], ...] = (
        (_teams, (_objectives, lambda one: one.name), _statements),
        (Cycle.objectives, (_id_and_words, _words, _key_results), _statements_below),
        (Cycle.key_results, (_id_and_words, _words), _checkins),
    )
    found: dict[Address, Address] = {}
    for entries, tests, parts in levels:
        later = inverse(found)
        known = {readdressed(place, later): (place, one) for place, one in entries(before)}
        there = dict(entries(after))
        gone = {now: one for now, (_place, one) in known.items() if now not in there}
        new = {place: one for place, one in there.items() if place not in known}
        found |= {now: known[was][0] for was, now in paired(gone, new, tests, parts)}
    return found


def former_kpis(before: Sequence[Kpi], after: Sequence[Kpi]) -> dict[str, str]:
    """The health metrics that have another id than before, by the one they have now."""
    olds, news = {one.id: one for one in before}, {one.id: one for one in after}
    gone = {name: one for name, one in olds.items() if name not in news}
    new = {name: one for name, one in news.items() if name not in olds}
    return {
        now: was for was, now in paired(gone, new, [lambda one: one.statement.casefold()], lambda one: one.readings)
    }


def inverse(former: Former) -> Former:
    """By the address that a thing had the one that it has now."""
    return {was: now for now, was in former.items()}


def readdressed(place: Address, others: Former) -> Address:
    """The other address of a place, by its own among `others` or by that of what it is in."""
    for whole in place.levels:
        if whole in others:
            deeper = {
                key: one for key, one in place._asdict().items() if getattr(whole, key) is None and one is not None
            }
            return others[whole]._replace(**deeper)
    return place


def as_named_now(cycle: Cycle, former: Former, today: Cycle | None = None) -> Cycle:
    """A cycle from before with the addresses that its things have now, and those that they support.

    A link that still says the former one `today` stays as it is. What is now in something that is new is left out.
    """
    if not former:
        return cycle
    later = inverse(former)
    as_before = {place: one.supports for place, one in today.entries()} if today is not None else {}

    def links(one: Objective | KeyResult, place: Address) -> tuple[str, ...]:
        followed = tuple([_link_now(text, cycle.id, later) for text in one.supports])
        return one.supports if as_before.get(place) == one.supports else followed

    teams: dict[str, Team] = {}
    objectives: dict[Address, Objective] = {}
    results: dict[Address, list[KeyResult]] = {}
    for place, team in _teams(cycle):
        name = readdressed(place, later).team
        teams[name] = team._replace(id=name, objectives=())
    for place, objective in cycle.objectives():
        now = readdressed(place, later)
        said = links(objective, now)
        objectives[now] = objective._replace(id=now.objective or "", supports=said, key_results=())
    for place, result in cycle.key_results():
        now = readdressed(place, later)
        one = result._replace(id=now.key_result or "", supports=links(result, now))
        results.setdefault(now._replace(key_result=None), []).append(one)
    for now, objective in objectives.items():
        if now.team in teams:
            team = teams[now.team]
            whole = objective._replace(key_results=tuple(results.get(now, ())))
            teams[now.team] = team._replace(objectives=(*team.objectives, whole))
    return cycle._replace(teams=tuple(teams.values()))


def paired(
    gone: Mapping[K, T],
    new: Mapping[K, T],
    tests: Sequence[Callable[[T], Hashable]],
    parts: Callable[[T], Collection[Hashable]],
) -> Iterator[tuple[K, K]]:
    """What is gone with what is new that is the same: by the first test that gives both alone the same answer.

    A test that gives nothing says nothing. Then those that have at least half of their parts in common, and with no
    other as many.
    """
    left, right = dict(gone), dict(new)
    for test in tests:
        olds, news = _by_answer(left, test), _by_answer(right, test)
        for answer, names in olds.items():
            others = news.get(answer, [])
            if len(names) == len(others) == 1:
                del left[names[0]], right[others[0]]
                yield names[0], others[0]
    having, sought = ({name: frozenset(parts(one)) for name, one in side.items()} for side in (left, right))
    sizes = {(old, now): len(one & other) for old, one in having.items() for now, other in sought.items()}
    most: dict[tuple[bool, K], list[int]] = {}
    for (old, now), size in sizes.items():
        most.setdefault((False, old), [0]).append(size)
        most.setdefault((True, now), [0]).append(size)
    second = {side: sorted(each)[-2] for side, each in most.items()}
    for (old, now), size in sizes.items():
        if size > max(second[False, old], second[True, now]) and size * 2 >= len(having[old]):
            yield old, now


def _by_answer(entries: Mapping[K, T], test: Callable[[T], Hashable]) -> dict[Hashable, list[K]]:
    found: dict[Hashable, list[K]] = {}
    for name, one in entries.items():
        answer = test(one)
        if answer:
            found.setdefault(answer, []).append(name)
    return found


def _link_now(text: str, cycle_id: str, later: Former) -> str:
    named, colon, _path = text.rpartition(":")
    place = read_link(text, cycle_id)
    return text if place is None else f"{named}{colon}{readdressed(place, later).path}"


def _teams(cycle: Cycle) -> Iterator[tuple[Address, Team]]:
    yield from ((Address(cycle.id, team.id), team) for team in cycle.teams)


def _words(one: Objective | KeyResult) -> str:
    return " ".join(one.statement.casefold().split())


def _id_and_words(one: Objective | KeyResult) -> tuple[str, str]:
    return one.id, _words(one)


def _objectives(team: Team) -> tuple[object, ...]:
    return tuple(map(_id_and_words, team.objectives))


def _key_results(objective: Objective) -> tuple[object, ...]:
    return tuple(map(_id_and_words, objective.key_results))


def _statements(team: Team) -> Collection[Hashable]:
    return {_words(one) for one in team.objectives}


def _statements_below(objective: Objective) -> Collection[Hashable]:
    return {_words(one) for one in objective.key_results}


def _checkins(key_result: KeyResult) -> Collection[Hashable]:
    """Its check-ins; one alone says too little of whose it is."""
    said = {(key_result.unit, one.date, one.value, one.done, one.note) for one in key_result.checkins}
    return said if len(said) > 1 else ()
