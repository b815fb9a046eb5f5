"""Runs that share a cache with others, that are killed, or that find it broken: each says what the files say."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # some hundred processes; tests/workspace/test_cache.py asks the cache itself
ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")


def start(folder: Path, *words: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "okrcli", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def run(folder: Path, *words: str, **environment: str) -> str:
    code, out, err = answer(folder, *words, **environment)
    assert code == 0, err
    return out


def answer(folder: Path, *words: str, **environment: str) -> tuple[int, str, str]:
    process = start(folder, *words, **environment)
    out, err = process.communicate()
    return process.returncode, out, err


COMMANDS = (
    ["status", "--json"],
    ["status"],
    ["due"],
    ["tree"],
    ["history"],
    ["show", "leads"],
    ["kpi"],
    ["digest"],
    ["status", "--lang", "fr"],
    ["lint"],
    ["lint", "--format", "json"],
    ["lint", "marketing", "--select", "K"],
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_says_the_same_with_and_without(workspace, words):
    plain = answer(workspace, *words, OKR_CACHE="0")
    assert [answer(workspace, *words) for _ in range(3)] == [plain] * 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Qualified leads", "Write a plan for"),  # the coach says something else of it
        ("team: Marketing", "# a line more\nteam: Marketing"),  # all places move
        ("team: Marketing", "# okr: ignore[K]\nteam: Marketing"),  # remarks are left out
    ],
    ids=["sentence", "place", "suppression"],
)
def test_lint_says_at_once_what_an_edit_changed(workspace, old, new):
    path = workspace / "2026-Q3" / "marketing.yaml"
    for _ in range(2):
        answer(workspace, "lint")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    plain = answer(workspace, "lint", OKR_CACHE="0")
    assert [answer(workspace, "lint") for _ in range(2)] == [plain] * 2


def values(status: str) -> list[object]:
    teams = json.loads(status)["teams"]
    return [one["value"] for team in teams for each in team["objectives"] for one in each["key_results"]]


def test_a_check_in_shows_at_once_and_every_time(workspace):
    run(workspace, "status")
    for value in (231, 232, 233, 234, 235):
        run(workspace, "checkin", "leads", str(value))
        assert value in values(run(workspace, "status", "--json"))
        assert values(run(workspace, "status", "--json")) == values(run(workspace, "status", "--json", OKR_CACHE="0"))


def test_many_at_once_read_and_write_one_cache(workspace):
    """A figure is either the one before or the one after, never another, and no run fails."""
    path = workspace / "2026-Q3" / "marketing.yaml"
    text = path.read_text(encoding="utf-8")
    running = []
    for turn in range(8):
        path.write_text(text.replace("team: Marketing", f"team: Marketing {turn}"), encoding="utf-8")
        running += [start(workspace, "status", "--json") for _ in range(2)]
    for process in running:
        out, err = process.communicate()
        assert process.returncode == 0, err
        assert json.loads(out)
    assert "Marketing 7" in run(workspace, "status")


@posix
def test_whoever_is_killed_leaves_a_cache_that_is_whole_or_not_there(workspace, cache_home):
    plain = run(workspace, "status", "--json", OKR_CACHE="0")
    for pause in (0.02, 0.06, 0.1, 0.14, 0.18, 0.22, 0.26, 0.3):
        process = start(workspace, "status", "--json")
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert run(workspace, "status", "--json") == plain
        for path in (cache_home / "okr").glob("*.pack"):
            path.unlink()


def test_a_broken_cache_changes_no_word(workspace, cache_home):
    plain = run(workspace, "status")
    for path in (cache_home / "okr").iterdir():
        path.write_bytes(path.read_bytes()[:-7] + b"garbage")
    assert answer(workspace, "status") == (0, plain, "")


def test_a_folder_that_cannot_be_written_changes_no_word(workspace, cache_home):
    cache_home.write_text("no folder", encoding="utf-8")
    code, _, err = answer(workspace, "status")
    assert (code, err) == (0, "")
