"""What cells and lines say of one key result: text, figures and days of its fields, and what it has on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from okrcli.errors import UsageError
from okrcli.interchange import markup, words
from okrcli.interchange.days import is_ambiguous_day, read_day
from okrcli.interchange.draft import Entry, Told
from okrcli.interchange.figures import Figure, figure_of, figures, is_ambiguous, read_number
from okrcli.interchange.grid import Cell
from okrcli.interchange.questions import Questions
from okrcli.model import CheckIn
from okrcli.model.okr import Number
from okrcli.model.terms import ReportedStatus


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

    def __init__(self, entry: Entry, questions: Questions) -> None:
        self.entry, self.questions = entry, questions
        self.said = entry.said
        self.days: dict[date, Day] = {}

    def skip(self, why: str, text: str) -> None:
        """Report that something of it was left out."""
        self.questions.document.skip(self.entry.line, why, text)

    def unreadable(self, name: str, text: str) -> None:
        """Report a figure or date that cannot be read: it holds up a table."""
        column = self.entry.places.get(name)
        told = Told(self.entry.line, "unreadable", text, column, {"field": name}, holds=column is not None)
        self.questions.document.not_understood.append(told)

    def text(self, name: str) -> str:
        """What a field says, empty where that is nothing."""
        cell = self.entry.fields.get(name, Cell())
        scored = name in ("mid", "projected", "score")
        bold = markup.within(cell.text, markup.BOLD, markup.BOLD_END) if scored else []
        text = bold[-1] if bold and figures(bold[-1]) else markup.plain(cell.text)
        return "" if words.is_unsaid(text) else text

    def figure(self, name: str) -> Figure | None:
        """The figure that a field is; one with a lone comma before three digits is asked about."""
        text, cell = self.text(name), self.entry.fields.get(name, Cell())
        if not text:
            return None
        if cell.number is not None:
            return Figure(0, len(text), cell.number, "%" if text.endswith("%") else None)
        found = figure_of(text.lstrip("~≈ "), self.questions.decimal)
        digits = re.search(r"[0-9][0-9.,]*[0-9]", text)
        if digits and is_ambiguous(digits[0]):
            self.questions.settle_decimal(self.entry.line, digits[0])
        return found

    def weight(self) -> Number:
        """Its weight, 1 where none can be read."""
        text = self.text("weight")
        number = read_number(text.rstrip("% "), self.questions.decimal) if text else 1
        if number is None or number <= 0:
            self.unreadable("weight", text)
            return 1
        return number

    def day(self, name: str, text: str) -> date | None:
        """The day that a text is; raises UsageError where it could be two, for which there is no safe default."""
        cell, order = self.entry.fields.get(name, Cell()), self.questions.order
        if cell.day is None and order is None and is_ambiguous_day(text):
            raise UsageError("import-date-order", typed=text, line=self.entry.line)
        return cell.day or read_day(text, order, self.questions.ends.year)

    def window(self, name: str) -> date | None:
        """The first or last day of its own; none where it is the cycle's."""
        text = self.text(name)
        day = self.day(name, text) if text else None
        if text and day is None:
            self.unreadable(name, text)
        return self._inside(day, getattr(self.questions, name), text)

    def _inside(self, day: date | None, usual: date, text: str) -> date | None:
        if day is None or day == usual:
            return None
        if not self.questions.starts <= day <= self.questions.ends:
            self.skip("outside-cycle", text)
            return None
        return day

    def at(self, day: date) -> Day:
        """What it has on a day."""
        return self.days.setdefault(day, Day())

    def at_as_of(self) -> Day:
        """What it has on the day of all that has none of its own."""
        updated = self.text("updated")
        day, as_of = self.day("updated", updated) if updated else None, self.questions.as_of(self.entry.line)
        return self.at(day if day is not None and day <= as_of else as_of)
