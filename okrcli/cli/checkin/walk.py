"""The walk: one key result after the other, then metrics; a few questions each, every answer on disk as it is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.cli.checkin.questions import Questions, Step, Walk
from okrcli.cli.console import hint, tell_next, tell_written
from okrcli.cli.context import Workspace, report_problems, today
from okrcli.cli.kpi.readings import ask_readings
from okrcli.cli.people import find_person, tell_unknown
from okrcli.cli.plan import NewEntry, Plan, carry_out, new_readings
from okrcli.cli.prompts import Walked, walk
from okrcli.cli.reviews import owed_readings, review_running
from okrcli.errors import ExitCode, UsageError
from okrcli.git.run import is_versioned
from okrcli.i18n import _, ngettext
from okrcli.i18n.dates import format_date
from okrcli.i18n.sentences import fill
from okrcli.model import Address, CycleState
from okrcli.render.checkin import checkin_page
from okrcli.render.console import glyphs_of, show
from okrcli.scoring.cadence import next_day
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.narrow import Filters, narrow_review
from okrcli.scoring.states import CycleReview
from okrcli.workspace.change import find_key_result
from okrcli.workspace.load import load_kpis, load_team
from okrcli.workspace.sitting import Drafts


class Wanted(NamedTuple):
    """What a walk goes through: the key result at the address, or what is due of the owners', or everyone's.

    Without owners and `everyone` those of who is at the keyboard; `everything`: not due as well.
    """

    address: Address | None
    owners: Sequence[str]
    everyone: bool
    everything: bool
    cycle: str | None


def walk_through(workspace: Workspace, day: date, wanted: Wanted, by: str | None, plan: Plan | None) -> int:
    """Walk through what is wanted, and say what was recorded.

    Where it is planned, that is committed at the end in one go, and pushed; after Ctrl-C it stays as it is.
    """
    session, (address, owners, everyone, everything, cycle) = workspace.session, wanted
    me = owners[0] if len(owners) == 1 else find_person(workspace)
    people = () if address is not None else owners or (() if everyone or me is None else (me,))
    person = ", ".join(people)
    if me is None and not everyone and address is None:
        tell_unknown(workspace)
    theirs = Filters(owners=people)
    if address is not None:
        reviews, findings = review_running(workspace, day, address.cycle, Filters(teams=[address.team]))
        reviews = [narrow_review(review, address=address) for review in reviews]
    else:
        reviews, findings = review_running(workspace, day, cycle, theirs)
    for review in reviews:
        if review.state is CycleState.CLOSED and not workspace.force:
            raise UsageError("cycle-closed", cycle=review.cycle.id, closed=review.cycle.closed)
    before = load_kpis(workspace.root).value or ()
    steps = list(_steps(reviews, everything=everything or address is not None))
    code = report_problems(session, findings)
    metrics = owed_readings(workspace, day, theirs) if address is None and cycle is None else []
    if not steps:
        if not findings and not metrics:
            _say_nothing_due(workspace, reviews, person, address)
        if people and not owners:
            hint(session, _("okr checkin --everyone walks through everybody's."))
        measured = _walk_through_metrics(workspace, metrics, person, day, by or me)
        return code or measured or carry_out(workspace, plan, new_readings(workspace, before))
    _greet(workspace, steps, person, day)
    walking = Walk(session, workspace.settings, day, by or me, Drafts(workspace.root, today(), workspace.force))
    outcome = _ask_about(walking, steps)
    measured = int(ExitCode.DONE)
    if not outcome.stopped:
        entered = {one.kpi.id for one in owed_readings(workspace, day, theirs)}  # some were, by their key results
        metrics = [one for one in metrics if one.kpi.id in entered]
        measured = _walk_through_metrics(workspace, metrics, person, day, by or me)
    _sum_up(walking, steps, outcome)
    code = outcome.code or measured or code
    recorded = [
        NewEntry(place, entry)
        for places in walking.drafts.recorded().values()
        for place in places
        if (entry := walking.drafts.entry(place)) is not None
    ]
    recorded += new_readings(workspace, before)
    if not recorded:
        return code
    if plan is None or ExitCode.INTERRUPTED in (outcome.code, measured):
        versioned = is_versioned(workspace.root)
        tell_next(session, "okr status", _("then commit the files") if versioned else _("where it stands now"))
        return code
    committed = carry_out(workspace, plan, recorded)
    tell_next(session, "okr status", _("where it stands now"))
    return code or committed


def _steps(reviews: Sequence[CycleReview], *, everything: bool) -> Iterator[Step]:
    """The key results to ask about, those of one objective together, in the order of the files."""
    for review in reviews:
        for place, objective in review.objectives():
            for state in objective.key_results:
                if objective.dropped or state.dropped:
                    continue
                if everything or (state.due is not None and state.due <= review.as_of):
                    address = place._replace(key_result=state.key_result.id)
                    yield Step(address, review.cycle, objective.objective, state.key_result)


def _ask_about(walking: Walk, steps: Sequence[Step]) -> Walked[Step]:
    """Ask about each, as its file has it by then, and what was answered where it is come back to."""
    asked: dict[Address, Questions] = {}
    several = len({step.address.cycle for step in steps}) > 1

    def visit(step: Step, position: str, fresh: bool) -> None:
        address = step.address
        if address not in asked:
            asked[address] = Questions(walking, _as_it_stands(walking, step))
        if fresh:
            console = walking.session.err()
            name, before = str(address) if several else address.path, asked[address].before
            show(console, "", *checkin_page(before, name, walking.day, position, console.width, glyphs_of(console)))
        asked[address].ask_all()

    return walk(walking.session, steps, visit)


def _as_it_stands(walking: Walk, step: Step) -> Step:
    """The step as its file has it by now: others check in too. Raises InvalidFileError where it cannot be read."""
    address = step.address
    team = load_team(walking.drafts.root, address.cycle, address.team).require(walking.drafts.path_of(address))
    return step._replace(key_result=find_key_result(team, address)[1])


def _walk_through_metrics(
    workspace: Workspace, metrics: Sequence[KpiState], person: str, day: date, by: str | None
) -> int:
    """Ask for the readings that are owed, after the key results; Ctrl-C keeps what was answered."""
    if not metrics:
        return ExitCode.DONE
    count = ngettext("{n} health metric", "{n} health metrics", len(metrics)).format(n=len(metrics))
    show(workspace.session.err(), "")
    hint(workspace.session, fill(_("{count} of {person}"), count=count, person=person) if person else count)
    code = ask_readings(workspace, metrics, day, by)
    if code == ExitCode.INTERRUPTED:
        hint(workspace.session, _("Interrupted: your answers so far are saved."))
    return code


def _greet(workspace: Workspace, steps: Sequence[Step], person: str, day: date) -> None:
    count = ngettext("{n} key result", "{n} key results", len(steps)).format(n=len(steps))
    parts = [fill(_("{count} of {person}"), count=count, person=person) if person else count]
    if day != today():
        parts.append(_("as of {day}").format(day=format_date(day, near=today())))
    keys = _("Enter keeps what is in brackets, s skips, b goes back, q stops. Each answer is saved at once.")
    hint(workspace.session, f"{', '.join(parts)}. {keys}")


def _say_nothing_due(
    workspace: Workspace, reviews: Sequence[CycleReview], person: str, address: Address | None
) -> None:
    if address is not None:
        raise UsageError("checkin-of-dropped", key_result=address.path)
    if not reviews:
        raise UsageError("no-cycle-running")
    if not any(objective.key_results for review in reviews for _place, objective in review.objectives()):
        if person:
            raise UsageError("nothing-owned", person=person)
        raise UsageError("nothing-to-check-in")
    coming = next_day(reviews)
    when = "" if coming is None else " " + fill(_("The next is due {day}."), day=format_date(coming))
    hint(workspace.session, _("No check-in is due.") + when + " " + _("okr checkin --all asks about them now."))


def _sum_up(walking: Walk, steps: Sequence[Step], outcome: Walked[Step]) -> None:
    session, recorded = walking.session, walking.drafts.recorded()
    show(session.err(), "")
    for path, places in recorded.items():
        tell_written(session, path, ngettext("{n} check-in", "{n} check-ins", len(places)).format(n=len(places)))
    if outcome.code == ExitCode.INTERRUPTED:
        saved = _("Interrupted: your answers so far are saved.")
        hint(session, saved if recorded else _("Interrupted: nothing was recorded."))
    if outcome.failed:
        names = ", ".join(one.address.path for one in outcome.failed)
        hint(session, _("Could not be written in full: {names}.").format(names=names))
    left = len({step.address for step in steps} - {place for places in recorded.values() for place in places})
    left -= len([one for one in outcome.failed if walking.drafts.entry(one.address) is None])
    if left:
        hint(session, ngettext("{n} left for later.", "{n} left for later.", left).format(n=left))
