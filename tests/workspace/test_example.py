"""The example: sound files, a story with something of everything in it, and alive on whatever day it is written."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from okrcli.model import Cycle, CycleState, ReportedStatus, Settings
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.states import CycleReview, KeyResultState, Status
from okrcli.workspace.example import STORY_DAY, example_files, example_folder
from okrcli.workspace.files import cycle_ids
from okrcli.workspace.load import load_cycle, load_kpis, load_settings

ANNUAL, CLOSED, OPEN = "2026", "2026-Q2", "2026-Q3"
MONTHLY = "checkin: {every: month, grace: 7} # a year is not asked about every week"
TEAMS = ["company", "engineering", "marketing", "product", "sales", "support"]
EXAMPLES = pytest.mark.parametrize("root", [example_folder(), example_folder("fr")], ids=["en", "fr"])
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
MONDAYS = [STORY_DAY + timedelta(weeks=number) for number in range(106)]  # two years


def settings() -> Settings:
    loaded = load_settings(example_folder())
    assert loaded.findings == ()
    assert loaded.value is not None
    return loaded.value


def load(root: Path, cycle_id: str) -> Cycle:
    loaded = load_cycle(root, cycle_id)
    assert loaded.findings == ()
    assert loaded.value is not None
    return loaded.value


def review(cycle_id: str, as_of: date = STORY_DAY) -> CycleReview:
    return review_cycle(load(example_folder(), cycle_id), settings(), as_of)


def key_results(cycle_id: str, as_of: date = STORY_DAY) -> dict[str, KeyResultState]:
    return {
        f"{team.team.id}/{objective.objective.id}/{state.key_result.id}": state
        for team in review(cycle_id, as_of).teams
        for objective in team.objectives
        for state in objective.key_results
    }


def write(files: dict[str, str], root: Path) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


# The files


def test_the_example_has_a_year_and_two_quarters_of_a_company_and_five_teams() -> None:
    root = example_folder()
    assert cycle_ids(root) == (ANNUAL, CLOSED, OPEN)
    assert [team.id for team in load(root, OPEN).teams] == TEAMS
    assert [team.id for team in load(root, CLOSED).teams] == TEAMS
    states = [load(root, cycle_id).state(STORY_DAY) for cycle_id in cycle_ids(root)]
    assert states == [CycleState.OPEN, CycleState.CLOSED, CycleState.OPEN]


@pytest.mark.parametrize("cycle_id", [ANNUAL, CLOSED, OPEN])
def test_teams_keep_to_the_focus_that_the_coach_asks_for(cycle_id: str) -> None:
    for team in load(example_folder(), cycle_id).teams:
        assert 1 <= len(team.objectives) <= 3
        for objective in team.objectives:
            assert 2 <= len(objective.key_results) <= 5
            assert not re.search(r"\d", objective.statement.replace("B2B", ""))


@EXAMPLES
def test_everybody_named_is_one_of_the_people(root: Path) -> None:
    cycles = [load(root, cycle_id) for cycle_id in (ANNUAL, CLOSED, OPEN)]
    named = {team.lead for cycle in cycles for team in cycle.teams}
    named |= {one.owner for cycle in cycles for _place, one in cycle.entries()}
    named |= {kpi.owner for kpi in load_kpis(root).value or ()}
    assert named == {*load_settings(root).require(root).people}


@EXAMPLES
def test_whatever_is_supported_exists(root: Path) -> None:
    cycles = [load(root, cycle_id) for cycle_id in (ANNUAL, CLOSED, OPEN)]
    known = {str(place) for cycle in cycles for place, _one in cycle.entries()}
    for cycle in cycles:
        for _place, one in cycle.entries():
            assert {address if ":" in address else f"{cycle.id}:{address}" for address in one.supports} <= known


@pytest.mark.parametrize("path", sorted(example_folder().rglob("*.yaml")), ids=lambda path: path.stem)
def test_files_are_in_the_tools_own_style(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    up = "../" * (len(path.relative_to(example_folder()).parts) - 1)
    kind = {"okr": "workspace", "cycle": "cycle", "kpis": "kpis"}.get(path.stem, "team")
    assert lines[0] == f"# yaml-language-server: $schema={up}.okr/{kind}.schema.json"
    assert max(map(len, lines)) <= 120
    assert not [line for line in lines if line != line.rstrip() or "\t" in line]


# The story


def test_the_open_quarter_shows_a_key_result_in_each_state() -> None:
    states = Counter(state.status for state in key_results(OPEN).values())
    assert states == {
        Status.ON_TRACK: 24,
        Status.AT_RISK: 4,
        Status.OFF_TRACK: 5,
        Status.STALE: 1,
        Status.DROPPED: 1,
    }


def test_the_closed_quarter_has_its_successes_and_its_misses() -> None:
    states = Counter(state.status for state in key_results(CLOSED).values())
    assert states == {Status.ACHIEVED: 8, Status.MISSED: 8}


def test_one_target_was_reached_before_half_time_at_full_confidence() -> None:
    key_result = key_results(OPEN)["sales/buying/new-customers"].key_result
    half_time = [one for one in key_result.checkins if one.date < date(2026, 8, 15)]
    assert half_time[-1].value == 12
    assert {one.confidence for one in key_result.checkins} == {10}


def test_one_is_in_trouble_and_says_what_stands_in_the_way_and_what_comes_next() -> None:
    state = key_results(OPEN)["sales/buying/days-to-sign"]
    told = [one.confidence for one in state.key_result.checkins if one.confidence is not None]
    assert told == sorted(told, reverse=True)
    assert state.status is Status.OFF_TRACK
    assert state.key_result.checkins[-1].blockers
    assert state.key_result.checkins[-1].next


def test_one_has_been_silent_for_weeks() -> None:
    state = key_results(OPEN)["marketing/reference/press"]
    assert (state.status, state.computed_status) == (Status.STALE, Status.ON_TRACK)
    assert state.days_overdue == 18


def test_one_is_told_rosier_than_its_figures() -> None:
    state = key_results(OPEN)["marketing/partners/partner-pipeline"]
    assert state.key_result.checkins[-1].status is ReportedStatus.ON_TRACK
    assert (state.status, state.computed_status) == (Status.ON_TRACK, Status.OFF_TRACK)


def test_one_recovers_after_a_dip() -> None:
    state = key_results(OPEN)["marketing/reference/leads"]
    told = [one.confidence for one in state.key_result.checkins]
    assert told == [6, 6, 7, 3, 3, 5, 6, 7, 7]
    assert state.status is Status.ON_TRACK


def test_one_is_flat_at_first() -> None:
    state = key_results(OPEN)["product/onboarding/activation"]
    assert [one.value for one in state.key_result.checkins] == [38, 38, 39, 38, 39, 43, 47, 50, 53]
    assert state.status is Status.ON_TRACK


def test_one_is_dropped_with_its_reason() -> None:
    state = key_results(OPEN)["sales/buying/win-rate"]
    assert state.status is Status.DROPPED
    assert state.key_result.dropped is not None
    assert state.key_result.dropped.why == "Orbit has left the French market"


def test_the_story_holds_through_the_week_but_for_those_who_still_owe_a_check_in() -> None:
    sunday = key_results(OPEN, STORY_DAY + timedelta(days=6))
    changed = {address for address, state in key_results(OPEN).items() if state.status is not sunday[address].status}
    owed = {address for address, state in key_results(OPEN).items() if state.due == STORY_DAY}
    assert owed == {
        "marketing/partners/certified",
        "product/answers/useful-answers",
        "support/autonomie/articles-utiles",
    }
    assert changed == owed


def test_grades_at_closing_are_the_computed_scores_or_say_why_not() -> None:
    for team in review(CLOSED).teams:
        for state in team.objectives:
            grades = []
            for one in state.key_results:
                told = one.key_result.retrospective
                assert told is not None
                assert told.score == round(one.computed_score or 0, 2)
                assert told.graded is None or told.why
                grades.append(told.score if told.graded is None else told.graded)
            said = state.objective.retrospective
            assert said is not None
            assert said.score == pytest.approx(sum(grades) / len(grades), abs=0.006)
            assert said.why
            assert said.learned
            assert said.decision


def test_one_health_metric_has_left_its_range_and_one_is_not_read_any_more() -> None:
    loaded = load_kpis(example_folder())
    assert loaded.findings == ()
    outside, overdue = [], []
    for kpi in loaded.value or ():
        assert kpi.range is not None
        last = kpi.readings[-1]
        low, high = kpi.range.at_least, kpi.range.at_most
        if (low is not None and last.value < low) or (high is not None and last.value > high):
            outside.append(kpi.id)
        if (STORY_DAY - last.date).days > (kpi.every or 7) + 3:
            overdue.append(kpi.id)
    assert (outside, overdue) == (["payment-delay"], ["backlog"])


# Its dates, moved


def test_on_the_storys_day_and_in_its_week_nothing_changes() -> None:
    root = example_folder()
    kept = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.yaml")}
    for number in range(7):
        assert example_files(STORY_DAY + timedelta(days=number)) == kept


def test_a_quarter_later_everything_moves_by_whole_weeks_and_addresses_follow() -> None:
    files = example_files(date(2026, 12, 2))
    assert files["2026-Q4/cycle.yaml"].splitlines()[1:] == ["starts: 2026-09-30", "ends: 2026-12-30"]
    assert files["2026-Q3/cycle.yaml"].splitlines()[1:] == [
        "starts: 2026-07-01",
        "ends: 2026-09-29",
        "closed: 2026-10-05",
    ]
    assert files["2026/cycle.yaml"].splitlines()[1:] == ["starts: 2026-01-01", "ends: 2026-12-31", MONTHLY]
    assert "    supports: 2026:company/growth\n" in files["2026-Q4/company.yaml"]


def test_where_a_calendar_year_does_not_hold_the_story_the_year_moves_with_it() -> None:
    files = example_files(date(2027, 3, 3))
    assert files["2027-Q1/cycle.yaml"].splitlines()[1:] == ["starts: 2026-12-30", "ends: 2027-03-31"]
    assert files["2027/cycle.yaml"].splitlines()[1:] == ["starts: 2026-07-02", "ends: 2027-07-01", MONTHLY]
    assert "2026-Q4/sales.yaml" in files
    assert "    supports: 2027:company/growth\n" in files["2027-Q1/company.yaml"]
    assert not [name for name, text in files.items() if "2026:" in text]


def test_a_calendar_year_that_holds_the_whole_story_is_kept() -> None:
    files = example_files(date(2027, 9, 15))
    assert files["2027/cycle.yaml"].splitlines()[1:] == ["starts: 2027-01-01", "ends: 2027-12-31", MONTHLY]


def test_on_every_day_the_quarter_is_open_and_nothing_lies_in_the_future() -> None:
    told = _distances(example_files(STORY_DAY))
    for monday in MONDAYS:
        sunday = monday + timedelta(days=6)
        files = example_files(monday)
        assert example_files(sunday) == files
        annual, closed, running = _periods(files)
        assert running[0] <= monday < sunday <= running[1]
        assert closed[1] < running[0]
        assert closed[2] <= monday
        assert annual[0] <= closed[0]
        assert running[1] <= annual[1]
        happened = [day for name, text in files.items() if not name.endswith("cycle.yaml") for day in _days(text)]
        assert annual[0] <= min(happened)
        assert max(happened) == monday
        assert _distances(files) == told


@pytest.mark.parametrize("today", [monday + timedelta(days=6) for monday in MONDAYS[::13]], ids=str)
def test_moved_files_load_and_tell_the_same_story(tmp_path: Path, today: date) -> None:
    root = write(example_files(today), tmp_path)
    monday = today - timedelta(days=today.weekday())
    assert load_settings(root).findings == ()
    assert load_kpis(root).findings == ()
    ids = cycle_ids(root)
    assert len(ids) == 3
    told = {}
    for cycle_id in ids:
        cycle = load(root, cycle_id)
        assert [team.id for team in cycle.teams] == (TEAMS if "Q" in cycle_id else ["company"])
        told[cycle_id] = review_cycle(cycle, settings(), monday)
    latest = max(cycle_id for cycle_id in ids if "Q" in cycle_id)
    assert told[latest].summary == review(OPEN).summary
    assert told[latest].cycle.state(today) is CycleState.OPEN


def test_no_text_names_a_time_that_would_be_wrong_after_moving() -> None:
    months = (
        "january february march april june july august september october november december "
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
        "summer winter spring autumn christmas easter été hiver printemps automne noël pâques"
    )
    named = re.compile(rf"\b(?:{'|'.join(months.split())}|Q[1-4]|[HST][1-4]|20\d\d)\b", re.IGNORECASE)
    for path in example_folder().rglob("*.yaml"):
        text = DAY.sub("", path.read_text(encoding="utf-8")).replace(f"{ANNUAL}:company/", "")
        assert named.findall(text) == [], path


def _days(text: str) -> list[date]:
    return [date.fromisoformat(found) for found in DAY.findall(text)]


def _periods(files: dict[str, str]) -> list[list[date]]:
    """The dates in the cycles' files: the annual one's, the closed one's, the open one's."""
    names = sorted(name for name in files if name.endswith("/cycle.yaml"))
    annual = [name for name in names if re.fullmatch(r"\d{4}/cycle\.yaml", name)]
    quarters = [name for name in names if re.fullmatch(r"\d{4}-Q[1-4]/cycle\.yaml", name)]
    assert (len(annual), len(quarters), len(names)) == (1, 2, 3)
    return [_days(files[name]) for name in (*annual, *quarters)]


def _distances(files: dict[str, str]) -> list[list[int]]:
    """How far the dates of each file are from its first, but for the annual cycle's own two."""
    told = [_days(text) for name, text in files.items() if not re.fullmatch(r"\d{4}/cycle\.yaml", name)]
    return [[(day - days[0]).days for day in days] for days in told if days]
