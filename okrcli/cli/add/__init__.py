"""`okr add`: an objective, a key result or a team; what is missing is asked for, or taken as options."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.context import open_workspace
from okrcli.cli.help import command, make_group
from okrcli.cli.kpi import add as add_kpi
from okrcli.cli.options import argument, objective_option, option, team_option
from okrcli.i18n import _

app = make_group(
    __name__,
    _("Add an objective, a key result, a team, a health metric or a person."),
    "okr add team Marketing",
    "okr add objective --team marketing",
    "okr add key-result --objective marketing/reference",
    no_args_is_help=True,
)

command('okr add kpi "Bounce rate of the website" --at-most 48 --unit %', app=app, name="kpi")(add_kpi)

WeightOption = Annotated[
    str | None, option("--weight", "NUMBER", _("How much it counts among its siblings; by default 1."))
]
StartsOption = Annotated[
    str | None, option("--starts", "DATE", _("The day from which it counts; by default today, in a cycle under way."))
]
EndsOption = Annotated[str | None, option("--ends", "DATE", _("Its own deadline in the cycle."))]
SupportsOption = Annotated[
    list[str] | None, option("--supports", "ADDRESS", _("What it serves; repeatable."), completion.addresses)
]


@command(
    "okr add objective", 'okr add objective "Become the obvious reference" --team marketing --owner alice', app=app
)
def objective(
    ctx: typer.Context,
    statement: Annotated[str | None, argument("[TEXT]", _("Where you want to go, without a figure."))] = None,
    team: Annotated[str | None, team_option(_("Whose it is."))] = None,
    owner: options.OwnedBy = None,
    new_person: options.NewPerson = False,
    kind: Annotated[
        str | None, option("--type", "TYPE", _("aspirational, where 0.7 is a success, or committed."), completion.types)
    ] = None,
    why: Annotated[str | None, option("--why", "TEXT", _("What is gained."))] = None,
    supports: SupportsOption = None,
    weight: WeightOption = None,
    starts: StartsOption = None,
    ends: EndsOption = None,
    own_id: options.Id = None,
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Add an objective to a team: qualitative, inspiring, without a figure."""
    from okrcli.cli.add.entries import NewObjective, add_objective

    new = NewObjective(
        statement, team, owner, new_person, kind, why, tuple(supports or ()), weight, starts, ends, own_id
    )
    return add_objective(open_workspace(ctx), new, cycle=cycle, force=force, dry_run=dry_run)


@command(
    "okr add key-result --objective reference",
    'okr add key-result "Qualified leads" --objective reference --baseline 120 --target 500 --unit leads',
    'okr add key-result "Readers stay" --objective reference --at-most 40 --unit %',
    'okr add key-result "Launch" --objective reference --milestone "beta=Beta online" --milestone "Public launch"',
    app=app,
    name="key-result",
)
def key_result(
    ctx: typer.Context,
    statement: Annotated[str | None, argument("[TEXT]", _("The outcome that is measured."))] = None,
    objective: Annotated[str | None, objective_option(_("Which objective it tells of."))] = None,
    baseline: Annotated[str | None, option("--baseline", "NUMBER", _("Where it stands today."))] = None,
    target: Annotated[str | None, option("--target", "NUMBER", _("Where it should get."))] = None,
    unit: options.Unit = None,
    at_least: Annotated[str | None, option("--at-least", "NUMBER", _("A guardrail: never below."))] = None,
    at_most: Annotated[str | None, option("--at-most", "NUMBER", _("A guardrail: never above."))] = None,
    milestone: Annotated[list[str] | None, option("--milestone", "TEXT", _("A step, or ID=TEXT; repeatable."))] = None,
    owner: options.OwnedBy = None,
    new_person: options.NewPerson = False,
    weight: WeightOption = None,
    supports: SupportsOption = None,
    source: Annotated[str | None, option("--source", "TEXT", _("Where the number is read: a URL or words."))] = None,
    starts: StartsOption = None,
    ends: EndsOption = None,
    own_id: options.Id = None,
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Add a key result to an objective: a metric, a guardrail or milestones."""
    from okrcli.cli.add.entries import NewKeyResult, add_key_result
    from okrcli.cli.add.measure import Measure

    measure = Measure(baseline, target, at_least, at_most, tuple(milestone or ()), unit)
    new = NewKeyResult(
        statement, objective, measure, owner, new_person, weight, tuple(supports or ()), source, starts, ends, own_id
    )
    return add_key_result(open_workspace(ctx), new, cycle=cycle, force=force, dry_run=dry_run)


@command("okr add team Marketing --lead alice", app=app)
def team(
    ctx: typer.Context,
    name: Annotated[str | None, argument("[NAME]", _("Its name."))] = None,
    lead: Annotated[str | None, option("--lead", "PERSON", _("Who leads it."), completion.owners)] = None,
    new_person: options.NewPerson = False,
    own_id: Annotated[str | None, option("--id", "ID", _("Its id and file name, by default made of the name."))] = None,
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Add a team to a cycle: a file of its own."""
    from okrcli.cli.add.entries import add_team

    return add_team(
        open_workspace(ctx), name, lead, own_id, new_person=new_person, cycle=cycle, force=force, dry_run=dry_run
    )


@command('okr add person bob --name "Bob Durand" --email bob@acme.example', app=app)
def person(
    ctx: typer.Context,
    named: Annotated[str, argument("ID", _("The short name that the files use."))],
    name: Annotated[str | None, option("--name", "TEXT", _("The name in full."))] = None,
    email: Annotated[str | None, option("--email", "ADDRESS", _("The address that Git knows them by."))] = None,
    dry_run: options.DryRun = False,
) -> int:
    """List a person in okr.yaml, or add what it does not say of one yet."""
    from okrcli.cli.people import add_person_asked

    return add_person_asked(open_workspace(ctx), named, name, email, dry_run=dry_run)
