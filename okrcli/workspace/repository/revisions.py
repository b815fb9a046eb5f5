"""The commits that people name, and the files that they hold, read from Git without a touch on the work tree."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import AddressError, ConflictError
from okrcli.text.write import create_file
from okrcli.workspace.git import git_output, run_git, top_folder
from okrcli.workspace.repository.past import blobs_of

_DEPTH = 2  # `okr.yaml` and `2026-Q3/marketing.yaml`: nothing deeper is ours
Files = Mapping[str, bytes]
"""Contents by their names from the workspace's folder, with slashes."""


class Revision(NamedTuple):
    """A commit: its whole name, and the day that it was committed on, after which no check-in can be in it."""

    id: str
    day: date


def find_revision(folder: Path, typed: str) -> Revision:
    """The commit that is named (a branch, a tag, `HEAD~3`).

    Raises AddressError (`no-such-revision`), and ConflictError where the folder is in no repository.
    """
    nameable = not typed.startswith("-") and typed.strip() and "\0" not in typed and ".." not in typed
    found = _newest(folder, f"{typed}^{{commit}}") if nameable else None
    if found is None:
        top_folder(folder)
        raise AddressError("no-such-revision", typed=typed)
    return found


def head_of(folder: Path) -> Revision:
    """The commit that is checked out; raises ConflictError (`no-commit`, and outside of a repository)."""
    found = _newest(folder, "HEAD")
    if found is None:
        top_folder(folder)
        raise ConflictError("no-commit")
    return found


def merge_base(folder: Path, one: Revision, other: Revision) -> Revision | None:
    """The commit that two histories parted at; none where they have nothing in common."""
    code, out, _ = run_git(folder, "merge-base", one.id, other.id)
    return None if code else _newest(folder, out.decode("ascii").strip())


def revision_on(folder: Path, day: date) -> Revision | None:
    """The newest commit of the branch's own line at or before a day's end; none where history begins later.

    Raises ConflictError (`history-ends`) where a shallow clone does not go back so far.
    """
    found = _newest(folder, "--first-parent", f"--before={day + timedelta(days=1)}T00:00:00", "HEAD")
    if found is None:
        refuse_shallow(folder, day)
    return found


def refuse_shallow(folder: Path, day: date) -> None:
    """Raise ConflictError (`history-ends`) in a clone that holds the latest commits alone."""
    if git_output(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise ConflictError("history-ends", day=day)


def has_parent(folder: Path, revision: Revision) -> bool:
    """Whether the commit before is there too: of the first one, and of a shallow clone's oldest, it is not."""
    return _newest(folder, f"{revision.id}^") is not None


def first_with(folder: Path, name: str) -> Revision | None:
    """The first commit that has a file; none where it is not committed."""
    listed = _listed(folder, "--reverse", "--diff-filter=A", "--no-renames", "HEAD", "--", name)
    return listed[0] if listed else None


def files_at(folder: Path, revision: Revision | None, wanted: Callable[[str], bool]) -> Files:
    """The files that a revision has under a folder, among those wanted by their names; none before any revision.

    Two questions to Git, whatever their number; links and submodules are not files. Raises ConflictError.
    """
    if revision is None:
        return {}
    listed = git_output(folder, "ls-tree", "-r", "-z", revision.id)
    names: dict[str, str] = {}
    for entry in filter(None, listed.split(b"\0")):
        facts, _, raw = entry.partition(b"\t")
        mode, _, oid = facts.decode("ascii").partition(" blob ")
        name = os.fsdecode(raw)
        if oid and mode.startswith("100") and wanted(name):
            names[name] = oid
    contents = blobs_of(folder, names.values())
    return {name: contents[oid] for name, oid in names.items() if oid in contents}


def left_out(folder: Path, names: Collection[str]) -> frozenset[str]:
    """Those of the names that are not on disk because the checkout is sparse; raises ConflictError."""
    if not names:
        return frozenset()
    listed = git_output(folder, "ls-files", "-t", "-z", "--", *names)
    entries = (entry.partition(b" ") for entry in listed.split(b"\0"))
    return frozenset(os.fsdecode(name) for tag, _, name in entries if tag == b"S")


def lay_out(folder: Path, revision: Revision, into: Path) -> None:
    """Write the YAML files that a revision has under a folder into an empty one, to be read like any workspace."""
    for name, content in files_at(folder, revision, _may_be_read).items():
        create_file(into / name, content)


def _may_be_read(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) and name.count("/") < _DEPTH


def _newest(folder: Path, *which: str) -> Revision | None:
    listed = _listed(folder, "--max-count=1", *which, "--")
    return listed[0] if listed else None


def _listed(folder: Path, *which: str) -> list[Revision]:
    """The commits that `git log` lists; none where it knows no such revision."""
    code, out, _ = run_git(folder, "log", "--no-show-signature", "--format=%H %cs", *which)
    words = [] if code else out.decode("ascii").split()
    return [Revision(id_, date.fromisoformat(day)) for id_, day in zip(words[::2], words[1::2], strict=True)]
