"""Spoilt files through every command: never a bug, always a place, nothing of theirs reaches the terminal raw."""

from __future__ import annotations

import json
import random
import re
import shlex
from pathlib import Path

import pytest
from hostile import mutate
from okr_workspace import FILES, Run

from okrcli.errors import ExitCode
from okrcli.workspace.load import load_team

SEEDS = 12
ROUNDS = 12
PLACE = re.compile(r"[\w.-]+\.yaml:\d+:\d+: error E\d\d\d |(?:\.yaml|\.yml): error E(?:10\d|40[1-4]) ")
RAW = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
READING = (
    "status", "status --json", "status marketing", "status --owner bob", "show leads", "show leads --json",
    "show marketing/reference", "show marketing/reference --json", "due", "due --json", "lint", "lint --json",
    "lint --format github", "lint --format sarif", "lint --format md", "lint --fix --dry-run", "lint marketing",
    "kpi", "kpi list --json", "kpi show bounce-rate", "kpi show bounce-rate --json", "history", "history --json",
    "search a", "search a --json",
    "checkin leads 310 --dry-run", "status --cycle 2026-Q3 --at 2026-09-30",
)  # fmt: skip
WRITING = (
    "checkin leads 310 -C 4 --note Slow", "checkin site --done beta", "checkin marketing/reference/bounce 39",
    "add objective Growth --team marketing", "add team Ops", "lint --fix",
    "kpi record bounce-rate 41", "kpi promote bounce-rate --objective marketing/reference", "new-cycle Q4 --team sales",
    "add key-result 'More leads' --objective marketing/reference --baseline 0 --target 3",
)  # fmt: skip
KPIS = """\
kpis:
  - id: bounce-rate
    kpi: Bounce rate
    owner: alice
    at_most: 40
    unit: "%"
    readings:
      - {date: 2026-08-01, value: 42.1, note: New consent banner}
"""
SETTINGS = """\
language: en
stretch_target: 0.7
fiscal_year_starts: 1
checkin:
  every: 7
  grace: 3
limits:
  objectives: 3
  key_results: [2, 5]
lint:
  ignore: [O104]
"""
SOUND = {**FILES, "okr.yaml": FILES["okr.yaml"] + SETTINGS, "kpis.yaml": KPIS}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SEEDS))
def test_spoilt_files_are_told_of_and_never_a_bug(okr, workspace, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(ROUNDS):
        name = rng.choice((*SOUND, "2026-Q3/marketing.yaml", "2026-Q3/marketing.yaml"))
        for made in (*workspace.glob("2026-Q4/*"), workspace / "2026-Q3" / "ops.yaml"):
            made.unlink(missing_ok=True)
        for each, text in SOUND.items():
            (workspace / each).write_bytes(text.encode("utf-8"))
        path = workspace / name
        path.write_bytes(mutate(rng, SOUND[name].encode("utf-8"), SOUND["2026-Q3/sales.yaml"].encode("utf-8")))
        for line in (*rng.sample(READING, 3), rng.choice(WRITING)):
            _try(okr, workspace, path, line)


def _try(okr, workspace: Path, path: Path, line: str) -> None:
    before = path.read_bytes()
    sound = not load_team(workspace, "2026-Q3", "marketing").findings
    run = okr(*shlex.split(line))
    told = f"{line}\n{before!r}\n{run.out}{run.err}"
    assert run.code in (0, 1, 2, 3, 4, 5), told
    assert run.code != ExitCode.INVALID or _places(line, run), told
    assert not RAW.search(run.out + run.err), told
    if "json" in line or "sarif" in line:
        assert json.loads(run.out) if run.out else run.code >= ExitCode.INVALID, told
    if run.code >= ExitCode.USAGE or line in READING:
        assert path.read_bytes() == before or line == "lint --fix", told
    elif sound:
        assert not load_team(workspace, "2026-Q3", "marketing").findings, told


def _places(line: str, run: Run) -> list[object]:
    """The places that an answer names, in its own format."""
    if not run.out or ("json" not in line and "--format" not in line):
        return list(PLACE.findall(run.out + run.err))
    if "md" in line:
        return list(re.findall(r"\*\*E\d\d\d\*\* \((?:line \d+, )?error\)", run.out))
    if "github" in line:
        return list(re.findall(r"::error file=[^,]+,(?:line=\d+,)?.*E\d\d\d", run.out))
    document = json.loads(run.out)
    if "sarif" in line:
        return [one["locations"] for one in document["runs"][0]["results"] if one["level"] == "error"]
    return [one for one in document.get("findings", document.get("problems")) if one["code"].startswith("E")]
