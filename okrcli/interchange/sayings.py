"""What cells and lines say of an entry: text, figures and days of its fields, and what it has on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from okrcli.errors import UsageError
from okrcli.interchange import markup, words
from okrcli.interchange.days import is_ambiguous_day, read_day
from okrcli.interchange.draft import Cell, Entry, Told
from okrcli.interchange.figures import Figure, converted, figure_of, figures, is_ambiguous, masked_figures, read_number
from okrcli.interchange.questions import Questions
from okrcli.model import CheckIn, Guardrail, Measure, Metric, Milestones, Unmeasured
from okrcli.model.okr import Number
from okrcli.model.terms import ReportedStatus
from okrcli.schema.suggest import chances_out_of_ten


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


_BLOCKED = re.compile(
    r"\b(?:blocked(?: by)?|blockers?|bloqué(?: par)?|blocages?)\s*[:：]?\s*(?P<what>.+)", re.IGNORECASE
)
_LEVELS = re.compile(r"high|medium|low|élevée?|haute?|moyenne?|faible|basse", re.IGNORECASE)


class Sayings(EntryCells):
    """What was said of an entry that is measured by then."""

    measured: Measure
    unit: str | None

    def check_in(self) -> None:
        """Everything that has a day, or that of the whole document."""
        for line, day_text, rest in self.entry.updates:
            self.update(line, day_text, rest)
        self.scores()
        self.value()
        now, was = self.said.now, self.said.was
        if notes := [*self.said.notes, *([was] if now and was else [])]:
            self.at_as_of().notes += notes
        for text in [*([now] if now and not was else []), *self.said.outcomes]:
            self.outcome(text)
        for name in sorted(("note", "results"), key=lambda name: self.entry.places.get(name, 0)):
            text = self.text(name)
            if name == "results" and text:
                self.outcome(text)
            elif text:
                (self.days[min(self.days)] if self.days else self.at_as_of()).notes.append(text)
        self.status()
        self.confidence()
        self.tick()

    def update(self, line: int, day_text: str, rest: str) -> None:
        """A line that begins with a day."""
        day = self.day("update", day_text)
        if day is None:
            self.questions.document.skip(line, "no-day", f"{day_text}: {rest}")
            return
        blocked = _BLOCKED.search(rest)
        if blocked:
            self.at(day).blockers.append(blocked["what"].strip().rstrip("."))
            rest = rest[: blocked.start()].strip()
        self.outcome(rest, day)

    def scores(self) -> None:
        """Scores by hand, where it is measured by them."""
        if not self.entry.scored or self.measured != Metric(0, 1):
            for name in ("mid", "projected", "score"):
                if self.text(name):
                    self.skip("score", f"{name} {self.text(name)}")
            return
        for name in ("mid", "score"):
            if (value := self._score(name)) is not None:
                day = self.questions.mid if name == "mid" else self.questions.final
                self.at(day(self.entry.line)).value = value
        if self.text("projected"):
            self._score("projected")
            cell = self.entry.fields["projected"]
            projected = self.text("projected") if cell.number is None else f"{cell.number:g}"
            shown = re.sub(r"\.0+$", "", projected) if re.fullmatch(r"[0-9]+\.0+", projected) else projected
            self.at(self.questions.mid(self.entry.line)).notes.append(f"Projected {shown}")

    def _score(self, name: str) -> Number | None:
        text, found = self.text(name), self.figure(name)
        value = found and (found.value / 100 if found.unit == "%" else found.value)
        if text and (value is None or not 0 <= value <= 1):
            self.unreadable(name, text)
            return None
        return int(value) if value in (0, 1) else value

    def value(self) -> None:
        """The current value, and the progress beside it."""
        text = self.text("value")
        found = self.figure("value")
        if text and found is None and not words.says_done(text):
            if re.search("[0-9]", text) and not self._said_outcome(text):
                self.unreadable("value", text)
            else:
                self.outcome(text)
        elif found is not None:
            if isinstance(self.measured, Milestones):
                self.at_as_of().notes.append(text)
            else:
                self.at_as_of().value = self._in_unit(found)
        progress, share = self.text("progress"), self.share()
        if not progress or (self.measured == Metric(0, 100) and self.unit == "%" and share is not None):
            return
        if share is not None:
            self._compare(share)
        elif not words.says_done(progress):
            (self.outcome if re.search("[0-9]", progress) else self.state)(progress)

    def share(self) -> Number | None:
        """The progress in percent that a column or field says."""
        found, cell = self.figure("progress"), self.entry.fields.get("progress", Cell())
        if found is None:
            return None
        is_share = found.unit is None and cell.number is not None and found.value <= 1
        return found.value * 100 if is_share else found.value

    def _compare(self, share: Number) -> None:
        """Say where a progress in percent does not fit start, target and value."""
        values = [one.value for _, one in sorted(self.days.items()) if one.value is not None]
        measure = self.measured
        if isinstance(measure, Metric) and measure.baseline is not None and values:
            reached = 100 * (values[-1] - measure.baseline) / (measure.target - measure.baseline)
            if abs(reached - share) > 5:
                self.skip("progress-differs", f"{share:g} % / {reached:.0f} %")
        else:
            self.skip("progress-unused", self.text("progress"))

    def _in_unit(self, found: Figure) -> Number | None:
        if found.unit and self.unit and found.unit.casefold() != self.unit.casefold():
            other = converted(found.value, found.unit, self.unit)
            if other is None and re.sub("s$", "", found.unit) != re.sub("s$", "", self.unit):
                self.skip("other-unit", f"{found.value} {found.unit}")
                return None
            return found.value if other is None else other
        return found.value

    def _said_outcome(self, text: str) -> bool:
        return isinstance(self.measured, Metric | Guardrail) and self._value_in(text) is not None

    def outcome(self, text: str, day: date | None = None) -> None:
        """What came of it: a value where there is one of its kind, a state, and words."""
        at = self.at(day) if day is not None else self.at_as_of()
        rest = text.strip()
        if words.is_unsaid(rest):
            self.skip("unsaid", rest)
            return
        done = outcome_done(rest)
        if done:
            if isinstance(self.measured, Milestones | Metric):  # of a guardrail it says nothing: its words stay
                self.said.done = True
                rest = done[1]
        else:
            status, rest = words.status_and_rest(rest)
            at.status = status or at.status
        if not rest:
            return
        found = self._value_in(rest) if isinstance(self.measured, Metric | Guardrail) else None
        if found is not None:
            figure, start, end = found
            value = self._in_unit(figure)
            if value is not None:
                at.value = value
                before, after = rest[:start].strip(" :–—-"), rest[end:].strip(" :,;.–—-")
                rest = (
                    after
                    if not before
                    else before
                    if not after and not re.search(r"\w$", rest[:start].strip())
                    else rest
                )
                if not re.search(r"[^\W\d_]{2}", rest):
                    return
        if rest:
            at.notes.append(rest)

    def _value_in(self, text: str) -> tuple[Figure, int, int] | None:
        """The figure of a text that is the value, with where it stands: of `2/3 (66%)` the one that fits the target."""
        measure = self.measured
        target = measure.target if isinstance(measure, Metric) else None
        found = masked_figures(text, self.questions.decimal, asides=False)
        if not found:
            return None
        start, end = found[0].start, found[0].end
        if len(found) > 1 and re.fullmatch(r"\s*(?:/|of|sur|out of)\s*", text[found[0].end : found[1].start]):
            end = found[1].end
            aside = re.match(r"\s*\(([^()]*)\)", text[end:])
            percent = figure_of(aside[1], self.questions.decimal) if aside else None
            end += aside.end() if aside else 0
            if self.unit == "%" and found[0].unit != "%":
                return (percent, start, end) if percent and percent.unit == "%" else None
            same = found[1].value == target or found[1].value * 1 == target
            return (found[0], start, end) if same and self._fits(found[0]) else None
        for one in found:
            if self._fits(one):
                aside = re.match(r"\s*\([^()]*%\s*\)", text[one.end :]) if self.unit != "%" else None
                return one, one.start, one.end + (aside.end() if aside else 0)
        return None

    def _fits(self, figure: Figure) -> bool:
        """Whether a figure can be of its kind: it has its unit, or none."""
        if figure.unit is None:
            return True
        unit = self.unit
        if unit is None:
            return False
        plain = [re.sub("s$", "", one.casefold()) for one in (figure.unit, unit)]
        return plain[0] == plain[1] or converted(1, figure.unit, unit) is not None

    def status_done(self) -> bool:
        """Whether its status, progress or current value is a word of something done."""
        return any(words.says_done(self.text(name)) for name in ("status", "progress", "value"))

    def status(self) -> None:
        """Marks and cells of a state."""
        if self.said.status is not None:
            self.at_as_of().status = self.said.status
        if text := self.text("status"):
            self.state(text)

    def state(self, text: str) -> None:
        """A status that is one here, a done word, or words that are left."""
        status, text = words.status_and_rest(text)
        if status is not None:
            self.at_as_of().status = status
        if not text:
            return
        if words.says_done(text):
            self.said.done = True
        elif not words.says_no_status(text):
            self.at_as_of().notes.append(text)
        else:
            self.skip("no-status", text)

    def confidence(self) -> None:
        """The chances out of ten."""
        text = self.text("confidence")
        if not text:
            return
        whole = re.fullmatch(r"(10|[0-9])(?:\s*/\s*10)?", text)
        cell = self.entry.fields["confidence"]
        chances = (
            int(whole[1])
            if whole and (cell.number is None or cell.number != 1)
            else chances_out_of_ten(text.replace(",", "."))
        )
        if chances is not None:
            self.at_as_of().confidence = chances
        else:
            if _LEVELS.fullmatch(text) or not re.search(r"\w", text):
                self.questions.answer("confidence", self.entry.line, None)
            self.at_as_of().notes.append(f"Confidence {text}")

    def tick(self) -> None:
        """What a tick says, where the value does not say it already."""
        if not (self.said.done or self.status_done()):
            return
        measure = self.measured
        if isinstance(measure, Milestones):
            if len(measure.milestones) == 1 and measure.milestones[0].id == "done" and not self.entry.below:
                self.at_as_of().done.append("done")
            elif self.entry.below and not all(one.said.done for one in self.entry.below):
                self.skip("steps-open", self.said.words)
        elif isinstance(measure, Metric) and not any(one.value is not None for one in self.days.values()):
            self.at_as_of().value = measure.target
            self.questions.answer("reached", self.entry.line, measure.target, of=self.entry.line)
        elif isinstance(measure, Guardrail | Unmeasured):
            at = self.at_as_of()
            if not at.notes:
                at.notes.append("Done")


def outcome_done(text: str) -> re.Match[str] | None:
    """A word or mark of something done that a text begins with; its first group is what follows."""
    found = re.match(r"\s*[^\w\s]*\s*[^\W\d_]+(?:\s*[-–—:,.;]\s*|\s+(?=[0-9(])|\s*$)(.*)", text, re.DOTALL)
    if found and words.says_done(text[: found.start(1)].strip(" -–—:,.;")):
        return found
    return None
