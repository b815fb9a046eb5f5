"""`okr status`, `show`, `due` and `lint`: what they choose, their exit codes, and what goes to which stream."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_status_of_everything_and_of_a_part(okr, workspace):
    everything = okr("status").out
    assert everything.splitlines()[:2] == [
        "Acme · 2026-Q3                                                 as of 17 Aug 2026",
        "1 Jul – 30 Sep 2026 · 52% elapsed, 44 d left",
    ]
    assert "Marketing ──" in everything
    assert "Sales ──" in everything
    for words in (["sales"], ["--team", "sales"], ["sales/deals/won"]):
        part = okr("status", *words)
        assert part.code == 0
        assert "Sales ──" in part.out
        assert "Marketing" not in part.out
    assert "Few visitors" not in okr("status", "--owner", "bob").out


def test_status_says_when_nothing_fits_and_when_nothing_is_there(okr, workspace):
    assert okr("status", "--status", "at risk", "--owner", "bob").out.endswith(
        "\nNothing here fits what was asked for.\n"
    )
    okr("new-cycle", "Q4")
    assert okr("status", "--cycle", "q4").out.endswith("\nNo objectives here yet.\n")
    okr("add", "team", "Ops", "--cycle", "q4")
    assert okr("status", "--cycle", "q4").out.endswith("\nOps " + "─" * 76 + "\n  no objectives yet\n")


def test_one_broken_file_does_not_hide_the_others(okr, workspace):
    path = workspace / "2026-Q3" / "sales.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "foo: 1\n", encoding="utf-8")
    problem = "2026-Q3/sales.yaml:13:1: error E201 `foo` is not a key of a team's file\n"
    for words in (["status"], ["due"]):
        run = okr(*words)
        assert run.code == 3
        assert "leads" in run.out.lower()
        assert run.err.startswith(problem)
    document = json.loads(okr("status", "--json").out)
    assert [one["line"] for one in document["problems"]] == [13]
    lint = okr("lint")
    assert (lint.code, lint.err) == (3, "")
    assert lint.out.startswith(problem)
    assert okr("lint", "marketing").code == 0
    assert okr("lint", "sales").code == 3


@pytest.mark.parametrize("width", ["36", "60", "80", "120", "200"])
@pytest.mark.parametrize(
    "words", [["status"], ["show", "leads"], ["show", "bounce"], ["show", "site"], ["show", "reference"], ["due"]]
)
def test_no_line_is_wider_than_the_terminal_nor_ends_in_spaces(okr, workspace, monkeypatch, width, words):
    monkeypatch.setenv("COLUMNS", width)
    lines = okr(*words).out.splitlines()
    assert [line for line in lines if len(line) > int(width) or line != line.rstrip()] == []


def test_due_is_a_check_for_a_weekly_job(okr, workspace):
    assert okr("due", "--check", "--owner", "bob").code == 0
    late = okr("due", "--check", "--at", "2026-08-24", "--owner", "bob")
    assert (late.code, late.out) == (
        1,
        """\
1 check-in owed, 1 overdue                                     as of 24 Aug 2026

Owner  Due     Overdue  Last    Key result
bob    17 Aug      4 d  10 Aug  marketing/reference/leads
                                Qualified leads

okr checkin walks through yours, --everyone through all of them.
""",
    )
    document = json.loads(okr("due", "--json", "--at", "2026-08-24", "--team", "sales").out)
    assert [one["address"] for one in document["due"]] == ["sales/deals/won"]


def test_show_names_what_has_a_page(okr, workspace):
    assert okr("show", "leads").out.startswith("2026-Q3:marketing/reference/leads ")
    assert json.loads(okr("show", "reference", "--json").out)["schema_version"] == 1
    assert okr("show", "sales") == (
        4,
        "",
        "okr: sales is a team, and this shows an objective or a key result\n     `okr status sales` shows the team.\n",
    )


def test_lint_of_a_sound_workspace(okr, workspace):
    assert okr("lint", "--select", "E") == (0, "", "Nothing to say.\n")


def test_an_encoding_without_the_signs_gets_ascii(okr, workspace, terminal, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    session = terminal("status")
    assert session.finish() == 0
    assert session.said.isascii()
    assert "300 -> 500 leads  ===|=..o..   0.47  24         6  + on track    7 d\n" in session.said


def test_the_chance_of_an_objective_is_the_same_on_the_page_and_in_json(okr, monkeypatch):
    monkeypatch.setenv("OKR_TODAY", "2026-08-31")
    monkeypatch.chdir(Path(__file__).resolve().parents[2] / "examples" / "acme")
    chance = json.loads(okr("show", "marketing/reference", "--json").out)["probability"]
    assert f"forecast    {chance:.0%} chance of reaching the goal" in okr("show", "marketing/reference").out
