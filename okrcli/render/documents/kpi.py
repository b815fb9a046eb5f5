"""`okr kpi list --json` and `okr kpi show --json`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict

from okrcli.errors import Finding
from okrcli.model import Settings
from okrcli.render.documents.findings import problem_json
from okrcli.render.documents.status import iso
from okrcli.render.documents.types import SCHEMA_VERSION, Figure, ProblemJson
from okrcli.scoring.kpis import KpiState


class KpiJson(TypedDict):
    """A health metric's last reading, held against its range; `every` is the days between readings."""

    id: str
    kpi: str
    owner: str | None
    team: str | None
    unit: str | None
    at_least: Figure | None
    at_most: Figure | None
    every: int
    value: Figure | None
    state: str
    last_reading: str | None
    due: str | None
    days_overdue: int
    promoted: str | None


class ReadingJson(TypedDict):
    """A value on a day."""

    date: str
    value: Figure
    by: str | None
    note: str | None


class KpiListJson(TypedDict):
    """`okr kpi list --json`, in the order of the file."""

    schema_version: int
    as_of: str
    kpis: list[KpiJson]
    problems: list[ProblemJson]


class KpiPageJson(TypedDict):
    """`okr kpi show --json`; readings oldest first."""

    schema_version: int
    as_of: str
    kpi: KpiJson
    readings: list[ReadingJson]
    problems: list[ProblemJson]


def kpi_list_json(
    states: Sequence[KpiState], settings: Settings, as_of: date, problems: Iterable[Finding], root: Path
) -> KpiListJson:
    """The health metrics."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of.isoformat(),
        "kpis": [kpi_json(state, settings) for state in states],
        "problems": [problem_json(finding, root) for finding in problems],
    }


def kpi_page_json(
    state: KpiState, settings: Settings, as_of: date, problems: Iterable[Finding], root: Path
) -> KpiPageJson:
    """One health metric with its readings."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of.isoformat(),
        "kpi": kpi_json(state, settings),
        "readings": [
            {"date": one.date.isoformat(), "value": one.value, "by": one.by, "note": one.note} for one in state.readings
        ],
        "problems": [problem_json(finding, root) for finding in problems],
    }


def kpi_json(state: KpiState, settings: Settings) -> KpiJson:
    """One health metric's figures."""
    kpi, last = state.kpi, state.last
    return {
        "id": kpi.id,
        "kpi": kpi.statement,
        "owner": kpi.owner,
        "team": kpi.team,
        "unit": kpi.unit,
        "at_least": kpi.range.at_least if kpi.range is not None else None,
        "at_most": kpi.range.at_most if kpi.range is not None else None,
        "every": kpi.every or settings.checkin.every,
        "value": None if last is None else last.value,
        "state": state.health.value,
        "last_reading": iso(last.date if last is not None else None),
        "due": iso(state.due),
        "days_overdue": state.days_overdue,
        "promoted": kpi.promoted,
    }
