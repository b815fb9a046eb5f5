"""What a commit of check-ins says. In English whatever the reader's language: it belongs to the repository.

    OKR check-in: marketing — leads 210 → 230 (0.29), site beta done (0.33)

Several check-ins are listed with their addresses below. Ids are slugs and figures plain, so that nothing in it means
anything to Git; `SUBJECT` is how such a message is known again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from okrcli.git.commit import SUBJECT
from okrcli.model import Address, CheckIn
from okrcli.model.okr import Number
from okrcli.yaml.scalars import format_number

_WIDTH = 100  # of the first line, which lists of commits cut


class Recorded(NamedTuple):
    """Something recorded: the file that it is in, what that is called, its address and last id, and what it says."""

    path: Path
    group: str
    address: str
    name: str
    what: str


def of_checkin(path: Path, address: Address, before: Number | None, entry: CheckIn, score: float | None) -> Recorded:
    """A check-in, with the value before it and the score that it makes, none where there is none."""
    return Recorded(path, address.team, address.path, address.key_result or "", _what(before, entry, score))


def of_reading(path: Path, kpi: str, before: Number | None, value: Number) -> Recorded:
    """A health metric's reading, with the value before it."""
    return Recorded(path, "kpis", kpi, kpi, _moved(before, value))


def commit_message(records: Iterable[Recorded]) -> str:
    """The message for what was recorded; a first line of some hundred characters at most, whole words."""
    listed = sorted(records, key=lambda one: (one.group == "kpis", str(one.path)))
    parts = list(_parts(listed))
    shown = len(parts)
    while shown > 1 and len(_joined(parts, shown)) > _WIDTH:
        shown -= 1
    subject = _joined(parts, shown)
    if len(listed) == 1:
        return subject + "\n"
    return subject + "\n\n" + "".join(f"{one.address}: {one.what}\n" for one in listed)


def _joined(parts: Sequence[tuple[str, str]], shown: int) -> str:
    """What is shown of the parts, an ellipsis for the others."""
    subject = SUBJECT
    for number, (group, words) in enumerate(parts[:shown]):
        lead = f" {group} —" if group else ""
        subject += f"{';' if group else ','}{lead} {words}" if number else f"{lead} {words}"
    return subject + (", …" if shown < len(parts) else "")


def _parts(listed: Sequence[Recorded]) -> Iterator[tuple[str, str]]:
    """The words of each, with the team before the first of it."""
    for _, records in groupby(listed, key=lambda one: one.path):
        for number, one in enumerate(records):
            yield (one.group if not number else ""), f"{one.name} {one.what}"


def _what(before: Number | None, entry: CheckIn, score: float | None) -> str:
    makes = "" if score is None else f" ({score:.2f})"
    if entry.value is not None:
        return _moved(before, entry.value) + makes
    if entry.done:
        return f"{', '.join(entry.done)} done{makes}"
    if entry.confidence is not None:
        return f"confidence {entry.confidence}/10"
    if entry.status is not None:
        return entry.status.value.replace("_", " ")
    return next((word for word in ("blockers", "next") if getattr(entry, word)), "note")


def _moved(before: Number | None, value: Number) -> str:
    now = format_number(value)
    return now if before is None or before == value else f"{format_number(before)} → {now}"
