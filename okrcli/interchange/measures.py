"""What is known of one key result: how it is measured, and what was said of it on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from okrcli.interchange import words
from okrcli.interchange.draft import Entry
from okrcli.interchange.entry_cells import Reader
from okrcli.interchange.figures import (
    Aim,
    aim_of,
    converted,
    figure_of,
    figures,
    is_ambiguous,
    masked_figures,
)
from okrcli.interchange.sayings import Sayings, outcome_done
from okrcli.model import CheckIn, Guardrail, Measure, Metric, Milestone, Milestones, Unmeasured
from okrcli.model.okr import Number

_BY = re.compile(
    r"\s*[,;(]?\s*\b(?:by|before|until|due|d['’]ici(?: le| au)?|avant le|pour le|"
    r"au plus tard le)\s+(?P<day>[^()]+?)\)?\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Measured:
    """A key result's measure, unit and check-ins, with its own last day and what became a key of the team's own."""

    measure: Measure
    unit: str | None
    checkins: tuple[CheckIn, ...]
    ends: date | None
    starts: date | None
    extra: dict[str, str]


def measure(entry: Entry, reader: Reader, ids: object) -> Measured:
    """Decide how a key result is measured, and what was checked in; `ids` makes ids of words."""
    return _Measuring(entry, reader, ids).result()


class _Measuring(Sayings):
    """The decisions on one key result, one after the other."""

    def __init__(self, entry: Entry, reader: Reader, ids: object) -> None:
        super().__init__(entry, reader)
        self.ids = ids
        self.extra: dict[str, str] = {}
        self.unit = self.text("unit") or self.said.unit
        self.ends: date | None = None
        self.target_done = False

    def result(self) -> Measured:
        """All of it."""
        starts = self.window("starts")
        self.ends = self.window("ends")
        measure = self.measure()
        self.measured = measure
        self.check_in()
        checkins = [one for day in sorted(self.days) if (one := self.days[day].checkin(day))]
        if isinstance(measure, Unmeasured):
            self.reader.need_measure(self.entry.line, self.said.words, self.doubt)
        return Measured(measure, self.unit, tuple(checkins), self.ends, starts, self.extra)

    # --- how it is measured ------------------------------------------------------------------------------------------

    def measure(self) -> Measure:
        """By what its cells say, then its steps, then its words."""
        self.doubt: str | None = None
        aim = self.aim_of_cells()
        if aim is None and self.entry.scored:
            self.unit = None
            return Metric(0, 1)
        if aim is None and not self.target_done and (share := self.share()) is not None:
            self.unit = "%"
            self.reader.skip(self.entry.line, "progress", f"{self.text('progress')}")
            self.at_as_of().value = share
            return Metric(0, 100)
        if self.entry.below and (aim is None or aim.target is None):
            return self.milestones([(one.said.words, one.said.done) for one in self.entry.below])
        if aim is None:
            now = figure_of(self.said.now.lstrip("~≈<> "), self.reader.decimal) if self.said.now else None
            now = now or (
                here[0] if len(here := masked_figures(self.said.now or "", self.reader.decimal)) == 1 else None
            )
            self.unsure(self.said.words)
            aim = aim_of(self.said.words, now, self.reader.decimal) if not self.target_done else Aim()
            if (
                now
                and aim.baseline is not None
                and aim_of(self.said.words, decimal=self.reader.decimal).baseline is None
            ):
                self.said.now = None  # it is where this starts
        self.doubt = aim.doubt
        self.unit = self.unit or aim.unit
        if aim.target is not None:
            return Metric(aim.baseline, aim.target)
        if aim.at_least is not None or aim.at_most is not None:
            return Guardrail(aim.at_least, aim.at_most)
        done = self.said.done or self.status_done()
        if aim.doubt is None and (self.said.box is not None or done or self.target_done or self.outcome_done()):
            self.unit = None
            return Milestones((Milestone("done", self.said.words),))
        return Unmeasured()

    def unsure(self, text: str) -> None:
        """Ask how numbers are written, where one of a text could be two."""
        for found in re.findall(r"(?<![\w.,])[0-9]{1,3},[0-9]{3}(?![\w,.])", text):
            if is_ambiguous(found):
                self.reader.unsure_number(self.entry.line, found)

    def outcome_done(self) -> bool:
        """Whether what came of it begins with a word of something done."""
        return any(outcome_done(one) for one in [*self.said.outcomes, self.text("results")] if one)

    def milestones(self, steps: list[tuple[str, bool]]) -> Milestones:
        """Steps with ids of their words."""
        made: list[Milestone] = []
        for said, done in steps:
            name = self.ids(said, [one.id for one in made])  # type: ignore[operator]
            made.append(Milestone(name, said))
            if done:
                self.at_as_of().done.append(name)
        self.unit = None
        return Milestones(tuple(made))

    def share(self) -> Number | None:
        """The progress in percent that a column or field says, where neither start nor target stand beside it."""
        found = self.figure("progress")
        cell = self.entry.fields.get("progress")
        if found is None or cell is None:
            return None
        if found.unit == "%" or cell.number is None or found.value > 1:
            return found.value
        return found.value * 100

    def aim_of_cells(self) -> Aim | None:
        """What start and target cells say; none where they say nothing."""
        target_text = self.text("target")
        by = _BY.search(target_text)
        if by and (day := self.day("target-day", by["day"])) is not None:
            self.ends = self.ends or self._inside(day, self.reader.ends, by["day"])
            target_text = target_text[: by.start()].strip()
        start, target = self.figure("baseline"), figure_of(target_text, self.reader.decimal)
        cell = self.entry.fields.get("target")
        if cell is not None and cell.number is not None:
            target = self.figure("target")
        elif target is not None:
            self.figure("target")
        if self.text("baseline") and start is None:
            self._no_figure("baseline", self.text("baseline"))
        if target_text and target is None:
            if words.says_done(target_text):
                self.target_done = True
                return None
            if words.UNKNOWN.search(target_text):
                self.reader.skip(self.entry.line, "unsaid", target_text)
                return Aim(doubt="unsaid")
            said = aim_of(target_text, start, self.reader.decimal)
            if said.target is not None or said.at_least is not None or said.at_most is not None:
                if _words_beside_figure(target_text):
                    self.extra["x-target"] = target_text
                return self._of_unit(said)
            self._no_figure("target", target_text)
            return None
        if target is None:
            if start is not None:
                said = aim_of(self.said.words, start, self.reader.decimal)
                if said.target is not None:
                    return said._replace(baseline=said.baseline if said.baseline is not None else start.value)
                self.extra["x-baseline"] = self.text("baseline")
                self.reader.skip(self.entry.line, "no-target", self.text("baseline"))
            return None
        said = aim_of(self.said.words, decimal=self.reader.decimal) if start is None else Aim()
        said = said if said.target == target.value else Aim()  # its words say the same, and perhaps from where
        unit = self.unit or target.unit or (start.unit if start else said.unit)
        baseline = start.value if start else said.baseline
        if start and start.unit and target.unit and start.unit != target.unit:
            baseline = converted(start.value, start.unit, target.unit)
            self.reader.tell(self.entry.line, "unit", target.unit)
        if start and baseline is not None and baseline == target.value:
            self.reader.skip(self.entry.line, "same-figures", f"{self.text('baseline')} = {target_text}")
            baseline = None
        return self._of_unit(Aim(baseline, target.value, unit=unit))

    def _of_unit(self, aim: Aim) -> Aim:
        return aim if aim.unit or not self.unit else aim._replace(unit=self.unit)

    def _no_figure(self, name: str, text: str) -> None:
        if re.search(r"[0-9]", text):
            self.reader.unreadable(self.entry, name, text)
        else:
            self.extra[f"x-{name}"] = text
            self.reader.skip(self.entry.line, "words-for-figure", text)


def _words_beside_figure(text: str) -> bool:
    """Whether a text has words that are neither of its figures nor of a bound before one: `40 customers`, `3m`."""
    for one in reversed(figures(text)):
        text = text[: one.start] + text[one.end :]
    return re.search(r"[^\W\d_]", re.sub(f"{words.ABOVE}|{words.BELOW}", "", text, flags=re.IGNORECASE)) is not None


def next_middle(starts: date, ends: date) -> date:
    """The day in the middle of a cycle: its first day and half of its days, rounded down."""
    return starts + timedelta(((ends - starts).days + 1) // 2)
