"""Check-ins: appended, each in its place by date, never rewritten; and those in the making, of one sitting.

What a person has answered so far is on disk, as one check-in, at any time. Each answer makes a file's check-ins of this
sitting again from the file as it was before them, so that a correction replaces what it corrects and the file reads as
if all had been written in one go. Nobody else's lines are ever touched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from pathlib import Path

from okrcli.errors import AddressError, InvalidFileError, UsageError
from okrcli.model import Address, CheckIn, KeyResult, Milestones, Objective, Team
from okrcli.model.okr import WORD
from okrcli.workspace.change import (
    Change,
    Foreseen,
    Standing,
    Task,
    add_by_date,
    change_files,
    change_team,
    find_key_result,
    find_objective,
    refuse_closed,
)
from okrcli.workspace.files import team_path
from okrcli.workspace.load import read_team
from okrcli.yaml.edits import Edit, Remove, SetKey
from okrcli.yaml.source import Source

_SOUND_DAYS = date(1970, 1, 1), date(2099, 12, 31)
_SOUND_FIGURE = 1e12
_PARTS = tuple(name for name in CheckIn._fields if name not in ("date", "by"))
Entries = Mapping[Address, CheckIn]


def append_checkin(
    root: Path,
    address: Address,
    build: Callable[[Objective, KeyResult], CheckIn],
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
) -> Change[Team]:
    """Add the check-in that `build` makes of the key result, and its objective, as they stand in the file.

    Raises as `change_team` does.
    """

    def decide(team: Team) -> Foreseen[Team]:
        _route, objective = find_objective(team, address)
        _route, key_result = find_key_result(team, address)
        entry = build(objective, key_result)
        means = _with_checkin(team, objective, key_result, entry) if _is_sound(entry, key_result) else None
        return Foreseen([_adding(team, address, entry)], means)

    return change_team(root, address.cycle, address.team, decide, today=today, force=force, dry_run=dry_run)


def amend_checkin(
    root: Path,
    address: Address,
    choose: Callable[[Objective, KeyResult], int | None],
    build: Callable[[KeyResult, CheckIn], CheckIn],
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
) -> Change[Team]:
    """Put another check-in in place of the one whose number `choose` gives, while Git does not have that one.

    `build` makes it of the key result without that one, and of that one. Only what is other changes in the file; with
    another date it goes where that belongs. Raises UsageError (`amend-nothing`, `amend-committed`), and as
    `change_team` does.
    """

    def decide(team: Team) -> list[Edit]:
        objective = find_objective(team, address)[1]
        route, key_result = find_key_result(team, address)
        place = choose(objective, key_result)
        if place is None:
            raise UsageError("amend-nothing", address=address.path)
        old = key_result.checkins[place]
        if _is_committed(root, address, old):
            raise UsageError("amend-committed", address=address.path, day=old.date)
        rest = key_result._replace(checkins=(*key_result.checkins[:place], *key_result.checkins[place + 1 :]))
        new, here = build(rest, old), (*route, "checkins", place)
        before, after = checkin_data(old), checkin_data(new)
        if old.date != new.date:
            if not rest.checkins:
                return [SetKey(here, key, value) for key, value in after.items() if before.get(key) != value]
            return [Remove(here), add_by_date((*route, "checkins"), rest.checkins, new.date, after)]
        return [
            *(SetKey(here, key, value) for key, value in after.items() if before.get(key) != value),
            *(Remove((*here, key)) for key in before if key not in after),
        ]

    return change_team(root, address.cycle, address.team, decide, today=today, force=force, dry_run=dry_run)


def _is_committed(root: Path, address: Address, entry: CheckIn) -> bool:
    """Whether the commit that is checked out has a check-in, under the key result's own name or where that is new."""
    from okrcli.git.run import is_versioned
    from okrcli.git.snapshot import files_at, find_revision
    from okrcli.workspace.load import Reader

    if not is_versioned(root):
        return False
    try:
        head = find_revision(root, "HEAD")
    except AddressError:  # nothing is committed yet
        return False
    name = f"{address.cycle}/{address.team}.yaml"
    content = files_at(root, head, lambda one: one == name).get(name)
    if content is None:
        return False
    team = Reader(root).team(name, content).value
    if team is None:  # what cannot be read may have it
        return True
    try:
        known = [find_key_result(team, address)[1]]
    except AddressError:
        known = [each for one in team.objectives for each in one.key_results]
    return any(entry in one.checkins for one in known)


def checkin_data(entry: CheckIn) -> dict[str, object]:
    """A check-in as a file says it: only what it carries, one blocker as a string, several as a list.

    Says what `okrcli.schema.translate.to_file` says, without a form: a check-in need not wait for Pydantic.
    """
    absent = CheckIn._field_defaults
    said = {key: value for key, value in entry._asdict().items() if value is not None and value != absent.get(key)}
    own: Mapping[str, object] = said.pop("extra", {})
    return {key: _written(value, alone=key != "done") for key, value in said.items()} | dict(own)


def _written(value: object, *, alone: bool) -> object:
    if isinstance(value, tuple):
        return value[0] if alone and len(value) == 1 else list(value)
    return value.value if isinstance(value, Enum) else value


def _adding(team: Team, address: Address, entry: CheckIn) -> Edit:
    route, key_result = find_key_result(team, address)
    return add_by_date((*route, "checkins"), key_result.checkins, entry.date, checkin_data(entry))


def _is_sound(entry: CheckIn, key_result: KeyResult) -> bool:
    """Whether a file can say this of the key result for sure, and just so; in any doubt it is validated as a whole."""
    measure, absent = key_result.measure, CheckIn._field_defaults
    steps = {one.id for one in measure.milestones} if isinstance(measure, Milestones) else set()
    parts = [one for part in entry for one in (part if isinstance(part, tuple) else (part,))]
    return (
        _SOUND_DAYS[0] <= entry.date <= _SOUND_DAYS[1]
        and (entry.value is None or (not steps and abs(entry.value) <= _SOUND_FIGURE))
        and steps.issuperset(entry.done)
        and (entry.confidence is None or 0 <= entry.confidence <= 10)
        and all(one.isprintable() and one and one == one.strip() for one in parts if isinstance(one, str))
        and says_something(entry)
        and not entry.extra
        and not (entry.auto and any(getattr(entry, part) != absent[part] for part in WORD))
    )


def _with_checkin(team: Team, objective: Objective, key_result: KeyResult, entry: CheckIn) -> Team:
    """The team after the check-in, whose figure reads as it is written: 5.0 is 5."""
    place = sum(one.date <= entry.date for one in key_result.checkins)
    if entry.value is not None and entry.value == int(entry.value):
        entry = entry._replace(value=int(entry.value))
    said = (*key_result.checkins[:place], entry, *key_result.checkins[place:])
    results = tuple(one._replace(checkins=said) if one is key_result else one for one in objective.key_results)
    objectives = (one._replace(key_results=results) if one is objective else one for one in team.objectives)
    return team._replace(objectives=tuple(objectives))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file of this sitting: without its check-ins, with them, and which they are.

    `parts` are check-ins of this sitting that someone else's change has put out of reach.
    """

    before: Source
    after: Source
    entries: Entries = field(default_factory=dict)
    parts: Entries = field(default_factory=dict)


@dataclass(slots=True)
class Drafts:
    """The check-ins of one sitting, at most one for a key result."""

    root: Path
    today: date
    force: bool = False
    _said: dict[Address, CheckIn] = field(default_factory=dict)
    _sheets: dict[Path, _Sheet] = field(default_factory=dict)

    def entry(self, address: Address) -> CheckIn | None:
        """What this sitting has put on disk for a key result."""
        return self._said.get(address)

    def recorded(self) -> dict[Path, list[Address]]:
        """The key results with a check-in of this sitting, by file."""
        by_file: dict[Path, list[Address]] = {}
        for address, entry in self._said.items():
            if says_something(entry):
                by_file.setdefault(self.path_of(address), []).append(address)
        return by_file

    def write(self, address: Address, entry: CheckIn) -> None:
        """Put the check-in, as far as it is answered, on disk; raises as `change_team` does, and changes nothing then.

        Where the file was changed meanwhile and this sitting's check-ins no longer stand as they were written, what is
        new becomes a check-in of its own.
        """
        if entry == self._said.get(address, CheckIn(entry.date, by=entry.by)):
            return
        path = self.path_of(address)
        sheets: list[_Sheet] = []

        def decide(stands: Standing[Team]) -> Source:
            sheet = _brought_up_to_date(self._sheets.get(path), stands.source, self._said)
            entries = {**sheet.entries, address: _news(sheet.parts.get(address), entry)}
            entries = {place: each for place, each in entries.items() if says_something(each)}
            sheets[:] = [replace(sheet, after=_with_entries(sheet.before, entries), entries=entries)]
            return sheets[0].after

        refuse_closed(self.root, address.cycle, self.today, force=self.force)
        change_files(self.root, lambda: [Task(path, read_team, decide)])
        self._sheets[path] = sheets[0]
        self._said[address] = entry

    def path_of(self, address: Address) -> Path:
        """The file that a key result stands in."""
        return team_path(self.root, address.cycle, address.team)


def says_something(entry: CheckIn) -> bool:
    """Whether a check-in carries anything beside its date and who gave it."""
    return entry != CheckIn(entry.date, by=entry.by, auto=entry.auto, extra=entry.extra)


def _brought_up_to_date(sheet: _Sheet | None, source: Source, said: Entries) -> _Sheet:
    """The sheet on the file as it is by now."""
    if sheet is None:
        return _Sheet(source, source)
    if source.sha == sheet.after.sha:
        return sheet
    without = _without_entries(source, sheet.entries)
    if without is not None:
        return replace(sheet, before=without, after=source)
    return _Sheet(source, source, parts={**sheet.parts, **{place: said[place] for place in sheet.entries}})


def _without_entries(source: Source, entries: Entries) -> Source | None:
    """The file as it would be without this sitting's check-ins; none unless writing them again gives the same file."""
    try:
        without = source
        for place, entry in entries.items():
            without = _without(without, place, entry)
        return without if _with_entries(without, entries).text == source.text else None
    except (ValueError, AddressError, InvalidFileError):
        return None


def _without(source: Source, place: Address, entry: CheckIn) -> Source:
    stands = Standing(source, read_team(source))
    route, key_result = find_key_result(stands.means, place)
    standing = key_result.checkins
    index = len(standing) - 1 - standing[::-1].index(entry)
    edit = Remove((*route, "checkins") if len(standing) == 1 else (*route, "checkins", index))
    return stands.edited([edit])


def _with_entries(source: Source, entries: Entries) -> Source:
    """The file with the check-ins."""
    stands = Standing(source, read_team(source))
    return stands.edited([_adding(stands.means, place, each) for place, each in entries.items()])


def _news(before: CheckIn | None, after: CheckIn) -> CheckIn:
    """What the later says that the earlier does not."""
    if before is None:
        return after
    blank = CheckIn(after.date)
    same = {name: getattr(blank, name) for name in _PARTS if getattr(after, name) == getattr(before, name)}
    return after._replace(**same)
