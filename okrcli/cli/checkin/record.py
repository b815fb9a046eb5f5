"""One check-in in one line: of the key result that is named, written, and said what it changed."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from okrcli.cli.answers import looks_wild, read_confidence, read_figure, read_milestones, read_status, read_value
from okrcli.cli.console import hint, print_document, tell_changes, tell_next
from okrcli.cli.context import Workspace, address_to_type, find_cycle, today
from okrcli.cli.people import find_person, tell_unlisted
from okrcli.cli.plan import NewEntry, Plan, carry_out
from okrcli.errors import AddressError, ExitCode, UsageError
from okrcli.i18n import _, ngettext, pgettext
from okrcli.i18n.dates import format_date, format_span
from okrcli.model import Address, CheckIn, Cycle, KeyResult, Metric, Milestones, Objective, Team
from okrcli.model.okr import Number
from okrcli.render.checkin import preview_page
from okrcli.render.console import glyphs_of, show
from okrcli.render.labels import value_label
from okrcli.scoring.assess import review_key_result
from okrcli.scoring.states import KeyResultState
from okrcli.workspace.addresses import resolve
from okrcli.workspace.change import Change, find_key_result
from okrcli.workspace.checkins import NewCheckin, Recorded, amend_checkin, append_checkins, says_something
from okrcli.workspace.files import kpis_path, team_path
from okrcli.workspace.load import load_period, load_team


class Typed(NamedTuple):
    """What a command line says of a check-in, as typed."""

    value: str | None = None
    done: Sequence[str] = ()
    confidence: str | None = None
    status: str | None = None
    blockers: Sequence[str] = ()
    next: Sequence[str] = ()
    note: str | None = None
    baseline: str | None = None
    auto: bool = False

    def says_something(self) -> bool:
        """Whether there is anything to record."""
        return any(part not in (None, (), False) for part in self)


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
    typed: Typed,
    on: date,
    by: str | None,
    plan: Plan | None,
    *,
    as_json: bool = False,
) -> int:
    """Write the check-in and show what it does to the score; then commit and push it, where that is planned."""
    person = by or (None if typed.auto else find_person(workspace))
    made: list[tuple[KeyResult, CheckIn]] = []

    def build(_objective: Objective, key_result: KeyResult) -> CheckIn:
        by = person if person != key_result.owner else None
        entry = CheckIn(on, by=by, auto=typed.auto)._replace(**_parts(typed, key_result, on))
        if not says_something(entry):
            raise UsageError("checkin-needs-value")
        made.append((key_result, entry))
        return entry

    new = NewCheckin(address, build, _read_baseline(workspace, address, typed.baseline))
    recorded = append_checkins(workspace.root, [new], **workspace.writing)
    if as_json:
        from okrcli.render.recorded import recorded_json

        print_document(recorded_json(recorded, workspace.root, dry_run=workspace.dry_run))
    tell_recorded(workspace, recorded, {address: _("Check-in for {address}")}, silent=as_json)
    key_result, entry = made[-1]
    _show_effect(workspace, address, recorded.files[0], entry, plan)
    if workspace.dry_run:
        return ExitCode.DONE
    if typed.baseline is None:
        _tell_baseline(workspace, address, key_result, entry)
    if by is None:
        tell_unlisted(workspace, person)
    code = carry_out(workspace, plan, [NewEntry(*one) for one in recorded.entries])
    tell_next(workspace.session, "okr status " + address.path, _("where it stands now"))
    return code


def tell_recorded(
    workspace: Workspace, recorded: Recorded, said: Mapping[Address, str], *, silent: bool = False
) -> None:
    """Say of each file what was recorded in it, in the words `said` of an address; `silent`: print no diff."""
    for change in () if silent and workspace.dry_run else recorded.files:
        here = [place for place, _one in recorded.entries if isinstance(place, Address)]
        here = [place for place in here if team_path(workspace.root, *place[:2]) == change.path]
        if change.path == kpis_path(workspace.root):
            ids = ", ".join(dict.fromkeys(place for place, _one in recorded.entries if isinstance(place, str)))
            words = _("Reading of {kpi}").format(kpi=ids)
        elif len(here) == 1 and here[0] in said:
            words = said[here[0]].format(address=here[0].path)
        else:
            words = ngettext("{n} check-in", "{n} check-ins", len(here)).format(n=len(here))
        tell_changes(workspace, (change, words))


def _read_baseline(workspace: Workspace, address: Address, typed: str | None) -> Number | None:
    if typed is None:
        return None
    team = load_team(workspace.root, address.cycle, address.team).value
    unit = find_key_result(team, address)[1].unit if team is not None else None
    return read_figure(typed, unit)


def _tell_baseline(workspace: Workspace, address: Address, before: KeyResult, entry: CheckIn) -> None:
    """With the first value of a metric whose start nobody knows, say what holds for it, and how to say otherwise."""
    unknown = isinstance(before.measure, Metric) and before.measure.baseline is None
    if unknown and entry.value is not None and all(one.value is None for one in before.checkins):
        words = _("Where it started is not known, so this first value stands for it: {value}.")
        hint(workspace.session, words.format(value=value_label(entry.value, before)))
        words = _("If it was 0: okr set {address} baseline=0, or next time --baseline 0 in the same line.")
        hint(workspace.session, words.format(address=address_to_type(workspace, address)))


def amend(
    workspace: Workspace,
    address: Address,
    typed: Typed,
    on: date | None,
    by: str | None,
    plan: Plan | None,
) -> int:
    """Put the last check-in right that this person gave, and show what it does to the score; see `record`.

    What the options say is said anew, the rest stays.
    """
    person = by or find_person(workspace)
    made: list[CheckIn] = []

    def choose(_objective: Objective, key_result: KeyResult) -> int | None:
        owner = key_result.owner
        own = [
            place
            for place, one in enumerate(key_result.checkins)
            if one.auto == typed.auto and (person is None or (one.by or owner or person) == person)
        ]
        return own[-1] if own else None

    def build(key_result: KeyResult, old: CheckIn) -> CheckIn:
        day = on or old.date
        entry = old._replace(date=day, **_parts(typed, key_result, day))
        if not says_something(entry):
            raise UsageError("checkin-needs-value")
        made.append(entry)
        return entry

    recorded = amend_checkin(workspace.root, address, choose, build, **workspace.writing)
    change = recorded.files[0]
    if change.after.text == change.before.text:
        hint(workspace.session, _("Nothing was changed."))
        return ExitCode.DONE
    entry = made[-1]
    said = _("Check-in of {day} for {address} put right").replace("{day}", format_date(entry.date, today()))
    tell_recorded(workspace, recorded, {address: said})
    _show_effect(workspace, address, change, entry, plan)
    return carry_out(workspace, plan, [NewEntry(*one) for one in recorded.entries])


def _parts(typed: Typed, key_result: KeyResult, on: date) -> dict[str, Any]:
    """What the command line says of a check-in, by the names of its parts; raises UsageError."""
    before = [one for one in key_result.checkins if one.date <= on]
    measure = key_result.measure
    parts: dict[str, Any] = {}
    if isinstance(measure, Milestones):
        named = [*typed.done, *([typed.value] if typed.value else [])]
        if named:
            parts["done"] = read_milestones(named, measure, [one for each in before for one in each.done])
    elif typed.done:
        raise UsageError("no-milestones", key_result=key_result.id)
    elif typed.value is not None:
        first = measure.baseline if isinstance(measure, Metric) else None
        last = next((one.value for one in reversed(before) if one.value is not None), first)
        parts["value"] = read_value(typed.value, last, key_result.unit)
    if typed.confidence is not None:
        parts["confidence"] = read_confidence(typed.confidence)
    if typed.status is not None:
        parts["status"] = read_status(typed.status)
    if typed.note is not None:
        parts["note"] = typed.note.strip() or None
    for name, texts in (("blockers", typed.blockers), ("next", typed.next)):
        if texts:
            parts[name] = tuple(text.strip() for text in texts if text.strip())
    return parts


def _show_effect(
    workspace: Workspace, address: Address, change: Change[Team], entry: CheckIn, plan: Plan | None
) -> None:
    """The score and status before and after, as of the check-in's day or today, whichever is later."""
    cycle = load_period(workspace.root, address.cycle).value
    if cycle is None:
        return
    as_of = max(entry.date, today())
    before, after = (_state(workspace, cycle, team, address, as_of) for team in (change.meant, change.means))
    console = workspace.session.remarks()
    show(console, *preview_page(before, after, console.width, glyphs_of(console)))
    if looks_wild(after, before):
        hint(
            workspace.session,
            _("That is far from the last value. If it was a slip, okr edit opens the file at the place."),
        )
    if after.dropped:
        hint(workspace.session, _("The key result was dropped: no score counts it."))
    if not cycle.starts <= entry.date <= cycle.ends:
        _tell_outside(workspace, address, cycle, entry, plan)
    elif entry.date > today():
        words = _("{day} is in the future: the check-in counts from that day on.")
        hint(workspace.session, words.format(day=format_date(entry.date)))


def _tell_outside(workspace: Workspace, address: Address, cycle: Cycle, entry: CheckIn, plan: Plan | None) -> None:
    """Say that the day is none of the cycle's, and what to do where that was a slip: nobody is asked."""
    facts = {"day": format_date(entry.date), "span": format_span(cycle.starts, cycle.ends)}
    if workspace.dry_run:
        hint(workspace.session, _("{day} lies outside the cycle, {span}.").format(**facts))
        return
    typed = address_to_type(workspace, address)
    command = f"okr edit {typed}"
    if plan is None and entry.date > cycle.ends:  # the last one, which Git does not have, can be amended
        who = [*(["--auto"] if entry.auto else []), *(["--by", entry.by] if entry.by else [])]
        command = shlex.join(["okr", "checkin", typed, "--amend", "--date", pgettext("metavar", "DATE"), *who])
    words = _("{day} lies outside the cycle, {span}: it is recorded all the same. If it was a slip: {command}")
    hint(workspace.session, words.format(**facts, command=command))


def _state(workspace: Workspace, cycle: Cycle, team: Team, address: Address, as_of: date) -> KeyResultState:
    objective = next(one for one in team.objectives if one.id == address.objective)
    key_result = find_key_result(team, address)[1]
    return review_key_result(key_result, objective, cycle, workspace.settings, as_of)
