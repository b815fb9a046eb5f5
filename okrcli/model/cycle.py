"""A cycle: one folder, one period, its teams."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from okrcli.model.address import Address
from okrcli.model.okr import NO_EXTRA, Extra, KeyResult, Objective, Team
from okrcli.model.settings import OwnCadence


class CycleState(StrEnum):
    """Where a cycle stands on a day."""

    PLANNED = "planned"
    OPEN = "open"
    ENDED = "ended"
    CLOSED = "closed"


class Cycle(NamedTuple):
    """A period with the OKRs of its teams. `id` is the folder's name; `starts` and `ends` both belong to it.

    `checkin` is what of the rhythm of check-ins is its own, and not the workspace's.
    """

    id: str
    starts: date
    ends: date
    closed: date | None = None
    teams: tuple[Team, ...] = ()
    checkin: OwnCadence = OwnCadence()
    extra: Extra = NO_EXTRA

    def state(self, as_of: date) -> CycleState:
        """Planned before `starts`, open up to `ends`, ended after it, closed from the date `closed` on."""
        if self.closed is not None and as_of >= self.closed:
            return CycleState.CLOSED
        if as_of < self.starts:
            return CycleState.PLANNED
        return CycleState.OPEN if as_of <= self.ends else CycleState.ENDED

    def is_running(self, as_of: date) -> bool:
        """Whether it is worked on: open, or ended and not closed."""
        return self.state(as_of) in (CycleState.OPEN, CycleState.ENDED)

    def entries(self) -> Iterator[tuple[Address, Objective | KeyResult]]:
        """Each objective with its address, and after it its key results, in the order of the files."""
        for team in self.teams:
            yield from team.entries(self.id)

    def objectives(self) -> Iterator[tuple[Address, Objective]]:
        """The objectives of these."""
        yield from ((place, one) for place, one in self.entries() if isinstance(one, Objective))

    def key_results(self) -> Iterator[tuple[Address, KeyResult]]:
        """The key results of these."""
        yield from ((place, one) for place, one in self.entries() if isinstance(one, KeyResult))


def choose_current_cycle(cycles: Collection[Cycle], as_of: date) -> Cycle:
    """Of some cycles, at least one, the one that is meant on a day where none is named.

    The shortest that is open (the quarter rather than the year), the latest of several; but while a shorter one that
    lies in it has ended and is not closed, that one, for it is still worked on. Where none is open, the one that ended
    last; else the next one planned.
    """
    first = min(cycles, key=lambda cycle: _distance(cycle, as_of))
    unclosed = [
        cycle
        for cycle in cycles
        if cycle.state(as_of) is CycleState.ENDED and first.starts <= cycle.starts and cycle.ends <= first.ends
    ]
    if first.state(as_of) is not CycleState.OPEN or not unclosed:
        return first
    return min(unclosed, key=lambda cycle: _distance(cycle, as_of))


def _distance(cycle: Cycle, as_of: date) -> tuple[int, int, int, str]:
    """How far a cycle is from being at hand: open before past before planned."""
    length = (cycle.ends - cycle.starts).days
    match cycle.state(as_of):
        case CycleState.OPEN:
            return 0, length, -cycle.starts.toordinal(), cycle.id
        case CycleState.PLANNED:
            return 2, cycle.starts.toordinal(), length, cycle.id
        case _:
            return 1, -cycle.ends.toordinal(), length, cycle.id
