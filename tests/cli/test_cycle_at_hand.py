"""Which cycle a command is about where none is named: the same in every command, on the days around a change."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace

import pytest

from okrcli.cli import offers
from okrcli.cli.context import Session, Workspace
from okrcli.cli.edit import find_location
from okrcli.model import Settings

TEAM = """\
team: Growth
objectives:
  - id: reach
    objective: Become the place that people ask first
    key_results:
      - {id: leads, key_result: Leads, baseline: 1, target: 9}
"""
CYCLES = {
    "2026": ("2026-01-01", "2026-12-31", None),
    "2026-Q1": ("2026-01-01", "2026-03-31", "2026-04-03"),
    "2026-Q2": ("2026-04-01", "2026-06-30", None),
    "2026-Q3": ("2026-07-01", "2026-09-30", None),
}
DAYS = {
    "2026-03-31": "2026-Q1",
    "2026-04-01": "2026-Q2",
    "2026-04-06": "2026-Q2",
    "2026-06-30": "2026-Q2",
    "2026-07-01": "2026-Q3",
    "2026-07-06": "2026-Q3",
    "2026-09-30": "2026-Q3",
    "2026-10-01": "2026-Q3",  # ended, not closed, and no fourth quarter is there yet
    "2027-01-04": "2026",
}


@pytest.fixture
def workspace(folder):
    (folder / "okr.yaml").write_text("version: 1\n", encoding="utf-8")
    for cycle, (starts, ends, closed) in CYCLES.items():
        (folder / cycle).mkdir()
        days = f"starts: {starts}\nends: {ends}\n" + (f"closed: {closed}\n" if closed else "")
        (folder / cycle / "cycle.yaml").write_text(days, encoding="utf-8")
        (folder / cycle / "growth.yaml").write_text(TEAM, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("day", "cycle"), DAYS.items())
def test_every_command_is_about_the_same_cycle(okr, workspace, monkeypatch, day, cycle):
    monkeypatch.setenv("OKR_TODAY", day)
    assert json.loads(okr("status", "--json").out)["cycle"]["id"] == cycle
    assert json.loads(okr("show", "leads", "--json").out)["cycle"]["id"] == cycle
    assert okr("digest", "--format", "md").out.startswith(f"# Growth · {cycle} · ")
    assert json.loads(okr("digest", "--json").out)["cycles"][0]["cycle"]["id"] == cycle
    assert cycle in {one["address"].partition(":")[0] for one in json.loads(okr("tree", "--json").out)["objectives"]}
    written = [
        okr("checkin", "leads", "3", "--dry-run", "--force"),
        okr("add", "objective", "Be heard", "--dry-run", "--force"),
        okr("add", "key-result", "Clicks", "--baseline", "1", "--target", "2", "--dry-run", "--force"),
    ]
    assert [re.findall(r"^\+\+\+ b/(.*)/growth.yaml", run.out, re.MULTILINE) for run in written] == [[cycle]] * 3
    found = Workspace(Session(), workspace, Settings(), ())
    assert find_location(found, "leads", None).path.parent.name == cycle
    assert offers.chosen_cycle(workspace, SimpleNamespace(params={})) == cycle


@pytest.mark.parametrize("day", DAYS)
def test_at_a_day_is_as_on_that_day(okr, workspace, monkeypatch, day):
    for words in (["status", "--json"], ["digest", "--json"], ["tree", "--json"]):
        then = okr(*words, "--at", day).out
        monkeypatch.setenv("OKR_TODAY", day)
        assert okr(*words).out == then
        monkeypatch.delenv("OKR_TODAY")


def test_the_digest_of_the_new_quarter_names_the_one_that_is_not_closed(okr, workspace):
    note = okr("digest", "--at", "2026-07-06").out
    assert re.search(r"2026-Q2 · .*ended", note)
