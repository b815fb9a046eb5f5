"""A small workspace, two teams in a quarter that is running, and what a command gives: what most tests stand on."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

TODAY = "2026-08-17"
MARKETING, SALES, CYCLE = "2026-Q3/marketing.yaml", "2026-Q3/sales.yaml", "2026-Q3/cycle.yaml"

FILES = {
    "okr.yaml": """\
version: 1
organization: Acme
people:
  alice: {name: Alice Martin, email: alice@acme.example}
  bob: {name: Bob Durand, email: bob@acme.example}
""",
    "2026-Q3/cycle.yaml": "starts: 2026-07-01\nends: 2026-09-30\n",
    "2026-Q3/marketing.yaml": """\
team: Marketing
objectives:
  - id: reference
    objective: Become the obvious reference  # in France
    owner: alice
    key_results:
      - id: leads
        key_result: Qualified leads
        owner: bob
        baseline: 120
        target: 500
        unit: leads
        checkins:
          - {date: 2026-07-27, value: 230, confidence: 3, blockers: Legal is slow, next: Ask Legal}
          - {date: 2026-08-10, value: 300, confidence: 6, next: Call Ana}
      - id: bounce
        key_result: Few visitors leave at once
        at_most: 40
        unit: "%"
        checkins:
          - {date: 2026-08-10, value: 38.5, confidence: 8}
      - id: site
        key_result: A new site
        milestones:
          - {id: draft, milestone: Draft approved}
          - {id: beta, milestone: Beta online}
          - {id: launch, milestone: Open to all}
        checkins:
          - {date: 2026-08-10, done: [draft], confidence: 7}
""",
    "2026-Q3/sales.yaml": """\
team: Sales
objectives:
  - id: deals
    objective: Win the deals we deserve
    owner: alice
    type: committed
    key_results:
      - id: won
        key_result: Share of deals won
        baseline: 20
        target: 30
        unit: "%"
""",
}


class Run(NamedTuple):
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


def added(path: Path) -> list[str]:
    """The lines that a file of the workspace has more than when the test began; fails where one is gone."""
    name = path.relative_to(path.parents[1]).as_posix()
    before = FILES[name].splitlines()
    lines = path.read_text(encoding="utf-8").splitlines()
    new = []
    for line in lines:
        if before and line == before[0]:
            before.pop(0)
        else:
            new.append(line)
    assert not before, f"lost or changed: {before[0]!r}"
    return new


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its name from there, but what `okr schema` writes."""
    found = (path for path in folder.rglob("*") if path.is_file() and not {".okr", ".git"} & {*path.parts})
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
