"""What `okr kpi` writes: readings, new metrics, and a metric that becomes a key result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from okrcli.cli import answers
from okrcli.cli.add import form as adding
from okrcli.cli.add import measure as measuring
from okrcli.cli.console import hint, name_in, tell_next, tell_written, write_diff
from okrcli.cli.context import Workspace, today
from okrcli.cli.kpi.readings import read_reading, stop_quietly
from okrcli.cli.people import check_owner, find_person, owner_question
from okrcli.cli.prompts import AnswerError, Answers, Question
from okrcli.cli.reviews import kpi_states, owed_readings
from okrcli.errors import ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _
from okrcli.model import Kpi
from okrcli.model.kpi import Reading
from okrcli.render.console import glyphs_of, show
from okrcli.render.kpi import health_label, healthy_words
from okrcli.render.labels import value_label
from okrcli.render.layout import words
from okrcli.scoring.kpis import Health, KpiState, judge_value
from okrcli.workspace.change import Change
from okrcli.workspace.entries import short_id
from okrcli.workspace.files import KPIS, kpis_path
from okrcli.workspace.kpis import add_kpi, append_reading, find_kpi, promote_kpi
from okrcli.workspace.new_files import NewFile

if TYPE_CHECKING:
    from okrcli.cli.publish import Plan


class NewKpi(NamedTuple):
    """A metric to be added, as typed."""

    statement: str | None
    at_least: str | None
    at_most: str | None
    unit: str | None
    every: int | None
    owner: str | None
    team: str | None
    id: str | None


def record_typed(
    workspace: Workspace,
    named: str,
    value: str,
    day: date,
    by: str | None,
    note: str | None,
    plan: Plan | None,
    *,
    dry_run: bool,
) -> int:
    """Write one reading, commit it where that is planned, and say where it leaves the metric.

    With `dry_run`, print the diff alone.
    """
    written: list[tuple[Kpi, Reading]] = []
    person = by or find_person(workspace)

    def build(kpi: Kpi) -> Reading:
        try:
            written.append((kpi, read_reading(kpi, value, day, person, note)))
        except AnswerError as error:
            raise answers.as_usage(error) from error
        return written[-1][1]

    _known(workspace, named)
    change = append_reading(workspace.root, named, build, dry_run=dry_run)
    kpi, reading = written[-1]
    if dry_run:
        write_diff(workspace.session, change.diff(name_in(change.path, workspace.root)))
        return ExitCode.DONE
    tell_written(workspace.session, change.path, _("Reading of {kpi}").format(kpi=kpi.id))
    health, _bound = judge_value(kpi, reading.value)
    console = workspace.session.err()
    said = f"  {value_label(reading.value, kpi)}  {healthy_words(kpi)}"
    show(console, words("  ", health_label(health, glyphs_of(console)), said))
    committed = _commit(workspace, plan, [kpi])
    if health is Health.OUT and kpi.promoted is None:
        tell_next(workspace.session, f"okr kpi promote {kpi.id}", _("make it a key result, to bring it back"))
    else:
        tell_next(workspace.session, "okr kpi", _("how all of them stand"))
    return committed


def _commit(workspace: Workspace, plan: Plan | None, before: Sequence[Kpi]) -> int:
    """Commit what has been read since, where that is planned; gives the exit code."""
    if plan is None:
        return ExitCode.DONE
    from okrcli.cli.publish import commit_checkins, readings_made

    made = readings_made(workspace, before)
    return commit_checkins(workspace, plan, made) if made else ExitCode.DONE


def record_asked(
    workspace: Workspace,
    named: str | None,
    day: date,
    by: str | None,
    owner: str | None,
    plan: Plan | None,
    *,
    dry_run: bool,
) -> int:
    """Ask for a metric's value, or for those that are owed, and commit them where that is planned.

    Raises UsageError where nobody can be asked.
    """
    if not workspace.session.interactive:
        raise UsageError("reading-of-what") if named is None else UsageError("reading-needs-value", kpi=named)
    if dry_run:
        raise UsageError("walk-not-dry")
    person = owner or find_person(workspace)
    states = [_known(workspace, named, day)] if named is not None else owed_readings(workspace, day, person)
    if not states:
        hint(workspace.session, _("No reading is owed."))
        return ExitCode.DONE
    stop_quietly(workspace, states, day, by or person)
    return _commit(workspace, plan, [state.kpi for state in states])


def add_new(workspace: Workspace, new: NewKpi, *, dry_run: bool) -> int:
    """Add a metric; asks for what is missing where somebody is there. Raises UsageError."""
    states, findings = kpi_states(workspace, today())
    if findings:
        raise InvalidFileError("file-invalid", findings=findings, path=kpis_path(workspace.root))
    taken = [state.kpi.id for state in states]
    asked, own_id, given_owner = new.statement is None, adding.check_id(new.id), check_owner(new.owner)
    measure = measuring.Measure(None, None, new.at_least, new.at_most, (), new.unit)

    def questions(typed: Answers) -> Iterator[Question]:
        if not asked:
            return
        yield Question("statement", _("What is watched"), str, "TEXT", needed=True)
        if own_id is None:
            yield adding.id_question(str(typed.get("statement", "")), taken)
        if measure.kind() is None:
            yield from measuring.range_questions(new.unit, typed)
        if new.unit is None:
            yield measuring.unit_question(typed)
        if given_owner is None:
            yield owner_question()

    def compose(said: Answers) -> dict[str, object]:
        text = str(new.statement or said.get("statement") or "-").strip()
        ends = measuring.range_data(measure, said)
        return {
            "id": own_id or said.get("id") or short_id(text, taken),
            "kpi": text,
            "owner": given_owner or said.get("owner"),
            "team": new.team,
            **ends,
            "every": new.every,
        }

    def write(data: Mapping[str, object], *, dry_run: bool) -> Change[tuple[Kpi, ...]] | NewFile:
        return add_kpi(workspace.root, data, dry_run=dry_run, translate=_)

    entry, change = adding.fill_entry(workspace, lambda typed: [*questions(typed)], compose, write, dry_run=dry_run)
    if dry_run:
        write_diff(workspace.session, change.diff(KPIS))
        return ExitCode.DONE
    tell_written(workspace.session, change.path, _("Health metric {kpi}").format(kpi=entry["id"]))
    tell_next(workspace.session, f"okr kpi record {entry['id']}", _("where it stands"))
    return ExitCode.DONE


def promote_named(
    workspace: Workspace,
    named: str,
    objective: str | None,
    target: str | None,
    own_id: str | None,
    *,
    cycle: str | None,
    force: bool,
    dry_run: bool,
) -> int:
    """Make a metric into a key result of an objective; raises UsageError where it has no baseline or no target."""
    state = _known(workspace, named)
    kpi = state.kpi
    if kpi.promoted is not None and not force:
        raise UsageError("kpi-promoted", kpi=kpi.id, address=kpi.promoted)
    if state.last is None:
        raise UsageError("kpi-without-reading", kpi=kpi.id)
    goal = measuring.read_number(target, kpi.unit) if target is not None else state.bound
    if target is None and state.health is not Health.OUT:
        raise UsageError("kpi-without-range" if kpi.range is None else "kpi-is-healthy", kpi=kpi.id)
    place = adding.objective_place(workspace, adding.choose_cycle(workspace, cycle), objective)
    data = {
        "id": own_id or kpi.id,
        "key_result": kpi.statement,
        "owner": kpi.owner,
        "baseline": state.last.value,
        "target": goal,
        "unit": kpi.unit,
        "kpi": kpi.id,
    }
    data = {key: value for key, value in data.items() if value is not None}
    added, linked = promote_kpi(workspace.root, kpi, place, data, today=today(), force=force, dry_run=dry_run)
    if dry_run:
        for change in (added, linked):
            write_diff(workspace.session, change.diff(name_in(change.path, workspace.root)))
        return ExitCode.DONE
    address = f"{place.path}/{data['id']}"
    tell_written(workspace.session, added.path, _("Key result {address}").format(address=address))
    tell_written(workspace.session, linked.path, _("{kpi} names it").format(kpi=kpi.id))
    tell_next(workspace.session, f"okr edit {address}", _("say in its words what should become better"))
    return ExitCode.DONE


def _known(workspace: Workspace, named: str, day: date | None = None) -> KpiState:
    """The metric that is named; raises InvalidFileError where the file cannot be read, AddressError."""
    states, findings = kpi_states(workspace, day or today())
    if findings and not states:
        raise InvalidFileError("file-invalid", findings=findings, path=kpis_path(workspace.root))
    found = find_kpi([state.kpi for state in states], named)
    return next(state for state in states if state.kpi is found)
