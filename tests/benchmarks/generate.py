"""A workspace of many teams, the same at every run: what the benchmarks read."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

STARTS = date(2026, 7, 1)
WORDS = ("renewal", "signups", "latency", "coverage", "pipeline", "retention", "margin", "adoption", "uptime")


def write_workspace(folder: Path, teams: int, objectives: int = 3, key_results: int = 4, checkins: int = 13) -> Path:
    """Write a workspace of one quarter into the folder and return it."""
    cycle = folder / "2026-Q3"
    cycle.mkdir(parents=True)
    (folder / "okr.yaml").write_text("version: 1\norganization: Bench\n", encoding="utf-8")
    (cycle / "cycle.yaml").write_text("starts: 2026-07-01\nends: 2026-09-30\n", encoding="utf-8")
    rng = random.Random(7)
    for number in range(teams):
        text = team_text(rng, number, objectives, key_results, checkins)
        (cycle / f"team-{number:04}.yaml").write_text(text, encoding="utf-8")
    return folder


def team_text(rng: random.Random, number: int, objectives: int, key_results: int, checkins: int) -> str:
    """The text of one team's file, in the tool's own style."""
    lines = [f"team: Team {number}", "lead: alice", "objectives:"]
    for goal in range(objectives):
        lines += [
            f"  - id: goal-{goal}",
            f"    objective: Become the reference for {rng.choice(WORDS)}",
            "    owner: alice",
            "    key_results:",
        ]
        for result in range(key_results):
            target = rng.randrange(50, 500)
            lines += [
                f"      - id: kr-{result}",
                f"        key_result: The {rng.choice(WORDS)} of our {rng.choice(WORDS)}",
                "        owner: bob",
                "        baseline: 0",
                f"        target: {target}",
                "        unit: leads",
                "        checkins:",
            ]
            for week in range(checkins):
                day = STARTS + timedelta(days=5 + 7 * week)
                value = round(target * week / 15 * rng.uniform(0.8, 1.1), 1)
                lines.append(
                    f"          - {{date: {day}, value: {value}, confidence: {rng.randrange(11)}, note: Week {week}}}"
                )
    return "\n".join(lines) + "\n"
