"""A workspace as some files have it, those of the work tree or of a commit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from okrcli.errors import Finding
from okrcli.git.snapshot import Files
from okrcli.model import Cycle, Kpi, Settings, Team
from okrcli.workspace.files import CYCLE, KPIS, cycle_ids, cycle_path, kpis_path, settings_path, team_ids, team_path
from okrcli.workspace.load import read_kpis, read_period, read_settings, read_team, read_version
from okrcli.workspace.loaded import Loaded
from okrcli.workspace.root import SETTINGS
from okrcli.yaml.plain import read_plain
from okrcli.yaml.source import Source, unreadable

T = TypeVar("T")


class State(NamedTuple):
    """The workspace as some files have it; `unread` are the names of those that cannot be read."""

    settings: Settings
    cycles: tuple[Cycle, ...]
    kpis: tuple[Kpi, ...]
    findings: tuple[Finding, ...]
    unread: frozenset[str]


def files_now(root: Path) -> tuple[Files, tuple[Finding, ...]]:
    """The OKR files of the work tree, and what is wrong with those that cannot be opened."""
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
    return found, tuple(findings)


class Reader:
    """Makes values of contents; the same content under the same name is read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[tuple[str, bytes], Loaded[Any]] = {}

    def team(self, name: str, content: bytes | None) -> Loaded[Team]:
        """What a team's file means, with what is wrong with it."""
        return self._once(name, content, read_team)

    def period(self, name: str, content: bytes | None) -> Loaded[Cycle]:
        """What a cycle's own file means, with what is wrong with it."""
        return self._once(name, content, read_period)

    def kpis(self, content: bytes | None) -> Loaded[tuple[Kpi, ...]]:
        """What the file of the health metrics means, with what is wrong with it."""
        return self._once(KPIS, content, read_kpis)

    def settings(self, content: bytes | None) -> Loaded[Settings]:
        """What the settings mean, with what is wrong with them."""
        return self._once(SETTINGS, content, read_settings)

    def state(self, files: Files, wanted: Iterable[str]) -> State:
        """The health metrics, and the cycles that are wanted and there with their teams in the order of their ids."""
        settings, kpis = self.settings(files.get(SETTINGS)), self.kpis(files.get(KPIS))
        findings = [*settings.findings, *kpis.findings]
        unread = {KPIS} if KPIS in files and kpis.value is None else set()
        cycles = []
        for cycle_id in sorted(wanted):
            name = f"{cycle_id}/{CYCLE}"
            if name not in files:
                continue
            period = self.period(name, files[name])
            findings += period.findings
            if period.value is None:
                unread.add(name)
                continue
            own = sorted(one for one in files if one.startswith(f"{cycle_id}/") and one != name)
            read = {path: self.team(path, files[path]) for path in own}
            findings += [found for one in read.values() for found in one.findings]
            unread |= {path for path, one in read.items() if one.value is None}
            teams = tuple(one.value for one in read.values() if one.value is not None)
            cycles.append(period.value._replace(teams=teams))
        return State(settings.value or Settings(), tuple(cycles), kpis.value or (), tuple(findings), frozenset(unread))

    def _once(self, name: str, content: bytes | None, read: Callable[[Source], Loaded[T]]) -> Loaded[T]:
        if content is None:
            return Loaded(None)
        known: Loaded[T] | None = self._read.get((name, content))
        if known is None:
            known = self._read[name, content] = read_version(self.root, name, content, read)
        return known
