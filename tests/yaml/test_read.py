"""The one reader of files: plain ones alone, up to a length, through no link that leads out."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from okrcli.yaml.read import LeadsOutError, NotPlainError, is_apart, read_plain, refuse_way_out

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a right, and pipes have no names")


def test_a_file_is_read_up_to_a_length(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 100)
    assert read_plain(path) == b"x" * 100
    assert read_plain(path, limit=10) == b"x" * 11


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "/dev/full", "/dev/tty", "/proc/self/fd"])
def test_devices_and_folders_are_not_opened(name: str) -> None:
    if Path(name).exists():
        with pytest.raises(NotPlainError):
            read_plain(Path(name))


def test_a_pipe_is_not_waited_for_even_where_it_takes_a_files_place(tmp_path, monkeypatch) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(NotPlainError):
        read_plain(path)
    plain = tmp_path / "plain"
    plain.touch()
    a_moment_ago = plain.stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: a_moment_ago)
    failures: list[Exception] = []

    def read() -> None:
        try:
            read_plain(path)
        except OSError as error:
            failures.append(error)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    thread.join(10)
    assert [type(one) for one in failures] == [NotPlainError]


def test_ways_out(tmp_path: Path) -> None:
    for folder in ("repo/.git", "repo/okrs/2026-Q3", "outside"):
        (tmp_path / folder).mkdir(parents=True)
    repo, okrs, outside = tmp_path / "repo", tmp_path / "repo" / "okrs", tmp_path / "outside"
    links = {
        repo / "into": okrs, repo / "out": outside, repo / "git": repo / ".git", repo / "chain": repo / "out",
        repo / "gone": tmp_path / "gone", repo / "up": Path(".."), outside / "back": repo, okrs / "near": repo / "near",
        repo / "loop": repo / "loop",
    }  # fmt: skip
    for link, target in links.items():
        link.symlink_to(target)
    for way in ("out", "out/x", "out/../x", "git/config", "chain", "gone", "up/repo/okrs/../../x"):
        with pytest.raises(LeadsOutError):
            refuse_way_out(repo / way)
    for way in ("into/x", "okrs/near", "okrs/../okrs/x", "x/y/z"):
        refuse_way_out(repo / way)
    refuse_way_out(outside / "back" / "okrs")  # lies in no repository: its owner has made it
    refuse_way_out(repo / "out" / "x", repo / "out")  # the way begins where the workspace is
    with pytest.raises(OSError):
        read_plain(repo / "loop")
    assert is_apart(okrs / "near", okrs) and not is_apart(repo / "into" / "2026-Q3", repo)
    assert is_apart(repo / "into") and not is_apart(outside / "back") and not is_apart(okrs, repo)


def test_without_git_the_workspace_is_the_border(tmp_path: Path) -> None:
    workspace = tmp_path / "okrs"
    workspace.mkdir()
    (workspace / "okr.yaml").touch()
    (tmp_path / "private").touch()
    (workspace / "one.yaml").symlink_to(tmp_path / "private")
    with pytest.raises(LeadsOutError):
        read_plain(workspace / "one.yaml", workspace)
