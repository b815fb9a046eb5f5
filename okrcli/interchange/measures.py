"""What is known of one key result: how it is measured, and what was said of it on which day."""

from __future__ import annotations

import re
from datetime import date

from okrcli.interchange import words
from okrcli.interchange.draft import Cell, Entry, Told
from okrcli.interchange.figures import Aim, Figure, aim_of, converted, figure_of, figures, is_ambiguous, masked_figures
from okrcli.interchange.questions import Questions
from okrcli.interchange.sayings import Sayings, outcome_done
from okrcli.model import Guardrail, KeyResult, Measure, Metric, Milestone, Milestones, Unmeasured
from okrcli.model.okr import Extra
from okrcli.workspace.entries import short_id

_BY = re.compile(
    r"\s*[,;(]?\s*\b(?:by|before|until|due|d['’]ici(?: le| au)?|avant le|pour le|"
    r"au plus tard le)\s+(?P<day>[^()]+?)\)?\s*$",
    re.IGNORECASE,
)


def read_key_result(entry: Entry, questions: Questions) -> KeyResult:
    """A key result as far as its measure goes: unit, check-ins, days of its own, and what is kept as its own key.

    What it is called and whose it is is decided elsewhere.
    """
    return _Measuring(entry, questions).result()


class _Measuring(Sayings):
    """The decisions on one key result, one after the other."""

    def __init__(self, entry: Entry, questions: Questions) -> None:
        super().__init__(entry, questions)
        self.extra: dict[str, str] = {}
        self.unit = self.text("unit") or self.said.unit
        self.ends: date | None = None
        self.target_done = False
        self.doubt: str | None = None

    def result(self) -> KeyResult:
        """All of it."""
        starts = self.window("starts")
        self.ends = self.window("ends")
        self.measured = measure = self.measure()
        self.check_in()
        checkins = tuple(one for day in sorted(self.days) if (one := self.days[day].checkin(day)))
        if isinstance(measure, Unmeasured):
            told = Told(self.entry.line, self.doubt or "no-figure", self.said.words)
            self.questions.document.unmeasured.append(told)
        return KeyResult(
            "",
            self.said.words,
            measure,
            unit=self.unit,
            checkins=checkins,
            starts=starts,
            ends=self.ends,
            extra=Extra(self.extra),
        )

    # --- how it is measured ------------------------------------------------------------------------------------------

    def measure(self) -> Measure:
        """By what its cells say, then its steps, then its words."""
        aim = self.aim_of_cells()
        if aim is None and self.entry.scored:
            self.unit = None
            return Metric(0, 1)
        if aim is None and not self.target_done and (share := self.share()) is not None:
            self.unit = "%"
            self.skip("progress", self.text("progress"))
            self.at_as_of().value = share
            return Metric(0, 100)
        if self.entry.below and (aim is None or aim.target is None):
            return self.milestones()
        aim = aim or (Aim() if self.target_done else self.aim_of_words())
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

    def aim_of_words(self) -> Aim:
        """What its words say, and where it is now where they say only where it shall be."""
        statement, decimal, said_now = self.said.words, self.questions.decimal, self.said.now or ""
        now = figure_of(said_now.lstrip("~≈<> "), decimal)
        if now is None and len(here := masked_figures(said_now, decimal)) == 1:
            now = here[0]
        for found in re.findall(r"(?<![\w.,])[0-9]{1,3},[0-9]{3}(?![\w,.])", statement):
            if is_ambiguous(found):
                self.questions.settle_decimal(self.entry.line, found)
        decimal = self.questions.decimal
        aim = aim_of(statement, now, decimal)
        if now and aim.baseline is not None and aim_of(statement, decimal=decimal).baseline is None:
            self.said.now = None  # it is where this starts
        return aim

    def outcome_done(self) -> bool:
        """Whether what came of it begins with a word of something done."""
        return any(outcome_done(one) for one in [*self.said.outcomes, self.text("results")] if one)

    def milestones(self) -> Milestones:
        """Its steps, with ids of their words."""
        made: list[Milestone] = []
        for one in self.entry.below:
            made.append(Milestone(short_id(one.said.words, [each.id for each in made]), one.said.words))
            if one.said.done:
                self.at_as_of().done.append(made[-1].id)
        self.unit = None
        return Milestones(tuple(made))

    def aim_of_cells(self) -> Aim | None:
        """What start and target cells say; none where they say nothing."""
        text = self.text("target")
        by = _BY.search(text)
        if by and (day := self.day("target-day", by["day"])) is not None:
            self.ends = self.ends or self._inside(day, self.questions.ends, by["day"])
            text = text[: by.start()].strip()
        start, cell = self.figure("baseline"), self.figure("target")
        decimal = self.questions.decimal
        target = cell if self.entry.fields.get("target", Cell()).number is not None else figure_of(text, decimal)
        if self.text("baseline") and start is None:
            self._no_figure("baseline", self.text("baseline"))
        if target is not None:
            return self._of_unit(self._from(start, target, text))
        if text:
            return self._aim_of_text(text, start)
        if start is not None:
            said = aim_of(self.said.words, start, decimal)
            if said.target is not None:
                return said._replace(baseline=said.baseline if said.baseline is not None else start.value)
            self.extra["x-baseline"] = self.text("baseline")
            self.skip("no-target", self.text("baseline"))
        return None

    def _aim_of_text(self, text: str, start: Figure | None) -> Aim | None:
        """What a target's cell says that is no figure alone."""
        if words.says_done(text):
            self.target_done = True
            return None
        if words.UNKNOWN.search(text):
            self.skip("unsaid", text)
            return Aim(doubt="unsaid")
        said = aim_of(text, start, self.questions.decimal)
        if said.target is not None or said.at_least is not None or said.at_most is not None:
            if _words_beside_figure(text):
                self.extra["x-target"] = text
            return self._of_unit(said)
        self._no_figure("target", text)
        return None

    def _from(self, start: Figure | None, target: Figure, text: str) -> Aim:
        """A target's cell with its start's, or with what the words say of where it starts."""
        said = aim_of(self.said.words, decimal=self.questions.decimal) if start is None else Aim()
        said = said if said.target == target.value else Aim()  # its words say the same, and perhaps from where
        unit = self.unit or target.unit or (start.unit if start else said.unit)
        baseline = start.value if start else said.baseline
        if start and start.unit and target.unit and start.unit != target.unit:
            baseline = converted(start.value, start.unit, target.unit)
            self.questions.answer("unit", self.entry.line, target.unit, of=self.entry.line)
        if start and baseline == target.value:
            self.skip("same-figures", f"{self.text('baseline')} = {text}")
            baseline = None
        return Aim(baseline, target.value, unit=unit)

    def _of_unit(self, aim: Aim) -> Aim:
        return aim if aim.unit or not self.unit else aim._replace(unit=self.unit)

    def _no_figure(self, name: str, text: str) -> None:
        if re.search(r"[0-9]", text):
            self.unreadable(name, text)
        else:
            self.extra[f"x-{name}"] = text
            self.skip("words-for-figure", text)


def _words_beside_figure(text: str) -> bool:
    """Whether a text has words that are neither of its figures nor of a bound before one: `40 customers`, `3m`."""
    for one in reversed(figures(text)):
        text = text[: one.start] + text[one.end :]
    return re.search(r"[^\W\d_]", re.sub(f"{words.ABOVE}|{words.BELOW}", "", text, flags=re.IGNORECASE)) is not None
