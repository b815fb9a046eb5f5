"""Screens from 40 columns on, of the example with its long addresses and titles: nothing torn, nothing lost."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from okrcli.render.layout import width_of

WIDTHS = (40, 50, 60, 72, 80, 100, 120, 200)


@pytest.fixture
def example(folder, okr):
    assert okr("init", "--example", ".").code == 0
    return folder


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("words", ["status", "due", "tree", "history", "kpi", "digest --format text", "show leads"])
def test_no_line_is_wider_than_the_screen(okr, example, monkeypatch, width, words):
    monkeypatch.setenv("COLUMNS", str(width))
    run = okr(*words.split())
    assert [line for line in run.out.splitlines() if width_of(line) > width] == []


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_no_address_of_what_is_due_is_torn(okr, example, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    addresses = [one["address"] for one in json.loads(okr("due", "--json").out)["due"]]
    screen = okr("due").out
    assert addresses
    assert [one for one in addresses if one not in screen] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_objective_in_the_tree_has_its_title_or_an_ellipsis(okr, example, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    screen = okr("tree").out
    assert width < 60 or re.findall(r"[a-z]+/[a-z-]+ {3,}\d", screen) == []
    titles = {one["objective"] for one in json.loads(okr("tree", "--json").out)["objectives"]}
    assert [title for title in titles if title[:6] not in screen] == []


def test_the_ranges_of_confidence_are_whole_at_60_columns(okr, example, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    screen = okr("history").out
    assert all(one in screen for one in ("0 to 2", "3 to 4", "5 to 6", "7 to 8", "9 to 10"))


def test_a_value_is_whole_where_the_arrow_is_drawn_by_two_signs(workspace):
    environment = {
        **os.environ,
        "PYTHONIOENCODING": "ascii",
        "COLUMNS": "160",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    words = [sys.executable, "-m", "okrcli", "status"]
    run = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    assert "300 -> 500 leads" in run.stdout


def test_a_file_that_could_not_be_read_is_not_said_to_hold_nothing(okr, workspace):
    (workspace / "2026-Q3/sales.yaml").write_text("team: Sales\nobjectives: 3\n", encoding="utf-8")
    run = okr("status", "sales")
    assert run.code in (3, 4)
    assert "No objectives here yet." not in run.out
    (workspace / "2026-Q3/marketing.yaml").write_text("team: Marketing\nobjectives: 3\n", encoding="utf-8")
    run = okr("status")
    assert run.code == 3
    assert "No objectives here yet." not in run.out
    assert "it could not be read: 2026-Q3/marketing.yaml, 2026-Q3/sales.yaml" in " ".join(run.out.split())
