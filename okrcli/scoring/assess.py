"""The room's door: what there is to say of a key result, an objective, a team and a cycle on a day.

`settings` gives the stretch target and the rhythm of check-ins; only check-ins dated on or before `as_of` exist. Every
screen, format and rule takes its figures from here, so that there is one truth.
"""

from __future__ import annotations

from datetime import date

from okrcli.model import CheckIn, Cycle, CycleState, Guardrail, KeyResult, Metric, Milestones, Objective, Settings, Team
from okrcli.scoring.cadence import cadence_of, days_overdue, next_due
from okrcli.scoring.figures import band_of, goal_of, pace_of, rounded
from okrcli.scoring.forecast import forecast, needed_per_week
from okrcli.scoring.measures import (
    counted_checkins,
    measured_from,
    of_people,
    progress_of,
    reached_milestones,
    readings,
)
from okrcli.scoring.rollup import roll_up, summarise
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState, Status, TeamState
from okrcli.scoring.status import computed_status, final_status, is_dropped, running_status
from okrcli.scoring.windows import Window, elapsed, later, standing_day, window_of


def review_cycle(cycle: Cycle, settings: Settings, as_of: date) -> CycleReview:
    """A cycle on a day, with each of its teams."""
    teams = tuple(review_team(team, cycle, settings, as_of) for team in cycle.teams)
    summary = summarise([objective for team in teams for objective in team.objectives])
    share = rounded(elapsed(cycle, standing_day(cycle, as_of)))
    return CycleReview(cycle, as_of, cycle.state(as_of), share, summary, teams)


def review_team(team: Team, cycle: Cycle, settings: Settings, as_of: date) -> TeamState:
    """A team on a day, with each of its objectives."""
    objectives = tuple(review_objective(objective, cycle, settings, as_of) for objective in team.objectives)
    return TeamState(team, summarise(objectives), objectives)


def review_objective(objective: Objective, cycle: Cycle, settings: Settings, as_of: date) -> ObjectiveState:
    """An objective on a day, with each of its key results.

    One that is dropped has no figures, and its key results count as dropped with it; theirs go on, so that one still
    sees where it stood.
    """
    day, closed = standing_day(cycle, as_of), cycle.state(as_of) is CycleState.CLOSED
    ends, cadence = window_of(cycle, objective).ends, cadence_of(cycle, settings)
    return roll_up(
        objective,
        [review_key_result(each, objective, cycle, settings, as_of) for each in objective.key_results],
        goal_of(objective.type, settings),
        dropped=is_dropped(objective.dropped, day),
        ended=day > ends,
        finished=closed or day > later(ends, cadence.late),
    )


def review_key_result(
    key_result: KeyResult,
    objective: Objective,
    cycle: Cycle,
    settings: Settings,
    as_of: date,
) -> KeyResultState:
    """A key result on a day; `objective` is the one it belongs to, whose type sets the goal and whose drop drops it."""
    day, closed = standing_day(cycle, as_of), cycle.state(as_of) is CycleState.CLOSED
    measure, goal = key_result.measure, goal_of(objective.type, settings)
    window, cadence = window_of(cycle, key_result, objective), cadence_of(cycle, settings)
    checkins = counted_checkins(key_result, window, cadence, day)
    told, values = of_people(checkins), readings(checkins)
    last = told[-1].date if told else None
    reached = reached_milestones(told)
    progress = progress_of(key_result, checkins, window, cadence, day, closed=closed)

    dropped = is_dropped(key_result.dropped, day) or is_dropped(objective.dropped, day)
    all_done = isinstance(measure, Milestones) and {one.id for one in measure.milestones} <= reached.keys()
    last_word = day > window.ends and ((last is not None and last >= window.ends) or all_done)
    over = closed or day > later(window.ends, cadence.late) or last_word
    computed = 0.0 if over and progress.score is None and not dropped else progress.score
    graded = key_result.retrospective.graded if closed and key_result.retrospective else None
    score = computed if graded is None else rounded(float(graded))

    measured = Window(measured_from(measure, values, window), window.ends)
    then = day
    if checkins:
        then = checkins[-1].date
        if isinstance(measure, Metric) and values:
            then = max(next(reversed(values)), later(then, -cadence.interval))
        then = min(then, day)
    share, share_then = elapsed(measured, day), elapsed(measured, then)
    always = isinstance(measure, Guardrail)  # due at all times: it does not build up
    expected, expected_then = (goal if always else rounded(one * goal) for one in (share, share_then))

    pace = pace_of(score, expected_then)
    figures = computed_status(
        measure.kind,
        computed,
        goal,
        pace_of(computed, expected_then),
        waiting=day < window.starts or not checkins,
        share=share,
        share_then=share_then,
        in_range=progress.in_range,
        best=progress.best,
    )
    at_target = isinstance(measure, Metric) and (progress.raw_score or 0) >= 1 and _is_word(checkins)
    due = None
    if not (dropped or over or all_done or day < window.starts):
        due = next_due(window, cadence, last, reached=at_target)
    overdue = None if due is None else days_overdue(due, window, cadence, last, day)
    if dropped:
        status = Status.DROPPED
    elif over:
        status = final_status(score, goal)
    else:
        status = running_status(stale=bool(overdue), reported=told[-1].status if told else None, computed=figures)
    running = not dropped and not closed and window.starts <= day <= window.ends
    state = KeyResultState(
        key_result=key_result,
        day=day,
        cadence=cadence,
        window=window,
        expected_from=measured.starts,
        elapsed=share,
        value=progress.value,
        baseline=progress.baseline,
        score=score,
        computed_score=computed,
        raw_score=progress.raw_score,
        goal=goal,
        band=band_of(score, goal),
        expected=expected,
        expected_then=expected_then,
        pace=pace,
        status=status,
        computed_status=figures,
        confidence=next((each.confidence for each in reversed(told) if each.confidence is not None), None),
        last_checkin=last,
        due=due,
        days_overdue=overdue,
        needed_per_week=None,
        forecast=None,
        in_range=progress.in_range,
        in_range_since=progress.in_range_since,
        best=progress.best,
        reached=reached,
        told=bool(checkins),
        over=over,
    )
    if not running or progress.raw_score is None:
        return state
    metric = state.metric
    return state._replace(
        needed_per_week=(
            needed_per_week(metric, progress.value, score, goal, (window.ends - day).days)
            if metric is not None and progress.value is not None and score is not None
            else None
        ),
        forecast=forecast(
            progress.points,
            window,
            goal,
            from_baseline=not isinstance(measure, Metric) or measure.baseline is not None,
        ),
    )


def _is_word(checkins: tuple[CheckIn, ...]) -> bool:
    """Whether the last value is a person's, and no machine's."""
    return next((not each.auto for each in reversed(checkins) if each.value is not None), False)
