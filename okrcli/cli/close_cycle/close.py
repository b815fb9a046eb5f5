"""A closing from end to end: which cycle, whether it may close, the table, the answers, and what is written."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from okrcli.cli.close_cycle.draft import RetroDraft, ReviewOptions, note_options
from okrcli.cli.close_cycle.walk import Closing, ask_all
from okrcli.cli.console import draw_page, print_document, tell_changes, tell_next, tell_written
from okrcli.cli.context import Workspace, report_problems, today
from okrcli.errors import ExitCode, InvalidFileError, NotYetError, UsageError
from okrcli.i18n import _, ngettext
from okrcli.i18n.dates import format_date
from okrcli.model import Address, CycleState
from okrcli.model.periods import period_after
from okrcli.render.close_cycle import missing_words
from okrcli.render.console import show
from okrcli.render.layout import words
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.narrow import narrow_review
from okrcli.scoring.states import CycleReview
from okrcli.workspace.addresses import resolve
from okrcli.workspace.change import Change
from okrcli.workspace.close_cycle import Retrospective, close_period, write_retrospectives
from okrcli.workspace.cycles import current_cycle, running_cycles
from okrcli.workspace.files import cycle_path, team_path
from okrcli.workspace.load import is_whole, load_cycle

_NAMED = 5  # overdue check-ins that a refusal names


class CloseOptions(NamedTuple):
    """What the command line asks for, beside the answers; `day` is the one that the cycle closes on."""

    cycle: str | None
    team: str | None
    day: date
    everything: bool
    force: bool
    as_json: bool


def close(workspace: Workspace, options: CloseOptions, told: ReviewOptions) -> int:
    """Grade and close; raises UsageError, NotYetError, AddressError, InvalidFileError before anything is written."""
    if options.day > today():
        raise UsageError("close-in-future", day=options.day)
    cycle_id = _cycle_to_close(workspace, options.cycle, options.day)
    review = _read(workspace, cycle_id, options.team, options.day)
    closed = review.cycle.closed
    if closed is not None:
        raise UsageError("already-closed", cycle=cycle_id, closed=closed)
    if not options.force:
        _refuse_early(review)
    draft = RetroDraft(review)
    note_options(draft, told, workspace.root, options.day)
    given = told.says_something()
    asked = draft.unsettled() if given else draft.unseen()
    asked = list(draft.items) if options.everything else asked
    interactive = workspace.session.interactive and not options.as_json
    if not workspace.dry_run and not options.as_json:
        _show_table(workspace, draft)
    closing = Closing(workspace, draft, options.day, {})
    if interactive and not workspace.dry_run and not (given and not asked):
        code = ask_all(closing, asked, whole=options.team is None)
        if code is not None:
            return code
    elif draft.unsettled():
        if workspace.dry_run and interactive and not given:
            raise UsageError("closing-not-dry")
        console = workspace.session.err()
        for item in draft.unsettled():
            show(console, words((item.address.path, "name"), f"  {missing_words(draft.missing(item))}", hang=2))
        raise UsageError("review-incomplete", cycle=cycle_id)
    return _finish(closing, options)


def print_template(workspace: Workspace, cycle: str | None, team: str | None, day: date) -> int:
    """Print a review to fill in, as data."""
    from okrcli.render.close_cycle import review_template

    cycle_id = _cycle_to_close(workspace, cycle, day)
    sys.stdout.write(review_template(_read(workspace, cycle_id, team, day)))
    return ExitCode.DONE


def _cycle_to_close(workspace: Workspace, named: str | None, day: date) -> str:
    """The cycle named, else the only one that has ended and is not closed; raises UsageError."""
    if named is not None:
        return current_cycle(workspace.root, workspace.settings, day, named)
    running, findings = running_cycles(workspace.root, day)
    if findings:
        raise InvalidFileError("no-readable-cycle", findings=findings)
    ended = [cycle.id for cycle in running if cycle.state(day) is CycleState.ENDED or cycle.ends == day]
    if len(ended) > 1:
        raise UsageError("close-which", cycles=ended, first=ended[0])
    if not ended:
        raise UsageError("close-none", cycle=running[-1].id if running else "2026-Q3")
    return ended[0]


def _read(workspace: Workspace, cycle_id: str, team: str | None, day: date) -> CycleReview:
    """The cycle on the day that it closes, or one team of it; raises InvalidFileError where a file is broken."""
    place = None if team is None else resolve(workspace.root, cycle_id, team, wanted=("team",), today=day)
    only = [place.team] if place else None
    loaded = load_cycle(workspace.root, cycle_id, only)
    findings = [*workspace.findings, *loaded.findings]
    if loaded.value is None or not is_whole(workspace.root, cycle_id, only):
        raise InvalidFileError("cycle-invalid", findings=findings, cycle=cycle_id)
    report_problems(workspace.session, findings)
    review = review_cycle(loaded.value, workspace.settings, day)
    return narrow_review(review, address=place) if place else review


def _refuse_early(review: CycleReview) -> None:
    cycle = review.cycle
    if review.as_of < cycle.ends:
        raise NotYetError("cycle-runs", cycle=cycle.id, ends=cycle.ends)
    late = [place.path for place, state in review.key_results() if state.days_overdue]
    if late:
        more = f" (+{len(late) - _NAMED})" if len(late) > _NAMED else ""
        raise NotYetError("checkins-overdue", cycle=cycle.id, addresses=late[:_NAMED], more=more, ends=cycle.ends)


def _show_table(workspace: Workspace, draft: RetroDraft) -> None:
    """The cycle as it stands; once a grade was given, as it would close with it."""
    from okrcli.render.status import status_page

    draw_page(workspace.session, status_page, draft.graded(workspace.settings), workspace.settings, ())
    sys.stdout.flush()  # the questions that follow are on standard error


def _finish(closing: Closing, options: CloseOptions) -> int:
    """Write every answer with its score, then the day; raises before anything is written where one cannot be."""
    workspace, draft = closing.workspace, closing.draft
    written = {item.address: draft.written(item) for item in draft.items}
    changes = _write(closing, written, whole=options.team is None, dry_run=True)
    if not workspace.dry_run:
        changes = _write(closing, written, whole=options.team is None, dry_run=False)
    changed = [change for change in changes if change.after.text != change.before.text]
    if options.as_json:
        from okrcli.render.close_cycle import closing_json

        review = draft.review
        if not workspace.dry_run:
            review = _read(workspace, review.cycle.id, options.team, options.day)
        print_document(closing_json(review, written, [change.path for change in changed], workspace.root))
    elif workspace.dry_run:
        tell_changes(workspace, *((change, "") for change in changed))
    if not workspace.dry_run:
        teams = {change.path.stem for change in changed} | {place.team for place in closing.mine}
        _tell(closing, teams, whole=options.team is None)
    return ExitCode.DONE


def _write(
    closing: Closing, written: Mapping[Address, Retrospective], *, whole: bool, dry_run: bool
) -> list[Change[object]]:
    """Make the changes; the cycle's own file comes last, so that `closed` means that all is there."""
    changes: list[Change[object]] = []
    root, review = closing.workspace.root, closing.draft.review
    for team in review.teams:
        said = {place: one for place, one in written.items() if place.team == team.team.id}
        if said:
            place = Address(review.cycle.id, team.team.id)
            changes.append(write_retrospectives(root, place, said, closing.mine, today=today(), dry_run=dry_run))
    return [*changes, close_period(root, review.cycle.id, closing.day, dry_run=dry_run)] if whole else changes


def _tell(closing: Closing, changed: Collection[str], *, whole: bool) -> None:
    """Say what was written, now or while it was asked, and what comes next."""
    session, root, cycle = closing.workspace.session, closing.workspace.root, closing.draft.review.cycle
    for team in closing.draft.review.teams:
        number = sum(item.address.team == team.team.id for item in closing.draft.items)
        if team.team.id in changed and number:
            path = team_path(root, cycle.id, team.team.id)
            tell_written(session, path, ngettext("{n} graded", "{n} graded", number).format(n=number))
    if not whole:
        tell_next(session, f"okr close-cycle {cycle.id}", _("once every team is graded"))
        return
    closed = _("{cycle} closed on {day}").format(cycle=cycle.id, day=format_date(closing.day))
    tell_written(session, cycle_path(root, cycle.id), closed)
    following = period_after(cycle.id) or "NAME"
    tell_next(session, f"okr new-cycle {following} --from {cycle.id}", _("carries over what is kept"))
