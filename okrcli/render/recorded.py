"""`okr checkin --json`: what was recorded, and what was there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

from okrcli.model import Address
from okrcli.model.kpi import Reading
from okrcli.workspace.checkins import Recorded, checkin_data


class RecordedDocument(TypedDict):
    """What `okr checkin --json` says that it recorded."""

    schema_version: int
    dry_run: bool
    recorded: list[dict[str, object]]
    there_already: list[dict[str, object]]
    files: list[str]


def recorded_json(
    recorded: Recorded,
    root: Path,
    *,
    dry_run: bool = False,
    rows: Mapping[int, int] = MappingProxyType({}),
    known: Sequence[tuple[int, Address]] = (),
) -> RecordedDocument:
    """What was recorded, or would be: each check-in with its address, each reading with its metric's id.

    `rows`: the row that the n-th came from, where many came at once; `known`: rows that said what was there already.
    """
    entries: list[dict[str, object]] = []
    for number, (place, one) in enumerate(recorded.entries):
        named = {"kpi": place} if isinstance(place, str) else {"cycle": place.cycle, "address": place.path}
        said = one._asdict() if isinstance(one, Reading) else checkin_data(one)
        said = {key: value for key, value in said.items() if value is not None and value != {}}
        row = {"row": rows[number]} if number in rows else {}
        entries.append({**row, **named, **said, "date": one.date.isoformat()})
    return {
        "schema_version": 1,
        "dry_run": dry_run,
        "recorded": entries,
        "there_already": [{"row": row, "cycle": place.cycle, "address": place.path} for row, place in known],
        "files": [one.path.relative_to(root).as_posix() for one in recorded.files],
    }
