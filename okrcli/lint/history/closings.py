"""Cycles that were closed, and changed all the same."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.git.log import Commit, FileChange
from okrcli.lint.history.versions import Versions, facts_of
from okrcli.lint.registry import Mark
from okrcli.workspace.files import CYCLE, cycle_path


def changed_after_closing(versions: Versions, commits: Sequence[Commit]) -> list[Mark]:
    """A mark for each closed cycle that commits changed after the one that closed it, and after that day.

    A file that says today what it said before all that is as good as unchanged.
    """
    closed = _at_first(versions, commits)
    found: dict[str, list[Mark]] = {}
    first: dict[str, FileChange] = {}
    for commit in commits:
        period: dict[str, FileChange] = {}
        for file in commit.changes:
            cycle = versions.cycle_of(file)
            if cycle is None or cycle.closed is None or not versions.is_closed(cycle):
                continue
            if file.name.endswith(f"/{CYCLE}"):
                period[cycle.id] = file
            if closed[cycle.id] and commit.day > cycle.closed and versions.says_otherwise(file):
                first.setdefault(file.name, file)
                facts = {"cycle": cycle.id, "closed": cycle.closed, "name": file.name, **facts_of(commit)}
                mark = Mark(cycle_path(versions.given.folder, cycle.id), ("closed",), facts)
                found.setdefault(cycle.id, []).append(mark)
        for cycle_id, file in period.items():
            after = versions.periods(file)[1]
            closed[cycle_id] = after is not None and after.closed is not None
    told = []
    for marks in found.values():
        left = [one for one in marks if not versions.stands_as_before(first[str(one.facts["name"])])]
        if left:
            count = len({one.facts["commit"] for one in left})
            told.append(Mark(left[-1].path, left[-1].route, {**left[-1].facts, "count": count}))
    return told


def _at_first(versions: Versions, commits: Sequence[Commit]) -> dict[str, bool]:
    """Whether each cycle was closed before the first of the commits: as it is now, unless one of them changed that."""
    closed = {cycle.id: True for cycle in versions.given.cycles}
    for commit in reversed(commits):
        for file in commit.changes:
            cycle = versions.cycle_of(file)
            if cycle is not None and file.name.endswith(f"/{CYCLE}"):
                before = versions.periods(file)[0]
                closed[cycle.id] = before is not None and before.closed is not None
    return closed
