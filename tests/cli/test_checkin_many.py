"""Many check-ins at once: from a file or standard input, all or none, and a machine's wake nothing that is stale."""

from __future__ import annotations

import io
import json
import re
import sys

import pytest
from okr_workspace import FILES, MARKETING, SALES, added

from okrcli.yaml import compose


@pytest.fixture
def piped(okr, monkeypatch):
    """Run a command line with something on its standard input."""

    def run(text, *words):
        data = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        return okr(*words)

    return run


def status_of(okr, address):
    rows = json.loads(okr("list", "--json").out)["key_results"]
    return next(one for one in rows if one["address"] == address)


@pytest.mark.parametrize("form", ["csv", "json", "one"])
def test_a_script_wakes_nothing_that_is_stale(okr, piped, workspace, monkeypatch, form):
    monkeypatch.setenv("OKR_TODAY", "2026-09-07")
    before = status_of(okr, "marketing/reference/leads")
    assert before["status"] == "stale"
    address = "marketing/reference/leads"
    if form == "one":
        run = okr("checkin", address, "480", "--auto")
    elif form == "csv":
        run = piped(f"address,value\n{address},480\n", "checkin", "-", "--auto")
    else:
        run = piped(json.dumps({"address": address, "value": 480}) + "\n", "checkin", "--from", "-", "--auto")
    assert run.code == 0, run.err
    assert added(workspace / MARKETING) == ["          - {date: 2026-09-07, value: 480, auto: true}"]
    after = status_of(okr, address)
    assert (after["status"], after["last_checkin"], after["due"]) == ("stale", before["last_checkin"], before["due"])
    assert after["days_overdue"] == before["days_overdue"] > 0
    assert (after["value"], after["score"] > before["score"]) == (480, True)


ROWS = """\
address;value;date;note;confidence;done;by
marketing/reference/leads;310;2026-08-12;"Two webinars, one fair";7;;
bounce;38,2;;;;;alice
site;;2026-08-13;;;beta launch;
won;24%;;;6;;
"""


def test_rows_of_many_files_are_recorded_in_one_go(okr, workspace):
    (workspace / "rows.csv").write_text("\ufeff" + ROWS.replace("\n", "\r\n"), encoding="utf-8")
    run = okr("checkin", "--from", "rows.csv")
    assert run == (
        0,
        "",
        "✓ 3 check-ins  2026-Q3/marketing.yaml\n"
        "✓ 1 check-in  2026-Q3/sales.yaml\n"
        "Next: okr status  where it stands now\n",
    )
    assert added(workspace / MARKETING) == [
        '          - {date: 2026-08-12, value: 310, confidence: 7, note: "Two webinars, one fair"}',
        "          - {date: 2026-08-17, value: 38.2}",
        "          - {date: 2026-08-13, done: [beta, launch]}",
    ]
    assert added(workspace / SALES) == ["        checkins:", "          - {date: 2026-08-17, value: 24, confidence: 6}"]
    again = okr("checkin", "--from", "rows.csv")
    assert again == (0, "", "4 rows say what is there already.\n")
    assert len(added(workspace / MARKETING)) == 3


def test_lines_of_json_and_what_was_recorded_as_json(okr, piped, workspace):
    lines = [
        {"address": "leads", "value": 310, "next": ["Call Ana", "Ask Legal"], "by": "Alice Martin"},
        {"address": "site", "done": ["beta"], "date": "2026-08-12", "confidence": 8},
        {"address": "leads", "value": 310, "next": ["Call Ana", "Ask Legal"], "by": "alice"},
    ]
    text = "\n\n".join(map(json.dumps, lines))
    run = piped(text, "checkin", "-", "--json")
    assert run.code == 0, run.err
    said = json.loads(run.out)
    told = [{key: value for key, value in one.items() if value not in (None, [], False)} for one in said["recorded"]]
    assert told == [
        {
            "row": 1,
            "cycle": "2026-Q3",
            "address": "marketing/reference/leads",
            "date": "2026-08-17",
            "value": 310,
            "by": "alice",
            "next": ["Call Ana", "Ask Legal"],
        },
        {
            "row": 3,
            "cycle": "2026-Q3",
            "address": "marketing/reference/site",
            "date": "2026-08-12",
            "done": ["beta"],
            "confidence": 8,
        },
    ]
    assert said["there_already"] == [{"row": 5, "cycle": "2026-Q3", "address": "marketing/reference/leads"}]
    assert (said["schema_version"], said["dry_run"], said["files"]) == (1, False, ["2026-Q3/marketing.yaml"])
    assert piped(json.dumps(lines), "checkin", "-").err == "3 rows say what is there already.\n"  # a list of them too


BAD = """\
address,value,date,confidence,colour
leads,310,2026-08-12,,
leads,many,2026-08-12,,
nowhere,3,,,
leads,+=5,,,
leads,311,someday,11,
leads,,,,
,5,,,
site,311,,,
leads,312,,,red
"""


def test_one_bad_row_and_none_is_recorded_and_every_one_is_named(okr, workspace):
    (workspace / "rows.csv").write_text(BAD, encoding="utf-8")
    run = okr("checkin", "--from", "rows.csv")
    assert (run.code, run.out) == (3, "")
    for place in ("3: value: ", "4: address: ", "5: value: ", "6: date: ", "7: value: ", "8: address: ", "9: value: "):
        assert f"rows.csv:{place}" in run.err, run.err
    assert "rows.csv:10: colour: There is no column" in run.err
    assert "rows.csv:2:" not in run.err
    assert "8 of 9 rows cannot be recorded, so none was" in run.err
    assert added(workspace / MARKETING) == added(workspace / SALES) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "There is no row"),
        (b"\n \n", "There is no row"),
        (b"address,value\n", "There is no row"),
        (b"\xff\xfe\x00", "is no text in UTF-8"),
        (b"address,value\nleads,3\xe9\n", "is no text in UTF-8"),
        (b'address,value\nleads,"3\n', "a quote that does not end"),
        (b"address,value\nleads,3,4\n", "-:2 has more cells"),
        (b"address,address\nleads,3\n", "two columns"),
        (b"{oops\n", "-:1 is no JSON"),
        (b'{"address": "leads", "value": NaN}\n', "-:1 is no JSON"),
        (b'{"address": "leads", "value": 1e999}\n', "nothing"),
        (b'{"address": "leads", "value": true}\n', "-:1: value: "),
        (b'{"address": ["leads"], "value": 3}\n', "-:1: address: "),
        (b'{"address": "leads", "value": 3, "note": {"a": 1}}\n', "-:1: note: "),
        (b'{"address": "leads", "note": "\\u001b[31mred"}\n', "-:1: note: "),
        (b'["leads", 3]\n', "-:1 is no JSON"),
        (b"leads,310\nleads,311\n", "There is no column"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(okr, piped, workspace, data, said):
    run = piped(data, "checkin", "-")
    assert (said == "nothing" or said in run.err, "bug" in run.err) == (True, False), run.err
    assert added(workspace / MARKETING) == []


def test_a_dry_run_and_a_closed_cycle_write_nothing(okr, workspace):
    (workspace / "rows.csv").write_text(ROWS, encoding="utf-8")
    run = okr("checkin", "--from", "rows.csv", "--dry-run")
    assert (run.code, run.out.count("\n+    "), run.err) == (0, 5, "")
    assert json.loads(okr("checkin", "--from", "rows.csv", "-n", "--json").out)["dry_run"] is True
    cycle = workspace / "2026-Q3/cycle.yaml"
    cycle.write_text(cycle.read_text() + "closed: 2026-08-01\n")
    assert okr("checkin", "--from", "rows.csv").code == 2
    assert added(workspace / MARKETING) == added(workspace / SALES) == []


def test_rows_of_one_key_result_need_no_address(okr, piped, workspace):
    run = piped("date,value\n2026-08-11,301\n2026-08-12,302\n", "checkin", "leads", "--from", "-", "--auto")
    assert run.code == 0, run.err
    assert added(workspace / MARKETING) == [
        "          - {date: 2026-08-11, value: 301, auto: true}",
        "          - {date: 2026-08-12, value: 302, auto: true}",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("checkin", "-", "--note", "Well"), "`note`"),
        (("checkin", "-", "--confidence", "7"), "`confidence`"),
        (("checkin", "-", "--amend"), "--amend"),
        (("checkin", "leads", "310", "--auto", "--confidence", "7"), "confidence"),
        (("checkin", "site", "--auto", "--done", "beta"), "done"),
        (("checkin", "-", "--owner", "bob"), "--owner"),
    ],
)
def test_what_does_not_go_together(okr, piped, workspace, words, said):
    run = piped("address,value\nleads,310\n", *words)
    assert (run.code in (2, 3), said in run.err) == (True, True), run.err
    assert added(workspace / MARKETING) == []


def test_a_machine_has_no_word(okr, piped, workspace):
    run = piped("address,value,confidence,status,done\nleads,310,7,on_track,\nsite,,,,beta\n", "checkin", "-", "--auto")
    assert run.code == 3
    assert ("-:2: confidence: " in run.err, "-:2: status: " in run.err, "-:3: done: " in run.err) == (True, True, True)


def test_what_came_at_once_is_one_commit(repo, piped):
    run = piped("address,value\nleads,310\nwon,24\n", "checkin", "-", "--commit")
    assert run.code == 0, run.err
    assert sorted(repo.changed()) == sorted([MARKETING, SALES])
    assert repo.status() == ""


def test_the_same_twice_is_once_whoever_says_it(okr, piped, workspace):
    text = "address,value,date\nleads,300,2026-08-10\nleads,230,2026-07-27\n"
    assert piped(text, "checkin", "-", "--auto").err == "2 rows say what is there already.\n"
    piped("address,value\nleads,310\n", "checkin", "-", "--auto")
    assert piped("address,value\nleads,310\n", "checkin", "-", "--auto").err == "1 row says what is there already.\n"
    assert piped("address,value\nleads,310\n", "checkin", "-", "--by", "bob").code == 0  # a word is more than a figure
    assert added(workspace / MARKETING) == [
        "          - {date: 2026-08-17, value: 310, auto: true}",
        "          - {date: 2026-08-17, value: 310}",
    ]


def test_a_reading_goes_with_each_row_of_what_a_metric_became(okr, piped, workspace):
    (workspace / "kpis.yaml").write_text("kpis:\n  - {id: uptime, kpi: Uptime}\n")
    file = workspace / SALES
    file.write_text(file.read_text() + "        kpi: uptime\n")
    run = piped("address,value,date\nwon,24,2026-08-10\nwon,25,2026-08-11\n", "checkin", "-", "--auto")
    assert run.code == 0, run.err
    text = (workspace / "kpis.yaml").read_text()
    assert ("date: 2026-08-10, value: 24" in text, "date: 2026-08-11, value: 25" in text) == (True, True)
    assert FILES[SALES] in file.read_text()


def test_hundreds_of_rows_take_a_moment(okr, piped, workspace):
    rows = "".join(f"leads,{value},2026-08-{1 + value % 16:02}\n" for value in range(310, 510))
    run = piped("address,value,date\n" + rows, "checkin", "-", "--auto")
    assert run.code == 0, run.err
    assert len(added(workspace / MARKETING)) == 200
    assert okr("lint", "--select", "E").code == 0


KPIS = "kpis:\n  - id: trials\n    kpi: Trials\n    at_least: 8\n    readings:\n      - {date: 2026-08-01, value: 9}\n"
SAID = FILES[MARKETING].partition("checkins:\n")[2].partition("      - id: bounce")[0]
SHAPES = {
    "lines": ("- id: leads", "- id: leads"),
    "a metric": ("- id: leads", "- id: leads\n        kpi: trials"),
    "brackets": (f"checkins:\n{SAID}", "checkins: [{date: 2026-08-10, value: 1}]\n"),
    "none yet": (f"        checkins:\n{SAID}", ""),
    "a mistake beside them": ("value: 230", "value: many"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_hundreds_of_rows_about_one_key_result_are_read_and_written_at_once(okr, workspace, monkeypatch, shape):
    path = workspace / MARKETING
    path.write_text(FILES[MARKETING].replace(*SHAPES[shape], 1), encoding="utf-8")
    (workspace / "kpis.yaml").write_text(KPIS, encoding="utf-8")
    rows = [(f"2026-{7 + number % 2:02}-{1 + number * 7 % 17:02}", 1000 + number) for number in range(300)]
    lines = "".join(f"marketing/reference/leads,{value},{day}\n" for day, value in rows)
    (workspace / "rows.csv").write_text(f"address,value,date\n{lines}", encoding="utf-8")
    read = []
    read_text = compose.read_text
    monkeypatch.setattr(compose, "read_text", lambda *given: read.append(given) or read_text(*given))
    run = okr("checkin", "--from", "rows.csv")
    assert run.code == 0, run.err
    assert len(read) < 40
    for name in (path, *([workspace / "kpis.yaml"] if shape == "a metric" else [])):
        text = name.read_text(encoding="utf-8").partition("- id: bounce")[0]
        there = re.findall(r"date: (2026-\d\d-\d\d), value: (\w+)", text)
        assert [day for day, _value in there] == sorted(day for day, _value in there)
        assert [(day, int(value)) for day, value in there if value.startswith("1") and len(value) == 4] == sorted(rows)
