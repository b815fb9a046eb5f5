"""The form of `cycle.yaml`: a cycle's dates."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from okrcli import model
from okrcli.schema.entry import Entry, FileKind, Merge
from okrcli.schema.faults import BROKEN, Fault
from okrcli.schema.values import Day


class Cycle(Entry, means=model.Cycle):
    """cycle.yaml: a cycle's dates."""

    starts: Annotated[Day, Merge.TOGETHER] = Field(description="The cycle's first day.")
    ends: Annotated[Day, Merge.TOGETHER] = Field(description="The cycle's last day, which belongs to it.")
    closed: Annotated[Day | None, Merge.TOGETHER] = Field(
        None, description="The day it was closed, written by okr close-cycle; absent while it runs."
    )


def check_cycle(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Check that a cycle neither ends nor is closed before it starts."""
    starts = data.get("starts")
    for key, code in (("ends", "E316"), ("closed", "E318")):
        day = data.get(key)
        if not (starts is None or day is None or BROKEN in (starts, day)) and day < starts:
            yield Fault(code, (key,), {"starts": str(starts), key: str(day)})


CYCLE_FILE = FileKind("cycle", Cycle, check_cycle)
