"""`okr move`: the lines themselves go, with their comments, and every link follows; all of it or nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from okr_workspace import FILES, MARKETING, SALES, files_of

LEADS = """\
      - id: leads
        key_result: Qualified leads
        owner: bob
        baseline: 120
        target: 500
        unit: leads
        checkins:
          - {date: 2026-07-27, value: 230, confidence: 3, blockers: Legal is slow, next: Ask Legal}
          - {date: 2026-08-10, value: 300, confidence: 6, next: Call Ana}
"""
BETA = """\
team: Beta
objectives:
    - id: two   # indented otherwise
      objective: Two
      supports: marketing/reference/leads
"""


def test_a_key_result_goes_to_another_team_as_it_stands(okr, workspace):
    commented = "      # how many\n" + LEADS.replace("owner: bob", "owner: 'bob'  # for now")
    (workspace / MARKETING).write_text(FILES[MARKETING].replace(LEADS, commented))
    (workspace / "2026-Q3/beta.yaml").write_text(BETA)
    run = okr("move", "marketing/reference/leads", "--to", "deals")
    assert run.code == 0
    assert "marketing/reference/leads is now sales/deals/leads" in run.err
    now = files_of(workspace)
    assert now[MARKETING] == FILES[MARKETING].replace(LEADS, "").encode()
    assert now[SALES] == (FILES[SALES] + commented).encode()
    assert now["2026-Q3/beta.yaml"] == BETA.replace("marketing/reference/leads", "sales/deals/leads").encode()
    assert okr("lint", "--select", "E").code == 0


def test_it_is_indented_as_where_it_goes_also_into_what_has_no_list_yet(okr, workspace):
    (workspace / "2026-Q3/beta.yaml").write_text(BETA.replace("supports: marketing/reference/leads", "owner: bob"))
    assert okr("move", "leads", "--to", "two").code == 0
    text = files_of(workspace)["2026-Q3/beta.yaml"].decode()
    assert "    - id: two   # indented otherwise\n      objective: Two\n      owner: bob\n      key_results:\n" in text
    assert "{date: 2026-08-10, value: 300, confidence: 6, next: Call Ana}\n" in text
    assert okr("lint", "--select", "E").code == 0


@pytest.mark.parametrize(
    ("left", "goal", "kept"),
    [
        ("", "starts: 2026-08-03", "starts: 2026-07-01"),
        ("starts: 2026-07-06", "", "starts: 2026-07-06"),
        ("ends: 2026-09-15", "ends: 2026-09-01", "ends: 2026-09-15"),
    ],
)
def test_it_counts_from_and_until_the_days_that_it_did(okr, workspace, left, goal, kept):
    for file, objective, days in ((MARKETING, "reference", left), (SALES, "deals", goal)):
        line = f"  - id: {objective}\n"
        (workspace / file).write_text(FILES[file].replace(line, f"{line}    {days}\n" if days else line))
    before = json.loads(okr("list", "--json").out)
    assert okr("move", "leads", "--to", "deals").code == 0
    after = json.loads(okr("list", "--json").out)
    assert f"        {kept}\n".encode() in files_of(workspace)[SALES].partition(b"- id: leads")[2]
    was, now = (next(one for one in said["key_results"] if one["id"] == "leads") for said in (before, after))
    assert (now["score"], now["due"]) == (was["score"], was["due"])
    assert now["expected"] / now["goal"] == pytest.approx(was["expected"] / was["goal"], abs=1e-3)
    assert okr("lint", "--select", "E").code == 0


def test_an_objective_goes_to_another_team_and_links_below_it_follow(okr, workspace):
    (workspace / "2026-Q3/beta.yaml").write_bytes(BETA.replace("\n", "\r\n").encode())
    assert okr("move", "reference", "--to", "beta").code == 0
    now = files_of(workspace)
    assert now[MARKETING] == b"team: Marketing\n"
    assert b"supports: beta/reference/leads\r\n" in now["2026-Q3/beta.yaml"]
    assert b"Become the obvious reference  # in France\r\n" in now["2026-Q3/beta.yaml"]
    assert b"\n" not in now["2026-Q3/beta.yaml"].replace(b"\r\n", b"")
    assert okr("lint", "--select", "E").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("leads", "--to", "reference"), 0, "Nothing was changed."),
        (("leads", "--to", "sales"), 4, "It holds"),
        (("reference", "--to", "deals"), 4, "It is a part of"),
        (("leads",), 2, "--to is missing"),
        (("leads", "deals"), 2, "`okr move marketing/reference/leads --to deals` puts it there"),
        (("leads", "marketing/reference/good"), 2, "`okr rename marketing/reference/leads good` gives it that id"),
        (("bounce", "--to", "nowhere"), 4, "nowhere"),
        (("leads", "--to", "taken"), 2, "is taken"),
    ],
)
def test_what_is_refused_changes_nothing(okr, workspace, words, code, said):
    taken = (
        "team: Beta\nobjectives: [{id: taken, objective: T, key_results: [{id: leads, key_result: L, at_least: 1}]}]\n"
    )
    (workspace / "2026-Q3/beta.yaml").write_text(taken)
    before = files_of(workspace)
    run = okr("move", *(("marketing/reference/leads", *words[1:]) if words[0] == "leads" else words))
    assert run.code == code
    assert said in run.err
    assert files_of(workspace) == before


def test_killed_between_two_files_the_same_command_finishes_it(okr, workspace):
    script = (
        "import os, sys\nfrom okrcli.yaml import write\nfrom okrcli.cli.main import main\n"
        "def take(fresh, target):\n    os.replace(fresh, target)\n    os._exit(9)\n"
        "write._take_place = take\nmain(sys.argv[1:])\n"
    )
    words = ("move", "marketing/reference/leads", "--to", "deals")
    killed = subprocess.run([sys.executable, "-c", script, *words], cwd=workspace, check=False, env={**os.environ})
    assert killed.returncode == 9
    assert files_of(workspace)[MARKETING] == FILES[MARKETING].encode()
    assert okr(*words).code == 0
    now = files_of(workspace)
    assert [now[MARKETING].decode(), now[SALES].decode()] == [FILES[MARKETING].replace(LEADS, ""), FILES[SALES] + LEADS]
