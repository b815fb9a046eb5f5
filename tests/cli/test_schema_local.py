"""`okr schema --local`: what there is here is offered where the files' first line points, and Git keeps none of it."""

from __future__ import annotations

import json
import re

import pytest
from okr_repository import git

from okrcli.workspace.schemas import schema_texts

TEAM = ".okr/team.schema.json"


def offered(text: str, key: str) -> set[str]:
    """What the schema offers for a key, wherever it may stand."""
    found: set[str] = set()

    def look(part, name=None):
        if isinstance(part, dict):
            found.update(part.get("examples", ()) if name == key else ())
            for below, one in part.items():
                look(one, name if below == "items" else below)

    look(json.loads(text))
    return found


def test_it_offers_who_and_what_there_is(okr, workspace):
    (workspace / "kpis.yaml").write_text("kpis:\n  - {id: nps, kpi: NPS, at_least: 40, owner: zoe}\n", encoding="utf-8")
    (workspace / "2026-Q2").mkdir()
    (workspace / "2026-Q2" / "cycle.yaml").write_text(
        "starts: 2026-04-01\nends: 2026-06-30\nclosed: 2026-07-02\n", encoding="utf-8"
    )
    (workspace / "2026-Q2" / "old.yaml").write_text(
        "team: Old\nobjectives: [{id: a, objective: A}]\n", encoding="utf-8"
    )
    assert okr("schema", "--local").code == 0
    text = (workspace / TEAM).read_text(encoding="utf-8")
    assert {"alice", "bob", "zoe"} <= offered(text, "owner") == offered(text, "lead") == offered(text, "by")
    links = offered(text, "supports")
    assert {"marketing/reference", "marketing/reference/leads", "2026-Q3:marketing/reference/leads"} <= links
    assert not any("old" in one for one in links)
    assert offered(text, "kpi") == {"nps"}
    assert okr("schema", "--local", "--print", "team").out == text
    assert okr("schema", "--local").err == "The schemas are up to date.\n"


def test_without_the_lines_that_offer_it_is_the_schema_of_everybody(okr, workspace):
    assert okr("schema", "--local").code == 0
    for kind, plain in schema_texts({}).items():
        text = (workspace / f".okr/{kind}.schema.json").read_text(encoding="utf-8")
        assert re.sub(r'^ *"examples": \[.*\n', "", text, flags=re.MULTILINE) == plain
    assert okr("schema").code == 0
    assert "examples" not in (workspace / TEAM).read_text(encoding="utf-8")


@pytest.mark.parametrize("below", ["", "a [b] *c"])
def test_git_never_sees_the_names(okr, repo, monkeypatch, below):
    folder = repo.folder
    (folder / ".gitignore").unlink()
    if below:
        (folder / below).mkdir()
        git(folder, "mv", "okr.yaml", "2026-Q3", below)
        monkeypatch.chdir(folder / below)
    okr("schema")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "schemas")
    first = okr("schema", "--local")
    assert "leave the names out" in first.err
    assert "examples" in (folder / below / TEAM).read_text(encoding="utf-8")
    assert git(folder, "status", "--short") == ""
    git(folder, "add", "--all")
    assert git(folder, "status", "--short") == "" and "examples" not in git(
        folder, "show", f":{below}/{TEAM}".replace(":/", ":")
    )
    attributes = (folder / ".git" / "info" / "attributes").read_bytes()
    assert okr("schema").code == 0 and git(folder, "status", "--short") == ""
    assert "leave the names out" not in okr("schema", "--local").err
    assert (folder / ".git" / "info" / "attributes").read_bytes() == attributes


def test_another_schema_still_comes_with_a_pull(okr, repo):
    folder = repo.folder
    (folder / ".gitignore").unlink()
    okr("schema")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "schemas")
    git(folder, "checkout", "-qb", "theirs")
    path = folder / TEAM
    path.write_text(
        path.read_text(encoding="utf-8").replace("The team's name", "What the team is called"), encoding="utf-8"
    )
    git(folder, "commit", "-qam", "newer")
    git(folder, "checkout", "-q", "-")
    assert okr("schema", "--local").code == 0
    git(folder, "merge", "-q", "theirs")
    assert "What the team is called" in path.read_text(encoding="utf-8")


def test_a_dry_run_tells_git_nothing(okr, repo):
    assert okr("schema", "--local", "--dry-run").code == 0
    assert not (repo.folder / ".okr").exists()
    assert "okr-schema" not in git(repo.folder, "config", "--local", "--list")
