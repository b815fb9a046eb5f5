"""A cycle: one folder, one period, its teams."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from okrcli.model.okr import Team


class CycleState(StrEnum):
    """Where a cycle stands on a day."""

    PLANNED = "planned"
    OPEN = "open"
    ENDED = "ended"
    CLOSED = "closed"


class Cycle(NamedTuple):
    """A period with the OKRs of its teams. `id` is the folder's name; `starts` and `ends` both belong to it."""

    id: str
    starts: date
    ends: date
    closed: date | None = None
    teams: tuple[Team, ...] = ()

    def state(self, as_of: date) -> CycleState:
        """Planned before `starts`, open up to `ends`, ended after it, closed from the date `closed` on."""
        if self.closed is not None and as_of >= self.closed:
            return CycleState.CLOSED
        if as_of < self.starts:
            return CycleState.PLANNED
        return CycleState.OPEN if as_of <= self.ends else CycleState.ENDED
