"""A cycle that cannot be read may be the one at hand: it is said, and nothing is changed on a guess."""

from __future__ import annotations

import json
import os
import sys

import pytest

from okrcli.workspace.files import cycle_ids

BROKEN = "2026-Q3/cycle.yaml:1:1: error E202"
YEAR = """\
team: Marketing
objectives:
  - id: reference
    objective: Become the obvious reference
    key_results:
      - {id: leads, key_result: Qualified leads, baseline: 100, target: 900}
"""


@pytest.fixture
def half_broken(workspace):
    """The year can be read, and its quarter cannot."""
    (workspace / "2026").mkdir()
    (workspace / "2026" / "cycle.yaml").write_text("starts: 2026-01-01\nends: 2026-12-31\n", encoding="utf-8")
    (workspace / "2026" / "marketing.yaml").write_text(YEAR, encoding="utf-8")
    (workspace / "2026-Q3" / "cycle.yaml").write_text("starts: 2026-07-01\n", encoding="utf-8")
    return workspace


@pytest.mark.parametrize("words", ["status", "status marketing", "show leads", "due", "lint marketing", "lint"])
def test_what_is_passed_over_is_said(okr, half_broken, words):
    run = okr(*words.split())
    assert run.code == 3
    assert BROKEN in run.out + run.err


@pytest.mark.parametrize("words", ["status --json", "show leads --json", "due --json"])
def test_it_stands_among_the_problems_of_json(okr, half_broken, words):
    run = okr(*words.split())
    assert run.code == 3
    assert [one["file"] for one in json.loads(run.out)["problems"]] == ["2026-Q3/cycle.yaml"]


@pytest.mark.parametrize("words", ["status --cycle 2026", "show 2026:leads", "lint 2026:marketing --select E"])
def test_nothing_is_passed_over_where_the_cycle_is_named(okr, half_broken, words):
    run = okr(*words.split())
    assert "E202" not in run.err
    assert run.code == (3 if words.startswith("lint") else 0)


@pytest.mark.parametrize(
    "words", ["checkin leads 310", "add key-result More --objective reference --baseline 0 --target 3"]
)
def test_nothing_is_changed_on_a_guess(okr, half_broken, words):
    before = (half_broken / "2026" / "marketing.yaml").read_bytes()
    run = okr(*words.split())
    assert (run.code, run.out) == (3, "")
    assert BROKEN in run.err
    assert run.err.endswith(
        "okr: It is not clear which cycle is meant, because one cannot be read: nothing was changed\n"
        "     Fix it, as said above, or name the cycle that you mean with --cycle.\n"
    )
    assert (half_broken / "2026" / "marketing.yaml").read_bytes() == before
    assert okr(*words.split(), "--cycle", "2026").code == 0


def test_a_folder_whose_name_can_be_no_cycles_is_reported(okr, workspace):
    (workspace / "2026-Q3").rename(workspace / "Third Quarter")
    (workspace / "2026-Q2").mkdir()
    (workspace / "2026-Q2" / "cycle.yaml").write_text("starts: 2026-04-01\nends: 2026-06-30\n", encoding="utf-8")
    assert cycle_ids(workspace) == ("2026-Q2",)
    run = okr("lint", "--json", "--select", "E")
    assert run.code == 3
    (found,) = json.loads(run.out)["findings"]
    assert (found["file"], found["code"]) == ("Third Quarter", "E404")
    assert "third-quarter" in found["hint"]
    for output in ("text", "github", "sarif", "md"):
        assert "E404" in okr("lint", "--format", output).out


@pytest.mark.skipif(sys.platform == "win32", reason="links take a right of their own")
def test_a_cycles_file_that_is_a_link_to_nothing(okr, half_broken):
    (half_broken / "2026-Q3" / "cycle.yaml").unlink()
    (half_broken / "2026-Q3" / "cycle.yaml").symlink_to("nowhere.yaml")
    for words in ("status", "checkin leads 3"):
        run = okr(*words.split())
        assert run.code == 3
        assert run.err.startswith("2026-Q3/cycle.yaml: error E403 This link points at a file that is not there")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is forbidden")
def test_a_cycles_folder_that_may_not_be_looked_into(okr, half_broken):
    (half_broken / "2026-Q3").chmod(0)
    run = okr("status")
    (half_broken / "2026-Q3").chmod(0o755)
    assert run.code == 3
    assert run.err.startswith("2026-Q3/cycle.yaml: error E403 There is no permission to read this file")


@pytest.mark.parametrize("words", ["status", "checkin leads 3", "due --json", "lint", "schema", "add team Ops"])
def test_in_a_folder_that_was_removed(okr, workspace, monkeypatch, words):
    gone = workspace / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    run = okr(*words.split())
    assert (run.code, run.out) == (3, "")
    assert run.err.startswith("okr: The current folder no longer exists (")
    assert okr("--dir", str(workspace), "status").code == 0
