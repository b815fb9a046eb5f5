"""The Monday ritual: one key result after the other, a few questions each, every answer on disk as it is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from okrcli.cli import answers
from okrcli.cli.ask import GoBack, SkipQuestion, StopAsking, ask, confirm
from okrcli.cli.session import Session
from okrcli.i18n import _
from okrcli.model import Address, CheckIn, Cycle, KeyResult, Milestones, Objective, Settings
from okrcli.render.checkin_lines import checkin_lines, preview_lines
from okrcli.render.sanitise import visible
from okrcli.render.terminal import glyphs_of, show
from okrcli.render.views.checkin import checkin_view, number_label, preview_view
from okrcli.render.views.figures import done_milestones
from okrcli.scoring.assess import review_key_result
from okrcli.scoring.states import KeyResultState
from okrcli.workspace.checkins import Draft, says_something

# A raw score this far outside 0 to 1 is more often a slip of the keyboard than the truth.
PLAUSIBLE = (-1.0, 2.0)


@dataclass(frozen=True, slots=True)
class Stop:
    """A key result on the walk, as it stood when the walk began."""

    address: Address
    cycle: Cycle
    objective: Objective
    key_result: KeyResult


@dataclass(frozen=True, slots=True)
class Company:
    """Who walks, when, and what the numbers are held against."""

    session: Session
    settings: Settings
    day: date
    by: str | None


class Visit:
    """One key result's questions. What was answered so far is `entry`; it is written at each answer."""

    def __init__(self, company: Company, stop: Stop, draft: Draft) -> None:
        self.company = company
        self.stop = stop
        self.draft = draft
        self.entry = CheckIn(company.day, by=company.by)
        self.before = self._review(stop.key_result)
        last = stop.key_result.checkins[-1] if stop.key_result.checkins else None
        self.last = last or self.entry

    def questions(self) -> list[Callable[[], CheckIn]]:
        """What is asked, in order; each gives the entry with its answer, and may raise the ways out of a question."""
        measure = self.stop.key_result.measure
        return [
            partial(self._ask_milestones, measure) if isinstance(measure, Milestones) else self._ask_value,
            self._ask_confidence,
            self._ask_blockers,
            self._ask_next,
            self._ask_note,
        ]

    def write(self, entry: CheckIn) -> None:
        """Put what was answered so far on disk."""
        self.entry = entry
        self.draft.write(entry)

    def _ask_value(self) -> CheckIn:
        key_result = self.stop.key_result
        last = self.before.value
        prompt = _("Value") + (f" [{number_label(last)}]" if last is not None else "") + ": "
        while True:
            value = ask(prompt, lambda line: answers.read_value(line, last, key_result.unit), keep=last)
            if value is None:
                return replace(self.entry, value=None)
            entry = replace(self.entry, value=value)
            if self._preview(entry) or confirm(_("That is far from the last value. Is it right?")):
                return entry

    def _ask_milestones(self, measure: Milestones) -> CheckIn:
        done = done_milestones(self.stop.key_result, self.company.day)
        if len(done) == len(measure.items):
            return self.entry
        none: tuple[str, ...] = ()
        reached = ask(
            _("Newly done, by number") + ": ",
            lambda line: answers.read_milestones([line], measure, sorted(done)),
            keep=none,
        )
        entry = replace(self.entry, done=reached)
        if reached:
            self._preview(entry)
        return entry

    def _ask_confidence(self) -> CheckIn:
        last = self.before.confidence
        prompt = _("Confidence, 0 to 10") + (f" [{last}]" if last is not None else "") + ": "
        return replace(self.entry, confidence=ask(prompt, answers.read_confidence, keep=last))

    def _ask_blockers(self) -> CheckIn:
        return replace(self.entry, blockers=self._ask_lines(_("Blockers"), self.last.blockers))

    def _ask_next(self) -> CheckIn:
        return replace(self.entry, next=self._ask_lines(_("Next"), self.last.next))

    def _ask_note(self) -> CheckIn:
        return replace(self.entry, note=ask(_("Note") + ": ", str, keep=None))

    def _ask_lines(self, label: str, last: tuple[str, ...]) -> tuple[str, ...]:
        hint = f" [{visible('; '.join(last))}] " + _("(- for none)") if last else ""
        return ask(f"{label}{hint}: ", answers.read_lines, keep=last)

    def _preview(self, entry: CheckIn) -> bool:
        """Show what the answer does to the score; false where it is so far off that it looks like a slip."""
        after = self._review(with_checkin(self.stop.key_result, entry))
        console = self.company.session.err()
        show(console, preview_lines(preview_view(self.before, after), console.width, glyphs_of(console)))
        raw = after.raw_score
        return raw is None or PLAUSIBLE[0] <= raw <= PLAUSIBLE[1] or raw == self.before.raw_score

    def _review(self, key_result: KeyResult) -> KeyResultState:
        stop = self.stop
        return review_key_result(key_result, stop.objective, stop.cycle, self.company.settings, self.company.day)


def walk(company: Company, stops: Sequence[Stop], open_draft: Callable[[Address], Draft]) -> list[Draft]:
    """Visit every stop; returns the drafts that were written, also where the person stops early.

    Ctrl-C stops the walk like `q`: what was answered is on disk already.
    """
    drafts: dict[Address, Draft] = {}
    index = 0
    while index < len(stops):
        stop = stops[index]
        draft = drafts.setdefault(stop.address, open_draft(stop.address))
        _show_standing(company, stop, f"{index + 1}/{len(stops)}")
        try:
            _visit(Visit(company, stop, draft))
        except GoBack:
            index = max(0, index - 1)
        except (StopAsking, KeyboardInterrupt):
            break
        else:
            index += 1
    return [draft for draft in drafts.values() if draft.entry is not None and says_something(draft.entry)]


def with_checkin(key_result: KeyResult, entry: CheckIn) -> KeyResult:
    """The key result as it would be with one more check-in, in its place by date."""
    earlier = tuple(one for one in key_result.checkins if one.date <= entry.date)
    return replace(key_result, checkins=(*earlier, entry, *key_result.checkins[len(earlier) :]))


def _visit(visit: Visit) -> None:
    questions = visit.questions()
    position = 0
    while position < len(questions):
        try:
            visit.write(questions[position]())
        except SkipQuestion:
            if position == 0:
                return
        except GoBack:
            if position == 0:
                raise
            position -= 1
            continue
        position += 1


def _show_standing(company: Company, stop: Stop, position: str) -> None:
    console = company.session.err()
    state = review_key_result(stop.key_result, stop.objective, stop.cycle, company.settings, company.day)
    view = checkin_view(state, str(stop.address.path), company.day, position)
    console.print()
    show(console, checkin_lines(view, console.width, glyphs_of(console)))
