"""`okr add`: an objective, a key result or a team; what is missing is asked for, or taken as options."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import complete
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import CycleOption, DryRunOption, ForceOption
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _, pgettext

app = make_app(
    no_args_is_help=True,
    help=_("Add an objective, a key result or a team."),
    epilog=(
        "okr add team Marketing\nokr add objective --team marketing\nokr add key-result --objective marketing/reference"
    ),
)

OwnerOption = Annotated[
    str | None, typer.Option("--owner", "-o", metavar="PERSON", help=_("Who owns it."), autocompletion=complete.owners)
]
IdOption = Annotated[
    str | None, typer.Option("--id", metavar="ID", help=_("Its id, by default made of the first words."))
]
WeightOption = Annotated[
    str | None, typer.Option("--weight", metavar="NUMBER", help=_("How much it counts beside its siblings: 1."))
]
SupportsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--supports", metavar="ADDRESS", help=_("What it serves; repeatable."), autocompletion=complete.addresses
    ),
]


@app.command(
    cls=Command,
    epilog='okr add objective\nokr add objective "Become the obvious reference" --team marketing --owner alice',
)
def objective(
    ctx: typer.Context,
    statement: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help=_("Where you want to go, without a figure."), show_default=False),
    ] = None,
    team: Annotated[
        str | None, typer.Option("--team", "-t", metavar="TEAM", help=_("Whose it is."), autocompletion=complete.teams)
    ] = None,
    owner: OwnerOption = None,
    kind: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help=_("aspirational, where 0.7 is a success, or committed.")),
    ] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help=_("What is gained."))] = None,
    supports: SupportsOption = None,
    weight: WeightOption = None,
    own_id: IdOption = None,
    cycle: CycleOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
) -> int:
    """Add an objective to a team: qualitative, inspiring, without a figure."""
    from okrcli.cli.asking import adding, measuring
    from okrcli.cli.opening import open_workspace
    from okrcli.cli.session import today
    from okrcli.workspace.growing import add_objective
    from okrcli.workspace.load import load_team

    opened = open_workspace(ctx)
    place = adding.team_place(opened, adding.choose_cycle(opened, cycle), team)
    read = load_team(opened.root, place.cycle, place.team).value
    taken = [one.id for one in read.objectives] if read else []
    asked = statement is None
    text = adding.need(opened, statement, _("Objective"), "TEXT", str)
    own_id = adding.choose_id(opened, own_id, text, taken, asked=asked)
    if asked:
        owner = adding.want(opened, owner, _("Owner"), read.lead if read else None)
    chosen = adding.read_type(kind)
    data = {
        "id": own_id,
        "objective": text,
        "owner": owner,
        "type": chosen,
        "weight": None if weight is None else measuring.read_number(weight),
        "supports": adding.find_supported(opened, place.cycle, supports),
        "why": why,
    }
    data = {key: value for key, value in data.items() if value is not None}
    change = add_objective(opened.root, place, data, today=today(), force=force, dry_run=dry_run)
    address = f"{place.team}/{data['id']}"
    whole = place._replace(objective=own_id)
    following = (f"okr add key-result --objective {adding.typed(opened, whole)}", _("how you would know"))
    return adding.finish(opened, change, _("Objective {address}").format(address=address), following, dry_run=dry_run)


@app.command(
    name="key-result",
    cls=Command,
    epilog=(
        "okr add key-result --objective reference\n"
        'okr add key-result "Qualified leads" --objective reference --baseline 120 --target 500 --unit leads\n'
        'okr add key-result "Readers stay" --objective reference --at-most 40 --unit %\n'
        'okr add key-result "Launch" --objective reference --milestone "beta=Beta online" --milestone "Public launch"'
    ),
)
def key_result(
    ctx: typer.Context,
    statement: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help=_("The outcome that is measured."), show_default=False)
    ] = None,
    objective: Annotated[
        str | None,
        typer.Option(
            "--objective", metavar="ADDRESS", help=_("Which objective it tells of."), autocompletion=complete.addresses
        ),
    ] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="NUMBER", help=_("Where it stands today."))
    ] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="NUMBER", help=_("Where it should get."))] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="TEXT", help=_("leads, %, €, k€…"))] = None,
    at_least: Annotated[
        str | None, typer.Option("--at-least", metavar="NUMBER", help=_("A guardrail: never below."))
    ] = None,
    at_most: Annotated[
        str | None, typer.Option("--at-most", metavar="NUMBER", help=_("A guardrail: never above."))
    ] = None,
    milestone: Annotated[
        list[str] | None,
        typer.Option("--milestone", metavar="TEXT", help=_("A step, or ID=TEXT; repeatable.")),
    ] = None,
    owner: OwnerOption = None,
    weight: WeightOption = None,
    supports: SupportsOption = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="TEXT", help=_("Where the number is read: a URL or words."))
    ] = None,
    own_id: IdOption = None,
    cycle: CycleOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
) -> int:
    """Add a key result to an objective: a metric, a guardrail or milestones."""
    from okrcli.cli.asking import adding, measuring
    from okrcli.cli.opening import open_workspace
    from okrcli.cli.session import today
    from okrcli.workspace.growing import add_key_result
    from okrcli.workspace.load import load_team

    opened = open_workspace(ctx)
    place = adding.objective_place(opened, adding.choose_cycle(opened, cycle), objective)
    read = load_team(opened.root, place.cycle, place.team).value
    above = next((one for one in read.objectives if one.id == place.objective), None) if read else None
    asked = statement is None
    text = adding.need(opened, statement, _("Key result"), "TEXT", str)
    own_id = adding.choose_id(opened, own_id, text, [one.id for one in above.key_results] if above else [], asked=asked)
    measure = measuring.measure_data(
        opened, measuring.Measure(baseline, target, at_least, at_most, tuple(milestone or ()), unit)
    )
    if asked:
        owner = adding.want(opened, owner, _("Owner"), above.owner if above else None)
    data = {
        "id": own_id,
        "key_result": text,
        "owner": owner if above is None or owner != above.owner else None,
        "weight": None if weight is None else measuring.read_number(weight),
        **measure,
        "supports": adding.find_supported(opened, place.cycle, supports),
        "source_of_truth": source,
    }
    data = {key: value for key, value in data.items() if value is not None}
    change = add_key_result(opened.root, place, data, today=today(), force=force, dry_run=dry_run)
    address = f"{place.path}/{data['id']}"
    whole = place._replace(key_result=own_id)
    following = (f"okr checkin {adding.typed(opened, whole)}", _("where it stands"))
    return adding.finish(opened, change, _("Key result {address}").format(address=address), following, dry_run=dry_run)


@app.command(cls=Command, epilog="okr add team Marketing --lead alice")
def team(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help=_("Its name."), show_default=False)] = None,
    lead: Annotated[
        str | None, typer.Option("--lead", metavar="PERSON", help=_("Who leads it."), autocompletion=complete.owners)
    ] = None,
    own_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help=_("Its id and file name, by default made of the name."))
    ] = None,
    cycle: CycleOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
) -> int:
    """Add a team to a cycle: a file of its own."""
    from okrcli.cli.asking import adding
    from okrcli.cli.opening import open_workspace
    from okrcli.cli.session import today
    from okrcli.cli.telling import tell_made, tell_next
    from okrcli.schema.suggest import slugify
    from okrcli.workspace.change import refuse_closed
    from okrcli.workspace.new_files import make_files, team_file

    opened = open_workspace(ctx)
    cycle_id = adding.choose_cycle(opened, cycle)
    label = adding.need(opened, name, _("Team"), pgettext("metavar", "NAME"), str)
    if own_id is None and not slugify(label):
        raise UsageError("no-id", typed=label)
    team_id = adding.choose_id(opened, own_id or slugify(label), label, [], asked=False)
    refuse_closed(opened.root, cycle_id, today(), force=force)
    file = team_file(opened.root, cycle_id, team_id, label, lead, guided=True, translate=_)
    make_files([file], dry_run=dry_run)
    tell_made(opened.session, opened.root, {file: _("Team {team}").format(team=label)}, dry_run=dry_run)
    if not dry_run:
        elsewhere = "" if adding.is_at_hand(opened, cycle_id) else f" --cycle {cycle_id}"
        tell_next(opened.session, f"okr add objective --team {team_id}{elsewhere}", _("what it wants to reach"))
    return ExitCode.DONE
