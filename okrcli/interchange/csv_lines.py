"""Lines of CSV that programs read alike everywhere, and that no spreadsheet takes for more than they say.

Imports nothing of the house: `okr list` reads it at each start.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import date
from io import StringIO

Cell = str | int | float | bool | date | None

_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # what a spreadsheet would run, or what was quoted against it


def guard(text: str) -> str:
    """The text with a quote before it where a spreadsheet would take it for a formula."""
    return "'" + text if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text without that quote."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def _csv_text(cell: Cell, *, raw: bool = False) -> str:
    """A cell in CSV: days in the manner of ISO 8601, a point in decimals; text is guarded unless it shall be `raw`."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case str():
            return cell if raw else guard(cell)
        case date():
            return cell.isoformat()
    return repr(cell)


def csv_line(cells: Iterable[Cell], *, raw: bool = False) -> str:
    """A line of CSV with its end (RFC 4180)."""
    stream = StringIO()
    csv.writer(stream).writerow([_csv_text(cell, raw=raw) for cell in cells])
    return stream.getvalue()
