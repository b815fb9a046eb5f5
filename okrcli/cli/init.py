"""`okr init`: a workspace with a first cycle, or a complete example to look around in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from okrcli.cli.context import session_of
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import DryRunOption
from okrcli.i18n import _

app = make_app()


@app.command(cls=Command, epilog="okr init okrs\nokr init --example demo")
def init(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help=_("Where, by default here."), show_default=False)
    ] = None,
    example: Annotated[
        bool, typer.Option("--example", help=_("Write a complete, realistic example, alive today."))
    ] = False,
    dry_run: DryRunOption = False,
) -> int:
    """Make a workspace: okr.yaml and a first cycle, the current quarter, with a commented team file to edit."""
    from okrcli.cli.making.beginning import begin

    session = session_of(ctx)
    return begin(session, folder or session.explicit_root() or Path(), example=example, dry_run=dry_run)
