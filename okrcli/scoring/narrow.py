"""A part of a review: some teams, owners, tags or statuses, one address. What is left keeps the figures that it had."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from okrcli.model import Address, Cycle, Kpi
from okrcli.scoring.movement import Week
from okrcli.scoring.rollup import summarise
from okrcli.scoring.states import CycleReview, ObjectiveState, Status


class Filters(NamedTuple):
    """What is asked for: of several teams, owners, tags or statuses any will do, and of none of them all do.

    A key result has the tags of its objective beside its own.
    """

    teams: Collection[str] = ()
    owners: Collection[str] = ()
    tags: Collection[str] = ()
    statuses: Collection[Status] = ()

    def fits(self, owner: str | None, tags: Collection[str], status: Status | None = None) -> bool:
        """Whether that of an objective or a key result is asked for; whose team it is of is not looked at."""
        return (
            (not self.owners or owner in self.owners)
            and (not self.tags or any(one in self.tags for one in tags))
            and (not self.statuses or status in self.statuses)
        )

    def fits_kpi(self, kpi: Kpi) -> bool:
        """Whether a health metric is asked for; it has neither tags nor a status."""
        return (
            (not self.teams or kpi.team in self.teams)
            and (not self.owners or kpi.owner in self.owners)
            and not (self.tags or self.statuses)
        )


ALL = Filters()


def narrow_review(review: CycleReview, only: Filters = ALL, *, address: Address | None = None) -> CycleReview:
    """The review with the key results asked for, and the objectives and teams that hold them.

    An objective stays with its own figures, which count all of its key results, also those left out. The subtotals are
    those of the objectives that are left.
    """
    return review if only == ALL and address is None else _keep(review, fitting(review, only, address))


def narrow_week(week: Week, only: Filters) -> Week:
    """The week of the key results that are asked for as they stand at its end; see `narrow_review`."""
    if only == ALL:
        return week
    wanted = fitting(week.after, only)
    movements = tuple(one for one in week.movements if one.address in wanted)
    return Week(_keep(week.before, wanted), _keep(week.after, wanted), movements)


def fitting(review: CycleReview, only: Filters, address: Address | None = None) -> set[Address]:
    """The key results that are asked for, the objectives that hold them, and those asked for themselves."""
    wanted: set[Address] = set()
    for team in review.teams:
        if only.teams and team.team.id not in only.teams:
            continue
        for state in team.objectives:
            place = Address(review.cycle.id, team.team.id, state.objective.id)
            found = {place._replace(key_result=each) for each in _key_results(state, only)}
            if only.fits(state.objective.owner, state.objective.tags, state.status):
                found.add(place)
            if address is not None:
                found = {each for each in found if address in each.levels}
            wanted |= found | ({place} if found else set())
    return wanted


def _key_results(state: ObjectiveState, only: Filters) -> list[str]:
    return [
        one.key_result.id
        for one in state.key_results
        if only.fits(one.key_result.owner, (*one.key_result.tags, *state.objective.tags), one.status)
    ]


def _keep(review: CycleReview, wanted: Collection[Address]) -> CycleReview:
    left = []
    for team in review.teams:
        objectives = []
        for state in team.objectives:
            place = Address(review.cycle.id, team.team.id, state.objective.id)
            if place in wanted:
                kept = tuple(one for one in state.key_results if place._replace(key_result=one.key_result.id) in wanted)
                objectives.append(state._replace(key_results=kept))
        if objectives:
            left.append(team._replace(objectives=tuple(objectives), summary=summarise(objectives)))
    everything = [objective for team in left for objective in team.objectives]
    return review._replace(teams=tuple(left), summary=summarise(everything))


def narrowed_cycle(review: CycleReview) -> Cycle:
    """The cycle with what is left of it in a review."""
    teams = [
        state.team._replace(
            objectives=tuple(
                one.objective._replace(key_results=tuple(each.key_result for each in one.key_results))
                for one in state.objectives
            )
        )
        for state in review.teams
    ]
    return review.cycle._replace(teams=tuple(teams))
