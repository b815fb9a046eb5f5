"""`okr version`: what `--version` says, as people type it."""

from __future__ import annotations

import typer

from okrcli import __version__
from okrcli.cli.help import command


@command("okr version")
def version() -> None:
    """Print the version."""
    typer.echo(f"okr {__version__}")
