"""The closing at a terminal: key results, then their objective, a few questions each, every answer on disk at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from okrcli.cli.close_cycle.draft import Item, RetroDraft, own_grade, read_decision, read_grade
from okrcli.cli.console import hint, tell_next
from okrcli.cli.context import Workspace, today
from okrcli.cli.prompts import (
    StopAsking,
    agrees,
    ask,
    ask_in_turn,
    default_label,
    prompt_of,
    say,
    says_none,
    walk,
)
from okrcli.errors import ExitCode
from okrcli.i18n import _, ngettext
from okrcli.i18n.dates import format_date
from okrcli.model import Address
from okrcli.model.okr import Number
from okrcli.render.close_cycle import key_result_question, objective_question
from okrcli.render.console import glyphs_of, show
from okrcli.render.labels import decision_word, score_label
from okrcli.workspace.close_cycle import Retrospective, write_retrospectives


class Closing(NamedTuple):
    """What closes, with what is said of it, the day that it closes, and what is on disk by now of this run: `mine`."""

    workspace: Workspace
    draft: RetroDraft
    day: date
    mine: dict[Address, Retrospective]

    def write(self, item: Item, said: Retrospective) -> None:
        """Note an answer and put it on disk; where that fails it is not noted either."""
        before = dict(self.draft.said)
        self.draft.said[item.address] = said
        written = self.draft.written(item)
        team = Address(item.address.cycle, item.address.team)
        try:
            write_retrospectives(self.workspace.root, team, {item.address: written}, self.mine, today=today())
        except BaseException:
            self.draft.said = before
            raise
        self.mine[item.address] = written


def ask_all(closing: Closing, items: Sequence[Item], *, whole: bool) -> int | None:
    """Ask about each item, then, of the `whole` cycle, whether to close.

    None where it is to close now, else what the shell is told. `q`, the end of the input and Ctrl-C keep what was
    answered, and say so.
    """
    session, cycle = closing.workspace.session, closing.draft.review.cycle
    if items:
        count = ngettext("{n} to grade", "{n} to grade", len(items)).format(n=len(items))
        keys = _("Enter keeps what is in brackets, s skips, b goes back, q stops. Each answer is saved at once.")
        show(session.err(), "")
        hint(session, f"{count}. {keys}")

    def visit(item: Item, position: str, fresh: bool) -> None:
        if fresh:
            _show_item(closing, item, position)
        _ask_item(closing, item)

    def close(question: str, _position: str, _fresh: bool) -> None:
        say("")
        if not agrees(question, default=True):
            raise StopAsking

    outcome = walk(session, items, visit)
    code, stopped, left = outcome.code, outcome.stopped, closing.draft.unsettled()
    if whole and not (code or stopped or left):
        question = _("Close {cycle} on {day}?").format(cycle=cycle.id, day=format_date(closing.day))
        _failed, code, stopped = walk(session, [question], close)
    if not (code or stopped or left):
        return None
    if code == ExitCode.INTERRUPTED:
        saved = _("Interrupted: your answers so far are saved, and the cycle is still open.")
        hint(session, saved if closing.mine else _("Interrupted: nothing was written, and the cycle is still open."))
    else:
        show(session.err(), "")
        hint(session, _("Your answers are saved, and {cycle} is still open.").format(cycle=cycle.id))
        if left:
            hint(session, ngettext("{n} left for later.", "{n} left for later.", len(left)).format(n=len(left)))
    tell_next(session, f"okr close-cycle {cycle.id}", _("goes on where it stopped"))
    return code


def _show_item(closing: Closing, item: Item, position: str) -> None:
    console = closing.workspace.session.err()
    place = (item.address.path, position, console.width, glyphs_of(console))
    if item.key_result is not None:
        page = key_result_question(item.key_result, closing.day, *place)
    else:
        page = objective_question(item.objective, closing.draft.final(item), *place)
    show(console, "", *page)


def _ask_item(closing: Closing, item: Item) -> None:
    questions = (_ask_grade, _ask_why) if item.key_result is not None else (_ask_why, _ask_learned, _ask_decision)

    def answer(question: Callable[[Closing, Item], Retrospective]) -> None:
        closing.write(item, question(closing, item))

    ask_in_turn(closing.workspace.session, [partial(answer, question) for question in questions])


def _ask_grade(closing: Closing, item: Item) -> Retrospective:
    said, final = closing.draft.key_result_said(item.address), closing.draft.final(item)
    default: Number | None = said.graded if said.graded is not None else final.computed
    shown = "" if default is None else score_label(float(default))
    grade = ask(
        prompt_of(_("Grade, 0 to 1"), shown),
        lambda line: final.computed if says_none(line) else read_grade(line),
        keep=default,
    )
    return said._replace(graded=None if grade is None else own_grade(grade, final.computed))


def _ask_why(closing: Closing, item: Item) -> Retrospective:
    draft = closing.draft
    said = draft.objective_said(item.address) if item.key_result is None else draft.key_result_said(item.address)
    final = draft.final(item)
    graded = item.key_result is not None and draft.key_result_said(item.address).graded is not None
    if graded:
        label, needed = _("Why this grade"), _("A grade that differs from the computed score needs a reason.")
    elif final.reached:
        label, needed = _("Why it came out so"), ""
    else:
        below, unscored = _("Below the goal, a reason is needed."), _("Without a score, a reason is needed.")
        label, needed = _("Why it came out so"), below if final.score is not None else unscored
    return said._replace(why=_ask_text(closing, label, said.why, needed))


def _ask_learned(closing: Closing, item: Item) -> Retrospective:
    said = closing.draft.objective_said(item.address)
    return said._replace(learned=_ask_text(closing, _("What was learned"), said.learned, ""))


def _ask_decision(closing: Closing, item: Item) -> Retrospective:
    said = closing.draft.objective_said(item.address)
    default = "" if said.decision is None else decision_word(said.decision)
    while True:
        decision = ask(prompt_of(_("Keep, modify or abandon"), default), read_decision, keep=said.decision)
        if decision is not None:
            return said._replace(decision=decision)
        say("  " + _("An answer is needed for the cycle to close; s leaves it for later."))


def _ask_text(closing: Closing, label: str, default: str | None, needed: str) -> str | None:
    shown = default_label(closing.workspace.session, default or "")
    while True:
        prompt = prompt_of(label, shown, removable=not needed)
        text = ask(prompt, lambda line: None if says_none(line) else line, keep=default)
        if text or not needed:
            return text
        say("  " + needed + " " + _("s leaves it for later."))
