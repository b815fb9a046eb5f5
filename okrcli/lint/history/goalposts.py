"""What scores are held against, and where it was moved once the cycle was well under way, without a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from okrcli.git.commit import SUBJECT
from okrcli.git.log import Commit, FileChange
from okrcli.lint.history.versions import Step, Versions, facts_of, place_of
from okrcli.lint.registry import Mark
from okrcli.model import Address, KeyResult, Objective, Unmeasured
from okrcli.scoring.changes import Goalposts, goalposts_of_cycle, goalposts_of_key_result, goalposts_of_objective
from okrcli.scoring.identity import Former, inverse, readdressed
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
    moves = [move for commit in commits for file in commit.changes for move in _in_cycle(versions, commit, file)]
    steps = [*versions.steps(commits)]
    renamed = [(at, inverse(one.former)) for at, one in enumerate(steps) if one.former]
    for number, step in enumerate(steps):
        later = [each for at, each in renamed if at > number]
        moves += _in_teams(versions, step, partial(_called_today, versions, commits, later))
    for where, mark in moves:
        first = found.get(where, mark)  # where it stood first
        found[where] = Mark(mark.path, mark.route, {**mark.facts, "old": first.facts["old"]}, key=True)
    return [mark for mark in found.values() if mark.facts["old"] != mark.facts["new"]]


def _called_today(versions: Versions, commits: Sequence[Commit], later: Sequence[Former], place: Address) -> Address:
    """The address that a thing has today, by the new ones that it was given since."""
    for step in later:
        place = readdressed(place, step)
    if place in versions.places:
        return place
    return readdressed(place, inverse(versions.uncommitted(place.cycle, commits)))


def _in_teams(
    versions: Versions, step: Step, named_today: Callable[[Address], Address]
) -> Iterator[tuple[Where, Mark]]:
    commit = step.commit
    if elapsed(step.after, commit.day) <= EARLY:
        return
    after_it = inverse(step.former)
    known = {readdressed(place, after_it): one for place, one in step.before.entries()}
    for place, after in step.after.entries():
        before, above = known.get(place), known.get(place._replace(key_result=None))
        if before is None or _goalposts(before) == _goalposts(after):
            continue
        if has_a_word(commit.message, *filter(None, place[2:])):
            continue
        now = named_today(place)
        file = f"{now.cycle}/{now.team}.yaml"
        if file not in versions.teams:
            continue
        route, objective, key_result = place_of(versions.teams[file], (now.objective or "", now.key_result or ""))
        today = objective if place.key_result is None else key_result
        if today is None or (isinstance(above, Objective) and _is_explained(above, objective)):
            continue
        for key, was, is_now in _moved(*map(_goalposts, (before, after, today))):
            unset = isinstance(before, KeyResult) and (key == "baseline" or isinstance(before.measure, Unmeasured))
            if was is not None or not unset:  # else it was put up, not moved
                mark = Mark(versions.given.folder / file, (*route, key), _facts(commit, key, was, is_now))
                yield (str(now), key), mark


def _goalposts(one: Objective | KeyResult) -> Goalposts:
    return goalposts_of_objective(one) if isinstance(one, Objective) else goalposts_of_key_result(one)


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
