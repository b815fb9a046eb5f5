"""One check-in in one line: written, and said what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from okrcli.cli.answers import looks_wild
from okrcli.cli.console import hint, name_in, tell_next, tell_written, write_diff
from okrcli.cli.context import Workspace, today
from okrcli.cli.people import find_person
from okrcli.cli.recording.given import Given, build_checkin
from okrcli.errors import ExitCode
from okrcli.i18n import _
from okrcli.i18n.dates import format_date, format_span
from okrcli.model import Address, CheckIn, Cycle, KeyResult, Objective, Team
from okrcli.render.checkin import preview_page
from okrcli.render.console import glyphs_of, show
from okrcli.scoring.assess import review_key_result
from okrcli.scoring.states import KeyResultState
from okrcli.workspace.change import Change, find_key_result
from okrcli.workspace.checkins import append_checkin
from okrcli.workspace.load import load_period

if TYPE_CHECKING:
    from okrcli.cli.publish import Plan


def record(
    workspace: Workspace,
    address: Address,
    given: Given,
    on: date,
    by: str | None,
    *,
    plan: Plan | None = None,
    force: bool,
    dry_run: bool,
) -> int:
    """Write the check-in and show what it does to the score; then commit and push it, where that is planned.

    With `dry_run`, print the diff, and write nothing.
    """
    person = by or find_person(workspace)

    def build(objective: Objective, key_result: KeyResult) -> CheckIn:
        owner = key_result.owner or objective.owner
        return build_checkin(given, key_result, on, person if person != owner else None)

    change = append_checkin(workspace.root, address, build, today=today(), force=force, dry_run=dry_run)
    if dry_run:
        write_diff(workspace.session, change.diff(name_in(change.path, workspace.root)))
    else:
        tell_written(workspace.session, change.path, _("Check-in for {address}").format(address=address.path))
    _show_effect(workspace, address, change, on)
    if dry_run:
        return ExitCode.DONE
    code = _commit(workspace, plan, address, change) if plan is not None else ExitCode.DONE
    tell_next(workspace.session, "okr status " + address.path, _("where it stands now"))
    return code


def _commit(workspace: Workspace, plan: Plan, address: Address, change: Change[Team]) -> int:
    from okrcli.cli.publish import checkin_made, commit_checkins

    was, now = (find_key_result(team, address)[1] for team in (change.meant, change.means))
    return commit_checkins(workspace, plan, [checkin_made(was, now, address)])


def _show_effect(workspace: Workspace, address: Address, change: Change[Team], on: date) -> None:
    """The score and status before and after, as of the check-in's day or today, whichever is later."""
    cycle = load_period(workspace.root, address.cycle).value
    if cycle is None:
        return
    as_of = max(on, today())
    before, after = (_state(workspace, cycle, team, address, as_of) for team in (change.meant, change.means))
    console = workspace.session.err()
    show(console, *preview_page(before, after, console.width, glyphs_of(console)))
    for remark in _remarks(cycle, before, after, on):
        hint(workspace.session, remark)


def _remarks(cycle: Cycle, before: KeyResultState, after: KeyResultState, on: date) -> Iterator[str]:
    """What is worth a second look."""
    if looks_wild(after, before):
        yield _("That is far from the last value. If it was a slip, okr edit opens the file at the place.")
    if after.dropped:
        yield _("The key result was dropped: no score counts it.")
    if not cycle.starts <= on <= cycle.ends:
        yield _("{day} lies outside the cycle, {span}. Was it meant so?").format(
            day=format_date(on), span=format_span(cycle.starts, cycle.ends)
        )
    elif on > today():
        yield _("{day} is yet to come: the check-in counts from that day on.").format(day=format_date(on))


def _state(workspace: Workspace, cycle: Cycle, team: Team, address: Address, as_of: date) -> KeyResultState:
    objective = next(one for one in team.objectives if one.id == address.objective)
    key_result = next(one for one in objective.key_results if one.id == address.key_result)
    return review_key_result(key_result, objective, cycle, workspace.settings, as_of)
