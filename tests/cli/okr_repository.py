"""Repositories with the small workspace in them, for tests of what `okr` does with Git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from okr_terminal import FILES

MARKETING, SALES = "2026-Q3/marketing.yaml", "2026-Q3/sales.yaml"


class Repository:
    """A work tree with the workspace at its top, or in a folder below."""

    def __init__(self, folder: Path, okrs: str = ".") -> None:
        self.folder = folder
        self.okrs = folder / okrs

    def git(self, *arguments: str, fails: bool = False) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert fails or done.returncode == 0, (arguments, done.stdout, done.stderr)
        return done.stdout

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
        when = f"{day}T12:00:00Z"
        subprocess.run(
            ["git", "commit", "-q", "--allow-empty", f"--date={when}", "-m", message],
            cwd=self.folder,
            check=True,
            env={**os.environ, "GIT_COMMITTER_DATE": when},
        )

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
    subprocess.run(["git", "clone", "-q", "--", str(remote), str(folder)], check=True)
    made = Repository(folder)
    made.git("config", "core.autocrlf", "false")
    return made
