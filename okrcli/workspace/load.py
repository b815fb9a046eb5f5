"""Loading: from files to the model, with every mistake on the way.

Each kind of file has one function from its source to a value and findings, and `_load` brings it the source of what the
cache does not know: only then are YAML and the schema imported. Nodes and data live no longer than their file's turn.
Whether the addresses in one file exist in another is not looked at here.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from okrcli.errors import Finding, InvalidFileError
from okrcli.model import Cycle, Kpi, Preferences, Settings, Team
from okrcli.model.address import is_slug
from okrcli.model.okr import with_given_owners
from okrcli.notices import Progress, notify
from okrcli.workspace import cache
from okrcli.workspace.files import CYCLE, KPIS, kpis_path, team_ids, team_path
from okrcli.workspace.root import SETTINGS
from okrcli.yaml.codes import SIZE_LIMIT
from okrcli.yaml.nodes import Route
from okrcli.yaml.read import LeadsOutError, is_apart, open_plain, refuse_way_out, unsaved
from okrcli.yaml.source import Source, fit_to_show, parse_source, read_source, unreadable

if TYPE_CHECKING:
    from okrcli.schema.entry import E, FileKind
    from okrcli.schema.salvage import Kept

T = TypeVar("T")

_once: dict[tuple[Path, str, Any], Loaded[Any]] | None = None


class Loaded(NamedTuple, Generic[T]):
    """A value and findings: bad data is a value too, never an exception.

    `value` is none where nothing could be made of the file. Where a value stands beside findings, it is what holds in
    spite of them: a file without the entries that are at fault, the settings' defaults, a cycle with those of its teams
    that could be read. `kept` says where in the file the entries stand that are left.
    """

    value: T | None
    findings: tuple[Finding, ...] = ()
    kept: Mapping[Route, tuple[int, ...]] = {}

    def require(self, path: Path, reason: str = "file-invalid") -> T:
        """The value; raises InvalidFileError with the findings where nothing could be made of the file."""
        if self.value is None:
            raise InvalidFileError(reason, findings=self.findings, path=path)
        return self.value

    def require_no_worse(self, path: Path, known: list[Finding]) -> T:
        """The value after an edit; raises InvalidFileError with the mistakes that are not among those known before.

        Those that are go off the list: one mistake is known once.
        """
        before, added = [_said(finding) for finding in known], []
        for finding in self.findings:
            if (said := _said(finding)) in before:
                del known[before.index(said)]
                before.remove(said)
            else:
                added.append(finding)
        if added:
            raise InvalidFileError("would-be-invalid", findings=added, path=path)
        return self.require(path, "would-be-invalid")


def _said(finding: Finding) -> tuple[str, dict[str, object]]:
    """What a finding says, wherever it stands."""
    return finding.code, {key: fact for key, fact in finding.facts.items() if key != "first_line"}


def read_settings(source: Source) -> Loaded[Settings]:
    """What an `okr.yaml` means; where nothing can be made of it, the defaults beside its findings."""
    return _or_defaults(read_settings_alone(source))


def read_settings_alone(source: Source) -> Loaded[Settings]:
    """What an `okr.yaml` means by itself, for those who change it: what cannot be read is no defaults."""
    from okrcli.schema.translate import to_model
    from okrcli.schema.workspace import WORKSPACE_FILE

    return _read(source, WORKSPACE_FILE, to_model)


def read_preferences(source: Source) -> Loaded[Preferences]:
    """What a person's `config.yaml` means."""
    from okrcli.schema.translate import to_model
    from okrcli.schema.workspace import PREFERENCES_FILE

    return _read(source, PREFERENCES_FILE, to_model)


def read_period(source: Source) -> Loaded[Cycle]:
    """What a `cycle.yaml` means: the cycle without its teams."""
    from okrcli.schema.cycle import CYCLE_FILE
    from okrcli.schema.translate import to_model

    return _read(source, CYCLE_FILE, lambda said: to_model(said, id=source.path.parent.name))


def read_team(source: Source) -> Loaded[Team]:
    """What a team's file means."""
    from okrcli.schema.team import TEAM_FILE
    from okrcli.schema.translate import to_model

    return _read(source, TEAM_FILE, lambda said: with_given_owners(to_model(said, id=source.path.stem)))


def read_kpis(source: Source) -> Loaded[tuple[Kpi, ...]]:
    """What a `kpis.yaml` means."""
    from okrcli.schema.kpis import KPIS_FILE
    from okrcli.schema.translate import to_model

    return _read(source, KPIS_FILE, lambda said: tuple([to_model(kpi) for kpi in said.kpis]))


def read_as_named(source: Source) -> Loaded[Any]:
    """What a file means by its name: settings, metrics, a cycle or else a team."""
    by_name: dict[str, Callable[[Source], Loaded[Any]]] = {
        SETTINGS: read_settings,
        KPIS: read_kpis,
        CYCLE: read_period,
    }
    return by_name.get(source.path.name, read_team)(source)


MEANINGS: dict[Callable[[Source], Loaded[Any]], Any] = {
    read_settings: Settings,
    read_settings_alone: Settings,
    read_preferences: Preferences,
    read_period: Cycle,
    read_team: Team,
    read_kpis: tuple[Kpi, ...],
}
"""The type of what each kind of file means."""


class Reader:
    """What files of a workspace meant when they held given bytes; the same content under the same name is read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[tuple[str, bytes], Loaded[Any]] = {}

    def __call__(self, name: str, content: bytes | None, read: Callable[[Source], Loaded[T]]) -> Loaded[T]:
        """What the file means, by the function that reads its kind, with what is wrong with it."""
        if content is None:
            return Loaded(None)
        loaded: Loaded[T] | None = self._read.get((name, content))
        if loaded is None:
            entry: cache.Entry[T] = cache.Entry(self.root, name, MEANINGS[read])
            known = cache.recall_version(entry, content)
            loaded = _understand(self.root, self.root / name, content, read) if known is None else Loaded(known)
            if known is None and loaded.value is not None and not loaded.findings:
                cache.keep_version(entry, content, loaded.value)
            self._read[name, content] = loaded
        return loaded


def read_to_change(root: Path, source: Source, read: Callable[[Source], Loaded[T]]) -> Loaded[T]:
    """What a file of the workspace means whose text is at hand, by the function that reads its kind."""
    known = cache.recall_bytes(_entry(root, source, read), source.encode())
    return read(source) if known is None else Loaded(known)


def keep_changed(root: Path, source: Source, read: Callable[[Source], Loaded[T]], value: T) -> None:
    """Remember what a file means that was just written: who reads it next need not parse it."""
    with suppress(OSError):
        cache.keep(_entry(root, source, read), source.encode(), cache.see(source.path), value)


def _entry(root: Path, source: Source, read: Callable[[Source], Loaded[T]]) -> cache.Entry[T]:
    return cache.Entry(root, source.path.relative_to(root).as_posix(), MEANINGS[read])


def load_settings(root: Path) -> Loaded[Settings]:
    """The workspace's settings; where `okr.yaml` is invalid, the defaults beside its findings."""
    return _or_defaults(_load(root, SETTINGS, read_settings))


def load_preferences(path: Path) -> Loaded[Preferences]:
    """What the person at the keyboard wants everywhere, by their own file."""
    path = path.resolve()  # a link to where somebody keeps such files is theirs too
    return _load(path.parent, path.name, read_preferences)


def load_kpis(root: Path) -> Loaded[tuple[Kpi, ...]]:
    """The health metrics; an empty tuple where there is no `kpis.yaml`."""
    path = kpis_path(root)
    if not os.path.lexists(path) and unsaved(path) is None:
        misnamed = path.with_suffix(".yml")
        return Loaded((), (_wrong_ending(misnamed),) if misnamed.exists() else ())
    return _load(root, KPIS, read_kpis)


def load_period(root: Path, cycle_id: str) -> Loaded[Cycle]:
    """A cycle's dates, without its teams."""
    return _load(root, f"{cycle_id}/{CYCLE}", read_period)


def load_team(root: Path, cycle_id: str, team_id: str) -> Loaded[Team]:
    """One team of a cycle."""
    return _load(root, f"{cycle_id}/{team_id}.yaml", read_team)


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
        ids = team_ids(root, cycle_id) if only is None else tuple(only)
        for number, team_id in enumerate(ids, 1):
            loaded = load_team(root, cycle_id, team_id)
            findings += loaded.findings
            if loaded.value is not None:
                teams.append(loaded.value)
                if period.value is not None:
                    findings += _outside(root, period.value, loaded.value, loaded.kept)
            notify(Progress("reading", number, len(ids)))
    cycle = period.value._replace(teams=tuple(teams)) if period.value is not None else None
    return Loaded(cycle, tuple(findings))


def is_whole(root: Path, cycle_id: str, only: Iterable[str] | None = None) -> bool:
    """Whether every entry of a cycle's teams could be read: mistakes may have cost keys, and nothing more."""
    teams = [load_team(root, cycle_id, one) for one in (team_ids(root, cycle_id) if only is None else only)]
    return all(one.value is not None and not one.kept for one in teams)


def _outside(root: Path, period: Cycle, team: Team, kept: Kept) -> list[Finding]:
    """A finding for each window of its own that is not in the cycle."""
    objectives, results = team.objectives, [one for each in team.objectives for one in each.key_results]
    if not any(one.starts or one.ends for one in objectives) and not any(one.starts or one.ends for one in results):
        return []
    from okrcli.schema.consistency import check_windows_in
    from okrcli.schema.salvage import place_in_file

    faults = [one._replace(route=place_in_file(one.route, kept)) for one in check_windows_in(period, team)]
    if not faults:
        return []
    from okrcli.schema.places import find_places
    from okrcli.yaml.compose import compose

    try:
        source = read_source(team_path(root, period.id, team.id), root)
    except InvalidFileError:
        return []  # it went away since it was loaded
    return find_places(source, compose(source).root, faults)


def _strays(root: Path, cycle_id: str) -> Iterator[Finding]:
    """A finding for each file of a cycle's folder that looks like a team's and cannot be one."""
    try:
        refuse_way_out(root / cycle_id, root)
        paths = sorted((root / cycle_id).iterdir())
    except LeadsOutError:
        return  # said of its cycle.yaml
    except OSError as error:
        yield unreadable(root / cycle_id, error)
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


@contextmanager
def reading_once() -> Iterator[None]:
    """While this is open each file is read once: for who asks for many things, and changes no file meanwhile."""
    global _once  # noqa: PLW0603 - what is asked for on the way is nobody's argument
    before, _once = _once, {}
    try:
        yield
    finally:
        _once = before


def _load(root: Path, name: str, read: Callable[[Source], Loaded[T]]) -> Loaded[T]:
    if _once is None:
        return _read_file(root, name, read)
    key = root, name, read
    if key not in _once:
        _once[key] = _read_file(root, name, read)
    return _once[key]


def _read_file(root: Path, name: str, read: Callable[[Source], Loaded[T]]) -> Loaded[T]:
    path = root / name
    given = unsaved(path)
    if given is not None:
        return _understand(root, path, given, read)
    entry: cache.Entry[T] = cache.Entry(root, name, MEANINGS[read])
    try:
        refuse_way_out(path, root)
        known = cache.recall(entry, cache.see(path))
        if known is not None:
            return Loaded(known)
        with open_plain(path, root) as stream:
            seen = cache.see_open(stream.fileno())
            content = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        return Loaded(None, (unreadable(path, error),))
    known = cache.recall_bytes(entry, content, seen)
    if known is not None:
        return Loaded(known)
    loaded = _understand(root, path, content, read)
    if loaded.value is not None and not loaded.findings:
        cache.keep(entry, content, seen, loaded.value)
    return loaded


def _understand(root: Path, path: Path, content: bytes, read: Callable[[Source], Loaded[T]]) -> Loaded[T]:
    source, findings = parse_source(path, content, apart=is_apart(path, root))
    return Loaded(None, tuple(findings)) if source is None else read(source)


def _read(source: Source, kind: FileKind[E], translate: Callable[[E], T]) -> Loaded[T]:
    from okrcli.schema.check import check
    from okrcli.yaml.compose import compose
    from okrcli.yaml.places import keep_places

    composed = compose(source)
    if composed.root is None:
        return Loaded(None, tuple(fit_to_show(source, composed.findings)))
    said, findings, kept = check(kind, source, composed.root)
    if not composed.findings:
        keep_places(source, composed.root)
        return Loaded(None if said is None else translate(said), tuple(fit_to_show(source, findings)), kept)
    unread = {finding.span.line for finding in composed.findings if finding.span is not None}
    # of a line that could only be guessed at, nothing more is said
    more = [finding for finding in findings if finding.span is None or finding.span.line not in unread]
    return Loaded(None, tuple(fit_to_show(source, [*composed.findings, *more])))


def _or_defaults(loaded: Loaded[Settings]) -> Loaded[Settings]:
    return loaded if loaded.value is not None else Loaded(Settings(), loaded.findings)


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
