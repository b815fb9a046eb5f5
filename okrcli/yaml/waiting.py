"""Who is told that a file's lock is waited for. A room of its own, so that whoever wants to be told imports no more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

_listeners: list[Callable[[Path, int], None]] = []


def when_waiting(tell: Callable[[Path, int], None]) -> None:
    """From now on call `tell`, and nobody else, with the file that is waited for and the seconds that it may take."""
    _listeners[:] = [tell]


def tell_waiting(path: Path, seconds: int) -> None:
    """Say that a file is waited for."""
    for tell in _listeners:
        tell(path, seconds)
