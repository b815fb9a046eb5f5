"""`okr reopen --json`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

from okrcli.model import Cycle, CycleState
from okrcli.render.documents import document, file_name


class ReopenedJson(TypedDict):
    """`okr reopen --json`."""

    schema_version: int
    cycle: str
    was_closed: str | None
    state: str
    retrospectives: int
    retrospectives_kept: bool
    files: list[str]


def reopened_json(
    cycle: Cycle, state: CycleState, retrospectives: int, files: Iterable[Path], root: Path, *, kept: bool
) -> ReopenedJson:
    """The cycle as it was until now, and the state that it is in without its day of closing."""
    return document(
        ReopenedJson,
        cycle=cycle.id,
        was_closed=cycle.closed,
        state=state,
        retrospectives=retrospectives,
        retrospectives_kept=kept,
        files=[file_name(path, root) for path in files],
    )
