"""Reviews of the cycles that are running, for the commands that look across them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from okrcli.cli.opening import Opened
from okrcli.errors import Finding
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.narrow import narrow_review
from okrcli.scoring.states import CycleReview
from okrcli.workspace.at_hand import cycle_at_hand, running_cycles
from okrcli.workspace.load import load_cycle


def review_running(
    opened: Opened, as_of: date, named: str | None, *, team: str | None = None, owner: str | None = None
) -> tuple[list[CycleReview], list[Finding]]:
    """Each cycle that wants check-ins, or the one named, narrowed to a team and an owner; and what is broken."""
    findings = list(opened.findings)
    if named is not None:
        ids = [cycle_at_hand(opened.root, opened.settings, as_of, named)]
    else:
        cycles, broken = running_cycles(opened.root, as_of)
        ids = [cycle.id for cycle in cycles]
        findings += broken
    reviews = []
    for cycle_id in ids:
        loaded = load_cycle(opened.root, cycle_id)
        findings += loaded.findings
        if loaded.value is not None:
            teams = tuple(one for one in loaded.value.teams if team in (None, one.id))
            review = review_cycle(replace(loaded.value, teams=teams), opened.settings, as_of)
            reviews.append(narrow_review(review, owner=owner))
    return reviews, findings
