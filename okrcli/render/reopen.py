"""`okr reopen --json`."""

from __future__ import annotations

from typing import TypedDict


class ReopenedJson(TypedDict):
    """`okr reopen --json`."""

    schema_version: int
    cycle: str
    was_closed: str
    state: str
    retrospectives: int
    retrospectives_kept: bool
    files: list[str]
