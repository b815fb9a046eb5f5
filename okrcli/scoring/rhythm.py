"""How steadily people check in: on time, late, missed. It tells of a habit, not of what anybody is worth."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from okrcli.model import Settings
from okrcli.scoring.history import known_checkins
from okrcli.scoring.states import CycleReview, KeyResultState


class Rhythm(NamedTuple):
    """Check-ins by when they came. `missed` counts the periods that went by without one."""

    on_time: int
    late: int
    missed: int

    @property
    def share(self) -> float | None:
        """The share of what was owed that came on time, 0 to 1; none where nothing was."""
        owed = self.on_time + self.late + self.missed
        return self.on_time / owed if owed else None


def rhythm_of(reviews: Iterable[CycleReview], settings: Settings) -> Rhythm:
    """The rhythm of all key results that were not dropped, up to the end of their cycles.

    From one check-in (at first the cycle's start) the next is on time within `every` days and the grace. A later one is
    late, and each whole period that passed before the one it came in was missed, as was each up to today or the end.
    """
    on_time = late = missed = 0
    for review in reviews:
        until = min(review.as_of, review.cycle.ends)
        for team in review.teams:
            for objective in team.objectives:
                for state in objective.key_results:
                    if not state.dropped:
                        one = _of_key_result(state, review.cycle.starts, until, settings)
                        on_time, late, missed = on_time + one.on_time, late + one.late, missed + one.missed
    return Rhythm(on_time, late, missed)


def _of_key_result(state: KeyResultState, starts: date, until: date, settings: Settings) -> Rhythm:
    days = sorted({checkin.date for checkin in known_checkins(state.key_result, until) if checkin.date >= starts})
    on_time = late = missed = 0
    before = starts
    for day in days:
        periods = _periods(before, day, settings)
        if periods:
            late, missed = late + 1, missed + periods - 1
        else:
            on_time += 1
        before = day
    return Rhythm(on_time, late, missed + _periods(before, until, settings))


def _periods(before: date, day: date, settings: Settings) -> int:
    """The check-ins that were overdue, one after the other, on a day so long after the last."""
    return max(0, ((day - before).days - settings.checkin.grace - 1) // settings.checkin.every)
