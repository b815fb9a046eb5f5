"""Readings of health metrics: the one that was typed, and those that are asked for, each on disk as it is given."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from okrcli.cli.answers import read_value
from okrcli.cli.checkin.record import tell_recorded
from okrcli.cli.console import hint, tell_next, tell_written
from okrcli.cli.context import Workspace, today
from okrcli.cli.people import find_person, tell_unlisted
from okrcli.cli.plan import NewEntry, Plan, carry_out, new_readings
from okrcli.cli.prompts import GoBack, SkipQuestion, ask, prompt_of, walk
from okrcli.cli.reviews import kpi_states, owed_readings
from okrcli.errors import ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _, ngettext
from okrcli.model import Address, Kpi
from okrcli.model.kpi import Reading
from okrcli.render.console import glyphs_of, show
from okrcli.render.kpi import health_label, healthy_words, kpi_question, kpi_standing
from okrcli.render.labels import value_label
from okrcli.render.layout import words
from okrcli.scoring.kpis import Health, KpiState, judge_value, review_kpi
from okrcli.scoring.narrow import Filters
from okrcli.workspace.checkins import append_reading
from okrcli.workspace.files import kpis_path
from okrcli.workspace.kpis import find_kpi, note_reading


def find_state(workspace: Workspace, named: str, day: date | None = None) -> KpiState:
    """The metric that is named; raises InvalidFileError where the file cannot be read, AddressError."""
    states, findings = kpi_states(workspace, day or today())
    if findings and not states:
        raise InvalidFileError("file-invalid", findings=findings, path=kpis_path(workspace.root))
    found = find_kpi([state.kpi for state in states], named)
    return next(state for state in states if state.kpi is found)


def record_typed(
    workspace: Workspace,
    named: str,
    value: str,
    day: date,
    *,
    by: str | None,
    note: str | None,
    plan: Plan | None,
) -> int:
    """Write one reading, commit it where that is planned, and say where it leaves the metric."""
    written: list[tuple[Kpi, Reading]] = []
    person = by or find_person(workspace)

    def build(kpi: Kpi) -> Reading:
        known = [one.value for one in kpi.readings if one.date <= day]
        number = read_value(value, known[-1] if known else None, kpi.unit)
        written.append((kpi, Reading(day, number, person if person != kpi.owner else None, note)))
        return written[-1][1]

    promoted = find_state(workspace, named).promoted
    recorded = append_reading(workspace.root, named, build, today=today(), dry_run=workspace.dry_run)
    kpi, reading = written[-1]
    told_of = _("Its key result {address} has the value as well")
    told = {place: told_of for place, _one in recorded.entries if isinstance(place, Address)}
    tell_recorded(workspace, recorded, told)
    if workspace.dry_run:
        return ExitCode.DONE
    health, _bound = judge_value(kpi, reading.value)
    console = workspace.session.remarks()
    said = f"  {value_label(reading.value, kpi)}  {healthy_words(kpi)}"
    show(console, words("  ", health_label(health, glyphs_of(console)), said))
    if by is None:
        tell_unlisted(workspace, person)
    code = carry_out(workspace, plan, [NewEntry(*one) for one in recorded.entries])
    if health is Health.OUT and promoted is None:
        tell_next(workspace.session, f"okr kpi promote {kpi.id}", _("make it a key result, to bring it back"))
    else:
        tell_next(workspace.session, "okr kpi", _("how all of them stand"))
    return code


def record_asked(
    workspace: Workspace,
    named: str | None,
    day: date,
    *,
    by: str | None,
    owners: Sequence[str],
    plan: Plan | None,
) -> int:
    """Ask for a metric's value, or for those that are owed, and commit them where that is planned.

    Raises UsageError where nobody can be asked.
    """
    if not workspace.session.interactive:
        raise UsageError("reading-of-what") if named is None else UsageError("reading-needs-value", kpi=named)
    if workspace.dry_run:
        raise UsageError("walk-not-dry")
    person = owners[0] if len(owners) == 1 else find_person(workspace)
    theirs = Filters(owners=owners or ([person] if person else ()))
    states = [find_state(workspace, named, day)] if named is not None else owed_readings(workspace, day, theirs)
    if not states:
        hint(workspace.session, _("No reading is owed."))
        return ExitCode.DONE
    code = ask_readings(workspace, states, day, by or person)
    if code == ExitCode.INTERRUPTED:
        return code
    recorded = new_readings(workspace, [state.kpi for state in states]) if plan is not None else ()
    return carry_out(workspace, plan, recorded) or code


def ask_readings(workspace: Workspace, states: Sequence[KpiState], day: date, by: str | None) -> int:
    """Ask for the value of each metric, and a note; each answer is on disk at once. Says how many were recorded.

    `s` leaves a metric out, `b` goes back to the one before, whose answer stays. Gives the exit code.
    """
    recorded: set[str] = set()

    def visit(state: KpiState, position: str, _fresh: bool) -> None:
        with suppress(SkipQuestion):
            _ask_reading(workspace, state, day, by, position)
            recorded.add(state.kpi.id)

    code = walk(workspace.session, states, visit).code
    if recorded:
        said = ngettext("{n} reading", "{n} readings", len(recorded)).format(n=len(recorded))
        tell_written(workspace.session, kpis_path(workspace.root), said)
    return code


def _ask_reading(workspace: Workspace, state: KpiState, day: date, by: str | None, position: str) -> None:
    """One metric's questions; raises SkipQuestion, GoBack and StopAsking at the value, and skips a note alone."""
    console = workspace.session.err()
    glyphs = glyphs_of(console)
    show(console, *kpi_question(state, day, position, console.width, glyphs))
    kpi, last = state.kpi, None if state.last is None else state.last.value
    value = ask(
        prompt_of(_("Value"), None if last is None else value_label(last, kpi)),
        lambda line: read_value(line, last, kpi.unit),
        keep=last,
    )
    if value is None:
        raise SkipQuestion
    reading = Reading(day, value, by if by != kpi.owner else None)
    append_reading(workspace.root, kpi.id, lambda _kpi: reading, today=today())
    now = review_kpi(kpi._replace(readings=(*kpi.readings, reading)), workspace.settings, day)
    show(console, words((f"  {glyphs.arrow} ", "quiet"), kpi_standing(now, glyphs)))
    try:
        note = ask(prompt_of(_("Note")), str, keep="")
    except (SkipQuestion, GoBack):
        return
    if note:
        note_reading(workspace.root, kpi.id, reading, note)
