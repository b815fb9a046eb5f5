"""Check-ins: appended, each in its place by date, never rewritten.

While a person answers one question after the other, a `Draft` keeps what was answered so far on disk: each answer makes
the check-in again from the file as it was before, so that the file gains one check-in and no more, as if it had been
written in one go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from okrcli.errors import AddressError, InvalidFileError
from okrcli.model import Address, CheckIn, KeyResult, Team
from okrcli.text.edits import Append, Edit, Insert, apply_edits
from okrcli.text.source import read_source
from okrcli.text.write import locked, write_atomically
from okrcli.workspace.change import Change, change_team, lock_folder
from okrcli.workspace.load import read_team


def append_checkin(
    root: Path,
    address: Address,
    build: Callable[[KeyResult], CheckIn],
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
) -> Change:
    """Add the check-in that `build` makes of the key result as it stands in the file; raises as `change_team` does."""

    def decide(team: Team) -> list[Edit]:
        route, key_result = _find(team, address)
        return [_placing(route, key_result, build(key_result))]

    return change_team(root, address.cycle, address.team, decide, today=today, force=force, dry_run=dry_run)


def checkin_data(entry: CheckIn) -> dict[str, object]:
    """A check-in as a file says it: only what it carries, one blocker as a string, several as a list."""
    data = {
        "date": entry.date,
        "value": entry.value,
        "done": list(entry.done),
        "confidence": entry.confidence,
        "status": None if entry.status is None else entry.status.value,
        "by": entry.by,
        "note": entry.note,
        "blockers": _one_or_many(entry.blockers),
        "next": _one_or_many(entry.next),
    }
    return {key: value for key, value in data.items() if value is not None and value != []}


@dataclass(slots=True)
class Draft:
    """One check-in in the making.

    `entry` is what is on disk of it, none before the first answer. `left` is the part that someone else's change of the
    file has put out of reach: nobody's lines are touched but ours, so what is new becomes a check-in of its own.
    """

    root: Path
    address: Address
    today: date
    entry: CheckIn | None = None
    left: CheckIn | None = None
    change: Change | None = None

    def write(self, entry: CheckIn) -> None:
        """Put the check-in, as far as it is answered, in place of what this draft wrote before."""
        if entry == self.entry:
            return
        if self.change is not None and not self._rewrite(self.change, entry):
            self.change, self.left = None, self.entry
        if self.change is None:
            news = _news(self.left, entry)
            if says_something(news):
                self.change = append_checkin(self.root, self.address, lambda _: news, today=self.today)
        self.entry = entry

    def _rewrite(self, change: Change, entry: CheckIn) -> bool:
        """Make the check-in again from the file as it was; false where the file is no longer as this draft left it."""
        with locked(change.path, lock_folder(self.root)):
            if read_source(change.path).sha != change.after.sha:
                return False
            news = _news(self.left, entry)
            after = apply_edits(change.before, [self._placing(change, news)] if says_something(news) else [])
            write_atomically(change.path, after.encode(), change.after.sha)
        self.change = Change(change.before, after)
        return True

    def _placing(self, change: Change, entry: CheckIn) -> Edit:
        team = read_team(change.before).value
        if team is None:
            raise InvalidFileError("file-invalid", path=change.path)
        return _placing(*_find(team, self.address), entry)


def says_something(entry: CheckIn) -> bool:
    """Whether a check-in carries anything beside its date and who gave it."""
    return entry != CheckIn(entry.date, by=entry.by)


def _find(team: Team, address: Address) -> tuple[tuple[str | int, ...], KeyResult]:
    """Where the key result's check-ins stand in the team's file; raises AddressError where it is gone meanwhile."""
    for number, objective in enumerate(team.objectives):
        if objective.id == address.objective:
            for index, key_result in enumerate(objective.key_results):
                if key_result.id == address.key_result:
                    return ("objectives", number, "key_results", index, "checkins"), key_result
    raise AddressError("no-such-address", typed=address.path, cycle=address.cycle, nearest=[], elsewhere=[])


def _placing(route: tuple[str | int, ...], key_result: KeyResult, entry: CheckIn) -> Edit:
    """After the last check-in of the same day or earlier."""
    place = sum(one.date <= entry.date for one in key_result.checkins)
    data = checkin_data(entry)
    return Append(route, data) if place == len(key_result.checkins) else Insert(route, place, data)


def _news(before: CheckIn | None, after: CheckIn) -> CheckIn:
    """What the later says that the earlier does not."""
    if before is None:
        return after
    blank = CheckIn(after.date)
    names = ("value", "done", "confidence", "status", "note", "blockers", "next")
    same = {name: getattr(blank, name) for name in names if getattr(after, name) == getattr(before, name)}
    return replace(after, **same)


def _one_or_many(texts: tuple[str, ...]) -> str | list[str] | None:
    if not texts:
        return None
    return texts[0] if len(texts) == 1 else list(texts)
