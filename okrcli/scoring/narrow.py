"""A part of a review: some teams, owners or statuses, one address. What is left keeps the figures that it had."""

from __future__ import annotations

from collections.abc import Callable, Collection

from okrcli.model import Address, Cycle
from okrcli.scoring.rollup import summarise
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState, Status


def narrow_review(
    review: CycleReview,
    *,
    teams: Collection[str] = (),
    owners: Collection[str] = (),
    statuses: Collection[Status] = (),
    address: Address | None = None,
) -> CycleReview:
    """The review with the key results asked for, and the objectives and teams that hold them.

    Of several teams, owners or statuses any will do; of none of them all do.
    An objective stays with its own figures, which count all of its key results, also those left out. The subtotals are
    those of the objectives that are left.
    """
    if not (teams or owners or statuses) and address is None:
        return review
    left = []
    for team in review.teams:
        if (address is not None and team.team.id != address.team) or not _any_of(teams, team.team.id):
            continue
        kept = [_narrow_objective(one, owners, statuses, address) for one in team.objectives]
        objectives = tuple(one for one in kept if one is not None)
        if objectives:
            left.append(team._replace(objectives=objectives, summary=summarise(objectives)))
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


def _any_of(wanted: Collection[object], one: object) -> bool:
    return not wanted or one in wanted


def _narrow_objective(
    state: ObjectiveState, owners: Collection[str], statuses: Collection[Status], address: Address | None
) -> ObjectiveState | None:
    if address is not None and address.objective not in (None, state.objective.id):
        return None
    objective_fits = _any_of(owners, state.objective.owner) and _any_of(statuses, state.status)
    fits = _key_result_test(state, owners, statuses, address)
    kept = tuple(one for one in state.key_results if fits(one))
    if not kept and (not objective_fits or (address is not None and address.key_result is not None)):
        return None
    return state._replace(key_results=kept)


def _key_result_test(
    state: ObjectiveState, owners: Collection[str], statuses: Collection[Status], address: Address | None
) -> Callable[[KeyResultState], bool]:
    def fits(one: KeyResultState) -> bool:
        return (
            _any_of(owners, one.key_result.owner or state.objective.owner)
            and _any_of(statuses, one.status)
            and (address is None or address.key_result in (None, one.key_result.id))
        )

    return fits
