"""What `okr kpi` adds: a metric with its healthy range, and the key result that one becomes which left it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from okrcli.cli.add import form, measure
from okrcli.cli.answers import read_figure
from okrcli.cli.console import name_in, tell_next, tell_written, write_diff
from okrcli.cli.context import Workspace, today
from okrcli.cli.kpi.readings import find_state
from okrcli.cli.people import enlist
from okrcli.cli.prompts import Answers, Question
from okrcli.cli.reviews import kpi_states, refuse_unknown_team
from okrcli.errors import ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _
from okrcli.model import CheckIn, Kpi
from okrcli.scoring.kpis import Health
from okrcli.workspace.change import Change, find_objective
from okrcli.workspace.checkins import checkin_data
from okrcli.workspace.entries import short_id
from okrcli.workspace.files import KPIS, cycle_ids, kpis_path, team_ids
from okrcli.workspace.kpis import add_kpi, promote_kpi
from okrcli.workspace.load import load_team
from okrcli.workspace.new_files import NewFile


def add_metric(
    workspace: Workspace,
    statement: str | None,
    healthy: measure.Measure,
    *,
    every: int | None,
    owner: str | None,
    new_person: bool,
    team: str | None,
    own_id: str | None,
    dry_run: bool,
) -> int:
    """Add a metric; asks for what is missing where somebody is there. Raises UsageError."""
    states, findings = kpi_states(workspace, today())
    if findings:
        raise InvalidFileError("file-invalid", findings=findings, path=kpis_path(workspace.root))
    taken = [state.kpi.id for state in states]
    cycles = cycle_ids(workspace.root)
    if team is not None and any(team_ids(workspace.root, one) for one in cycles):
        refuse_unknown_team(workspace, team, cycles)
    asked, own_id, owner = statement is None, form.check_id(own_id), form.check_owner(workspace, owner, new=new_person)

    def questions(typed: Answers) -> Iterator[Question]:
        if not asked:
            return
        yield Question("statement", _("What is watched"), str, "TEXT", needed=True)
        if own_id is None:
            yield form.id_question(typed, taken)
        if healthy.kind() is None:
            yield from measure.range_questions(healthy.unit, typed)
        if healthy.unit is None:
            yield measure.unit_question(typed)
        if owner is None:
            yield form.owner_question(workspace)

    def compose(said: Answers) -> dict[str, object]:
        text = form.statement_of(statement, said)
        return {
            "id": own_id or said.get("id") or short_id(text, taken),
            "kpi": text,
            "owner": owner or said.get("owner"),
            "team": team,
            **measure.range_data(healthy, said),
            "every": every,
        }

    def write(data: Mapping[str, object], *, dry_run: bool) -> Change[tuple[Kpi, ...]] | NewFile:
        return add_kpi(workspace.root, data, dry_run=dry_run, translate=_)

    entry, change = form.fill_entry(workspace, questions, compose, write, dry_run=dry_run)
    if dry_run:
        write_diff(workspace.session, change.diff(KPIS))
        enlist(workspace, [owner] if new_person else (), dry_run=True)
        return ExitCode.DONE
    tell_written(workspace.session, change.path, _("Health metric {kpi}").format(kpi=entry["id"]))
    enlist(workspace, [owner] if new_person else (), dry_run=False)
    tell_next(workspace.session, f"okr kpi record {entry['id']}", _("where it stands"))
    return ExitCode.DONE


def promote_metric(
    workspace: Workspace,
    named: str,
    *,
    objective: str | None,
    target: str | None,
    own_id: str | None,
    cycle: str | None,
    force: bool,
    dry_run: bool,
) -> int:
    """Make a metric into a key result of an objective, whose first check-in is its last reading.

    Raises UsageError where it has no baseline or no target.
    """
    state = find_state(workspace, named)
    kpi = state.kpi
    if state.promoted is not None and not force:
        raise UsageError("kpi-promoted", kpi=kpi.id, address=state.promoted)
    last = state.last
    if last is None:
        raise UsageError("kpi-without-reading", kpi=kpi.id)
    goal = read_figure(target, kpi.unit) if target is not None else state.bound
    if target is None and state.health is not Health.OUT:
        raise UsageError("kpi-without-range" if kpi.range is None else "kpi-is-healthy", kpi=kpi.id)
    place = form.objective_place(workspace, cycle, objective)
    team = load_team(workspace.root, place.cycle, place.team).value
    above = find_objective(team, place)[1] if team is not None else None
    data = {
        "id": own_id or kpi.id,
        "key_result": kpi.statement,
        "owner": kpi.owner,
        "unit": kpi.unit,
        "kpi": kpi.id,
        **form.read_window(workspace, place, None, None, above),
        "baseline": last.value,
        "target": goal,
        "checkins": [checkin_data(CheckIn(last.date, last.value, by=last.by, note=last.note))],
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
