"""Closing a cycle and opening it again: retrospectives in the teams' files, `closed` in the cycle's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okrcli.errors import InvalidFileError
from okrcli.model import Address, Cycle, KeyResultRetrospective, ObjectiveRetrospective, Team
from okrcli.workspace.change import Change, change_file, change_team, find_key_result, find_objective, say_otherwise
from okrcli.workspace.files import cycle_path
from okrcli.workspace.load import read_period
from okrcli.yaml.edits import Edit, Remove, SetKey
from okrcli.yaml.nodes import Route
from okrcli.yaml.source import fit_to_show, read_source

if TYPE_CHECKING:
    from okrcli.schema.entry import Entry

Retrospective = KeyResultRetrospective | ObjectiveRetrospective

_KEY = "retrospective"


def write_retrospectives(
    root: Path,
    team: Address,
    said: Mapping[Address, Retrospective],
    mine: Mapping[Address, Retrospective],
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
) -> Change[Team]:
    """Write what was said of a team's objectives and key results; raises as `change_team` does.

    `mine` is what this sitting has written before: that is written anew as a whole, so that the file reads as if all
    had been said at once. In what somebody else wrote, only the keys that say something else are changed.
    """

    def decide(standing: Team) -> list[Edit]:
        return [edit for place, one in said.items() for edit in _edits(standing, place, one, mine.get(place))]

    return change_team(root, team.cycle, team.team, decide, today=today, force=force, dry_run=dry_run)


def close_period(root: Path, cycle_id: str, day: date | None, *, dry_run: bool = False) -> Change[Cycle]:
    """Write the day that a cycle closed, or without one take out what its file says of that."""

    def decide(standing: Cycle) -> list[Edit]:
        if day is not None:
            return [SetKey((), "closed", day)]
        return [Remove(("closed",))] if standing.closed is not None else []

    return change_file(root, cycle_path(root, cycle_id), read_period, decide, dry_run=dry_run)


def remove_retrospectives(root: Path, team: Address, *, today: date, dry_run: bool = False) -> Change[Team]:
    """Take every retrospective out of a team's file, closed or not."""

    def decide(standing: Team) -> list[Edit]:
        return [Remove((*route, _KEY)) for route, one in _parts(standing) if one is not None]

    return change_team(root, team.cycle, team.team, decide, today=today, force=True, dry_run=dry_run)


def count_retrospectives(team: Team) -> int:
    """How many objectives and key results of a team have a retrospective."""
    return sum(one is not None for _route, one in _parts(team))


def _parts(team: Team) -> list[tuple[Route, Retrospective | None]]:
    """Each objective's and key result's place in the file, with its retrospective."""
    parts: list[tuple[Route, Retrospective | None]] = []
    for number, objective in enumerate(team.objectives):
        route: Route = ("objectives", number)
        parts += [
            ((*route, "key_results", index), one.retrospective) for index, one in enumerate(objective.key_results)
        ]
        parts.append((route, objective.retrospective))
    return parts


def _edits(team: Team, place: Address, after: Retrospective, mine: Retrospective | None) -> list[Edit]:
    route, standing = (find_objective if place.key_result is None else find_key_result)(team, place)
    before = standing.retrospective
    if before == after:
        return []
    data = _data(after) | (dict(before.extra) if before is not None else {})  # what is the team's own stays
    block = place.key_result is None
    if before is None:
        return [SetKey(route, _KEY, data, block=block)]
    if before == mine:
        return [Remove((*route, _KEY)), SetKey(route, _KEY, data, block=block)]
    return say_otherwise((*route, _KEY), _data(before), data)


def _data(one: Retrospective) -> dict[str, object]:
    """A retrospective as a file says it: only what it carries."""
    said = {key: value for key, value in one._asdict().items() if value is not None and key != "extra"}
    return said | dict(one.extra)


class ReviewFile(NamedTuple):
    """What a prepared review says: the cycle, if it names it, and the answers by address as typed, no blank ones.

    An objective's answers have the keys `why`, `learned`, `decision`, a key result's `graded` and `why`.
    """

    cycle: str | None
    answers: tuple[tuple[str, str | None, Mapping[str, object]], ...]


def read_review(path: Path) -> ReviewFile:
    """Read a review prepared in a file of its own; raises InvalidFileError with every mistake in it."""
    from okrcli.schema.check import check
    from okrcli.schema.review import REVIEW_FILE
    from okrcli.yaml.compose import compose

    source = read_source(path)
    composed = compose(source)
    review, findings, _ = check(REVIEW_FILE, source, composed.root)
    if review is None or findings or composed.findings:
        raise InvalidFileError(
            "review-invalid", findings=fit_to_show(source, [*composed.findings, *findings]), path=path
        )
    answers: list[tuple[str, str | None, Mapping[str, object]]] = []
    for objective, said in review.objectives.items():
        if said:
            answers += [(objective, one, _told(part)) for one, part in said.key_results.items() if part]
            answers.append((objective, None, _told(said)))
    return ReviewFile(review.cycle, tuple(answers))


def _told(part: Entry) -> dict[str, object]:
    return part.model_dump(exclude_none=True, exclude={"key_results", "extra"})
