"""What the floors below say while they work, and who is told.

A file that is waited for, a commit without a date, how far long work has come. A room of its own, so that whoever wants
to be told imports no more.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Waiting(NamedTuple):
    """Another process holds the lock of a file; it is waited for so many seconds at most."""

    path: Path
    seconds: int


class Undated(NamedTuple):
    """A commit, by its name, whose date is none of a calendar: some importers make such."""

    commit: str


class Progress(NamedTuple):
    """So many of so many parts of some work are done that may be long: `reading` files or `writing` a sheet."""

    work: str
    done: int
    total: int


Notice = Waiting | Undated | Progress

_listeners: list[Callable[[Notice], None]] = []


def listen(tell: Callable[[Notice], None]) -> None:
    """From now on call `tell`, and nobody else, with each notice; the same one may come again."""
    _listeners[:] = [tell]


def notify(notice: Notice) -> None:
    """Tell whoever listens."""
    for tell in _listeners:
        tell(notice)
