"""`okr show`: one objective or key result in full."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from okrcli.cli import complete
from okrcli.cli.opening import Opened, choose_format, open_workspace, read_at, report_problems
from okrcli.cli.options import AtOption, CycleOption, FormatOption, JsonOption
from okrcli.errors import AddressError
from okrcli.i18n import _
from okrcli.model import Address
from okrcli.render.show_page import key_result_lines, objective_lines
from okrcli.render.terminal import glyphs_of
from okrcli.render.terminal import show as print_lines
from okrcli.render.views.show import key_result_page, objective_page
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState
from okrcli.workspace.addresses import resolve
from okrcli.workspace.alignment import supporters_of
from okrcli.workspace.at_hand import cycle_at_hand
from okrcli.workspace.load import load_cycle

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog=_("Example: okr show marketing/reference/leads"))
def show(
    ctx: typer.Context,
    address: Annotated[
        str,
        typer.Argument(
            metavar="ADDRESS",
            help=_("An objective or a key result: marketing/reference, leads."),
            autocompletion=complete.addresses,
        ),
    ],
    cycle: CycleOption = None,
    at: AtOption = None,
    output: FormatOption = "table",
    as_json: JsonOption = False,
) -> int:
    """Show one objective or key result in full: chart, check-ins, forecast, what it supports and what supports it."""
    output = choose_format(output, as_json, ("table", "json"))
    opened = open_workspace(ctx)
    as_of = read_at(at)
    cycle_id = cycle_at_hand(opened.root, opened.settings, as_of, cycle)
    place = resolve(opened.root, cycle_id, address, wanted=("objective", "key_result"), today=as_of)
    loaded = load_cycle(opened.root, place.cycle, [place.team])
    if loaded.value is None or not loaded.value.teams:
        return report_problems(opened.session, [*opened.findings, *loaded.findings])
    review = review_cycle(loaded.value, opened.settings, as_of)
    state = next((one for one in review.teams[0].objectives if one.objective.id == place.objective), None)
    if state is None:
        raise AddressError("no-such-address", typed=address, cycle=place.cycle, nearest=[], elsewhere=[])
    result = next((one for one in state.key_results if one.key_result.id == place.key_result), None)
    backers = supporters_of(opened.root, place)
    if output == "json":
        _write_json(opened, review, state, result, place, [str(one.address) for one in backers])
    else:
        words = [f"{_nearby(one.address, place)}  {one.statement}" for one in backers]
        _print_page(opened, review, state, result, place, words)
    return report_problems(opened.session, opened.findings)


def _print_page(
    opened: Opened,
    review: CycleReview,
    state: ObjectiveState,
    result: KeyResultState | None,
    place: Address,
    supported_by: list[str],
) -> None:
    out = opened.session.out()
    objective, settings, as_of = state.objective, opened.settings, review.as_of
    if result is None:
        page = objective_page(
            state, review.cycle, settings, as_of, place, supports=objective.supports, supported_by=supported_by
        )
        print_lines(out, objective_lines(page, out.width, glyphs_of(out)))
        return
    supports = result.key_result.supports
    full = key_result_page(
        result, objective, review.cycle, settings, as_of, place, supports=supports, supported_by=supported_by
    )
    print_lines(out, key_result_lines(full, out.width, glyphs_of(out)))


def _write_json(
    opened: Opened,
    review: CycleReview,
    state: ObjectiveState,
    result: KeyResultState | None,
    place: Address,
    supported_by: list[str],
) -> None:
    from okrcli.render.json_show import key_result_page_json, objective_page_json
    from okrcli.render.json_write import write_json

    if result is None:
        write_json(
            sys.stdout,
            objective_page_json(
                state, review, place.team, supported_by=supported_by, problems=opened.findings, root=opened.root
            ),
        )
        return
    write_json(
        sys.stdout,
        key_result_page_json(
            result,
            state.objective,
            review,
            opened.settings,
            place.team,
            supports=result.key_result.supports,
            supported_by=supported_by,
            problems=opened.findings,
            root=opened.root,
        ),
    )


def _nearby(address: Address, place: Address) -> str:
    """An address as seen from another: its cycle is named where it is a different one."""
    return address.path if address.cycle == place.cycle else str(address)
