"""The word for where a key result or an objective stands. Silence is never green."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from okrcli.model import Dropped, Kind, ReportedStatus
from okrcli.scoring.figures import reaches
from okrcli.scoring.states import KeyResultState, Status

EARLY_UNTIL = 0.15
"""The share of a window before which a pace says little."""
ON_TRACK_FROM = 0.95
AT_RISK_FROM = 0.75

_REPORTED = {word: Status(word.value) for word in ReportedStatus}
_BY_RANK = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)
_RANK = {
    Status.ON_TRACK: 0,
    Status.ACHIEVED: 0,
    Status.AT_RISK: 1,
    Status.OFF_TRACK: 2,
    Status.STALE: 2,
    Status.MISSED: 2,
}


def is_dropped(dropped: Dropped | None, as_of: date) -> bool:
    """Say whether it was dropped on or before the day."""
    return dropped is not None and dropped.date <= as_of


def final_status(score: float | None, goal: float) -> Status:
    """What is over leaves: achieved at or above the goal, else missed, as is what has no score."""
    return Status.ACHIEVED if reaches(score, goal) else Status.MISSED


def computed_status(
    kind: Kind,
    score: float | None,
    goal: float,
    pace: float | None,
    *,
    waiting: bool,
    share: float,
    share_then: float,
    in_range: bool | None,
    best: float | None,
) -> Status:
    """What the figures alone say.

    `waiting`: its window has not begun, or nothing was checked in or read yet. `share` is how much of the window is
    over, `share_then` how much was when the score was measured. What has no score when a window has begun in earnest
    needs a measure, or a reading. A guardrail whose goal is out of reach is off track; a broken one is never green.
    """
    if waiting:
        return Status.EARLY
    if score is None:
        return Status.EARLY if share < EARLY_UNTIL else Status.AT_RISK
    if kind is Kind.GUARDRAIL:
        if not reaches(best, goal):
            return Status.OFF_TRACK
        return Status.ON_TRACK if in_range else Status.AT_RISK
    if reaches(score, goal):
        return Status.ON_TRACK
    if pace is None or share_then < EARLY_UNTIL:
        return Status.EARLY
    return status_of_pace(pace)


def status_of_pace(pace: float) -> Status:
    """On track from 0.95 of what was expected, at risk from 0.75, else off track."""
    if pace >= ON_TRACK_FROM:
        return Status.ON_TRACK
    return Status.AT_RISK if pace >= AT_RISK_FROM else Status.OFF_TRACK


def running_status(*, stale: bool, reported: ReportedStatus | None, computed: Status) -> Status:
    """A key result's status while it runs: silence, then its owner's last word, then the figures."""
    if stale:
        return Status.STALE
    return computed if reported is None else _REPORTED[reported]


def running_objective_status(kept: Sequence[KeyResultState], pace: float | None) -> Status:
    """An objective's status while it runs, over its undropped key results.

    By its own pace, no better than the best of them and no worse than the worst; and no better than at risk while one
    is off track, stale or missed, or still has no score. The worst alone would say too little: of four key results one
    is nearly always red.
    """
    words = [one.status for one in kept]
    if words and all(word is Status.STALE for word in words):
        return Status.STALE
    if pace is None or all(word is Status.EARLY for word in words):
        return next((word for word in (Status.STALE, Status.AT_RISK) if word in words), Status.EARLY)
    best = min(_RANK.get(word, 0) for word in words)
    worst = max(_RANK[word] for word in words if word in _RANK)
    rank = min(max(_RANK[status_of_pace(pace)], best), worst)
    if any(_RANK.get(one.status) == _RANK[Status.OFF_TRACK] or lacks_score(one) for one in kept):
        rank = max(rank, _RANK[Status.AT_RISK])
    return _BY_RANK[rank]


def lacks_score(state: KeyResultState) -> bool:
    """Whether a key result whose window has begun in earnest has no score yet."""
    return state.score is None and state.elapsed >= EARLY_UNTIL
