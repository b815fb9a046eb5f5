"""`okr list`: a line a key result, for people and for programs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from okrcli.render.layout import width_of


def lines(run):
    assert run.code == 0, run.err
    return [line.split("\t") for line in run.out.splitlines()]


def test_a_line_a_key_result_for_programs(okr, workspace):
    names, *rows = lines(okr("list", "--format", "tsv"))
    assert names[0] == "address"
    assert [row[0] for row in rows] == [
        "marketing/reference/leads",
        "marketing/reference/bounce",
        "marketing/reference/site",
        "sales/deals/won",
    ]
    assert {len(row) for row in rows} == {len(names)}
    read = list(csv.DictReader(io.StringIO(okr("list", "--format", "csv").out, newline="")))
    document = json.loads(okr("list", "--json").out)
    assert document["schema_version"] == 1
    for one, other in zip(read, document["key_results"], strict=True):
        assert other.pop("tags") == [] and one.pop("tags") == ""
        assert one == {key: "" if value is None else str(value) for key, value in other.items()}


def test_it_says_what_status_says(okr, workspace):
    listed = {one["address"]: one for one in json.loads(okr("list", "--json").out)["key_results"]}
    for team in json.loads(okr("status", "--json").out)["teams"]:
        for objective in team["objectives"]:
            for one in objective["key_results"]:
                mine = listed.pop(one["address"])
                assert {key: mine[key] for key in one.keys() & mine.keys()} == {
                    key: one[key] for key in one.keys() & mine.keys()
                }
    assert not listed


def test_columns_sorting_and_filters(okr, workspace):
    words = ["list", "--format", "tsv", "--columns", "id,score"]
    scores = [float(row[1]) for row in lines(okr(*words, "--sort", "score"))[1:] if row[1]]
    assert scores == sorted(scores)
    assert [float(row[1]) for row in lines(okr(*words, "--sort=-score"))[1:] if row[1]] == scores[::-1]
    assert lines(okr(*words, "--owner", "bob"))[1:] == [["leads", lines(okr(*words))[1][1]]]
    assert len(lines(okr(*words, "--team", "sales", "--team", "marketing"))) == 5
    assert lines(okr(*words, "--status", "stale"))[1:] != []
    assert lines(okr("list", "--format", "TSV", "--columns", "Key-Result, ID"))[0] == ["key_result", "id"]
    words = ["list", "--format", "tsv", "--columns", "team,id"]
    assert [row[1] for row in lines(okr(*words, "--sort=-team,id"))[1:]] == ["won", "bounce", "leads", "site"]
    worst = [row[0] for row in lines(okr("list", "--format", "tsv", "--columns", "status", "--sort=-status"))[1:]]
    assert worst[0] in ("off_track", "stale") and worst[-1] == "on_track"
    assert okr("list", "--sort", "").code == okr("list", "--columns", "").code == 0
    wrong = okr("list", "--columns", "address,colour")
    assert wrong.code == 2 and "“colour”" in wrong.err and "days_overdue" in wrong.err
    assert "Did you mean address?" in okr("list", "--columns", "adress").err
    assert "Did you mean pace?" in okr("list", "--sort=-pase").err
    assert "Did you mean off track?" in okr("list", "--status", "of_track").err
    assert okr("list", "--sort", "colour").code == 2
    assert okr("list", "--all-cycles", "--cycle", "2026-Q3").code == 2
    assert okr("list", "--team", "nobody").code == 4


def test_cycles_that_are_over_are_named(okr, workspace, monkeypatch):
    okr("new-cycle", "Q4")
    (workspace / "2026-Q4" / "ops.yaml").write_text(
        "team: Ops\nobjectives:\n  - id: calm\n    objective: Sleep at night\n    key_results:\n"
        "      - {id: pages, key_result: Fewer calls, baseline: 20, target: 5}\n",
        encoding="utf-8",
    )
    (workspace / "2026-Q3" / "cycle.yaml").write_text(
        "starts: 2026-07-01\nends: 2026-09-30\nclosed: 2026-10-02\n", encoding="utf-8"
    )
    monkeypatch.setenv("OKR_TODAY", "2026-10-05")
    assert "leads" not in okr("list").out
    every = okr("list", "--all-cycles", "--format", "tsv", "--columns", "address").out
    assert "2026-Q3:marketing/reference/leads\n" in every and "2026-Q4:ops/calm/pages\n" in every


def test_what_files_say_stays_on_its_line(okr, workspace):
    path = workspace / "2026-Q3" / "sales.yaml"
    said = path.read_text(encoding="utf-8").replace("Share of deals won", r'"[red]a\tb\nc"')
    path.write_text(said, encoding="utf-8")
    for form in ("tsv", "table"):
        run = okr("list", "--format", form)
        assert len(run.out.splitlines()) == 5
        assert "[red]a" in run.out


@pytest.mark.parametrize("width", [36, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_nor_broken(okr, workspace, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    shown = okr("list").out.splitlines()
    assert len(shown) == 5
    assert all(width_of(line) <= width for line in shown)
