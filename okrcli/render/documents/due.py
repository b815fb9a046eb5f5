"""`okr due --json`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict

from okrcli.errors import Finding
from okrcli.render.documents.findings import problem_json
from okrcli.render.documents.status import iso
from okrcli.render.documents.types import SCHEMA_VERSION, ProblemJson
from okrcli.render.owed import owed_longest_first, owed_now
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.states import CycleReview


class DueEntryJson(TypedDict):
    """A check-in that is owed; the address is that within its cycle."""

    cycle: str
    address: str
    key_result: str
    owner: str | None
    status: str
    last_checkin: str | None
    due: str
    days_overdue: int


class DueReadingJson(TypedDict):
    """A reading that is owed; `due` is null where the metric was never read."""

    kpi: str
    statement: str
    owner: str | None
    last_reading: str | None
    due: str | None
    days_overdue: int


class DueJson(TypedDict):
    """`okr due --json`, oldest first."""

    schema_version: int
    as_of: str
    due: list[DueEntryJson]
    readings: list[DueReadingJson]
    problems: list[ProblemJson]


def due_json(
    reviews: Sequence[CycleReview], metrics: Sequence[KpiState], as_of: date, problems: Iterable[Finding], root: Path
) -> DueJson:
    """The check-ins that are owed, the longest owed first, and the readings of `metrics`, which all owe one."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of.isoformat(),
        "due": due_entries(reviews),
        "readings": [
            {
                "kpi": one.kpi.id,
                "statement": one.kpi.statement,
                "owner": one.kpi.owner,
                "last_reading": iso(one.last.date if one.last is not None else None),
                "due": iso(one.due),
                "days_overdue": one.days_overdue,
            }
            for one in owed_longest_first(metrics)
        ],
        "problems": [problem_json(finding, root) for finding in problems],
    }


def due_entries(reviews: Sequence[CycleReview]) -> list[DueEntryJson]:
    """Each check-in that is owed, the longest owed first."""
    return [
        {
            "cycle": one.address.cycle,
            "address": one.address.path,
            "key_result": one.state.key_result.statement,
            "owner": one.owner,
            "status": one.state.status.value,
            "last_checkin": iso(one.state.last_checkin),
            "due": one.due.isoformat(),
            "days_overdue": one.state.days_overdue or 0,
        }
        for one in owed_now(reviews)
    ]
