"""Nobody on plan has a bad day: the claim that the rules were simulated for, whatever day people check in on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from okrcli.model import Cadence, CheckIn, Cycle, KeyResult, Metric, Objective, OwnCadence, Settings, Weekday
from okrcli.scoring.assess import review_objective
from okrcli.scoring.states import Status

BAD = {Status.AT_RISK, Status.OFF_TRACK, Status.STALE}
DAY = timedelta(1)


def worst_days(cycle, settings, days):
    """The days, from the start to the last word, on which somebody exactly on plan is told anything bad."""
    goal, length = float(settings.stretch_target), (cycle.ends - cycle.starts).days
    said = [*(day for day in days if cycle.starts < day < cycle.ends), cycle.ends + DAY]
    checkins = tuple(
        CheckIn(day, value=1000 * goal * min(1.0, (day - cycle.starts).days / length), note="On plan") for day in said
    )
    one = Objective("o", "O", key_results=(KeyResult("k", "K", Metric(0, 1000), checkins=checkins),))
    found = []
    for number in range((said[-1] - cycle.starts).days + 40):
        day = cycle.starts + number * DAY
        state = review_objective(one, cycle, settings, day)
        if {state.status, state.key_results[0].status, state.key_results[0].computed_status} & BAD:
            found.append((day, state.key_results[0].status))
        if day >= said[-1]:
            assert state.status is Status.ACHIEVED
    return found


def weekly(cycle, weekday, step=1):
    first = cycle.starts + ((weekday - cycle.starts.weekday()) % 7) * DAY
    return [first + 7 * step * number * DAY for number in range(60)]


def months(cycle):
    return [
        date(cycle.starts.year + month // 12, month % 12 + 1, 1)
        for month in range(cycle.starts.month - 1, cycle.starts.month + 12)
    ]


@pytest.mark.parametrize("starts", [date(2026, 7, 1) + number * DAY for number in range(7)], ids=str)
@pytest.mark.parametrize("day", list(Weekday)[::3])
def test_once_a_week_on_any_day(starts, day):
    cycle = Cycle("q", starts, starts + 91 * DAY)
    for weekday in range(7):
        assert worst_days(cycle, Settings(checkin=Cadence(7, day)), weekly(cycle, weekday)) == [], weekday


@pytest.mark.parametrize("starts", [date(2026, 7, 1) + number * DAY for number in range(0, 7, 2)], ids=str)
def test_once_a_fortnight_on_any_day(starts):
    cycle = Cycle("q", starts, starts + 91 * DAY)
    settings = Settings(checkin=Cadence(14))
    for weekday in range(7):
        for late in (0, 7):
            days = [day + late * DAY for day in weekly(cycle, weekday, 2)]
            assert worst_days(cycle, settings, days) == [], (weekday, late)


@pytest.mark.parametrize("number", [1, 9, 17, 25, 28])
def test_once_a_month_on_any_day_of_it(number):
    cycle = Cycle("y", date(2027, 1, 1), date(2027, 12, 31), checkin=OwnCadence("month", grace=7))
    days = [first + (number - 1) * DAY for first in months(cycle)]
    assert worst_days(cycle, Settings(), days) == []


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("nth", range(4))
def test_once_a_month_on_any_weekday_of_it(weekday, nth):
    for starts in (date(2027, 1, 1), date(2027, 4, 1)):
        cycle = Cycle("y", starts, starts + 364 * DAY, checkin=OwnCadence("month", grace=7))
        days = [first + ((weekday - first.weekday()) % 7 + 7 * nth) * DAY for first in months(cycle)]
        assert worst_days(cycle, Settings(), days) == [], starts


def test_notes_between_the_figures_change_nothing():
    cycle = Cycle("q", date(2026, 7, 1), date(2026, 9, 30))
    checkins = [CheckIn(cycle.starts + 7 * week * DAY, value=700 * week / 13) for week in range(1, 13)]
    for noted in range(1, 7):
        notes = [CheckIn(one.date + noted * DAY, note="Nothing new") for one in checkins]
        said = tuple(sorted([*checkins, *notes], key=lambda one: one.date))
        one = Objective("o", "O", key_results=(KeyResult("k", "K", Metric(0, 1000), checkins=said),))
        for number in range(92):
            state = review_objective(one, cycle, Settings(), cycle.starts + number * DAY)
            assert not {state.status, state.key_results[0].computed_status} & BAD, (noted, number)
