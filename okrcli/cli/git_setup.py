"""`okr git-setup`: merging by meaning, switched on for a clone."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.help import Command, make_app
from okrcli.i18n import _

app = make_app()


@app.command(cls=Command, epilog=("okr git-setup\nokr git-setup --remove"))
def git_setup(
    ctx: typer.Context,
    remove: Annotated[bool, typer.Option("--remove", help=_("Undo it."))] = False,
) -> None:
    """Have Git merge OKR files by meaning: .gitattributes for everybody (commit it), the driver for this clone."""
    from okrcli.cli.console import hint
    from okrcli.cli.context import open_workspace
    from okrcli.cli.merging.saying import tell_setup
    from okrcli.git.merge_driver import install, uninstall

    workspace = open_workspace(ctx)
    done = uninstall(workspace.root) if remove else install(workspace.root)
    tell_setup(workspace.session, done, next_step=not remove)
    if not done:
        hint(workspace.session, _("Nothing to do: it is so already."))
