"""`okr close-cycle`: the last table, a grade and its reason, what was learned and what comes along; then `closed`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from okrcli.cli import completion
from okrcli.cli.context import choose_format, open_workspace, read_day
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import DryRunOption, FormatOption, JsonOption, optional_argument, team_option
from okrcli.i18n import _

app = make_app()


@app.command(
    cls=Command,
    epilog=(
        "okr close-cycle\n"
        'okr close-cycle 2026-Q3 --why leads="Legal took a month" --decide reference=modify\n'
        "okr close-cycle --template > review.yaml\n"
        "okr close-cycle --from review.yaml --dry-run"
    ),
)
def close_cycle(
    ctx: typer.Context,
    cycle: Annotated[
        str | None,
        optional_argument(_("The cycle, by default the one that has ended."), completion.cycles, metavar="[CYCLE]"),
    ] = None,
    review: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help=_("A review filled in beforehand: see --template.")),
    ] = None,
    template: Annotated[
        bool, typer.Option("--template", help=_("Print a review to fill in, and write nothing."))
    ] = False,
    grade: Annotated[
        list[str] | None,
        typer.Option("--grade", metavar="KR=0-1", help=_("A key result's grade, for the computed score; repeatable.")),
    ] = None,
    why: Annotated[
        list[str] | None,
        typer.Option("--why", metavar="ADDRESS=TEXT", help=_("Why it came out so; repeatable.")),
    ] = None,
    learned: Annotated[
        list[str] | None,
        typer.Option("--learned", metavar="ADDRESS=TEXT", help=_("What an objective taught; repeatable.")),
    ] = None,
    decide: Annotated[
        list[str] | None,
        typer.Option(
            "--decide",
            metavar="[ADDRESS=]WORD",
            help=_("keep, modify or abandon; without an address, for all objectives not decided yet."),
        ),
    ] = None,
    team: Annotated[str | None, team_option(_("Grade only this team, and leave the cycle open."))] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help=_("The day it closes, by default today."))
    ] = None,
    everything: Annotated[bool, typer.Option("--all", "-a", help=_("Ask again about what is graded already."))] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Close with check-ins overdue, or before the cycle's end."))
    ] = False,
    dry_run: DryRunOption = False,
    output: FormatOption = "table",
    as_json: JsonOption = False,
) -> int:
    """Grade each key result, say why and what was learned, decide what comes along, and close the cycle.

    A key result's computed score stands unless it is graded otherwise, with a reason. Below the goal, why is needed; so
    is keep, modify or abandon for each objective. At a terminal each answer is on disk as soon as it is given, and what
    was interrupted goes on where it stopped.
    """
    from okrcli.cli.close_cycle.close import CloseOptions, close, print_template
    from okrcli.cli.close_cycle.draft import ReviewOptions

    as_json = choose_format(output, as_json) == "json"
    workspace = open_workspace(ctx)
    on = read_day(day)
    if template:
        return print_template(workspace, cycle, team, on)
    told = ReviewOptions(review, grade or (), why or (), learned or (), decide or ())
    options = CloseOptions(cycle, team, on, everything=everything, force=force, dry_run=dry_run, as_json=as_json)
    return close(workspace, options, told)
