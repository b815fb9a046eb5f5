"""The example workspace: where it is, and what its files say when its story is told today.

The story is kept with fixed dates, so that it can be read, tested and shown; whoever starts from it gets it alive, in
the ninth week of a quarter that is running. Reads the example's own files, writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from okrcli.model.periods import running_quarter
from okrcli.workspace.files import CYCLE

_COMPANIES = {"fr": "calanque"}  # one story, told by a company of the language's own
STORY_DAY = date(2026, 8, 31)
"""The Monday that the story is told on: nothing in it has happened later."""
ANNUAL, CLOSED, OPEN = "2026", "2026-Q2", "2026-Q3"
"""The example's cycles, as its files name them."""

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
# A bare year is a number like any other: only before a colon does it name a cycle.
_DAY_OR_CYCLE = re.compile(rf"{_DAY.pattern}|\b(?:{CLOSED}|{OPEN}|{ANNUAL})(?=:\S)")


def example_folder(language: str = "en") -> Path:
    """The folder of the example that is written in a language, the English one where there is none.

    In the installed package, or beside it where the package runs from its source.
    """
    package = Path(__file__).resolve().parent.parent
    installed = package / "examples"
    return (installed if installed.is_dir() else package.parent / "examples") / _COMPANIES.get(language, "acme")


def example_files(today: date, language: str = "en") -> dict[str, str]:
    """The text of each of the example's files, by its path from the workspace's root (`2026-Q3/sales.yaml`).

    All dates move by one whole number of weeks, which keeps weekdays and brings the story's day to the latest Monday
    up to `today`. The open quarter takes the name of the calendar quarter that its middle falls in, the closed one that
    of the quarter before, and the annual cycle that of the year; addresses follow. The annual cycle runs from January
    to December where these hold the open quarter and all its own check-ins, else its dates move like the others.
    """
    folder = example_folder(language)
    paths = sorted(folder.rglob("*.yaml"))
    texts = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    shift = today - timedelta(days=today.weekday()) - STORY_DAY
    starts, ends = (day + shift for day in _days(texts[f"{OPEN}/{CYCLE}"]))
    names = _name_cycles(starts + (ends - starts) / 2)
    moved = {path: _move(text, shift, names) for path, text in texts.items()}
    annual = f"{ANNUAL}/{CYCLE}"
    lived = {starts, ends}
    lived.update(*(_days(text) for path, text in moved.items() if path.startswith(f"{ANNUAL}/") and path != annual))
    if {f"{day.year:04}" for day in lived} == {names[ANNUAL]}:
        moved[annual] = texts[annual].replace(f"{ANNUAL}-", f"{names[ANNUAL]}-")
    return {_rename(path, names): text for path, text in moved.items()}


def _days(text: str) -> list[date]:
    return [date.fromisoformat(found) for found in _DAY.findall(text)]


def _name_cycles(middle: date) -> dict[str, str]:
    """What the example's cycles are called when the middle of the open one is that day."""
    running = running_quarter(middle)
    before = running_quarter(running.starts - timedelta(days=1))
    return {ANNUAL: f"{middle.year:04}", CLOSED: before.id, OPEN: running.id}


def _move(text: str, shift: timedelta, names: Mapping[str, str]) -> str:
    """Move dates and rename cycles in one pass, so that a new name is never taken for an old one."""

    def replace(match: re.Match[str]) -> str:
        found = match.group()
        return names[found] if found in names else (date.fromisoformat(found) + shift).isoformat()

    return _DAY_OR_CYCLE.sub(replace, text)


def _rename(path: str, names: Mapping[str, str]) -> str:
    cycle, slash, name = path.partition("/")
    return names.get(cycle, cycle) + slash + name
