"""Many figures made one: key results into their objective, objectives into a team and a cycle."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.model import ObjectiveType
from okrcli.scoring.figures import rounded, weighted_mean
from okrcli.scoring.states import KeyResultState, ObjectiveState, Status, Subtotal, Summary


def mean_score(states: Sequence[KeyResultState]) -> float | None:
    """The weighted mean of the scores of the key results that have one."""
    mean = weighted_mean((state.score, state.key_result.weight) for state in states if state.score is not None)
    return None if mean is None else rounded(mean)


def mean_expected(states: Sequence[KeyResultState]) -> float | None:
    """The weighted mean of what is expected of the key results that have a score."""
    mean = weighted_mean(
        (state.expected, state.key_result.weight)
        for state in states
        if state.score is not None and state.expected is not None
    )
    return None if mean is None else rounded(mean)


def mean_confidence(states: Sequence[KeyResultState]) -> float | None:
    """The weighted mean of the confidences known, 0 to 10, to 1 decimal."""
    mean = weighted_mean(
        (state.confidence, state.key_result.weight) for state in states if state.confidence is not None
    )
    return None if mean is None else rounded(mean, 1)


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
    mean = weighted_mean((state.score, state.objective.weight) for state in kept if state.score is not None)
    return Subtotal(None if mean is None else rounded(mean), len(kept))
