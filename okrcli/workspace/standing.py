"""A workspace's files as a revision has them, read from Git without touching the work tree: two calls for all files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, TypeVar

from okrcli.errors import ConflictError, Finding, UsageError
from okrcli.model import Cycle, Settings, Team
from okrcli.model.address import is_slug
from okrcli.model.periods import is_cycle_id
from okrcli.text.source import parse_source
from okrcli.workspace.files import CYCLE, cycle_ids, cycle_path, settings_path, team_ids, team_path
from okrcli.workspace.git import git_output, run_git, top_folder
from okrcli.workspace.load import read_period, read_settings, read_team
from okrcli.workspace.past import blobs_of
from okrcli.workspace.root import SETTINGS

T = TypeVar("T")
SHORT = 10
Files = Mapping[str, bytes]
"""Contents by their names from the workspace's folder, with slashes."""


class Revision(NamedTuple):
    """A commit: its whole name, and its author's day."""

    id: str
    day: date


class State(NamedTuple):
    """The workspace as some files have it; `unread` are the names of those that cannot be read."""

    settings: Settings
    cycles: tuple[Cycle, ...]
    findings: tuple[Finding, ...]
    unread: frozenset[str]


def find_revision(root: Path, named: str) -> Revision:
    """The commit that is named; raises UsageError (`bad-revision`) and ConflictError outside of a repository."""
    top_folder(root)
    if named.startswith("-") or not named.strip() or "\0" in named:
        raise UsageError("bad-revision", typed=named)
    code, out, _ = run_git(root, "rev-parse", "--quiet", "--verify", f"{named}^{{commit}}")
    if code:
        raise UsageError("bad-revision", typed=named)
    return _described(root, out.decode("ascii").strip())


def head_of(root: Path) -> Revision:
    """The commit that is checked out; raises ConflictError (`no-commit`, and outside of a repository)."""
    top_folder(root)
    code, out, _ = run_git(root, "rev-parse", "--quiet", "--verify", "HEAD^{commit}")
    if code:
        raise ConflictError("no-commit")
    return _described(root, out.decode("ascii").strip())


def revision_on(root: Path, day: date) -> Revision | None:
    """The newest commit of the branch's own line at or before a day's end; none where history begins later.

    Raises ConflictError (`history-ends`) where a shallow clone does not go back so far.
    """
    limit = f"--before={day + timedelta(days=1)}T00:00:00"
    found = git_output(root, "rev-list", "--max-count=1", "--first-parent", limit, "HEAD", "--").decode("ascii").strip()
    if found:
        return _described(root, found)
    refuse_shallow(root, day)
    return None


def refuse_shallow(root: Path, day: date) -> None:
    """Raise ConflictError (`history-ends`) in a clone that holds the latest commits alone."""
    if git_output(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise ConflictError("history-ends", day=day)


def first_with(root: Path, name: str) -> Revision | None:
    """The first commit that has a file; none where it is not committed."""
    listed = git_output(root, "log", "--reverse", "--diff-filter=A", "--no-renames", "--format=%H", "HEAD", "--", name)
    names = listed.decode("ascii").split()
    return _described(root, names[0]) if names else None


def files_at(root: Path, revision: Revision | None) -> Files:
    """The OKR files that a revision has; none before any revision."""
    if revision is None:
        return {}
    listed = git_output(root, "ls-tree", "-r", "-z", revision.id)
    found = {}
    for record in filter(None, listed.split(b"\0")):
        facts, name = record.split(b"\t", 1)
        mode, _kind, oid = facts.decode("ascii").split()
        path = os.fsdecode(name)
        if mode.startswith("100") and _is_ours(path):
            found[path] = oid
    contents = blobs_of(root, found.values())
    return {name: contents[oid] for name, oid in found.items() if oid in contents}


def files_now(root: Path) -> Files:
    """The OKR files of the work tree; what cannot be opened is left out."""
    paths = [settings_path(root), root / "kpis.yaml"]
    for cycle in cycle_ids(root):
        paths += [cycle_path(root, cycle), *(team_path(root, cycle, team) for team in team_ids(root, cycle))]
    found = {}
    for path in paths:
        try:
            found[path.relative_to(root).as_posix()] = path.read_bytes()
        except OSError:
            continue
    return found


class Reader:
    """Makes states of files; the same content under the same name is read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._teams: dict[tuple[str, bytes], tuple[Team | None, tuple[Finding, ...]]] = {}

    def state(self, files: Files, wanted: Iterable[str]) -> State:
        """The cycles that are wanted and there, with their teams in the order of their ids."""
        findings: list[Finding] = []
        unread: set[str] = set()
        settings = self._settings(files, findings)
        cycles = []
        for cycle_id in sorted(wanted):
            name = f"{cycle_id}/{CYCLE}"
            if name not in files:
                continue
            source, faults = parse_source(self.root / name, files[name])
            period = None if source is None else read_period(source)
            if period is None or period.value is None:
                findings += faults if period is None else period.findings
                unread.add(name)
                continue
            teams = []
            for path in sorted(one for one in files if one.startswith(f"{cycle_id}/") and one != name):
                team, problems = self.team(path, files[path])
                findings += problems
                if team is None:
                    unread.add(path)
                else:
                    teams.append(team)
            cycles.append(period.value._replace(teams=tuple(teams)))
        return State(settings, tuple(cycles), tuple(findings), frozenset(unread))

    def team(self, name: str, content: bytes | None) -> tuple[Team | None, tuple[Finding, ...]]:
        """What a team's file means, with what is wrong with it."""
        if content is None:
            return None, ()
        if (name, content) not in self._teams:
            source, faults = parse_source(self.root / name, content)
            if source is None:
                self._teams[name, content] = None, tuple(faults)
            else:
                loaded = read_team(source)
                self._teams[name, content] = loaded.value, loaded.findings
        return self._teams[name, content]

    def period(self, name: str, content: bytes | None) -> Cycle | None:
        """What a cycle's own file means; none where it cannot be read."""
        if content is None:
            return None
        source, _ = parse_source(self.root / name, content)
        return None if source is None else read_period(source).value

    def _settings(self, files: Files, findings: list[Finding]) -> Settings:
        if SETTINGS not in files:
            return Settings()
        source, faults = parse_source(self.root / SETTINGS, files[SETTINGS])
        findings += faults
        if source is None:
            return Settings()
        loaded = read_settings(source)
        findings += loaded.findings
        return loaded.value or Settings()


def _described(root: Path, id_: str) -> Revision:
    when = git_output(root, "show", "--no-patch", "--no-show-signature", "--format=%aI", id_, "--").decode("ascii")
    return Revision(id_, datetime.fromisoformat(when.strip()).date())


def _is_ours(name: str) -> bool:
    if name in (SETTINGS, "kpis.yaml"):
        return True
    folder, slash, file = name.partition("/")
    stem, dot, ending = file.rpartition(".")
    return bool(slash and dot) and ending == "yaml" and is_cycle_id(folder) and is_slug(stem)
