"""Readings of health metrics: understanding one that was typed, and asking for those that are owed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from okrcli.cli import answers
from okrcli.cli.console import hint, tell_written
from okrcli.cli.context import Workspace
from okrcli.cli.prompts import GoBack, SkipQuestion, StopAsking, ask, prompt_of
from okrcli.i18n import _, ngettext
from okrcli.model import Kpi
from okrcli.model.kpi import Reading
from okrcli.model.okr import Number
from okrcli.render.console import glyphs_of, show
from okrcli.render.kpi import kpi_question, kpi_standing
from okrcli.render.labels import value_label
from okrcli.render.layout import words
from okrcli.scoring.kpis import KpiState, review_kpi
from okrcli.workspace.files import kpis_path
from okrcli.workspace.kpis import append_reading, note_reading


def read_reading(kpi: Kpi, value: str, day: date, by: str | None, note: str | None) -> Reading:
    """The reading that was typed; raises AnswerError where the value is no number."""
    known = [one.value for one in kpi.readings if one.date <= day]
    number = answers.read_value(value, known[-1] if known else None, kpi.unit)
    return Reading(day, number, by if by != kpi.owner else None, note)


def ask_readings(workspace: Workspace, states: Sequence[KpiState], day: date, by: str | None) -> int:
    """Ask for the value of each metric, and a note; each answer is on disk at once. Returns how many were recorded.

    Raises StopAsking for `q`; `s` leaves a metric out, `b` goes back to the one before, whose answer stays.
    """
    recorded: set[str] = set()
    index = 0
    try:
        while index < len(states):
            try:
                _visit(workspace, states[index], day, by, f"{index + 1}/{len(states)}")
                recorded.add(states[index].kpi.id)
            except SkipQuestion:
                pass
            except GoBack:
                if index == 0:
                    hint(workspace.session, _("This is the first."))
                index = max(0, index - 1)
                continue
            index += 1
    finally:
        if recorded:
            said = ngettext("{n} reading", "{n} readings", len(recorded)).format(n=len(recorded))
            tell_written(workspace.session, kpis_path(workspace.root), said)
    return len(recorded)


def _visit(workspace: Workspace, state: KpiState, day: date, by: str | None, position: str) -> None:
    """One metric's questions; raises SkipQuestion, GoBack and StopAsking at the value, and skips a note alone."""
    console = workspace.session.err()
    glyphs = glyphs_of(console)
    show(console, *kpi_question(state, day, position, console.width, glyphs))
    kpi, last = state.kpi, state.last
    value: Number | None = ask(
        prompt_of(_("Value"), None if last is None else value_label(last.value, kpi)),
        lambda line: answers.read_value(line, last.value if last is not None else None, kpi.unit),
        keep=None if last is None else last.value,
    )
    if value is None:
        raise SkipQuestion
    reading = Reading(day, value, by if by != kpi.owner else None)
    append_reading(workspace.root, kpi.id, lambda _kpi: reading)
    now = review_kpi(kpi._replace(readings=(*kpi.readings, reading)), workspace.settings, day)
    show(console, words((f"  {glyphs.arrow} ", "quiet"), kpi_standing(now, glyphs)))
    try:
        note = ask(prompt_of(_("Note")), str, keep="")
    except (SkipQuestion, GoBack):
        return
    if note:
        note_reading(workspace.root, kpi.id, reading, note)


def stop_quietly(workspace: Workspace, states: Sequence[KpiState], day: date, by: str | None) -> int:
    """The same, `q` and the end of the input being an end like any other."""
    try:
        return ask_readings(workspace, states, day, by)
    except StopAsking:
        return 0
