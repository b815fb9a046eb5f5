"""Family C1: check-ins that are missing, or that leave out what the next week needs."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.contexts import CycleContext, KeyResultContext, TeamContext
from okrcli.lint.registry import Found, rule
from okrcli.model import Kind, ReportedStatus
from okrcli.model.cycle import CycleState
from okrcli.scoring.cadence import cadence_of
from okrcli.scoring.figures import reaches
from okrcli.scoring.states import Status

LOW = 3
"""Confidence, in chances out of ten, from which down help is wanted."""
FROZEN = 3
"""Check-ins with one and the same value that make a standstill."""
WHOLE_TEAM = 2
"""Key results from which on a team's common silence is one finding."""


@rule("C101", Severity.WARNING)
def stale(team: TeamContext) -> Found:
    """A key result that nobody has checked in to for too long.

    What it checks:
        In a running cycle, key results whose last check-in (none yet: the cycle's start) is further back than the
        rhythm and its grace. Where all of a team's are, the team is told once.

    Why it matters:
        Silence is never green. The weekly look is what makes OKRs work; without it they are a wish list that is
        opened again at the end.

    For example:
        Last check-in on 3 August, today is 31 August

    Use instead:
        okr checkin press 8 --confidence 5

    Options:
        `checkin.every` and `checkin.grace` in okr.yaml, 7 and 3 days by default.

    Sources:
        Christina Wodtke, Radical Focus: the Monday commitments.
        whatmatters.com: CFRs, the weekly check-in.
    """
    key_results = [one for objective in team.objectives for one in objective.key_results]
    silent = [one for one in key_results if one.state.status is Status.STALE]
    if len(silent) == len(key_results) >= WHOLE_TEAM:
        last = max((one.state.last_checkin for one in silent if one.state.last_checkin), default=None)
        yield team.at("team", count=len(silent), days=(team.given.as_of - (last or team.cycle.value.starts)).days)
        return
    for one in silent:
        last = one.state.last_checkin
        days = (one.given.as_of - (last or one.cycle.value.starts)).days
        said = [at for at, each in enumerate(one.checkins) if each.date == last]
        steps = ("checkins", said[-1], "date") if said else ("key_result",)
        yield one.at(*steps, days=days, never=last is None, id=one.value.id, count=0)


@rule("C102", Severity.WARNING)
def low_confidence_and_no_word(key_result: KeyResultContext) -> Found:
    """Low confidence, and not a word on what stands in the way.

    What it checks:
        In a running cycle, a last check-in with confidence 3 or less that has neither `blockers` nor `next`.

    Why it matters:
        Low confidence is a call for help, and the earlier the better. Without what is in the way nobody can answer
        it.

    For example:
        - {date: 2026-07-27, value: 230, confidence: 3}

    Use instead:
        - {date: 2026-07-27, value: 230, confidence: 3, blockers: Legal has not cleared the form, next: Ask for a date}

    Sources:
        Christina Wodtke, Radical Focus: confidence is talked about every Monday.
        Ben Lamorte, The OKRs Field Book.
    """
    checkins = key_result.checkins
    if key_result.cycle.is_open and checkins:
        last = checkins[-1]
        if last.confidence is not None and last.confidence <= LOW and not last.blockers and not last.next:
            yield key_result.at("checkins", len(checkins) - 1, "confidence", confidence=last.confidence)


@rule("C103", Severity.WARNING)
def frozen_on_track(key_result: KeyResultContext) -> Found:
    """A value that does not move and is said to be on track.

    What it checks:
        In a running cycle, a metric short of its goal whose last three values are the same while its last check-in
        reports `on_track`.

    Why it matters:
        Either the figure is not read any more, or the plan does not work yet. Both are worth five minutes.

    For example:
        Three check-ins with value 110, the last with status on_track

    Use instead:
        The honest word, at_risk, and what to try next; or where the figure is really read

    Sources:
        Christina Wodtke, Radical Focus.
        Google re:Work: grade honestly, a low grade is information.
    """
    checkins = key_result.checkins
    values = [one.value for one in checkins if one.value is not None][-FROZEN:]
    state = key_result.state
    if (
        key_result.cycle.is_open
        and key_result.value.measure.kind is Kind.METRIC
        and len(values) == FROZEN
        and len(set(values)) == 1
        and checkins[-1].status is ReportedStatus.ON_TRACK
        and state.score is not None
        and not reaches(state.score, state.goal)
    ):
        yield key_result.at("checkins", len(checkins) - 1, "status", value=values[0], count=FROZEN)


@rule("C104", Severity.INFO)
def cycle_left_open(cycle: CycleContext) -> Found:
    """A cycle that is over and was never closed.

    What it checks:
        A cycle that ended longer ago than the rhythm of check-ins and its grace, without `closed`.

    Why it matters:
        The last look back is where a team learns: what was reached, why, and what to keep. It fades within days.

    For example:
        ends: 2026-09-30, and today is 20 October

    Use instead:
        A last check-in for each key result, the grades talked over, then: closed: 2026-10-05

    Options:
        `checkin.every` and `checkin.grace` in okr.yaml.

    Sources:
        Google re:Work: grade and reflect at the end of the quarter.
        Christina Wodtke, Radical Focus.
    """
    cadence = cadence_of(cycle.value, cycle.given.settings)
    days = (cycle.given.as_of - cycle.value.ends).days
    if cycle.state.state is CycleState.ENDED and days > cadence.interval + cadence.grace:
        yield cycle.at("ends", days=days, cycle=cycle.value.id)
