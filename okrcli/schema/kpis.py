"""The form of `kpis.yaml`: health metrics and their readings."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from okrcli import model
from okrcli.schema.consistency import check_dates, check_ids, check_range, entries
from okrcli.schema.entry import Entry, FileKind, Merge
from okrcli.schema.faults import Fault
from okrcli.schema.translate import to_model
from okrcli.schema.values import Day, Days, Line, Number, Slug, Statement, Text, Who


class Reading(Entry, means=model.Reading):
    """A figure on a day."""

    date: Day = Field(description="The day of the reading, such as 2026-07-01.")
    value: Number = Field(description="The figure on that day.")
    by: Who | None = Field(None, description="Who read it.")
    note: Text | None = Field(None, description="What happened.")


class Kpi(Entry, means=model.Kpi):
    """A health metric."""

    id: Slug = Field(description="A short name, unique in this file: a to z, 0 to 9, single hyphens.")
    statement: Statement = Field(alias="kpi", description="What is watched.")
    owner: Who | None = Field(None, description="Who answers for it.")
    team: Line | None = Field(None, description="The team that watches it.")
    at_least: Annotated[Number | None, Merge.TOGETHER] = Field(None, description="Healthy from here up.")
    at_most: Annotated[Number | None, Merge.TOGETHER] = Field(None, description="Healthy up to here.")
    unit: Line | None = Field(None, description='What is shown after a value, such as ms or "%".')
    every: Days | None = Field(None, description="Days between readings; by default those between check-ins.")
    promoted: Line | None = Field(
        None, description="The key result that it was made into, such as 2026-Q4:sales/cash/delay."
    )
    readings: Annotated[list[Reading], Merge.BY_CONTENT] = Field(
        default_factory=list, description="The figures, oldest first."
    )

    @property
    def range(self) -> model.Guardrail | None:
        """The healthy range, where an end is given."""
        given: model.Guardrail = to_model(self, model.Guardrail)
        return None if given == model.Guardrail() else given


class Kpis(Entry):
    """kpis.yaml: health metrics that outlive a cycle."""

    kpis: Annotated[list[Kpi], Merge.BY_ID] = Field(
        default_factory=list, description="Health metrics that outlive a cycle."
    )


def check_kpis(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Check ids, ranges, and the order of readings."""
    yield from check_ids(data, "kpis", (), "kpi")
    for index, kpi in entries(data, "kpis"):
        route = ("kpis", index)
        yield from check_range(kpi, route)
        yield from check_dates(kpi, "readings", route)


KPIS_FILE = FileKind("kpis", Kpis, check_kpis)
