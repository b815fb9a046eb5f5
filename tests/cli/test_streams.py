"""Where the output goes does not change what a command does: pipes that close, disks that are full, none at all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from okr_repository import git

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are POSIX's")
BUFFERING = {"buffered": "", "unbuffered": "1"}


@pytest.fixture
def broken_pipe() -> Iterator[int]:
    """The end of a pipe to write to; nobody holds the other."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


@pytest.fixture
def full_disk() -> Iterator[int]:
    """A file on a disk that is full."""
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    handle = os.open("/dev/full", os.O_WRONLY)
    yield handle
    os.close(handle)


def run(*words: str, unbuffered: str = "", **streams: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "okrcli", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
    )


@pytest.mark.parametrize("unbuffered", BUFFERING.values(), ids=BUFFERING)
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--help", 0),
        ("--version", 0),
        ("status", 0),
        ("status --json", 0),
        ("digest --format md", 0),
        ("lint --strict", 1),
        ("due --check", 1),
        ("status --nonsense", 2),
        ("status nowhere", 4),
    ],
)
def test_a_reader_who_leaves_changes_no_exit_code(workspace, broken_pipe, words, code, unbuffered):
    done = run(*words.split(), unbuffered=unbuffered, stdout=broken_pipe, stderr=broken_pipe)
    assert done.returncode == code


def test_a_broken_file_is_told_by_the_exit_code_alone(workspace, broken_pipe):
    (workspace / "2026-Q3" / "sales.yaml").write_text("objectives: [", encoding="utf-8")
    assert run("status", stdout=broken_pipe, stderr=broken_pipe).returncode == 3


@pytest.mark.parametrize("lost", ["stdout", "stderr"])
def test_a_check_in_is_committed_all_the_same(workspace, broken_pipe, lost):
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Begin"]):
        git(workspace, *words)
    done = run("checkin", "leads", "310", "--commit", **{lost: broken_pipe})
    assert done.returncode == 0
    assert "OKR check-in" in subprocess.check_output(["git", "log", "-1", "--format=%s"], text=True)


def test_a_full_disk_is_told_once_the_work_is_done(workspace, full_disk):
    done = run("checkin", "leads", "310", "--dry-run", stdout=full_disk)
    assert (done.returncode, done.stderr.count("No space left")) == (3, 1)
    done = run("status", "nowhere", stdout=full_disk)
    assert (done.returncode, done.stderr.count("No space left")) == (4, 0)
    assert run("status", "nowhere", stdout=full_disk, stderr=full_disk).returncode == 4


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_streams_that_were_never_open(workspace, closed):
    line = f'"{sys.executable}" -m okrcli status {closed}'
    done = subprocess.run(["bash", "-c", line], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 0


def test_a_pipe_that_is_full_for_a_moment_gets_everything(workspace):
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    child = subprocess.Popen(
        [sys.executable, "-m", "okrcli", "schema", "--print", "team"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writing,
    )
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        read = b"".join(iter(lambda: pipe.read(512), b""))
    assert child.wait() == 0
    assert read == subprocess.check_output([sys.executable, "-m", "okrcli", "schema", "--print", "team"])


@pytest.mark.parametrize(
    "words", ["lint --stdin-jsonl", "lint --stdin-filename okr.yaml -", "import -", "checkin --from -"]
)
def test_an_input_that_was_never_open_holds_nothing(workspace, words):
    line = f'"{sys.executable}" -m okrcli {words} <&-'
    done = subprocess.run(["sh", "-c", line], cwd=workspace, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 2, 3) and "bug" not in done.stderr
