"""The pages of `okr show`, on the terminal and as JSON."""

from __future__ import annotations

from okrcli.cli.console import print_document, show_page
from okrcli.cli.context import Workspace
from okrcli.model import Address
from okrcli.render.show import key_result_page, objective_page
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState


def print_page(
    workspace: Workspace,
    review: CycleReview,
    state: ObjectiveState,
    result: KeyResultState | None,
    place: Address,
    supported_by: list[str],
) -> None:
    """Print the page of a key result, or of its objective where there is none."""
    if result is None:
        show_page(workspace.session, objective_page, state, review, workspace.settings, place, supported_by)
    else:
        about = (result, state.objective, review, workspace.settings, place, supported_by)
        show_page(workspace.session, key_result_page, *about)


def write_page_json(
    workspace: Workspace,
    review: CycleReview,
    state: ObjectiveState,
    result: KeyResultState | None,
    place: Address,
    supported_by: list[str],
) -> None:
    """Write the same page as JSON."""
    from okrcli.render.show import key_result_page_json, objective_page_json

    if result is None:
        print_document(
            objective_page_json(
                state, review, place.team, supported_by=supported_by, problems=workspace.findings, root=workspace.root
            ),
        )
        return
    print_document(
        key_result_page_json(
            result,
            state.objective,
            review,
            workspace.settings,
            place.team,
            supports=result.key_result.supports,
            supported_by=supported_by,
            problems=workspace.findings,
            root=workspace.root,
        ),
    )


def nearby(address: Address, place: Address) -> str:
    """An address as seen from another: its cycle is named where it is a different one."""
    return address.path if address.cycle == place.cycle else str(address)
