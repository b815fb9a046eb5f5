"""The commits that people name, and the files that they hold, read from Git without a touch on the work tree."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import AddressError, ConflictError, InvalidFileError
from okrcli.git.log import contents_of, first_day
from okrcli.git.run import git_output, git_records, run_git, top_folder
from okrcli.notices import Undated, notify
from okrcli.yaml.write import create_file

_DEPTH = 2  # `okr.yaml` and `2026-Q3/marketing.yaml`: nothing deeper is ours
Files = Mapping[str, bytes]
"""Contents by their names from the workspace's folder, with slashes."""


class Revision(NamedTuple):
    """A commit: its whole name, and the day that it was committed on, after which no check-in can be in it.

    Of one without a date that can be understood the day is its author's, else today; that is told.
    """

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


def names_of_revisions(folder: Path) -> tuple[str, ...]:
    """Branches and tags, those used last first, a hundred at most; none outside of a repository."""
    wanted = ("--sort=-creatordate", "--count=100", "refs/heads", "refs/tags", "refs/remotes")
    code, out, _ = run_git(folder, "for-each-ref", "--format=%(refname:short)", *wanted, patience=2)
    return () if code else tuple(os.fsdecode(out).split())


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

    A few questions to Git, whatever their number. Links and submodules are not files, nor is what no work tree can hold
    (`..`, which a tree may name). Raises ConflictError.
    """
    if revision is None:
        return {}
    code, out, _ = run_git(folder, "rev-parse", "--quiet", "--verify", f"{revision.id}:./")
    level = {} if code else {"": out.decode("ascii").strip()}
    names: dict[str, str] = {}
    for _ in range(_DEPTH):  # no deeper: a tree can hold another as often as it likes
        trees, below = contents_of(folder, level.values(), "tree"), {}
        for place, tree in level.items():
            for mode, name, oid in _entries(trees.get(tree, b""), len(tree) // 2):
                if not _may_be_named(name):
                    continue
                if mode.startswith("100"):
                    names.setdefault(place + name, oid)  # as Git looks names up
                elif mode == "40000":
                    below[f"{place}{name}/"] = oid
        level = below
    wanted_oids = {name: oid for name, oid in names.items() if wanted(name)}
    contents = contents_of(folder, wanted_oids.values())
    return {name: contents[oid] for name, oid in wanted_oids.items() if oid in contents}


def _entries(tree: bytes, size: int) -> Iterator[tuple[str, str, str]]:
    """Mode, name and object of each entry of a tree as Git keeps it; an object's name has so many bytes."""
    at = 0
    while (end := tree.find(b"\0", at)) >= 0:
        mode, _, name = tree[at:end].partition(b" ")
        at = end + 1 + size
        yield mode.decode("ascii", "replace"), os.fsdecode(name), tree[end + 1 : at].hex()


def _may_be_named(part: str) -> bool:
    """Whether a part of a name is one everywhere, and leads nowhere else."""
    return part not in ("", ".", "..") and not any(sign in part for sign in "/\\:")


def left_out(folder: Path, names: Collection[str]) -> frozenset[str]:
    """Those of the names that are not on disk because the checkout is sparse; raises ConflictError."""
    if not names:
        return frozenset()
    entries = (entry.partition(" ") for entry in git_records(folder, "ls-files", "-t", "-z", "--", *names))
    return frozenset(name for tag, _, name in entries if tag == "S")


def lay_out(folder: Path, revision: Revision, into: Path) -> None:
    """Write the YAML files that a revision has under a folder into an empty one, to be read like any workspace.

    What the system cannot hold (two names that it takes for one, a name too long) is left out, as a checkout would.
    """
    for name, content in files_at(folder, revision, _may_be_read).items():
        try:
            create_file(into / name, content, into)
        except InvalidFileError as error:
            if error.reason not in ("exists", "cannot-write"):
                raise


def _may_be_read(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) and name.count("/") < _DEPTH


def _newest(folder: Path, *which: str) -> Revision | None:
    listed = _listed(folder, "--max-count=1", *which, "--")
    return listed[0] if listed else None


def _listed(folder: Path, *which: str) -> list[Revision]:
    """The commits that `git log` lists; none where it knows no such revision."""
    code, out, _ = run_git(folder, "log", "--no-show-signature", "--format=%H %cI %aI", *which)
    return [] if code else [_revision(*line.split(" ")) for line in out.decode("ascii").splitlines()]


def _revision(id_: str, committed: str, written: str) -> Revision:
    day = first_day([committed])
    if day is None:
        notify(Undated(id_[:10]))
        day = first_day([written]) or date.today()
    return Revision(id_, day)
