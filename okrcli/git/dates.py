"""Days of commits. Some importers make commits with a date that is none, and who is told of them stands here too.

A room of its own, so that whoever wants to be told imports no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

_listeners: list[Callable[[str], None]] = []
_told: set[str] = set()


def when_undated(tell: Callable[[str], None]) -> None:
    """From now on call `tell`, and nobody else, with the name of each commit without a date that can be understood."""
    _listeners[:] = [tell]
    _told.clear()


def tell_undated(commit: str) -> None:
    """Say once that a commit has no such date."""
    if commit not in _told:
        _told.add(commit)
        for tell in _listeners:
            tell(commit)


def first_day(dates: Iterable[str]) -> date | None:
    """The first of a commit's dates, as Git writes them, that is one of a calendar; none where none is."""
    for text in dates:
        try:
            return datetime.fromisoformat(text).date()
        except ValueError:  # none at all, the year 10003, an hour 99 of a zone
            continue
    return None
