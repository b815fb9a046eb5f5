"""The word for where a key result or an objective stands. Silence is never green."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from okrcli.model import Cycle, CycleState, Dropped, Kind, ReportedStatus
from okrcli.scoring.states import Status

EARLY_UNTIL = 0.15
ON_TRACK_FROM = 0.95
AT_RISK_FROM = 0.75

# Worst first: what an objective takes over from its key results while its cycle runs.
WORST_FIRST = (Status.OFF_TRACK, Status.STALE, Status.AT_RISK, Status.EARLY, Status.ON_TRACK)

_REPORTED = {word: Status(word.value) for word in ReportedStatus}


def is_dropped(dropped: Dropped | None, as_of: date) -> bool:
    """Say whether it was dropped on or before the day."""
    return dropped is not None and dropped.date <= as_of


def is_over(cycle: Cycle, as_of: date) -> bool:
    """Say whether the cycle is past its end or closed, so that scores are final."""
    return cycle.state(as_of) in (CycleState.ENDED, CycleState.CLOSED)


def final_status(score: float | None, goal: float) -> Status:
    """What a cycle that is over leaves: achieved at or above the goal, else missed, as is what has no score."""
    return Status.ACHIEVED if score is not None and score >= goal else Status.MISSED


def computed_status(kind: Kind, score: float | None, pace: float | None, share: float, *, started: bool) -> Status:
    """What the figures alone say, `share` being how much of the cycle is over.

    Before a cycle has begun in earnest a pace says little, save for a guardrail's, which does not build up over time.
    """
    early = not started or (share < EARLY_UNTIL and kind is not Kind.GUARDRAIL)
    if early or score is None or pace is None:
        return Status.EARLY
    if pace >= ON_TRACK_FROM:
        return Status.ON_TRACK
    return Status.AT_RISK if pace >= AT_RISK_FROM else Status.OFF_TRACK


def running_status(*, stale: bool, reported: ReportedStatus | None, computed: Status) -> Status:
    """A key result's status while its cycle runs: silence, then its owner's last word, then the figures."""
    if stale:
        return Status.STALE
    return computed if reported is None else _REPORTED[reported]


def worst_status(statuses: Iterable[Status]) -> Status:
    """The worst of the statuses of a running cycle; with none of them, early."""
    present = set(statuses)
    return next((status for status in WORST_FIRST if status in present), Status.EARLY)
