"""Family P: health metrics, which have a range and a rhythm."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.pieces import KpiPiece
from okrcli.lint.registry import Found, rule
from okrcli.scoring.measures import is_inside


@rule("P101", "kpi-out-of-range", Severity.WARNING, over=KpiPiece)
def kpi_out_of_range(kpi: KpiPiece) -> Found:
    """A health metric that left its range.

    What it checks:
        A KPI whose last reading lies outside `at_least` and `at_most`.

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
    known = [number for number, reading in enumerate(kpi.value.readings) if reading.date <= kpi.subject.as_of]
    healthy = kpi.value.range
    if known and healthy is not None and not is_inside(healthy, kpi.value.readings[known[-1]].value):
        last = kpi.value.readings[known[-1]]
        below = healthy.at_least is not None and last.value < healthy.at_least
        bound = healthy.at_least if below else healthy.at_most
        yield kpi.at(
            "readings", known[-1], "value", value=last.value, bound=bound, below=below, unit=kpi.value.unit or ""
        )


@rule("P102", "kpi-readings-overdue", Severity.WARNING, over=KpiPiece)
def kpi_readings_overdue(kpi: KpiPiece) -> Found:
    """A health metric that nobody has read for too long.

    What it checks:
        A KPI whose last reading is further back than `every` days and the grace of check-ins. One that was never read
        is advice.

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
    settings, as_of = kpi.subject.settings, kpi.subject.as_of
    every = kpi.value.every or settings.every
    known = [number for number, reading in enumerate(kpi.value.readings) if reading.date <= as_of]
    if not known:
        yield kpi.at("kpi", severity=Severity.INFO, last="", days=0, every=every)
    elif (as_of - kpi.value.readings[known[-1]].date).days > every + settings.grace:
        last = kpi.value.readings[known[-1]].date
        yield kpi.at("readings", known[-1], "date", last=last, days=(as_of - last).days, every=every)


@rule("P103", "kpi-without-range", Severity.WARNING, over=KpiPiece)
def kpi_without_range(kpi: KpiPiece) -> Found:
    """A health metric that cannot be unhealthy.

    What it checks:
        A KPI with neither `at_least` nor `at_most`.

    Why it matters:
        Without a range it is a number on a wall: nobody can say when to act.

    For example:
        - {id: bounce-rate, kpi: Bounce rate, unit: "%"}

    Use instead:
        - {id: bounce-rate, kpi: Bounce rate, unit: "%", at_most: 48}

    Options:
        None.

    Sources:
        Felipe Castro: KPIs have a healthy range.
        French practice: indicateur de santé avec son seuil.
    """
    if kpi.value.range is None:
        yield kpi.at("kpi")
