"""`okr diff`: what changed between two states of the files, in OKR terms."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion
from okrcli.cli.console import print_document, print_lines, show_page
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import JsonOption, TeamOption, format_option
from okrcli.errors import UsageError
from okrcli.i18n import _

app = make_app()
FORMATS = ("table", "json", "md")


@app.command(
    cls=Command,
    epilog=(
        "okr diff                       # the last seven days\n"
        "okr diff 2026-08-01 --team marketing\n"
        "okr diff main...HEAD --format md\n"
        "okr diff --since-start         # have the goalposts moved?"
    ),
)
def diff(
    ctx: typer.Context,
    span: Annotated[
        str | None,
        typer.Argument(
            metavar="[REV|DATE|REV..REV]",
            help=_(
                "Since when, by default seven days ago: a day, a commit, branch or tag, or two of them; three dots"
                " between them begin where they parted."
            ),
            autocompletion=completion.revisions,
            show_default=False,
        ),
    ] = None,
    since_start: Annotated[
        bool,
        typer.Option(
            "--since-start", help=_("Goalposts alone, since the cycle's first commit, with scores against the first.")
        ),
    ] = False,
    team: TeamOption = None,
    cycle: Annotated[
        str | None,
        typer.Option(
            "--cycle",
            "-c",
            metavar="CYCLE",
            help=_("Only this cycle; with --since-start by default the one running."),
            autocompletion=completion.cycles,
        ),
    ] = None,
    output: Annotated[str, format_option(FORMATS, _("table, json or md."))] = "table",
    as_json: JsonOption = False,
) -> int:
    """Show what changed: values and scores, status, confidence, blockers, what came and went, goalposts that moved.

    From a revision, or the newest commit at or before a day, to the files as they are.
    """
    from okrcli.cli.context import choose_format, open_workspace, report_problems
    from okrcli.cli.reporting.comparing import compare, compare_with_start
    from okrcli.workspace.compare import Only

    output = choose_format(output, as_json, FORMATS)
    if since_start and span is not None:
        raise UsageError("since-start-and-range")
    workspace = open_workspace(ctx)
    only = Only(team, cycle)
    comparison = compare_with_start(workspace, only) if since_start else compare(workspace, span, only)
    if output == "json":
        from okrcli.render.diff import diff_json

        print_document(diff_json(comparison, workspace.root))
    else:
        from okrcli.render.diff import diff_view

        view = diff_view(comparison)
        if output == "md":
            from okrcli.render.diff import diff_markdown

            print_lines(diff_markdown(view))
        else:
            from okrcli.render.diff import diff_page

            show_page(workspace.session, diff_page, view)
    return report_problems(workspace.session, comparison.findings)
