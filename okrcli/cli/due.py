"""`okr due`: who owes a check-in, oldest first."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import options
from okrcli.cli.console import print_document, show_page
from okrcli.cli.context import open_at, report_problems
from okrcli.cli.help import command
from okrcli.cli.options import flag, read_filters
from okrcli.errors import ExitCode
from okrcli.i18n import _


@command("okr due --owner alice", "okr due --check          # in a weekly job: exits with 1 where one is overdue")
def due(
    ctx: typer.Context,
    team: options.Teams = None,
    owner: options.Owners = None,
    tag: options.Tags = None,
    standing: options.Statuses = None,
    cycle: options.RunningCycles = None,
    at: options.AtRevision = None,
    check: Annotated[bool, flag("--check", _("Exit with 1 where a check-in is overdue."))] = False,
    output: options.Format = "table",
) -> int:
    """Show who owes a check-in, in every cycle that is running or was not closed, and who a health metric's reading."""
    from okrcli.cli.reviews import owed_readings, review_running
    from okrcli.render.due import due_json, due_page
    from okrcli.scoring.cadence import owed_now

    only = read_filters(team, owner, tag, standing)
    workspace, as_of = open_at(ctx, at)
    reviews, findings = review_running(workspace, as_of, cycle, only)
    metrics = owed_readings(workspace, as_of, only) if cycle is None else []
    if output == "json":
        print_document(due_json(reviews, metrics, as_of, findings, workspace.root))
    else:
        show_page(workspace.session, due_page, reviews, metrics, workspace.settings, as_of)
    code = report_problems(workspace.session, findings)
    overdue = any(one.state.days_overdue for one in owed_now(reviews))
    return code or (ExitCode.FINDINGS if check and overdue else ExitCode.DONE)
