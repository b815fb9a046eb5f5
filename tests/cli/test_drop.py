"""`okr drop`: one line in the file, and out of every score from today on."""

from __future__ import annotations

import json

import pytest
from okr_workspace import FILES, MARKETING


@pytest.mark.parametrize(
    ("place", "before", "line"),
    [
        (
            "leads",
            "        checkins:\n          - {date: 2026-07-27",
            "        dropped: {date: 2026-08-17, why: Closed}\n",
        ),
        ("reference", "    key_results:\n", "    dropped: {date: 2026-08-17, why: Closed}\n"),
        ("site", "        milestones:\n", "        dropped: {date: 2026-08-17, why: Closed}\n"),
    ],
)
def test_it_is_one_line_and_can_be_taken_back(okr, workspace, place, before, line):
    assert okr("drop", place, "--why", " Closed ").code == 0
    text = FILES[MARKETING]
    assert (workspace / MARKETING).read_text(encoding="utf-8") == text.replace(before, line + before, 1)
    again = okr("drop", place, "--why", "Closed")
    assert again.code == 2
    assert "was dropped on 17 Aug 2026" in again.err
    assert okr("set", place, "dropped=").code == 0
    assert (workspace / MARKETING).read_text(encoding="utf-8") == text


def test_no_score_counts_it_from_that_day_on(okr, workspace):
    def score(*words):
        return json.loads(okr("status", "--json", *words).out)["teams"][0]["objectives"][0]["score"]

    before = score("--at", "2026-08-16")
    assert okr("drop", "leads", "--why", "Closed").code == 0
    assert score() != before
    assert score("--at", "2026-08-16") == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("leads",), 2, "--why is missing"),
        (("leads", "--why", "  "), 2, "--why is missing"),
        (("leads", "--why", "a\x1bb"), 2, "control character"),
        (("sales", "--why", "x"), 4, "It holds"),
        (("nowhere", "--why", "x"), 4, "Nothing in 2026-Q3"),
    ],
)
def test_what_is_refused_changes_nothing(okr, workspace, words, code, said):
    run = okr("drop", *words)
    assert run.code == code
    assert said in run.err
    assert (workspace / MARKETING).read_text(encoding="utf-8") == FILES[MARKETING]
