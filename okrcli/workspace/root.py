"""Where the workspace is, and the person's own file. Looks at folders, opens nothing, and imports no model."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from okrcli.errors import InvalidFileError
from okrcli.yaml.read import LeadsOutError, refuse_way_out

SETTINGS = "okr.yaml"
USUAL_FOLDER = "okrs"
PREFERENCES = "config.yaml"


def find_root(start: Path | None = None, explicit: Path | None = None) -> Path:
    """The workspace's folder: the one named outright, else the nearest going up from `start` or the current folder.

    A folder is one where it holds `okr.yaml`; its subfolder `okrs/` is where that does. Raises InvalidFileError
    (`no-workspace`, `no-workspace-there`, `folder-gone`, `leads-out`).
    """
    if explicit is not None:
        found = _workspace_in(explicit)
        if found is None:
            raise InvalidFileError("no-workspace-there", folder=str(explicit))
        return found
    start = current_folder() if start is None else start
    for folder in (start, *start.parents):
        found = _workspace_in(folder)
        if found is not None:
            return found
    raise InvalidFileError("no-workspace", folder=str(start))


def current_folder() -> Path:
    """The folder that the command runs in; raises InvalidFileError (`folder-gone`) where it was removed meanwhile."""
    try:
        return Path.cwd()
    except OSError as error:
        raise InvalidFileError("folder-gone", problem=error.strerror or str(error)) from error


def preferences_path() -> Path | None:
    """The file of what the person at the keyboard wants everywhere; none where the system knows no such place."""
    named = os.environ.get("APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME", "")
    if Path(named).is_absolute():  # any other is to be ignored (XDG Base Directory): it may lead into a repository
        return Path(named) / "okr" / PREFERENCES
    home = os.environ.get("HOME", "")
    return Path(home) / ".config" / "okr" / PREFERENCES if Path(home).is_absolute() else None


def holds_file(folder: Path, name: str) -> bool:
    """Whether there is such a file in the folder; one that may not be looked into holds nothing of ours."""
    try:
        return (folder / name).is_file()
    except OSError:
        return False


def _workspace_in(folder: Path) -> Path | None:
    found = next((one for one in (folder, folder / USUAL_FOLDER) if holds_file(one, SETTINGS)), None)
    if found is not None and found != folder:  # nobody has named this one
        try:
            refuse_way_out(found, folder)
        except LeadsOutError:
            raise InvalidFileError("leads-out", path=found) from None
    return found
