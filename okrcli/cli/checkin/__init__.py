"""`okr checkin`: one line for one key result, or the walk through those that are due."""

from __future__ import annotations

from typing import Annotated

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
    NoteOption,
    OwnerOption,
    PushOption,
    by_option,
    optional_argument,
)
from okrcli.errors import UsageError
from okrcli.i18n import _

app = make_app()


@app.command(
    cls=ValueCommand,
    epilog=(
        "okr checkin\n"
        'okr checkin leads 230 --confidence 3 --blocker "Legal is slow" --next "Ask Legal"\n'
        "okr checkin leads +=12 --date yesterday\n"
        "okr checkin launch --done beta\n"
        "okr checkin leads 230 --push\n"
        "okr checkin leads 203 --amend"
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
    owner: OwnerOption = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", "-e", help=_("Walk through everybody's, not yours alone."))
    ] = False,
    everything: Annotated[bool, typer.Option("--all", "-a", help=_("Walk through those not due as well."))] = False,
    amended: Annotated[
        bool, typer.Option("--amend", help=_("Put your last check-in right, while Git does not have it."))
    ] = False,
    cycle: CycleOption = None,
    commit: CommitOption = None,
    push: PushOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
) -> int:
    """Record where your key results stand.

    Without arguments, walk through yours that are due. Yours are those of --owner, of OKR_USER, of the person in
    okr.yaml with Git's user.email; else everybody's, as with --everyone. Each answer is on disk as soon as it is given.
    """
    from okrcli.cli.checkin.record import CheckinOptions, amend, record, resolve_key_result
    from okrcli.cli.plan import plan_commit

    workspace = open_workspace(ctx)
    options = CheckinOptions(
        value, tuple(done or ()), confidence, status, tuple(blocker or ()), tuple(next_step or ()), note
    )
    on = read_day(day)
    if key_result is None and options.says_something():
        raise UsageError("checkin-of-what")
    address = resolve_key_result(workspace, key_result, cycle, on) if key_result is not None else None
    if address is not None and options.says_something():
        plan = plan_commit(workspace, commit, push)
        if amended:
            new_day = on if day is not None else None
            return amend(workspace, address, options, new_day, by, plan=plan, force=force, dry_run=dry_run)
        return record(workspace, address, options, on, by, plan=plan, force=force, dry_run=dry_run)
    if amended:
        raise UsageError("checkin-needs-value" if address is not None else "checkin-of-what")
    if not workspace.session.interactive:
        raise UsageError("checkin-needs-value" if address is not None else "checkin-needs-key-result")
    if dry_run:
        raise UsageError("walk-not-dry")
    from okrcli.cli.checkin.walk import walk_through

    return walk_through(
        workspace,
        on,
        address,
        owner=owner,
        everyone=everyone,
        everything=everything,
        cycle=cycle,
        by=by,
        force=force,
        plan=plan_commit(workspace, commit, push),
    )
