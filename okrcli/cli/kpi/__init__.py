"""`okr kpi`: health metrics, which watch business as usual and never have a score."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion
from okrcli.cli.console import print_document, show_page
from okrcli.cli.context import choose_format, open_at, open_workspace, read_day, report_problems
from okrcli.cli.help import Command, ValueCommand, make_app
from okrcli.cli.options import (
    AtRevisionOption,
    CommitOption,
    CycleOption,
    DayOption,
    DryRunOption,
    ForceOption,
    FormatOption,
    IdOption,
    JsonOption,
    NewPersonOption,
    NoteOption,
    OwnedByOption,
    OwnersOption,
    PushOption,
    TeamsOption,
    UnitOption,
    by_option,
    objective_option,
    optional_argument,
    read_filters,
    team_option,
)
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _

app = make_app(
    help=_("Health metrics: what must stay healthy while the objectives are chased."),
    epilog="okr kpi\nokr kpi record bounce-rate 42.1\nokr kpi promote payment-delay --objective sales/cash",
)

KpiArgument = Annotated[
    str,
    typer.Argument(
        metavar="KPI", help=_("Its id, such as bounce-rate."), autocompletion=completion.kpis, show_default=False
    ),
]


@app.callback(invoke_without_command=True)
def kpi(ctx: typer.Context) -> int:
    """Health metrics: what must stay healthy while the objectives are chased. Alone, it lists them."""
    return list_kpis(ctx) if ctx.invoked_subcommand is None else ExitCode.DONE


@app.command(name="list", cls=Command, epilog="okr kpi list --team marketing\nokr kpi list --json")
def list_kpis(
    ctx: typer.Context,
    owner: OwnersOption = None,
    team: TeamsOption = None,
    at: AtRevisionOption = None,
    output: FormatOption = "table",
    as_json: JsonOption = False,
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


@app.command(name="show", cls=Command, epilog="okr kpi show bounce-rate")
def show_kpi(
    ctx: typer.Context,
    named: KpiArgument,
    at: AtRevisionOption = None,
    output: FormatOption = "table",
    as_json: JsonOption = False,
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


@app.command(cls=ValueCommand, epilog='okr kpi record\nokr kpi record bounce-rate 42.1 --note "New consent banner"')
def record(
    ctx: typer.Context,
    named: Annotated[
        str | None,
        optional_argument(
            _("Its id, such as bounce-rate. Without it, a walk through those owed."), completion.kpis, metavar="[KPI]"
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(metavar="[VALUE]", help=_("The value: 42.1, 45%, +=2 or -=3."), show_default=False),
    ] = None,
    note: NoteOption = None,
    day: DayOption = None,
    by: Annotated[str | None, by_option(_("Who read it."))] = None,
    new_person: NewPersonOption = False,
    owner: OwnersOption = None,
    commit: CommitOption = None,
    push: PushOption = None,
    dry_run: DryRunOption = False,
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


@app.command(
    cls=Command,
    epilog=(
        "okr kpi add\n"
        'okr kpi add "Bounce rate of the website" --id bounce-rate --at-most 48 --unit % --every 30 --owner alice'
    ),
)
def add(
    ctx: typer.Context,
    statement: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help=_("What is watched."), show_default=False)
    ] = None,
    at_least: Annotated[
        str | None, typer.Option("--at-least", metavar="NUMBER", help=_("Healthy from here up."))
    ] = None,
    at_most: Annotated[str | None, typer.Option("--at-most", metavar="NUMBER", help=_("Healthy up to here."))] = None,
    unit: UnitOption = None,
    every: Annotated[
        int | None,
        typer.Option("--every", metavar="DAYS", min=1, help=_("Days between readings; by default as check-ins.")),
    ] = None,
    owner: OwnedByOption = None,
    new_person: NewPersonOption = False,
    team: Annotated[str | None, team_option(_("The team that watches it."))] = None,
    own_id: IdOption = None,
    dry_run: DryRunOption = False,
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


@app.command(cls=Command, epilog="okr kpi promote payment-delay --objective sales/cash")
def promote(
    ctx: typer.Context,
    named: KpiArgument,
    objective: Annotated[str | None, objective_option(_("The objective that it becomes a key result of."))] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="NUMBER", help=_("By default the nearest end of its range."))
    ] = None,
    own_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help=_("The key result's id, by default the metric's."))
    ] = None,
    cycle: CycleOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
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
