"""What is longer than the screen goes through the user's pager, at a terminal alone."""

from __future__ import annotations

import sys

import pytest
from okr_terminal import Terminal

from okrcli.workspace.pager import show_in_pager

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pty")


@pytest.fixture
def screen(workspace, monkeypatch, tmp_path):
    """A status longer than the sixty lines of the terminal, and a pager that says that it was there."""
    monkeypatch.setenv("TERM", "xterm")
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\nexec cat\n", encoding="utf-8")
    pager.chmod(0o755)
    monkeypatch.setenv("OKR_PAGER", str(pager))
    goals = "".join(
        f"  - id: goal-{n}\n    objective: Goal {n}\n    key_results:\n"
        f"      - {{id: kr-{n}, key_result: Figure {n}, baseline: 0, target: 9}}\n"
        for n in range(40)
    )
    (workspace / "2026-Q3" / "ops.yaml").write_text("team: Ops\nobjectives:\n" + goals, encoding="utf-8")


def said(*words):
    terminal = Terminal(words)
    code = terminal.finish()
    return code, terminal.said


def test_a_long_page_goes_through_the_pager_unless_told_otherwise(screen):
    code, long = said("status")
    assert (code, long.count("PAGED")) == (0, 1)
    assert "Goal 39" in long
    code, printed = said("status", "--no-pager")
    assert code == 0 and "PAGED" not in printed and "Goal 39" in printed
    assert "PAGED" not in said("show", "won")[1]


def test_nothing_is_paged_where_it_is_piped(okr, screen):
    assert "PAGED" not in okr("status").out


@pytest.mark.parametrize("pager", ["/no/such/pager -x", "false", "sh -c 'exit 3'", "'", "", "cat"])
def test_without_a_pager_that_works_it_is_printed(screen, monkeypatch, pager):
    monkeypatch.setenv("OKR_PAGER", pager)
    code, printed = said("status")
    assert code == 0
    assert "Goal 39" in printed
    assert "Traceback" not in printed


def test_who_leaves_early_has_seen_enough(screen, monkeypatch):
    monkeypatch.setenv("OKR_PAGER", "head -1")
    code, printed = said("status")
    assert code == 0
    assert "Goal 39" not in printed


def test_a_pager_of_the_users_before_that_of_all(monkeypatch):
    monkeypatch.setenv("PAGER", "sh -c 'cat > /dev/null; exit 7'")
    monkeypatch.delenv("OKR_PAGER", raising=False)
    assert not show_in_pager(b"x\n" * 100)
    monkeypatch.setenv("OKR_PAGER", "sh -c 'cat > /dev/null'")
    assert show_in_pager(b"x\n" * 100)


def test_no_page_stands_between_a_person_and_a_question(screen, monkeypatch):
    monkeypatch.setenv("OKR_TODAY", "2026-10-02")
    terminal = Terminal(["close-cycle", "2026-Q3", "--force"])
    terminal.wait()
    assert "PAGED" not in terminal.said
    terminal.kill()
