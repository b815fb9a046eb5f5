"""One check-in in one line: written, and said what it changed."""

from __future__ import annotations

import os
from datetime import date

from okrcli.cli.given import Given, build_checkin
from okrcli.cli.opening import Opened
from okrcli.cli.session import today
from okrcli.cli.telling import hint, name_in, tell_next, tell_written, write_diff
from okrcli.errors import ExitCode
from okrcli.i18n import _
from okrcli.i18n.dates import format_span
from okrcli.model import Address, CheckIn, Cycle, KeyResult, Team
from okrcli.render.checkin_lines import preview_lines
from okrcli.render.terminal import glyphs_of, show
from okrcli.render.views.checkin import preview_view
from okrcli.scoring.assess import review_key_result
from okrcli.workspace.change import Change
from okrcli.workspace.checkins import append_checkin
from okrcli.workspace.load import load_period, read_team


def record(
    opened: Opened, address: Address, given: Given, on: date, by: str | None, *, force: bool, dry_run: bool
) -> int:
    """Write the check-in and show what it does to the score; with `dry_run`, print the diff alone."""
    by = by or os.environ.get("OKR_USER")

    def build(key_result: KeyResult) -> CheckIn:
        return build_checkin(given, key_result, on, by if by != key_result.owner else None)

    change = append_checkin(opened.root, address, build, today=today(), force=force, dry_run=dry_run)
    if dry_run:
        write_diff(opened.session, change.diff(name_in(change.path, opened.root)))
        return ExitCode.DONE
    tell_written(opened.session, change.path, _("Check-in for {address}").format(address=address.path))
    _show_effect(opened, address, change, on)
    tell_next(opened.session, "okr status " + address.path, _("where it stands now"))
    return ExitCode.DONE


def _show_effect(opened: Opened, address: Address, change: Change, on: date) -> None:
    """The score and status before and after, as of the check-in's day or today, whichever is later."""
    cycle = load_period(opened.root, address.cycle).value
    before, after = read_team(change.before).value, read_team(change.after).value
    if cycle is None or before is None or after is None:
        return
    as_of = max(on, today())
    states = [_state(opened, cycle, team, address, as_of) for team in (before, after)]
    console = opened.session.err()
    show(console, preview_lines(preview_view(*states), console.width, glyphs_of(console)))
    if not cycle.starts <= on <= cycle.ends:
        span = format_span(cycle.starts, cycle.ends)
        hint(opened.session, _("The date lies outside the cycle, {span}. Was it meant so?").format(span=span))
    elif on > today():
        hint(opened.session, _("The date is yet to come: the check-in counts from that day on."))


def _state(opened: Opened, cycle: Cycle, team: Team, address: Address, as_of: date):  # type: ignore[no-untyped-def]
    objective = next(one for one in team.objectives if one.id == address.objective)
    key_result = next(one for one in objective.key_results if one.id == address.key_result)
    return review_key_result(key_result, objective, cycle, opened.settings, as_of)
