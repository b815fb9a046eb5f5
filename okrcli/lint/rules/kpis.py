"""Family P: health metrics, which have a range and a rhythm."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.contexts import KpiContext, WorkspaceContext
from okrcli.lint.registry import Found, Mark, rule
from okrcli.scoring.kpis import Health

ALL = 3
"""Metrics from which on a common silence is one finding."""


@rule("P101", Severity.WARNING)
def kpi_out_of_range(kpi: KpiContext) -> Found:
    """A health metric that left its range.

    What it checks:
        A KPI whose last reading lies outside `at_least` and `at_most`, and that is no key result of a cycle still
        to be closed (`promoted`).

    Why it matters:
        A KPI is watched so that it can be left alone while it is healthy. Now it is not: it deserves a key result, or
        a sentence that says why not.

    For example:
        at_most: 45, last reading 51

    Use instead:
        A key result in the next cycle: baseline 51, target 45

    Options:
        The range: `at_least`, `at_most`.

    Sources:
        Felipe Castro: a KPI out of its range becomes an OKR.
        Ben Lamorte, The OKRs Field Book: health metrics.
        French practice: indicateur de santé.
    """
    state = kpi.state
    if state.promoted is None and state.health is Health.OUT and state.last is not None and state.bound is not None:
        value, bound = state.last.value, state.bound
        yield kpi.at("readings", _last(kpi), "value", kpi=kpi.value.id, value=value, bound=bound, below=value < bound)


@rule("P102", Severity.WARNING)
def kpi_readings_overdue(workspace: WorkspaceContext) -> Found:
    """A health metric that nobody has read for too long.

    What it checks:
        A KPI whose last reading is further back than `every` days and the grace of check-ins. One that was never read
        is advice; where none is read any more, it is said once.

    Why it matters:
        Silence is never green: a metric that nobody reads is not known to be healthy.

    For example:
        every: 7, last reading five weeks ago

    Use instead:
        A new reading, or a rhythm that somebody keeps: every: 30

    Options:
        `every` of the KPI, by default `checkin.every` of okr.yaml; `checkin.grace`.

    Sources:
        Ben Lamorte, The OKRs Field Book: health metrics are reviewed at a steady rhythm.
    """
    kpis = workspace.kpis
    overdue = [(one, one.state.last.date) for one in kpis if one.state.last is not None and one.state.days_overdue > 0]
    as_of = workspace.given.as_of
    if len(overdue) == len(kpis) >= ALL:
        days = (as_of - max(day for _, day in overdue)).days
        yield Mark(kpis[0].path, ("kpis",), {"count": len(kpis), "days": days}, key=True)
        return
    for kpi, day in overdue:
        every, late = kpi.value.every or kpi.given.settings.checkin.every, (as_of - day).days
        yield kpi.at("readings", _last(kpi), "date", kpi=kpi.value.id, days=late, every=every, count=0)
    for kpi in kpis:
        if kpi.state.last is None:
            yield kpi.at("kpi", severity=Severity.INFO, kpi=kpi.value.id, days=None, count=0)


def _last(kpi: KpiContext) -> int:
    """The place in the file of the last reading that there is on the day."""
    return len(kpi.state.readings) - 1


@rule("P103", Severity.WARNING)
def kpi_without_range(kpi: KpiContext) -> Found:
    """A health metric that cannot be unhealthy.

    What it checks:
        A KPI with neither `at_least` nor `at_most`.

    Why it matters:
        Without a range it is a number on a wall: nobody can say when to act.

    For example:
        - {id: bounce-rate, kpi: Bounce rate, unit: "%"}

    Use instead:
        - {id: bounce-rate, kpi: Bounce rate, unit: "%", at_most: 48}

    Sources:
        Felipe Castro: KPIs have a healthy range.
        French practice: indicateur de santé avec son seuil.
    """
    if kpi.value.range is None:
        yield kpi.at("kpi")
