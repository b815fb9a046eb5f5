"""Of which cycle and team an imported page is, from which day it counts, and what tables say of days and totals."""

from __future__ import annotations

import json

import pytest

TODAY = "2026-08-17"  # well inside of 2026-Q3
PAGE = """\
# Web team 2026-Q3

## Objective: Grow
- KR: Reach 500 visits
- KR: From 10 to 20 leads (currently 12)

## Objective: Please
- KR: NPS of 50
"""


def objectives(folder, cycle: str = "2026-Q3", team: str = "web") -> list[str]:
    return (folder / cycle / f"{team}.yaml").read_text(encoding="utf-8").split("  - id: ")


def test_nobody_owes_a_check_in_from_before_the_import(okr, folder, page):
    run = okr("import", page(PAGE), "--no-input")
    assert "what has no check-in yet counts from today on" in run.err
    text = (folder / "2026-Q3" / "web.yaml").read_text(encoding="utf-8")
    grow, please = text.split("  - id: please")
    visits, leads = grow.split("      - id: leads")
    assert f"starts: {TODAY}" in visits.partition("- id: visits")[2]
    assert "starts" not in visits.partition("- id: visits")[0]
    assert "starts" not in leads  # it has a check-in, and ran before
    assert f"    starts: {TODAY}\n    key_results:" in please
    assert json.loads(okr("due", "--json").out)["due"] == []


def test_the_same_page_on_another_day_changes_nothing(okr, folder, page, monkeypatch):
    okr("import", page(PAGE), "--no-input")
    monkeypatch.setenv("OKR_TODAY", "2026-08-31")
    run = okr("import", page(PAGE), "--no-input")
    assert "nothing was changed" in run.err
    assert "Different here" not in run.out
    assert "counts from today" not in run.err
    more = PAGE.replace("- KR: NPS of 50\n", "- KR: NPS of 50\n- KR: Answer in 4 h\n")
    okr("import", page(more), "--no-input")
    text = (folder / "2026-Q3" / "web.yaml").read_text(encoding="utf-8")
    assert "starts: 2026-08-31" in text.partition("- id: answer")[2]


@pytest.mark.parametrize("today", ["2026-07-02", "2026-10-05", "2026-06-20"])
def test_at_the_head_of_a_cycle_or_outside_of_it_the_cycle_says_from_when_it_counts(
    okr, folder, page, monkeypatch, today
):
    monkeypatch.setenv("OKR_TODAY", today)
    okr("import", page(PAGE), "--no-input")
    assert "starts" not in (folder / "2026-Q3" / "web.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("title", "said"), [("# Q1", None), ("# OKRs – T1", None), ("", "Q1"), ("", "t1")])
def test_a_quarter_without_a_year_is_one_that_is_there(folder, read, title, said):
    (folder / "2026-Q1").mkdir()
    (folder / "2026-Q1" / "cycle.yaml").write_text("starts: 2026-01-01\nends: 2026-03-31\n", encoding="utf-8")
    text = f"{title}\n\n## Objective: Grow\n- KR: Reach 500 visits\n"
    table = f"Objective,Key result,Quarter\nGrow,Visits,{said}\n"
    found = read(table, name="rows.csv") if said else read(text)
    assert found["cycle"] == {"id": "2026-Q1", "starts": "2026-01-01", "ends": "2026-03-31"}


def test_a_quarter_without_a_year_that_is_not_there_is_the_next(read):
    assert read("# Q1\n\n## Objective: Grow\n- KR: Reach 500 visits\n")["cycle"]["id"] == "2027-Q1"


@pytest.mark.parametrize(
    "title", ["Web team 2026-Q3", "Q3 2026 Web team", "Web team OKRs Q3 2026", "Équipe Web 2026 T3", "Team Web FY26"]
)
def test_a_cycle_beside_a_teams_name_is_no_part_of_it(read, title):
    said = read(f"# {title}\n\n## Objective: Grow\n- KR: Reach 500 visits\n", "--cycle", "2026-Q3")
    assert [one["team"] for one in said["objectives"]] == ["web"]


@pytest.mark.parametrize(
    "label", ["KR1 (30%):", "KR 1 (30 %) –", "**KR1** (30%):", "Key Result 1 (0.3):", "RC1 (30 %) :"]
)
def test_a_figure_beside_a_label_is_told_and_no_part_of_the_statement(read, label):
    said = read(f"# Web team 2026 Q3\n\n## Objective: Grow\n- {label} Reach 500 visits\n")
    assert [one["key_result"] for one in said["objectives"][0]["key_results"]] == ["Reach 500 visits"]
    assert [one["line"] for one in said["skipped"] if one["why"] == "label-figure"] == [4]


def test_a_figure_beside_a_header_of_a_key_result_is_told(read):
    rows = "Objective,KR1 (30%),KR2 (70%)\nGrow,Reach 500 visits,Have 20 leads\n"
    said = read(rows, "--cycle", "2026-Q3", name="rows.csv")
    assert [one["key_result"] for one in said["objectives"][0]["key_results"]] == ["Reach 500 visits", "Have 20 leads"]
    assert [one["text"] for one in said["skipped"] if one["why"] == "label-figure"] == ["30%", "70%"]


HEAD = "# Web team 2026 Q3\n\n## Objective: Grow\n- KR1: Reach 500 visits\n- KR2: Answer in 4 h\n\n"
BY_DAY = """\
| Date | KR #1 | KR #2 | Comment |
|---|---|---|---|
| 2026-07-10 | 12 | 8 h | Slow |
| 2026-08-10 | 30 | – |  |
"""
BY_KEY_RESULT = "|  | 2026-07-10 | 2026-08-10 |\n|---|---|---|\n| KR #1 | 12 | 30 |\n| KR #2 | 8 h | – |\n"


@pytest.mark.parametrize("head", [HEAD, HEAD.replace("KR1: ", "").replace("KR2: ", "")])
@pytest.mark.parametrize("table", [BY_DAY, BY_KEY_RESULT, BY_DAY.replace("KR #", "KR "), BY_DAY.replace("KR #", "RC")])
def test_columns_of_key_results_by_day_are_check_ins_of_those_above(read, head, table):
    said = read(head + table)
    first, second = said["objectives"][0]["key_results"]
    assert [(one["date"], one["value"]) for one in first["checkins"]] == [("2026-07-10", 12), ("2026-08-10", 30)]
    assert [(one["date"], one["value"]) for one in second["checkins"]] == [("2026-07-10", 8)]
    assert first["checkins"][0]["note"] == ("Slow" if "Slow" in table else None)
    assert second["checkins"][0]["note"] is None


def test_a_column_of_a_key_result_that_is_not_there_is_told(read):
    said = read(HEAD + BY_DAY.replace("KR #2", "KR #3"))
    assert [one["text"] for one in said["not_understood"]] == ["2026-07-10: 8 h"]


@pytest.mark.parametrize(
    ("total", "why"),
    [
        ("0.55", "total"),
        ("0.4", "total-differs"),
        ("0.6", "total"),
        ("1.1", "total"),
        ("0.9", "total-differs"),
        ("", "total"),
    ],
)
def test_a_total_that_disagrees_with_its_rows_is_said(read, total, why):
    rows = f"Objective,Key result,Score\nGrow,Visits,0.7\nGrow,Calls,0.4\nAverage,,{total}\n"
    said = read(rows, "--cycle", "2026-Q3", name="rows.csv")
    assert [one["why"] for one in said["skipped"] if one["line"] == 4] == [why]


def test_each_total_is_of_the_rows_since_the_last(read):
    rows = "Objective,Key result,Score\nA,One,0.2\nA,Two,0.4\nAverage,,0.3\nB,Three,0.8\nAverage,,0.8\n"
    said = read(rows, "--cycle", "2026-Q3", name="rows.csv")
    assert [one["why"] for one in said["skipped"]] == ["total", "total"]
