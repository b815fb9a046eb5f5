"""The two versions of a file that a commit stands between, as what they mean.

Most commits only add check-ins of their own days, which their lines tell: those are never read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.git.log import Commit, FileChange
from okrcli.lint.contexts import LintInput
from okrcli.model import CheckIn, Cycle, CycleState, KeyResult, Objective, Team
from okrcli.scoring.identity import Former, former_addresses
from okrcli.workspace.files import CYCLE
from okrcli.workspace.load import Reader, read_period, read_team
from okrcli.yaml.nodes import Route

_DAY = re.compile(rb"\d{4}-\d{2}-\d{2}")
_GOALPOST = re.compile(rb"\b(?:baseline|target|checkpoints|at_least|at_most|milestones?|weight|type|why)\b")

KeyResultId = tuple[str, str]
"""A key result by the ids of its objective and its own."""
Entry = tuple[KeyResultId, CheckIn]


class TeamChange(NamedTuple):
    """A team's file before and after a commit; a side that is not there or cannot be read is none."""

    name: str
    before: Team | None
    after: Team | None

    @property
    def gained(self) -> list[Entry]:
        """The check-ins that the file has more."""
        return list((_entries(self.after) - _entries(self.before)).elements())

    @property
    def lost(self) -> list[Entry]:
        """The check-ins that the file has no more; none where a side cannot be read."""
        if self.before is None or self.after is None:
            return []
        return list((_entries(self.before) - _entries(self.after)).elements())


class Step(NamedTuple):
    """What a commit made of teams of a cycle: of those alone in whose files it did more than check in.

    `former` are the addresses that were others before it.
    """

    commit: Commit
    before: Cycle
    after: Cycle
    former: Former


class Versions:
    """A workspace's files through its commits, each content read once."""

    def __init__(self, given: LintInput) -> None:
        self.given = given
        self.cycles = {cycle.id: cycle for cycle in given.cycles}
        self.teams = {f"{cycle.id}/{team.id}.yaml": team for cycle in given.cycles for team in cycle.teams}
        self.places = {place for cycle in given.cycles for place, _one in cycle.entries()}
        self.far = given.settings.checkin.interval + given.settings.checkin.grace
        self._reader = Reader(given.folder)
        self._changes: dict[str, list[TeamChange]] = {}
        self._uncommitted: dict[str, Former] = {}

    def cycle_of(self, file: FileChange) -> Cycle | None:
        """The cycle that a file is in, if it is one of today's."""
        return self.cycles.get(file.name.partition("/")[0]) if file.name.count("/") == 1 else None

    def is_closed(self, cycle: Cycle) -> bool:
        """Whether a cycle is closed on the day."""
        return cycle.state(self.given.as_of) is CycleState.CLOSED

    def team_changes(self, commit: Commit) -> list[TeamChange]:
        """What a commit did to today's team files of cycles that are not closed, where it did more than check in."""
        if commit.id not in self._changes:
            self._changes[commit.id] = [
                self.team_change(file)
                for file in commit.changes
                if file.name in self.teams
                and not self.is_closed(self.cycles[file.name.partition("/")[0]])
                and self._may_matter(file, commit.day)
            ]
        return self._changes[commit.id]

    def steps(self, commits: Sequence[Commit]) -> Iterator[Step]:
        """What the commits did to cycles that are not closed, whatever the files were called by then."""
        for commit in commits:
            files: dict[str, list[FileChange]] = {}
            for file in commit.changes:
                cycle = self.cycle_of(file)
                if cycle is not None and not self.is_closed(cycle) and not file.name.endswith(f"/{CYCLE}"):
                    files.setdefault(cycle.id, []).append(file)
            for cycle_id, changed in files.items():
                came, went = (any(getattr(one, side) is None for one in changed) for side in ("before", "after"))
                telling = [one for one in changed if self._may_matter(one, commit.day) or (came and went)]
                changes = [self.team_change(one) for one in telling]
                sides = [[one.before for one in changes], [one.after for one in changes]]
                before, after = (
                    self.cycles[cycle_id]._replace(teams=tuple(one for one in side if one is not None))
                    for side in sides
                )
                if before.teams and after.teams:
                    yield Step(commit, before, after, former_addresses(before, after))

    def uncommitted(self, cycle_id: str, commits: Sequence[Commit]) -> Former:
        """What is called otherwise today than by the last of the commits."""
        if cycle_id not in self._uncommitted:
            last = {file.name: file for commit in commits for file in commit.changes}
            mine = (file for name, file in last.items() if name.startswith(f"{cycle_id}/") and name.count("/") == 1)
            teams = (self.team_change(file).after for file in mine if not file.name.endswith(f"/{CYCLE}"))
            cycle = self.cycles[cycle_id]
            committed = cycle._replace(teams=tuple(one for one in teams if one is not None))
            self._uncommitted[cycle_id] = former_addresses(committed, cycle)
        return self._uncommitted[cycle_id]

    def team_change(self, file: FileChange) -> TeamChange:
        """The two versions of a team's file."""
        before, after = (self._reader(file.name, content, read_team).value for content in (file.before, file.after))
        return TeamChange(file.name, before, after)

    def periods(self, file: FileChange) -> tuple[Cycle | None, Cycle | None]:
        """The two versions of a cycle's own file."""
        before, after = (self._reader(file.name, content, read_period).value for content in (file.before, file.after))
        return before, after

    def says_otherwise(self, file: FileChange) -> bool:
        """Whether a file's meaning changed; looking back at the end is no change."""
        if file.name.endswith(f"/{CYCLE}"):
            before, after = self.periods(file)
            return before != after
        one, other = self.team_change(file)[1:]
        return _without_retrospectives(one) != _without_retrospectives(other)

    def stands_as_before(self, file: FileChange) -> bool:
        """Whether a file says today what it said before a change."""
        if file.name.endswith(f"/{CYCLE}"):
            cycle = self.cycle_of(file)
            return cycle is not None and self.periods(file)[0] == cycle._replace(teams=())
        before = self.team_change(file).before
        return _without_retrospectives(before) == _without_retrospectives(self.teams.get(file.name))

    def _may_matter(self, file: FileChange, day: date) -> bool:
        """Whether anything but check-ins around the day may have changed, by the lines."""
        if file.before is None or file.after is None:
            return False
        before, after = Counter(file.before.splitlines()), Counter(file.after.splitlines())
        if before - after:
            return True
        added = b"\n".join(after - before)
        return _GOALPOST.search(added) is not None or any(
            abs((day - written).days) > self.far for written in _days(added)
        )


def place_of(team: Team, known: KeyResultId) -> tuple[Route, Objective | None, KeyResult | None]:
    """Where a key result stands today, with its objective; where it is gone the place of its objective, or none."""
    objective_id, name = known
    found: tuple[Route, Objective | None, KeyResult | None] = ((), None, None)
    for number, objective in enumerate(team.objectives):
        for index, key_result in enumerate(objective.key_results):
            if key_result.id == name and (objective.id == objective_id or found[2] is None):
                route: Route = ("objectives", number, "key_results", index)
                if objective.id == objective_id:
                    return route, objective, key_result
                found = route, objective, key_result
        if objective.id == objective_id and found[2] is None:
            found = ("objectives", number), objective, None
    return found


def _entries(team: Team | None) -> Counter[Entry]:
    return Counter(
        ((objective.id, key_result.id), entry)
        for objective in (team.objectives if team is not None else ())
        for key_result in objective.key_results
        for entry in key_result.checkins
    )


def _days(text: bytes) -> Iterator[date]:
    for found in _DAY.findall(text):
        try:
            yield date.fromisoformat(found.decode("ascii"))
        except ValueError:
            continue


def _without_retrospectives(team: Team | None) -> Team | None:
    if team is None:
        return None
    objectives = [
        objective._replace(
            retrospective=None,
            key_results=tuple(one._replace(retrospective=None) for one in objective.key_results),
        )
        for objective in team.objectives
    ]
    return team._replace(objectives=tuple(objectives))


def facts_of(commit: Commit) -> dict[str, object]:
    """Who did it, when and where, for sentences."""
    return {"author": commit.author, "committed": commit.day, "commit": commit.id}
