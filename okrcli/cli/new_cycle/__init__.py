"""`okr new-cycle`: a cycle's folder with its dates, and its teams' files."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion
from okrcli.cli.context import choose_format, open_workspace
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import DryRunOption, FormatOption, JsonOption
from okrcli.i18n import _

app = make_app()


@app.command(
    cls=Command,
    epilog=(
        "okr new-cycle Q4 --team company --team marketing\n"
        "okr new-cycle Q4 --from 2026-Q3\n"
        "okr new-cycle launch --starts 2026-09-01 --ends 2026-12-18"
    ),
)
def new_cycle(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="CYCLE", help=_("Q3, 2026-Q3, H2, 2026, FY27-Q1, T3, S2; or any name, with its dates.")),
    ],
    starts: Annotated[str | None, typer.Option("--starts", metavar="DATE", help=_("The first day."))] = None,
    ends: Annotated[str | None, typer.Option("--ends", metavar="DATE", help=_("The last day, included."))] = None,
    team: Annotated[
        list[str] | None,
        typer.Option(
            "--team", "-t", metavar="TEAM", help=_("A team of the cycle; repeatable."), autocompletion=completion.teams
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="CYCLE",
            help=_("Carry over what was kept or modified when this cycle closed."),
            autocompletion=completion.cycles,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("With --from: carry over before that cycle is closed."))
    ] = False,
    dry_run: DryRunOption = False,
    output: FormatOption = "table",
    as_json: JsonOption = False,
) -> int:
    """Make a cycle's folder. A bare Q3 is the quarter that is running or comes next.

    With --from, objectives that were kept or modified come along with fresh key results: a metric's baseline is its
    last value, milestones reached stay behind, links lead to the new cycle. A cycle that is there already is added to.
    """
    from okrcli.cli.making.cycle import choose_period, make_cycle

    as_json = choose_format(output, as_json) == "json"
    workspace = open_workspace(ctx)
    period = choose_period(name, starts, ends, workspace.settings.fiscal_year_starts)
    if source is not None:
        from okrcli.cli.new_cycle.carry_over import Wanted, carry

        given = starts is not None or ends is not None
        wish = Wanted(period, given, source, tuple(team or ()), force=force, dry_run=dry_run, as_json=as_json)
        return carry(workspace, wish)
    return make_cycle(workspace, period, team or (), dry_run=dry_run, as_json=as_json)
