"""Files in conflict: their versions, whether one has been touched, and what Git is in the midst of."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from okrcli.git.run import git_output, git_records, top_folder

_MARKER = re.compile(rb"^<{7,}", re.MULTILINE)

_SIGNS = {
    "rebase-apply/applying": "am",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}
"""What Git keeps of a command that waits for conflicts to be solved; a rebase keeps others' signs beside its own."""


class Stages(NamedTuple):
    """The three versions of a file in conflict, as the index has them: none where a side has no such file."""

    path: Path
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


def files_in_conflict(folder: Path, paths: Sequence[Path] = ()) -> list[Stages]:
    """The files in conflict under the folder, or among the paths, with their versions; raises ConflictError."""
    top = top_folder(folder)
    wanted = [os.path.relpath(os.path.realpath(path.parent), os.path.realpath(folder)) for path in paths]
    named = [os.path.join(parent, path.name) for parent, path in zip(wanted, paths, strict=True)] or ["."]  # noqa: PTH118
    found: dict[str, dict[int, str]] = {}
    for record in git_records(folder, "ls-files", "--unmerged", "--full-name", "-z", "--", *named):
        facts, name = record.split("\t", 1)
        mode, oid, stage = facts.split()
        if mode.startswith("100"):
            found.setdefault(name, {})[int(stage)] = oid
    return [Stages(top / name, *(_blob(top, oids.get(stage)) for stage in (1, 2, 3))) for name, oids in found.items()]


def unmerged_names(top: Path) -> list[Path]:
    """All files in conflict, whatever they are; `top` is the work tree's."""
    names = git_records(top, "diff", "--no-ext-diff", "--name-only", "--diff-filter=U", "-z")
    return [top / name for name in names]


def mark_solved(path: Path) -> None:
    """Tell Git that a file's conflict is solved; raises ConflictError."""
    git_output(path.parent, "add", "--", path.name)


def under_way(folder: Path) -> str | None:
    """Git's command that waits to be continued, none where none does; raises ConflictError."""
    asked = (word for sign in _SIGNS for word in ("--git-path", sign))
    places = git_output(folder, "rev-parse", *asked).splitlines()
    found = (
        name for name, place in zip(_SIGNS.values(), places, strict=True) if (folder / os.fsdecode(place)).exists()
    )
    return next(found, None)


def is_untouched(present: bytes, stages: Stages) -> bool:
    """Whether a file in conflict still holds markers, or one side alone as a failed driver leaves it."""
    sides = {side.replace(b"\r\n", b"\n") for side in (stages.ours, stages.theirs) if side is not None}
    return present.replace(b"\r\n", b"\n") in sides or _MARKER.search(present) is not None


def _blob(folder: Path, oid: str | None) -> bytes | None:
    return None if oid is None else git_output(folder, "cat-file", "blob", oid)
