"""`okr reopen`: a closed cycle takes edits again; what was said at its closing is kept, unless told otherwise."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion
from okrcli.cli.context import choose_format, open_workspace
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import DryRunOption, FormatOption, JsonOption
from okrcli.i18n import _

app = make_app()


@app.command(cls=Command, epilog="okr reopen 2026-Q3\nokr reopen 2026-Q3 --discard-retrospectives --dry-run")
def reopen(
    ctx: typer.Context,
    cycle: Annotated[
        str | None,
        typer.Argument(
            metavar="[CYCLE]",
            help=_("The cycle, by default the only one that is closed."),
            autocompletion=completion.cycles,
            show_default=False,
        ),
    ] = None,
    discard: Annotated[
        bool,
        typer.Option("--discard-retrospectives", help=_("Take what was said at its closing out of the files as well.")),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Take them out without being asked."))] = False,
    dry_run: DryRunOption = False,
    output: FormatOption = "table",
    as_json: JsonOption = False,
) -> int:
    """Open a closed cycle again: its files take check-ins and edits, and its last check-ins are owed.

    The retrospectives stay in the files, and the next okr close-cycle goes on from them.
    """
    from okrcli.cli.making.reopening import reopen_cycle

    as_json = choose_format(output, as_json) == "json"
    return reopen_cycle(open_workspace(ctx), cycle, discard=discard, yes=yes, dry_run=dry_run, as_json=as_json)
