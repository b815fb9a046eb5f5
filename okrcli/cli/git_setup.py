"""`okr git-setup`: merging by meaning, switched on for a clone."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli.console import hint, tell_next, tell_written
from okrcli.cli.context import Session, open_workspace
from okrcli.cli.help import Command, make_app
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.git.merge_driver import Setup

app = make_app()


@app.command(cls=Command, epilog=("okr git-setup\nokr git-setup --remove"))
def git_setup(
    ctx: typer.Context,
    remove: Annotated[bool, typer.Option("--remove", help=_("Undo it."))] = False,
) -> None:
    """Have Git merge OKR files by meaning: .gitattributes for everybody (commit it), the driver for this clone."""
    from okrcli.git.merge_driver import install, uninstall

    workspace = open_workspace(ctx)
    done = uninstall(workspace.root) if remove else install(workspace.root)
    tell_setup(workspace.session, done, next_step=not remove)
    if not done:
        hint(workspace.session, _("Nothing to do: it is so already."))


def tell_setup(session: Session, done: Setup, *, next_step: bool = True) -> None:
    """Say what setting up the merge driver, or undoing it, has changed; nothing where it changed nothing."""
    from okrcli.render.sanitise import short_path

    if done.attributes is not None:
        tell_written(session, done.attributes, _("Attributes"))
    if done.configured:
        hint(session, _("This clone's Git configuration: merge.okr."))
    if next_step and done.attributes is not None:
        command = f"git add {shlex.quote(short_path(done.attributes))}"
        tell_next(session, command, _("so that every clone knows which files are OKRs"))
