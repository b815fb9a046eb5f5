"""Records with named fields, as scripts and spreadsheets write them: CSV with a header, or a line of JSON each."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import NamedTuple

from okrcli.errors import UsageError

Field = str | int | float | bool | list[object] | None
_SEPARATORS = ",;\t"


class Record(NamedTuple):
    """What one row says, by the names of its fields; `line` is where it begins, from 1. Blank cells are not there."""

    line: int
    fields: Mapping[str, Field]


def read_records(data: bytes) -> list[Record]:
    """Read rows of CSV (commas, semicolons or tabs, told by the header) or lines of JSON; blank rows are left out.

    Raises UsageError: `records-no-text` where it is no UTF-8, `records-bad-json` and `records-ragged` with the line,
    `records-twice` for two columns of one name.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("records-no-text") from None
    if "\0" in text:
        raise UsageError("records-no-text")
    begins = text.lstrip()[:1]
    return [*(_json_records(text, begins) if begins in ("{", "[") else _csv_records(text))] if begins else []


def _json_records(text: str, begins: str) -> Iterator[Record]:
    lines = enumerate(text.splitlines(), start=1) if begins == "{" else [(1, text)]
    for number, line in lines:
        if not line.strip():
            continue
        try:
            said = json.loads(line, parse_constant=_refuse)
        except (ValueError, RecursionError):
            raise UsageError("records-bad-json", line=number) from None
        for place, one in enumerate(said if isinstance(said, list) else [said]):
            if not isinstance(one, dict):
                raise UsageError("records-bad-json", line=number)
            fields = {_name(key): value for key, value in one.items() if value is not None and value != ""}
            yield Record(number + place if begins == "[" else number, fields)


def _refuse(_constant: str) -> None:
    raise ValueError  # NaN and the infinite are no JSON


def _csv_records(text: str) -> Iterator[Record]:
    header = next(line for line in text.splitlines() if line.strip())
    separator = max(_SEPARATORS, key=header.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    names: list[str] = []
    while True:
        before = rows.line_num
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            raise UsageError("records-ragged", line=before + 1) from None
        if not any(cell.strip() for cell in cells):
            continue
        if not names:
            names = [_name(cell) for cell in cells]
            twice = next((one for one in names if one and names.count(one) > 1), None)
            if twice is not None:
                raise UsageError("records-twice", column=twice)
            continue
        if any(cell.strip() for cell in cells[len(names) :]):
            raise UsageError("records-ragged", line=before + 1)
        said = zip(names, (cell.strip() for cell in cells), strict=False)
        yield Record(before + 1, {name: cell for name, cell in said if name and cell})


def _name(cell: str) -> str:
    return cell.strip().casefold().replace(" ", "_").replace("-", "_")
