"""Who changed what, and when: the newest commit in which the meaning of an address changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.git.log import Commit
from okrcli.git.snapshot import Files
from okrcli.model import Address, Cycle, KeyResult, Kpi, Objective, Team
from okrcli.scoring.changes import (
    Change,
    ChangeKind,
    goalposts_and_measure,
    goalposts_of_cycle,
    goalposts_of_key_result,
    goalposts_of_kpi,
    goalposts_of_objective,
)
from okrcli.scoring.identity import Former, readdressed
from okrcli.workspace.files import CYCLE, KPIS
from okrcli.workspace.load import Reader


class Attribution(NamedTuple):
    """Who and when; all none where the passing of time alone made the change, or no commit of the range did.

    `committed` is false for what the work tree alone has.
    """

    author: str | None = None
    day: date | None = None
    commit: str | None = None
    committed: bool = True


def attribute(
    changes: Sequence[Change],
    commits: Sequence[Commit],
    reader: Reader,
    work: Files | None,
    head: Files,
    former: Sequence[Former],
    former_kpis: Mapping[str, str],
) -> list[Attribution]:
    """For each change who made it; `work` is the work tree's files where it is one of the sides, `head` Git's.

    What has another address than before is looked for by each, the latest of the `former` ones first.
    """
    newest_first = list(reversed(commits))
    return [_who(_named(change, former, former_kpis), newest_first, reader, work, head) for change in changes]


def _named(change: Change, former: Sequence[Former], former_kpis: Mapping[str, str]) -> list[Change]:
    """The change as it would be told of the address that its thing has, and of those that it had."""
    if change.kpi is not None and change.kpi in former_kpis:
        return [change, change._replace(kpi=former_kpis[change.kpi])]
    if change.cycle is None or change.team is None:
        return [change]
    place = Address(change.cycle, change.team, change.objective, change.key_result)
    places = {place: change}
    for step in former:
        place = readdressed(place, step)
        places[place] = change._replace(team=place.team, objective=place.objective, key_result=place.key_result)
    return [*places.values()]


def _who(
    named: Sequence[Change], commits: Sequence[Commit], reader: Reader, work: Files | None, head: Files
) -> Attribution:
    def differ(before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> bool:
        if all(before.get(name) == after.get(name) for name in map(_file_of, named)):
            return False
        sides = [
            [_meaning(one, reader, _file_of(one), side.get(_file_of(one))) for one in named] for side in (before, after)
        ]
        if named[0].kind is ChangeKind.MOVED or named[0].key == "id":
            return sides[0] != sides[1]
        was, now = (next((one for one in side if one is not None), None) for side in sides)
        return was != now

    if work is not None and differ(head, work):
        return Attribution(committed=False)
    for commit in commits:
        if differ(
            {file.name: file.before for file in commit.changes}, {file.name: file.after for file in commit.changes}
        ):
            return Attribution(commit.author, commit.day, commit.id)
    return Attribution()


def _file_of(change: Change) -> str:
    if change.kpi is not None:
        return KPIS
    return f"{change.cycle}/{CYCLE}" if change.team is None else f"{change.cycle}/{change.team}.yaml"


def _meaning(change: Change, reader: Reader, name: str, content: bytes | None) -> object:
    """That part of a version of the file that the change is about."""
    if change.kpi is not None:
        kpi = next((one for one in reader.kpis(content).value or () if one.id == change.kpi), None)
        return None if kpi is None else _of_kpi(change, kpi)
    if change.team is None:
        period = reader.period(name, content).value
        return None if period is None else _of_cycle(change, period)
    team = reader.team(name, content).value
    if team is None or change.objective is None:
        return None if team is None else _of_team(change, team)
    objective = next((one for one in team.objectives if one.id == change.objective), None)
    if objective is None or change.key_result is None:
        return None if objective is None else _of_objective(change, objective)
    result = next((one for one in objective.key_results if one.id == change.key_result), None)
    return None if result is None else _of_key_result(change, result)


def _of_kpi(change: Change, kpi: Kpi) -> object:
    match change.kind:
        case ChangeKind.GOALPOST:
            return (goalposts_of_kpi(kpi).get(change.key or ""),)
        case ChangeKind.READING:
            return kpi.readings
        case ChangeKind.STATUS:
            return kpi.readings, kpi.range
        case _:
            return _of_either(change, kpi)


def _of_cycle(change: Change, cycle: Cycle) -> object:
    if change.kind in (ChangeKind.CLOSED, ChangeKind.REOPENED):
        return (cycle.closed,)
    return goalposts_of_cycle(cycle).get(change.key or "", True)


def _of_team(change: Change, team: Team) -> object:
    match change.kind:
        case ChangeKind.RENAMED:
            return team.name
        case ChangeKind.OWNER:
            return (team.lead,)
        case _:
            return True


def _of_either(change: Change, one: Objective | KeyResult | Kpi) -> object:
    match change.kind:
        case ChangeKind.RENAMED:
            return one.statement
        case ChangeKind.OWNER:
            return (one.owner,)
        case _:
            return True


def _of_objective(change: Change, one: Objective) -> object:
    match change.kind:
        case ChangeKind.GOALPOST:
            return goalposts_of_objective(one).get(change.key or "")
        case ChangeKind.SUPPORTS:
            return one.supports
        case ChangeKind.DROPPED | ChangeKind.RESTORED:
            return (one.dropped,)
        case ChangeKind.RESCORED:
            return tuple(str(goalposts_of_key_result(each)) for each in one.key_results), goalposts_of_objective(one)
        case _:
            return _of_either(change, one)


def _of_key_result(change: Change, one: KeyResult) -> object:
    match change.kind:
        case ChangeKind.GOALPOST:
            return (goalposts_and_measure(one).get(change.key or ""),)
        case ChangeKind.RESCORED:
            return goalposts_of_key_result(one)
        case ChangeKind.SUPPORTS:
            return one.supports
        case ChangeKind.DROPPED | ChangeKind.RESTORED:
            return (one.dropped,)
        case ChangeKind.PROGRESS:
            values = [(each.date, each.value, each.done) for each in one.checkins]
            return values if change.before != change.after else (values, one.measure)
        case ChangeKind.STATUS:
            return [(each.date, each.value, each.done, each.status) for each in one.checkins], one.measure
        case ChangeKind.CONFIDENCE:
            return [(each.date, each.confidence) for each in one.checkins]
        case ChangeKind.BLOCKER_RAISED | ChangeKind.BLOCKER_CLEARED:
            return [(each.date, each.blockers) for each in one.checkins]
        case _:
            return _of_either(change, one)
