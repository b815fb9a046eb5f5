"""`okr checkin --amend`: one's last check-in is put right while Git does not have it, and nothing else."""

from __future__ import annotations

import pytest
from okr_repository import git
from okr_workspace import FILES, MARKETING

LAST = "{date: 2026-08-10, value: 300, confidence: 6, next: Call Ana}"


@pytest.mark.parametrize(
    ("words", "now"),
    [
        (("310",), "{date: 2026-08-10, value: 310, confidence: 6, next: Call Ana}"),
        (("+=10",), "{date: 2026-08-10, value: 240, confidence: 6, next: Call Ana}"),
        (("--confidence", "7"), "{date: 2026-08-10, value: 300, confidence: 7, next: Call Ana}"),
        (("--next", ""), "{date: 2026-08-10, value: 300, confidence: 6}"),
        (("--note", "Fair"), "{date: 2026-08-10, value: 300, confidence: 6, next: Call Ana, note: Fair}"),
        (("310", "--date", "2026-08-12"), "{date: 2026-08-12, value: 310, confidence: 6, next: Call Ana}"),
    ],
)
def test_what_is_said_is_said_anew_and_the_rest_stays(okr, workspace, words, now):
    run = okr("checkin", "leads", *words, "--amend")
    assert run.code == 0, run.err
    assert (workspace / MARKETING).read_text(encoding="utf-8") == FILES[MARKETING].replace(LAST, now)
    assert "put right" in run.err


def test_what_git_has_stays(okr, workspace):
    git(workspace, "init", "-q")
    assert okr("checkin", "leads", "301", "--amend").code == 0  # nothing is committed yet
    git(workspace, "add", ".")
    git(workspace, "commit", "-qm", "Week")
    text = (workspace / MARKETING).read_text(encoding="utf-8")
    run = okr("checkin", "leads", "302", "--amend")
    assert (run.code, run.out) == (2, "")
    assert "Git has the check-in of 10 Aug 2026" in run.err
    assert (workspace / MARKETING).read_text(encoding="utf-8") == text
    assert okr("checkin", "leads", "305").code == 0
    assert okr("checkin", "leads", "350", "--amend").code == 0
    added = (workspace / MARKETING).read_text(encoding="utf-8")
    assert "value: 350" in added
    assert "value: 305" not in added


def test_it_is_ones_own(okr, workspace, monkeypatch):
    assert okr("checkin", "leads", "305", "--by", "alice").code == 0
    monkeypatch.setenv("OKR_USER", "bob")
    assert okr("checkin", "leads", "299", "--amend").code == 0
    text = (workspace / MARKETING).read_text(encoding="utf-8")
    assert "value: 299" in text
    assert "value: 305, by: alice" in text
    run = okr("checkin", "won", "25", "--amend", "--by", "carol", "--new-person")
    assert run.code == 2
    assert "no check-in of yours" in run.err


def test_what_is_refused_changes_nothing(okr, workspace):
    assert okr("checkin", "leads", "--amend").code == 2
    assert okr("checkin", "--amend").code == 2
    assert okr("checkin", "leads", "much", "--amend").code == 2
    assert okr("checkin", "leads", "300", "--amend").err == "Nothing was changed.\n"
    assert (workspace / MARKETING).read_text(encoding="utf-8") == FILES[MARKETING]


def test_the_day_alone_can_be_put_right(okr, workspace):
    assert okr("checkin", "bounce", "--amend", "--date", "2026-08-11").code == 0
    text = (workspace / "2026-Q3/marketing.yaml").read_text(encoding="utf-8")
    assert "{date: 2026-08-11, value: 38.5, confidence: 8}" in text
    assert okr("checkin", "bounce", "--amend").code == 2


def test_a_value_put_right_is_put_right_in_the_metric(okr, workspace):
    kpis, file = workspace / "kpis.yaml", workspace / "2026-Q3/sales.yaml"
    kpis.write_text("kpis:\n  - id: margin\n    kpi: Margin\n    readings:\n      - {date: 2026-08-01, value: 20}\n")
    file.write_text(file.read_text() + "        kpi: margin\n")
    okr("checkin", "won", "24")
    assert okr("checkin", "won", "26", "--amend").code == 0
    assert kpis.read_text().endswith("value: 20}\n      - {date: 2026-08-17, value: 26, by: alice}\n")
    assert okr("checkin", "won", "26", "--amend", "--date", "2026-07-20").code == 0
    assert kpis.read_text().endswith(
        "      - {date: 2026-07-20, value: 26, by: alice}\n      - {date: 2026-08-01, value: 20}\n"
    )
    assert "date: 2026-07-20, value: 26}" in file.read_text()


def test_a_machines_reading_is_put_right_by_the_machine_alone(okr, workspace):
    file = workspace / "2026-Q3/marketing.yaml"
    okr("checkin", "leads", "480", "--auto")
    assert okr("checkin", "leads", "301", "--amend").code == 0
    assert "value: 301, confidence: 6" in file.read_text(encoding="utf-8")
    assert okr("checkin", "leads", "481", "--amend", "--auto").code == 0
    assert "{date: 2026-08-17, value: 481, auto: true}" in file.read_text(encoding="utf-8")
