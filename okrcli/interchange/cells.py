"""One cell of a table: what a file says at a key, as text, a figure or a day, and back.

Lists are words with commas between them (`tags`, `supports`, `done`) or lines (`beta (2): Beta online` is a milestone
with its weight); what would not come back so is JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any, get_args, get_origin

from okrcli.interchange.csv_lines import Cell
from okrcli.schema.entry import Spot, bare, is_form
from okrcli.schema.translate import manner_of

_FIGURE = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)

_MILESTONE = re.compile(r"(?P<id>[a-z0-9-]+)(?: \((?P<weight>[^()]+)\))?: (?P<words>.*)")


def to_cell(value: Any, spot: Spot) -> Cell:
    """The cell that says a value, as a file has it, where `spot` says what is taken."""
    if spot.kind is date:
        return date.fromisoformat(value)
    if get_origin(spot.kind) is not list:
        cell: Cell = value
        return cell
    items = [value] if isinstance(value, str) else value
    try:
        text = _between(spot).join(_part(each) for each in items)
    except (KeyError, ValueError):
        return json.dumps(items, ensure_ascii=False)
    return text if from_cell(text, spot) == items else json.dumps(items, ensure_ascii=False)


def from_cell(cell: Cell, spot: Spot) -> Any:
    """The value that a cell says, as a file would have it; text that cannot be one is given back as it is."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)  # a spreadsheet knows no other figures
    if get_origin(spot.kind) is list:
        return _items(str(cell), spot)
    if not isinstance(cell, str) or spot.kind is date:
        return str(cell) if spot.kind is str else cell
    if spot.kind is bool:
        return {"true": True, "false": False}.get(cell.strip().lower(), cell)
    return read_figure(cell) if spot.kind in (int, float) else cell


def own_to_cell(value: Any) -> Cell:
    """The cell of a key that is the team's own, which may hold anything."""
    if isinstance(value, bool | int | float) or (isinstance(value, str) and own_from_cell(value) == value):
        return value
    return json.dumps(value, ensure_ascii=False)


def own_from_cell(cell: Cell) -> Any:
    """What a cell says of a key that is the team's own: JSON where it is that, else its words."""
    if not isinstance(cell, str):
        return from_cell(cell, Spot(object))
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return cell


def read_figure(text: str) -> int | float | str:
    """The figure that a text is, with a decimal point, or the text."""
    if not _FIGURE.fullmatch(text.strip()):
        return text
    return int(text) if text.strip().lstrip("+-").isdigit() else float(text)


def _between(spot: Spot) -> str:
    """What stands between a list's items: lines where they are sentences, or have keys of their own."""
    inner = bare(get_args(spot.kind)[0]).kind
    return "\n" if is_form(inner) or manner_of(spot) else ", "


def _part(item: Any) -> str:
    match item:
        case str():
            return item
        case [value, score]:
            return f"{value!r}: {score!r}"
        case {"id": name, "milestone": words} if len(item) == 2:
            return f"{name}: {words}"
        case {"title": title, "url": url} if len(item) == 2:
            return f"{title} {url}"
    raise ValueError(item)


def _items(text: str, spot: Spot) -> Any:
    text = text.strip()
    if text.startswith("["):
        with suppress(ValueError, RecursionError):
            return json.loads(text)
    inner = bare(get_args(spot.kind)[0]).kind
    parts = [part.strip() for part in text.split(_between(spot).strip(" "))]
    return [_read_item(inner)(part) for part in parts if part]


def _read_item(kind: Any) -> Callable[[str], Any]:
    if get_origin(kind) is list:
        return lambda part: [read_figure(one) for one in part.split(": ")]
    if is_form(kind):
        return _read_milestone if "statement" in kind.model_fields else _read_link
    return str


def _read_milestone(line: str) -> Any:
    found = _MILESTONE.fullmatch(line)
    if found is None:
        return {"milestone": line}
    weight = {"weight": read_figure(found["weight"])} if found["weight"] else {}
    return {"id": found["id"], "milestone": found["words"], **weight}


def _read_link(line: str) -> Any:
    title, blank, url = line.rpartition(" ")
    return {"title": title, "url": url} if blank else url
