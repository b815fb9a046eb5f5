"""`okr reopen`: a closed cycle takes edits again; what was said at its closing is kept, unless told otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import hint, print_document, tell_changes, tell_next
from okrcli.cli.context import Workspace, open_workspace, today
from okrcli.cli.help import command
from okrcli.cli.options import argument, flag
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _, ngettext
from okrcli.model import Address, Cycle, CycleState

if TYPE_CHECKING:
    from okrcli.workspace.change import Change


@command("okr reopen 2026-Q3", "okr reopen 2026-Q3 --discard-retrospectives --dry-run")
def reopen(
    ctx: typer.Context,
    cycle: Annotated[
        str | None, argument("[CYCLE]", _("The cycle, by default the only one that is closed."), completion.cycles)
    ] = None,
    discard: Annotated[
        bool, flag("--discard-retrospectives", _("Take what was said at its closing out of the files as well."))
    ] = False,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
    output: options.Format = "table",
) -> int:
    """Open a closed cycle again: its files take check-ins and edits, and its last check-ins are owed.

    The retrospectives stay in the files, and the next okr close-cycle goes on from them.
    """
    from okrcli.i18n.dates import format_date
    from okrcli.workspace.close_cycle import close_period, count_retrospectives, remove_retrospectives
    from okrcli.workspace.files import CYCLE, team_ids
    from okrcli.workspace.load import load_team

    as_json = output == "json"
    workspace = open_workspace(ctx, dry_run=dry_run)
    period = _cycle_to_reopen(workspace, cycle)
    if period.closed is None:
        raise UsageError("not-closed", cycle=period.id)
    places = [Address(period.id, team) for team in team_ids(workspace.root, period.id)]
    teams = [load_team(workspace.root, period.id, place.team).value for place in places]
    count = sum(count_retrospectives(team) for team in teams if team is not None)

    def change(*, dry_run: bool) -> list[Change[object]]:
        discarded = places if discard else []
        changes = [remove_retrospectives(workspace.root, one, today=today(), dry_run=dry_run) for one in discarded]
        return [*changes, close_period(workspace.root, period.id, None, dry_run=dry_run)]

    changes = change(dry_run=True)  # what cannot be changed is found out before anything is
    if not dry_run:
        if discard and count and not yes:
            _ask_before_discarding(workspace, period.id, count, silent=as_json)
        changes = change(dry_run=False)
    changed = [one for one in changes if one.after.text != one.before.text]
    state = period._replace(closed=None).state(today())
    if as_json:
        from okrcli.render.reopen import reopened_json

        files = [one.path for one in changed]
        print_document(reopened_json(period, state, count, files, workspace.root, kept=not discard))
    else:
        again = _("{cycle} is open again; it was closed on {day}")
        again = again.format(cycle=period.id, day=format_date(period.closed or period.ends))
        gone = _("Retrospectives taken out")
        tell_changes(workspace, *((one, again if one.path.name == CYCLE else gone) for one in changed))
        if not dry_run:
            _tell_what_follows(workspace, period, state, count, discard=discard)
    return ExitCode.DONE


def _cycle_to_reopen(workspace: Workspace, named: str | None) -> Cycle:
    """The cycle named, else the only one that is closed; raises UsageError."""
    from okrcli.workspace.cycles import current_cycle, load_periods
    from okrcli.workspace.load import load_period

    if named is not None:
        cycle_id = current_cycle(workspace.root, workspace.settings, today(), named)
        return load_period(workspace.root, cycle_id).require(workspace.root / cycle_id)
    closed = [cycle for cycle in load_periods(workspace.root)[0] if cycle.closed is not None]
    if not closed:
        raise UsageError("reopen-none")
    if len(closed) > 1:
        last = max(closed, key=lambda cycle: (cycle.closed or cycle.ends, cycle.id))
        raise UsageError("reopen-which", cycles=[cycle.id for cycle in closed], last=last.id)
    return closed[0]


def _ask_before_discarding(workspace: Workspace, cycle: str, count: int, *, silent: bool) -> None:
    """Ask whether people's words shall go; raises UsageError (`discard-needs-yes`), StoppedError for a no."""
    from okrcli.cli.prompts import agree_or_stop

    refusal = UsageError("discard-needs-yes", cycle=cycle, count=count)
    if silent:
        raise refusal
    question = ngettext(
        "Take {n} retrospective out of {cycle}? Its words are gone then.",
        "Take {n} retrospectives out of {cycle}? Their words are gone then.",
        count,
    ).format(n=count, cycle=cycle)
    agree_or_stop(workspace.session, question, refusal)


def _tell_what_follows(workspace: Workspace, period: Cycle, state: CycleState, count: int, *, discard: bool) -> None:
    session = workspace.session
    if discard:
        gone = ngettext("{n} retrospective was taken out.", "{n} retrospectives were taken out.", count)
        hint(session, gone.format(n=count))
    elif count:
        kept = ngettext(
            "{n} retrospective stays, for the next closing to go on from; --discard-retrospectives takes it out.",
            "{n} retrospectives stay, for the next closing to go on from; --discard-retrospectives takes them out.",
            count,
        )
        hint(session, kept.format(n=count))
    hint(session, _("Its files take edits and check-ins again, and its last check-ins are owed."))
    if state is CycleState.ENDED:
        tell_next(session, f"okr close-cycle {period.id}", _("once it is fixed"))
    else:
        tell_next(session, f"okr status --cycle {period.id}", _("where it stands"))
