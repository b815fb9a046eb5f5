"""A workspace as it stood at a revision, read from Git without a touch on the work tree."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import AddressError
from okrcli.text.write import create_file
from okrcli.workspace.git import git_output, run_git, top_folder
from okrcli.workspace.past import blobs_of

_DEPTH = 2  # `okr.yaml` and `2026-Q3/marketing.yaml`: nothing deeper is ours


class Snapshot(NamedTuple):
    """The YAML files of a workspace at a commit, by their names from its folder; `day` is the commit's."""

    commit: str
    day: date
    files: Mapping[str, bytes]


def find_commit(folder: Path, revision: str) -> str:
    """The commit that a revision names (a branch, a tag, `HEAD~3`).

    Raises AddressError (`no-such-revision`), and ConflictError where the folder is in no repository.
    """
    top_folder(folder)
    if revision.startswith("-") or not revision.strip() or "\0" in revision:
        raise AddressError("no-such-revision", typed=revision)
    code, out, _ = run_git(folder, "rev-parse", "--quiet", "--verify", f"{revision}^{{commit}}")
    if code:
        raise AddressError("no-such-revision", typed=revision)
    return out.decode("ascii").strip()


def read_snapshot(folder: Path, commit: str) -> Snapshot:
    """The workspace at a commit, in three questions to Git; raises ConflictError."""
    day = git_output(folder, "log", "-1", "--no-show-signature", "--format=%cs", commit, "--").decode("ascii").strip()
    listed = git_output(folder, "ls-tree", "-r", "-z", commit)
    names: dict[str, str] = {}
    for entry in listed.split(b"\0"):
        facts, _, raw = entry.partition(b"\t")
        name = os.fsdecode(raw)
        mode, _, oid = facts.decode("ascii").partition(" blob ")
        if oid and mode.startswith("100") and name.endswith((".yaml", ".yml")) and name.count("/") < _DEPTH:
            names[name] = oid
    contents = blobs_of(folder, names.values())
    return Snapshot(
        commit, date.fromisoformat(day), {name: contents[oid] for name, oid in names.items() if oid in contents}
    )


def lay_out_snapshot(snapshot: Snapshot, folder: Path) -> None:
    """Write a snapshot's files into an empty folder, to be read like any workspace."""
    for name, content in snapshot.files.items():
        create_file(folder / name, content)
