"""The record of a workspace: what all its cycles together teach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from okrcli.model import Settings
from okrcli.scoring.calibration import Calibration, calibrate
from okrcli.scoring.outcomes import Carried, CycleOutcome, Streak, carried_over, cycle_outcome, find_streaks
from okrcli.scoring.rhythm import Rhythm, rhythm_of
from okrcli.scoring.states import CycleReview


class Record(NamedTuple):
    """Cycles oldest first. `streaks` and `carried` are a team's; of one person's part they say nothing."""

    cycles: tuple[CycleOutcome, ...]
    streaks: tuple[Streak, ...]
    calibration: Calibration
    rhythm: Rhythm
    carried: tuple[Carried, ...]


def draw_up_record(reviews: Sequence[CycleReview], settings: Settings, *, personal: bool = False) -> Record:
    """The record of these reviews; `personal` where they were narrowed to one owner."""
    ordered = sorted(reviews, key=lambda review: (review.cycle.starts, review.cycle.ends, review.cycle.id))
    cycles = tuple(cycle_outcome(review) for review in ordered)
    return Record(
        cycles,
        () if personal else tuple(find_streaks(cycles)),
        calibrate(ordered),
        rhythm_of(ordered, settings),
        () if personal else tuple(carried_over(ordered)),
    )
