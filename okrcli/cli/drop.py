"""`okr drop`: out of every score from today on, with the reason."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import options
from okrcli.cli.context import ENTRIES, address_to_type, find_place, open_workspace, today
from okrcli.cli.help import command
from okrcli.cli.options import option
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _


@command('okr drop leads --why "Market closed"')
def drop(
    ctx: typer.Context,
    address: options.Entry,
    why: Annotated[str | None, option("--why", "TEXT", _("Why it is not pursued further."))] = None,
    cycle: options.Cycle = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Take an objective or a key result out of every score from today on.

    It stays in the file with its check-ins, and no carry-over takes it along.
    """
    from okrcli.cli.console import hint, tell_changes, tell_next
    from okrcli.workspace.addresses import supporters_of
    from okrcli.workspace.fields import drop as drop_in_file

    workspace = open_workspace(ctx, force=force, dry_run=dry_run)
    workspace, place = find_place(workspace, today(), address, cycle, ENTRIES, to_change=True)
    words = (why or "").strip()
    if not words:
        raise UsageError("missing-option", option="--why", what=_("why it is not pursued further"))
    change = drop_in_file(workspace.root, place, words, **workspace.writing)
    tell_changes(workspace, (change, _("{address} is dropped").format(address=place.path)))
    if dry_run:
        return ExitCode.DONE
    typed = address_to_type(workspace, place)
    left = [address_to_type(workspace, one.address) for one in supporters_of(workspace.root, place)]
    if left:
        hint(workspace.session, _("What supported it: {addresses}.").format(addresses=", ".join(left)))
    tell_next(workspace.session, f"okr set {typed} dropped=", _("takes it back"))
    return ExitCode.DONE
