"""`okr status`: the cycle's scores against the goal and today's expectation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import print_document, show_page
from okrcli.cli.context import find_cycle, find_place, open_at, report_problems
from okrcli.cli.help import command
from okrcli.cli.options import argument, flag, option, read_filters, unknown_word
from okrcli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from okrcli.scoring.states import CycleReview


@command(
    "okr status",
    "okr status --full --sort name",
    "okr status marketing --status off_track",
    "okr status --at 2026-08-15 --json",
)
def status(
    ctx: typer.Context,
    address: Annotated[
        str | None,
        argument(
            "[ADDRESS]",
            _("A team, an objective or a key result: marketing, marketing/reference, leads."),
            completion.addresses,
        ),
    ] = None,
    team: options.Teams = None,
    owner: options.Owners = None,
    tag: options.Tags = None,
    standing: options.Statuses = None,
    cycle: options.Cycle = None,
    at: options.AtRevision = None,
    full: Annotated[bool, flag("--full", _("Every key result, also of more teams than fit a screen."))] = False,
    sort: Annotated[
        str | None,
        option(
            "--sort",
            "ORDER",
            _("How the teams are sorted: worst, name, score, change or owed."),
            completion.team_orders,
        ),
    ] = None,
    output: options.Format = "table",
) -> int:
    """Show the cycle's scores: a bar with the goal and today's expectation, pace, trend, confidence and status.

    Of more than four teams, unless some of them are asked for: one row a team, the worst first.
    """
    from okrcli.cli.reviews import refuse_unknown, refuse_unknown_team
    from okrcli.render.overview import MOST_TEAMS, overview_page
    from okrcli.render.sanitise import short_path
    from okrcli.render.status import status_json, status_page
    from okrcli.scoring.assess import review_cycle
    from okrcli.scoring.narrow import ALL, narrow_review
    from okrcli.scoring.standings import ORDERS, sort_teams
    from okrcli.workspace.load import load_cycle

    only = read_filters(team, owner, tag, standing)
    order = sort or "worst"
    if order not in ORDERS:
        raise unknown_word("bad-order", order, typed=order, orders=[*ORDERS])
    workspace, as_of = open_at(ctx, at)
    place = None
    if address:
        workspace, place = find_place(workspace, as_of, address, cycle)
        cycle_id = place.cycle
    else:
        workspace, cycle_id = find_cycle(workspace, as_of, cycle)
    for one in only.teams:
        refuse_unknown_team(workspace, one, [cycle_id])
    loaded = load_cycle(workspace.root, cycle_id, [place.team] if place is not None else sorted(only.teams) or None)
    findings = workspace.and_wrong(loaded.findings)
    if loaded.value is not None:
        review = review_cycle(loaded.value, workspace.settings, as_of)
        if place is None and not only.teams and not findings:  # whom a file names that was not read is not known
            refuse_unknown(workspace, only, [loaded.value])
        review = narrow_review(review, only, address=place)
        if sort is not None:
            review = sort_teams(review, workspace.settings, order)
        narrowed = place is not None or only != ALL
        if output == "json":
            print_document(status_json(review, workspace.settings, findings, workspace.root))
        else:
            unread = dict.fromkeys(short_path(one.path) for one in findings if one.path.parent.name == review.cycle.id)
            review = _without_unread(review, {one.path.stem for one in findings})
            if full or narrowed or len(review.teams) <= MOST_TEAMS:
                show_page(workspace.session, status_page, review, workspace.settings, [*unread])
            else:
                show_page(workspace.session, overview_page, review, workspace.settings, order)
    return report_problems(workspace.session, findings)


def _without_unread(review: CycleReview, at_fault: Collection[str]) -> CycleReview:
    """The review without the teams that only seem to have no objectives: nothing of them could be read."""
    teams = [one for one in review.teams if one.objectives or one.team.id not in at_fault]
    return review._replace(teams=tuple(teams))
