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


def holds_file(folder: Path, name: str) -> bool:
    """Whether there is such a file in the folder; one that may not be looked into holds nothing of ours."""
    try:
        return (folder / name).is_file()
    except OSError:
        return False


def _workspace_in(folder: Path) -> Path | None:
    return next((one for one in (folder, folder / USUAL_FOLDER) if holds_file(one, SETTINGS)), None)
