"""`okr search`: what people wrote, found by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import options
from okrcli.cli.console import hint, print_document, show_page
from okrcli.cli.context import Workspace, open_workspace, report_problems, today
from okrcli.cli.help import command
from okrcli.cli.options import argument, cycle_option, read_filters
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.scoring.narrow import Filters
    from okrcli.workspace.search import Match


@command(
    "okr search webinar", "okr search legal form --team marketing", 'okr search "second webinar" --cycle Q2 --json'
)
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        argument(
            "WORD [WORD]...", _("What a text has, all of them, be it within a word; in quotes, one after the other.")
        ),
    ],
    team: options.Teams = None,
    owner: options.Owners = None,
    tag: options.Tags = None,
    standing: options.Statuses = None,
    cycle: Annotated[str | None, cycle_option(_("Only this cycle, by default all."))] = None,
    output: options.Format = "table",
) -> int:
    """Find what was written, in all cycles: statements, notes, blockers, next steps, retrospectives, health metrics.

    Capitals and accents do not matter. Exits with 1 where nothing is found.
    """
    from okrcli.render.search import search_json, search_page
    from okrcli.scoring.narrow import ALL
    from okrcli.workspace.cycles import current_cycle
    from okrcli.workspace.search import fold
    from okrcli.workspace.search import search as search_files

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
        print_document(search_json(words, matches, findings, workspace.root))
    elif matches:
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
