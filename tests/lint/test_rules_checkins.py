"""Families C and P, rule by rule: the place and the sentence, on 15 August of a third quarter."""

from __future__ import annotations

from datetime import date

import pytest
from coached import QUARTER, coach


def team(*checkins: str, measure: str = "baseline: 0, target: 100", kind: str = "aspirational", count: int = 1) -> str:
    lines = ["team: Team", "objectives:", "  - id: aim", "    objective: Let nobody wait", f"    type: {kind}"]
    lines.append("    key_results:")
    for number in range(1, count + 1):
        lines += [f"      - id: kr-{number}", "        key_result: People served in time"]
        lines += [f"        {part}" for part in measure.split(", ")]
        lines += ["        checkins:"] if checkins else []
        lines += [f"          - {{date: 2026-{one}}}" for one in checkins]
    return "\n".join(lines) + "\n"


def test_stale(tmp_path):
    assert coach(tmp_path / "old", team("07-20, value: 3"), "C101") == [
        "2026-Q3/team.yaml:12:20 C101 The last check-in is 26 days old"
    ]
    automatic = team("07-20, value: 3", "08-10, value: 4, auto: true")
    assert coach(tmp_path / "auto", automatic, "C101") == [  # the word that is old, not the machine's figure
        "2026-Q3/team.yaml:12:20 C101 The last check-in is 26 days old"
    ]
    assert coach(tmp_path / "none", team(), "C101") == [
        "2026-Q3/team.yaml:8:21 C101 There is no check-in yet, 45 days into the cycle"
    ]
    assert coach(tmp_path / "fresh", team("08-10, value: 3"), "C101") == []


def test_a_team_that_is_silent_as_a_whole_is_told_once(tmp_path):
    assert coach(tmp_path, team("07-20, value: 3", count=3), "C101") == [
        "2026-Q3/team.yaml:1:7 C101 None of this team's 3 key results has had a check-in for 26 days"
    ]


@pytest.mark.parametrize("also", ["", ", blockers: Legal", ", next: Ask Legal"])
def test_low_confidence_and_no_word(tmp_path, also):
    said = ["2026-Q3/team.yaml:12:54 C102 Confidence is 3 out of 10, and nothing says what stands in the way"]
    text = team(f"08-10, value: 3, confidence: 3{also}")
    assert coach(tmp_path, text, "C102") == ([] if also else said)


def test_frozen_on_track(tmp_path):
    frozen = team("07-20, value: 30", "07-27, value: 30", "08-10, value: 30, status: on_track")
    assert coach(tmp_path / "frozen", frozen, "C103") == [
        "2026-Q3/team.yaml:14:51 C103 The value has been 30 for the last 3 check-ins, and is said to be on track"
    ]
    assert coach(tmp_path / "honest", frozen.replace("on_track", "at_risk"), "C103") == []
    assert coach(tmp_path / "there", frozen.replace("value: 30", "value: 100"), "C103") == []


def test_a_cycle_left_open(tmp_path):
    files = {"2026-Q3/cycle.yaml": QUARTER, "2026-Q3/team.yaml": team("08-10, value: 3")}
    said = ["2026-Q3/cycle.yaml:2:7 C104 2026-Q3 ended 20 days ago and is not closed"]
    assert coach(tmp_path, files, "C", date(2026, 10, 20)) == said
    closed = {**files, "2026-Q3/cycle.yaml": QUARTER + "closed: 2026-10-05\n"}
    assert coach(tmp_path, closed, "C", date(2026, 10, 20)) == []


def test_a_status_better_than_the_figures_twice_in_a_row(tmp_path):
    text = team("08-03, value: 5, status: on_track", "08-10, value: 6, status: on_track")
    assert coach(tmp_path / "twice", text, "C201") == [
        "2026-Q3/team.yaml:13:50 C201 For the second time in a row `on_track` is said where the figures say off track"
    ]
    assert coach(tmp_path / "once", text.replace("on_track", "off_track", 1), "C201") == []


def test_confidence_that_never_changes(tmp_path):
    same = [f"07-{day:02}, confidence: 7" for day in range(8, 14)]
    assert coach(tmp_path / "same", team(*same), "C202") == [
        "2026-Q3/team.yaml:17:44 C202 Confidence has been 7 in all of 6 check-ins"
    ]
    assert coach(tmp_path / "moved", team(*same[:5], "07-20, confidence: 6"), "C202") == []


def test_sure_and_doubtful_from_the_start(tmp_path):
    assert coach(tmp_path / "sure", team("07-06, confidence: 9", count=3), "C3") == [
        "2026-Q3/team.yaml:1:7 C301 This team was sure of all its 3 key results from the start (9 out of 10 or more)"
    ]
    assert coach(tmp_path / "doubt", team("07-06, confidence: 2", count=3), "C3") == [
        "2026-Q3/team.yaml:1:7 C302 This team believed in none of its 3 key results from the start "
        "(2 out of 10 at best)"
    ]
    assert coach(tmp_path / "promise", team("07-06, confidence: 9", count=3, kind="committed"), "C3") == []


def test_reached_early(tmp_path):
    text = team("07-20, value: 80", "08-03, value: 100")
    assert coach(tmp_path / "early", text, "C303") == [
        "2026-Q3/team.yaml:13:20 C303 The target was reached on 3 Aug 2026, 36% into the cycle"
    ]
    assert coach(tmp_path / "lost", text + "          - {date: 2026-08-10, value: 90}\n", "C303") == []


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (100, "C304 This team reached nearly everything in its last 2 cycles (2026-Q2, 2026-Q1)"),
        (10, "C305 This team scored under 0.3 in its last 2 cycles (2026-Q2, 2026-Q1)"),
        (70, None),
    ],
)
def test_across_cycles(tmp_path, value, said):
    files = {"2026-Q3/team.yaml": team("08-10, value: 30")}
    for number, starts, ends in ((1, "01-01", "03-31"), (2, "04-01", "06-30")):
        files[f"2026-Q{number}/cycle.yaml"] = f"starts: 2026-{starts}\nends: 2026-{ends}\nclosed: 2026-{ends}\n"
        files[f"2026-Q{number}/team.yaml"] = team(f"{ends}, value: {value}")
    found = coach(tmp_path, files, "C304,C305")
    assert found == ([f"2026-Q3/team.yaml:1:7 {said}"] if said else [])


KPI = """\
kpis:
  - id: bounce
    kpi: Bounce rate
{range}    every: 30
    readings:
      - {{date: 2026-06-01, value: 38}}
      - {{date: {day}, value: {value}}}
"""


@pytest.mark.parametrize(
    ("limits", "day", "value", "said"),
    [
        ("at_most: 40", "2026-08-01", 42, "8:35 P101 This metric left its healthy range: 42, above 40"),
        ("at_least: 40", "2026-08-01", 38.5, "8:35 P101 This metric left its healthy range: 38.5, below 40"),
        ("at_most: 40", "2026-07-01", 39, "8:16 P102 The last reading is 45 days old, and one is due every 30"),
        ("unit: s", "2026-08-01", 42, "3:10 P103 Nothing says when this metric is healthy"),
        ("at_most: 40", "2026-08-01", 40, None),
        ("at_most: 40", "2026-08-20", 99, "7:16 P102 The last reading is 75 days old, and one is due every 30"),
    ],
)
def test_kpis(tmp_path, limits, day, value, said):
    text = KPI.format(range=f"    {limits}\n", day=day, value=value)
    assert coach(tmp_path, {"kpis.yaml": text}, "P") == ([f"kpis.yaml:{said}"] if said else [])


def test_a_kpi_that_was_never_read_is_advice(tmp_path):
    text = "kpis:\n  - {id: bounce, kpi: Bounce rate, at_most: 40}\n"
    assert coach(tmp_path, {"kpis.yaml": text}, "P") == ["kpis.yaml:2:23 P102 This metric has no reading yet"]


def test_health_metrics_that_nobody_reads_any_more_are_told_once(tmp_path):
    one = "  - {{id: {id}, kpi: Bounce rate, at_most: 40, readings: [{{date: 2026-07-20, value: 3}}]}}\n"
    text = "kpis:\n" + "".join(one.format(id=name) for name in "abc")
    assert coach(tmp_path, {"kpis.yaml": text}, "P") == [
        "kpis.yaml:1:1 P102 None of the 3 health metrics has been read for 26 days"
    ]
