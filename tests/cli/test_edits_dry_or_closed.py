"""What holds of every command that changes a team's file: a dry run is a diff, a closed cycle is changed by force."""

from __future__ import annotations

import pytest
from okr_workspace import CYCLE, files_of

EDITS = [
    "checkin leads 310",
    "checkin leads 310 --amend",
    "set leads target=600",
    "drop leads --why Over",
    "rename leads good-leads",
    "move leads --to deals",
    "add objective Second --team sales",
    "add key-result Clicks --objective deals --baseline 1 --target 2",
    "add team Support",
]


@pytest.mark.parametrize("line", EDITS)
def test_a_dry_run_prints_the_diff_and_writes_nothing(okr, workspace, line):
    before = files_of(workspace)
    run = okr(*line.split(), "--dry-run")
    assert run.code == 0
    assert run.out.startswith("--- ")
    assert "\n+" in run.out
    assert "Next:" not in run.err
    assert files_of(workspace) == before


@pytest.mark.parametrize("line", EDITS)
def test_a_closed_cycle_is_changed_by_force_alone(okr, workspace, line):
    cycle = workspace / CYCLE
    cycle.write_text(cycle.read_text() + "closed: 2026-08-16\n")
    before = files_of(workspace)
    words = [*line.split(), "--cycle", "2026-Q3"]
    run = okr(*words)
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        "okr: 2026-Q3 was closed on 16 Aug 2026: its files stay as they are\n"
        "     `--force` changes them all the same.\n"
    )
    assert files_of(workspace) == before
    assert okr(*words, "--force").code == 0
    assert files_of(workspace) != before
