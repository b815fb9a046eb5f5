"""The room's door: what there is to say of a key result, an objective, a team and a cycle on a day.

`settings` gives the stretch target and the rhythm of check-ins; only check-ins dated on or before `as_of` exist.
"""

from __future__ import annotations

from datetime import date

from okrcli.model import Cycle, CycleState, KeyResult, Metric, Objective, Settings, Team
from okrcli.scoring.due import days_overdue, is_stale, next_due
from okrcli.scoring.expectation import band_of, elapsed, expected_score, goal_of, pace_of
from okrcli.scoring.figures import rounded
from okrcli.scoring.forecast import forecast, needed_per_week
from okrcli.scoring.history import known_checkins
from okrcli.scoring.progress import progress_of
from okrcli.scoring.rollup import mean_confidence, mean_expected, mean_score, summarise
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState, Status, TeamState
from okrcli.scoring.status import computed_status, final_status, is_dropped, is_over, running_status, worst_status


def review_cycle(cycle: Cycle, settings: Settings, as_of: date) -> CycleReview:
    """A cycle on a day, with each of its teams."""
    teams = tuple(review_team(team, cycle, settings, as_of) for team in cycle.teams)
    summary = summarise([objective for team in teams for objective in team.objectives])
    share = rounded(elapsed(cycle, as_of))
    return CycleReview(cycle, as_of, cycle.state(as_of), share, summary, teams)


def review_team(team: Team, cycle: Cycle, settings: Settings, as_of: date) -> TeamState:
    """A team on a day, with each of its objectives."""
    objectives = tuple(review_objective(objective, cycle, settings, as_of) for objective in team.objectives)
    return TeamState(team, summarise(objectives), objectives)


def review_objective(objective: Objective, cycle: Cycle, settings: Settings, as_of: date) -> ObjectiveState:
    """An objective on a day, with each of its key results.

    Like a key result's, its figures go on when it is dropped: they leave the sums above it, and its key results count
    as dropped with it, but one still sees where it stands.
    """
    states = tuple(review_key_result(each, objective, cycle, settings, as_of) for each in objective.key_results)
    kept = [state for state in states if not is_dropped(state.key_result.dropped, as_of)]
    goal = goal_of(objective.type, settings)
    score, expected = mean_score(kept), mean_expected(kept)
    if is_dropped(objective.dropped, as_of):
        status = Status.DROPPED
    elif is_over(cycle, as_of):
        status = final_status(score, goal)
    else:
        status = worst_status(state.status for state in kept)
    return ObjectiveState(
        objective=objective,
        score=score,
        expected=expected,
        pace=pace_of(score, expected),
        goal=goal,
        band=band_of(score, goal),
        status=status,
        confidence=mean_confidence(kept),
        key_results=states,
    )


def review_key_result(
    key_result: KeyResult,
    objective: Objective,
    cycle: Cycle,
    settings: Settings,
    as_of: date,
) -> KeyResultState:
    """A key result on a day; `objective` is the one it belongs to, whose type sets the goal and whose drop drops it."""
    measure = key_result.measure
    checkins = known_checkins(key_result, as_of)
    last = checkins[-1] if checkins else None
    last_date = last.date if last else None
    progress = progress_of(measure, checkins, min(as_of, cycle.ends))
    score = progress.score
    goal = goal_of(objective.type, settings)
    share = elapsed(cycle, as_of)
    expected = expected_score(measure.kind, goal, share)
    pace = pace_of(score, expected)
    computed = computed_status(measure.kind, score, pace, share, started=as_of >= cycle.starts)
    dropped = is_dropped(key_result.dropped, as_of) or is_dropped(objective.dropped, as_of)
    if dropped:
        status = Status.DROPPED
    elif is_over(cycle, as_of):
        status = final_status(score, goal)
    else:
        stale = is_stale(cycle, settings, as_of, last_date)
        status = running_status(stale=stale, reported=last.status if last else None, computed=computed)
    due = None if dropped else next_due(cycle, settings, as_of, last_date)
    running = not dropped and cycle.state(as_of) is CycleState.OPEN
    return KeyResultState(
        key_result=key_result,
        value=progress.value,
        score=score,
        raw_score=progress.raw_score,
        goal=goal,
        band=band_of(score, goal),
        expected=expected,
        pace=pace,
        status=status,
        computed_status=computed,
        confidence=next((each.confidence for each in reversed(checkins) if each.confidence is not None), None),
        last_checkin=last_date,
        due=due,
        days_overdue=None if due is None else days_overdue(due, settings, as_of),
        needed_per_week=(
            needed_per_week(measure, progress.value, score, goal, (cycle.ends - as_of).days)
            if running and isinstance(measure, Metric) and progress.value is not None and score is not None
            else None
        ),
        forecast=forecast(progress.points, cycle, goal) if running else None,
    )
