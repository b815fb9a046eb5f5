"""Health metrics from the command line: listed, recorded, added, made key results."""

from __future__ import annotations

import errno
import json
from datetime import date

import pytest

from okrcli import api
from okrcli.yaml import write

KPIS = """\
# What must hold.
kpis:
  - id: bounce
    kpi: Bounce rate  # of the site
    owner: alice
    team: marketing
    at_most: 48
    unit: "%"
    every: 30
    readings:
      - {date: 2026-06-15, value: 44.1}
      - {date: 2026-08-10, value: 46.7, note: New banner}
  - id: payment
    kpi: Days until customers pay
    owner: bob
    at_most: 45
    unit: days
    readings:
      - {date: 2026-08-03, value: 51}
  - id: margin
    kpi: Gross margin
    at_least: 74
    unit: "%"
"""


@pytest.fixture
def kpis(workspace):
    path = workspace / "kpis.yaml"
    path.write_text(KPIS, encoding="utf-8")
    return path


def test_the_list_says_where_each_stands(okr, kpis):
    expected = """\
3 health metrics, 1 out of range, 1 near the edge, 1 reading overdue, 1 unread
as of 17 Aug 2026

KPI        Value  Healthy      Trend   State             Read
bounce     46.7%  max 48%      ▁▆      ! near the edge    7 d
  Bounce rate · alice
payment  51 days  max 45 days          ✗ out of range   14 d!
  Days until customers pay · bob
margin         –  min 74%              ? unknown            –
  Gross margin

okr kpi promote payment makes it a key result, to bring it back.
"""
    assert okr("kpi", "list") == (0, expected, "")
    assert okr("kpi") == (0, expected, "")
    narrowed = okr("kpi", "list", "--team", "marketing", "--at", "2026-06-20").out
    assert narrowed.splitlines()[0].startswith("1 health metric, 1 near the edge")
    assert "44.1%" in narrowed


def test_the_list_as_json(okr, kpis):
    document = json.loads(okr("kpi", "list", "--owner", "bob", "--json").out)
    assert document == {
        "schema_version": 1,
        "as_of": "2026-08-17",
        "kpis": [
            {
                "id": "payment",
                "kpi": "Days until customers pay",
                "owner": "bob",
                "team": None,
                "unit": "days",
                "at_least": None,
                "at_most": 45,
                "every": 7,
                "value": 51,
                "state": "out",
                "last_reading": "2026-08-03",
                "due": "2026-08-10",
                "days_overdue": 4,
                "promoted": None,
                "extra": {},
            }
        ],
        "problems": [],
    }


@pytest.mark.parametrize("width", ["36", "60", "80", "200"])
@pytest.mark.parametrize("words", [["kpi", "list"], ["kpi", "show", "bounce"], ["kpi", "show", "margin"]])
def test_no_line_is_wider_than_the_terminal_nor_ends_in_spaces(okr, kpis, monkeypatch, width, words):
    monkeypatch.setenv("COLUMNS", width)
    lines = okr(*words).out.splitlines()
    assert [line for line in lines if len(line) > int(width) or line != line.rstrip()] == []


def test_one_in_full(okr, kpis):
    run = okr("kpi", "show", "bounce")
    assert run.code == 0
    for line in (
        "46.7%  ! near the edge",
        "owner    Alice Martin (alice)",
        "healthy  max 48%",
        "due      next reading on 9 Sep",
        "rhythm   every 30 days",
        "10 Aug  46.7%    +2.6",
        "    New banner",
    ):
        assert line in run.out.splitlines()
    assert "░" in run.out
    document = json.loads(okr("kpi", "show", "bounce", "--json").out)
    assert document["readings"][1] == {
        "date": "2026-08-10",
        "value": 46.7,
        "by": None,
        "note": "New banner",
        "extra": {},
    }
    assert okr("kpi", "show", "bonce") == (4, "", "okr: There is no health metric “bonce”\n     Did you mean bounce?\n")


def test_a_reading_is_one_line_more(okr, kpis):
    run = okr("kpi", "record", "bounce", "+=1.8", "--note", "Sale", "--date", "2026-08-12", "--by", "bob")
    assert run == (
        0,
        "",
        "✓ Reading of bounce  kpis.yaml\n"
        "  ✗ out of range  48.5%  max 48%\n"
        "Next: okr kpi promote bounce  make it a key result, to bring it back\n",
    )
    after = "      - {date: 2026-08-10, value: 46.7, note: New banner}\n"
    new = "      - {date: 2026-08-12, value: 48.5, by: bob, note: Sale}\n"
    assert kpis.read_text(encoding="utf-8") == KPIS.replace(after, after + new)


def test_who_read_it_is_written_where_it_is_not_the_owner(okr, kpis, monkeypatch):
    monkeypatch.setenv("OKR_USER", "dora")
    assert okr("kpi", "record", "bounce", "40").code == 0
    assert "{date: 2026-08-17, value: 40, by: dora}" in kpis.read_text(encoding="utf-8")


def test_an_earlier_reading_goes_to_its_place_and_a_first_one_makes_the_list(okr, kpis):
    assert okr("kpi", "record", "bounce", "-3", "--date", "2026-07-01").code == 0
    assert okr("kpi", "record", "margin", "77.9").code == 0
    first = "      - {date: 2026-06-15, value: 44.1}\n"
    text = KPIS.replace(first, first + "      - {date: 2026-07-01, value: -3}\n")
    text += "    readings:\n      - {date: 2026-08-17, value: 77.9}\n"
    assert kpis.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["record", "bounce", "many"], "“many”"),
        (["record", "margin", "+=3"], "There is no value yet to change"),
        (["record", "bounce", "+3"], "Type +=3 to add"),
        (["record"], "Which health metric is it about?"),
        (["record", "bounce"], "There is nothing to record"),
        (["promote", "margin", "--objective", "reference"], "margin has no reading yet"),
        (["promote", "bounce", "--objective", "reference"], "bounce is inside its range"),
        (["add", "Bounce", "--id", "bounce", "--at-most", "3"], "The id “bounce” is taken"),
        (["add", "Churn", "--at-most", "some"], "“some”"),
    ],
)
def test_what_cannot_be_done_changes_nothing(okr, kpis, workspace, words, said):
    run = okr("kpi", *words)
    assert run.code == 2
    assert run.out == ""
    assert said in run.err
    assert kpis.read_text(encoding="utf-8") == KPIS


def test_a_metric_is_added_and_the_first_one_makes_the_file(okr, workspace):
    words = ["Uptime of the site", "--id", "uptime", "--at-least", "99.5", "--unit", "%", "--every", "30"]
    assert "+  - id: uptime\n" in okr("kpi", "add", *words, "--dry-run").out
    path = workspace / "kpis.yaml"
    assert not path.exists()
    assert okr("kpi", "add", *words).code == 0
    assert okr("kpi", "add", "Churn, per month", "--owner", "bob").code == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[2:] == [
        "kpis:",
        "  - id: uptime",
        "    kpi: Uptime of the site",
        "    at_least: 99.5",
        '    unit: "%"',
        "    every: 30",
        "  - id: churn-month",
        "    kpi: Churn, per month",
        "    owner: bob",
    ]
    assert okr("lint", "--select", "E").code == 0


def test_a_metric_out_of_range_becomes_a_key_result_linked_both_ways(okr, kpis, workspace):
    team = workspace / "2026-Q3" / "sales.yaml"
    before = team.read_text(encoding="utf-8")
    dry = okr("kpi", "promote", "payment", "--objective", "deals", "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert team.read_text(encoding="utf-8") == before
    assert okr("kpi", "promote", "payment", "--objective", "deals").code == 0
    added = """\
      - id: payment
        key_result: Days until customers pay
        owner: bob
        unit: "days"
        kpi: payment
        starts: 2026-08-17
        baseline: 51
        target: 45
        checkins:
          - {date: 2026-08-03, value: 51}
"""
    assert team.read_text(encoding="utf-8") == before + added
    reading = "      - {date: 2026-08-03, value: 51}\n"
    linked = KPIS.replace(reading, reading + "    promoted: 2026-Q3:sales/deals/payment\n")
    assert kpis.read_text(encoding="utf-8") == linked
    again = okr("kpi", "promote", "payment", "--objective", "deals")
    assert (again.code, "2026-Q3:sales/deals/payment already" in again.err) == (2, True)
    assert "okr kpi promote" not in okr("kpi").out
    assert "P101" not in okr("lint").out
    assert "sales/deals/payment" not in okr("due").out


def test_neither_file_is_changed_where_the_other_cannot_be(okr, kpis, workspace, monkeypatch):
    team = workspace / "2026-Q3" / "sales.yaml"
    before = team.read_text(encoding="utf-8")
    replace = write._take_place

    def fail(fresh, target):
        if target == kpis and kpis.read_text(encoding="utf-8") == KPIS:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(fresh, target)

    monkeypatch.setattr(write, "_take_place", fail)
    assert okr("kpi", "promote", "payment", "--objective", "deals").code != 0
    assert team.read_text(encoding="utf-8") == before


def test_a_broken_file_is_told_and_not_touched(okr, kpis):
    kpis.write_text("kpis: 3\n", encoding="utf-8")
    for words in (["list"], ["show", "bounce"], ["record", "bounce", "3"]):
        run = okr("kpi", *words)
        assert run.code != 0
    assert "kpis.yaml:1:7: " in okr("kpi", "list").err
    assert kpis.read_text(encoding="utf-8") == "kpis: 3\n"


def test_a_mistake_costs_what_it_stands_on(okr, kpis):
    kpis.write_text(KPIS.replace("at_most: 45", "at_most: many"), encoding="utf-8")
    for words in (["list"], ["show", "payment"]):
        run = okr("kpi", *words)
        assert run.code == 3
        assert "kpis.yaml:16:14: " in run.err
    assert okr("kpi", "record", "bounce", "3").code == 0
    assert "value: 3}" in kpis.read_text(encoding="utf-8")


def test_the_walk_asks_for_readings_after_the_key_results(terminal, kpis):
    session = terminal("checkin", "--owner", "bob")
    session.type("320", "7", "", "", "", "49", "Better")
    assert session.finish() == 0
    assert "1 health metric of bob" in session.said
    assert "1/1 payment ─" in session.said
    before, _, after = session.said.partition("Value [51 days]")
    assert "  ✗ out of range  51 days · healthy: max 45 days · a reading is owed since" in before
    assert "  → ✗ out of range  49 days · healthy: max 45 days\n" in after
    assert kpis.read_text(encoding="utf-8") == KPIS.replace(
        "value: 51}\n", "value: 51}\n      - {date: 2026-08-17, value: 49, note: Better}\n"
    )


def test_asking_for_one_or_for_all_that_are_owed(terminal, kpis):
    session = terminal("kpi", "record")
    session.type("s", "b", "50", "", "78", "b")
    assert session.finish() == 0
    assert "✓ 2 readings" in session.said
    lines = kpis.read_text(encoding="utf-8").splitlines()
    assert "      - {date: 2026-08-17, value: 50}" in lines
    assert lines[-1] == "      - {date: 2026-08-17, value: 78}"


def test_a_figure_is_entered_once(okr, kpis, workspace):
    team = workspace / "2026-Q3" / "sales.yaml"
    okr("kpi", "promote", "payment", "--objective", "deals")
    said = okr("checkin", "payment", "49", "--confidence", "6")
    assert "✓ Reading of payment  kpis.yaml\n" in said.err
    assert "      - {date: 2026-08-17, value: 49}\n    promoted" in kpis.read_text(encoding="utf-8")
    recorded = okr("kpi", "record", "payment", "48")
    assert "✓ Its key result sales/deals/payment has the value as well  2026-Q3/sales.yaml\n" in recorded.err
    lines = team.read_text(encoding="utf-8").splitlines()[-2:]
    assert lines == [
        "          - {date: 2026-08-17, value: 49, confidence: 6}",
        "          - {date: 2026-08-17, value: 48, auto: true}",
    ]
    before = team.read_text(encoding="utf-8")
    okr("kpi", "record", "payment", "47", "--date", "2026-06-01")  # before the cycle's key result, and in no order
    okr("checkin", "payment", "48")  # is there: the metric has it
    assert kpis.read_text(encoding="utf-8").count("value: 48") == 1
    assert "2026-06-01" not in team.read_text(encoding="utf-8")
    assert team.read_text(encoding="utf-8").startswith(before)


def test_what_is_dropped_or_closed_gets_no_reading(okr, kpis, workspace):
    team = workspace / "2026-Q3" / "sales.yaml"
    okr("kpi", "promote", "payment", "--objective", "deals")
    okr("drop", "sales/deals/payment", "--why", "Enough")
    before = team.read_text(encoding="utf-8")
    assert okr("kpi", "record", "payment", "48").code == 0
    cycle = workspace / "2026-Q3/cycle.yaml"
    cycle.write_text(cycle.read_text() + "closed: 2026-08-10\n")
    assert okr("kpi", "record", "payment", "47").code == 0
    assert team.read_text(encoding="utf-8") == before
    assert kpis.read_text(encoding="utf-8").count("2026-08-17") == 2


def test_a_metric_names_its_key_result_by_its_new_address(okr, kpis, workspace):
    okr("kpi", "promote", "payment", "--objective", "deals")
    assert "✓ 1 link followed  kpis.yaml" in okr("rename", "sales/deals/payment", "delay").err
    assert "promoted: 2026-Q3:sales/deals/delay\n" in kpis.read_text(encoding="utf-8")
    assert okr("move", "sales/deals", "--to", "marketing").code == 0
    assert "promoted: 2026-Q3:marketing/deals/delay\n" in kpis.read_text(encoding="utf-8")
    assert okr("checkin", "delay", "49").code == 0
    assert "date: 2026-08-17, value: 49" in kpis.read_text(encoding="utf-8")


def test_a_broken_file_of_metrics_keeps_nobody_from_checking_in(okr, kpis, workspace):
    okr("kpi", "promote", "payment", "--objective", "deals")
    kpis.write_text("kpis: [\n", encoding="utf-8")
    assert okr("checkin", "payment", "49").code in (0, 3)
    assert "value: 49" in (workspace / "2026-Q3" / "sales.yaml").read_text(encoding="utf-8")


def test_a_team_that_there_is_not_watches_nothing(okr, kpis):
    run = okr("kpi", "add", "Uptime", "--at-least", "99", "--team", "markting")
    assert (run.code, "marketing" in run.err) == (4, True)
    assert "uptime" not in kpis.read_text(encoding="utf-8")


def test_a_reading_reaches_every_key_result_of_its_metric_that_still_runs(okr, kpis, workspace):
    okr("kpi", "promote", "payment", "--objective", "deals")
    okr("kpi", "promote", "payment", "--objective", "reference", "--force")
    okr("kpi", "promote", "payment", "--objective", "deals", "--id", "again", "--force")
    assert okr("kpi", "record", "payment", "48").code == 0
    for team, count in (("sales", 2), ("marketing", 1)):
        text = (workspace / "2026-Q3" / f"{team}.yaml").read_text(encoding="utf-8")
        assert text.count("{date: 2026-08-17, value: 48, auto: true}") == count
    assert okr("lint", "--select", "E").code == 0


def test_a_key_result_of_a_cycle_that_closed_silences_no_metric(okr, kpis, workspace, monkeypatch):
    okr("kpi", "promote", "payment", "--objective", "deals")
    cycle = workspace / "2026-Q3/cycle.yaml"
    cycle.write_text(cycle.read_text(encoding="utf-8") + "closed: 2026-10-02\n", encoding="utf-8")
    monkeypatch.setenv("OKR_TODAY", "2026-10-01")
    assert "Next: okr kpi  " in okr("kpi", "record", "payment", "50").err
    assert "now a key result: 2026-Q3:sales/deals/payment" in okr("digest").out
    monkeypatch.setenv("OKR_TODAY", "2026-10-12")
    assert okr("new-cycle", "2026-Q4", "--team", "sales").code == 0
    assert okr("add", "objective", "Customers pay in time", "--team", "sales", "--id", "paid").code == 0
    assert "Next: okr kpi promote payment  " in okr("kpi", "record", "payment", "52").err
    assert "okr kpi promote payment makes it a key result" in okr("kpi").out
    assert "2026-Q3" not in okr("kpi", "show", "payment").out
    assert "P101" in okr("lint").out
    told = okr("digest").out
    assert ("Days until customers pay" in told, "now a key result" in told) == (True, False)
    assert okr("kpi", "promote", "payment", "--objective", "paid").code == 0
    assert kpis.read_text(encoding="utf-8").count("promoted: 2026-Q4:sales/paid/payment\n") == 1
    assert "promoted: 2026-Q3" not in kpis.read_text(encoding="utf-8")
    assert "now a key result: 2026-Q4:sales/paid/payment" in okr("digest").out
    assert "P101" not in okr("lint").out
    assert okr("kpi", "promote", "payment", "--objective", "paid").code == 2


def test_a_key_result_of_a_cycle_that_is_gone_silences_no_metric(okr, kpis):
    reading = "{date: 2026-08-03, value: 51}\n"
    kpis.write_text(KPIS.replace(reading, reading + "    promoted: 2025-Q1:sales/deals/payment\n"), encoding="utf-8")
    assert "okr kpi promote payment" in okr("kpi").out
    assert "P101" in okr("lint").out
    assert okr("kpi", "promote", "payment", "--objective", "deals").code == 0


def test_a_text_alone_is_believed_what_its_metrics_became():
    text = KPIS.replace(
        "{date: 2026-08-03, value: 51}\n", "{date: 2026-08-03, value: 51}\n    promoted: 2025-Q1:a/b/c\n"
    )
    codes = [[one.code for one in api.lint(each, name="kpis.yaml", at=date(2026, 8, 4))] for each in (KPIS, text)]
    assert ["P101" in one for one in codes] == [True, False]


def test_a_metric_is_added_by_the_verb_that_adds_everything(okr, workspace):
    assert okr("add", "kpi", "Bounce rate", "--at-most", "4").code == 0
    assert "at_most: 4" in (workspace / "kpis.yaml").read_text(encoding="utf-8")
