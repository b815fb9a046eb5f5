"""`okr show`: one objective or key result in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import print_document, show_page
from okrcli.cli.context import find_place, open_at, report_problems
from okrcli.cli.help import command
from okrcli.cli.options import argument
from okrcli.errors import AddressError
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.model import Address


@command("okr show leads", "okr show marketing/reference --at 2026-08-15")
def show(
    ctx: typer.Context,
    address: Annotated[
        str, argument("ADDRESS", _("An objective or a key result: marketing/reference, leads."), completion.addresses)
    ],
    cycle: options.Cycle = None,
    at: options.AtRevision = None,
    output: options.Format = "table",
) -> int:
    """Show one objective or key result in full: chart, check-ins, forecast, what it supports and what supports it."""
    from okrcli.render.show import key_result_page, key_result_page_json, objective_page, objective_page_json
    from okrcli.scoring.assess import review_cycle
    from okrcli.workspace.addresses import supporters_of
    from okrcli.workspace.load import load_cycle

    workspace, as_of = open_at(ctx, at)
    workspace, place = find_place(workspace, as_of, address, cycle)
    if place.objective is None:
        raise AddressError("team-has-no-page", team=place.team)
    loaded = load_cycle(workspace.root, place.cycle, [place.team])
    if loaded.value is None or not loaded.value.teams:
        return report_problems(workspace.session, workspace.and_wrong(loaded.findings))
    review = review_cycle(loaded.value, workspace.settings, as_of)
    state = next((one for one in review.teams[0].objectives if one.objective.id == place.objective), None)
    if state is None:
        raise AddressError("no-such-address", typed=address, cycle=place.cycle, nearest=[], elsewhere=[])
    result = next((one for one in state.key_results if one.key_result.id == place.key_result), None)
    backers = supporters_of(workspace.root, place)
    if output == "json":
        backing, problems, root = [str(one.address) for one in backers], workspace.findings, workspace.root
        if result is None:
            print_document(
                objective_page_json(state, review, place.team, supported_by=backing, problems=problems, root=root)
            )
        else:
            print_document(
                key_result_page_json(
                    result,
                    state.objective,
                    review,
                    place.team,
                    supports=result.key_result.supports,
                    supported_by=backing,
                    problems=problems,
                    root=root,
                )
            )
    else:
        words = [f"{_nearby(one.address, place)}  {one.statement}" for one in backers]
        about = (review, workspace.settings, place, words)
        if result is None:
            show_page(workspace.session, objective_page, state, *about)
        else:
            show_page(workspace.session, key_result_page, result, state.objective, *about)
    return report_problems(workspace.session, workspace.findings)


def _nearby(address: Address, place: Address) -> str:
    """An address as seen from another: its cycle is named where it is a different one."""
    return address.path if address.cycle == place.cycle else str(address)
