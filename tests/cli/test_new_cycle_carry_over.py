"""`okr new-cycle --from`: what comes along, with which figures and links, and what the summary says of the rest."""

from __future__ import annotations

import json

import pytest

from okrcli.errors import ExitCode
from okrcli.schema.json_schema import json_schemas
from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import to_data
from okrcli.yaml.source import read_source

BEFORE = {
    "okr.yaml": "version: 1\n",
    "2026/cycle.yaml": "starts: 2026-01-01\nends: 2026-12-31\n",
    "2026/company.yaml": "team: Acme\nobjectives:\n  - {id: growth, objective: Grow with joy}\n",
    "2027/cycle.yaml": "starts: 2027-01-01\nends: 2027-12-31\n",
    "2027/company.yaml": "team: Acme\nobjectives:\n  - {id: growth, objective: Grow with more joy}\n",
    "2026-Q4/cycle.yaml": "starts: 2026-10-01\nends: 2026-12-31\nclosed: 2027-01-05\n",
    "2026-Q4/company.yaml": """\
team: Acme
lead: claire
objectives:
  - id: trust
    objective: Be the one they trust
    owner: claire
    retrospective: {score: 0.3, why: Late, decision: abandon}
  - id: calm
    objective: Sleep at night
    owner: hugo
    type: committed
    weight: 2
    why: Tired people leave
    retrospective: {score: 1, decision: keep}
    key_results:
      - {id: uptime, key_result: Always there, at_least: 99.5, at_most: 100, unit: "%"}
""",
    "2026-Q4/marketing.yaml": """\
team: Marketing
objectives:
  - id: reference
    objective: Become the obvious reference
    owner: alice
    supports: [company/calm/uptime, "2026:company/growth", company/trust, "2025:gone/gone"]
    retrospective: {score: 0.5, why: Late, decision: modify}
    key_results:
      - id: leads
        key_result: Qualified leads
        owner: bob
        weight: 2
        baseline: 120
        target: 500
        unit: leads
        checkpoints: [[300, 0.6]]
        supports: reference/press
        source_of_truth: https://crm.example/leads
        checkins:
          - {date: 2026-11-01, value: 200, confidence: 4}
          - {date: 2026-12-20, value: 310.5}
        retrospective: {score: 0.5, why: Late}
      - {id: quiet, key_result: Nobody looked, baseline: 3, target: 1}
      - id: press
        key_result: It's "quoted" by many
        baseline: 10
        target: 2
        unit: days
        checkins: [{date: 2026-12-20, value: 1.5}]
      - id: exact
        key_result: Just so
        baseline: 0
        target: 5
        checkins: [{date: 2026-12-20, value: 5}]
      - id: site
        key_result: A new site
        milestones:
          - {id: draft, milestone: Draft approved}
          - {id: beta, milestone: Beta online, weight: 3}
        checkins: [{date: 2026-12-01, done: [draft]}]
      - id: film
        key_result: A film
        milestones: [{id: shot, milestone: Shot}]
        checkins: [{date: 2026-12-01, done: [shot]}]
      - {id: fair, key_result: The fair, baseline: 0, target: 1, dropped: {date: 2026-11-01, why: Cancelled}}
  - {id: radio, objective: Be heard}
  - id: print
    objective: Be read
    dropped: {date: 2026-11-01}
    retrospective: {decision: keep}
""",
}


@pytest.fixture
def january(folder, monkeypatch):
    monkeypatch.setenv("OKR_TODAY", "2027-01-06")
    for name, text in BEFORE.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_what_comes_along_and_what_does_not(okr, january):
    run = okr("new-cycle", "Q1", "--from", "2026-Q4")
    assert run.code == 0
    assert (
        run.out
        == """\
From 2026-Q4 to 2027-Q1: 2 objectives

✓ company/calm  Sleep at night
    uptime  99.5 to 100%, as before

! marketing/reference  Become the obvious reference · to be reworked
    leads  from 310.5 to 500 leads; it began at 120; without its checkpoints,
           which were scores from there
    quiet  from 3 to 1
  – press  reached its target, 1.5 of 2 days: set a new one
      okr add key-result 'It'"'"'s "quoted" by many' --cycle 2027-Q1 \\
      --objective marketing/reference --id press --baseline=1.5 --target=N \\
      --unit days
  – exact  reached its target, 5 of 5: set a new one
      okr add key-result 'Just so' --cycle 2027-Q1 \\
      --objective marketing/reference --id exact --baseline=5 --target=N
    site   1 milestone of 2 left
  – film   all its milestones are reached
  – fair   dropped

Left behind
– company/trust  Be the one they trust · abandoned
– marketing/radio  Be heard · not decided
– marketing/print  Be read · dropped

Links
! marketing/reference supported company/trust, which no longer exists: the link
  was left out
! marketing/reference supported 2025:gone/gone, which no longer exists: the link
  was left out
! marketing/reference/leads supported reference/press, which no longer exists:
  the link was left out
→ marketing/reference now supports 2027:company/growth instead of
  2026:company/growth

"""
    )
    assert run.err == (
        "✓ Cycle 2027-Q1, 1 Jan – 31 Mar 2027  2027-Q1/cycle.yaml\n"
        "✓ Team Acme  2027-Q1/company.yaml\n"
        "✓ Team Marketing  2027-Q1/marketing.yaml\n"
        "Next: okr edit 2027-Q1:marketing/reference  rework what was to be modified\n"
    )
    assert (
        (january / "2027-Q1/company.yaml").read_text("utf-8")
        == """\
# yaml-language-server: $schema=../.okr/team.schema.json
team: Acme
lead: claire
objectives:
  - id: calm
    objective: Sleep at night
    owner: hugo
    type: committed
    weight: 2
    why: Tired people leave
    key_results:
      - id: uptime
        key_result: Always there
        at_least: 99.5
        at_most: 100
        unit: "%"
"""
    )
    assert (
        (january / "2027-Q1/marketing.yaml").read_text("utf-8")
        == """\
# yaml-language-server: $schema=../.okr/team.schema.json
team: Marketing
objectives:
  - id: reference
    objective: Become the obvious reference
    owner: alice
    supports: [company/calm/uptime, "2027:company/growth"]
    key_results:
      - id: leads
        key_result: Qualified leads
        owner: bob
        weight: 2
        baseline: 310.5
        target: 500
        unit: leads
        source_of_truth: https://crm.example/leads
      - id: quiet
        key_result: Nobody looked
        baseline: 3
        target: 1
      - id: site
        key_result: A new site
        milestones:
          - {id: beta, milestone: Beta online, weight: 3}
"""
    )
    for name, text in BEFORE.items():
        assert (january / name).read_text("utf-8") == text
    assert okr("lint", "--select", "E").code == 0


def test_as_json(okr, january):
    document = json.loads(okr("new-cycle", "Q1", "--from", "2026-Q4", "--json").out)
    assert {key: document[key] for key in ("schema_version", "cycle", "starts", "ends", "source", "files")} == {
        "schema_version": 1,
        "cycle": "2027-Q1",
        "starts": "2027-01-01",
        "ends": "2027-03-31",
        "source": "2026-Q4",
        "files": ["2027-Q1/cycle.yaml", "2027-Q1/company.yaml", "2027-Q1/marketing.yaml"],
    }
    fates = {one["address"]: (one["fate"], one["comes_along"], one["rework"]) for one in document["objectives"]}
    assert fates == {
        "company/trust": ("abandoned", False, False),
        "company/calm": ("kept", True, False),
        "marketing/reference": ("modified", True, True),
        "marketing/radio": ("undecided", False, False),
        "marketing/print": ("dropped", False, False),
    }
    reference = next(one for one in document["objectives"] if one["address"] == "marketing/reference")
    assert [(one["id"], one["fate"]) for one in reference["key_results"]] == [
        ("leads", "carried"),
        ("quiet", "carried"),
        ("press", "reached"),
        ("exact", "reached"),
        ("site", "carried"),
        ("film", "reached"),
        ("fair", "dropped"),
    ]
    assert reference["key_results"][0] == {
        "id": "leads",
        "key_result": "Qualified leads",
        "fate": "carried",
        "last_value": 310.5,
        "baseline": 310.5,
        "target": 500,
        "at_least": None,
        "at_most": None,
        "milestones": None,
        "lost_checkpoints": True,
    }
    assert document["links"] == [
        {"source": "marketing/reference", "written": "2026:company/growth", "now": "2027:company/growth"},
        {"source": "marketing/reference", "written": "company/trust", "now": None},
        {"source": "marketing/reference", "written": "2025:gone/gone", "now": None},
        {"source": "marketing/reference/leads", "written": "reference/press", "now": None},
    ]


def test_a_dry_run_makes_nothing_and_prints_the_files(okr, january):
    run = okr("new-cycle", "Q1", "--from", "2026-Q4", "--dry-run")
    assert run.out.startswith("--- /dev/null\n+++ b/2027-Q1/cycle.yaml\n")
    assert "+        baseline: 310.5\n" in run.out
    assert run.err.startswith("From 2026-Q4 to 2027-Q1: 2 objectives\n")
    assert not (january / "2027-Q1").exists()


def test_a_cycle_that_is_there_is_added_to_and_nothing_comes_twice(okr, january):
    assert okr("new-cycle", "Q1", "--team", "marketing").code == 0
    assert okr("add", "objective", "Ours already", "--cycle", "2027-Q1", "--id", "calm").code == 0
    before = (january / "2027-Q1/marketing.yaml").read_text("utf-8")
    run = okr("new-cycle", "Q1", "--from", "2026-Q4")
    assert run.err.startswith("✓ Team Acme  2027-Q1/company.yaml\n✓ 1 objective added  2027-Q1/marketing.yaml\n")
    after = (january / "2027-Q1/marketing.yaml").read_text("utf-8")
    rest = iter(after.splitlines())
    assert all(line in rest for line in before.splitlines())
    assert "\n  - id: calm\n    objective: Ours already\n    starts: 2027-01-06\n  - id: reference\n" in after
    again = okr("new-cycle", "Q1", "--from", "2026-Q4")
    assert again.code == 0
    assert "– company/calm  Sleep at night · in the new cycle already\n" in again.out
    assert (january / "2027-Q1/marketing.yaml").read_text("utf-8") == after


def test_some_teams_alone(okr, january):
    run = okr("new-cycle", "Q1", "--from", "2026-Q4", "--team", "marketing", "--team", "Data & AI")
    assert run.code == 0
    assert sorted(path.name for path in (january / "2027-Q1").iterdir()) == [
        "cycle.yaml",
        "data-ai.yaml",
        "marketing.yaml",
    ]
    assert "marketing/reference supported company/calm/uptime, which no longer exists" in " ".join(run.out.split())
    assert okr("lint", "--select", "E").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["2027-Q2", "--from", "2026"], 2, "okr: 2026 is not closed: what becomes of its objectives is not decided\n"),
        (["2027-Q2", "--from", "2024-Q1"], 4, "okr: There is no cycle “2024-Q1”\n"),
        (["2026-Q4", "--from", "2026-Q4"], 2, "okr: 2026-Q4 cannot be made from itself\n"),
        (["2027", "--starts", "2027-01-01", "--from", "2026-Q4"], 3, "okr: 2027/cycle.yaml already exists"),
        (["Q1", "--from", "2026-Q4", "--team", "!!!"], 2, "okr: “!!!” does not make an id\n"),
    ],
)
def test_what_is_refused_makes_nothing(okr, january, words, code, said):
    before = sorted(january.rglob("*"))
    run = okr("new-cycle", *words)
    assert (run.code, run.err[: len(said)]) == (code, said)
    assert sorted(january.rglob("*")) == before


def test_a_broken_source_is_not_left_behind_in_silence(okr, january):
    (january / "2026-Q4/sales.yaml").write_text("team: [\n", "utf-8")
    run = okr("new-cycle", "Q1", "--from", "2026-Q4")
    assert run.code == 3
    assert "2026-Q4/sales.yaml:" in run.err
    assert not (january / "2027-Q1").exists()


def test_before_the_closing_only_when_told(okr, january):
    (january / "2026-Q4/cycle.yaml").write_text("starts: 2026-10-01\nends: 2026-12-31\n", "utf-8")
    assert okr("new-cycle", "Q1", "--from", "2026-Q4").code == 2
    assert okr("new-cycle", "Q1", "--from", "2026-Q4", "--force").code == 0


# What becomes of each key of the format: it comes along as it is, begins anew, or is of the cycle that is over.
TAKEN, ANEW, PAST = "taken", "anew", "past"
DECISIONS = {
    "team": {"team": TAKEN, "lead": TAKEN, "objectives": TAKEN},
    "objective": {
        "id": TAKEN, "objective": TAKEN, "owner": TAKEN, "type": TAKEN, "weight": TAKEN, "supports": TAKEN,
        "why": TAKEN, "key_results": TAKEN, "dropped": PAST, "retrospective": PAST, "starts": PAST, "ends": PAST,
        "tags": TAKEN, "links": TAKEN, "x-own": TAKEN,
    },
    "key_result": {
        "id": TAKEN, "key_result": TAKEN, "owner": TAKEN, "weight": TAKEN, "unit": TAKEN, "supports": TAKEN,
        "source_of_truth": TAKEN, "kpi": TAKEN, "baseline": ANEW, "target": TAKEN, "checkpoints": PAST,
        "at_least": TAKEN, "at_most": TAKEN, "milestones": TAKEN, "dropped": PAST, "checkins": PAST,
        "retrospective": PAST, "starts": PAST, "ends": PAST, "tags": TAKEN, "links": TAKEN, "x-own": TAKEN,
    },
    "milestone": {"id": TAKEN, "milestone": TAKEN, "weight": TAKEN},
}  # fmt: skip
EVERY_KEY = """\
team: Growth
lead: ana
objectives:
  - id: reach
    objective: Become the place that people ask first
    owner: ben
    type: committed
    weight: 2
    supports: [sales/reach]
    why: Trust
    starts: 2026-07-02
    ends: 2026-09-20
    tags: [web]
    links: [https://acme.example/board]
    x-own: {board: 7}
    retrospective: {why: Slow, learned: Much, decision: keep}
    key_results:
      - id: leads
        key_result: Leads
        starts: 2026-07-03
        ends: 2026-09-19
        tags: [web, pro]
        links: [{title: Board, url: https://acme.example/board}]
        x-own: yes
        owner: cleo
        weight: 3
        unit: leads
        supports: [sales/reach]
        source_of_truth: https://crm.example
        kpi: delay
        baseline: 1
        target: 9
        checkpoints: [[5, 0.5]]
        checkins: [{date: 2026-07-13, value: 4}]
        retrospective: {why: Slow}
      - {id: calm, key_result: Calm, at_least: 1, at_most: 3}
      - {id: steps, key_result: Steps, milestones: [{id: one, milestone: The first, weight: 2}]}
      - {id: gone, key_result: Gone, baseline: 1, target: 2, dropped: {date: 2026-07-20}}
"""


def test_every_key_of_the_format_comes_along_or_is_of_the_past_on_purpose(workspace, okr):
    forms = json_schemas()["team"]
    known = {"team": forms, **{name: forms["definitions"][name] for name in list(DECISIONS)[1:]}}
    assert {name: set(form["properties"]) for name, form in known.items()} == {
        name: set(keys) - {"x-own"} for name, keys in DECISIONS.items()
    }
    (workspace / "2026-Q3" / "growth.yaml").write_text(EVERY_KEY)
    (workspace / "2026-Q3" / "sales.yaml").write_text(EVERY_KEY.replace("Growth", "Sales").replace("sales", "growth"))
    assert okr("new-cycle", "2026-Q4", "--from", "2026-Q3", "--force").code == ExitCode.DONE
    before, after = (find_keys(workspace / cycle / "growth.yaml") for cycle in ("2026-Q3", "2026-Q4"))
    for thing, keys in DECISIONS.items():
        for key, fate in keys.items():
            was, now = before[thing].get(key), after[thing].get(key)
            assert key == "dropped" or was is not None, (thing, key)
            assert (now is None) if fate is PAST else (now == was) is (fate is TAKEN), (thing, key)


def find_keys(path):
    """The first value of each key of a team's file, by the kind of thing it stands in; a list is only there or not."""
    team = to_data(compose(read_source(path)).root)
    found = {name: {} for name in DECISIONS}

    def note(thing, data):
        for key, value in data.items():
            plain = True if isinstance(value, list) and value and isinstance(value[0], dict) else value
            found[thing].setdefault(key, plain)

    note("team", team)
    for objective in team["objectives"]:
        note("objective", objective)
        for key_result in objective["key_results"]:
            note("key_result", key_result)
            for milestone in key_result.get("milestones", ()):
                note("milestone", milestone)
    return found


@pytest.mark.parametrize(("day", "starts"), [("2027-01-06", ""), ("2027-01-25", "    starts: 2027-01-25\n")])
def test_what_comes_along_late_owes_nothing_from_before(okr, january, monkeypatch, day, starts):
    monkeypatch.setenv("OKR_TODAY", day)
    assert okr("new-cycle", "Q1", "--from", "2026-Q4").code == 0
    text = (january / "2027-Q1/marketing.yaml").read_text("utf-8")
    assert text.count("    starts: ") == text.count("    objective: ") * bool(starts)
    assert starts in text
    assert "overdue" not in okr("due", "--cycle", "2027-Q1").out
