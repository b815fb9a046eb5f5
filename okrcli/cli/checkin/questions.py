"""One key result's questions: value or milestones, confidence, blockers, next, note. Each answer is on disk at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from okrcli.cli import answers
from okrcli.cli.context import Session
from okrcli.cli.prompts import ask, ask_in_turn, confirm, default_label, prompt_of, says_none
from okrcli.i18n import _
from okrcli.model import Address, CheckIn, Cycle, KeyResult, Milestones, Objective, Settings
from okrcli.render.checkin import preview_page
from okrcli.render.console import glyphs_of, show
from okrcli.render.labels import value_label
from okrcli.scoring.assess import review_key_result
from okrcli.scoring.history import done_milestones, known_checkins
from okrcli.scoring.states import KeyResultState
from okrcli.workspace.checkins import Drafts


@dataclass(frozen=True, slots=True)
class Stop:
    """A key result on the walk, as it stood when the walk began."""

    address: Address
    cycle: Cycle
    objective: Objective
    key_result: KeyResult


@dataclass(frozen=True, slots=True)
class Company:
    """Who walks, when, where the answers go, and what the numbers are held against."""

    session: Session
    settings: Settings
    day: date
    by: str | None
    drafts: Drafts


class Visit:
    """The questions of one key result, with the answers given so far, also when it is come back to."""

    def __init__(self, company: Company, stop: Stop) -> None:
        self.company = company
        self.stop = stop
        owner = stop.key_result.owner or stop.objective.owner
        self.entry = CheckIn(company.day, by=company.by if company.by != owner else None)
        self.answered: set[str] = set()
        self.before = self._review(stop.key_result)
        known = known_checkins(stop.key_result, company.day)
        self.last = known[-1] if known else self.entry

    def ask_all(self) -> None:
        """Ask one question after the other, each answer being written; raises as `ask_in_turn` does."""
        ask_in_turn(self.company.session, [partial(self._answer, *one) for one in self._questions()])

    def _answer(self, part: str, question: Callable[[], CheckIn]) -> None:
        entry = question()
        self.company.drafts.write(self.stop.address, entry)
        self.entry = entry
        self.answered.add(part)

    def _questions(self) -> Iterator[tuple[str, Callable[[], CheckIn]]]:
        """What is asked, in order: the part of the check-in that it fills, and what gives the check-in with it."""
        measure = self.stop.key_result.measure
        if not isinstance(measure, Milestones):
            yield "value", self._ask_value
        elif len(done := sorted(done_milestones(self.stop.key_result, self.company.day))) < len(measure.milestones):
            yield "done", partial(self._ask_milestones, measure, done)
        yield "confidence", self._ask_confidence
        yield "blockers", self._ask_blockers
        yield "next", self._ask_next
        yield "note", self._ask_note

    def _ask_value(self) -> CheckIn:
        key_result, last = self.stop.key_result, self.before.value
        default = self.entry.value if "value" in self.answered else last
        prompt = prompt_of(_("Value"), "" if default is None else self._clip(value_label(default, key_result)))
        while True:
            value = ask(prompt, lambda line: answers.read_value(line, last, key_result.unit), keep=default)
            entry = self.entry._replace(value=value)
            if value is None:
                return entry
            after = self._preview(entry)
            if value == default or not answers.looks_wild(after, self.before):
                return entry
            if confirm("  " + _("That is far from the last value. Is it right?")):
                return entry

    def _ask_milestones(self, measure: Milestones, done: list[str]) -> CheckIn:
        numbers = {item.id: str(number) for number, item in enumerate(measure.milestones, start=1)}
        default = self.entry.done
        reached = ask(
            prompt_of(_("Newly done, by number"), ", ".join(numbers[one] for one in default), removable=True),
            lambda line: () if says_none(line) else answers.read_milestones([line], measure, done),
            keep=default,
        )
        entry = self.entry._replace(done=reached)
        if reached:
            self._preview(entry)
        return entry

    def _ask_confidence(self) -> CheckIn:
        default = self.entry.confidence if "confidence" in self.answered else self.before.confidence
        shown = "" if default is None else str(default)
        confidence = ask(prompt_of(_("Confidence, 0 to 10"), shown), answers.read_confidence, keep=default)
        return self.entry._replace(confidence=confidence)

    def _ask_blockers(self) -> CheckIn:
        default = (self.entry if "blockers" in self.answered else self.last).blockers
        return self.entry._replace(blockers=self._ask_lines(_("Blockers"), default))

    def _ask_next(self) -> CheckIn:
        default = (self.entry if "next" in self.answered else self.last).next
        return self.entry._replace(next=self._ask_lines(_("Next"), default))

    def _ask_lines(self, label: str, default: tuple[str, ...]) -> tuple[str, ...]:
        prompt = prompt_of(label, self._clip("; ".join(default)), removable=True)
        return ask(prompt, answers.read_lines, keep=default)

    def _ask_note(self) -> CheckIn:
        default = self.entry.note
        prompt = prompt_of(_("Note"), self._clip(default or ""), removable=True)
        note = ask(prompt, lambda line: None if says_none(line) else line, keep=default)
        return self.entry._replace(note=note)

    def _preview(self, entry: CheckIn) -> KeyResultState:
        """Show what the answer does to the score."""
        after = self._review(with_checkin(self.stop.key_result, entry))
        console = self.company.session.err()
        show(console, *preview_page(self.before, after, console.width, glyphs_of(console)))
        return after

    def _clip(self, text: str) -> str:
        return default_label(self.company.session, text)

    def _review(self, key_result: KeyResult) -> KeyResultState:
        stop = self.stop
        return review_key_result(key_result, stop.objective, stop.cycle, self.company.settings, self.company.day)


def with_checkin(key_result: KeyResult, entry: CheckIn) -> KeyResult:
    """The key result as it would be with one more check-in, in its place by date."""
    earlier = tuple(one for one in key_result.checkins if one.date <= entry.date)
    return key_result._replace(checkins=(*earlier, entry, *key_result.checkins[len(earlier) :]))
