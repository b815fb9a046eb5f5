"""`okr show`: what has a page, and what its JSON says of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from okrcli.render.layout import hyperlink


def test_show_names_what_has_a_page(okr, workspace):
    assert okr("show", "leads").out.startswith("2026-Q3:marketing/reference/leads ")
    assert json.loads(okr("show", "reference", "--json").out)["schema_version"] == 1
    assert okr("show", "sales") == (
        4,
        "",
        "okr: sales is a team, and this shows an objective or a key result\n     `okr status sales` shows the team.\n",
    )


def test_the_chance_of_an_objective_is_the_same_on_the_page_and_in_json(okr, monkeypatch):
    monkeypatch.setenv("OKR_TODAY", "2026-08-31")
    monkeypatch.chdir(Path(__file__).resolve().parents[2] / "examples" / "acme")
    chance = json.loads(okr("show", "marketing/reference", "--json").out)["probability"]
    assert f"forecast    {chance:.0%} chance of reaching the goal" in okr("show", "marketing/reference").out


_OWN = """\
team: Data
objectives:
  - id: figures
    objective: Figures that everybody trusts
    links: [https://example.org/why]
    tags: [trust]
    key_results:
      - id: uptime
        key_result: Days on which the figures are there
        at_least: 99
        source_of_truth: https://metabase.example/q/1
        tags: [growth, web]
        links:
          - {title: The dashboard, url: "https://dash.example/é?a=1;2"}
          - mailto:data@acme.example
        x-jira: OKR-12
        x-more: {sizes: [1, 2]}
        checkins:
          - {date: 2026-07-06, value: 99.5}
          - {date: 2026-07-13, value: 97}
          - {date: 2026-08-10, value: 96, confidence: 3}
      - id: trust
        key_result: Something that nobody can measure yet
        starts: 2026-08-03
        checkins: [{date: 2026-08-10, note: We look for a figure}]
      - id: talks
        key_result: Talks given
        target: 12
        unit: talks
        checkins: [{date: 2026-07-20, value: 2}, {date: 2026-08-17, value: 7.4}]
"""


def _with_data(workspace):
    (workspace / "2026-Q3" / "data.yaml").write_text(_OWN, encoding="utf-8")


def test_what_a_team_added_of_its_own_accord(okr, workspace):
    _with_data(workspace)
    page = okr("show", "uptime").out
    assert "source      https://metabase.example/q/1\ntags        growth, web\n" in page
    assert "links       The dashboard  https://dash.example/é?a=1;2\n            mailto:data@acme.example\n" in page
    assert "x-jira      OKR-12\nx-more      sizes: 1, 2\n" in page
    assert "links       https://example.org/why\n" in okr("show", "figures").out


def test_a_range_says_since_when_it_is_broken_and_what_is_still_to_be_had(okr, workspace):
    _with_data(workspace)
    best = json.loads(okr("show", "uptime", "--json").out)["key_result"]["best"]
    said = f"outside since 13 Jul, at best {best:.2f}"
    assert f"range       {said}\n" in okr("show", "uptime").out
    assert said in okr("status").out


def test_expectation_tells_from_which_day_it_counts(okr, workspace):
    _with_data(workspace)
    page = okr("show", "talks").out
    assert "measure   from 2, the first value, to 12 talks\n" in page
    assert ", from the first value on 20 Jul" in page
    assert "window   3 Aug – 30 Sep 2026\n" in okr("show", "trust").out
    assert "a week to reach the goal in time" in page and "talks a week" not in page


def test_a_draft_needs_a_measure(okr, workspace):
    _with_data(workspace)
    assert "Something that nobody can measure yet [trust] (needs a measure)" in okr("status", "--full").out


def test_links_are_a_terminals_alone_and_carry_nothing_else(terminal, workspace, monkeypatch, okr):
    _with_data(workspace)
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "xterm")
    shown = terminal("--no-pager", "show", "uptime", columns=100)
    assert shown.finish() == 0
    targets = re.findall(r"\x1b]8;id=\d+;([^\x1b]*)\x1b\\", shown.said)
    assert targets == [
        "https://metabase.example/q/1",
        "https://dash.example/%C3%A9?a=1;2",
        "mailto:data@acme.example",
    ]
    assert shown.said.count("\x1b]8;;\x1b\\") == len(targets)
    assert "\x1b]8" not in okr("--color", "always", "show", "uptime").out


def test_only_web_and_mail_addresses_become_links():
    for url in ("javascript:alert(1)", "file:///etc/passwd", "ftp://example.org", "Billing"):
        assert not hyperlink(url).spans
    [span] = hyperlink("https://example.org/\x1b]8;;evil\x07 b").spans
    assert str(span.style) == "link https://example.org/%1B]8;;evil%07%20b"


def test_a_grade_stands_beside_what_was_computed(okr, workspace):
    path = workspace / "2026-Q3" / "sales.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("        checkins: [{date: 2026-08-10, value: 24.3}]\n")
        file.write("        retrospective: {score: 0.43, graded: 0.5, why: Hard}\n")
    assert "at closing  graded 0.50, computed 0.43: Hard\n" in okr("show", "won").out
    (workspace / "2026-Q3" / "cycle.yaml").write_text("starts: 2026-07-01\nends: 2026-08-10\nclosed: 2026-08-15\n")
    assert "Share of deals won [won] (graded 0.50, computed 0.43)" in okr("status", "--cycle", "2026-Q3", "--full").out
    assert "at closing" not in okr("show", "won", "--at", "2026-08-14").out
