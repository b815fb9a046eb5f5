"""`okr search`: what people wrote, found by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli.console import hint, print_document, show_page
from okrcli.cli.context import Workspace, choose_format, open_workspace, report_problems, today
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import (
    FormatOption,
    JsonOption,
    OwnersOption,
    StatusesOption,
    TagsOption,
    TeamsOption,
    cycle_option,
    read_filters,
)
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.scoring.narrow import Filters
    from okrcli.workspace.search import Match

app = make_app()


@app.command(
    cls=Command,
    epilog='okr search webinar\nokr search legal form --team marketing\nokr search "second webinar" --cycle Q2 --json',
)
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORD [WORD]...",
            help=_("What a text has, all of them, be it within a word; in quotes, one after the other."),
            show_default=False,
        ),
    ],
    team: TeamsOption = None,
    owner: OwnersOption = None,
    tag: TagsOption = None,
    standing: StatusesOption = None,
    cycle: Annotated[str | None, cycle_option(_("Only this cycle, by default all."))] = None,
    output: FormatOption = "table",
    as_json: JsonOption = False,
) -> int:
    """Find what was written, in all cycles: statements, notes, blockers, next steps, retrospectives, health metrics.

    Capitals and accents do not matter. Exits with 1 where nothing is found.
    """
    from okrcli.scoring.narrow import ALL
    from okrcli.workspace.cycles import current_cycle
    from okrcli.workspace.search import fold
    from okrcli.workspace.search import search as search_files

    output = choose_format(output, as_json)
    only = read_filters(team, owner, tag, standing)
    if not any(fold(word).strip() for word in words):
        raise UsageError("search-for-nothing")
    workspace = open_workspace(ctx)
    if cycle is not None:
        cycle = current_cycle(workspace.root, workspace.settings, today(), cycle)
    matches, broken = search_files(workspace.root, words, cycle)
    findings = [*workspace.findings, *broken]
    if only != ALL:
        matches = _narrowed(workspace, matches, only, cycle)
    if output == "json":
        from okrcli.render.search import search_json

        print_document(search_json(words, matches, findings, workspace.root))
    elif matches:
        from okrcli.render.search import search_page

        show_page(workspace.session, search_page, matches)
    else:
        hint(workspace.session, _("Nothing was found."))
    return report_problems(workspace.session, findings) or (ExitCode.DONE if matches else ExitCode.FINDINGS)


def _narrowed(workspace: Workspace, matches: list[Match], only: Filters, cycle: str | None) -> list[Match]:
    """The matches in what the filters ask for, as it stands today; raises AddressError."""
    from okrcli.cli.reviews import kpi_states, review_past, review_running
    from okrcli.scoring.narrow import Filters, fitting

    if cycle is None:
        reviews, _broken = review_past(workspace, today(), only, planned=True)
    else:
        reviews, _broken = review_running(workspace, today(), cycle, only)
    wanted = {one for review in reviews for one in fitting(review, Filters())}
    if only == Filters(teams=only.teams):
        wanted |= {one._replace(objective=None, key_result=None) for one in wanted}
    metrics = {one.kpi.id for one in kpi_states(workspace, today(), only)[0]}
    return [one for one in matches if one.address in wanted or one.kpi in metrics]
