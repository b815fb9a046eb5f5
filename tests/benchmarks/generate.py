"""A workspace of many teams, the same at every run: what the benchmarks read."""

from __future__ import annotations

import random
import subprocess
from datetime import UTC, date, datetime, timedelta
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


def write_history(folder: Path, teams: int, objectives: int = 3, checkins: int = 13) -> Path:
    """Write a workspace into a new repository, with a commit for each objective's check-ins of each week.

    The branch is `main`; each commit's day is that of its check-ins.
    """
    write_workspace(folder, teams, objectives, checkins=checkins)
    whole = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))}
    teams_files = {
        path: text.splitlines(keepends=True) for path, text in whole.items() if path.stem.startswith("team-")
    }
    first = whole | {path: _until(lines, 0, 0) for path, lines in teams_files.items()}
    stream = [_commit(folder, STARTS, "Start", first)]
    for week in range(checkins):
        for goal in range(objectives):
            for path, lines in teams_files.items():
                day = STARTS + timedelta(days=5 + 7 * week)
                said = f"OKR check-in: {path.stem}, goal-{goal}, week {week}"
                stream.append(_commit(folder, day, said, {path: _until(lines, week, goal + 1)}))
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, check=True, input="".join(stream).encode())
    subprocess.run(["git", "reset", "-q", "--hard", "main"], cwd=folder, check=True)
    return folder


def _until(lines: list[str], week: int, goals: int) -> str:
    """A team's file with the check-ins of the weeks before one, and of that week those of its first objectives."""
    kept, goal = [], -1
    for line in lines:
        goal += line.startswith("  - id: goal-")
        written = int(line.rpartition("Week ")[2].rstrip("}\n")) if "note: Week" in line else -1
        if written < week or (written == week and goal < goals):
            kept.append(line)
    return (
        "".join(kept)
        .replace("        checkins:\n      - id", "      - id")
        .replace("        checkins:\n  - id", "  - id")
    )


def _commit(folder: Path, day: date, said: str, files: dict[Path, str]) -> str:
    """A commit to `main`, as `git fast-import` reads it."""
    who = (
        f"Ann Example <ann@example.org> {datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp():.0f} +0000"
    )
    changed = [
        f"M 100644 inline {path.relative_to(folder).as_posix()}\ndata {len(text.encode())}\n{text}\n"
        for path, text in files.items()
    ]
    return "".join([f"commit refs/heads/main\ncommitter {who}\ndata {len(said.encode())}\n{said}\n", *changed])
