"""What a person types for a check-in, turned into its parts: the value, the milestones, the confidence, a few lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from okrcli.cli.ask import AnswerError
from okrcli.i18n import _
from okrcli.i18n.numbers import NumberError, parse_number
from okrcli.model import Milestones, ReportedStatus
from okrcli.model.okr import Number
from okrcli.render.messages import sentence_of

_CHANGE = re.compile(r"([+\-\u2212])=\s*(.+)")


def read_value(typed: str, last: Number | None, unit: str | None) -> Number:
    """Read a metric's or guardrail's value: `230`, `1 234,5`, `45%`, or a change of the last one, `+=12` and `-=3`.

    Raises AnswerError where it is no number, or a change of a value that was never recorded.
    """
    change = _CHANGE.fullmatch(typed.strip())
    try:
        number = parse_number(change[2] if change else typed, unit)
    except NumberError as error:
        raise AnswerError(sentence_of(error.reason, error.facts)) from error
    if change is None:
        return number
    if last is None:
        raise AnswerError(_("There is no value yet to change: type the value itself."))
    # Decimal figures such as 0.1 + 0.2 are meant as written: 15 significant digits are all that a float holds.
    result = float(f"{last + number if change[1] == '+' else last - number:.15g}")
    return int(result) if isinstance(last, int) and isinstance(number, int) else result


def read_milestones(typed: Sequence[str], measure: Milestones, done: Sequence[str]) -> tuple[str, ...]:
    """Read milestones newly reached, by id or by their number in the list; those already done are left out."""
    ids = [item.id for item in measure.items]
    reached: list[str] = []
    for word in (word for text in typed for word in re.split(r"[,\s]+", text.strip()) if word):
        if word in ids:
            reached.append(word)
        elif word.isdecimal() and 1 <= int(word) <= len(ids):
            reached.append(ids[int(word) - 1])
        else:
            raise AnswerError(_("“{word}” is none of the milestones: {ids}.").format(word=word, ids=", ".join(ids)))
    return tuple(dict.fromkeys(one for one in reached if one not in done))


def read_confidence(typed: str) -> int:
    """Read the chances out of ten of reaching the goal, a whole number from 0 to 10."""
    text = typed.strip().removesuffix("/10").strip()
    if not text.isdecimal() or int(text) > 10:
        raise AnswerError(_("Confidence is a whole number from 0 to 10: the chances out of ten of reaching the goal."))
    return int(text)


def read_status(typed: str) -> ReportedStatus:
    """Read the owner's own word: on_track, at_risk or off_track, written with a space or a dash as well."""
    word = re.sub(r"[\s-]+", "_", typed.strip().lower())
    try:
        return ReportedStatus(word)
    except ValueError:
        raise AnswerError(_("The status is one of on_track, at_risk, off_track.")) from None


def read_lines(typed: str) -> tuple[str, ...]:
    """Read blockers or next steps, several of them parted by semicolons; `-` alone says that there are none."""
    if typed.strip() in ("-", "\u2212"):
        return ()
    return tuple(part.strip() for part in typed.split(";") if part.strip())


def read_day(typed: str, today: date) -> date:
    """Read a day: YYYY-MM-DD, `today` or `yesterday`."""
    words = {_("today"): today, "today": today, _("yesterday"): today - timedelta(1), "yesterday": today - timedelta(1)}
    if typed in words:
        return words[typed]
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise AnswerError(
            _("“{typed}” is not a date: write it as {example}.").format(typed=typed, example=today.isoformat())
        ) from None
