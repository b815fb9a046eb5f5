"""Which files there are and where they belong. Lists folders, opens nothing."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from okrcli.errors import Finding
from okrcli.model.address import is_slug
from okrcli.model.periods import can_mean, is_cycle_id
from okrcli.workspace.root import SETTINGS
from okrcli.yaml.read import refuse_way_out, unsaved, unsaved_in

CYCLE = "cycle.yaml"
KPIS = "kpis.yaml"


def settings_path(root: Path) -> Path:
    """The file of the workspace's settings."""
    return root / SETTINGS


def kpis_path(root: Path) -> Path:
    """The file of the health metrics."""
    return root / KPIS


def cycle_path(root: Path, cycle_id: str) -> Path:
    """The file of a cycle's dates."""
    return root / cycle_id / CYCLE


def team_path(root: Path, cycle_id: str, team_id: str) -> Path:
    """The file of a team's OKRs."""
    return root / cycle_id / f"{team_id}.yaml"


def cycle_ids(root: Path) -> tuple[str, ...]:
    """The ids of the cycles, in alphabetical order: the subfolders that hold `cycle.yaml`, by their names."""
    return tuple(name for name in _cycle_folders(root) if is_cycle_id(name))


def stray_cycles(root: Path) -> Iterator[Finding]:
    """A finding for each subfolder that holds `cycle.yaml` and cannot be a cycle by its name.

    Nor can one be whose name is another's but for capitals: where a system does not tell them apart, one is lost.
    """
    others: dict[str, str] = {}
    for name in _cycle_folders(root):
        other = others.setdefault(name.casefold(), name)
        if other != name:
            yield Finding("E405", root / name, None, {"name": name, "other": other})
        if not is_cycle_id(name):
            from okrcli.schema.suggest import slugify

            yield Finding("E404", root / name, None, {"name": name, "suggestion": slugify(name) or "cycle"})


def _cycle_folders(root: Path) -> Iterator[str]:
    try:
        names = sorted(path.name for path in root.iterdir() if not path.name.startswith("."))
    except OSError:
        return
    yield from (name for name in names if _holds_cycle(root / name))


def _holds_cycle(folder: Path) -> bool:
    """Whether a folder holds `cycle.yaml`, be it a link to nothing: that is said where it is read.

    Of a folder that nobody may look into its name decides: none of the calendar's is passed over in silence.
    """
    if unsaved(folder / CYCLE) is not None:
        return True
    try:
        return not stat.S_ISDIR((folder / CYCLE).lstat().st_mode)
    except PermissionError:
        return can_mean(folder.name, folder.name)
    except OSError:
        return False


def team_ids(root: Path, cycle_id: str) -> tuple[str, ...]:
    """The ids of a cycle's teams, in alphabetical order; what is no team's file is left out."""
    try:
        refuse_way_out(root / cycle_id, root)
        there = {path.name for path in (root / cycle_id).iterdir()}.union(unsaved_in(root / cycle_id))
        names = sorted(name for name in there if name.endswith(".yaml"))
    except OSError:
        return ()
    return tuple(name[:-5] for name in names if name != CYCLE and is_slug(name[:-5]))


def is_okr_file(name: str) -> bool:
    """Whether a name from the workspace's folder is that of a file of OKRs."""
    if name in (SETTINGS, KPIS):
        return True
    folder, slash, file = name.partition("/")
    stem, dot, ending = file.rpartition(".")
    return bool(slash and dot) and ending == "yaml" and is_cycle_id(folder) and is_slug(stem)


def may_be_okr_file(root: Path, path: Path) -> bool:
    """Whether a path is one of the workspace's files, by its name and place: a team's may still have a wrong name."""
    try:
        parts = path.resolve().relative_to(root.resolve()).parts
    except ValueError:
        return False
    if len(parts) == 1:
        return parts[0] in (SETTINGS, KPIS)
    return len(parts) == 2 and path.suffix == ".yaml" and (parts[1] == CYCLE or (root / parts[0] / CYCLE).is_file())
