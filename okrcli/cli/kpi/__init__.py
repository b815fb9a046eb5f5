"""`okr kpi`: health metrics, which watch business as usual and never have a score."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import print_document, show_page, tell_changes, tell_next
from okrcli.cli.context import open_at, open_workspace, read_day, report_problems, today
from okrcli.cli.help import ValueCommand, command, make_group
from okrcli.cli.options import argument, by_option, objective_option, option, read_filters, team_option
from okrcli.errors import ExitCode, InvalidFileError, UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.cli.prompts import Answers, Question

app = make_group(
    __name__,
    _("Health metrics: what must stay healthy while the objectives are chased."),
    "okr kpi",
    "okr kpi record bounce-rate 42.1",
    "okr kpi promote payment-delay --objective sales/cash",
)

KpiArgument = Annotated[str, argument("KPI", _("Its id, such as bounce-rate."), completion.kpis)]


@app.callback(invoke_without_command=True)
def kpi(ctx: typer.Context) -> int:
    """Health metrics: what must stay healthy while the objectives are chased. Alone, it lists them."""
    return list_kpis(ctx) if ctx.invoked_subcommand is None else ExitCode.DONE


@command("okr kpi list --team marketing", "okr kpi list --json", app=app, name="list")
def list_kpis(
    ctx: typer.Context,
    owner: options.Owners = None,
    team: options.Teams = None,
    at: options.AtRevision = None,
    output: options.Format = "table",
) -> int:
    """List them: last value, healthy range, trend, and readings that are owed."""
    from okrcli.cli.reviews import kpi_states
    from okrcli.render.kpi import kpi_list_json, kpi_list_page

    workspace, as_of = open_at(ctx, at)
    states, findings = kpi_states(workspace, as_of, read_filters(team, owner, None, None))
    if output == "json":
        print_document(kpi_list_json(states, workspace.settings, as_of, findings, workspace.root))
    else:
        show_page(workspace.session, kpi_list_page, states, as_of)
    return report_problems(workspace.session, findings)


@command("okr kpi show bounce-rate", app=app, name="show")
def show_kpi(
    ctx: typer.Context,
    named: KpiArgument,
    at: options.AtRevision = None,
    output: options.Format = "table",
) -> int:
    """Show one in full: chart, range and every reading."""
    from okrcli.cli.reviews import kpi_states
    from okrcli.render.kpi import kpi_page, kpi_page_json
    from okrcli.workspace.kpis import find_kpi

    workspace, as_of = open_at(ctx, at)
    states, findings = kpi_states(workspace, as_of)
    if findings and not states:
        return report_problems(workspace.session, findings)
    found = find_kpi([state.kpi for state in states], named)
    state = next(one for one in states if one.kpi is found)
    if output == "json":
        print_document(kpi_page_json(state, workspace.settings, as_of, findings, workspace.root))
    else:
        show_page(workspace.session, kpi_page, state, workspace.settings, as_of)
    return report_problems(workspace.session, findings)


@command("okr kpi record", 'okr kpi record bounce-rate 42.1 --note "New consent banner"', app=app, cls=ValueCommand)
def record(
    ctx: typer.Context,
    named: Annotated[
        str | None,
        argument("[KPI]", _("Its id, such as bounce-rate. Without it, a walk through those owed."), completion.kpis),
    ] = None,
    value: Annotated[str | None, argument("[VALUE]", _("The value: 42.1, 45%, +=2 or -=3."))] = None,
    note: options.Note = None,
    day: options.Day = None,
    by: Annotated[str | None, by_option(_("Who read it."))] = None,
    new_person: options.NewPerson = False,
    owner: options.Owners = None,
    commit: options.Commit = None,
    push: options.Push = None,
    dry_run: options.DryRun = False,
) -> int:
    """Record a reading; without a value, ask for it, or for all that are owed."""
    from okrcli.cli.kpi.readings import record_asked, record_typed
    from okrcli.cli.people import enlist, person_of
    from okrcli.cli.plan import plan_commit

    workspace = open_workspace(ctx, dry_run=dry_run)
    on = read_day(day)
    by = person_of(workspace, by, new=new_person) if by is not None else None
    if named is not None and owner:
        raise UsageError("owner-of-walk")
    plan = plan_commit(workspace, commit, push)
    if named is not None and value is not None:
        code = record_typed(workspace, named, value, on, by=by, note=note, plan=plan)
    else:
        code = record_asked(workspace, named, on, by=by, owners=owner or (), plan=plan)
    enlist(workspace, [by] if new_person else ())
    return code


@command(
    "okr kpi add",
    'okr kpi add "Bounce rate of the website" --id bounce-rate --at-most 48 --unit % --every 30 --owner alice',
    app=app,
)
def add(
    ctx: typer.Context,
    statement: Annotated[str | None, argument("[TEXT]", _("What is watched."))] = None,
    at_least: Annotated[str | None, option("--at-least", "NUMBER", _("Healthy from here up."))] = None,
    at_most: Annotated[str | None, option("--at-most", "NUMBER", _("Healthy up to here."))] = None,
    unit: options.Unit = None,
    every: Annotated[
        int | None,
        typer.Option("--every", metavar="DAYS", min=1, help=_("Days between readings; by default as check-ins.")),
    ] = None,
    owner: options.OwnedBy = None,
    new_person: options.NewPerson = False,
    team: Annotated[str | None, team_option(_("The team that watches it."))] = None,
    own_id: options.Id = None,
    dry_run: options.DryRun = False,
) -> int:
    """Add a health metric with its healthy range."""
    from okrcli.cli.add import form
    from okrcli.cli.add.measure import Measure, range_data, range_questions, unit_question
    from okrcli.cli.reviews import kpi_states, refuse_unknown_team
    from okrcli.workspace.files import cycle_ids, kpis_path, team_ids
    from okrcli.workspace.kpis import add_kpi

    workspace = open_workspace(ctx, dry_run=dry_run)
    healthy = Measure(None, None, at_least, at_most, (), unit)
    states, findings = kpi_states(workspace, today())
    if findings:
        raise InvalidFileError("file-invalid", findings=findings, path=kpis_path(workspace.root))
    cycles = cycle_ids(workspace.root)
    if team is not None and any(team_ids(workspace.root, one) for one in cycles):
        refuse_unknown_team(workspace, team, cycles)
    taken, words = [state.kpi.id for state in states], ("kpi", _("What is watched"))
    given = form.read_given(workspace, words, statement, own_id, owner, new_person=new_person, taken=taken)

    def questions(typed: Answers) -> Iterator[Question]:
        if statement is None and healthy.kind() is None:
            yield from range_questions(unit, typed)
        if statement is None and unit is None:
            yield unit_question(typed)

    def rest(said: Answers) -> dict[str, object]:
        return {"team": team, **range_data(healthy, said), "every": every}

    write = partial(add_kpi, workspace.root, translate=_)
    entry, change = form.add_entry(workspace, given, write, rest, questions)
    following = (f"okr kpi record {entry['id']}", _("where it stands"))
    what = _("Health metric {kpi}").format(kpi=entry["id"])
    return form.finish(workspace, change, what, following, form.newcomer(workspace, given, entry))


@command("okr kpi promote payment-delay --objective sales/cash", app=app)
def promote(
    ctx: typer.Context,
    named: KpiArgument,
    objective: Annotated[str | None, objective_option(_("The objective that it becomes a key result of."))] = None,
    target: Annotated[str | None, option("--target", "NUMBER", _("By default the nearest end of its range."))] = None,
    own_id: Annotated[str | None, option("--id", "ID", _("The key result's id, by default the metric's."))] = None,
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Make a metric that left its range into a key result: baseline its last reading, target its range."""
    from okrcli.cli.add.form import objective_at, objective_place, read_window
    from okrcli.cli.answers import read_figure
    from okrcli.cli.kpi.readings import find_state
    from okrcli.model import CheckIn
    from okrcli.scoring.kpis import Health
    from okrcli.workspace.checkins import checkin_data
    from okrcli.workspace.kpis import promote_kpi

    workspace = open_workspace(ctx, force=force, dry_run=dry_run)
    state = find_state(workspace, named)
    kpi, last = state.kpi, state.last
    if state.promoted is not None and not force:
        raise UsageError("kpi-promoted", kpi=kpi.id, address=state.promoted)
    if last is None:
        raise UsageError("kpi-without-reading", kpi=kpi.id)
    goal = read_figure(target, kpi.unit) if target is not None else state.bound
    if target is None and state.health is not Health.OUT:
        raise UsageError("kpi-without-range" if kpi.range is None else "kpi-is-healthy", kpi=kpi.id)
    place = objective_place(workspace, cycle, objective)
    data = {
        "id": own_id or kpi.id,
        "key_result": kpi.statement,
        "owner": kpi.owner,
        "unit": kpi.unit,
        "kpi": kpi.id,
        **read_window(workspace, place, None, None, objective_at(workspace, place)[0]),
        "baseline": last.value,
        "target": goal,
        "checkins": [checkin_data(CheckIn(last.date, last.value, by=last.by, note=last.note))],
    }
    data = {key: value for key, value in data.items() if value is not None}
    added, linked = promote_kpi(workspace.root, kpi, place, data, **workspace.writing)
    address = f"{place.path}/{data['id']}"
    what = _("Key result {address}").format(address=address)
    tell_changes(workspace, (added, what), (linked, _("{kpi} names it").format(kpi=kpi.id)))
    if not dry_run:
        tell_next(workspace.session, f"okr edit {address}", _("say in its words what should become better"))
    return ExitCode.DONE
