"""Which files there are and where they belong. Lists folders, opens nothing."""

from __future__ import annotations

from pathlib import Path

from okrcli.model.address import is_slug
from okrcli.workspace.root import SETTINGS

CYCLE = "cycle.yaml"


def settings_path(root: Path) -> Path:
    """The file of the workspace's settings."""
    return root / SETTINGS


def cycle_path(root: Path, cycle_id: str) -> Path:
    """The file of a cycle's dates."""
    return root / cycle_id / CYCLE


def team_path(root: Path, cycle_id: str, team_id: str) -> Path:
    """The file of a team's OKRs."""
    return root / cycle_id / f"{team_id}.yaml"


def cycle_ids(root: Path) -> tuple[str, ...]:
    """The ids of the cycles, in alphabetical order: the subfolders that hold `cycle.yaml`."""
    try:
        folders = sorted(path.name for path in root.iterdir() if not path.name.startswith("."))
    except OSError:
        return ()
    return tuple(name for name in folders if (root / name / CYCLE).is_file())


def team_ids(root: Path, cycle_id: str) -> tuple[str, ...]:
    """The ids of a cycle's teams, in alphabetical order; what is no team's file is left out."""
    try:
        names = sorted(path.name for path in (root / cycle_id).iterdir() if path.suffix == ".yaml")
    except OSError:
        return ()
    return tuple(name[:-5] for name in names if name != CYCLE and is_slug(name[:-5]))
