"""What people type instead of what they mean: the message names what they want. And next steps still to be done."""

from __future__ import annotations

import subprocess

import pytest


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
        (["digest", "--output", "week.html"], "Name the file .md, .txt or .json."),
        (["digest", "--output", "week.HTM", "--format", "md"], "Name the file .md, .txt or .json."),
        (["digest", "--output", "week.docx"], "Name the file .md, .txt or .json."),
    ],
)
def test_the_message_names_what_is_wanted(okr, workspace, words, hint):
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    run = okr(*words)
    assert run.code in (2, 4)
    assert run.out == ""
    assert hint in " ".join(run.err.split())
    assert before == {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}


def test_a_metric_is_added_by_the_verb_that_adds_everything(okr, workspace):
    assert okr("add", "kpi", "Bounce rate", "--at-most", "4").code == 0
    assert "at_most: 4" in (workspace / "kpis.yaml").read_text(encoding="utf-8")


def test_outside_of_a_repository_nothing_is_said_of_commits(okr, folder, terminal):
    assert "ommit the" not in okr("init", "okrs").err
    walk = terminal("--dir", "okrs", "checkin")
    assert walk.finish() is not None
    assert "commit" not in walk.said


def test_a_second_clone_is_not_told_to_add_what_is_committed(okr, workspace, monkeypatch):
    def git(*words):
        subprocess.run(["git", *words], check=True, capture_output=True)

    git("init", "-q")
    first = okr("git-setup")
    assert "Next: git add .gitattributes" in first.err
    git("add", "-A")
    git("commit", "-qm", "base")
    git("clone", "-q", ".", "clone")
    monkeypatch.chdir(workspace / "clone")
    second = okr("git-setup")
    assert second.code == 0
    assert "git add" not in second.err
