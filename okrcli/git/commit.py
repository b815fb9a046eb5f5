"""Committing files: those that were changed and nothing else, with Git's own signing, hooks and identity."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import ConflictError
from okrcli.git.run import git_output, git_records, run_git, top_folder

SUBJECT = "OKR check-in:"
"""How the message of a commit that `okr checkin` made begins."""
_IN_UTF8 = ("-c", "i18n.commitEncoding=UTF-8")


class HeadCommit(NamedTuple):
    """The commit that is checked out: its short name, its message, and by whom and when it was made.

    `made` stays the same when the commit is put on top of others, or given other words.
    """

    name: str
    message: str
    made: str


def head_commit(folder: Path) -> HeadCommit:
    """The commit that is checked out; raises ConflictError."""
    form = "--format=%h%x00%B%x00%an <%ae> %at"
    told = git_output(folder, "log", "--max-count=1", "--no-show-signature", "--encoding=UTF-8", form)
    name, message, made = told.decode("utf-8", "replace").split("\0")
    return HeadCommit(name, message, made)


def reword(folder: Path, message: str) -> None:
    """Give the commit that is checked out another message, whatever is staged; raises ConflictError."""
    words = ("commit", "--amend", "--only", "--no-verify", "--quiet", "--file=-")
    _try(folder, *_IN_UTF8, *words, given=message.encode())


def changed_files(folder: Path) -> frozenset[Path]:
    """The files below a folder that differ from the last commit, new ones too; raises ConflictError."""
    top = top_folder(folder)
    return frozenset(top / name for name in _changed(folder, ["."]))


def commit_files(folder: Path, paths: Iterable[Path], message: str) -> str | None:
    """Commit the files as they are on disk; the commit's short name, none where they are committed already.

    What else is staged stays staged and out of the commit. Raises ConflictError (`commit-failed`) where Git or a hook
    refuses: the files and what is staged are then as they were.
    """
    top = Path(os.path.realpath(top_folder(folder)))
    names = [os.path.relpath(os.path.realpath(path), top) for path in paths]
    new = git_records(top, "ls-files", "--others", "--exclude-standard", "-z", "--", *names)
    if not new and not _uncommitted(top, names):  # what is staged may be older: written while another okr committed
        run_git(top, "add", "--", *names)
        return None
    if new:  # Git commits by name only what it knows
        _try(top, "add", "--intent-to-add", "--", *new)
    try:
        _try(top, *_IN_UTF8, "commit", "--quiet", "--only", "--file=-", "--", *names, given=message.encode())
    except BaseException as error:
        if isinstance(error, ConflictError) and not new and not _uncommitted(top, names):
            run_git(top, "add", "--", *names)  # written while Git committed, they were in the commit alone
            return None  # somebody else was faster, and has committed them
        if new:
            run_git(top, "rm", "--cached", "--quiet", "--force", "--", *new)
        raise
    return git_output(top, "rev-parse", "--short", "HEAD").decode("ascii").strip()


def _changed(folder: Path, names: Sequence[str]) -> list[str]:
    """Names from the top of the work tree."""
    options = ("--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=all")
    # Without the lock of the index, which another okr may need to commit with at this very moment.
    return [record[3:] for record in git_records(folder, "--no-optional-locks", "status", *options, "--", *names)]


def _uncommitted(folder: Path, names: Sequence[str]) -> bool:
    """Whether the last commit has other contents of the files than the disk, whatever is staged; or there is none."""
    code, changed, _error = run_git(folder, "diff", "--name-only", "HEAD", "--", *names)
    return code != 0 or bool(changed)


def _try(folder: Path, *arguments: str, given: bytes = b"") -> None:
    """Run what a hook or a key may refuse, for as long as they take."""
    code, out, error = run_git(folder, *arguments, given=given, patience=None)
    if code:
        said = "\n".join(part for part in (out.decode("utf-8", "replace").strip(), error) if part)
        raise ConflictError("commit-failed", problem=said)
