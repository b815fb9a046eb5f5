"""Files in conflict: which of them are a workspace's, and whether somebody has begun to solve one."""

from __future__ import annotations

import re
from pathlib import Path

from okrcli.model.address import is_slug
from okrcli.workspace.files import CYCLE, KPIS
from okrcli.workspace.git import Stages
from okrcli.workspace.root import SETTINGS

_MARKER = re.compile(rb"^<{7,}", re.MULTILINE)


def is_ours(root: Path, path: Path) -> bool:
    """Whether a path is one of the workspace's files, by its name and place."""
    try:
        parts = path.resolve().relative_to(root.resolve()).parts
    except ValueError:
        return False
    if len(parts) == 1:
        return parts[0] in (SETTINGS, KPIS)
    return len(parts) == 2 and (parts[1] == CYCLE or (path.suffix == ".yaml" and is_slug(path.stem)))


def is_untouched(present: bytes, stages: Stages) -> bool:
    """Whether a file in conflict still holds markers, or one side alone as a failed driver leaves it."""
    sides = {side.replace(b"\r\n", b"\n") for side in (stages.ours, stages.theirs) if side is not None}
    return present.replace(b"\r\n", b"\n") in sides or _MARKER.search(present) is not None
