"""What moved between two days."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.model import (
    CheckIn,
    Cycle,
    Dropped,
    Guardrail,
    KeyResult,
    Metric,
    Milestone,
    Milestones,
    Objective,
    Settings,
    Team,
)
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.movement import Direction, compare_reviews, next_milestone

SINCE, TODAY = date(2026, 8, 10), date(2026, 8, 17)


def moved(measure, *checkins, since=SINCE, dropped=None):
    key_result = KeyResult("it", "It", measure, checkins=checkins, dropped=dropped)
    team = Team("team", "Team", None, (Objective("goal", "Goal", key_results=(key_result,)),))
    cycle = Cycle("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), None, (team,))
    return compare_reviews(*(review_cycle(cycle, Settings(), day) for day in (since, TODAY))).movements[0]


def at(day, value=None, **others):
    return CheckIn(date(2026, 8, day), value, **others)


def test_a_metric_from_its_last_value_on_the_earlier_day():
    one = moved(Metric(100, 200), at(3, 110), at(10, 120), at(12, 130), at(17, 150))
    assert (one.before.value, one.after.value, one.direction) == (120, 150, Direction.FORWARD)
    assert (one.change, one.size) == (0.3, 0.3)
    assert [checkin.value for checkin in one.checkins] == [130, 150]


@pytest.mark.parametrize(
    ("baseline", "target", "then", "now", "way"),
    [
        (100, 200, 120, 110, Direction.BACK),
        (200, 100, 150, 140, Direction.FORWARD),
        (200, 100, 150, 160, Direction.BACK),
        (100, 200, 120, 120, Direction.STEADY),
        (0, 10**9, 5, 6, Direction.FORWARD),  # less than the fourth decimal of a score
    ],
)
def test_which_way_a_metric_went(baseline, target, then, now, way):
    assert moved(Metric(baseline, target), at(10, then), at(17, now)).direction is way


def test_a_first_value_is_a_way_from_the_baseline():
    one = moved(Metric(100, 200), at(17, 150))
    assert (one.before.value, one.before.score, one.change, one.direction) == (100, 0.0, 0.5, Direction.FORWARD)


def test_beyond_the_target_the_score_stays_and_the_way_is_seen():
    one = moved(Metric(0, 10), at(10, 12), at(17, 14))
    assert (one.change, one.direction, round(one.size, 6)) == (0.0, Direction.FORWARD, 0.2)


@pytest.mark.parametrize(
    ("then", "now", "way"),
    [
        (40, 50, Direction.BACK),
        (50, 40, Direction.FORWARD),
        (40, 41, Direction.STEADY),
        (50, 60, Direction.STEADY),
        (None, 50, Direction.BACK),
        (None, 40, Direction.STEADY),
    ],
)
def test_a_guardrail_moves_where_it_crosses_its_range(then, now, way):
    before = [at(10, then)] if then is not None else []
    assert moved(Guardrail(None, 45), *before, at(17, now)).direction is way


def test_milestones_newly_reached():
    steps = Milestones((Milestone("a", "A"), Milestone("b", "B"), Milestone("c", "C", 2)))
    one = moved(steps, at(3, done=("a",)), at(12, done=("a", "c")))
    assert ([item.id for item in one.reached], one.change, one.direction) == (["c"], 0.5, Direction.FORWARD)
    assert next_milestone(one.after).id == "b"
    assert next_milestone(moved(steps, at(12, done=("a",))).before).id == "a"


def test_no_next_milestone_where_all_are_reached_or_there_are_none():
    assert next_milestone(moved(Milestones((Milestone("a", "A"),)), at(3, done=("a",))).after) is None
    assert next_milestone(moved(Metric(0, 1)).after) is None


def test_what_was_dropped_in_between():
    one = moved(Metric(0, 10), at(3, 2), dropped=Dropped(date(2026, 8, 12), "Market closed"))
    assert (one.before.dropped, one.after.dropped) == (False, True)
