"""What cells and lines say of one key result: text, figures and days of its fields, and what it has on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from okrcli.interchange import markup, words
from okrcli.interchange.days import is_ambiguous_day, read_day
from okrcli.interchange.draft import Entry
from okrcli.interchange.figures import Figure, figure_of, figures, is_ambiguous
from okrcli.model import CheckIn
from okrcli.model.okr import Number
from okrcli.model.terms import ReportedStatus


class Reader(Protocol):
    """What the reading of the whole document knows and keeps; see `okrcli.interchange.decide`."""

    decimal: str
    order: str | None
    starts: date
    ends: date

    def as_of(self, line: int) -> date: ...  # noqa: D102
    def mid(self, line: int) -> date: ...  # noqa: D102
    def final(self, line: int) -> date: ...  # noqa: D102
    def unsure_number(self, line: int, text: str) -> None: ...  # noqa: D102
    def unsure_day(self, line: int, text: str) -> None: ...  # noqa: D102
    def tell(self, line: int, about: str, default: object) -> None: ...  # noqa: D102
    def skip(self, line: int, why: str, text: str = "") -> None: ...  # noqa: D102
    def unreadable(self, entry: Entry, name: str, text: str) -> None: ...  # noqa: D102
    def need_measure(self, line: int, text: str, doubt: str | None) -> None: ...  # noqa: D102


@dataclass(slots=True)
class Day:
    """What a key result has on one day."""

    value: Number | None = None
    done: list[str] = field(default_factory=list)
    confidence: int | None = None
    status: ReportedStatus | None = None
    notes: list[str] = field(default_factory=list)
    blockers: list[str] = field(default_factory=list)

    def checkin(self, day: date) -> CheckIn | None:
        """The check-in of that day; none where it says nothing."""
        note = "; ".join(dict.fromkeys(self.notes)) or None
        said = (self.value, self.confidence, self.status, note)
        if not self.done and not self.blockers and all(one is None for one in said):
            return None
        return CheckIn(
            day, self.value, tuple(self.done), self.confidence, self.status, None, note, tuple(self.blockers)
        )


class EntryCells:
    """The fields of an entry, and what was said of it by day."""

    def __init__(self, entry: Entry, reader: Reader) -> None:
        self.entry, self.reader = entry, reader
        self.said = entry.said
        self.days: dict[date, Day] = {}

    def text(self, name: str) -> str:
        """What a field says, empty where that is nothing."""
        cell = self.entry.fields.get(name)
        bold = (
            markup.within(cell.text, markup.BOLD, markup.BOLD_END)
            if cell and name in ("mid", "projected", "score")
            else []
        )
        text = bold[-1] if bold and figures(bold[-1]) else markup.plain(cell.text) if cell else ""
        return "" if words.is_unsaid(text) or text in ("-", "–", "—", "*", "?") else text

    def figure(self, name: str) -> Figure | None:
        """The figure that a field is; what holds digits and is none is reported."""
        text, cell = self.text(name), self.entry.fields.get(name)
        if cell is not None and cell.number is not None and text:
            return Figure(0, len(text), cell.number, "%" if text.endswith("%") else None)
        if not text:
            return None
        found = figure_of(text.lstrip("~≈ "), self.reader.decimal)
        digits = re.search(r"[0-9][0-9.,]*[0-9]", text)
        if digits and is_ambiguous(digits[0]):
            self.reader.unsure_number(self.entry.line, digits[0])
        return found

    def day(self, name: str, text: str) -> date | None:
        """The day that a text is; raises through the reader where it could be two."""
        cell = self.entry.fields.get(name)
        if cell is not None and cell.day is not None:
            return cell.day
        if is_ambiguous_day(text) and self.reader.order is None:
            self.reader.unsure_day(self.entry.line, text)
        return read_day(text, self.reader.order, self.reader.ends.year)

    def window(self, name: str) -> date | None:
        """The first or last day of its own; none where it is the cycle's."""
        text = self.text(name)
        if not text:
            return None
        day = self.day(name, text)
        if day is None:
            self.reader.unreadable(self.entry, name, text)
            return None
        return self._inside(day, getattr(self.reader, name), text)

    def _inside(self, day: date, usual: date, text: str) -> date | None:
        if day == usual:
            return None
        if not self.reader.starts <= day <= self.reader.ends:
            self.reader.skip(self.entry.line, "outside-cycle", text)
            return None
        return day

    def at(self, day: date) -> Day:
        """What it has on a day."""
        return self.days.setdefault(day, Day())

    def at_as_of(self) -> Day:
        """What it has on the day of all that has none of its own."""
        updated = self.text("updated")
        day = self.day("updated", updated) if updated else None
        return self.at(
            day if day is not None and day <= self.reader.as_of(self.entry.line) else self.reader.as_of(self.entry.line)
        )
