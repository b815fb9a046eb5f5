"""`okr move`: another objective or team, and every link follows."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.context import ENTRIES, find_place, open_workspace, today
from okrcli.cli.help import command
from okrcli.cli.options import option
from okrcli.errors import UsageError
from okrcli.i18n import _


@command("okr move leads --to marketing/partners", "okr move marketing/partners --to sales -n")
def move(
    ctx: typer.Context,
    address: options.Entry,
    parent: Annotated[
        str | None,
        option(
            "--to", "ADDRESS", _("The objective, or for an objective the team, that it goes to."), completion.addresses
        ),
    ] = None,
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Put a key result below another objective, or an objective in another team, with its check-ins and comments.

    Every link to it follows, in all cycles, or nothing is changed.
    """
    from okrcli.cli.rename import tell_renamed
    from okrcli.workspace.addresses import resolve
    from okrcli.workspace.move import below
    from okrcli.workspace.move import move as move_in_files

    workspace = open_workspace(ctx, force=force, dry_run=dry_run)
    workspace, place = find_place(workspace, today(), address, cycle, ENTRIES, to_change=True)
    if parent is None:
        raise UsageError("missing-option", option="--to", what=_("the objective or team that it goes to"))
    wanted = ("team",) if place.key_result is None else ("objective",)
    goal = resolve(workspace.root, place.cycle, parent, wanted=wanted, today=today())
    if goal.cycle != place.cycle:
        raise UsageError("move-across-cycles", place=str(place), cycle=place.cycle)
    now = below(goal, place)
    changes = [] if now == place else move_in_files(workspace.root, place, goal, **workspace.writing)
    return tell_renamed(workspace, place, now, changes)
