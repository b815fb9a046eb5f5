"""Which entries of an import are in the workspace already: known by their ids, else by their statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from okrcli.interchange.reading import Reading, ReadObjective
from okrcli.model import KeyResult, Milestones, Objective
from okrcli.workspace.entries import short_id
from okrcli.workspace.load import load_team

_LIKE = 0.6  # two statements under one id that are as near as this are one, put otherwise


def reconcile(root: Path, reading: Reading) -> Reading:
    """The reading with the ids that its entries have in the workspace, and new ones that none of them has."""
    ids: dict[str, str] = {}
    known: dict[str, list[ReadObjective]] = {}
    for one in reading.objectives:
        known.setdefault(one.team, []).append(one)
    result: dict[int, ReadObjective] = {}
    for team_id, objectives in known.items():
        team = load_team(root, reading.cycle.id, team_id).value
        there = team.objectives if team else ()
        found = _pair([one.objective for one in objectives], there)
        for one, name in zip(objectives, _names([one.objective for one in objectives], found, there), strict=True):
            ids[f"{team_id}/{one.objective.id}"] = f"{team_id}/{name}"
            match = next((each for each in there if each.id == name), None)
            objective, lines = _key_results(one, match.key_results if match else ())
            result[id(one)] = one._replace(objective=objective._replace(id=name), lines=lines)
    placed = [result[id(one)] for one in reading.objectives]
    return reading._replace(
        objectives=tuple(
            one._replace(
                objective=one.objective._replace(supports=tuple(ids.get(each, each) for each in one.objective.supports))
            )
            for one in placed
        )
    )


def _key_results(one: ReadObjective, there: Sequence[KeyResult]) -> tuple[Objective, dict[str, int]]:
    mine = one.objective.key_results
    names = _names(mine, _pair(mine, there), there)
    lines = {name: one.lines[each.id] for name, each in zip(names, mine, strict=True) if each.id in one.lines}
    return one.objective._replace(
        key_results=tuple(_steps(each, name, there) for each, name in zip(mine, names, strict=True))
    ), lines


def _steps(mine: KeyResult, name: str, there: Sequence[KeyResult]) -> KeyResult:
    """A key result under its id, its steps under theirs."""
    match = next((one for one in there if one.id == name), None)
    if match is None or not isinstance(mine.measure, Milestones) or not isinstance(match.measure, Milestones):
        return mine._replace(id=name)
    known = {_words(one.statement): one.id for one in match.measure.milestones}
    ids = {one.id: known.get(_words(one.statement), one.id) for one in mine.measure.milestones}
    steps = tuple(one._replace(id=ids[one.id]) for one in mine.measure.milestones)
    checkins = tuple(one._replace(done=tuple(ids.get(each, each) for each in one.done)) for one in mine.checkins)
    return mine._replace(id=name, measure=Milestones(steps), checkins=checkins)


def _pair(mine: Sequence[Objective | KeyResult], there: Sequence[Objective | KeyResult]) -> dict[int, str]:
    """Which of the entries that are there each of these is, by its place."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    ways: tuple[Callable[[Any, Any], bool], ...] = (
        lambda one, other: _words(one.statement) == _words(other.statement) and one.id == other.id,
        lambda one, other: _words(one.statement) == _words(other.statement),
        lambda one, other: (
            one.id == other.id and SequenceMatcher(None, one.statement, other.statement).ratio() >= _LIKE
        ),
    )
    for same in ways:
        for place, one in enumerate(mine):
            if place in found:
                continue
            match = next((other for other in there if other.id not in taken and same(one, other)), None)
            if match is not None:
                found[place] = match.id
                taken.add(match.id)
    return found


def _names(
    mine: Sequence[Objective | KeyResult], found: Mapping[int, str], there: Sequence[Objective | KeyResult]
) -> list[str]:
    """The ids of entries: those they have there, their own where it is free, else new ones."""
    taken = [one.id for one in there]
    names = []
    for place, one in enumerate(mine):
        name = found.get(place) or (one.id if one.id not in taken else short_id(one.statement, taken))
        taken.append(name)
        names.append(name)
    return names


def _words(statement: str) -> str:
    return " ".join(statement.split()).casefold()
