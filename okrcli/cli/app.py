"""The root command. Imported once the language is known: its help is translated as it is built."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli import __version__
from okrcli.cli.group import LazyGroup
from okrcli.cli.help import make_app
from okrcli.i18n import _

app = make_app(
    cls=LazyGroup,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"okr {__version__}")
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    help=_("OKRs in your terminal and your Git repository: plain YAML files, check-ins, scores."),
    epilog="okr checkin && okr status    # on a Monday\nokr init --example demo      # to look around first",
)
def okr(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_print_version, is_eager=True, help=_("Print the version."))
    ] = False,
) -> None:
    """Show the help where no command was named."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
