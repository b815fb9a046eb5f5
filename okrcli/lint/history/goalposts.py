"""What scores are held against, and where it was moved once the cycle was well under way, without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from okrcli.git.commit import SUBJECT
from okrcli.git.log import Commit, FileChange
from okrcli.lint.history.versions import TeamChange, Versions, facts_of, place_of
from okrcli.lint.registry import Mark
from okrcli.model import Objective, Unmeasured
from okrcli.scoring.changes import Goalposts, goalposts_of_cycle, goalposts_of_key_result, goalposts_of_objective
from okrcli.scoring.windows import elapsed
from okrcli.workspace.files import CYCLE

EARLY = 0.25
"""The share of a cycle in which goalposts are still being set."""

_WORDS = re.compile(
    r"goal|target|baseline|weight|checkpoint|milestone|scope|stretch|deadline|calibrat|at_least|at_most"
    r"|cible|objectif|poids|jalon|périmètre|échéance",
    re.IGNORECASE,
)
Where = tuple[str, ...]


def moved_without_a_word(versions: Versions, commits: Sequence[Commit]) -> list[Mark]:
    """A mark for each goalpost that is not where it stood, of cycles that are not closed.

    The words may stand in the commit's message, or in the objective's `why`, by then or later.
    """
    found: dict[Where, Mark] = {}
    for commit in commits:
        moves = [move for change in versions.team_changes(commit) for move in _in_team(versions, commit, change)]
        for file in commit.changes:
            moves += _in_cycle(versions, commit, file)
        for where, mark in moves:
            first = found.get(where, mark)  # where it stood first
            found[where] = Mark(mark.path, mark.route, {**mark.facts, "old": first.facts["old"]}, key=True)
    return [mark for mark in found.values() if mark.facts["old"] != mark.facts["new"]]


def _in_team(versions: Versions, commit: Commit, change: TeamChange) -> Iterator[tuple[Where, Mark]]:
    cycle = versions.cycles[change.name.partition("/")[0]]
    if change.before is None or change.after is None or elapsed(cycle, commit.day) <= EARLY:
        return
    path = versions.given.folder / change.name
    before = {one.id: one for one in change.before.objectives}
    for objective in change.after.objectives:
        old = before.get(objective.id)
        route, today, _ = place_of(versions.teams[change.name], (objective.id, ""))
        if old is None or has_a_word(commit.message, objective.id) or _is_explained(old, today):
            continue
        if today is not None:
            for key, was, now in _moved(
                goalposts_of_objective(old), goalposts_of_objective(objective), goalposts_of_objective(today)
            ):
                mark = Mark(path, (*route, key), _facts(commit, key, was, now))
                yield (change.name, objective.id, "", key), mark
        known = {one.id: one for one in old.key_results}
        for key_result in objective.key_results:
            earlier = known.get(key_result.id)
            if earlier is None or has_a_word(commit.message, key_result.id):
                continue
            route, _, standing = place_of(versions.teams[change.name], (objective.id, key_result.id))
            if standing is not None:
                for key, was, now in _moved(*map(goalposts_of_key_result, (earlier, key_result, standing))):
                    if was is None and (key == "baseline" or isinstance(earlier.measure, Unmeasured)):
                        continue  # it was put up, not moved
                    mark = Mark(path, (*route, key), _facts(commit, key, was, now))
                    yield (change.name, objective.id, key_result.id, key), mark


def _is_explained(before: Objective, today: Objective | None) -> bool:
    """Whether the objective says another `why` than before the move."""
    return today is not None and today.why is not None and today.why != before.why


def _in_cycle(versions: Versions, commit: Commit, file: FileChange) -> Iterator[tuple[Where, Mark]]:
    cycle = versions.cycle_of(file)
    if cycle is None or versions.is_closed(cycle) or not file.name.endswith(f"/{CYCLE}"):
        return
    before, after = versions.periods(file)
    if before is None or after is None or elapsed(before, commit.day) <= EARLY:
        return
    if not has_a_word(commit.message, cycle.id, "starts", "ends"):
        for key, was, now in _moved(goalposts_of_cycle(before), goalposts_of_cycle(after), goalposts_of_cycle(cycle)):
            yield (file.name, key), Mark(versions.given.folder / file.name, (key,), _facts(commit, key, was, now))


def has_a_word(message: str, *names: str) -> bool:
    """Whether a commit's message says anything of goalposts, or names what they belong to.

    What `okr checkin` writes of check-ins says nothing of it.
    """
    if message.startswith(SUBJECT):
        return False
    named = any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", message) for name in names)
    return named or _WORDS.search(message) is not None


def _moved(before: Goalposts, after: Goalposts, today: Goalposts) -> Iterator[tuple[str, object, object]]:
    """The keys whose values differ, with both, a missing one being none; not those that are back today."""
    for key in dict.fromkeys([*before, *after]):
        if before.get(key) != after.get(key) and today.get(key) != before.get(key):
            yield key, before.get(key), after.get(key)


def _facts(commit: Commit, key: str, old: object, new: object) -> dict[str, object]:
    return {"key": key, "old": old, "new": new, **facts_of(commit)}
