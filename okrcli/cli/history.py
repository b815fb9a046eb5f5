"""`okr history`: what the cycles together teach."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import print_document, show_page
from okrcli.cli.context import open_at, report_problems
from okrcli.cli.help import command
from okrcli.cli.options import argument, owner_option, read_filters
from okrcli.i18n import _


@command("okr history", "okr history marketing", "okr history --owner alice")
def history(
    ctx: typer.Context,
    team: Annotated[list[str] | None, argument("[TEAM]...", _("Only these teams."), completion.teams)] = None,
    owner: Annotated[list[str] | None, owner_option(_("Your own record alone."))] = None,
    tag: options.Tags = None,
    at: options.AtRevision = None,
    output: options.Format = "table",
) -> int:
    """Look back over all cycles: scores, ambition, whether confidence can be trusted, the rhythm of check-ins.

    Teams and the organisation, never people beside one another: --owner shows one's own record alone.
    """
    from okrcli.cli.reviews import review_past
    from okrcli.render.facts import person_label
    from okrcli.render.history import history_json, history_page
    from okrcli.scoring.outcomes import draw_up_record

    workspace, as_of = open_at(ctx, at)
    reviews, findings = review_past(workspace, as_of, read_filters(team, owner, tag, None))
    record = draw_up_record(reviews, personal=bool(owner))
    if output == "json":
        print_document(history_json(record, as_of, findings, workspace.root))
    else:
        whose = ", ".join([person_label(one, workspace.settings) or one for one in owner or ()] or team or ())
        show_page(workspace.session, history_page, record, workspace.settings, as_of, whose)
    return report_problems(workspace.session, findings)
