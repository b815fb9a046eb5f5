"""`okr due`: who owes a check-in, oldest first."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.console import print_document, show_page
from okrcli.cli.context import choose_format, open_at, report_problems
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import (
    AtRevisionOption,
    FormatOption,
    JsonOption,
    OwnersOption,
    RunningCyclesOption,
    StatusesOption,
    TagsOption,
    TeamsOption,
    read_filters,
)
from okrcli.errors import ExitCode
from okrcli.i18n import _

app = make_app()


@app.command(
    cls=Command,
    epilog=("okr due --owner alice\nokr due --check          # in a weekly job: exits with 1 where one is overdue"),
)
def due(
    ctx: typer.Context,
    team: TeamsOption = None,
    owner: OwnersOption = None,
    tag: TagsOption = None,
    standing: StatusesOption = None,
    cycle: RunningCyclesOption = None,
    at: AtRevisionOption = None,
    check: Annotated[bool, typer.Option("--check", help=_("Exit with 1 where a check-in is overdue."))] = False,
    output: FormatOption = "table",
    as_json: JsonOption = False,
) -> int:
    """Show who owes a check-in, in every cycle that is running or was not closed, and who a health metric's reading."""
    from okrcli.cli.reviews import owed_readings, review_running
    from okrcli.scoring.cadence import owed_now

    output = choose_format(output, as_json)
    only = read_filters(team, owner, tag, standing)
    workspace, as_of = open_at(ctx, at)
    reviews, findings = review_running(workspace, as_of, cycle, only)
    metrics = owed_readings(workspace, as_of, only) if cycle is None else []
    if output == "json":
        from okrcli.render.due import due_json

        print_document(due_json(reviews, metrics, as_of, findings, workspace.root))
    else:
        from okrcli.render.due import due_page

        show_page(workspace.session, due_page, reviews, metrics, workspace.settings, as_of)
    code = report_problems(workspace.session, findings)
    overdue = any(one.state.days_overdue for one in owed_now(reviews))
    return code or (ExitCode.FINDINGS if check and overdue else ExitCode.DONE)
