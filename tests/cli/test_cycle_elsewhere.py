"""An address that nothing in the cycle at hand has, and another running one has: it means that, in every command."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.errors import ExitCode

YEAR = """\
team: Company
objectives:
  - id: growth
    objective: Grow
    owner: alice
    key_results:
      - {id: arr, key_result: Yearly revenue, baseline: 1, target: 2, unit: M€}
      - id: plan
        key_result: A plan
        milestones:
          - {id: first, milestone: A first one}
"""


@pytest.fixture
def year(workspace: Path) -> Path:
    """The file of the year in which the quarter at hand lies."""
    path = workspace / "2026" / "company.yaml"
    path.parent.mkdir()
    path.write_text(YEAR, "utf-8")
    (path.parent / "cycle.yaml").write_text("starts: 2026-01-01\nends: 2026-12-31\n", "utf-8")
    return path


@pytest.mark.parametrize(
    "line",
    [
        "show arr",
        "status company",
        "status growth/arr --json",
        "tree growth",
        "checkin arr 1.5",
        "checkin arr 1.5 --date 2026-08-01",
        "set arr target=3",
        "rename growth/arr revenue",
        "drop growth --why Over",
        "add key-result --objective growth --id nps --baseline 1 --target 2 Recommended",
        "lint company --severity error",
    ],
)
def test_every_command_finds_it(okr, year, line):
    done = okr(*line.split())
    assert done.code == ExitCode.DONE, done.err
    assert ("company" in done.out + done.err) == ("lint" not in line)
    word = line.split()[0]
    assert (year.read_text("utf-8") != YEAR) == (word in ("checkin", "set", "rename", "drop", "add"))


def test_what_a_key_result_of_the_quarter_serves_is_found_there_too(okr, year, workspace):
    assert okr("set", "deals", "supports=arr").code == ExitCode.DONE
    assert "2026:company/growth/arr" in (workspace / "2026-Q3/sales.yaml").read_text("utf-8")


@pytest.mark.parametrize("line", ["show arr", "checkin arr 1.5", "set arr target=3", "tree arr", "status company"])
def test_the_cycle_that_was_named_is_the_only_one(okr, year, line):
    done = okr(*line.split(), "--cycle", "q3")
    assert done.code == ExitCode.NO_ADDRESS
    assert "Another cycle has it: 2026:company" in done.err
    assert year.read_text("utf-8") == YEAR


def test_two_cycles_that_have_it_are_named_and_nothing_is_changed(okr, year, workspace):
    half = workspace / "2026-H2"
    half.mkdir()
    (half / "cycle.yaml").write_text("starts: 2026-07-01\nends: 2026-12-31\n", "utf-8")
    (half / "company.yaml").write_text(YEAR, "utf-8")
    done = okr("checkin", "arr", "1.5")
    assert done.code == ExitCode.NO_ADDRESS
    assert "2026:company/growth/arr, 2026-H2:company/growth/arr" in done.err
    assert year.read_text("utf-8") == YEAR
    (half / "cycle.yaml").write_text("starts: 2026-07-01\nends: 2026-12-31\nclosed: 2026-08-01\n", "utf-8")
    assert okr("checkin", "arr", "1.5").code == ExitCode.DONE
