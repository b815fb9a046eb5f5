"""A name in the wrong place, what people type instead of what they mean: the message names what they want."""

from __future__ import annotations

import pytest
from okr_workspace import files_of


@pytest.fixture
def workspace(workspace):
    (workspace / "2026-Q2").mkdir()
    (workspace / "2026-Q2/cycle.yaml").write_text("starts: 2026-04-01\nends: 2026-06-30\n", encoding="utf-8")
    (workspace / "kpis.yaml").write_text("kpis:\n  - {id: churn, kpi: Customers lost, at_most: 3}\n", encoding="utf-8")
    return workspace


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["status", "2026-Q2"], "`--cycle 2026-Q2`"),
        (["status", "2026-q2"], "`--cycle 2026-q2`"),
        (["status", "Q2"], "`--cycle Q2`"),
        (["status", "T2"], "`--cycle T2`"),
        (["show", "2026-Q2"], "`--cycle 2026-Q2`"),
        (["tree", "2026-Q2"], "`--cycle 2026-Q2`"),
        (["edit", "2026-Q2"], "An editor needs a terminal"),
        (["history", "2026-Q2"], "`--cycle 2026-Q2`"),
        (["digest", "Q2"], "`--cycle Q2`"),
        (["due", "--team", "2026-Q2"], "`--cycle 2026-Q2`"),
        (["show", "churn"], "`okr kpi record churn`"),
        (["checkin", "Churn", "3"], "`okr kpi record churn`"),
        (["status", "bob"], "`okr status --owner bob`"),
        (["status", "Bob"], "`okr status --owner bob`"),
        (["show", "alice"], "`okr status --owner alice`"),
        (["digest", "alice"], "`okr status --owner alice`"),
        (["checkin", "bob", "3"], "`okr status --owner bob`"),
        (["add", "key-result", "Clicks", "--objective", "sales", "--at-most", "2"], "It holds: sales/deals."),
        (["add", "key-result", "Clicks", "--objective", "leads", "--at-most", "2"], "a part of marketing/reference."),
        (["add", "objective", "Be loved", "--team", "deals"], "a part of sales."),
        (
            ["add", "objective", "Be loved", "--team", "sales", "--supports", "marketing"],
            "holds: marketing/reference, ",
        ),
        (["status", "--team", "leads"], "a part of marketing."),
        (["list", "--team", "bob"], "`okr status --owner bob`"),
        (["list", "--owner", "marketing"], "`--team marketing`"),
        (["status", "--owner", "marketing"], "`--team marketing`"),
        (["due", "--owner", "Q3"], "`--cycle Q3`"),
        (["status", "Alice Martin"], "`okr status --owner alice`"),
        (["status", "--cycle", "marketing"], "`--team marketing`"),
        (["due", "--cycle", "bob"], "`okr status --owner bob`"),
        (["history", "--owner", "marketing"], "`--team marketing`"),
        (["tree", "--owner", "marketing"], "`--team marketing`"),
        (["add", "objective", "--team", "bob", "Words"], "`okr status --owner bob`"),
        (["digest", "--output", "week.html"], "Name the file .md, .txt or .json."),
        (["digest", "--output", "week.HTM", "--format", "md"], "Name the file .md, .txt or .json."),
        (["digest", "--output", "week.docx"], "Name the file .md, .txt or .json."),
    ],
)
def test_the_message_names_what_is_wanted(okr, workspace, words, hint):
    before = files_of(workspace)
    run = okr(*words)
    assert run.code in (2, 4)
    assert run.out == ""
    assert hint in " ".join(run.err.split())
    assert files_of(workspace) == before
