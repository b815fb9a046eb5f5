"""The form of `kpis.yaml`: health metrics and their readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from okrcli.schema.common import (
    DATE,
    DAYS,
    ID,
    NUMBER,
    STATEMENT,
    TEXT,
    FileKind,
    list_of,
    mapping,
    optional,
    required,
)
from okrcli.schema.faults import Fault
from okrcli.schema.meaning import check_dates, check_ids, check_range, entries


def check_kpis(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Check ids, ranges, and the order of readings."""
    yield from check_ids(data, "kpis", (), "kpi")
    for index, kpi in entries(data, "kpis"):
        route = ("kpis", index)
        yield from check_range(kpi, route)
        yield from check_dates(kpi, "readings", route)


READING = mapping(
    "reading",
    {
        "date": required(DATE, "The day of the reading, such as 2026-07-01."),
        "value": required(NUMBER, "The figure on that day."),
        "by": optional(TEXT, "Who read it."),
        "note": optional(TEXT, "What happened."),
    },
)

KPI = mapping(
    "kpi",
    {
        "id": required(ID, "A short name, unique in this file: a to z, 0 to 9, single hyphens."),
        "kpi": required(STATEMENT, "What is watched."),
        "owner": optional(TEXT, "Who answers for it."),
        "team": optional(TEXT, "The team that watches it."),
        "at_least": optional(NUMBER, "Healthy from here up."),
        "at_most": optional(NUMBER, "Healthy up to here."),
        "unit": optional(TEXT, 'What is shown after a value, such as ms or "%".'),
        "every": optional(DAYS, "Days between readings; by default those between check-ins."),
        "promoted": optional(TEXT, "The key result that it was made into, such as 2026-Q4:sales/cash/delay."),
        "readings": optional(list_of(READING), "The figures, oldest first."),
    },
)

KPIS_FILE = FileKind(
    "kpis", mapping("kpis", {"kpis": optional(list_of(KPI), "Health metrics that outlive a cycle.")}), check_kpis
)
