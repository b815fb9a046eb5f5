"""`okr show`: what has a page, and what its JSON says of it."""

from __future__ import annotations

import json
from pathlib import Path


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
