"""`okr export`: everything in tables and documents that other programs read, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from datetime import date

import pytest

from okrcli.cli.export import FORMATS, WHAT
from okrcli.interchange.csv_lines import csv_line, guard, unguard
from okrcli.interchange.tables import TABLES


def rows(run):
    assert run.code == 0, run.err
    return list(csv.DictReader(io.StringIO(run.out, newline="")))


def sheets(path):
    """The texts of the parts of a spreadsheet that hold its cells."""
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")}


def test_a_row_a_key_result(okr, workspace):
    found = rows(okr("export"))
    assert [one["address"] for one in found] == [
        "2026-Q3:marketing/reference/leads",
        "2026-Q3:marketing/reference/bounce",
        "2026-Q3:marketing/reference/site",
        "2026-Q3:sales/deals/won",
    ]
    leads, bounce, site, won = found
    assert (leads["baseline"], leads["target"], leads["unit"], leads["value"]) == ("120", "500", "leads", "300")
    assert (leads["last_checkin"], leads["cycle_starts"], leads["kind"]) == ("2026-08-10", "2026-07-01", "metric")
    assert (bounce["at_most"], bounce["value"]) == ("40", "38.5")
    assert site["milestones"] == "draft: Draft approved\nbeta: Beta online\nlaunch: Open to all"
    assert (won["objective_type"], won["weight"], won["owner"]) == ("committed", "1", "alice")
    assert won["value"] == "20"
    (listed,) = (one for one in json.loads(okr("list", "--json").out)["key_results"] if one["id"] == "leads")
    for name in ("score", "expected", "pace", "goal", "status", "confidence", "due"):
        assert leads[name] == str(listed[name])


def test_a_row_a_check_in_or_a_reading(okr, workspace):
    (workspace / "kpis.yaml").write_text(
        "kpis:\n  - id: churn\n    kpi: Churn\n    at_most: 2\n    readings:\n      - {date: 2026-08-01, value: 1.5}\n"
        "  - {id: up, kpi: Uptime, x-board: 7}\n",
        encoding="utf-8",
    )
    found = rows(okr("export", "--what", "checkins"))
    assert [(one["key_result_id"], one["date"], one["value"]) for one in found] == [
        ("leads", "2026-07-27", "230"),
        ("leads", "2026-08-10", "300"),
        ("bounce", "2026-08-10", "38.5"),
        ("site", "2026-08-10", ""),
    ]
    assert found[0]["blockers"] == "Legal is slow" and found[3]["done"] == "draft"
    readings = rows(okr("export", "--what", "kpis"))
    assert [(one["kpi_id"], one["date"], one["value"], one["x-board"]) for one in readings] == [
        ("churn", "2026-08-01", "1.5", ""),
        ("up", "", "", "7"),
    ]


def test_the_filters_are_those_of_status(okr, workspace):
    assert {one["team"] for one in rows(okr("export", "--team", "sales"))} == {"sales"}
    assert [one["key_result_id"] for one in rows(okr("export", "--owner", "bob"))] == ["leads"]
    assert {one["status"] for one in rows(okr("export", "--status", "stale"))} == {"stale"}
    document = json.loads(okr("export", "--json", "--owner", "bob").out)
    (team,) = document["cycles"][0]["teams"]
    assert [one["id"] for one in team["objectives"][0]["key_results"]] == ["leads"]
    okr("new-cycle", "Q4")
    assert {one["cycle"] for one in rows(okr("export", "--all-cycles", "--team", "sales"))} == {"2026-Q3"}
    assert okr("export", "--team", "nobody").code == 4
    assert okr("export", "--cycle", "2026-Q3", "--all-cycles").code == 2


def test_all_cycles_are_those_that_are_planned_too_and_an_empty_one_is_a_sheet_to_fill_in(okr, workspace):
    okr("new-cycle", "Q4", "--team", "marketing", "--team", "ops")
    found = rows(okr("export", "--cycle", "2026-Q4"))
    assert [(one["address"], one["team"], one["objective"]) for one in found] == [
        ("2026-Q4:marketing", "marketing", ""),
        ("2026-Q4:ops", "ops", ""),
    ]
    assert "2026-Q4:ops" not in okr("export").out
    assert "2026-Q4:ops" in okr("export", "--all-cycles").out
    okr("add", "objective", "Sleep at night", "--team", "ops", "--cycle", "2026-Q4", "--no-input")
    assert "Sleep at night" in okr("export", "--cycle", "2026-Q4").out


@pytest.mark.parametrize("text", ["=1+1", "+33 1", "-5 %", "@SUM(A1)", "\tx", "\rx", "'=x", "''=x"])
def test_what_a_spreadsheet_would_run_is_quoted(text):
    assert guard(text) == "'" + text
    assert unguard(guard(text)) == text
    assert csv_line([text], raw=True).strip('"\r\n') == text.strip("\r")


@pytest.mark.parametrize("text", ["a=b", "'Tis so", "", "1-2", "’=x"])
def test_other_text_is_as_it_is(text):
    assert guard(text) == unguard(text) == text


def test_figures_stay_figures():
    assert csv_line([-5, -0.5, 1e15, None, True, date(2026, 7, 1)]) == "-5,-0.5,1000000000000000.0,,true,2026-07-01\r\n"


def test_a_formula_in_a_file_is_text(okr, workspace):
    path = workspace / "2026-Q3" / "sales.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Share of", '"=HYPERLINK(1)"  #'), encoding="utf-8")
    assert "'=HYPERLINK(1)" in okr("export").out
    assert "'=HYPERLINK(1)" in okr("list", "--format", "csv").out
    assert ",=HYPERLINK(1)" in okr("export", "--raw").out
    assert okr("export", "--output", "all.xlsx").code == 0
    parts = sheets(workspace / "all.xlsx")
    assert not any("<f>" in text for text in parts.values())
    assert "<t>=HYPERLINK(1)</t>" in parts["xl/sharedStrings.xml"]


def test_a_spreadsheet_has_a_sheet_each_and_typed_cells(okr, workspace):
    assert okr("export", "--output", "all.xlsx").code == 0
    parts = sheets(workspace / "all.xlsx")
    assert re.findall(r'sheet name="(.*?)"', parts["xl/workbook.xml"]) == [
        *("Key results", "Check-ins", "KPIs", "People", "Settings")
    ]
    first = parts["xl/worksheets/sheet1.xml"]
    assert '<pane ySplit="1"' in first and 'state="frozen"' in first
    assert "<v>120</v>" in first and "<v>38.5</v>" in first
    assert f"<v>{(date(2026, 8, 10) - date(1899, 12, 30)).days}</v>" in first
    assert okr("export", "--what", "kpis", "--output", "kpis.xlsx").code == 0
    assert re.findall(r'sheet name="(.*?)"', sheets(workspace / "kpis.xlsx")["xl/workbook.xml"]) == ["KPIs"]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_files_give_the_same_bytes(okr, workspace, kind):
    for name in ("one", "two"):
        assert okr("export", "--output", f"{name}.{kind}").code == 0
    assert (workspace / f"one.{kind}").read_bytes() == (workspace / f"two.{kind}").read_bytes()
    run = okr("export", "--output", f"one.{kind}")  # over the former one
    assert run.code == 0 and run.out == ""


def test_a_cell_that_is_too_long_is_cut_and_that_is_said(okr, workspace):
    path = workspace / "2026-Q3" / "sales.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"        source_of_truth: {'x' * 40_000}\n", encoding="utf-8")
    run = okr("export", "--output", "all.xlsx")
    assert run.code == 0 and "sales/deals/won: source_of_truth" in run.err and "32,767" in run.err
    assert "x" * 32_766 + "…" in sheets(workspace / "all.xlsx")["xl/sharedStrings.xml"]


def test_nothing_of_another_program_is_overwritten(okr, workspace):
    for name in ("mine.csv", "mine.json", "mine.xlsx"):
        (workspace / name).write_bytes(b"mine\n")
        run = okr("export", "--output", name)
        assert run.code == 2 and "not an export" in run.err and "--force" in run.err
        assert (workspace / name).read_bytes() == b"mine\n"
        assert okr("export", "--output", name, "--force").code == 0
    before = (workspace / "okr.yaml").read_bytes()
    assert okr("export", "--output", "okr.yaml", "--force").code == 2
    assert (workspace / "okr.yaml").read_bytes() == before
    assert okr("export", "--json", "--output", "all.csv").code == 2


def test_an_incomplete_export_is_told_and_replaces_no_file(okr, workspace):
    assert okr("export", "--output", "all.json").code == 0
    before = (workspace / "all.json").read_bytes()
    (workspace / "2026-Q3" / "sales.yaml").write_text("team: [\n", encoding="utf-8")
    run = okr("export", "--output", "all.json")
    assert run.code == 3 and "sales.yaml" in run.err
    assert (workspace / "all.json").read_bytes() == before
    run = okr("export")
    assert run.code == 3 and "sales.yaml" in run.err and "marketing/reference/leads" in run.out


def test_without_the_library_a_line_says_what_to_install(okr, workspace, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "okrcli.interchange.spreadsheet", raising=False)
    run = okr("export", "--output", "all.xlsx")
    assert run.code == 2 and "pip install 'okrcli[xlsx]'" in run.err
    assert not (workspace / "all.xlsx").exists()


def test_the_names_of_the_tables_are_said_once():
    assert (*WHAT, "people", "settings") == TABLES


def test_a_sheet_that_was_filled_in_by_hand_comes_in(okr, workspace):
    okr("new-cycle", "Q4", "--team", "marketing")
    assert okr("export", "--cycle", "2026-Q4", "--output", "sheet.csv").code == 0
    text = (workspace / "sheet.csv").read_text(encoding="utf-8")
    names = next(csv.reader(io.StringIO(text)))
    filled = [
        {"team": "Marketing", "objective": "Be known", "objective_owner": "Ann Bell", "key_result": "Reach 500 readers",
         "baseline": "120", "target": "500", "unit": "readers", "value": "150", "confidence": "6"},
        {"key_result": "40 partners", "target": "40", "tags": "p1, emea"},
        {"team": "Field sales", "objective": "Be asked", "key_result": "Stay below 5 days", "at_most": "5"},
    ]  # fmt: skip
    lines = [csv_line(one.get(name) for name in names) for one in filled]
    (workspace / "sheet.csv").write_text(text + "".join(lines), encoding="utf-8", newline="")
    run = okr("import", "sheet.csv", "--no-input")
    assert run.code == 0, run.err
    teams = json.loads(okr("export", "--cycle", "2026-Q4", "--json").out)["cycles"][0]["teams"]
    assert [(one["id"], one["team"]) for one in teams] == [("field-sales", "Field sales"), ("marketing", "Marketing")]
    (asked,), (known,) = (one["objectives"] for one in teams)
    assert known["owner"] == "Ann Bell" and asked["key_results"][0]["at_most"] == 5
    readers, partners = known["key_results"]
    assert readers["checkins"] == [{"date": "2026-08-17", "value": 150, "confidence": 6}]
    assert (readers["key_result"], readers["id"]) == ("Reach 500 readers", "readers")
    assert partners["tags"] == ["p1", "emea"] and "checkins" not in partners
    assert "nothing was changed" in okr("import", "sheet.csv", "--no-input").err
    assert okr("import", "sheet.csv", "--no-input", "--as-of", "2026-08-18").code == 0


def test_a_column_that_was_added_is_kept_and_what_a_table_lacks_is_told(okr, workspace, tmp_path, monkeypatch):
    assert okr("export", "--output", str(tmp_path / "all.csv")).code == 0
    (names, *rest) = (tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "all.csv").write_text("\n".join([names + ",Next step", *(one + ",Ask Ana" for one in rest)]) + "\n")
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    (tmp_path / "other" / "okr.yaml").write_text("version: 1\n", encoding="utf-8")
    run = okr("import", str(tmp_path / "all.csv"), "--no-input")
    assert run.code == 0, run.err
    said = " ".join(run.out.split())
    assert "kept as x-next-step" in said and "Check-ins of 3 key results" in said
    (won,) = (one for one in json.loads(okr("list", "--json").out)["key_results"] if one["id"] == "won")
    shown = json.loads(okr("export", "--json").out)["cycles"][0]["teams"]
    assert won and {one["x-next-step"] for one in shown[1]["objectives"][0]["key_results"]} == {"Ask Ana"}


def test_a_row_of_no_cycle_is_asked_about(okr, workspace):
    (workspace / "sheet.csv").write_text(
        "objective_id,objective,key_result_id,key_result,target\n,Be known,,Readers,500\n", encoding="utf-8"
    )
    run = okr("import", "sheet.csv", "--no-input")
    assert run.code == 2 and "--cycle" in run.err
    assert okr("import", "sheet.csv", "--no-input", "--cycle", "Q3", "--team", "marketing").code == 0
    assert "marketing/known/readers" in okr("list", "--format", "tsv").out


def test_several_check_ins_of_one_day_all_come_into_what_is_there(okr, workspace, tmp_path, monkeypatch):
    path = workspace / "2026-Q3" / "sales.yaml"
    lines = (
        "        checkins:\n"
        + 2 * "          - {date: 2026-08-10, value: 24}\n"
        + "          - {date: 2026-08-10, note: A}\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")
    for what in ("key-results", "checkins"):
        assert okr("export", "--what", what, "--output", str(tmp_path / f"{what}.csv")).code == 0
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    (tmp_path / "other" / "okr.yaml").write_text("version: 1\n", encoding="utf-8")
    for _time in range(2):
        for what in ("key-results", "checkins"):
            assert okr("import", str(tmp_path / f"{what}.csv"), "--no-input").code == 0
    (won,) = json.loads(okr("export", "--team", "sales", "--json").out)["cycles"][0]["teams"][0]["objectives"][0][
        "key_results"
    ]
    assert won["checkins"] == [
        {"date": "2026-08-10", "value": 24},
        {"date": "2026-08-10", "value": 24},
        {"date": "2026-08-10", "note": "A"},
    ]
