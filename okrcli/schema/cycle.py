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
    """Check that a cycle does not end before it starts."""
    starts, ends = data.get("starts"), data.get("ends")
    if starts is None or ends is None or starts is BROKEN or ends is BROKEN:
        return
    if ends < starts:
        yield Fault("E316", ("ends",), {"starts": str(starts), "ends": str(ends)})


CYCLE_FILE = FileKind("cycle", Cycle, check_cycle)
