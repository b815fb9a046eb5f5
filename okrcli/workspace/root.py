"""Where the workspace is. Looks at folders, opens nothing."""

from __future__ import annotations

from pathlib import Path

from okrcli.errors import InvalidFileError

SETTINGS = "okr.yaml"
USUAL_FOLDER = "okrs"


def find_root(start: Path, explicit: Path | None = None) -> Path:
    """The workspace's folder: the one named outright, else the nearest going up from `start`.

    A folder is one where it holds `okr.yaml`; its subfolder `okrs/` is where that does. Raises InvalidFileError
    (`no-workspace`, `no-workspace-there`).
    """
    if explicit is not None:
        found = _workspace_in(explicit)
        if found is None:
            raise InvalidFileError("no-workspace-there", folder=str(explicit))
        return found
    for folder in (start, *start.parents):
        found = _workspace_in(folder)
        if found is not None:
            return found
    raise InvalidFileError("no-workspace", folder=str(start))


def _workspace_in(folder: Path) -> Path | None:
    for candidate in (folder, folder / USUAL_FOLDER):
        try:
            if (candidate / SETTINGS).is_file():
                return candidate
        except OSError:  # a folder that may not be looked into is not ours
            continue
    return None
