"""`okr status`: the cycle's scores against the goal and today's expectation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion
from okrcli.cli.console import print_document, show_page
from okrcli.cli.context import choose_format, find_cycle, open_at, report_problems
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import (
    AtRevisionOption,
    CycleOption,
    FormatOption,
    JsonOption,
    OwnerOption,
    TeamOption,
    optional_argument,
)
from okrcli.errors import UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.scoring.states import Status

app = make_app()


@app.command(
    cls=Command,
    epilog=(
        "okr status\n"
        "okr status --full --sort name\n"
        "okr status marketing --status off_track\n"
        "okr status --at 2026-08-15 --json"
    ),
)
def status(
    ctx: typer.Context,
    address: Annotated[
        str | None,
        optional_argument(
            _("A team, an objective or a key result: marketing, marketing/reference, leads."),
            completion.addresses,
            metavar="[ADDRESS]",
        ),
    ] = None,
    team: TeamOption = None,
    owner: OwnerOption = None,
    standing: Annotated[
        str | None,
        typer.Option(
            "--status",
            "-s",
            metavar="STATUS",
            help=_("Only what stands so: on_track, at_risk, off_track, stale, early…"),
            autocompletion=completion.statuses,
        ),
    ] = None,
    cycle: CycleOption = None,
    at: AtRevisionOption = None,
    full: Annotated[
        bool, typer.Option("--full", help=_("Every key result, also of more teams than fit a screen."))
    ] = False,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="ORDER",
            help=_("How the teams are sorted: worst, name, score, change or owed."),
            autocompletion=completion.team_orders,
        ),
    ] = None,
    output: FormatOption = "table",
    as_json: JsonOption = False,
) -> int:
    """Show the cycle's scores: a bar with the goal and today's expectation, pace, trend, confidence and status.

    Of more than four teams, unless some of them are asked for: one row a team, the worst first.
    """
    from okrcli.scoring.assess import review_cycle
    from okrcli.scoring.narrow import narrow_review
    from okrcli.scoring.standings import ORDERS, sort_teams
    from okrcli.workspace.load import load_cycle

    output = choose_format(output, as_json)
    wanted = _read_status(standing)
    order = sort or "worst"
    if order not in ORDERS:
        raise UsageError("bad-order", typed=order, orders=", ".join(ORDERS))
    workspace, as_of = open_at(ctx, at)
    workspace, cycle_id = find_cycle(workspace, as_of, cycle, address)
    place = None
    if address or team is not None:
        from okrcli.workspace.addresses import resolve

        place = resolve(workspace.root, cycle_id, address, today=as_of) if address else None
        if team is not None:
            team_place = resolve(workspace.root, cycle_id, team, wanted=("team",))
            place = place or team_place
    loaded = load_cycle(workspace.root, place.cycle if place else cycle_id, [place.team] if place else None)
    findings = [*workspace.findings, *loaded.findings]
    if loaded.value is not None:
        review = review_cycle(loaded.value, workspace.settings, as_of)
        if owner is not None and place is None and not findings:  # whom a broken file names is not known
            from okrcli.cli.reviews import refuse_unknown_person

            refuse_unknown_person(workspace, owner, [review])
        review = narrow_review(review, owner=owner, status=wanted, address=place)
        if sort is not None:
            review = sort_teams(review, workspace.settings, order)
        narrowed = not (address is team is owner is standing is None)
        if output == "json":
            from okrcli.render.status import status_json

            print_document(status_json(review, workspace.settings, findings, workspace.root))
        else:
            from okrcli.render.overview import MOST_TEAMS, overview_page
            from okrcli.render.sanitise import short_path
            from okrcli.render.status import status_page

            unread = dict.fromkeys(short_path(one.path) for one in findings if one.path.parent.name == review.cycle.id)
            if full or narrowed or len(review.teams) <= MOST_TEAMS:
                show_page(workspace.session, status_page, review, workspace.settings, [*unread])
            else:
                show_page(workspace.session, overview_page, review, workspace.settings, order)
    return report_problems(workspace.session, findings)


def _read_status(typed: str | None) -> Status | None:
    from okrcli.scoring.states import Status

    if typed is None:
        return None
    try:
        return Status(typed.strip().lower().replace("-", "_").replace(" ", "_"))
    except ValueError:
        raise UsageError("bad-status", typed=typed, statuses=", ".join(Status)) from None
