"""The check-ins of one sitting: what a person has answered so far is on disk, as one check-in, at any time.

Each answer makes a file's check-ins of this sitting again from the file as it was before them, so that a correction
replaces what it corrects and the file reads as if all had been written in one go. Nobody else's lines are ever touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from okrcli.errors import AddressError, InvalidFileError
from okrcli.model import Address, CheckIn, Team
from okrcli.workspace.change import Standing, Task, add_by_date, change_files, find_key_result, refuse_closed
from okrcli.workspace.checkins import checkin_data, entered_with, is_made_of_metric, says_something
from okrcli.workspace.files import team_path
from okrcli.workspace.kpis import Entered, readings_task
from okrcli.workspace.load import read_team
from okrcli.yaml.edits import Edit, Remove
from okrcli.yaml.source import Source

_PARTS = tuple(name for name in CheckIn._fields if name not in ("date", "by"))
Entries = Mapping[Address, CheckIn]


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
        path, before = self.path_of(address), self._said.get(address)
        sheets: list[_Sheet] = []
        readings: list[Entered] = []

        def decide(stands: Standing[Team]) -> Source:
            if before is None or before.value != entry.value:
                readings.extend(entered_with(find_key_result(stands.means, address)[1], entry, before))
            sheet = _brought_up_to_date(self._sheets.get(path), stands.source, self._said)
            entries = {**sheet.entries, address: _news(sheet.parts.get(address), entry)}
            entries = {place: each for place, each in entries.items() if says_something(each)}
            sheets[:] = [replace(sheet, after=_with_entries(sheet.before, entries), entries=entries)]
            return sheets[0].after

        def find() -> list[Task[Any]]:
            tasks: list[Task[Any]] = [Task(path, read_team, decide)]
            return [*tasks, readings_task(self.root, readings, [])] if is_made_of_metric(self.root, address) else tasks

        refuse_closed(self.root, address.cycle, self.today, force=self.force)
        change_files(self.root, find)
        self._sheets[path] = sheets[0]
        self._said[address] = entry

    def path_of(self, address: Address) -> Path:
        """The file that a key result stands in."""
        return team_path(self.root, address.cycle, address.team)


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
    return stands.edited([edit for place, each in entries.items() for edit in _adding(stands.means, place, each)])


def _adding(team: Team, place: Address, entry: CheckIn) -> list[Edit]:
    route, key_result = find_key_result(team, place)
    return add_by_date((*route, "checkins"), key_result.checkins, [(entry.date, checkin_data(entry))])


def _news(before: CheckIn | None, after: CheckIn) -> CheckIn:
    """What the later says that the earlier does not."""
    if before is None:
        return after
    blank = CheckIn(after.date)
    same = {name: getattr(blank, name) for name in _PARTS if getattr(after, name) == getattr(before, name)}
    return after._replace(**same)
