"""`okr rename`: another id, and every link to it follows."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.context import address_to_type, find_place, open_workspace, today
from okrcli.cli.help import command
from okrcli.cli.options import argument
from okrcli.i18n import _


@command("okr rename marketing/reference/leads qualified-leads", "okr rename 2026:company/growth scale -n")
def rename(
    ctx: typer.Context,
    address: Annotated[str, argument("ADDRESS", _("An objective or a key result."), completion.addresses)],
    new_id: Annotated[str, argument("ID", _("Its new id: small letters, digits and hyphens."))],
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Give an objective or a key result another id, and let every link to it follow, in all cycles, or change nothing.

    A team's id is the name of its file: git mv gives it another, and okr lint names the links that it breaks.
    """
    from okrcli.cli.add.form import check_id
    from okrcli.cli.moved import tell_moved
    from okrcli.workspace.rename import rename as rename_in_files

    workspace = open_workspace(ctx)
    workspace, place = find_place(workspace, today(), address, cycle, ("objective", "key_result"), to_change=True)
    check_id(new_id)
    now = place._replace(key_result=new_id) if place.key_result else place._replace(objective=new_id)
    if now == place:
        changes = []
    else:
        changes = rename_in_files(workspace.root, place, new_id, today=today(), force=force, dry_run=dry_run)
    return tell_moved(workspace, place, now, changes, address_to_type(workspace, now), dry_run=dry_run)
