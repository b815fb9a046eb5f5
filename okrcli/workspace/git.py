"""Git, run as a program: arguments as a list, nothing interpreted by a shell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import ConflictError

SECONDS = 5
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_CONFIG")


def user_email(folder: Path) -> str | None:
    """The email that Git would sign a commit in the folder with; none without Git or without one set."""
    return _configured(folder, "user.email")


def user_name(folder: Path) -> str | None:
    """The name that Git would sign a commit in the folder with; none without Git or without one set."""
    return _configured(folder, "user.name")


def _configured(folder: Path, key: str) -> str | None:
    answer = _ask_git(folder, "config", "--get", key)
    return (answer or "").strip() or None


def _ask_git(folder: Path, *arguments: str) -> str | None:
    """What Git answers; none where there is no Git, it fails or it does not answer."""
    # A hook's variables would speak of the hook's repository, not of the folder's.
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell
            ["git", *arguments],  # noqa: S607 - the user's own Git is the one that is meant
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


# --- merging ---------------------------------------------------------------------------------------------------------

_PATIENCE = 60  # seconds that a command of Git's on a repository may take
_OF_A_HOOK_TOO = ("GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE")


class Stages(NamedTuple):
    """The three versions of a file in conflict, as the index has them: none where a side has no such file."""

    path: Path
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


def top_folder(folder: Path) -> Path:
    """The work tree that a folder belongs to; raises ConflictError (`no-repository`, `no-git`)."""
    code, out, _ = _run(folder, "rev-parse", "--show-toplevel")
    if code or not out.strip():
        raise ConflictError("no-repository", folder=folder)
    return Path(os.fsdecode(out.removesuffix(b"\n").removesuffix(b"\r")))


def files_in_conflict(folder: Path, paths: Sequence[Path] = ()) -> list[Stages]:
    """The files in conflict under the folder, or among the paths, with their versions; raises ConflictError."""
    top = top_folder(folder)
    wanted = [os.path.relpath(os.path.realpath(path.parent), os.path.realpath(folder)) for path in paths]
    named = [os.path.join(parent, path.name) for parent, path in zip(wanted, paths, strict=True)] or ["."]  # noqa: PTH118
    listed = _git(folder, "ls-files", "--unmerged", "--full-name", "-z", "--", *named)
    found: dict[bytes, dict[int, str]] = {}
    for record in filter(None, listed.split(b"\0")):
        facts, name = record.split(b"\t", 1)
        mode, oid, stage = facts.decode("ascii").split()
        if mode.startswith("100"):
            found.setdefault(name, {})[int(stage)] = oid
    return [
        Stages(top / os.fsdecode(name), *(_blob(top, oids.get(stage)) for stage in (1, 2, 3)))
        for name, oids in found.items()
    ]


def mark_solved(path: Path) -> None:
    """Tell Git that a file's conflict is solved; raises ConflictError."""
    _git(path.parent, "add", "--", path.name)


def merge_as_text(base: Path, ours: Path, theirs: Path, marker_size: int) -> int:
    """Let Git merge three files line by line into `ours`: the number of conflicts; raises ConflictError."""
    names = [str(path.absolute()) for path in (ours, base, theirs)]
    code, _, error = _run(ours.absolute().parent, "merge-file", f"--marker-size={marker_size}", "--", *names)
    if code > 127:
        raise ConflictError("git-failed", command="merge-file", problem=error)
    return code


def local_setting(folder: Path, key: str) -> str | None:
    """What the clone's own configuration says; none where it says nothing."""
    code, out, _ = _run(folder, "config", "--local", "--get", key)
    return os.fsdecode(out.removesuffix(b"\n")) if code == 0 else None


def set_locally(folder: Path, key: str, value: str) -> None:
    """Set a key of the clone's own configuration; raises ConflictError."""
    _git(folder, "config", "--local", "--replace-all", key, value)


def unset_locally(folder: Path, section: str) -> None:
    """Take a section out of the clone's own configuration; raises ConflictError."""
    _git(folder, "config", "--local", "--remove-section", section)


def _blob(folder: Path, oid: str | None) -> bytes | None:
    return None if oid is None else _git(folder, "cat-file", "blob", oid)


def _git(folder: Path, *arguments: str) -> bytes:
    code, out, error = _run(folder, *arguments)
    if code:
        raise ConflictError("git-failed", command=arguments[0], problem=error)
    return out


def _run(folder: Path, *arguments: str) -> tuple[int, bytes, str]:
    """Exit code, output and complaint of Git, which takes paths for what they are."""
    of_a_hook = (*_OF_A_HOOK, *_OF_A_HOOK_TOO)
    environment = {name: value for name, value in os.environ.items() if name not in of_a_hook}
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell
            ["git", "--literal-pathspecs", *arguments],  # noqa: S607 - the user's own Git is the one that is meant
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError as error:
        raise ConflictError("no-git") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise ConflictError("git-failed", command=arguments[0], problem=str(error)) from error
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip()
