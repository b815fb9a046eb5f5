"""`okr checkin`: one line for one key result, or the walk through those that are due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.context import open_workspace, read_day
from okrcli.cli.help import ValueCommand, command
from okrcli.cli.options import argument, by_option, flag, option
from okrcli.errors import UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.cli.checkin.record import Typed


@command(
    "okr checkin",
    'okr checkin leads 230 --confidence 3 --blocker "Legal is slow" --next "Ask Legal"',
    "okr checkin leads +=12 --date yesterday",
    "okr checkin launch --done beta",
    "okr checkin leads 230 --push",
    "okr checkin leads 203 --amend",
    "okr checkin leads 230 --auto",
    "okr checkin --from readings.csv --auto",
    cls=ValueCommand,
)
def checkin(
    ctx: typer.Context,
    key_result: Annotated[
        str | None,
        argument(
            "[KR]",
            _("The key result: leads, or marketing/reference/leads. Without it, a walk through those due."),
            completion.addresses,
        ),
    ] = None,
    value: Annotated[
        str | None, argument("[VALUE]", _("Where it stands: 230, 45%, -3; +=12 or -=3 for a change; a milestone's id."))
    ] = None,
    confidence: Annotated[
        str | None, option("--confidence -C", "0-10", _("Chances out of ten of reaching the goal."))
    ] = None,
    blocker: Annotated[
        list[str] | None, option("--blocker -b", "TEXT", _("What stands in the way; repeatable."))
    ] = None,
    next_step: Annotated[list[str] | None, option("--next -N", "TEXT", _("What you will do next; repeatable."))] = None,
    note: options.Note = None,
    done: Annotated[
        list[str] | None, option("--done", "ID", _("A milestone newly reached; repeatable."), completion.milestones)
    ] = None,
    status: Annotated[
        str | None,
        option("--status", "STATUS", _("Your own word: on_track, at_risk, off_track."), completion.own_statuses),
    ] = None,
    day: options.Day = None,
    by: Annotated[str | None, by_option(_("Who checks in."))] = None,
    new_person: options.NewPerson = False,
    owner: options.Owners = None,
    everyone: Annotated[bool, flag("--everyone -e", _("Walk through everybody's, not yours alone."))] = False,
    everything: Annotated[bool, flag("--all -a", _("Walk through those not due as well."))] = False,
    baseline: Annotated[
        str | None, option("--baseline", "NUMBER", _("Where it started, with the first value: often 0."))
    ] = None,
    auto: Annotated[bool, flag("--auto", _("A machine's reading: its value counts, and it is nobody's word."))] = False,
    source: Annotated[
        str | None, option("--from", "FILE", _("Many at once: CSV with a header, or lines of JSON; - reads them."))
    ] = None,
    amended: Annotated[bool, flag("--amend", _("Put your last check-in right, while Git does not have it."))] = False,
    cycle: options.Cycle = None,
    commit: options.Commit = None,
    push: options.Push = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
    as_json: Annotated[bool, flag("--json", _("Say what was recorded as JSON."))] = False,
) -> int:
    """Record where your key results stand.

    Without arguments, walk through yours that are due. Yours are those of --owner, of OKR_USER, of the person in
    okr.yaml with Git's user.email; else everybody's, as with --everyone. Each answer is on disk as soon as it is given.
    """
    from okrcli.cli.checkin.record import Typed, amend, record, resolve_key_result
    from okrcli.cli.people import enlist, person_of
    from okrcli.cli.plan import plan_commit

    workspace = open_workspace(ctx, force=force, dry_run=dry_run)
    by = person_of(workspace, by, new=new_person) if by is not None else None
    typed = Typed(
        value, tuple(done or ()), confidence, status, tuple(blocker or ()), tuple(next_step or ()), note, baseline, auto
    )
    on = read_day(day)
    if key_result == "-":
        key_result, source = None, "-"
    if source is not None:
        from okrcli.cli.checkin.many import Given, record_many

        _refuse_beside_rows(typed, amended=amended, owner=bool(owner))
        plan = plan_commit(workspace, commit, push)
        code = record_many(workspace, source, Given(key_result, cycle, on, by, auto), plan, as_json=as_json)
        enlist(workspace, [by] if new_person else ())
        return code
    if key_result is None and typed.says_something():
        raise UsageError("checkin-of-what")
    if key_result is not None and owner:
        raise UsageError("owner-of-walk")
    address = resolve_key_result(workspace, key_result, cycle, on) if key_result is not None else None
    if address is not None and (typed.says_something() or (amended and day is not None)):
        plan = plan_commit(workspace, commit, push)
        if amended:
            code = amend(workspace, address, typed, None if day is None else on, by, plan)
        else:
            code = record(workspace, address, typed, on, by, plan, as_json=as_json)
        enlist(workspace, [by] if new_person else ())
        return code
    if amended:
        raise UsageError("checkin-needs-value" if address is not None else "checkin-of-what")
    if not workspace.session.interactive:
        raise UsageError("checkin-needs-value" if address is not None else "checkin-needs-key-result")
    if dry_run or as_json:
        raise UsageError("walk-not-dry" if dry_run else "walk-no-json")
    from okrcli.cli.checkin.walk import Wanted, walk_through

    enlist(workspace, [by] if new_person else ())
    wanted = Wanted(address, owner or (), everyone=everyone, everything=everything, cycle=cycle)
    return walk_through(workspace, on, wanted, by, plan_commit(workspace, commit, push))


def _refuse_beside_rows(typed: Typed, *, amended: bool, owner: bool) -> None:
    """Raise UsageError (`many-and-more`) for an option that says something of one check-in, where rows say it all."""
    said: dict[str, object] = {"VALUE": typed.value, "--done": typed.done, "--confidence": typed.confidence}
    said |= {"--status": typed.status, "--blocker": typed.blockers, "--next": typed.next, "--note": typed.note}
    said |= {"--baseline": typed.baseline, "--amend": amended or None, "--owner": owner or None}
    named = next((option for option, value in said.items() if value not in (None, ())), None)
    if named is not None:
        column = {"--blocker": "blockers", "--amend": "value", "--owner": "by"}.get(named, named.strip("-").lower())
        raise UsageError("many-and-more", option=named, column=column)
