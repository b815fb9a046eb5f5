"""One key result's questions: value or milestones, confidence, blockers, next, note. Each answer is on disk at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from okrcli.cli import answers
from okrcli.cli.context import Session
from okrcli.cli.prompts import GoBack, SkipQuestion, ask, ask_in_turn, confirm, default_label, prompt_of, says_none
from okrcli.errors import AnswerError
from okrcli.i18n import _
from okrcli.i18n.sentences import apart
from okrcli.model import Address, CheckIn, Cycle, KeyResult, Metric, Milestones, Objective, Settings
from okrcli.model.okr import Number
from okrcli.render.checkin import preview_page
from okrcli.render.console import glyphs_of, show
from okrcli.render.labels import value_label
from okrcli.scoring.assess import review_key_result
from okrcli.scoring.measures import done_milestones
from okrcli.scoring.states import KeyResultState
from okrcli.workspace.fields import set_fields
from okrcli.workspace.sitting import Drafts


class Step(NamedTuple):
    """A key result to ask about, with what it stands in."""

    address: Address
    cycle: Cycle
    objective: Objective
    key_result: KeyResult


class Walk(NamedTuple):
    """What holds for a whole walk: the day, who checks in, where answers go, what numbers are held against."""

    session: Session
    settings: Settings
    day: date
    by: str | None
    drafts: Drafts


class Questions:
    """The questions of one key result, with the answers given so far, also when it is come back to."""

    def __init__(self, walk: Walk, step: Step) -> None:
        self.before = review_key_result(step.key_result, step.objective, step.cycle, walk.settings, walk.day)
        self._walk = walk
        self._step = step
        owner = step.key_result.owner
        self._entry = CheckIn(walk.day, by=walk.by if walk.by != owner else None)
        self._answered: set[str] = set()
        self._baseline: Number | None = None
        self._last = self.before.last_word or self._entry

    def ask_all(self) -> None:
        """Ask one question after the other, each answer being written; raises as `ask_in_turn` does."""
        ask_in_turn(self._walk.session, [partial(self._answer, *one) for one in self._questions()])

    def _answer(self, part: str, question: Callable[[], Any]) -> None:
        while True:
            entry = self._entry._replace(**{part: question()})
            self._walk.drafts.write(self._step.address, entry)
            self._entry = entry
            self._answered.add(part)
            if part != "value" or entry.value is None or not self._starts_unknown():
                return
            with suppress(GoBack):  # to the value
                with suppress(SkipQuestion):
                    self._ask_baseline(entry.value)
                return

    def _questions(self) -> Iterator[tuple[str, Callable[[], Any]]]:
        """What is asked, in order: the part of the check-in that it fills, and what gives it."""
        key_result = self._step.key_result
        measure = key_result.measure
        if not isinstance(measure, Milestones):
            yield "value", self._ask_value
        elif len(done := sorted(done_milestones(key_result, self._walk.day))) < len(measure.milestones):
            yield "done", partial(self._ask_milestones, measure, done)
        yield "confidence", self._ask_confidence
        yield "blockers", partial(self._ask_lines, "blockers", _("Blockers"))
        yield "next", partial(self._ask_lines, "next", _("Next"))
        yield "note", self._ask_note

    def _ask_value(self) -> object:
        key_result, last = self._step.key_result, self.before.value
        default = self._entry.value if "value" in self._answered else last
        prompt = prompt_of(_("Value"), "" if default is None else self._clip(value_label(default, key_result)))
        while True:
            value = ask(prompt, lambda line: answers.read_value(line, last, key_result.unit), keep=default)
            if value is None:
                return None
            after = self._preview(self._entry._replace(value=value))
            if value == default or not answers.looks_wild(after, self.before):
                return value
            if confirm("  " + _("That is far from the last value. Is it right?")):
                return value

    def _starts_unknown(self) -> bool:
        """Whether this is the first value of a metric whose start the file does not say."""
        measure = self._step.key_result.measure
        return isinstance(measure, Metric) and measure.baseline is None and self.before.value is None

    def _ask_baseline(self, value: Number) -> None:
        """Ask where it started, and write it; raises SkipQuestion, GoBack and StopAsking."""
        key_result, default = self._step.key_result, value if self._baseline is None else self._baseline
        target = key_result.measure.target if isinstance(key_result.measure, Metric) else None

        def read(line: str) -> Number:
            figure = answers.read_figure(line, key_result.unit)
            if figure == target:
                raise AnswerError("E305", value=target)
            return figure

        known: Number | None = next((one for one in (default, 0) if one != target), None)
        shown = "" if known is None else self._clip(value_label(known, key_result))
        prompt = prompt_of(_("Where did it start? 0, or this value"), shown)
        baseline = ask(prompt, read, keep=known)
        if baseline is None:
            return
        set_fields(
            self._walk.drafts.root,
            self._step.address,
            {"baseline": baseline},
            None,
            today=self._walk.drafts.today,
            force=self._walk.drafts.force,
        )
        self._baseline = baseline

    def _ask_milestones(self, measure: Milestones, done: list[str]) -> object:
        numbers = {item.id: str(number) for number, item in enumerate(measure.milestones, start=1)}
        default = self._entry.done
        reached = ask(
            prompt_of(_("Newly done, by number"), ", ".join(numbers[one] for one in default), removable=True),
            lambda line: () if says_none(line) else answers.read_milestones([line], measure, done),
            keep=default,
        )
        if reached:
            self._preview(self._entry._replace(done=reached))
        return reached

    def _ask_confidence(self) -> object:
        default = self._entry.confidence if "confidence" in self._answered else self.before.confidence
        shown = "" if default is None else str(default)
        return ask(prompt_of(_("Confidence, 0 to 10"), shown), answers.read_confidence, keep=default)

    def _ask_lines(self, part: str, label: str) -> object:
        default: tuple[str, ...] = getattr(self._entry if part in self._answered else self._last, part)
        return ask(prompt_of(label, self._clip(apart(default)), removable=True), answers.read_lines, keep=default)

    def _ask_note(self) -> object:
        default = self._entry.note
        prompt = prompt_of(_("Note"), self._clip(default or ""), removable=True)
        return ask(prompt, lambda line: None if says_none(line) else line, keep=default)

    def _preview(self, entry: CheckIn) -> KeyResultState:
        """Show what the answer does to the score."""
        step, walk = self._step, self._walk
        key_result = _with_checkin(step.key_result, entry)
        after = review_key_result(key_result, step.objective, step.cycle, walk.settings, walk.day)
        console = walk.session.err()
        show(console, *preview_page(self.before, after, console.width, glyphs_of(console)))
        return after

    def _clip(self, text: str) -> str:
        return default_label(self._walk.session, text)


def _with_checkin(key_result: KeyResult, entry: CheckIn) -> KeyResult:
    """The key result as it would be with one more check-in, in its place by date."""
    earlier = tuple(one for one in key_result.checkins if one.date <= entry.date)
    return key_result._replace(checkins=(*earlier, entry, *key_result.checkins[len(earlier) :]))
