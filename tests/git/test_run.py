"""What lies in a repository makes Git run nothing, and reading fetches nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from okrcli.errors import ConflictError
from okrcli.git.run import git_output, run_git, user_setting

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="scripts of a POSIX shell")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "a.yaml").write_text("a: 1\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "start")
    return folder


def disguise(folder: Path, ran: Path) -> None:
    """Files that pass for a bare repository, whose configuration names a program."""
    for name in ("objects", "refs"):
        (folder / name).mkdir(parents=True)
    (folder / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / "config").write_text(
        f'[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch {ran}; false"\n'
    )


@needs_posix
@pytest.mark.parametrize("below", ["okrs", "okrs/deep/down"])
def test_a_folder_that_passes_for_a_repository_is_refused_by_name(repository: Path, tmp_path: Path, below: str) -> None:
    ran = tmp_path / "ran"
    disguise(repository / "okrs", ran)
    (repository / below).mkdir(parents=True, exist_ok=True)
    git(repository, "config", "user.email", "ana@team.example")
    with pytest.raises(ConflictError) as caught:
        run_git(repository / below, "status")
    assert (caught.value.reason, caught.value.facts["folder"]) == ("strange-repository", repository / "okrs")
    assert user_setting(repository / below, "user.email") is None
    assert not ran.exists()


@needs_posix
def test_a_monitor_that_a_configuration_names_is_not_asked(repository: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    git(repository, "config", "core.fsmonitor", f"touch {ran}; false")
    git_output(repository, "status", "--porcelain")
    assert not ran.exists()


@needs_posix
def test_git_is_none_of_the_folder(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = tmp_path / "ran"
    planted = repository / "git"
    planted.write_text(f"#!/bin/sh\ntouch {ran}\n")
    planted.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", os.environ["PATH"]]))
    monkeypatch.chdir(repository)
    git_output(repository, "status")
    assert not ran.exists()
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(ConflictError, match="no-git"):
        run_git(repository, "status")


@needs_posix
def test_reading_fetches_nothing(repository: Path, tmp_path: Path) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{repository}", "partial")
    ran = tmp_path / "ran"
    git(tmp_path / "partial", "config", "remote.origin.uploadpack", f"touch {ran}; git-upload-pack")
    assert run_git(tmp_path / "partial", "cat-file", "-p", "HEAD:a.yaml")[0]
    assert not ran.exists()
