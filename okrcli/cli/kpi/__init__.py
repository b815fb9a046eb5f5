"""`okr kpi`: health metrics, which watch business as usual and never have a score."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import print_document, show_page
from okrcli.cli.context import choose_format, open_at, open_workspace, read_day, report_problems
from okrcli.cli.help import ValueCommand, command, make_group
from okrcli.cli.options import argument, by_option, objective_option, option, read_filters, team_option
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _

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
    as_json: options.Json = False,
) -> int:
    """List them: last value, healthy range, trend, and readings that are owed."""
    from okrcli.cli.reviews import kpi_states

    output = choose_format(output, as_json)
    workspace, as_of = open_at(ctx, at)
    states, findings = kpi_states(workspace, as_of, read_filters(team, owner, None, None))
    if output == "json":
        from okrcli.render.kpi import kpi_list_json

        print_document(kpi_list_json(states, workspace.settings, as_of, findings, workspace.root))
    else:
        from okrcli.render.kpi import kpi_list_page

        show_page(workspace.session, kpi_list_page, states, as_of)
    return report_problems(workspace.session, findings)


@command("okr kpi show bounce-rate", app=app, name="show")
def show_kpi(
    ctx: typer.Context,
    named: KpiArgument,
    at: options.AtRevision = None,
    output: options.Format = "table",
    as_json: options.Json = False,
) -> int:
    """Show one in full: chart, range and every reading."""
    from okrcli.cli.reviews import kpi_states
    from okrcli.workspace.kpis import find_kpi

    output = choose_format(output, as_json)
    workspace, as_of = open_at(ctx, at)
    states, findings = kpi_states(workspace, as_of)
    if findings and not states:
        return report_problems(workspace.session, findings)
    found = find_kpi([state.kpi for state in states], named)
    state = next(one for one in states if one.kpi is found)
    if output == "json":
        from okrcli.render.kpi import kpi_page_json

        print_document(kpi_page_json(state, workspace.settings, as_of, findings, workspace.root))
    else:
        from okrcli.render.kpi import kpi_page

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

    workspace = open_workspace(ctx)
    on = read_day(day)
    by = person_of(workspace, by, new=new_person) if by is not None else None
    if named is not None and owner:
        raise UsageError("owner-of-walk")
    plan = None if dry_run else plan_commit(workspace, commit, push)
    if named is not None and value is not None:
        code = record_typed(workspace, named, value, on, by=by, note=note, plan=plan, dry_run=dry_run)
    else:
        code = record_asked(workspace, named, on, by=by, owners=owner or (), plan=plan, dry_run=dry_run)
    enlist(workspace, [by] if new_person else (), dry_run=dry_run)
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
    from okrcli.cli.add.measure import Measure
    from okrcli.cli.kpi.entries import add_metric

    healthy = Measure(None, None, at_least, at_most, (), unit)
    return add_metric(
        open_workspace(ctx),
        statement,
        healthy,
        every=every,
        owner=owner,
        new_person=new_person,
        team=team,
        own_id=own_id,
        dry_run=dry_run,
    )


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
    from okrcli.cli.kpi.entries import promote_metric

    return promote_metric(
        open_workspace(ctx),
        named,
        objective=objective,
        target=target,
        own_id=own_id,
        cycle=cycle,
        force=force,
        dry_run=dry_run,
    )
