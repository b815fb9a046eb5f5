"""The overview of a company: a row a team, the worst first."""

from __future__ import annotations

from datetime import date, timedelta

import drawing
import pytest

from okrcli.model import CheckIn, Cycle, KeyResult, Metric, Objective, ObjectiveType, Settings, Team
from okrcli.render.overview import overview_page
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.standings import ORDERS, sort_teams, standings

SETTINGS = Settings(organization="Acme")
TODAY = date(2026, 8, 31)
MONDAYS = [date(2026, 7, 6) + timedelta(weeks=week) for week in range(9)]


def team(number: int, pace: float, key_results: int = 3, *, name: str = "", silent: bool = False) -> Team:
    """A team whose key results are all at the same share of what is expected of them."""
    checkins = tuple(CheckIn(day, round(pace * 11 * week, 1)) for week, day in enumerate(MONDAYS[: 3 if silent else 9]))
    held = tuple(
        KeyResult(f"kr-{each}", f"Figure {each}", Metric(0, 100), "bob", checkins=checkins)
        for each in range(key_results)
    )
    kind = ObjectiveType.COMMITTED if number % 7 == 0 else ObjectiveType.ASPIRATIONAL
    goals = (Objective("goal", "Get better", "alice", key_results=held), Objective("other", "Keep on", type=kind))
    return Team(f"team-{number:02}", name or f"Team {number}", "alice", goals)


def review_of(*teams: Team):
    return review_cycle(Cycle("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), None, teams), SETTINGS, TODAY)


def draw(review, width=80):
    return drawing.draw(overview_page, review, SETTINGS, "worst", width=width)


def test_teams_without_objectives_are_named_all_the_same():
    lines = draw(review_of(*(Team(f"team-{number}", f"Team {number}") for number in range(6)))).splitlines()
    assert lines[1].endswith("6 teams, 0 objectives")
    assert lines[2] == ""
    assert lines[3].startswith("Team  ")


@pytest.fixture
def company():
    return review_of(*(team(number, 0.2 + number / 40, silent=number % 9 == 8) for number in range(30)))


@pytest.mark.parametrize("width", [60, 80, 120, 180])
def test_thirty_teams_fit_a_screen_of_forty_lines_with_the_worst_key_result(company, width):
    lines = draw(company, width).splitlines()
    assert len(lines) <= (40 if width == 60 else 39)
    assert sum(line.startswith("Team ") for line in lines) == 31
    assert any(line.startswith("Needs attention") for line in lines)
    assert lines[-1].startswith("✗ team-")


def test_no_line_is_wider_than_the_terminal_at_any_width(company):
    drawing.assert_fits(overview_page, company, SETTINGS, "worst", widths=range(36, 220, 7))


def test_the_worst_is_first_and_what_one_asks_for_otherwise():
    teams = [team(1, 1.2, name="Zoo"), team(2, 0.3, name="Mid"), team(3, 0.9, name="Ant"), Team("new", "New")]
    review = review_of(*teams)
    names = {order: [one.state.team.name for one in standings(review, SETTINGS, order)] for order in ORDERS}
    assert names["worst"] == ["Mid", "Ant", "Zoo", "New"]
    assert names["name"] == ["Ant", "Mid", "New", "Zoo"]
    assert names["score"] == ["Mid", "Ant", "Zoo", "New"]
    assert [one.team.name for one in sort_teams(review, SETTINGS, "name").teams] == names["name"]


def test_a_change_is_that_of_the_scores_which_the_screens_of_both_days_show():
    review = review_of(team(1, 0.8))
    before = review_cycle(review.cycle, SETTINGS, TODAY - timedelta(days=7))
    [one] = standings(review, SETTINGS, "worst", weeks=6)
    was, now = (each.teams[0].summary.aspirational.score for each in (before, review))
    assert one.change == round(round(now, 2) - round(was, 2), 2)
    assert len(one.trend) == 7
    assert one.trend[-2:] == (was, now)
    assert one.owed == 0


def test_narrow_terminals_get_fewer_columns_and_wide_ones_more(company):
    heads = {
        width: next(one for one in draw(company, width).splitlines() if "On track" in one) for width in (60, 80, 180)
    }
    assert "Trend" not in heads[60] and "Owed" in heads[60]
    assert "Committed" in heads[80] and "7 days" in heads[80] and "Trend" not in heads[80]
    assert "Trend" in heads[180] and "Lead" in heads[180]
    assert "✗ 3 off track" in draw(company, 180)


def test_of_many_key_results_the_signs_are_counted():
    screen = draw(review_of(*(team(number, 0.3, 40) for number in range(5))))
    assert "✗40" in screen
    assert "✗✗" not in screen


def test_long_names_are_cut_with_an_ellipsis_and_hostile_ones_reach_no_terminal():
    screen = draw(
        review_of(team(1, 0.3, name="Customer Success and Care of the whole North"), team(2, 1, name="A\x1b[2JB"))
    )
    assert sum("Customer" in line for line in screen.splitlines()) == 1
    assert "…" in screen
    assert "\x1b" not in screen
