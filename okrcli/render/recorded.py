"""The JSON of what was recorded: check-ins and readings, and the files that they are in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

from okrcli.model import Address, CheckIn
from okrcli.model.kpi import Reading
from okrcli.render.documents import SaidJson, document, file_name
from okrcli.workspace.checkins import Recorded


class RecordedPlaceJson(TypedDict):
    """A check-in's address, or a metric's id."""

    row: int | None
    kpi: str | None
    cycle: str | None
    address: str | None


class RecordedEntryJson(RecordedPlaceJson, SaidJson):
    """A check-in with its address, or a reading with its metric's id; `row` where many came at once."""

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
    return document(
        RecordedJson,
        dry_run=dry_run,
        recorded=[_entry(rows.get(number), *one) for number, one in enumerate(recorded.entries)],
        there_already=[document(KnownRowJson, row=row, cycle=place.cycle, address=place.path) for row, place in known],
        files=[file_name(one.path, root) for one in recorded.files],
    )


def _entry(row: int | None, place: Address | str, one: CheckIn | Reading) -> RecordedEntryJson:
    said = one if isinstance(one, CheckIn) else CheckIn(one.date, one.value, by=one.by, note=one.note)
    if isinstance(place, Address):
        return document(RecordedEntryJson, said, place, row=row, address=place.path)
    return document(RecordedEntryJson, said, row=row, kpi=place)
