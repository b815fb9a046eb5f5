"""The walk's frame: whose key results, which of them, and what is said before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from okrcli.cli.checkin.questions import Company, Stop
from okrcli.cli.console import hint, tell_next, tell_written
from okrcli.cli.context import Workspace, report_problems, today
from okrcli.cli.kpi.readings import stop_quietly
from okrcli.cli.people import find_person
from okrcli.cli.prompts import say
from okrcli.cli.recording.walk import Walked, walk
from okrcli.cli.reviews import owed_readings, review_running
from okrcli.errors import ExitCode, UsageError
from okrcli.git.run import is_versioned
from okrcli.i18n import _, ngettext
from okrcli.i18n.dates import format_date
from okrcli.model import Address, CycleState
from okrcli.render.console import show
from okrcli.scoring.due import next_day
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.narrow import narrow_review
from okrcli.scoring.states import CycleReview
from okrcli.workspace.checkins import Drafts
from okrcli.workspace.load import load_kpis

if TYPE_CHECKING:
    from okrcli.cli.publish import Made, Plan


class Whose(NamedTuple):
    """Whose key results are asked for: the owner's that is named, everyone's, or those of who is at the keyboard."""

    owner: str | None = None
    everyone: bool = False


def walk_through(
    workspace: Workspace,
    day: date,
    address: Address | None,
    whose: Whose,
    *,
    cycle: str | None,
    by: str | None,
    everything: bool,
    force: bool,
    plan: Plan | None = None,
) -> int:
    """Walk through the key results that are due, or all, or the one that is named; says what was recorded.

    Where it is planned, that is committed at the end in one go, and pushed; after Ctrl-C it stays as it is.
    """
    me = whose.owner or find_person(workspace)
    person = None if address is not None or (whose.everyone and whose.owner is None) else me
    if address is not None:
        reviews, findings = review_running(workspace, day, address.cycle, team=address.team)
        reviews = [narrow_review(review, address=address) for review in reviews]
    else:
        reviews, findings = review_running(workspace, day, cycle, owner=person)
    for review in reviews:
        if review.state is CycleState.CLOSED and not force:
            raise UsageError("cycle-closed", cycle=review.cycle.id, closed=review.cycle.closed)
    stops = list(_stops(reviews, everything=everything or address is not None))
    code = report_problems(workspace.session, findings)
    metrics = owed_readings(workspace, day, person) if address is None and cycle is None else []
    if not stops:
        if not findings and not metrics:
            _say_nothing_due(workspace, reviews, person, address)
        _name_the_others(workspace, person, whose)
        measured, readings = _walk_through_metrics(workspace, metrics, person, day, by or me, plan)
        return code or measured or _commit(workspace, plan, readings)
    _greet(workspace, stops, person, day)
    company = Company(workspace.session, workspace.settings, day, by or me, Drafts(workspace.root, today(), force))
    walked = walk(company, stops)
    measured, readings = ExitCode.DONE, []
    if not (walked.stopped or walked.interrupted):
        measured, readings = _walk_through_metrics(workspace, metrics, person, day, by or me, plan)
        walked.code = walked.code or measured
    _sum_up(workspace, company.drafts, stops, walked)
    if not (company.drafts.recorded() or readings):
        return walked.code or code
    if plan is None or walked.interrupted or measured == ExitCode.INTERRUPTED:
        versioned = is_versioned(workspace.root)
        tell_next(
            workspace.session, "okr status", _("then commit the files") if versioned else _("where it stands now")
        )
        return walked.code or code
    committed = _commit(workspace, plan, [*_checkins(company.drafts), *readings])
    tell_next(workspace.session, "okr status", _("where it stands now"))
    return walked.code or committed or code


def _checkins(drafts: Drafts) -> list[Made]:
    from okrcli.cli.publish import Made

    return [
        Made(place, entry)
        for places in drafts.recorded().values()
        for place in places
        if (entry := drafts.entry(place)) is not None
    ]


def _commit(workspace: Workspace, plan: Plan | None, made: Sequence[Made]) -> int:
    if plan is None or not made:
        return ExitCode.DONE
    from okrcli.cli.publish import commit_checkins

    return commit_checkins(workspace, plan, made)


def _walk_through_metrics(
    workspace: Workspace,
    metrics: Sequence[KpiState],
    person: str | None,
    day: date,
    by: str | None,
    plan: Plan | None,
) -> tuple[ExitCode, list[Made]]:
    """Ask for the readings that are owed, after the key results; Ctrl-C keeps what was answered.

    Gives the exit code, and what was recorded where it is to be committed.
    """
    if not metrics:
        return ExitCode.DONE, []
    before = load_kpis(workspace.root).value or () if plan is not None else ()
    count = ngettext("{n} health metric", "{n} health metrics", len(metrics)).format(n=len(metrics))
    show(workspace.session.err(), "")
    hint(workspace.session, _("{count} of {person}").format(count=count, person=person) if person else count)
    try:
        stop_quietly(workspace, metrics, day, by)
    except KeyboardInterrupt:
        say("")
        hint(workspace.session, _("Interrupted: what was answered is saved."))
        return ExitCode.INTERRUPTED, []
    if plan is None:
        return ExitCode.DONE, []
    from okrcli.cli.publish import readings_made

    return ExitCode.DONE, readings_made(workspace, before)


def _stops(reviews: Sequence[CycleReview], *, everything: bool) -> Iterator[Stop]:
    """The key results to visit, those of one objective together, in the order of the files."""
    for review in reviews:
        for team in review.teams:
            for objective in team.objectives:
                for state in objective.key_results:
                    if objective.dropped or state.dropped:
                        continue
                    if everything or (state.due is not None and state.due <= review.as_of):
                        place = Address(review.cycle.id, team.team.id, objective.objective.id, state.key_result.id)
                        yield Stop(place, review.cycle, objective.objective, state.key_result)


def _greet(workspace: Workspace, stops: Sequence[Stop], person: str | None, day: date) -> None:
    count = ngettext("{n} key result", "{n} key results", len(stops)).format(n=len(stops))
    parts = [_("{count} of {person}").format(count=count, person=person) if person else count]
    if day != today():
        parts.append(_("as of {day}").format(day=format_date(day, near=today())))
    keys = _("Enter keeps what is in brackets, s skips, b goes back, q stops. Each answer is saved at once.")
    hint(workspace.session, f"{', '.join(parts)}. {keys}")


def _name_the_others(workspace: Workspace, person: str | None, whose: Whose) -> None:
    """Say how to walk through everybody's key results to whom we know without being told."""
    if person is not None and whose.owner is None:
        hint(workspace.session, _("okr checkin --everyone walks through everybody's."))


def _say_nothing_due(
    workspace: Workspace, reviews: Sequence[CycleReview], person: str | None, address: Address | None
) -> None:
    if address is not None:
        raise UsageError("checkin-of-dropped", key_result=address.path)
    if not reviews:
        raise UsageError("no-cycle-running")
    if not any(objective.key_results for review in reviews for team in review.teams for objective in team.objectives):
        if person:
            raise UsageError("nothing-owned", person=person)
        raise UsageError("nothing-to-check-in")
    coming = next_day(reviews)
    when = "" if coming is None else " " + _("The next is due {day}.").format(day=format_date(coming))
    hint(workspace.session, _("No check-in is due.") + when + " " + _("okr checkin --all asks about them now."))


def _sum_up(workspace: Workspace, drafts: Drafts, stops: Sequence[Stop], walked: Walked) -> None:
    session = workspace.session
    show(session.err(), "")
    recorded = drafts.recorded()
    for path, places in recorded.items():
        tell_written(session, path, ngettext("{n} check-in", "{n} check-ins", len(places)).format(n=len(places)))
    if walked.interrupted:
        saved = _("Interrupted: what was answered is saved.")
        hint(session, saved if recorded else _("Interrupted: nothing was recorded."))
    if walked.failed:
        names = ", ".join(place.path for place in walked.failed)
        hint(session, _("Could not be written in full: {names}.").format(names=names))
    left = len({stop.address for stop in stops} - {place for places in recorded.values() for place in places})
    left -= len([place for place in walked.failed if drafts.entry(place) is None])
    if left:
        hint(session, ngettext("{n} left for later.", "{n} left for later.", left).format(n=left))
