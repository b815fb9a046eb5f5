"""Loading: from files to the model, with every mistake on the way.

Each kind of file has one function from its source to a value and findings, and `_load` brings it the source: what is
kept between runs is decided there. Nodes and data live no longer than their file's turn. Whether the addresses in one
file exist in another is not looked at here.
"""

from __future__ import annotations

import gc
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from okrcli.errors import Finding
from okrcli.model import Cycle, Kpi, Settings, Team
from okrcli.model.address import is_slug
from okrcli.schema.check import check
from okrcli.schema.common import Data, FileKind
from okrcli.text.codes import SIZE_LIMIT
from okrcli.text.compose import compose
from okrcli.text.source import Source, parse_source
from okrcli.workspace.files import CYCLE, cycle_path, kpis_path, settings_path, team_ids, team_path
from okrcli.workspace.loaded import Loaded
from okrcli.workspace.translate import translate_cycle, translate_kpis, translate_settings, translate_team

T = TypeVar("T")


def read_settings(source: Source) -> Loaded[Settings]:
    """What an `okr.yaml` means; where it is invalid, the defaults beside its findings."""
    from okrcli.schema.workspace_file import WORKSPACE_FILE

    return _or_defaults(_read(source, WORKSPACE_FILE, translate_settings))


def read_period(source: Source) -> Loaded[Cycle]:
    """What a `cycle.yaml` means: the cycle without its teams."""
    from okrcli.schema.cycle_file import CYCLE_FILE

    return _read(source, CYCLE_FILE, lambda data: translate_cycle(data, source.path.parent.name))


def read_team(source: Source) -> Loaded[Team]:
    """What a team's file means."""
    from okrcli.schema.team_file import TEAM_FILE

    return _read(source, TEAM_FILE, lambda data: translate_team(data, source.path.stem))


def read_kpis(source: Source) -> Loaded[tuple[Kpi, ...]]:
    """What a `kpis.yaml` means."""
    from okrcli.schema.kpis_file import KPIS_FILE

    return _read(source, KPIS_FILE, translate_kpis)


def load_settings(root: Path) -> Loaded[Settings]:
    """The workspace's settings; where `okr.yaml` is invalid, the defaults beside its findings."""
    return _or_defaults(_load(settings_path(root), read_settings))


def load_kpis(root: Path) -> Loaded[tuple[Kpi, ...]]:
    """The health metrics; an empty tuple where there is no `kpis.yaml`."""
    path = kpis_path(root)
    if not path.exists() and not path.is_symlink():
        misnamed = path.with_suffix(".yml")
        return Loaded((), (_wrong_ending(misnamed),) if misnamed.exists() else ())
    return _load(path, read_kpis)


def load_period(root: Path, cycle_id: str) -> Loaded[Cycle]:
    """A cycle's dates, without its teams."""
    return _load(cycle_path(root, cycle_id), read_period)


def load_team(root: Path, cycle_id: str, team_id: str) -> Loaded[Team]:
    """One team of a cycle."""
    return _load(team_path(root, cycle_id, team_id), read_team)


def load_cycle(root: Path, cycle_id: str, only: Iterable[str] | None = None) -> Loaded[Cycle]:
    """A cycle with its teams in the order of their ids, or with `only` those that are named, in that order.

    A team that cannot be read is left out, and its findings stand beside the value; where `cycle.yaml` cannot be read
    there is no value, and the teams' findings are there all the same.
    """
    period = load_period(root, cycle_id)
    findings = list(period.findings)
    if only is None:
        findings += _strays(root, cycle_id)
    teams = []
    with _without_collecting():
        for team_id in team_ids(root, cycle_id) if only is None else only:
            loaded = load_team(root, cycle_id, team_id)
            findings += loaded.findings
            if loaded.value is not None:
                teams.append(loaded.value)
    cycle = period.value._replace(teams=tuple(teams)) if period.value is not None else None
    return Loaded(cycle, tuple(findings))


def _strays(root: Path, cycle_id: str) -> Iterator[Finding]:
    """A finding for each file of a cycle's folder that looks like a team's and cannot be one."""
    try:
        paths = sorted((root / cycle_id).iterdir())
    except OSError as error:
        yield _unreadable(root / cycle_id, error)
        return
    for path in paths:
        name = path.name
        if name.startswith(".") or name == CYCLE or path.suffix.lower() not in (".yaml", ".yml"):
            continue
        if path.suffix == ".yml":
            yield _wrong_ending(path)
        elif path.suffix != ".yaml" or not is_slug(path.stem):
            from okrcli.schema.suggest import slugify

            suggestion = f"{slugify(path.stem) or 'team'}.yaml"
            yield Finding("E402", path, None, {"name": name, "suggestion": suggestion})


def _wrong_ending(path: Path) -> Finding:
    return Finding("E401", path, None, {"name": path.name, "suggestion": f"{path.stem}.yaml"})


def _load(path: Path, read: Callable[[Source], Loaded[T]]) -> Loaded[T]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Loaded(None, (Finding("E403", path, None, {"reason": "no_file", "problem": ""}),))
        with path.open("rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        return Loaded(None, (_unreadable(path, error),))
    source, findings = parse_source(path, content)
    return Loaded(None, tuple(findings)) if source is None else read(source)


def _read(source: Source, kind: FileKind, translate: Callable[[Data], T]) -> Loaded[T]:
    composed = compose(source)
    if composed.root is None:
        return Loaded(None, tuple(composed.findings))
    data, findings = check(kind, source, composed.root)
    if data is not None and not composed.findings:
        return Loaded(translate(data))
    unread = {finding.span.line for finding in composed.findings if finding.span is not None}
    # of a line that could only be guessed at, nothing more is said
    more = [finding for finding in findings if finding.span is None or finding.span.line not in unread]
    return Loaded(None, (*composed.findings, *more))


def _or_defaults(loaded: Loaded[Settings]) -> Loaded[Settings]:
    return loaded if loaded.value is not None else Loaded(Settings(), loaded.findings)


def _unreadable(path: Path, error: OSError) -> Finding:
    if isinstance(error, FileNotFoundError):
        reason = "dangling" if path.is_symlink() else "missing"
    else:
        reason = "permission" if isinstance(error, PermissionError) else "other"
    return Finding("E403", path, None, {"reason": reason, "problem": error.strerror or str(error)})


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Hold the garbage collector: values of the model make no cycles, and it would walk all of them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
