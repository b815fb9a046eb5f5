"""One check-in in one line: what is written, what is said of it, and what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from okr_repository import git
from okr_workspace import MARKETING, SALES, added, files_of

from okrcli.yaml.write import locked


def test_what_was_written_what_it_does_and_what_comes_next(okr, workspace):
    run = okr("checkin", "leads", "330", "--confidence", "7", "--blocker", "Legal", "--next", "Ask Legal")
    assert run == (
        0,
        "",
        """\
✓ Check-in for marketing/reference/leads  2026-Q3/marketing.yaml
  ━━━━━━━━│━━━━───◇───────  0.47 → 0.55 (+0.08)  ✓ on track
  300 → 330 leads · +8.9 a week to reach the goal in time
Next: okr status marketing/reference/leads  where it stands now
""",
    )
    assert added(workspace / MARKETING) == [
        "          - {date: 2026-08-17, value: 330, confidence: 7, blockers: Legal, next: Ask Legal}"
    ]


def test_a_dry_run_prints_the_diff_and_writes_nothing(okr, workspace):
    run = okr("checkin", "leads", "330", "--dry-run")
    assert run.code == 0
    assert [line for line in run.out.splitlines() if line[:1] in "+-"] == [
        "--- a/2026-Q3/marketing.yaml",
        "+++ b/2026-Q3/marketing.yaml",
        "+          - {date: 2026-08-17, value: 330}",
    ]
    assert "300 → 330 leads" in run.err
    assert added(workspace / MARKETING) == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["leads", "+=12"], "{date: 2026-08-17, value: 312}"),
        (["leads", "-=3"], "{date: 2026-08-17, value: 297}"),
        (["leads", "1 234.5"], "{date: 2026-08-17, value: 1234.5}"),
        (["leads", "-3", "--note", "-3 of them"], '{date: 2026-08-17, value: -3, note: "-3 of them"}'),
        (["leads", "--note", "-5 % less", "-C", "4"], '{date: 2026-08-17, confidence: 4, note: "-5 % less"}'),
        (["bounce", "39%"], "{date: 2026-08-17, value: 39}"),
        (["bounce", "35,5"], "{date: 2026-08-17, value: 35.5}"),
        (["site", "--done", "beta", "--done", "3"], "{date: 2026-08-17, done: [beta, launch]}"),
        (["site", "beta"], "{date: 2026-08-17, done: [beta]}"),
        (["leads", "--status", "off track", "--by", "alice"], "{date: 2026-08-17, status: off_track, by: alice}"),
        (["leads", "310", "--by", "bob"], "{date: 2026-08-17, value: 310}"),
        (["leads", "310", "--date", "yesterday"], "{date: 2026-08-16, value: 310}"),
        (["marketing/reference/leads", "310", "--date", "2026-08-01"], "{date: 2026-08-01, value: 310}"),
    ],
)
def test_what_can_be_typed(okr, workspace, words, line):
    assert okr("checkin", *words).code == 0
    assert added(workspace / MARKETING) == [f"          - {line}"]


def test_a_change_before_any_value_is_one_of_the_baseline(okr, workspace):
    assert okr("checkin", "won", "+=2.5").code == 0
    assert added(workspace / SALES) == ["        checkins:", "          - {date: 2026-08-17, value: 22.5}"]


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        (
            ["leads", "40000"],
            "That is far from the last value. If it was a slip, okr edit opens the file at the place.",
        ),
        (
            ["leads", "310", "--date", "2026-08-30"],
            "30 Aug 2026 is in the future: the check-in counts from that day on.",
        ),
        (
            ["2026-Q3:leads", "310", "--date", "2027-01-05"],
            "5 Jan 2027 lies outside the cycle, 1 Jul – 30 Sep 2026: it is recorded all the same. "
            "If it was a slip: okr checkin marketing/reference/leads --amend --date DATE",
        ),
    ],
)
def test_what_deserves_a_second_look_is_written_and_said(okr, workspace, words, remark):
    run = okr("checkin", *words)
    assert run.code == 0
    assert run.err.splitlines()[-2] == remark


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["leads", "abc"], 2, "okr: “abc” is not a number\n     Type one, such as 230 or 4.5.\n"),
        (["leads", ""], 2, "okr: There is no number\n     Type one, such as 230 or 4.5.\n"),
        (
            ["leads", "45%"],
            2,
            "okr: “45%” is in %, and this is counted in leads\n     Type the number alone, in leads.\n",
        ),
        (["bounce", "+=x"], 2, "okr: “x” is not a number\n     Type one, such as 230 or 4.5.\n"),
        (
            ["leads", "3", "-C", "11"],
            2,
            "okr: “11” is not a confidence\n"
            "     Type a whole number from 0 to 10: the chances out of ten of reaching the goal.\n",
        ),
        *(
            (
                ["leads", "3", "-C", typed],
                2,
                f"okr: “{typed}” is not a confidence\n     Type 6: the chances out of ten of reaching the goal.\n",
            )
            for typed in ("60%", "60 %", "60", "0.6", "0,6")
        ),
        (
            ["leads", "+3"],
            2,
            "okr: “+3” may be a value or a change\n"
            "     Type +=3 to add to the last value, or 3 for the value itself.\n",
        ),
        (
            ["bounce", "+2 %"],
            2,
            "okr: “+2 %” may be a value or a change\n"
            "     Type +=2 % to add to the last value, or 2 % for the value itself.\n",
        ),
        (
            ["leads", "--status", "o"],
            2,
            "okr: “o” is not a status\n     There are: on track, at risk, off track.\n",
        ),
        (
            ["leads", "3", "--date", "2026-13-01"],
            2,
            "okr: “2026-13-01” is not a date\n     Type it such as 2026-08-17, 08/17, monday or yesterday.\n",
        ),
        (["site", "nope"], 2, "okr: “nope” is none of the milestones\n     There are: draft, beta, launch.\n"),
        (["site", "--done", "draft"], 2, "okr: Already done: draft\n     Name those newly reached.\n"),
        (
            ["leads", "--done", "beta"],
            2,
            "okr: leads has no milestones: it is measured by a value\n     Give the value instead of --done.\n",
        ),
        (
            ["leads", "--note", " "],
            2,
            "okr: There is nothing to record\n"
            "     Give a value, or --done, --confidence, --status, --note, --blocker or --next.\n",
        ),
        (
            ["--note", "hello"],
            2,
            "okr: Which key result is it about?\n     Name it first: okr checkin leads 230 --confidence 6\n",
        ),
        (
            [],
            2,
            "okr: Walking through your key results needs a terminal to ask at\n"
            "     In one line instead: okr checkin leads 230 --confidence 6\n",
        ),
        (
            ["reference", "3"],
            4,
            "okr: “reference” is not a key result, and only key results take check-ins\n     It holds: "
            "marketing/reference/leads, marketing/reference/bounce, marketing/reference/site.\n",
        ),
        (
            ["ledas", "3"],
            4,
            "okr: Nothing in 2026-Q3 is called “ledas”\n     Did you mean marketing/reference/leads?\n",
        ),
    ],
)
def test_what_is_refused(okr, workspace, words, code, said):
    assert okr("checkin", *words) == (code, "", said)
    assert added(workspace / MARKETING) == []


@pytest.mark.parametrize(
    ("words", "by"),
    [
        (["leads", "310"], "alice"),
        (["leads", "310", "--by", "carol", "--new-person"], "carol"),
        (["bounce", "39"], None),  # its objective is hers
        (["bounce", "39", "--by", "bob"], "bob"),
    ],
)
def test_who_checks_in_is_written_where_it_is_not_the_owner(okr, workspace, words, by):
    git(workspace, "init", "-q")
    git(workspace, "config", "user.email", "Alice@acme.example")
    assert okr("checkin", *words).code == 0
    assert added(workspace / MARKETING)[0].endswith(f", by: {by}}}" if by else f"value: {words[1]}}}")


def test_a_dropped_key_result_can_still_be_told_of(okr, workspace):
    path = workspace / SALES
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "        dropped: {date: 2026-08-01, why: Market closed}\n", encoding="utf-8")
    run = okr("checkin", "won", "22")
    assert run.code == 0
    assert "The key result was dropped: no score counts it.\n" in run.err


def test_who_waits_for_another_is_told_what_for(okr, workspace):
    path = workspace / MARKETING
    with locked(path, workspace):
        other = subprocess.Popen(
            [sys.executable, "-m", "okrcli", "checkin", "leads", "310"],
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert other.stderr is not None
        said = other.stderr.readline().decode("utf-8")
        assert said == (
            "Another okr is changing 2026-Q3/marketing.yaml: waiting for it, 59 seconds at most; Ctrl-C gives up.\n"
        )
        assert added(path) == []
    assert b"Check-in for marketing/reference/leads" in other.communicate()[1]
    assert added(path) == ["          - {date: 2026-08-17, value: 310}"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--date", "2026-10-05"], "all the same. If it was a slip: okr checkin won --amend --date DATE --by bob"),
        (["--date", "2026-10-05", "--auto"], "--amend --date DATE --auto --by bob"),
        (["--date", "2026-06-05"], "all the same. If it was a slip: okr edit won"),
        (["--date", "2026-10-05", "--dry-run"], "lies outside the cycle, 1 Jul – 30 Sep 2026."),
    ],
)
def test_a_day_outside_of_the_cycle_is_recorded_and_how_to_take_it_back_is_said(okr, workspace, words, said):
    run = okr("checkin", "won", "22", "--by", "bob", *words)
    assert run.code == 0
    assert said.replace("won", "sales/deals/won") in run.err


def test_a_day_of_another_cycle_is_no_reason_to_find_nothing(okr, workspace):
    (workspace / "2027-Q1").mkdir()
    (workspace / "2027-Q1" / "cycle.yaml").write_text("starts: 2027-01-01\nends: 2027-03-31\n", encoding="utf-8")
    run = okr("checkin", "leads", "330", "--date", "2027-01-05")
    assert run.code == 0
    assert "5 Jan 2027 lies outside the cycle, 1 Jul – 30 Sep 2026: it is recorded all the same." in run.err
    assert added(workspace / MARKETING) == ["          - {date: 2027-01-05, value: 330}"]
    amended = run.err.partition("If it was a slip: ")[2].split("\n")[0].replace("DATE", "2026-09-30").split()
    assert okr(*amended[1:]).code == 0
    assert added(workspace / MARKETING) == ["          - {date: 2026-09-30, value: 330}"]
    nowhere = okr("checkin", "leadz", "330", "--date", "2027-01-05")
    assert (nowhere.code, "Nothing in 2027-Q1 is called “leadz”" in nowhere.err) == (4, True)


def test_the_first_word_of_an_id_is_enough_to_be_understood_but_not_to_be_taken(okr, workspace):
    path = workspace / MARKETING
    text = path.read_text(encoding="utf-8").replace("id: leads", "id: leads-of-the-fair")
    path.write_text(text, encoding="utf-8")
    run = okr("checkin", "leads", "330")
    assert (run.code, path.read_text(encoding="utf-8")) == (4, text)
    assert "Did you mean marketing/reference/leads-of-the-fair?" in run.err


@pytest.fixture
def unknown(workspace):
    """A key result that nobody knows the start of."""
    file = workspace / "2026-Q3/sales.yaml"
    file.write_text(file.read_text().replace("        baseline: 20\n", ""))
    return file


def test_with_the_first_value_it_is_said_how_to_say_where_it_started(okr, unknown):
    first = okr("checkin", "won", "24")
    assert "so this first value stands for it: 24%." in first.err
    assert "okr set sales/deals/won baseline=0" in first.err
    assert "started" not in okr("checkin", "won", "25").err
    assert "baseline" not in unknown.read_text()


def test_where_it_started_is_written_with_the_value(okr, unknown):
    run = okr("checkin", "won", "24", "--baseline", "0")
    assert (run.code, "started" in run.err) == (0, False)
    assert unknown.read_text().endswith(
        "        baseline: 0\n        target: 30\n"
        '        unit: "%"\n        checkins:\n          - {date: 2026-08-17, value: 24}\n'
    )
    again = okr("checkin", "won", "25", "--baseline", "1")
    assert (again.code, "has a baseline already: 0" in again.err) == (2, True)
    assert "25" not in unknown.read_text()


@pytest.mark.parametrize(
    ("words", "code"), [(("bounce", "39"), 2), (("site", "beta"), 2), (("won", "24"), 3), (("leads", "310"), 2)]
)
def test_a_baseline_that_makes_no_sense_is_refused(okr, unknown, workspace, words, code):
    before = files_of(workspace)
    assert okr("checkin", *words, "--baseline", "30").code == code  # the target of `won`
    assert files_of(workspace) == before


@pytest.mark.parametrize("typed", ["?", "--", "  ", "…"])
def test_nobody_is_called_by_signs_alone(okr, workspace, typed):
    for words in (("checkin", "leads", "310", f"--by={typed}"), ("set", "leads", f"owner={typed.strip() or '?'}")):
        assert okr(*words).code == 2
    assert added(workspace / MARKETING) == []


@pytest.mark.parametrize(
    ("typed", "who"),
    [("alice", "alice"), ("Alice", "alice"), ("alice martin", "alice"), ("ALICE@acme.example", "alice"), ("bob", None)],
)
def test_people_are_known_by_id_name_and_mail(okr, workspace, typed, who):
    assert okr("checkin", "leads", "310", "--by", typed).code == 0
    by = f", by: {who}" if who else ""
    assert added(workspace / MARKETING) == [f"          - {{date: 2026-08-17, value: 310{by}}}"]


@pytest.mark.parametrize(
    "words",
    [
        ("checkin", "leads", "310", "--by"),
        ("checkin", "leads", "310", "--amend", "--by"),
        ("add", "objective", "Known by all", "--team", "sales", "--owner"),
        ("add", "key-result", "Deals", "--objective", "deals", "--at-most", "3", "--owner"),
        ("add", "team", "Legal", "--lead"),
        ("kpi", "add", "Uptime", "--owner"),
        ("kpi", "record", "margin", "3", "--by"),
    ],
)
def test_who_is_not_listed_is_refused_with_the_nearest(okr, workspace, words):
    (workspace / "kpis.yaml").write_text("kpis:\n  - {id: margin, kpi: Margin}\n")
    before = files_of(workspace)
    run = okr(*words, "alise")
    assert (run.code, "Did you mean alice? Else --new-person" in run.err) == (2, True), run.err
    assert files_of(workspace) == before
    if "--amend" in words:
        return
    dry = okr(*words, "alise", "--new-person", "--dry-run")
    assert (dry.code, "+  alise: {}" in dry.out) == (0, True), dry.err
    assert files_of(workspace) == before
    assert okr(*words, "alise", "--new-person").code == 0
    assert "  alise: {}\n" in (workspace / "okr.yaml").read_text()
    assert okr("lint", "--select", "E,O203").code == 0


def test_where_nobody_is_listed_any_name_will_do(okr, workspace):
    (workspace / "okr.yaml").write_text("version: 1\n")
    assert okr("checkin", "leads", "310", "--by", "zoé").code == 0
    assert (workspace / "okr.yaml").read_text() == "version: 1\n"


def test_whose_walk_it_is_goes_with_no_key_result(okr, workspace):
    for words in (("checkin", "leads", "310", "-o", "bob"), ("kpi", "record", "margin", "3", "-o", "bob")):
        run = okr(*words)
        assert (run.code, "--by says who checks in" in run.err) == (2, True)


@pytest.mark.parametrize(
    ("who", "by", "said"),
    [
        ("bob", None, False),
        ("Alice Martin", "alice", False),
        ("ALICE@acme.example", "alice", False),
        ("zoe", "zoe", True),
    ],
)
def test_who_okr_user_is(okr, workspace, monkeypatch, who, by, said):
    monkeypatch.setenv("OKR_USER", who)
    run = okr("checkin", "leads", "310")
    assert (run.code, "zoe is not in okr.yaml yet: okr add person zoe" in run.err) == (0, said)
    written = f", by: {by}" if by else ""
    assert added(workspace / MARKETING) == [f"          - {{date: 2026-08-17, value: 310{written}}}"]
