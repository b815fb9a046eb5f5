"""What is said of key results, objectives, teams and cycles on a day, beyond the worked cases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.model import (
    CheckIn,
    Cycle,
    CycleState,
    Dropped,
    Guardrail,
    KeyResult,
    KeyResultRetrospective,
    Metric,
    Milestone,
    Milestones,
    Objective,
    ObjectiveType,
    ReportedStatus,
    Settings,
    Team,
    Unmeasured,
)
from okrcli.model.okr import Extra
from okrcli.scoring.assess import review_cycle, review_key_result, review_objective, review_team
from okrcli.scoring.measures import score_history
from okrcli.scoring.states import Band, Status

STARTS = date(2026, 7, 1)
CYCLE = Cycle("2026-Q3", STARTS, STARTS + timedelta(100))
SETTINGS = Settings()
GROWTH = Objective("growth", "Grow")
MILESTONES = Milestones(
    tuple(Milestone(name, name.upper(), weight) for name, weight in zip("abc", (1, 2, 4), strict=True))
)


def on(days):
    return STARTS + timedelta(days)


def metric(*values, last=None, **fields):
    """From 0 to 100, with (days after the start, value) as its check-ins; `last` is the last one's status."""
    checkins = [CheckIn(on(days), value=value) for days, value in values]
    if last is not None:
        checkins[-1] = checkins[-1]._replace(status=last)
    return KeyResult(
        **{"id": "leads", "statement": "Leads", "measure": Metric(0, 100), "checkins": tuple(checkins)} | fields
    )


def key_result_on(days, key_result, *, objective=GROWTH, cycle=CYCLE, settings=SETTINGS):
    return review_key_result(key_result, objective, cycle, settings, on(days))


def objective_on(days, *key_results, cycle=CYCLE, **fields):
    return review_objective(GROWTH._replace(key_results=key_results, **fields), cycle, SETTINGS, on(days))


def test_before_any_checkin_a_metric_stands_at_its_baseline():
    state = key_result_on(5, metric())
    assert (state.value, state.score, state.raw_score, state.last_checkin, state.confidence) == (0, 0, 0, None, None)
    assert (state.status, state.due, state.days_overdue) == (Status.EARLY, on(5), 0)


def test_of_several_checkins_on_a_day_the_last_counts_and_later_days_do_not_exist():
    state = key_result_on(20, metric((20, 10), (20, 30), (21, 90)))
    assert (state.value, state.score, state.last_checkin) == (30, 0.3, on(20))


def test_a_score_is_clamped_and_its_raw_score_is_not():
    state = key_result_on(20, metric((20, 130)))
    assert (state.score, state.raw_score, state.band) == (1.0, 1.3, Band.GREEN)


def test_no_figure_is_a_negative_zero():
    state = key_result_on(20, metric((20, -0.0), measure=Metric(0, -100)))
    assert str(state.value) == "0.0"
    assert str(state.score) == str(state.raw_score) == str(state.pace) == "0.0"


@pytest.mark.parametrize(
    ("days", "key_result", "status", "computed"),
    [
        (20, metric((20, 14)), Status.ON_TRACK, Status.ON_TRACK),
        (20, metric((20, 13.3)), Status.ON_TRACK, Status.ON_TRACK),  # pace 0.95
        (20, metric((20, 13.2)), Status.AT_RISK, Status.AT_RISK),
        (20, metric((20, 10.5)), Status.AT_RISK, Status.AT_RISK),  # pace 0.75
        (20, metric((20, 10.4)), Status.OFF_TRACK, Status.OFF_TRACK),
        (14, metric((14, 0)), Status.EARLY, Status.EARLY),
        (15, metric((15, 0)), Status.OFF_TRACK, Status.OFF_TRACK),  # 0.15 of the cycle
        (20, metric((20, 1), last=ReportedStatus.ON_TRACK), Status.ON_TRACK, Status.OFF_TRACK),
        (29, metric((20, 11), last=ReportedStatus.ON_TRACK), Status.ON_TRACK, Status.AT_RISK),
        (30, metric((20, 17), last=ReportedStatus.ON_TRACK), Status.STALE, Status.ON_TRACK),
        (31, metric((20, 60), last=ReportedStatus.ON_TRACK), Status.STALE, Status.ON_TRACK),
        (8, metric(), Status.EARLY, Status.EARLY),
        (9, metric(), Status.STALE, Status.EARLY),
        (-5, metric(), Status.EARLY, Status.EARLY),
        (20, metric((20, 99), dropped=Dropped(on(20))), Status.DROPPED, Status.ON_TRACK),
        (20, metric((20, 99), dropped=Dropped(on(21))), Status.ON_TRACK, Status.ON_TRACK),
        (108, metric((20, 70), last=ReportedStatus.OFF_TRACK), Status.ACHIEVED, Status.ON_TRACK),
        (108, metric((20, 69)), Status.MISSED, Status.ON_TRACK),
        (101, metric((20, 70)), Status.STALE, Status.ON_TRACK),  # the last word is still to come
        (101, metric((100, 70)), Status.ACHIEVED, Status.ON_TRACK),
        (101, metric((20, 70), dropped=Dropped(on(90))), Status.DROPPED, Status.ON_TRACK),
    ],
)
def test_the_first_status_that_applies(days, key_result, status, computed):
    state = key_result_on(days, key_result)
    assert state.status is status
    assert state.computed_status is computed


def test_a_report_stands_for_its_own_checkin_alone():
    key_result = metric((18, 1), last=ReportedStatus.ON_TRACK)
    silent = key_result._replace(checkins=(*key_result.checkins, CheckIn(on(20), note="On leave")))
    assert key_result_on(20, silent).status is Status.OFF_TRACK


def test_confidence_is_the_latest_known():
    checkins = (CheckIn(on(3), confidence=8), CheckIn(on(9), confidence=0), CheckIn(on(12), value=4))
    assert key_result_on(15, metric(checkins=checkins)).confidence == 0


def test_a_committed_key_result_must_go_all_the_way():
    committed = GROWTH._replace(type=ObjectiveType.COMMITTED)
    state = key_result_on(50, metric((50, 60)), objective=committed)
    assert (state.goal, state.expected, state.pace, state.band) == (1.0, 0.5, 1.2, Band.AMBER)


@pytest.mark.parametrize(
    ("value", "band"), [(70, Band.GREEN), (69.6, Band.GREEN), (69.4, Band.AMBER), (39.6, Band.AMBER), (39.4, Band.RED)]
)
def test_bands_meet(value, band):
    assert key_result_on(50, metric((50, value))).band is band


def test_four_sevenths_of_the_milestones_are_four_sevenths_of_the_goal():
    key_result = metric(measure=MILESTONES, checkins=(CheckIn(on(50), done=("c",)),))
    state = key_result_on(50, key_result, objective=GROWTH._replace(type=ObjectiveType.COMMITTED))
    assert (state.score, state.value, state.band) == (0.5714, None, Band.AMBER)


def test_a_guardrail_is_judged_early_but_not_unread():
    guardrail = metric(measure=Guardrail(at_most=40))
    unread = key_result_on(5, guardrail)
    assert (unread.score, unread.pace, unread.band, unread.status) == (None, None, None, Status.EARLY)
    assert unread.expected == 0.7
    read = key_result_on(5, guardrail._replace(checkins=(CheckIn(on(4), value=50),)))
    assert (read.value, read.score, read.raw_score, read.status) == (50, 0.0, None, Status.AT_RISK)
    assert read.forecast is read.needed_per_week is None
    assert key_result_on(108, guardrail).status is Status.MISSED


def test_a_guardrail_is_not_judged_before_its_cycle():
    key_result = metric(measure=Guardrail(at_most=40), checkins=(CheckIn(on(-3), value=50),))
    assert key_result_on(-1, key_result).computed_status is Status.EARLY


@pytest.mark.parametrize(
    ("days", "key_result", "due", "overdue"),
    [
        (-1, metric(), None, None),
        (0, metric(), on(5), 0),
        (8, metric(), on(5), 0),
        (10, metric(), on(5), 2),
        (10, metric((1, 1)), on(5), 2),
        (10, metric((2, 1)), on(12), 0),  # three days ahead of a round
        (16, metric((8, 1)), on(12), 1),
        (99, metric((96, 1)), on(100), 0),
        (106, metric((96, 1)), on(100), 3),
        (108, metric((96, 1)), None, None),
        (50, metric((8, 100)), on(100), 0),  # at its target: the last word alone
        (120, metric((100, 1)), None, None),
        (120, metric((110, 1)), None, None),
        (20, metric(dropped=Dropped(on(20))), None, None),
    ],
)
def test_the_next_checkin_owed(days, key_result, due, overdue):
    state = key_result_on(days, key_result)
    assert (state.due, state.days_overdue) == (due, overdue)


def test_a_closed_cycle_owes_nothing_and_forecasts_nothing_even_if_closed_early():
    key_result = metric((10, 10), (20, 30), (30, 35))
    running = key_result_on(40, key_result)
    assert (running.forecast is None, running.needed_per_week) == (False, 4.0833)
    closed = key_result_on(40, key_result, cycle=CYCLE._replace(closed=on(40)))
    assert (closed.status, closed.due, closed.forecast, closed.needed_per_week) == (Status.MISSED, None, None, None)


def test_a_dropped_key_result_keeps_its_score_and_loses_its_future():
    key_result = metric((10, 10), (20, 30), (30, 35), dropped=Dropped(on(35)))
    state = key_result_on(40, key_result)
    assert (state.score, state.dropped, state.forecast, state.needed_per_week) == (0.35, True, None, None)


def test_a_cycle_of_one_day_is_over_as_it_starts():
    cycle = CYCLE._replace(ends=STARTS)
    state = key_result_on(0, metric((0, 70)), cycle=cycle)
    assert (state.expected, state.pace, state.status, state.due) == (0.7, 1.0, Status.ON_TRACK, None)
    assert review_cycle(cycle, SETTINGS, on(-1)).elapsed == 0.0


def test_a_checkin_due_past_the_last_date_there_is():
    cycle = Cycle("last", date(9999, 12, 1), date.max)
    key_result = metric(checkins=(CheckIn(date(9999, 12, 30), value=1),))
    assert review_key_result(key_result, GROWTH, cycle, SETTINGS, date.max).due == date.max


def test_an_objective_weighs_its_key_results_that_have_a_score():
    state = objective_on(
        50,
        metric((50, 20), weight=3),
        metric(measure=Guardrail(at_most=4), weight=9),
        metric((50, 100), dropped=Dropped(on(30))),
        metric(
            measure=Guardrail(at_most=4),
            checkins=tuple(CheckIn(on(day), value=1, confidence=5) for day in (8, 20, 32, 44)),
        ),
    )
    assert (state.score, state.expected) == (0.4, 0.4375)
    assert (state.pace, state.band, state.confidence) == (0.91, Band.AMBER, 5.0)


def test_an_objective_goes_by_its_own_pace_between_its_best_and_its_worst_key_result():
    good, fair, bad = metric((50, 60)), metric((50, 27)), metric((50, 1))
    stale, early = metric((1, 90)), metric((50, 0), measure=MILESTONES)
    assert objective_on(50, good).status is Status.ON_TRACK
    assert objective_on(50, fair).status is Status.AT_RISK
    assert objective_on(50, good, fair).status is Status.ON_TRACK
    assert objective_on(50, good, bad).status is Status.AT_RISK  # its pace is 0.87
    assert objective_on(50, good, good, bad).status is Status.AT_RISK  # never better while one is off
    assert objective_on(50, fair, bad, bad).status is Status.OFF_TRACK
    assert objective_on(50, good, stale).status is Status.AT_RISK
    assert objective_on(50, stale, stale).status is Status.STALE
    assert objective_on(50, good, bad._replace(dropped=Dropped(on(40)))).status is Status.ON_TRACK
    assert objective_on(50, good._replace(dropped=Dropped(on(40)))).status is Status.DROPPED
    assert objective_on(5, early._replace(checkins=())).status is Status.EARLY
    assert objective_on(50).status is Status.EARLY
    assert objective_on(101, good, bad).status is Status.STALE
    assert objective_on(108, good, bad).status is Status.MISSED
    assert objective_on(108, metric((50, 140)), metric((50, 40))).status is Status.ACHIEVED
    assert objective_on(101).status is Status.MISSED


def test_a_draft_needs_a_measure():
    draft = metric(measure=Unmeasured())
    assert [key_result_on(day, draft).status for day in (8, 9)] == [Status.EARLY, Status.STALE]
    told = draft._replace(checkins=(CheckIn(on(14), note="Asked for the figure"), CheckIn(on(49), value=3)))
    assert [key_result_on(day, told).status for day in (14, 50)] == [Status.EARLY, Status.AT_RISK]
    assert key_result_on(50, told).score is None
    assert key_result_on(50, told).expected == 0.35
    assert (key_result_on(108, told).score, key_result_on(108, told).raw_score) == (0.0, None)


def test_without_a_baseline_the_first_value_is_it():
    key_result = metric((20, 40), (60, 70), measure=Metric(None, 100))
    before, first, later = (key_result_on(day, key_result) for day in (19, 20, 60))
    assert (before.score, before.baseline, before.expected) == (None, None, 0.133)
    assert (first.score, first.baseline, first.expected) == (0.0, 40, 0.0)
    assert (later.score, later.expected, later.pace) == (0.5, 0.35, 1.43)
    there = metric((20, 100), (60, 70), measure=Metric(None, 100))
    assert (key_result_on(20, there).raw_score, key_result_on(60, there).raw_score) == (1.0, None)


def test_silence_in_a_range_is_never_green():
    guardrail = metric((5, 10), measure=Guardrail(at_most=40))
    assert key_result_on(18, guardrail).score == 1.0  # vouched for: 7 + 3 + 3 days
    assert key_result_on(31, guardrail).score == round(14 / 27, 4)
    noted = guardrail._replace(checkins=(*guardrail.checkins, CheckIn(on(18), note="As it was")))
    assert key_result_on(31, noted).score == 1.0
    crossed = key_result_on(31, metric((5, 10), (12, 50), (19, 60), measure=Guardrail(at_most=40)))
    assert (crossed.in_range, crossed.in_range_since) == (False, on(12))
    assert crossed.best == round((7 + 69) / 96, 4)


def test_a_machine_wakes_nothing():
    read = metric((2, 10))
    read = read._replace(checkins=(*read.checkins, CheckIn(on(20), value=14, auto=True)))
    state = key_result_on(20, read)
    assert (state.score, state.pace, state.last_checkin) == (0.14, 1.0, on(2))
    assert (state.status, state.computed_status) == (Status.STALE, Status.ON_TRACK)


def test_a_grade_counts_in_a_closed_cycle_alone():
    graded = metric((50, 40), retrospective=KeyResultRetrospective(0.4, 0.75))
    running = key_result_on(60, graded)
    closed = key_result_on(120, graded, cycle=CYCLE._replace(closed=on(110)))
    assert (running.score, running.graded) == (0.4, 0.75)
    assert (closed.score, closed.computed_score, closed.status, closed.band) == (0.75, 0.4, Status.ACHIEVED, Band.GREEN)
    assert objective_on(120, graded, cycle=CYCLE._replace(closed=on(110))).score == 0.75


def test_what_is_closed_stands_still():
    cycle = CYCLE._replace(closed=on(60))
    key_result = metric((50, 40), (70, 90))
    assert key_result_on(60, key_result, cycle=cycle) == key_result_on(400, key_result, cycle=cycle)


def test_nothing_is_owed_before_it_began():
    added = metric(starts=on(60))
    assert [key_result_on(day, added).due for day in (59, 60)] == [None, on(68)]
    assert key_result_on(80, added).expected == 0.35
    assert key_result_on(80, added, objective=GROWTH._replace(ends=on(90))).expected == round(0.7 * 20 / 30, 4)


def test_a_dropped_objective_has_no_figures_and_takes_its_key_results_with_it():
    state = objective_on(50, metric((50, 60)), metric((50, 20)), dropped=Dropped(on(50)))
    assert (state.status, state.score) == (Status.DROPPED, None)
    assert [(each.status, each.due, each.forecast) for each in state.key_results] == [(Status.DROPPED, None, None)] * 2
    team = review_team(Team("t", "T", objectives=(state.objective,)), CYCLE, SETTINGS, on(50))
    assert team.summary.aspirational == (None, 0, 0, None)
    assert team.summary.net_confidence is None


def test_aspirational_and_committed_are_summed_apart():
    def objective(name, value, weight=1, **fields):
        return GROWTH._replace(id=name, weight=weight, key_results=(metric((50, value)),), **fields)

    committed = ObjectiveType.COMMITTED
    teams = (
        Team("a", "A", objectives=(objective("x", 50, 3), objective("y", 10), objective("z", 80, type=committed))),
        Team("b", "B", objectives=(objective("x", 80), Objective("empty", "Empty"))),
        Team("c", "C"),
    )
    review = review_cycle(CYCLE._replace(teams=teams), SETTINGS, on(50))
    assert (review.state, review.elapsed) == (CycleState.OPEN, 0.5)
    assert [team.summary.aspirational[:2] for team in review.teams] == [
        (0.4, 2),
        (0.8, 2),
        (None, 0),
    ]
    assert [team.summary.committed[:2] for team in review.teams] == [(0.8, 1), (None, 0), (None, 0)]
    assert [team.summary.net_confidence for team in review.teams] == [0.33, 1.0, None]
    assert (review.summary.aspirational[:2], review.summary.committed[:2]) == ((0.48, 4), (0.8, 1))
    assert review.summary.net_confidence == 0.5


def test_history_has_the_last_of_each_day_up_to_the_day():
    def history(key_result, days=20):
        return score_history(key_result_on(days, key_result))

    values = metric((5, 10), (9, 20), (9, 130), (30, 50))
    assert history(values._replace(checkins=(*values.checkins[:3], CheckIn(on(12), note="No news")))) == (
        (on(5), 0.1),
        (on(9), 1.3),
    )
    steps = (CheckIn(on(5), done=("a",)), CheckIn(on(7), done=("a", "b")), CheckIn(on(7), done=("c",)))
    assert history(metric(measure=MILESTONES, checkins=steps)) == ((on(5), 1 / 7), (on(7), 1.0))
    guardrail = metric((1, 50), (2, 10), (4, 10), measure=Guardrail(at_most=40))
    assert history(guardrail) == ((on(1), 0.0), (on(2), 0.5), (on(4), 0.75))


st.register_type_strategy(Extra, st.just(Extra()))
CHECKINS = st.builds(
    CheckIn,
    date=st.integers(-5, 120).map(on),
    value=st.none() | st.floats(-1e6, 1e6) | st.integers(-1000, 1000),
    done=st.lists(st.sampled_from("abc"), max_size=2).map(tuple),
    confidence=st.none() | st.integers(0, 10),
    status=st.none() | st.sampled_from(ReportedStatus),
    auto=st.booleans(),
)
KEY_RESULTS = st.builds(
    KeyResult,
    id=st.just("leads"),
    statement=st.just("Leads"),
    measure=st.sampled_from(
        [
            Metric(0, 100),
            Metric(None, 100),
            Unmeasured(),
            Metric(50, -5, ((20, 0.2), (10, 0.8))),
            Guardrail(-10, 10),
            MILESTONES,
        ]
    ),
    weight=st.sampled_from([1, 0.5, 3]),
    retrospective=st.none() | st.floats(0, 1).map(lambda grade: KeyResultRetrospective(graded=grade)),
    starts=st.none() | st.integers(-5, 120).map(on),
    ends=st.none() | st.integers(-5, 120).map(on),
    links=st.just(()),
    dropped=st.none() | st.integers(-5, 120).map(lambda days: Dropped(on(days))),
    checkins=st.lists(CHECKINS, max_size=10).map(lambda each: tuple(sorted(each, key=lambda checkin: checkin.date))),
)
CYCLES = st.sampled_from([CYCLE, CYCLE._replace(ends=STARTS), CYCLE._replace(closed=on(80))])


@given(KEY_RESULTS, st.integers(-10, 130), CYCLES)
def test_every_figure_is_in_its_range(key_result, days, cycle):
    state = key_result_on(days, key_result, cycle=cycle)
    assert state.score is None or 0 <= state.score <= 1
    assert 0 <= state.expected <= state.goal
    assert (state.band is None) is (state.score is None)
    assert (state.due is None) is (state.days_overdue is None)
    if state.forecast is not None:
        assert state.forecast.low <= state.forecast.landing <= state.forecast.high
        assert 0 <= state.forecast.probability <= 1


@given(KEY_RESULTS, st.lists(CHECKINS, max_size=3), st.integers(-10, 130), CYCLES)
def test_what_is_yet_to_come_changes_nothing(key_result, checkins, days, cycle):
    past = tuple(checkin for checkin in key_result.checkins if checkin.date <= on(days))
    future = tuple(checkin for checkin in checkins if checkin.date > on(days))
    now = key_result_on(days, key_result._replace(checkins=past), cycle=cycle)
    then = key_result_on(days, key_result._replace(checkins=past + future), cycle=cycle)
    assert then._replace(key_result=now.key_result) == now


@given(KEY_RESULTS, st.integers(-10, 130), CYCLES)
def test_history_ends_where_the_score_stands(key_result, days, cycle):
    state = key_result_on(days, key_result, cycle=cycle)
    history = score_history(state)
    assert [day for day, _ in history] == sorted({day for day, _ in history})
    if history and not isinstance(key_result.measure, Guardrail):
        assert state.raw_score == pytest.approx(history[-1][1], abs=1e-4)
