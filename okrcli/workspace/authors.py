"""Who changed what, and when: the newest commit in which the meaning of an address changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from okrcli.git.log import Commit
from okrcli.git.snapshot import Files
from okrcli.model import Address, Kpi, Objective, Team
from okrcli.scoring.changes import (
    Change,
    ChangeKind,
    goalposts_of,
    goalposts_of_key_result,
    goalposts_of_objective,
)
from okrcli.scoring.identity import Former, readdressed
from okrcli.workspace.files import CYCLE, KPIS
from okrcli.workspace.load import Reader, read_kpis, read_period, read_team


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
    """That part of a version of the file that the change is about; none where that is not there."""
    one: Any
    if change.kpi is not None:
        one = next((each for each in reader(KPIS, content, read_kpis).value or () if each.id == change.kpi), None)
    elif change.team is None:
        one = reader(name, content, read_period).value
    else:
        one = reader(name, content, read_team).value
        if change.objective is not None and one is not None:
            one = next((each for each in one.objectives if each.id == change.objective), None)
        if change.key_result is not None and one is not None:
            one = next((each for each in one.key_results if each.id == change.key_result), None)
    return None if one is None else _part(change, one)


def _part(change: Change, one: Any) -> object:
    """What a change of that kind changes of the thing, never none: without a value it is still there."""
    match change.kind:
        case ChangeKind.GOALPOST:
            return (goalposts_of(one).get(change.key or ""),)
        case ChangeKind.RESCORED if isinstance(one, Objective):
            return tuple(str(goalposts_of_key_result(each)) for each in one.key_results), goalposts_of_objective(one)
        case ChangeKind.RESCORED:
            return goalposts_of_key_result(one)
        case ChangeKind.CLOSED | ChangeKind.REOPENED:
            return (one.closed,)
        case ChangeKind.RENAMED:
            return one.name if isinstance(one, Team) else one.statement
        case ChangeKind.OWNER:
            return (one.lead if isinstance(one, Team) else one.owner,)
        case ChangeKind.SUPPORTS:
            return one.supports
        case ChangeKind.DROPPED | ChangeKind.RESTORED:
            return (one.dropped,)
        case ChangeKind.READING:
            return one.readings
        case ChangeKind.STATUS if isinstance(one, Kpi):
            return one.readings, one.range
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
            return True
