"""The form of `cycle.yaml`: a cycle's dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from okrcli.schema.common import DATE, FileKind, mapping, optional, required
from okrcli.schema.faults import BROKEN, Fault


def check_cycle(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Check that a cycle does not end before it starts."""
    starts, ends = data.get("starts"), data.get("ends")
    if starts is None or ends is None or starts is BROKEN or ends is BROKEN:
        return
    if ends < starts:
        yield Fault("E316", ("ends",), {"starts": str(starts), "ends": str(ends)})


CYCLE_FILE = FileKind(
    "cycle",
    mapping(
        "cycle",
        {
            "starts": required(DATE, "The cycle's first day."),
            "ends": required(DATE, "The cycle's last day, which belongs to it."),
            "closed": optional(DATE, "The day it was closed, written by okr close-cycle; absent while it runs."),
        },
    ),
    check_cycle,
)
