"""Whether a health metric is within its range, and whether somebody still reads it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from okrcli.model import Kpi, Reading, Settings
from okrcli.scoring.measures import is_inside


class KpiState(NamedTuple):
    """A KPI on a day. `last` and `before` are its last two readings, none where there are none.

    `inside` is none without a reading or a range. `days_overdue` (0 or more) counts, like a check-in's, from the day
    on which the next reading was due and its grace: silence is never green. One never read is not counted as late.
    """

    kpi: Kpi
    last: Reading | None
    before: Reading | None
    inside: bool | None
    days_overdue: int


def review_kpi(kpi: Kpi, settings: Settings, as_of: date) -> KpiState:
    """The KPI on a day, by the readings dated on or before it."""
    known = [reading for reading in kpi.readings if reading.date <= as_of]
    last = known[-1] if known else None
    late = 0
    if last is not None:
        late = (as_of - last.date).days - (kpi.every or settings.every) - settings.grace
    return KpiState(
        kpi=kpi,
        last=last,
        before=known[-2] if len(known) > 1 else None,
        inside=None if last is None or kpi.range is None else is_inside(kpi.range, last.value),
        days_overdue=max(0, late),
    )
