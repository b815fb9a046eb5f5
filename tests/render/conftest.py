"""One small cycle that every screen is drawn from: a figure of each kind and status."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.model import (
    CheckIn,
    Cycle,
    Dropped,
    Guardrail,
    KeyResult,
    Metric,
    Milestone,
    Milestones,
    Objective,
    ObjectiveType,
    Person,
    ReportedStatus,
    Settings,
    Team,
)
from okrcli.model.okr import with_given_owners
from okrcli.scoring.assess import review_cycle

TODAY = date(2026, 8, 15)


def _day(month: int, day: int) -> date:
    return date(2026, month, day)


LEADS = KeyResult(
    "leads",
    "Qualified leads from the new campaign",
    Metric(120, 500),
    "bob",
    unit="leads",
    source_of_truth="https://crm.example/leads",
    checkins=(
        CheckIn(_day(7, 13), 150, confidence=5),
        CheckIn(_day(7, 20), 210, confidence=6, by="eve", note="Webinar worked"),
        CheckIn(_day(7, 27), 230, confidence=3, blockers=("Legal has not cleared the form",), next=("Ask Legal",)),
        CheckIn(_day(8, 10), 300, confidence=6),
    ),
)
SHARE = KeyResult(
    "share",
    "Share of voice in trade press",
    Metric(8, 20),
    unit="%",
    checkins=(
        CheckIn(_day(7, 13), 8.5, confidence=4),
        CheckIn(_day(8, 10), 9.5, confidence=2, blockers=("Agency contract unsigned", "No spokesperson")),
    ),
)
FAIR = KeyResult(
    "fair", "Leads collected at the Lyon fair", Metric(0, 80), "eve", dropped=Dropped(_day(8, 1), "Fair cancelled")
)
STORIES = KeyResult(
    "stories",
    "Customer stories published",
    Milestones((Milestone("lyon", "Lyon bakery"), Milestone("nice", "Nice hotel"), Milestone("rail", "Rail", 2))),
    "bob",
    checkins=(
        CheckIn(_day(7, 20), done=("lyon",)),
        CheckIn(_day(8, 10), done=(), status=ReportedStatus.ON_TRACK, confidence=8),
    ),
)
UPTIME = KeyResult(
    "uptime",
    "Uptime of the ordering API",
    Guardrail(at_least=99.9),
    unit="%",
    checkins=(CheckIn(_day(7, 13), 99.95), CheckIn(_day(8, 3), 99.8), CheckIn(_day(8, 10), 99.97, confidence=9)),
)
REVENUE = KeyResult(
    "revenue", "Revenue from online orders", Metric(1200, 2000), unit="k€", checkins=(CheckIn(_day(7, 6), 1210),)
)


@pytest.fixture
def settings() -> Settings:
    people = {"alice": Person("alice", "Alice Martin", "alice@acme.example"), "bob": Person("bob")}
    return Settings(organization="Acme", people=people)


@pytest.fixture
def cycle() -> Cycle:
    marketing = (
        Objective(
            "reference",
            "Become the obvious reference for B2B marketing in France",
            "alice",
            supports=("company/growth",),
            why="Buyers call the name they know",
            key_results=(LEADS, SHARE, FAIR),
        ),
        Objective("proof", "Let customers tell the story", "bob", key_results=(STORIES,)),
    )
    platform = (
        Objective("orders", "Never lose an order", "fay", type=ObjectiveType.COMMITTED, key_results=(UPTIME, REVENUE)),
    )
    teams = (Team("marketing", "Marketing", "alice", marketing), Team("platform", "Platform", "fay", platform))
    teams = tuple(map(with_given_owners, teams))
    return Cycle("2026-Q3", _day(7, 1), _day(9, 30), None, teams)


@pytest.fixture
def review(cycle, settings):
    return review_cycle(cycle, settings, TODAY)
