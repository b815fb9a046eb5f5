"""Which entries of an import are in the workspace already: known by their ids, else by their statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from okrcli.interchange.draft import Reading, ReadObjective
from okrcli.model import KeyResult, Milestones, Objective
from okrcli.workspace.entries import short_id
from okrcli.workspace.load import load_team

_LIKE = 0.6  # two statements under one id that are as near as this are one, put otherwise


def reconcile(root: Path, reading: Reading) -> Reading:
    """The reading with the ids that its entries have in the workspace, and new ones that none of them has."""
    ids: dict[str, str] = {}
    named: dict[int, ReadObjective] = {}
    for team_id in dict.fromkeys(one.team for one in reading.objectives):
        team = load_team(root, reading.cycle.id, team_id).value
        there = {one.id: one for one in team.objectives} if team else {}
        mine = [one for one in reading.objectives if one.team == team_id]
        for one, name in zip(mine, _names([one.objective for one in mine], [*there.values()]), strict=True):
            ids[f"{team_id}/{one.objective.id}"] = f"{team_id}/{name}"
            named[id(one)] = _named(one, name, there[name].key_results if name in there else ())
    objectives = []
    for one in (named[id(each)] for each in reading.objectives):
        supports = tuple(ids.get(each, each) for each in one.objective.supports)
        objectives.append(one._replace(objective=one.objective._replace(supports=supports)))
    return reading._replace(objectives=tuple(objectives))


def _named(one: ReadObjective, name: str, there: Sequence[KeyResult]) -> ReadObjective:
    """An objective under its id, its key results under theirs."""
    mine, known = one.objective.key_results, {each.id: each for each in there}
    names = _names(mine, there)
    lines = {new: one.lines[each.id] for new, each in zip(names, mine, strict=True) if each.id in one.lines}
    key_results = tuple(_with_steps(each, new, known.get(new)) for each, new in zip(mine, names, strict=True))
    return one._replace(objective=one.objective._replace(id=name, key_results=key_results), lines=lines)


def _with_steps(mine: KeyResult, name: str, there: KeyResult | None) -> KeyResult:
    """A key result under its id, its steps under theirs."""
    if there is None or not isinstance(mine.measure, Milestones) or not isinstance(there.measure, Milestones):
        return mine._replace(id=name)
    known = {_words(one): one.id for one in there.measure.milestones}
    ids = {one.id: known.get(_words(one), one.id) for one in mine.measure.milestones}
    steps = tuple(one._replace(id=ids[one.id]) for one in mine.measure.milestones)
    checkins = tuple(one._replace(done=tuple(ids.get(each, each) for each in one.done)) for one in mine.checkins)
    return mine._replace(id=name, measure=Milestones(steps), checkins=checkins)


def _names(mine: Sequence[Objective | KeyResult], there: Sequence[Objective | KeyResult]) -> list[str]:
    """The ids of entries: those they have there, their own where it is free, else new ones."""
    found = _pair(mine, there)
    taken = dict.fromkeys(one.id for one in there)
    names = []
    for place, one in enumerate(mine):
        name = found.get(place) or (one.id if one.id not in taken else short_id(one.statement, taken))
        taken[name] = None
        names.append(name)
    return names


def _pair(mine: Sequence[Objective | KeyResult], there: Sequence[Objective | KeyResult]) -> dict[int, str]:
    """Which of the entries that are there each of these is, by its place: by words and id, by words, by its id."""
    found: dict[int, str] = {}
    ways: tuple[Callable[[Any], object], ...] = (lambda one: (_words(one), one.id), _words, lambda one: one.id)
    for way in ways:
        left: dict[object, list[Objective | KeyResult]] = defaultdict(list)
        taken = {*found.values()}
        for other in there:
            if other.id not in taken:
                left[way(other)].append(other)
        for place, one in enumerate(mine):
            match = next(iter(left[way(one)]), None) if place not in found else None
            if match and (
                way is not ways[-1] or SequenceMatcher(None, one.statement, match.statement).ratio() >= _LIKE
            ):
                found[place] = match.id
                left[way(one)].remove(match)
    return found


def _words(one: Any) -> str:
    return " ".join(one.statement.split()).casefold()
