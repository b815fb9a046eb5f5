"""What an address of a cycle's `supports` becomes in the next one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from okrcli.model import Address, Cycle
from okrcli.model.periods import Period
from okrcli.workspace.cycles import load_periods
from okrcli.workspace.load import load_cycle


class Link(NamedTuple):
    """A link of `source`, in the new cycle: as it was written, as it is now, or none where that is gone."""

    source: Address
    written: str
    now: str | None


class Repointing:
    """Where links lead from a new period on, by the cycles that there are."""

    def __init__(self, root: Path, source: Cycle, period: Period) -> None:
        self._root = root
        self._source = source
        self._period = period
        self._paths: dict[str, frozenset[str]] = {}

    def find(self, written: str, carried: Collection[str]) -> str | None:
        """The address to write; none where what it names did not come along and nothing stands in its place.

        Within the cycle: what came along (`carried`) or is there already. In a cycle that still runs then: as it is. In
        one that is over: what is called the same in the cycle that now covers the period, the shortest of several.
        """
        named, _colon, path = written.rpartition(":")
        if not named or named == self._source.id:
            return path if path in carried or path in self._paths_of(self._period.id) else None
        other = next((cycle for cycle in self._cycles if cycle.id == named), None)
        if other is None:
            return None
        if other.ends >= self._period.starts:
            return written if path in self._paths_of(other.id) else None
        for cycle in self._covering:
            if path in self._paths_of(cycle.id):
                return f"{cycle.id}:{path}"
        return None

    @cached_property
    def _cycles(self) -> list[Cycle]:
        return load_periods(self._root)[0]

    @cached_property
    def _covering(self) -> list[Cycle]:
        def length(cycle: Cycle) -> tuple[int, date, str]:
            return (cycle.ends - cycle.starts).days, cycle.starts, cycle.id

        period = self._period
        found = [one for one in self._cycles if one.starts <= period.starts and one.ends >= period.ends]
        return sorted((one for one in found if one.id != period.id), key=length)

    def _paths_of(self, cycle_id: str) -> frozenset[str]:
        if cycle_id not in self._paths:
            cycle = load_cycle(self._root, cycle_id).value
            self._paths[cycle_id] = frozenset(_paths(cycle)) if cycle is not None else frozenset()
        return self._paths[cycle_id]


def _paths(cycle: Cycle) -> list[str]:
    return [
        path
        for team in cycle.teams
        for objective in team.objectives
        if objective.dropped is None
        for path in (
            f"{team.id}/{objective.id}",
            *(f"{team.id}/{objective.id}/{one.id}" for one in objective.key_results if one.dropped is None),
        )
    ]
