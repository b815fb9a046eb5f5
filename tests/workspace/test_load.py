"""What loading makes of sound files: the model, whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrcli.model import (
    Cadence,
    CheckIn,
    Cycle,
    Decision,
    Dropped,
    Guardrail,
    KeyResult,
    KeyResultRetrospective,
    Kpi,
    Limits,
    Lint,
    Metric,
    Milestone,
    Milestones,
    Objective,
    ObjectiveRetrospective,
    ObjectiveType,
    Person,
    Reading,
    ReportedStatus,
    Settings,
    Team,
)
from okrcli.workspace.load import load_cycle, load_kpis, load_period, load_settings, load_team, read_team
from okrcli.yaml.source import make_source

CYCLE = "starts: 2026-07-01\nends: 2026-09-30\n"
MARKETING = """\
# yaml-language-server: $schema=../.okr/team.schema.json
team: Marketing
lead: alice
objectives:
  - id: reference
    objective: >
      Become the obvious reference
      for B2B marketing
    owner: alice
    type: committed
    weight: 2.5
    supports: company/growth
    why: |
      Because nobody
      knows us yet.
    key_results:
      - id: leads
        key_result: Qualified leads
        owner: bob
        baseline: 120
        target: 500
        checkpoints: [[200, 0.1], [400, 0.8]]
        unit: leads
        supports: [company/growth/revenue, 2026:company/growth]
        source_of_truth: https://crm.example/leads
        checkins:
          - {date: 2026-07-13, value: 150, confidence: 5}
          - {date: "2026-07-20", value: 210.5, status: at_risk, by: bob, note: "  ", next: Second webinar}
          - date: 2026-07-27
            blockers:
              - Legal has not cleared the form
              - ""
        retrospective: {score: 0.55, graded: 0.6, why: The fair}
      - id: launch
        key_result: yes
        weight: 3
        milestones:
          - {id: brief, milestone: Brief signed}
          - {id: beta, milestone: Beta online, weight: 2}
        checkins:
          - {date: 2026-07-13, done: [brief, beta]}
          - {date: 2026-07-14, confidence: 0}
      - id: bounce
        key_result: 1:30
        at_most: 40
        unit: "%"
        checkins: ~
        dropped: {date: 2026-08-20, why: Market closed}
    retrospective: {score: 0.64, why: a, learned: b, decision: modify}
  - id: empty
    objective: Nothing yet
    key_results:
    dropped: {date: 2026-08-01}
"""
TEAM = Team(
    id="marketing",
    name="Marketing",
    lead="alice",
    objectives=(
        Objective(
            id="reference",
            statement="Become the obvious reference for B2B marketing",
            owner="alice",
            type=ObjectiveType.COMMITTED,
            weight=2.5,
            supports=("company/growth",),
            why="Because nobody\nknows us yet.",
            key_results=(
                KeyResult(
                    id="leads",
                    statement="Qualified leads",
                    measure=Metric(120, 500, ((200, 0.1), (400, 0.8))),
                    owner="bob",
                    unit="leads",
                    supports=("company/growth/revenue", "2026:company/growth"),
                    source_of_truth="https://crm.example/leads",
                    checkins=(
                        CheckIn(date(2026, 7, 13), 150, confidence=5),
                        CheckIn(
                            date(2026, 7, 20),
                            210.5,
                            status=ReportedStatus.AT_RISK,
                            by="bob",
                            next=("Second webinar",),
                        ),
                        CheckIn(date(2026, 7, 27), blockers=("Legal has not cleared the form",)),
                    ),
                    retrospective=KeyResultRetrospective(0.55, 0.6, "The fair"),
                ),
                KeyResult(
                    id="launch",
                    statement="yes",
                    measure=Milestones((Milestone("brief", "Brief signed"), Milestone("beta", "Beta online", 2))),
                    owner="alice",
                    weight=3,
                    checkins=(
                        CheckIn(date(2026, 7, 13), done=("brief", "beta")),
                        CheckIn(date(2026, 7, 14), confidence=0),
                    ),
                ),
                KeyResult(
                    id="bounce",
                    statement="1:30",
                    measure=Guardrail(at_most=40),
                    owner="alice",
                    unit="%",
                    dropped=Dropped(date(2026, 8, 20), "Market closed"),
                ),
            ),
            retrospective=ObjectiveRetrospective(0.64, "a", "b", Decision.MODIFY),
        ),
        Objective(id="empty", statement="Nothing yet", dropped=Dropped(date(2026, 8, 1))),
    ),
)


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def root(tmp_path):
    return write(
        tmp_path,
        {
            "okr.yaml": "version: 1\n",
            "2026-Q3/cycle.yaml": CYCLE,
            "2026-Q3/marketing.yaml": MARKETING,
            "2026-Q3/company.yaml": "team: Acme\n",
            "2026-Q3/notes.txt": "not ours",
            "2026-Q3/.hidden.yaml": "not ours",
        },
    )


def test_a_team(root):
    loaded = load_team(root, "2026-Q3", "marketing")
    assert loaded.findings == ()
    assert loaded.value == TEAM


def test_numbers_stay_whole_or_not(root):
    metric = load_team(root, "2026-Q3", "marketing").value.objectives[0].key_results[0].measure
    assert [type(number) for number in (metric.baseline, metric.checkpoints[0][1])] == [int, float]


def test_a_cycle_with_its_teams(root):
    loaded = load_cycle(root, "2026-Q3")
    assert loaded.findings == ()
    assert loaded.value == Cycle("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), teams=(Team("company", "Acme"), TEAM))


def test_a_cycle_with_the_teams_that_are_asked_for(root):
    (root / "2026-Q3/company.yaml").write_text("{", encoding="utf-8")
    loaded = load_cycle(root, "2026-Q3", ["marketing"])
    assert loaded.findings == ()
    assert loaded.value.teams == (TEAM,)


def test_a_period(root):
    write(root, {"2026-Q3/cycle.yaml": CYCLE + "closed: 2026-10-05\n"})
    loaded = load_period(root, "2026-Q3")
    assert loaded.value == Cycle("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 5))


def test_settings_by_default(root):
    assert load_settings(root).value == Settings()


def test_settings(root):
    text = """\
version: 1
organization: Acme
language: fr
stretch_target: 1
fiscal_year_starts: 4
checkin: {every: 14}
limits: {objectives: 4, key_results: [1, 4]}
people:
  alice: {name: Alice Martin, email: alice@acme.example}
  bob:
lint: {ignore: O104}
"""
    assert load_settings(write(root, {"okr.yaml": text})).value == Settings(
        organization="Acme",
        language="fr",
        stretch_target=1,
        fiscal_year_starts=4,
        checkin=Cadence(every=14),
        limits=Limits(4, (1, 4)),
        people={"alice": Person("alice", "Alice Martin", "alice@acme.example"), "bob": Person("bob")},
        lint=Lint(("O104",)),
    )


def test_no_kpis(root):
    assert load_kpis(root).value == ()
    assert load_kpis(write(root, {"kpis.yaml": "# none yet\n"})).value == ()


def test_kpis(root):
    text = """\
kpis:
  - id: bounce-rate
    kpi: Bounce rate
    owner: alice
    team: marketing
    at_most: 40
    unit: "%"
    every: 30
    readings:
      - {date: 2026-07-01, value: 38.5}
      - {date: 2026-08-01, value: 42.1, note: New consent banner, by: bob}
  - {id: uptime, kpi: Uptime}
"""
    assert load_kpis(write(root, {"kpis.yaml": text})).value == (
        Kpi(
            "bounce-rate",
            "Bounce rate",
            Guardrail(at_most=40),
            "alice",
            "marketing",
            "%",
            30,
            (Reading(date(2026, 7, 1), 38.5), Reading(date(2026, 8, 1), 42.1, "bob", "New consent banner")),
        ),
        Kpi("uptime", "Uptime"),
    )


def test_a_text_before_it_is_written():
    loaded = read_team(make_source(Path("2026-Q3/marketing.yaml"), MARKETING))
    assert loaded.value == TEAM
