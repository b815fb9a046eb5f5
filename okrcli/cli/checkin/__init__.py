"""`okr checkin`: one line for one key result, or the walk through those that are due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion
from okrcli.cli.context import open_workspace, read_day
from okrcli.cli.help import ValueCommand, make_app
from okrcli.cli.options import (
    CommitOption,
    CycleOption,
    DayOption,
    DryRunOption,
    ForceOption,
    NewPersonOption,
    NoteOption,
    OwnersOption,
    PushOption,
    by_option,
    optional_argument,
)
from okrcli.errors import UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.cli.checkin.record import CheckinOptions

app = make_app()


@app.command(
    cls=ValueCommand,
    epilog=(
        "okr checkin\n"
        'okr checkin leads 230 --confidence 3 --blocker "Legal is slow" --next "Ask Legal"\n'
        "okr checkin leads +=12 --date yesterday\n"
        "okr checkin launch --done beta\n"
        "okr checkin leads 230 --push\n"
        "okr checkin leads 203 --amend\n"
        "okr checkin leads 230 --auto\n"
        "okr checkin --from readings.csv --auto"
    ),
)
def checkin(
    ctx: typer.Context,
    key_result: Annotated[
        str | None,
        optional_argument(
            _("The key result: leads, or marketing/reference/leads. Without it, a walk through those due."),
            completion.addresses,
            metavar="[KR]",
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="[VALUE]",
            help=_("Where it stands: 230, 45%, -3; +=12 or -=3 for a change; a milestone's id."),
            show_default=False,
        ),
    ] = None,
    confidence: Annotated[
        str | None,
        typer.Option("--confidence", "-C", metavar="0-10", help=_("Chances out of ten of reaching the goal.")),
    ] = None,
    blocker: Annotated[
        list[str] | None, typer.Option("--blocker", "-b", metavar="TEXT", help=_("What stands in the way; repeatable."))
    ] = None,
    next_step: Annotated[
        list[str] | None, typer.Option("--next", "-N", metavar="TEXT", help=_("What you will do next; repeatable."))
    ] = None,
    note: NoteOption = None,
    done: Annotated[
        list[str] | None,
        typer.Option(
            "--done",
            metavar="ID",
            help=_("A milestone newly reached; repeatable."),
            autocompletion=completion.milestones,
        ),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help=_("Your own word: on_track, at_risk, off_track."),
            autocompletion=completion.own_statuses,
        ),
    ] = None,
    day: DayOption = None,
    by: Annotated[str | None, by_option(_("Who checks in."))] = None,
    new_person: NewPersonOption = False,
    owner: OwnersOption = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", "-e", help=_("Walk through everybody's, not yours alone."))
    ] = False,
    everything: Annotated[bool, typer.Option("--all", "-a", help=_("Walk through those not due as well."))] = False,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="NUMBER", help=_("Where it started, with the first value: often 0.")),
    ] = None,
    auto: Annotated[
        bool, typer.Option("--auto", help=_("A machine's reading: its value counts, and it is nobody's word."))
    ] = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="FILE", help=_("Many at once: CSV with a header, or lines of JSON; - reads them.")
        ),
    ] = None,
    amended: Annotated[
        bool, typer.Option("--amend", help=_("Put your last check-in right, while Git does not have it."))
    ] = False,
    cycle: CycleOption = None,
    commit: CommitOption = None,
    push: PushOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("Say what was recorded as JSON."))] = False,
) -> int:
    """Record where your key results stand.

    Without arguments, walk through yours that are due. Yours are those of --owner, of OKR_USER, of the person in
    okr.yaml with Git's user.email; else everybody's, as with --everyone. Each answer is on disk as soon as it is given.
    """
    from okrcli.cli.checkin.record import CheckinOptions, amend, record, resolve_key_result
    from okrcli.cli.people import enlist, person_of
    from okrcli.cli.plan import plan_commit

    workspace = open_workspace(ctx)
    by = person_of(workspace, by, new=new_person) if by is not None else None
    options = CheckinOptions(
        value, tuple(done or ()), confidence, status, tuple(blocker or ()), tuple(next_step or ()), note, baseline, auto
    )
    on = read_day(day)
    if key_result == "-":
        key_result, source = None, "-"
    if source is not None:
        from okrcli.cli.checkin.many import Given, record_many

        _refuse_beside_rows(options, amended=amended, owner=bool(owner))
        code = record_many(
            workspace,
            source,
            Given(key_result, cycle, on, by, auto),
            plan=None if dry_run else plan_commit(workspace, commit, push),
            force=force,
            dry_run=dry_run,
            as_json=as_json,
        )
        enlist(workspace, [by] if new_person else (), dry_run=dry_run)
        return code
    if key_result is None and options.says_something():
        raise UsageError("checkin-of-what")
    if key_result is not None and owner:
        raise UsageError("owner-of-walk")
    address = resolve_key_result(workspace, key_result, cycle, on) if key_result is not None else None
    if address is not None and (options.says_something() or (amended and day is not None)):
        plan = None if dry_run else plan_commit(workspace, commit, push)
        if amended:
            new_day = on if day is not None else None
            code = amend(workspace, address, options, new_day, by, plan=plan, force=force, dry_run=dry_run)
        else:
            code = record(workspace, address, options, on, by, plan=plan, force=force, dry_run=dry_run, as_json=as_json)
        enlist(workspace, [by] if new_person else (), dry_run=dry_run)
        return code
    if amended:
        raise UsageError("checkin-needs-value" if address is not None else "checkin-of-what")
    if not workspace.session.interactive:
        raise UsageError("checkin-needs-value" if address is not None else "checkin-needs-key-result")
    if dry_run or as_json:
        raise UsageError("walk-not-dry" if dry_run else "walk-no-json")
    from okrcli.cli.checkin.walk import walk_through

    enlist(workspace, [by] if new_person else (), dry_run=False)
    return walk_through(
        workspace,
        on,
        address,
        owners=owner or (),
        everyone=everyone,
        everything=everything,
        cycle=cycle,
        by=by,
        force=force,
        plan=plan_commit(workspace, commit, push),
    )


def _refuse_beside_rows(options: CheckinOptions, *, amended: bool, owner: bool) -> None:
    """Raise UsageError (`many-and-more`) for an option that says something of one check-in, where rows say it all."""
    said: dict[str, object] = {"VALUE": options.value, "--done": options.done, "--confidence": options.confidence}
    said |= {"--status": options.status, "--blocker": options.blockers, "--next": options.next, "--note": options.note}
    said |= {"--baseline": options.baseline, "--amend": amended or None, "--owner": owner or None}
    named = next((option for option, value in said.items() if value not in (None, ())), None)
    if named is not None:
        column = {"--blocker": "blockers", "--amend": "value", "--owner": "by"}.get(named, named.strip("-").lower())
        raise UsageError("many-and-more", option=named, column=column)
