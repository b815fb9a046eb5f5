"""One check-in in one line: of the key result that is named, written, and said what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from okrcli.cli.answers import looks_wild, read_confidence, read_milestones, read_status, read_value
from okrcli.cli.console import hint, name_in, tell_next, tell_written, write_diff
from okrcli.cli.context import Workspace, find_cycle, find_person, today
from okrcli.cli.plan import NewEntry, Plan, carry_out
from okrcli.errors import AddressError, ExitCode, UsageError
from okrcli.i18n import _
from okrcli.i18n.dates import format_date, format_span
from okrcli.model import Address, CheckIn, Cycle, KeyResult, Metric, Milestones, Objective, Team
from okrcli.render.checkin import preview_page
from okrcli.render.console import glyphs_of, show
from okrcli.scoring.assess import review_key_result
from okrcli.scoring.states import KeyResultState
from okrcli.workspace.addresses import resolve
from okrcli.workspace.change import Change, find_key_result
from okrcli.workspace.checkins import amend_checkin, append_checkin
from okrcli.workspace.load import load_period, load_team


class CheckinOptions(NamedTuple):
    """What a command line says of a check-in, as typed."""

    value: str | None
    done: Sequence[str]
    confidence: str | None
    status: str | None
    blockers: Sequence[str]
    next: Sequence[str]
    note: str | None

    def says_something(self) -> bool:
        """Whether there is anything to record."""
        return any(part not in (None, ()) for part in self)


def resolve_key_result(workspace: Workspace, typed: str, cycle: str | None, on: date) -> Address:
    """The key result that is named, in the cycle of the day or else in today's, whose dates the day may lie outside of.

    Raises AddressError, which lists what a team or objective named instead holds.
    """
    try:
        return _find_on(workspace, typed, cycle, on)
    except AddressError as error:
        if error.reason != "no-such-address" or cycle is not None or on == today():
            raise
        with suppress(AddressError):
            return _find_on(workspace, typed, None, today())
        raise


def _find_on(workspace: Workspace, typed: str, cycle: str | None, on: date) -> Address:
    _, at_hand = find_cycle(workspace, on, cycle, typed, to_change=True)
    try:
        return resolve(workspace.root, at_hand, typed, ("key_result",), on, anywhere=cycle is None)
    except AddressError as error:
        inside = _key_results_in(workspace, at_hand, typed) if error.reason == "no-such-address" else []
        if not inside:
            raise
        raise AddressError("checkin-of-whole", typed=typed, candidates=inside) from error


def _key_results_in(workspace: Workspace, cycle: str, typed: str) -> list[str]:
    """The key results of the team or objective that is named; none where it is neither."""
    try:
        above = resolve(workspace.root, cycle, typed, wanted=("team", "objective"))
    except AddressError:
        return []
    team = load_team(workspace.root, above.cycle, above.team).value
    return [
        Address(above.cycle, above.team, objective.id, key_result.id).path
        for objective in (team.objectives if team else ())
        if above.objective in (None, objective.id)
        for key_result in objective.key_results
    ]


def record(
    workspace: Workspace,
    address: Address,
    options: CheckinOptions,
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
        return _build(options, key_result, on, person if person != owner else None)

    change = append_checkin(workspace.root, address, build, today=today(), force=force, dry_run=dry_run)
    if dry_run:
        write_diff(workspace.session, change.diff(name_in(change.path, workspace.root)))
    else:
        tell_written(workspace.session, change.path, _("Check-in for {address}").format(address=address.path))
    _show_effect(workspace, address, change, on)
    if dry_run:
        return ExitCode.DONE
    code = carry_out(workspace, plan, [NewEntry(address, _added(change, address))])
    tell_next(workspace.session, "okr status " + address.path, _("where it stands now"))
    return code


def amend(
    workspace: Workspace,
    address: Address,
    options: CheckinOptions,
    on: date | None,
    by: str | None,
    *,
    plan: Plan | None = None,
    force: bool,
    dry_run: bool,
) -> int:
    """Put the last check-in right that this person gave, and show what it does to the score; see `record`.

    What the options say is said anew, the rest stays.
    """
    person = by or find_person(workspace)

    def choose(objective: Objective, key_result: KeyResult) -> int | None:
        owner = key_result.owner or objective.owner
        own = [
            place
            for place, one in enumerate(key_result.checkins)
            if person is None or (one.by or owner or person) == person
        ]
        return own[-1] if own else None

    def build(key_result: KeyResult, old: CheckIn) -> CheckIn:
        day = on or old.date
        entry = old._replace(date=day, **_parts(options, key_result, day))
        if entry == CheckIn(day, by=old.by):
            raise UsageError("checkin-needs-value")
        return entry

    change = amend_checkin(workspace.root, address, choose, build, today=today(), force=force, dry_run=dry_run)
    if change.after.text == change.before.text:
        hint(workspace.session, _("Nothing was changed."))
        return ExitCode.DONE
    entry = _added(change, address)
    if dry_run:
        write_diff(workspace.session, change.diff(name_in(change.path, workspace.root)))
    else:
        said = _("Check-in of {day} for {address} put right")
        tell_written(
            workspace.session, change.path, said.format(day=format_date(entry.date, today()), address=address.path)
        )
    _show_effect(workspace, address, change, entry.date)
    return ExitCode.DONE if dry_run else carry_out(workspace, plan, [NewEntry(address, entry)])


def _build(options: CheckinOptions, key_result: KeyResult, on: date, by: str | None) -> CheckIn:
    """The check-in that the command line asks for, of the key result as it stands; raises UsageError."""
    entry = CheckIn(on, by=by)._replace(**_parts(options, key_result, on))
    if entry == CheckIn(on, by=by):
        raise UsageError("checkin-needs-value")
    return entry


def _parts(options: CheckinOptions, key_result: KeyResult, on: date) -> dict[str, Any]:
    """What the command line says of a check-in, by the names of its parts; raises UsageError."""
    before = [one for one in key_result.checkins if one.date <= on]
    measure = key_result.measure
    parts: dict[str, Any] = {}
    if isinstance(measure, Milestones):
        named = [*options.done, *([options.value] if options.value else [])]
        if named:
            parts["done"] = read_milestones(named, measure, [one for each in before for one in each.done])
    elif options.done:
        raise UsageError("no-milestones", key_result=key_result.id)
    elif options.value is not None:
        first = measure.baseline if isinstance(measure, Metric) else None
        last = next((one.value for one in reversed(before) if one.value is not None), first)
        parts["value"] = read_value(options.value, last, key_result.unit)
    if options.confidence is not None:
        parts["confidence"] = read_confidence(options.confidence)
    if options.status is not None:
        parts["status"] = read_status(options.status)
    if options.note is not None:
        parts["note"] = options.note.strip() or None
    for name, texts in (("blockers", options.blockers), ("next", options.next)):
        if texts:
            parts[name] = tuple(text.strip() for text in texts if text.strip())
    return parts


def _added(change: Change[Team], address: Address) -> CheckIn:
    """The check-in that the key result has more than before, as it reads in the file."""
    before, after = (find_key_result(team, address)[1].checkins for team in (change.meant, change.means))
    return next(one for one in after if after.count(one) > before.count(one))


def _show_effect(workspace: Workspace, address: Address, change: Change[Team], on: date) -> None:
    """The score and status before and after, as of the check-in's day or today, whichever is later."""
    cycle = load_period(workspace.root, address.cycle).value
    if cycle is None:
        return
    as_of = max(on, today())
    before, after = (_state(workspace, cycle, team, address, as_of) for team in (change.meant, change.means))
    console = workspace.session.remarks()
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
    key_result = find_key_result(team, address)[1]
    return review_key_result(key_result, objective, cycle, workspace.settings, as_of)
