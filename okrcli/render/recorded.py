"""`okr checkin --json`: what was recorded, and what was there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

from okrcli.model import Address, CheckIn
from okrcli.model.kpi import Reading
from okrcli.workspace.checkins import Recorded


class RecordedEntryJson(TypedDict):
    """A check-in with its address, or a reading with its metric's id; `row` where many came at once."""

    row: int | None
    kpi: str | None
    cycle: str | None
    address: str | None
    date: str
    value: float | None
    done: list[str]
    confidence: int | None
    status: str | None
    by: str | None
    note: str | None
    blockers: list[str]
    next: list[str]
    auto: bool


class KnownRowJson(TypedDict):
    """A row that says what is there already."""

    row: int
    cycle: str
    address: str


class RecordedJson(TypedDict):
    """What was recorded, or with `dry_run` would be, and the files that it is in."""

    schema_version: int
    dry_run: bool
    recorded: list[RecordedEntryJson]
    there_already: list[KnownRowJson]
    files: list[str]


def recorded_json(
    recorded: Recorded,
    root: Path,
    *,
    dry_run: bool = False,
    rows: Mapping[int, int] = MappingProxyType({}),
    known: Sequence[tuple[int, Address]] = (),
) -> RecordedJson:
    """The document; `rows` is the row that the n-th entry came from, `known` are rows with what was there already."""
    return {
        "schema_version": 1,
        "dry_run": dry_run,
        "recorded": [_entry(rows.get(number), *one) for number, one in enumerate(recorded.entries)],
        "there_already": [{"row": row, "cycle": place.cycle, "address": place.path} for row, place in known],
        "files": [one.path.relative_to(root).as_posix() for one in recorded.files],
    }


def _entry(row: int | None, place: Address | str, one: CheckIn | Reading) -> RecordedEntryJson:
    said = one if isinstance(one, CheckIn) else CheckIn(one.date, one.value, by=one.by, note=one.note)
    address = place if isinstance(place, Address) else None
    return {
        "row": row,
        "kpi": place if isinstance(place, str) else None,
        "cycle": address.cycle if address else None,
        "address": address.path if address else None,
        "date": said.date.isoformat(),
        "value": said.value,
        "done": [*said.done],
        "confidence": said.confidence,
        "status": said.status,
        "by": said.by,
        "note": said.note,
        "blockers": [*said.blockers],
        "next": [*said.next],
        "auto": said.auto,
    }
