"""Health metrics that outlive a cycle. A KPI has a healthy range and never a score."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from okrcli.model.okr import NO_EXTRA, Extra, Guardrail, Number


class Reading(NamedTuple):
    """A KPI's value on a day."""

    date: date
    value: Number
    by: str | None = None
    note: str | None = None
    extra: Extra = NO_EXTRA


class Kpi(NamedTuple):
    """Business as usual. `range` is none where neither end is given; `every` is the days between readings.

    `promoted` is the address of the key result that it was last made into.
    """

    id: str
    statement: str
    range: Guardrail | None = None
    owner: str | None = None
    team: str | None = None
    unit: str | None = None
    every: int | None = None
    readings: tuple[Reading, ...] = ()
    promoted: str | None = None
    extra: Extra = NO_EXTRA
