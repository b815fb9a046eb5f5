"""The days that a key result has, and how much of them is over."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from okrcli.model import Cycle, KeyResult, Objective

_LAST = date.max.toordinal()


class Spanned(Protocol):
    """What goes from one day to another, both counted: a window, a cycle."""

    @property
    def starts(self) -> date:
        """The first day."""

    @property
    def ends(self) -> date:
        """The last day."""


class Window(NamedTuple):
    """The days from which and up to which something is expected, both counted."""

    starts: date
    ends: date


def window_of(cycle: Cycle, *entries: KeyResult | Objective) -> Window:
    """The days of the first of the entries that has its own, the inmost first, else the cycle's; never outside of it.

    What was added in March is not late for January: nothing is expected or due before it was there.
    """
    starts = next((one.starts for one in entries if one.starts), cycle.starts)
    ends = next((one.ends for one in entries if one.ends), cycle.ends)
    return Window(*(min(max(day, cycle.starts), cycle.ends) for day in (starts, ends)))


def elapsed(window: Spanned, day: date) -> float:
    """The share of the window that is over, in days, from 0 on its first day to 1 on its last; unrounded.

    An empty window, or one of a single day, is over as it starts.
    """
    past = (day - window.starts).days
    whole = (window.ends - window.starts).days
    if past < 0:
        return 0.0
    return past / whole if past < whole else 1.0


def later(day: date, days: int) -> date:
    """The day so many days after another; a date past the year 9999 does not exist."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), _LAST))


def standing_day(cycle: Cycle, as_of: date) -> date:
    """The day whose figures are shown: what is closed stands still from the day that it closed."""
    return as_of if cycle.closed is None else min(as_of, cycle.closed)
