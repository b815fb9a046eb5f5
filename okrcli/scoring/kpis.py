"""Health metrics: whether the last reading is inside the healthy range, and when the next one is owed.

A KPI watches business as usual and never has a score (Castro, "KPIs and OKRs"; Lamorte, *The OKRs Field Book*).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from okrcli.model import Cycle, CycleState, Kpi, Settings
from okrcli.model.kpi import Reading
from okrcli.model.okr import Number
from okrcli.scoring.measures import is_inside
from okrcli.scoring.windows import later

NEAR_SHARE = 0.1
"""Inside the range, but closer to an end than this share of the range is near the edge."""
_WHOLE = 100
_HAIR = 1 + 1e-9  # 75.2 is 1.2 from 74, though floats say a hair more


class Health(StrEnum):
    """Where the last reading lies; `unknown` without a reading or a range."""

    HEALTHY = "healthy"
    NEAR = "near"
    OUT = "out"
    UNKNOWN = "unknown"


class KpiState(NamedTuple):
    """A KPI on a day.

    `readings` are those known by then, oldest first; `bound` is the end of the range that the last one is past or near;
    `due` the day on which the next reading is owed, none before the first reading; `days_overdue` counts past the
    grace. `promoted` is the address of the key result that it is now, none once that one's cycle is closed or gone.
    """

    kpi: Kpi
    health: Health
    readings: tuple[Reading, ...]
    bound: Number | None
    due: date | None
    days_overdue: int
    promoted: str | None = None

    @property
    def last(self) -> Reading | None:
        """The last reading, where there is one."""
        return self.readings[-1] if self.readings else None


def review_kpis(
    kpis: Iterable[Kpi], settings: Settings, as_of: date, cycles: Sequence[Cycle] = ()
) -> tuple[KpiState, ...]:
    """Each KPI as of a day, in the order given."""
    return tuple(review_kpi(kpi, settings, as_of, cycles) for kpi in kpis)


def review_kpi(kpi: Kpi, settings: Settings, as_of: date, cycles: Sequence[Cycle] = ()) -> KpiState:
    """A KPI as of a day; readings dated after it do not exist. `every` is its own, else that of check-ins.

    `cycles` are all that there are, their teams are not looked at; without them no KPI is a key result.
    """
    promoted = kpi.promoted if _still_runs(kpi.promoted, cycles, as_of) else None
    known = tuple(reading for reading in kpi.readings if reading.date <= as_of)
    if not known:
        return KpiState(kpi, Health.UNKNOWN, (), None, None, 0, promoted)
    health, bound = judge_value(kpi, known[-1].value)
    due = later(known[-1].date, kpi.every or settings.checkin.interval)
    overdue = max(0, (as_of - due).days - settings.checkin.grace)
    return KpiState(kpi, health, known, bound, due, overdue, promoted)


def _still_runs(address: str | None, cycles: Iterable[Cycle], as_of: date) -> bool:
    """Whether the cycle that an address names is there and not closed on the day."""
    named = (address or "").partition(":")[0]
    return any(one.id == named and one.state(as_of) is not CycleState.CLOSED for one in cycles)


def judge_value(kpi: Kpi, value: Number) -> tuple[Health, Number | None]:
    """Where a value lies, with the end of the range that it is past or near.

    Near is within a tenth of the range's width of an end; with one end alone, within a tenth of that end's size, a
    percentage being as large as what is left to the nearer of 0 and 100: 99.5 % is half a point from the top.
    """
    if kpi.range is None:
        return Health.UNKNOWN, None
    low, high = kpi.range.at_least, kpi.range.at_most
    ends = [end for end in (low, high) if end is not None]
    nearest = min(ends, key=lambda end: abs(value - end))
    if not is_inside(kpi.range, value):
        return Health.OUT, nearest
    if low is not None and high is not None:
        size = abs(high - low)
    else:
        size = abs(nearest)
        if kpi.unit == "%" and 0 <= nearest <= _WHOLE:
            size = min(size, _WHOLE - nearest)
    return (Health.NEAR, nearest) if abs(value - nearest) <= NEAR_SHARE * size * _HAIR else (Health.HEALTHY, None)


def is_due(state: KpiState, as_of: date) -> bool:
    """Whether a reading is owed on the day; one that was never read is."""
    return state.due is None or state.due <= as_of
