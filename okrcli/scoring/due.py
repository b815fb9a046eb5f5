"""When the next check-in is owed, and by how much one is late."""

from __future__ import annotations

from datetime import date

from okrcli.model import Cycle, CycleState, Settings


def next_due(cycle: Cycle, settings: Settings, as_of: date, last: date | None) -> date | None:
    """The day the next check-in is owed, `last` being the day of the last one; none where none is owed.

    One is owed `every` days after the last (or the cycle's start), and no later than the cycle's end; that last word is
    owed until the cycle is closed.
    """
    if cycle.state(as_of) not in (CycleState.OPEN, CycleState.ENDED) or (last is not None and last >= cycle.ends):
        return None
    # In ordinals: a date past the year 9999 does not exist.
    return date.fromordinal(min((last or cycle.starts).toordinal() + settings.checkin.every, cycle.ends.toordinal()))


def days_overdue(due: date, settings: Settings, as_of: date) -> int:
    """Days past the due date and its grace, 0 or more."""
    return max(0, (as_of - due).days - settings.checkin.grace)


def is_stale(cycle: Cycle, settings: Settings, as_of: date, last: date | None) -> bool:
    """Say whether the last check-in (none yet: the cycle's start) is further back than a period and its grace."""
    return (as_of - (last or cycle.starts)).days > settings.checkin.every + settings.checkin.grace
