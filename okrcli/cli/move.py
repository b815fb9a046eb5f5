"""`okr move`: another objective or team, and every link follows."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion
from okrcli.cli.context import address_to_type, find_place, open_workspace, today
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import CycleOption, DryRunOption, ForceOption
from okrcli.errors import UsageError
from okrcli.i18n import _

app = make_app()


@app.command(cls=Command, epilog="okr move leads --to marketing/partners\nokr move marketing/partners --to sales -n")
def move(
    ctx: typer.Context,
    address: Annotated[
        str,
        typer.Argument(
            metavar="ADDRESS",
            help=_("An objective or a key result."),
            autocompletion=completion.addresses,
            show_default=False,
        ),
    ],
    parent: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="ADDRESS",
            help=_("The objective, or for an objective the team, that it goes to."),
            autocompletion=completion.addresses,
        ),
    ] = None,
    cycle: CycleOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
) -> int:
    """Put a key result below another objective, or an objective in another team, with its check-ins and comments.

    Every link to it follows, in all cycles, or nothing is changed.
    """
    from okrcli.cli.moved import tell_moved
    from okrcli.workspace.addresses import resolve
    from okrcli.workspace.move import below
    from okrcli.workspace.move import move as move_in_files

    workspace = open_workspace(ctx)
    workspace, place = find_place(workspace, today(), address, cycle, ("objective", "key_result"), to_change=True)
    if parent is None:
        raise UsageError("missing-option", option="--to", what=_("the objective or team that it goes to"))
    wanted = ("team",) if place.key_result is None else ("objective",)
    goal = resolve(workspace.root, place.cycle, parent, wanted=wanted, today=today())
    if goal.cycle != place.cycle:
        raise UsageError("move-across-cycles", place=str(place), cycle=place.cycle)
    now = below(goal, place)
    changes = (
        [] if now == place else move_in_files(workspace.root, place, goal, today=today(), force=force, dry_run=dry_run)
    )
    return tell_moved(workspace, place, now, changes, address_to_type(workspace, now), dry_run=dry_run)
