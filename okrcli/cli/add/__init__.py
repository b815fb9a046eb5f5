"""`okr add`: an objective, a key result or a team; what is missing is asked for, or taken as options."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion
from okrcli.cli.context import open_workspace
from okrcli.cli.help import Command, make_app
from okrcli.cli.kpi import add as add_kpi
from okrcli.cli.options import (
    CycleOption,
    DryRunOption,
    ForceOption,
    IdOption,
    NewPersonOption,
    OwnedByOption,
    UnitOption,
    objective_option,
    team_option,
)
from okrcli.i18n import _

app = make_app(
    no_args_is_help=True,
    help=_("Add an objective, a key result, a team, a health metric or a person."),
    epilog=(
        "okr add team Marketing\nokr add objective --team marketing\nokr add key-result --objective marketing/reference"
    ),
)

app.command(name="kpi", cls=Command, epilog='okr add kpi "Bounce rate of the website" --at-most 48 --unit %')(add_kpi)

WeightOption = Annotated[
    str | None,
    typer.Option("--weight", metavar="NUMBER", help=_("How much it counts among its siblings; by default 1.")),
]
StartsOption = Annotated[
    str | None,
    typer.Option(
        "--starts", metavar="DATE", help=_("The day from which it counts; by default today, in a cycle under way.")
    ),
]
EndsOption = Annotated[str | None, typer.Option("--ends", metavar="DATE", help=_("Its own deadline in the cycle."))]
SupportsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--supports", metavar="ADDRESS", help=_("What it serves; repeatable."), autocompletion=completion.addresses
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
    team: Annotated[str | None, team_option(_("Whose it is."))] = None,
    owner: OwnedByOption = None,
    new_person: NewPersonOption = False,
    kind: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help=_("aspirational, where 0.7 is a success, or committed."),
            autocompletion=completion.types,
        ),
    ] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help=_("What is gained."))] = None,
    supports: SupportsOption = None,
    weight: WeightOption = None,
    starts: StartsOption = None,
    ends: EndsOption = None,
    own_id: IdOption = None,
    cycle: CycleOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
) -> int:
    """Add an objective to a team: qualitative, inspiring, without a figure."""
    from okrcli.cli.add.entries import NewObjective, add_objective

    new = NewObjective(
        statement, team, owner, new_person, kind, why, tuple(supports or ()), weight, starts, ends, own_id
    )
    return add_objective(open_workspace(ctx), new, cycle=cycle, force=force, dry_run=dry_run)


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
    objective: Annotated[str | None, objective_option(_("Which objective it tells of."))] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="NUMBER", help=_("Where it stands today."))
    ] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="NUMBER", help=_("Where it should get."))] = None,
    unit: UnitOption = None,
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
    owner: OwnedByOption = None,
    new_person: NewPersonOption = False,
    weight: WeightOption = None,
    supports: SupportsOption = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="TEXT", help=_("Where the number is read: a URL or words."))
    ] = None,
    starts: StartsOption = None,
    ends: EndsOption = None,
    own_id: IdOption = None,
    cycle: CycleOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
) -> int:
    """Add a key result to an objective: a metric, a guardrail or milestones."""
    from okrcli.cli.add.entries import NewKeyResult, add_key_result
    from okrcli.cli.add.measure import Measure

    measure = Measure(baseline, target, at_least, at_most, tuple(milestone or ()), unit)
    new = NewKeyResult(
        statement, objective, measure, owner, new_person, weight, tuple(supports or ()), source, starts, ends, own_id
    )
    return add_key_result(open_workspace(ctx), new, cycle=cycle, force=force, dry_run=dry_run)


@app.command(cls=Command, epilog="okr add team Marketing --lead alice")
def team(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help=_("Its name."), show_default=False)] = None,
    lead: Annotated[
        str | None, typer.Option("--lead", metavar="PERSON", help=_("Who leads it."), autocompletion=completion.owners)
    ] = None,
    new_person: NewPersonOption = False,
    own_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help=_("Its id and file name, by default made of the name."))
    ] = None,
    cycle: CycleOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
) -> int:
    """Add a team to a cycle: a file of its own."""
    from okrcli.cli.add.entries import add_team

    return add_team(
        open_workspace(ctx), name, lead, own_id, new_person=new_person, cycle=cycle, force=force, dry_run=dry_run
    )


@app.command(cls=Command, epilog='okr add person bob --name "Bob Durand" --email bob@acme.example')
def person(
    ctx: typer.Context,
    named: Annotated[
        str, typer.Argument(metavar="ID", help=_("The short name that the files use."), show_default=False)
    ],
    name: Annotated[str | None, typer.Option("--name", metavar="TEXT", help=_("The name in full."))] = None,
    email: Annotated[
        str | None, typer.Option("--email", metavar="ADDRESS", help=_("The address that Git knows them by."))
    ] = None,
    dry_run: DryRunOption = False,
) -> int:
    """List a person in okr.yaml, or add what it does not say of one yet."""
    from okrcli.cli.people import add_person_asked

    return add_person_asked(open_workspace(ctx), named, name, email, dry_run=dry_run)
