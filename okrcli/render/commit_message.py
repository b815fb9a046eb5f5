"""What a commit of check-ins says. In English whatever the reader's language: it belongs to the repository.

    OKR check-in: marketing — leads 210 → 230 (0.29), site beta done (0.33)

Several check-ins are listed with their addresses below. Ids are slugs and figures plain, so that nothing in it means
anything to Git; `SUBJECT` is how such a message is known again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from okrcli.model import Address, CheckIn
from okrcli.model.okr import Number
from okrcli.text.scalars import format_number
from okrcli.workspace.commits import SUBJECT

_WIDTH = 100  # of the first line, which lists of commits cut


class Recorded(NamedTuple):
    """A check-in, the value before it, and the score that it makes; none where there is none."""

    address: Address
    before: Number | None
    entry: CheckIn
    score: float | None


def commit_message(records: Iterable[Recorded]) -> str:
    """The message for one or more check-ins; a first line of some hundred characters at most, whole words."""
    listed = sorted(records, key=lambda one: (one.address.cycle, one.address.team))
    parts = list(_parts(listed))
    shown = len(parts)
    while shown > 1 and len(_joined(parts, shown)) > _WIDTH:
        shown -= 1
    subject = _joined(parts, shown)
    if len(listed) == 1:
        return subject + "\n"
    return subject + "\n\n" + "".join(f"{one.address.path}: {_what(one)}\n" for one in listed)


def _joined(parts: Sequence[tuple[str, str]], shown: int) -> str:
    """What is shown of the parts, an ellipsis for the others."""
    subject = SUBJECT
    for number, (team, words) in enumerate(parts[:shown]):
        lead = f" {team} —" if team else ""
        subject += f"{';' if team else ','}{lead} {words}" if number else f"{lead} {words}"
    return subject + (", …" if shown < len(parts) else "")


def _parts(listed: Sequence[Recorded]) -> Iterator[tuple[str, str]]:
    """Each check-in's words, with its team before the first of it."""
    for (_, team), records in groupby(listed, key=lambda one: (one.address.cycle, one.address.team)):
        for number, one in enumerate(records):
            yield (team if not number else ""), f"{one.address.key_result} {_what(one)}"


def _what(one: Recorded) -> str:
    entry = one.entry
    score = "" if one.score is None else f" ({one.score:.2f})"
    if entry.value is not None:
        value = format_number(entry.value)
        moved = one.before is not None and one.before != entry.value
        return (f"{format_number(one.before)} → {value}" if moved and one.before is not None else value) + score
    if entry.done:
        return f"{', '.join(entry.done)} done{score}"
    if entry.confidence is not None:
        return f"confidence {entry.confidence}/10"
    if entry.status is not None:
        return entry.status.value.replace("_", " ")
    return next((word for word in ("blockers", "next") if getattr(entry, word)), "note")
