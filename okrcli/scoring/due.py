"""When the next check-in is owed, by how much one is late, and which are owed now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from okrcli.model import Address, Cycle, CycleState, Settings
from okrcli.scoring.states import CycleReview, KeyResultState

if TYPE_CHECKING:
    from okrcli.scoring.kpis import KpiState


def next_due(cycle: Cycle, settings: Settings, as_of: date, last: date | None) -> date | None:
    """The day the next check-in is owed, `last` being the day of the last one; none where none is owed.

    One is owed `every` days after the last (or the cycle's start), and no later than the cycle's end; that last word is
    owed until the cycle is closed.
    """
    if cycle.state(as_of) not in (CycleState.OPEN, CycleState.ENDED) or (last is not None and last >= cycle.ends):
        return None
    # In ordinals: a date past the year 9999 does not exist.
    return date.fromordinal(min((last or cycle.starts).toordinal() + settings.checkin.every, cycle.ends.toordinal()))


def days_overdue(due: date, settings: Settings, as_of: date) -> int:
    """Days past the due date and its grace, 0 or more."""
    return max(0, (as_of - due).days - settings.checkin.grace)


def is_stale(cycle: Cycle, settings: Settings, as_of: date, last: date | None) -> bool:
    """Say whether the last check-in (none yet: the cycle's start) is further back than a period and its grace."""
    return (as_of - (last or cycle.starts)).days > settings.checkin.every + settings.checkin.grace


class Owed(NamedTuple):
    """A key result with a next check-in; `owner` is its own or else its objective's."""

    address: Address
    owner: str | None
    due: date
    state: KeyResultState


def owed_now(reviews: Sequence[CycleReview]) -> list[Owed]:
    """Those due on the day of their review, the longest owed first."""
    owed = [one for review in reviews for one in _next_checkins(review) if one.due <= review.as_of]
    return sorted(owed, key=lambda one: (one.due, one.address))


def owed_longest_first(metrics: Sequence[KpiState]) -> list[KpiState]:
    """Health metrics that owe a reading, the longest owed first, those never read before all."""
    return sorted(metrics, key=lambda one: (one.due or date.min, one.kpi.id))


def next_day(reviews: Sequence[CycleReview]) -> date | None:
    """The day on which the next check-in falls due, of those that are not due yet."""
    coming = [one.due for review in reviews for one in _next_checkins(review) if one.due > review.as_of]
    return min(coming, default=None)


def _next_checkins(review: CycleReview) -> Iterator[Owed]:
    for team in review.teams:
        for objective in team.objectives:
            for state in objective.key_results:
                if state.due is not None:
                    address = Address(review.cycle.id, team.team.id, objective.objective.id, state.key_result.id)
                    yield Owed(address, state.key_result.owner or objective.objective.owner, state.due, state)
