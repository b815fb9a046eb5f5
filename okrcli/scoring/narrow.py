"""A part of a review: one team, one owner, one status, one address. What is left keeps the figures that it had."""

from __future__ import annotations

from collections.abc import Callable

from okrcli.model import Address
from okrcli.scoring.rollup import summarise
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState, Status


def narrow_review(
    review: CycleReview,
    *,
    owner: str | None = None,
    status: Status | None = None,
    address: Address | None = None,
) -> CycleReview:
    """The review with the key results asked for, and the objectives and teams that hold them.

    An objective stays with its own figures, which count all of its key results, also those left out. The subtotals are
    those of the objectives that are left.
    """
    if owner is None and status is None and address is None:
        return review
    teams = []
    for team in review.teams:
        if address is not None and team.team.id != address.team:
            continue
        kept = [_narrow_objective(one, owner, status, address) for one in team.objectives]
        objectives = tuple(one for one in kept if one is not None)
        if objectives:
            teams.append(team._replace(objectives=objectives, summary=summarise(objectives)))
    everything = [objective for team in teams for objective in team.objectives]
    return review._replace(teams=tuple(teams), summary=summarise(everything))


def _narrow_objective(
    state: ObjectiveState, owner: str | None, status: Status | None, address: Address | None
) -> ObjectiveState | None:
    if address is not None and address.objective not in (None, state.objective.id):
        return None
    objective_fits = (owner is None or state.objective.owner == owner) and (status is None or state.status is status)
    fits = _key_result_test(state, owner, status, address)
    kept = tuple(one for one in state.key_results if fits(one))
    if not kept and (not objective_fits or (address is not None and address.key_result is not None)):
        return None
    return state._replace(key_results=kept)


def _key_result_test(
    state: ObjectiveState, owner: str | None, status: Status | None, address: Address | None
) -> Callable[[KeyResultState], bool]:
    def fits(one: KeyResultState) -> bool:
        return (
            (owner is None or (one.key_result.owner or state.objective.owner) == owner)
            and (status is None or one.status is status)
            and (address is None or address.key_result in (None, one.key_result.id))
        )

    return fits
