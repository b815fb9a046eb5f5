"""The form of `cycle.yaml`: a cycle's dates."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from okrcli import model
from okrcli.model.terms import Weekday
from okrcli.schema.entry import Entry, FileKind, Merge
from okrcli.schema.faults import BROKEN, Fault
from okrcli.schema.values import MOST_DAYS, Day, Every, OneOf


class OwnCadence(Entry, means=model.OwnCadence, thing="cadence"):
    """What of the rhythm of check-ins is this cycle's own."""

    every: Every | None = Field(None, description="Days between check-ins, or month; by default the workspace's.")
    day: OneOf[Weekday] | None = Field(
        None, description="The day of the week they fall due on; by default the workspace's."
    )
    grace: Annotated[int, Field(ge=0, le=MOST_DAYS)] | None = Field(
        None, description="Days past due before a check-in is overdue; by default the workspace's."
    )


class Cycle(Entry, means=model.Cycle):
    """cycle.yaml: a cycle's dates."""

    starts: Annotated[Day, Merge.TOGETHER] = Field(description="The cycle's first day.")
    ends: Annotated[Day, Merge.TOGETHER] = Field(description="The cycle's last day, which belongs to it.")
    closed: Annotated[Day | None, Merge.TOGETHER] = Field(
        None, description="The day it was closed, written by okr close-cycle; absent while it runs."
    )
    checkin: OwnCadence = Field(default_factory=OwnCadence, description="The cycle's own rhythm of check-ins.")


def check_cycle(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Check that a cycle neither ends nor is closed before it starts."""
    starts = data.get("starts")
    for key, code in (("ends", "E316"), ("closed", "E318")):
        day = data.get(key)
        if not (starts is None or day is None or BROKEN in (starts, day)) and day < starts:
            yield Fault(code, (key,), {"starts": str(starts), key: str(day)})


CYCLE_FILE = FileKind("cycle", Cycle, check_cycle)
