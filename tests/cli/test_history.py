"""`okr history`: what the cycles together teach."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from okrcli.render.history import calibration_words
from okrcli.scoring.calibration import Calibration

ACME = Path(__file__).resolve().parents[2] / "examples" / "acme"
CLOSED = "starts: {starts}\nends: {ends}\nclosed: {ends}\n"
TEAM = """\
team: Marketing
objectives:
  - id: reference
    objective: Become the obvious reference
    owner: alice
    key_results:
      - id: leads
        key_result: Qualified leads
        owner: bob
        baseline: 0
        target: 100
        checkins:
          - {{date: {day}, value: {value}, confidence: 5}}
"""


@pytest.fixture
def past(workspace):
    for name, starts, ends, value in (
        ("2026-Q1", "2026-01-01", "2026-03-31", 98),
        ("2026-Q2", "2026-04-01", "2026-06-30", 100),
    ):
        folder = workspace / name
        folder.mkdir()
        (folder / "cycle.yaml").write_text(CLOSED.format(starts=starts, ends=ends), encoding="utf-8")
        (folder / "marketing.yaml").write_text(TEAM.format(day=ends, value=value), encoding="utf-8")
    return workspace


def test_the_page(okr, past):
    run = okr("history", "marketing")
    assert (run.code, run.err) == (0, "")
    assert (
        run.out
        == """\
marketing                                                      as of 17 Aug 2026

Cycle            Aspirational  Reached  Committed  Reached
2026-Q1  closed          0.98   1 of 1          –        –
2026-Q2  closed          1.00   1 of 1          –        –
2026-Q3  so far          0.34   0 of 1          –        –

Aspirational, by team; the goal is 0.70
Team       Trend  2026-Q1  2026-Q2  2026-Q3
Marketing  ██▃       0.98     1.00     0.34

Ambition
! Marketing: 2026-Q1 0.98, 2026-Q2 1.00. Targets that are always reached are too
  safe: aim higher.

Confidence, and what happened
Too early to tell: cycles that are over have 2 key results with a confidence
rating, and it takes 10.

Rhythm
17% of 46 check-ins came on time; 0 were late, 38 missed.

Carried over
marketing/reference  2026-Q1 0.98, 2026-Q2 1.00, 2026-Q3 0.34
"""
    )


def test_one_person_sees_one_s_own_record_and_nobody_else_s(okr, past):
    run = okr("history", "--owner", "bob")
    assert run.code == 0
    assert run.out.startswith("Bob Durand (bob) ")
    assert "Ambition" not in run.out
    assert "alice" not in run.out
    document = json.loads(okr("history", "--owner", "bob", "--json").out)
    assert (document["ambition"], document["carried"]) == ([], [])
    assert okr("history", "--owner", "zoe").code == 4


def test_the_same_as_json(okr, past):
    document = json.loads(okr("history", "--json").out)
    assert document["schema_version"] == 1
    assert [(one["id"], one["over"], one["aspirational"]["score"]) for one in document["cycles"]] == [
        ("2026-Q1", True, 0.98),
        ("2026-Q2", True, 1.0),
        ("2026-Q3", False, 0.3374),
    ]
    assert document["ambition"] == [
        {
            "team": "marketing",
            "ambition": "safe",
            "cycles": [{"cycle": "2026-Q1", "score": 0.98}, {"cycle": "2026-Q2", "score": 1.0}],
        }
    ]
    assert document["calibration"]["overall"] is None
    assert document["carried"][0]["id"] == "reference"


def test_what_had_not_begun_is_no_history(okr, past):
    assert okr("history", "--at", "2025-12-31").out.splitlines()[2] == "no cycle yet"
    assert "2026-Q2" not in okr("history", "--at", "2026-03-01").out


def test_a_broken_cycle_does_not_hide_the_others(okr, past):
    (past / "2026-Q1" / "cycle.yaml").write_text("starts: soon\n", encoding="utf-8")
    run = okr("history")
    assert run.code == 3
    assert "2026-Q2" in run.out
    assert "2026-Q1/cycle.yaml:1:9: " in run.err


@pytest.mark.parametrize("width", ["36", "60", "80", "200"])
def test_no_line_is_wider_than_the_terminal_nor_ends_in_spaces(okr, past, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    lines = okr("history").out.splitlines()
    assert [line for line in lines if len(line) > int(width) or line != line.rstrip()] == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", ["60", "80"])
def test_the_example_and_a_prompt_fit_a_terminal_of_fifty_lines(okr, monkeypatch, width, language):
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("OKR_TODAY", "2026-08-31")
    lines = okr("--lang", language, "--dir", str(ACME), "history").out.splitlines()
    assert len(lines) < 50
    assert any("Brier" in line and "16" in line for line in lines)


def test_one_key_result_is_one():
    assert next(calibration_words(Calibration(1, 1, None, (), (), ()))).startswith(
        "Too early to tell: cycles that are over have 1 key result with"
    )
