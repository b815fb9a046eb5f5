"""Check-ins or readings as a table, newest or oldest first as they are given, with what was said below each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from rich.console import RenderableType
from rich.padding import Padding

from okrcli.i18n import pgettext
from okrcli.i18n.numbers import format_number
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import label, whole
from okrcli.render.layout import Cells, Column, Interleaved, fit, widest, words

INDENT = 4
WIDEST = 30


class Entry(NamedTuple):
    """One check-in or reading: its figures in a row, and what was said below it."""

    day: str
    value: str
    change: str
    by: str
    notes: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    score: str = ""
    confidence: str = ""
    reported: str = ""


def draw_entries(entries: Sequence[Entry], width: int, glyphs: Glyphs) -> RenderableType:
    """Draw them in the order given; columns that none of them fills, or that have no room, are left out."""
    columns = choose_columns(entries, width)
    return Interleaved(columns, chain.from_iterable(_parts(entry, columns, glyphs) for entry in entries))


def _parts(entry: Entry, columns: Sequence[Column], glyphs: Glyphs) -> Iterator[RenderableType | Cells]:
    """Its figures, and what was said."""
    yield {
        column.key: label(getattr(entry, column.key), glyphs, "quiet" if column.key == "by" else "")
        for column in columns
    }
    for sign, role, texts in (
        ("", "", entry.notes),
        (f"{glyphs.warning} ", "warning", entry.blockers),
        (f"{glyphs.arrow} ", "", entry.next),
    ):
        for text in texts:
            yield Padding(words((sign + text, role), hang=len(sign)), (0, 0, 0, INDENT))


def signed_number(change: float) -> str:
    """A difference as it is, with its sign: `+60`, `-0.5`, `0`."""
    change = float(f"{change:.12g}")
    number = format_number(whole(change))
    return f"+{number}" if change > 0 else number


def choose_columns(entries: Sequence[Entry], width: int) -> list[Column]:
    """The columns that any entry fills, as far as there is room in `width` cells."""
    headings = {
        "day": (pgettext("column", "Date"), False),
        "value": (pgettext("column", "Value"), True),
        "change": (pgettext("column", "Change"), True),
        "score": (pgettext("column", "Score"), True),
        "confidence": (pgettext("column", "Conf"), True),
        "reported": (pgettext("column", "Status"), False),
        "by": (pgettext("column", "By"), False),
    }
    said = {key: [getattr(entry, key) for entry in entries] for key in headings}
    columns = [
        Column(key, heading, widest(heading, said[key], WIDEST), right)
        for key, (heading, right) in headings.items()
        if any(said[key])
    ]
    return fit(columns, width, ("change", "by", "reported", "score", "confidence"))
