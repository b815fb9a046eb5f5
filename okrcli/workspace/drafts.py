"""Check-ins in the making: what a person has answered so far is on disk, as one check-in, at any time.

Each answer makes a file's check-ins of this sitting again from the file as it was before them, so that a correction
replaces what it corrects and the file reads as if all had been written in one go. Nobody else's lines are ever touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from okrcli.errors import AddressError, InvalidFileError
from okrcli.model import Address, CheckIn
from okrcli.workspace.change import refuse_closed
from okrcli.workspace.checkins import find_checkins, placing
from okrcli.workspace.files import team_path
from okrcli.workspace.load import read_team
from okrcli.yaml.edits import Remove, apply_edits
from okrcli.yaml.source import Source, read_source
from okrcli.yaml.write import locked, write_atomically

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
        path = self.path_of(address)
        refuse_closed(self.root, address.cycle, self.today, force=self.force)
        with locked(path, self.root):
            source = read_source(path, self.root)
            sheet = _brought_up_to_date(self._sheets.get(path), source, self._said)
            entries = {**sheet.entries, address: _news(sheet.parts.get(address), entry)}
            entries = {place: each for place, each in entries.items() if says_something(each)}
            after = _with_entries(sheet.before, entries)
            if after.text != source.text:
                write_atomically(path, after.encode(), source.sha, self.root)
        self._sheets[path] = replace(sheet, after=after, entries=entries)
        self._said[address] = entry

    def path_of(self, address: Address) -> Path:
        """The file that a key result stands in."""
        return team_path(self.root, address.cycle, address.team)


def says_something(entry: CheckIn) -> bool:
    """Whether a check-in carries anything beside its date and who gave it."""
    return entry != CheckIn(entry.date, by=entry.by)


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
    team = read_team(source).value
    if team is None:
        raise InvalidFileError("file-invalid", path=source.path)
    route, key_result = find_checkins(team, place)
    standing = key_result.checkins
    index = len(standing) - 1 - standing[::-1].index(entry)
    return apply_edits(source, [Remove(route if len(standing) == 1 else (*route, index))])


def _with_entries(source: Source, entries: Entries) -> Source:
    """The file with the check-ins; raises InvalidFileError where it would not be valid."""
    before = read_team(source)
    if before.value is None:
        raise InvalidFileError("file-invalid", findings=before.findings, path=source.path)
    after = apply_edits(source, [placing(*find_checkins(before.value, place), each) for place, each in entries.items()])
    result = read_team(after)
    if result.value is None:
        raise InvalidFileError("would-be-invalid", findings=result.findings, path=source.path)
    return after


def _news(before: CheckIn | None, after: CheckIn) -> CheckIn:
    """What the later says that the earlier does not."""
    if before is None:
        return after
    blank = CheckIn(after.date)
    same = {name: getattr(blank, name) for name in _PARTS if getattr(after, name) == getattr(before, name)}
    return after._replace(**same)
