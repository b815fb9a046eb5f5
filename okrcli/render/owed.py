"""The check-ins and readings that are owed, for the screen and the JSON of `okr due` alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.model import Address
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.states import CycleReview, KeyResultState


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
