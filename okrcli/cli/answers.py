"""What a person types for a check-in, turned into its parts: the value, the milestones, the confidence, a few lines."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from okrcli.cli.prompts import says_none
from okrcli.cli.words import fold, read_one_of
from okrcli.errors import AnswerError
from okrcli.i18n import N_, said_everywhere
from okrcli.i18n.numbers import NumberError, is_points, parse_number
from okrcli.model import Guardrail, Metric, Milestones, ReportedStatus
from okrcli.model.okr import Number
from okrcli.render.labels import STATUS_WORDS
from okrcli.scoring.states import KeyResultState, Status

_CHANGE = re.compile(r"([+\-\u2212])=\s*(.+)")


def read_figure(typed: str, unit: str | None = None) -> Number:
    """Read a number as people type it: `230`, `1 234,5`, `45%`; raises AnswerError."""
    try:
        return parse_number(typed, unit)
    except NumberError as error:
        raise AnswerError(error.reason, **error.facts) from error


def read_value(typed: str, last: Number | None, unit: str | None) -> Number:
    """Read a metric's or guardrail's value: a figure, or a change of the last one, `+=12` and `-=3`.

    Raises AnswerError where it is no number, a change of a value that there is not, or a figure with a plus, which some
    mean as a change and some do not.
    """
    change = _CHANGE.fullmatch(typed.strip())
    number = read_figure(_without_points(change[2], unit) if change else typed, unit)
    if change is None and re.match(r"[^0-9.,]*\+", typed):
        raise AnswerError("value-or-change", typed=typed, figure=typed.replace("+", "", 1).strip())
    if change is None:
        return number
    if last is None:
        raise AnswerError("no-value-to-change")
    result = last + number if change[1] == "+" else last - number
    if isinstance(result, int):
        return result
    if not math.isfinite(result):
        raise AnswerError("too-large")
    return float(f"{result:.15g}")  # 0.1 + 0.2 is meant as written: 15 significant digits are all that a float holds


def _without_points(change: str, unit: str | None) -> str:
    """The figure of a change, which is in points where the value is in per cent."""
    beside = re.search(r"[^\d\s.,].*$", change)
    return change[: beside.start()] if unit == "%" and beside and is_points(beside[0]) else change


def looks_wild(after: KeyResultState, before: KeyResultState) -> bool:
    """Whether a new value is more often a slip of the keyboard than the truth.

    A metric that goes at once further than the whole way from its baseline to its target; a guardrail that lies outside
    its range by half its lower end, or by twice its upper one, and did not before.
    """
    measure, value = after.key_result.measure, after.value
    if isinstance(measure, Guardrail):
        was_far = before.value is not None and _far_outside(measure, before.value)
        return value is not None and _far_outside(measure, value) and not was_far
    if after.raw_score is None or not isinstance(measure, Metric):
        return False
    return abs(after.raw_score - (before.raw_score or 0)) > 1


def _far_outside(measure: Guardrail, value: Number) -> bool:
    low, high = measure.at_least, measure.at_most
    below = low is not None and low - value > abs(low) / 2
    return below or (high is not None and value - high > 2 * max(abs(high), 1))


def read_milestones(typed: Sequence[str], measure: Milestones, done: Sequence[str]) -> tuple[str, ...]:
    """Read milestones newly reached, by id, by number in the list, or `all`; those already done are left out."""
    ids = [item.id for item in measure.milestones]
    reached: list[str] = []
    for word in (word for text in typed for word in re.split(r"[,;\s]+", text.strip()) if word):
        if word in ids:
            reached.append(word)
        elif word.isdecimal() and 1 <= int(word) <= len(ids):
            reached.append(ids[int(word) - 1])
        elif fold(word) in map(fold, said_everywhere(N_("all"))):
            reached.extend(ids)
        else:
            raise AnswerError("no-such-milestone", word=word, ids=ids)
    news = tuple(dict.fromkeys(one for one in reached if one not in done))
    if reached and not news:
        raise AnswerError("milestones-done", ids=list(dict.fromkeys(reached)))
    return news


def read_confidence(typed: str) -> int:
    """Read the chances out of ten of reaching the goal, a whole number from 0 to 10."""
    text = typed.strip().removesuffix("/10").strip()
    if not text.isdecimal():
        for said in said_everywhere("{confidence} out of 10"):
            text = text.removesuffix(said.removeprefix("{confidence}"))
    if text.isascii() and text.isdecimal() and int(text[:9]) <= 10:
        return int(text)
    from okrcli.schema.suggest import chances_out_of_ten

    raise AnswerError("bad-confidence", typed=typed, chances=chances_out_of_ten(text))


def read_status(typed: str) -> ReportedStatus:
    """Read the owner's own word, or the beginning of it: on_track, at_risk or off_track, or as it is shown."""
    return read_one_of(typed, {one: STATUS_WORDS[Status(one)] for one in ReportedStatus}, "bad-own-status")


def read_lines(typed: str) -> tuple[str, ...]:
    """Read blockers or next steps, several of them parted by semicolons; `-` alone says that there are none."""
    return () if says_none(typed) else tuple(part.strip() for part in typed.split(";") if part.strip())
