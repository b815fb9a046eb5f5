"""Files in conflict: which of them are a workspace's, whether one has been touched, and what Git is in the midst of."""

from __future__ import annotations

import os
import re
from pathlib import Path

from okrcli.workspace.files import CYCLE, KPIS
from okrcli.workspace.git import Stages, git_output
from okrcli.workspace.root import SETTINGS

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


def under_way(folder: Path) -> str | None:
    """Git's command that waits to be continued, none where none does; raises ConflictError."""
    asked = (word for sign in _SIGNS for word in ("--git-path", sign))
    places = git_output(folder, "rev-parse", *asked).splitlines()
    found = (
        name for name, place in zip(_SIGNS.values(), places, strict=True) if (folder / os.fsdecode(place)).exists()
    )
    return next(found, None)


def is_ours(root: Path, path: Path) -> bool:
    """Whether a path is one of the workspace's files, by its name and place: a team's may still have a wrong name."""
    try:
        parts = path.resolve().relative_to(root.resolve()).parts
    except ValueError:
        return False
    if len(parts) == 1:
        return parts[0] in (SETTINGS, KPIS)
    return len(parts) == 2 and path.suffix == ".yaml" and (parts[1] == CYCLE or (root / parts[0] / CYCLE).is_file())


def is_untouched(present: bytes, stages: Stages) -> bool:
    """Whether a file in conflict still holds markers, or one side alone as a failed driver leaves it."""
    sides = {side.replace(b"\r\n", b"\n") for side in (stages.ours, stages.theirs) if side is not None}
    return present.replace(b"\r\n", b"\n") in sides or _MARKER.search(present) is not None
