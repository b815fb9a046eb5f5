"""`okr close-cycle`: the last table, a grade and its reason, what was learned and what comes along; then `closed`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.context import open_workspace, read_day
from okrcli.cli.help import command
from okrcli.cli.options import argument, flag, option, team_option
from okrcli.i18n import _


@command(
    "okr close-cycle",
    'okr close-cycle 2026-Q3 --why leads="Legal took a month" --decide reference=modify',
    "okr close-cycle --template > review.yaml",
    "okr close-cycle --from review.yaml --dry-run",
)
def close_cycle(
    ctx: typer.Context,
    cycle: Annotated[
        str | None, argument("[CYCLE]", _("The cycle, by default the one that has ended."), completion.cycles)
    ] = None,
    review: Annotated[
        Path | None, option("--from", "FILE", _("A review filled in beforehand: see --template."))
    ] = None,
    template: Annotated[bool, flag("--template", _("Print a review to fill in, and write nothing."))] = False,
    grade: Annotated[
        list[str] | None, option("--grade", "KR=0-1", _("A key result's grade, for the computed score; repeatable."))
    ] = None,
    why: Annotated[list[str] | None, option("--why", "ADDRESS=TEXT", _("Why it came out so; repeatable."))] = None,
    learned: Annotated[
        list[str] | None, option("--learned", "ADDRESS=TEXT", _("What an objective taught; repeatable."))
    ] = None,
    decide: Annotated[
        list[str] | None,
        option(
            "--decide",
            "[ADDRESS=]WORD",
            _("keep, modify or abandon; without an address, for all objectives not decided yet."),
        ),
    ] = None,
    team: Annotated[str | None, team_option(_("Grade only this team, and leave the cycle open."))] = None,
    day: Annotated[str | None, option("--date", "DATE", _("The day it closes, by default today."))] = None,
    everything: Annotated[bool, flag("--all -a", _("Ask again about what is graded already."))] = False,
    force: Annotated[bool, flag("--force", _("Close with check-ins overdue, or before the cycle's end."))] = False,
    dry_run: options.DryRun = False,
    output: options.Format = "table",
) -> int:
    """Grade each key result, say why and what was learned, decide what comes along, and close the cycle.

    A key result's computed score stands unless it is graded otherwise, with a reason. Below the goal, why is needed; so
    is keep, modify or abandon for each objective. At a terminal each answer is on disk as soon as it is given, and what
    was interrupted goes on where it stopped.
    """
    from okrcli.cli.close_cycle.close import CloseOptions, close, print_template
    from okrcli.cli.close_cycle.draft import ReviewOptions

    workspace = open_workspace(ctx, dry_run=dry_run)
    on = read_day(day)
    if template:
        return print_template(workspace, cycle, team, on)
    told = ReviewOptions(review, grade or (), why or (), learned or (), decide or ())
    wanted = CloseOptions(cycle, team, on, everything=everything, force=force, as_json=output == "json")
    return close(workspace, wanted, told)
