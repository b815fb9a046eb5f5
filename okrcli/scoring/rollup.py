"""Many figures made one: key results into their objective, objectives into a team and a cycle."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.model import Objective, ObjectiveType
from okrcli.scoring.figures import band_of, pace_of, reaches, rounded, rounded_mean, weighted_mean
from okrcli.scoring.states import KeyResultState, ObjectiveState, Status, Subtotal, Summary
from okrcli.scoring.status import final_status, running_objective_status


def roll_up(
    objective: Objective,
    states: Sequence[KeyResultState],
    goal: float,
    *,
    dropped: bool,
    ended: bool,
    finished: bool,
) -> ObjectiveState:
    """An objective from its key results.

    Score and expectation are weighted means over those that have a score and are not dropped; the pace is that of those
    among them that somebody checked in or read at all. `ended`: its window is behind it; `finished`: so is the time in
    which a last word counts, or its cycle is closed.
    """
    kept = [one for one in states if not one.dropped]
    scored = [one for one in kept if one.score is not None]
    told = [one for one in scored if one.told]
    score = rounded_mean((one.score, one.key_result.weight) for one in scored)
    pace = pace_of(
        rounded_mean((one.score, one.key_result.weight) for one in told),
        rounded_mean((one.expected_then, one.key_result.weight) for one in told),
    )
    confidence = weighted_mean((one.confidence, one.key_result.weight) for one in kept if one.confidence is not None)
    if dropped or (states and not kept):
        status = Status.DROPPED
    elif finished or (ended and all(one.over for one in kept)):
        status = final_status(score, goal)
    else:
        status = running_objective_status(kept, pace)
    return ObjectiveState(
        objective=objective,
        score=score,
        expected=rounded_mean((one.expected, one.key_result.weight) for one in scored),
        pace=pace,
        goal=goal,
        band=band_of(score, goal),
        status=status,
        confidence=None if confidence is None else rounded(confidence, 1),
        key_results=tuple(states),
    )


def summarise(objectives: Sequence[ObjectiveState]) -> Summary:
    """The subtotals of a team's or a cycle's objectives, and how much surer than not their owners may be."""
    words = [state.status for objective in objectives for state in objective.key_results if not state.dropped]
    net = words.count(Status.ON_TRACK) - words.count(Status.OFF_TRACK)
    return Summary(
        aspirational=_subtotal(objectives, ObjectiveType.ASPIRATIONAL),
        committed=_subtotal(objectives, ObjectiveType.COMMITTED),
        net_confidence=rounded(net / len(words), 2) if words else None,
    )


def _subtotal(objectives: Sequence[ObjectiveState], objective_type: ObjectiveType) -> Subtotal:
    kept = [state for state in objectives if state.objective.type is objective_type and not state.dropped]
    return Subtotal(
        rounded_mean((state.score, state.objective.weight) for state in kept),
        len(kept),
        sum(reaches(state.score, state.goal) for state in kept),
        rounded_mean((state.expected, state.objective.weight) for state in kept if state.score is not None),
    )
