"""`okr help`: what `--help` says, as people type it."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.commands import offers
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import optional_argument
from okrcli.i18n import _

app = make_app()


@app.command("help", cls=Command, epilog="okr help checkin\nokr help kpi promote")
def help_(
    ctx: typer.Context,
    command: Annotated[
        list[str] | None, optional_argument(_("The command, by default okr itself."), offers, metavar="[COMMAND]...")
    ] = None,
) -> None:
    """Show the help of a command."""
    ctx.find_root().command.main([*(command or ()), "--help"], prog_name="okr", standalone_mode=False, obj=ctx.obj)
