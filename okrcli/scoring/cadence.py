"""When check-ins are owed: in rounds, not in intervals, and how steadily they came.

People check in on a day of the week. One on a Wednesday does not move the next to a Wednesday: rounds stay where the
calendar has them, and a check-in meets those up to half an interval after it, as Friday's meets Monday's. The rules
were simulated before they were written down: somebody exactly on plan who checks in once a week, once a fortnight, on
any one day of the month or any n-th weekday of it is never overdue for a day, whatever day the cycle and the rounds
begin on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple

from okrcli.model import Address, Cadence, Cycle, Settings
from okrcli.model.settings import MONTH
from okrcli.model.terms import Weekday
from okrcli.scoring.states import CycleReview, KeyResultState
from okrcli.scoring.windows import Spanned, Window, later

if TYPE_CHECKING:
    from okrcli.scoring.kpis import KpiState

_WEEK = 7


def cadence_of(cycle: Cycle, settings: Settings) -> Cadence:
    """How often a cycle's check-ins are owed: the workspace's rhythm, with what the cycle has of its own."""
    return cycle.checkin.over(settings.checkin)


def rounds(window: Spanned, cadence: Cadence) -> tuple[date, ...]:
    """The days on which check-ins fall due, in order: none in the first half interval, and the end itself as the last.

    By the month, the first such weekday of each; by weeks, that weekday every so often; else every so many days from
    the start. All lie before the end, which is there in any case: it is the last word's.
    """
    return _rounds(window.starts, window.ends, cadence.every, cadence.day)


@lru_cache(maxsize=1024)
def _rounds(starts: date, ends: date, every: int | Literal["month"], day: Weekday) -> tuple[date, ...]:
    """Remembered: most key results have the days of their cycle."""
    coming = _before_the_end(Window(starts, ends), Cadence(every, day))
    return (*takewhile(lambda one: one < ends, coming), ends)


def _before_the_end(window: Spanned, cadence: Cadence) -> Iterator[date]:
    """The rounds of a window that never ends."""
    if cadence.every == MONTH:
        least = later(window.starts, cadence.half)
        month = date(least.year, least.month, 1)
        while True:
            day = _weekday_from(month, cadence)
            if day > least:
                yield day
            if month.year == date.max.year:
                return
            month = (month + timedelta(32)).replace(day=1)
    step: int = cadence.every
    if step % _WEEK == 0:
        day = _weekday_from(later(window.starts, max(step - _WEEK, cadence.half) + 1), cadence)
    else:
        day = later(window.starts, step)
    while day < date.max:
        yield day
        day = later(day, step)


def _weekday_from(day: date, cadence: Cadence) -> date:
    """The first day of the rounds' weekday on or after a day."""
    return later(day, (cadence.day.number - day.weekday()) % _WEEK)


def first_round(window: Spanned, cadence: Cadence) -> date:
    """The day on which the first check-in falls due."""
    return rounds(window, cadence)[0]


def next_due(window: Spanned, cadence: Cadence, last: date | None, *, reached: bool = False) -> date | None:
    """The earliest round that the last check-in of a person does not meet; the first one where there is none yet.

    None where every round is met. The last word is met by a check-in dated at the end or later alone; where the target
    is `reached` it is all that is still owed.
    """
    if last is None:
        return first_round(window, cadence)
    if last >= window.ends:
        return None
    if reached:
        return window.ends
    days = rounds(window, cadence)
    return days[min(bisect_right(days, later(last, cadence.half)), len(days) - 1)]


def days_overdue(due: date, window: Spanned, cadence: Cadence, last: date | None, as_of: date) -> int:
    """The days past a round and its grace, or past one interval from the last check-in where that is later; 0 or more.

    Without a check-in the interval begins with the window: nobody is late for what was only just asked.
    """
    allowed = max(later(due, cadence.grace), later(last or window.starts, cadence.interval))
    return max(0, (as_of - allowed).days)


class Owed(NamedTuple):
    """A key result with a next check-in."""

    address: Address
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
    for address, state in review.key_results():
        if state.due is not None:
            yield Owed(address, state.due, state)


class Rhythm(NamedTuple):
    """Rounds by when they were met: a habit, and nothing of what anybody is worth. `missed` ones never were."""

    on_time: int
    late: int
    missed: int

    @property
    def share(self) -> float | None:
        """The share of the rounds that were met on time, 0 to 1; none where there were none."""
        owed = self.on_time + self.late + self.missed
        return self.on_time / owed if owed else None


def rhythm_of(reviews: Iterable[CycleReview]) -> Rhythm:
    """How the rounds of all key results that were not dropped were met, up to each review's day."""
    on_time = late = missed = 0
    for review in reviews:
        for _address, state in review.key_results():
            if not state.dropped:
                one = _of_key_result(state)
                on_time, late, missed = on_time + one.on_time, late + one.late, missed + one.missed
    return Rhythm(on_time, late, missed)


def _of_key_result(state: KeyResultState) -> Rhythm:
    """A round is met on time while nobody was overdue for it, and late until the next one falls due."""
    window, cadence, until = state.window, state.cadence, state.day
    days = sorted({one.date for one in state.key_result.checkins if not one.auto and one.date <= until})
    on_time = late = missed = 0
    for day, after in pairwise([*rounds(window, cadence), date.max]):
        meets_from = day if day == window.ends else later(day, -cadence.half)
        before = max((one for one in days if one < meets_from), default=window.starts)
        allowed = max(later(day, cadence.grace), later(before, cadence.interval))
        came = next((one for one in days if one >= meets_from), None)
        if came is not None and came <= allowed:
            on_time += 1
        elif allowed >= until or (came is None and state.due is None):
            break  # not overdue yet, or nothing is owed any more
        elif came is not None and came < after:
            late += 1
        else:
            missed += 1
    return Rhythm(on_time, late, missed)
