"""Paths as they are shown."""

from __future__ import annotations

import os
from pathlib import Path

from okrcli.render.sanitise import visible


def short_path(path: Path, folder: Path | None = None) -> str:
    """The path as seen from a folder, by default the current one; whole where that would be longer."""
    whole = str(path)
    try:
        short = os.path.relpath(path, folder)
    except (ValueError, OSError):  # another drive; a current folder that was removed
        short = whole
    return visible(min(short, whole, key=len))
