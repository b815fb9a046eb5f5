"""Repositories with the small workspace in them, for tests of what `okr` does with Git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from okr_workspace import FILES, MARKETING


def git(folder: Path, *words: str, day: str | None = None, fails: bool = False) -> str:
    """What `git` says in a folder; what it commits has the time of noon on that day. It may fail only where said."""
    environment = dict(os.environ)
    if day is not None:
        environment |= dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00Z")
    done = subprocess.run(
        ["git", *words], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert fails or done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


class Repository:
    """A work tree with the workspace at its top, or in a folder below."""

    def __init__(self, folder: Path, okrs: str = ".") -> None:
        self.folder = folder
        self.okrs = folder / okrs

    def git(self, *arguments: str, day: str | None = None, fails: bool = False) -> str:
        """What `git` says here."""
        return git(self.folder, *arguments, day=day, fails=fails)

    def read(self, name: str = MARKETING) -> str:
        return (self.okrs / name).read_bytes().decode("utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.okrs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))

    def edit(self, old: str, new: str, name: str = MARKETING) -> None:
        assert old in self.read(name)
        self.write(name, self.read(name).replace(old, new))

    def commit(self, message: str = "change", day: str = "2026-08-17") -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, day=day)

    def hook(self, name: str, script: str) -> None:
        path = self.folder / ".git" / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("#!/bin/sh\n" + script, encoding="utf-8")
        path.chmod(0o755)

    def status(self) -> str:
        return self.git("status", "--porcelain", "--untracked-files=all")

    def last(self, form: str = "%B") -> str:
        return self.git("log", "-1", f"--format={form}").strip()

    def changed(self) -> list[str]:
        """The files of the last commit."""
        return self.git("show", "--name-only", "--format=", "-z", "HEAD").strip("\0").split("\0")


def repository(folder: Path, okrs: str = ".") -> Repository:
    """A new repository with the small workspace, committed."""
    made = Repository(folder, okrs)
    made.folder.mkdir(parents=True)
    made.git("init", "-q", "-b", "main")
    made.git("config", "core.autocrlf", "false")
    for name, text in FILES.items():
        made.write(name, text)
    made.write(".gitignore", ".okr/\n")
    made.commit("start", "2026-08-10")
    return made


def hub(folder: Path, first: Repository) -> Path:
    """A bare repository that the first one pushes to and follows."""
    first.git("clone", "-q", "--bare", "--", str(first.folder), str(folder))
    first.git("remote", "add", "origin", str(folder))
    first.git("push", "-q", "-u", "origin", "main")
    return folder


def clone_of(remote: Path, folder: Path) -> Repository:
    git(remote, "clone", "-q", "--", str(remote), str(folder))
    made = Repository(folder)
    made.git("config", "core.autocrlf", "false")
    return made
