"""Two states of a workspace beside each other, with who made each change."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from okrcli.errors import AddressError, Finding
from okrcli.git.log import Commit, read_range
from okrcli.git.snapshot import (
    Files,
    Revision,
    files_at,
    first_with,
    has_parent,
    head_of,
    left_out,
    refuse_shallow,
)
from okrcli.model import Address, Cycle, CycleState, KeyResult, Kpi, Objective, Settings, Team
from okrcli.scoring.changes import Change, ChangeKind, compare_cycles, compare_kpis, readdressings, rescore
from okrcli.scoring.identity import (
    Former,
    as_named_now,
    former_addresses,
    former_kpis,
    inverse,
    readdressed,
)
from okrcli.workspace.authors import Attribution, attribute
from okrcli.workspace.files import (
    CYCLE,
    KPIS,
    cycle_ids,
    cycle_path,
    is_okr_file,
    kpis_path,
    settings_path,
    team_ids,
    team_path,
)
from okrcli.workspace.load import Reader, read_kpis, read_period, read_settings, read_team
from okrcli.workspace.root import SETTINGS
from okrcli.yaml.read import read_plain
from okrcli.yaml.source import unreadable


class Only(NamedTuple):
    """What is asked about: some teams, one cycle, or all of them."""

    teams: tuple[str, ...] = ()
    cycle: str | None = None

    def holds(self, change: Change) -> bool:
        """Whether a change is asked about; a health metric belongs to no cycle."""
        teams = {change.team}
        if change.kind is ChangeKind.MOVED or (change.key == "id" and change.kpi is None):
            teams.add(str(change.before).partition("/")[0])
        return (not self.teams or not teams.isdisjoint(self.teams)) and self.cycle in (None, change.cycle)


class Entry(NamedTuple):
    """A change, and who made it."""

    change: Change
    by: Attribution


class Side(NamedTuple):
    """One of the states: its day, and its commit; none for the work tree, and where history had not begun."""

    day: date
    revision: str | None


class Comparison(NamedTuple):
    """What changed; `unread` are the files that could not be read on the older side, and are not compared."""

    old: Side
    new: Side
    since_start: bool
    entries: tuple[Entry, ...]
    unread: tuple[str, ...]
    findings: tuple[Finding, ...]


class _First(NamedTuple):
    """A cycle as it began, with the addresses of today, and what addresses changed since then, the latest first."""

    cycle: Cycle
    former: tuple[Former, ...]


class State(NamedTuple):
    """The workspace as some files have it; `unread` are the names of those that cannot be read."""

    settings: Settings
    cycles: tuple[Cycle, ...]
    kpis: tuple[Kpi, ...]
    findings: tuple[Finding, ...]
    unread: frozenset[str]


def compare_states(
    root: Path, old: Revision | None, new: Revision, days: tuple[date, date], only: Only, *, to_work_tree: bool
) -> Comparison:
    """What changed from a revision to another, or to the work tree that has the other checked out.

    `days` are those that the two sides are reviewed as of. Raises ConflictError outside of a repository and
    AddressError (`no-such-team`).
    """
    reader = Reader(root)
    committed = files_at(root, new, is_okr_file)
    before = files_at(root, old, is_okr_file)
    after, closed = _work_tree(root, committed) if to_work_tree else (committed, [])
    wanted = _wanted(reader, before, after, days)
    was, now = _state_of(reader, before, wanted), _state_of(reader, after, wanted, closed)
    _refuse_unknown(only.teams, before, after)
    unread = was.unread | now.unread
    cycles = [{one.id: _readable(one, unread) for one in side.cycles} for side in (was, now)]
    former: dict[Address, Address] = {}
    for name in cycles[0].keys() & cycles[1].keys():
        former |= former_addresses(cycles[0][name], cycles[1][name])
    changes: list[Change] = []
    for name in wanted:
        if f"{name}/{CYCLE}" in unread:
            continue
        old_cycle, new_cycle = (side.get(name) for side in cycles)
        changes += readdressings({place: one for place, one in former.items() if place.cycle == name})
        if old_cycle is not None:
            old_cycle = as_named_now(old_cycle, former, new_cycle)
        changes += compare_cycles(old_cycle, new_cycle, (was.settings, now.settings), days)
    if KPIS not in unread:
        changes += compare_kpis(was.kpis, now.kpis, (was.settings, now.settings), days)
    changes = list(filter(only.holds, changes))
    commits = read_range(root, None if old is None else old.id, new.id) if changes else ()
    former_ids = former_kpis(was.kpis, now.kpis)
    who = attribute(changes, commits, reader, after if to_work_tree else None, committed, [former], former_ids)
    return Comparison(
        Side(days[0], None if old is None else old.id),
        Side(days[1], None if to_work_tree else new.id),
        False,
        tuple(map(Entry, changes, who)),
        tuple(sorted(was.unread)),
        now.findings,
    )


def audit_cycle(root: Path, cycle_id: str, as_of: date, only: Only) -> Comparison:
    """Where the goalposts of a cycle's work tree are not where its first commit, or a thing's own first, had them.

    After the goalposts come the scores that are other than they would be. Raises as `compare_states` does, and
    ConflictError (`history-ends`) in a shallow clone.
    """
    reader = Reader(root)
    head = head_of(root)
    committed = files_at(root, head, is_okr_file)
    after, closed = _work_tree(root, committed)
    start = first_with(root, f"{cycle_id}/{CYCLE}")
    now = _state_of(reader, after, [cycle_id], closed)
    if start is not None and not has_parent(root, start):  # else the history begins before it: it is whole
        refuse_shallow(root, start.day)
    commits = read_range(root, None, head.id, most=-1)
    _refuse_unknown(only.teams, {}, after)
    changes: list[Change] = []
    former: list[Former] = []
    in_git = {one.id: one for one in _state_of(reader, committed, [cycle_id]).cycles}
    for cycle in now.cycles:
        first, since = _first_of(cycle, commits, reader, in_git.get(cycle.id))
        former += since
        found = compare_cycles(first, cycle, (now.settings, now.settings), (as_of, as_of))
        changes += [one for one in found if one.kind is ChangeKind.GOALPOST]
        changes += rescore(first, cycle, now.settings, as_of)
    changes = list(filter(only.holds, changes))
    who = attribute(changes, commits, reader, after, committed, former, {})
    return Comparison(
        Side(start.day if start is not None else as_of, start.id if start is not None else None),
        Side(as_of, None),
        True,
        tuple(map(Entry, changes, who)),
        (),
        now.findings,
    )


def _work_tree(root: Path, committed: Files) -> tuple[Files, list[Finding]]:
    """The files of the work tree, and as they are committed those that a sparse checkout leaves out of it.

    Beside them stand the findings about those that cannot be opened.
    """
    paths = [settings_path(root), kpis_path(root)]
    for cycle in cycle_ids(root):
        paths += [cycle_path(root, cycle), *(team_path(root, cycle, team) for team in team_ids(root, cycle))]
    found, findings = {}, []
    for path in paths:
        try:
            found[path.relative_to(root).as_posix()] = read_plain(path, root)
        except OSError as error:
            if os.path.lexists(path):
                findings.append(unreadable(path, error))
    unseen = left_out(root, sorted(committed.keys() - found.keys()))
    return {**{name: committed[name] for name in unseen}, **found}, findings


def _state_of(reader: Reader, files: Files, wanted: Iterable[str], closed: Sequence[Finding] = ()) -> State:
    """The health metrics, and the cycles that are wanted and there with their teams in the order of their ids.

    `closed` is what is wrong with files that could not be opened: of those nothing can be said.
    """
    settings = reader(SETTINGS, files.get(SETTINGS), read_settings)
    kpis = reader(KPIS, files.get(KPIS), read_kpis)
    findings = [*settings.findings, *kpis.findings]
    unread = {found.path.relative_to(reader.root).as_posix() for found in closed}
    unread |= {KPIS} if KPIS in files and kpis.value is None else set()
    cycles = []
    for cycle_id in sorted(wanted):
        name = f"{cycle_id}/{CYCLE}"
        if name not in files:
            continue
        period = reader(name, files[name], read_period)
        findings += period.findings
        if period.value is None:
            unread.add(name)
            continue
        own = sorted(one for one in files if one.startswith(f"{cycle_id}/") and one != name)
        read = {path: reader(path, files[path], read_team) for path in own}
        findings += [found for one in read.values() for found in one.findings]
        unread |= {path for path, one in read.items() if one.value is None}
        teams = tuple(one.value for one in read.values() if one.value is not None)
        cycles.append(period.value._replace(teams=teams))
    findings += closed
    return State(settings.value or Settings(), tuple(cycles), kpis.value or (), tuple(findings), frozenset(unread))


def _first_of(cycle: Cycle, commits: Sequence[Commit], reader: Reader, committed: Cycle | None) -> _First:
    """The cycle with the dates that it was made with, and each objective and key result as it was first committed.

    What has another address since is followed, from commit to commit and from what is `committed` to the work tree.
    """
    own = f"{cycle.id}/{CYCLE}"
    versions = (file.after for commit in commits for file in commit.changes if file.name == own)
    periods = (reader(own, content, read_period).value for content in versions)
    dated = next((period for period in periods if period is not None), cycle)
    begun, former = dict[Address, Objective | KeyResult](), list[Former]()
    for before, after in [*_steps(cycle, commits, reader), *([(committed, cycle)] if committed is not None else [])]:
        changed = former_addresses(before, after)
        if changed:
            later = inverse(changed)
            begun = {readdressed(place, later): one for place, one in begun.items()}
            former.insert(0, changed)
        for place, one in after.entries():
            begun.setdefault(place, one)
    teams = tuple(_first_of_team(cycle.id, team, begun) for team in cycle.teams)
    return _First(cycle._replace(starts=dated.starts, ends=dated.ends, teams=teams), tuple(former))


def _steps(cycle: Cycle, commits: Sequence[Commit], reader: Reader) -> Iterator[tuple[Cycle, Cycle]]:
    """What each commit made of the teams of a cycle that it touched."""
    for commit in commits:
        files = [one for one in commit.changes if one.name.startswith(f"{cycle.id}/") and not one.name.endswith(CYCLE)]
        sides = (
            [(one.name, content) for one in files if (content := getattr(one, side))] for side in ("before", "after")
        )
        before, after = ([reader(name, content, read_team).value for name, content in side] for side in sides)
        yield (
            cycle._replace(teams=tuple(one for one in before if one is not None)),
            cycle._replace(teams=tuple(one for one in after if one is not None)),
        )


def _first_of_team(cycle_id: str, team: Team, begun: Mapping[Address, Any]) -> Team:
    """A team's objectives and key results of today, each as it was first committed; as it is where it never was."""
    objectives = []
    for one in team.objectives:
        place = Address(cycle_id, team.id, one.id)
        results = [begun.get(place._replace(key_result=each.id), each)._replace(id=each.id) for each in one.key_results]
        objectives.append(begun.get(place, one)._replace(id=one.id, key_results=tuple(results)))
    return team._replace(objectives=tuple(objectives))


def _wanted(reader: Reader, before: Files, after: Files, days: tuple[date, date]) -> list[str]:
    """The cycles of which a file differs, and those that run, whose status moves with the days."""
    names = sorted({name.partition("/")[0] for name in {*before, *after} if "/" in name})
    found = []
    for cycle in names:
        own = [name for name in {*before, *after} if name.startswith(f"{cycle}/")]
        period = reader(f"{cycle}/{CYCLE}", after.get(f"{cycle}/{CYCLE}"), read_period).value
        running = period is not None and period.state(days[0]) is not CycleState.CLOSED
        if running or any(before.get(name) != after.get(name) for name in own):
            found.append(cycle)
    return found


def _readable(cycle: Cycle, unread: Collection[str]) -> Cycle:
    """The cycle without the teams whose file cannot be read on either side: of those nothing can be said."""
    return cycle._replace(teams=tuple(one for one in cycle.teams if f"{cycle.id}/{one.id}.yaml" not in unread))


def _refuse_unknown(named: Collection[str], before: Files, after: Files) -> None:
    teams = sorted(
        {name.partition("/")[2][:-5] for name in {*before, *after} if "/" in name and not name.endswith(f"/{CYCLE}")}
    )
    for team in named:
        if team in teams:
            continue
        from okrcli.schema.suggest import nearest_word

        raise AddressError("no-such-team", typed=team, nearest=nearest_word(team, teams), teams=teams)
