"""`okr status`, and what holds of every screen that shows where things stand."""

from __future__ import annotations

import json

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
        "\nNothing here matches what was asked for.\n"
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


def test_an_encoding_without_the_signs_gets_ascii(okr, workspace, terminal, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    session = terminal("status")
    assert session.finish() == 0
    assert session.said.isascii()
    assert "300 -> 500 leads  ===|=..o..   0.47  24         6  + on track    7 d\n" in session.said


def test_a_cycle_is_not_told_as_over_while_last_words_may_come(okr, workspace):
    wait = "ended 3 d ago, 4 last check-ins still to come"
    screen = okr("status", "--cycle", "2026-Q3", "--at", "2026-10-03", "--full").out
    assert wait in screen and "achieved" not in screen and "net confidence" in screen
    assert wait in okr("digest", "--cycle", "2026-Q3", "--at", "2026-10-03").out
    record = okr("history", "--at", "2026-10-03").out
    assert "so far" in record and "not closed" not in record
    over = okr("status", "--cycle", "2026-Q3", "--at", "2026-10-20", "--full").out
    assert "ended 20 d ago, not closed yet" in over and "of 4 · key results that reached their goal" in over


def test_what_is_over_needs_no_attention_any_more(okr, workspace):
    with (workspace / "2026-Q3" / "sales.yaml").open("a", encoding="utf-8") as file:
        file.write("        ends: 2026-08-10\n        checkins: [{date: 2026-08-10, value: 21, confidence: 0}]\n")
    screen = okr("status").out
    assert "✗ missed" in screen
    assert "sales/deals/won" not in screen.partition("Needs attention")[2]
