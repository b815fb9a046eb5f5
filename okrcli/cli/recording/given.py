"""What a command line says of a check-in, as typed, and the check-in that this makes of a key result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from okrcli.cli import answers
from okrcli.cli.prompts import AnswerError
from okrcli.errors import UsageError

if TYPE_CHECKING:
    from okrcli.model import CheckIn, KeyResult


class Given(NamedTuple):
    """What the command line says of a check-in, as typed."""

    value: str | None
    done: tuple[str, ...]
    confidence: str | None
    status: str | None
    blockers: tuple[str, ...]
    next: tuple[str, ...]
    note: str | None

    def says_something(self) -> bool:
        """Whether there is anything to record."""
        return self != Given(None, (), None, None, (), (), None)


def build_checkin(given: Given, key_result: KeyResult, on: date, by: str | None) -> CheckIn:
    """The check-in that the command line asks for, of the key result as it stands; raises UsageError."""
    from okrcli.model import CheckIn, Metric, Milestones

    before = [one for one in key_result.checkins if one.date <= on]
    measure = key_result.measure
    try:
        reached: tuple[str, ...] = ()
        value = None
        if isinstance(measure, Milestones):
            named = [*given.done, *([given.value] if given.value else [])]
            reached = answers.read_milestones(named, measure, [one for each in before for one in each.done])
        elif given.done:
            raise UsageError("no-milestones", key_result=key_result.id)
        elif given.value is not None:
            first = measure.baseline if isinstance(measure, Metric) else None
            last = next((one.value for one in reversed(before) if one.value is not None), first)
            value = answers.read_value(given.value, last, key_result.unit)
        entry = CheckIn(
            on,
            value=value,
            done=reached,
            confidence=None if given.confidence is None else answers.read_confidence(given.confidence),
            status=None if given.status is None else answers.read_status(given.status),
            by=by,
            note=(given.note or "").strip() or None,
            blockers=_said(given.blockers),
            next=_said(given.next),
        )
    except AnswerError as error:
        raise answers.as_usage(error) from error
    if entry == CheckIn(on, by=by):
        raise UsageError("checkin-needs-value")
    return entry


def _said(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())
