"""How cycles ended, streaks of safe and far targets, what was carried over, and the rhythm of check-ins."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from okrcli.model import (
    Cadence,
    CheckIn,
    Cycle,
    Dropped,
    KeyResult,
    Metric,
    Objective,
    ObjectiveType,
    Settings,
    Team,
)
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.cadence import Rhythm, rhythm_of
from okrcli.scoring.outcomes import Ambition, carried_over, find_streaks

AFTER = date(2027, 1, 15)
QUARTERS = [
    ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
    ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
    ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
]


def objective(name, score, starts, kind=ObjectiveType.ASPIRATIONAL, **more):
    done = KeyResult("k", "K", Metric(0, 100), checkins=(CheckIn(starts, score * 100),))
    return Objective(name, name.title(), type=kind, key_results=(done,), **more)


def review(number, *objectives, as_of=AFTER, team="m"):
    name, starts, ends = QUARTERS[number]
    made = tuple(objective(one, score, starts, **more) for one, score, more in objectives)
    return review_cycle(
        Cycle(name, starts, ends, teams=(Team(team, team.upper(), objectives=made),)), Settings(), as_of
    )


def test_types_are_kept_apart_and_what_was_dropped_counts_nowhere():
    promise = {"kind": ObjectiveType.COMMITTED}
    dropped = {"dropped": Dropped(date(2026, 2, 1))}
    found = review(0, ("a", 0.7, {}), ("b", 0.5, {}), ("c", 1.0, promise), ("d", 0.9, promise), ("e", 0.0, dropped))
    assert found.over
    assert found.summary.aspirational[:3] == (0.6, 2, 1)
    assert found.summary.committed[:3] == (0.95, 2, 1)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([0.5, 0.96, 1.0], (Ambition.SAFE, ["2026-Q2", "2026-Q3"])),
        ([0.2, 0.29, 0.1], (Ambition.FAR, ["2026-Q1", "2026-Q2", "2026-Q3"])),
        ([1.0, 1.0, 0.7], None),
        ([0.2, 0.2, 0.3], None),
        ([0.9, 0.9, 0.94], None),
    ],
)
def test_two_cycles_in_a_row_say_something_of_the_targets(scores, expected):
    found = find_streaks([review(n, ("a", score, {})) for n, score in enumerate(scores)])
    assert [(one.ambition, [cycle for cycle, _score in one.cycles]) for one in found] == (
        [expected] if expected else []
    )


def test_a_running_cycle_and_one_of_another_length_break_no_streak():
    running = review(2, ("a", 0.1, {}), as_of=date(2026, 8, 1))
    year = Cycle("2026", date(2026, 1, 1), date(2026, 6, 30), teams=(Team("m", "M", objectives=()),))
    outcomes = [
        *(review(n, ("a", 1.0, {})) for n in (0, 1)),
        review_cycle(year, Settings(), AFTER),
        running,
    ]
    assert [one.ambition for one in find_streaks(outcomes)] == [Ambition.SAFE]


def test_objectives_that_go_on_under_one_id():
    reviews = [review(2, ("a", 0.4, {})), review(0, ("a", 0.5, {}), ("b", 0.5, {})), review(1, ("a", 0.6, {}))]
    assert [(one.team, one.objective, one.cycles) for one in carried_over(reviews)] == [
        ("m", "a", (("2026-Q1", 0.5), ("2026-Q2", 0.6), ("2026-Q3", 0.4)))
    ]


@pytest.mark.parametrize(
    ("days", "until", "expected"),
    [
        ([4, 11, 18], 20, (3, 0, 0)),  # 1 January is a Thursday: rounds on days 4, 11, 18
        ([1, 8, 15], 20, (3, 0, 0)),  # on Fridays, each for the Monday after it
        ([7], 8, (1, 0, 0)),
        ([9], 9, (1, 1, 0)),  # a Saturday is late for the Monday before it, and in time for the next
        ([15], 15, (1, 1, 1)),
        ([4, 17], 20, (2, 1, 0)),  # of weekly rounds one can be late too
        ([4, 18], 20, (2, 0, 1)),
        ([4], 20, (1, 0, 1)),
        ([], 7, (0, 0, 0)),
        ([], 8, (0, 0, 1)),
        ([4, 4, 11], 12, (2, 0, 0)),
    ],
)
def test_on_time_late_and_missed(days, until, expected):
    name, starts, ends = QUARTERS[0]
    checkins = tuple(CheckIn(starts + timedelta(day), 1) for day in days)
    made = Objective("o", "O", key_results=(KeyResult("k", "K", Metric(0, 2), checkins=checkins),))
    cycle = Cycle(name, starts, ends, teams=(Team("m", "M", objectives=(made,)),))
    settings = Settings(checkin=Cadence(7, grace=3))
    assert rhythm_of([review_cycle(cycle, settings, starts + timedelta(until))]) == Rhythm(*expected)
