"""`okr rename`: another id, and every link to it follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import options
from okrcli.cli.console import hint, tell_changes, tell_next
from okrcli.cli.context import ENTRIES, Workspace, address_to_type, find_place, open_workspace, today
from okrcli.cli.help import command
from okrcli.cli.options import argument
from okrcli.errors import ExitCode
from okrcli.i18n import _, ngettext

if TYPE_CHECKING:
    from okrcli.model import Address, Team
    from okrcli.workspace.change import Change


@command("okr rename marketing/reference/leads qualified-leads", "okr rename 2026:company/growth scale -n")
def rename(
    ctx: typer.Context,
    address: options.Entry,
    new_id: Annotated[str, argument("ID", _("Its new id: small letters, digits and hyphens."))],
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Give an objective or a key result another id, and let every link to it follow, in all cycles, or change nothing.

    A team's id is the name of its file: git mv gives it another, and okr lint names the links that it breaks.
    """
    from okrcli.cli.add.form import check_id
    from okrcli.workspace.rename import rename as rename_in_files

    workspace = open_workspace(ctx, force=force, dry_run=dry_run)
    workspace, place = find_place(workspace, today(), address, cycle, ENTRIES, to_change=True)
    check_id(new_id)
    now = place._replace(key_result=new_id) if place.key_result else place._replace(objective=new_id)
    changes = [] if now == place else rename_in_files(workspace.root, place, new_id, **workspace.writing)
    return tell_renamed(workspace, place, now, changes)


def tell_renamed(workspace: Workspace, old: Address, new: Address, changes: Sequence[Change[Team]]) -> int:
    """Say what it is called now, and in which files links to it were rewritten."""
    from okrcli.workspace.files import team_path
    from okrcli.workspace.rename import links_of

    if workspace.dry_run:
        tell_changes(workspace, *((one, "") for one in changes))
        return ExitCode.DONE
    if not changes:
        hint(workspace.session, _("Nothing was changed."))
        return ExitCode.DONE
    itself = team_path(workspace.root, new.cycle, new.team)
    for one in sorted(changes, key=lambda change: change.path != itself):
        count = len({text for _route, text in links_of(one.after)} - {text for _route, text in links_of(one.before)})
        said = [_("{old} is now {new}").format(old=old.path, new=new.path)] if one.path == itself else []
        said += [ngettext("{n} link followed", "{n} links followed", count).format(n=count)] if count else []
        if said:
            tell_changes(workspace, (one, ", ".join(said)))
    tell_next(workspace.session, f"okr show {address_to_type(workspace, new)}", _("how it reads"))
    return ExitCode.DONE
