"""Check-ins against the commits that brought them: entered long after their day, or changed once they were in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from okrcli.git.log import Commit
from okrcli.lint.history.versions import TeamChange, Versions, facts_of, place_of
from okrcli.lint.registry import Mark
from okrcli.model import CheckIn

Key = tuple[str, str, str]
Replaced = tuple[str, tuple[str, str], CheckIn]


def late_and_rewritten(versions: Versions, commits: Sequence[Commit]) -> tuple[list[Mark], list[Mark]]:
    """Two lists of marks: a key result's first check-in of a commit far from its day; rewritten ones by key result.

    What a file or a key result brought with it when it came is taken as it is; what moved to another place is there.
    """
    late: dict[tuple[str, ...], Mark] = {}
    rewritten: dict[Key, list[Mark]] = {}
    replaced: set[Replaced] = set()
    for commit in commits:
        changes = versions.team_changes(commit)
        lost = Counter(entry for change in changes for _, entry in change.lost)
        if lost:  # they may have gone to a file that only gained
            seen = {change.name for change in changes}
            others = [versions.team_change(file) for file in commit.changes if file.name not in seen]
        else:
            others = []
        gained = Counter(entry for change in (*changes, *others) for _, entry in change.gained)
        for change in changes:
            for mark, key in _late(versions, commit, change, lost):
                late.setdefault((*key, commit.id), mark)
            for mark, key in _rewritten(versions, commit, change, gained, replaced):
                rewritten.setdefault(key, []).append(mark)
    return list(late.values()), [
        Mark(marks[-1].path, marks[-1].route, {**marks[-1].facts, "count": len(marks)}) for marks in rewritten.values()
    ]


def _late(versions: Versions, commit: Commit, change: TeamChange, lost: Counter[CheckIn]) -> list[tuple[Mark, Key]]:
    if change.before is None:
        return []
    known = {(one.id, each.id) for one in change.before.objectives for each in one.key_results}
    changed = {(where, entry.date) for where, entry in change.lost}
    found = []
    for where, entry in change.gained:
        days = (commit.day - entry.date).days
        if abs(days) <= versions.far or where not in known or lost[entry] or (where, entry.date) in changed:
            continue
        route, _, key_result = place_of(versions.teams[change.name], where)
        if key_result is not None and entry in key_result.checkins:
            place = (*route, "checkins", key_result.checkins.index(entry), "date")
            facts = {"days": abs(days), "ahead": days < 0, "day": entry.date, **facts_of(commit)}
            found.append((Mark(versions.given.folder / change.name, place, facts), (change.name, *where)))
    return found


def _rewritten(
    versions: Versions, commit: Commit, change: TeamChange, gained: Counter[CheckIn], replaced: set[Replaced]
) -> list[tuple[Mark, Key]]:
    """`replaced` are what was put in another's place: that they go in turn says nothing new. More are added to it."""
    found = []
    for where, entry in change.lost:
        if (
            gained[entry]
            or (change.name, where, entry) in replaced
            or (commit.day - entry.date).days <= versions.given.settings.checkin.grace
        ):
            continue
        replaced |= {(change.name, at, new) for at, new in change.gained if at == where and new.date == entry.date}
        route, _, key_result = place_of(versions.teams[change.name], where)
        standing = key_result.checkins if key_result is not None else ()
        if entry in standing:
            continue
        now = [number for number, one in enumerate(standing) if one.date == entry.date]
        place = (*route, "checkins", now[-1], "date") if now else (*route, "id") if route else ("team",)
        facts = {"edited": bool(now), "id": where[1], "day": entry.date, **facts_of(commit)}
        found.append((Mark(versions.given.folder / change.name, place, facts), (change.name, *where)))
    return found
