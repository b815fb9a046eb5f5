"""How far a key result has come: 0 nothing, 1 everything, for each way of measuring, from the check-ins that count.

The scale is Google's and Doerr's (re:Work, "Set goals with OKRs"; whatmatters.com). Nothing here knows of goals or of
what was expected.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.model import Cadence, CheckIn, Guardrail, KeyResult, Metric, Milestones
from okrcli.model.okr import Number
from okrcli.scoring.cadence import first_round
from okrcli.scoring.figures import rounded
from okrcli.scoring.states import KeyResultState
from okrcli.scoring.windows import Spanned, later

# A target a hair away from its baseline must not make a score that no arithmetic can go on from.
FARTHEST = 1e9

Point = tuple[date, float]


class Progress(NamedTuple):
    """Where a measure stands. `score` is clamped to [0, 1], `raw_score` is not; both to 4 decimals, none without one.

    `baseline` is the one in force: the file's, else the first value. `points` are the unrounded raw scores by their
    days, oldest first; a guardrail has none. `in_range`, `in_range_since` and `best` are a guardrail's:
    whether its last value lies inside, since when, and the score at the end if every day to come were inside.
    """

    value: Number | None = None
    score: float | None = None
    raw_score: float | None = None
    baseline: Number | None = None
    points: Sequence[Point] = ()
    in_range: bool | None = None
    in_range_since: date | None = None
    best: float | None = None


def known_checkins(key_result: KeyResult, as_of: date) -> tuple[CheckIn, ...]:
    """The check-ins up to the day, itself counted, oldest first: later ones do not exist yet."""
    return tuple(checkin for checkin in key_result.checkins if checkin.date <= as_of)


def counted_checkins(key_result: KeyResult, window: Spanned, cadence: Cadence, as_of: date) -> tuple[CheckIn, ...]:
    """Those of them that change figures: final ones come in after the end, but not for ever."""
    return known_checkins(key_result, min(as_of, later(window.ends, cadence.late)))


def of_people(checkins: Iterable[CheckIn]) -> tuple[CheckIn, ...]:
    """Those that somebody said, and no machine."""
    return tuple(checkin for checkin in checkins if not checkin.auto)


def reached_milestones(checkins: Iterable[CheckIn]) -> dict[str, date]:
    """The ids that check-ins call done, each with the first day on which one did."""
    reached: dict[str, date] = {}
    for checkin in checkins:
        for name in checkin.done:
            reached.setdefault(name, checkin.date)
    return reached


def done_milestones(key_result: KeyResult, as_of: date) -> frozenset[str]:
    """The ids of the milestones reached on or before a day."""
    return frozenset(reached_milestones(known_checkins(key_result, as_of)))


def readings(checkins: Iterable[CheckIn]) -> dict[date, Number]:
    """The value of each day that has one, oldest first: of several on one day the last in the file."""
    return {checkin.date: checkin.value for checkin in checkins if checkin.value is not None}


def measured_from(measure: object, values: Mapping[date, Number], window: Spanned) -> date:
    """The day from which progress is expected: of a metric whose baseline is its first value, that value's.

    It is moved into the window, which it begins with where there is no value yet.
    """
    if isinstance(measure, Metric) and measure.baseline is None and values:
        return max(window.starts, min(next(iter(values)), window.ends))
    return window.starts


def progress_of(
    key_result: KeyResult, checkins: Sequence[CheckIn], window: Spanned, cadence: Cadence, as_of: date, *, closed: bool
) -> Progress:
    """The progress after these check-ins, oldest first, on a day; in a `closed` cycle no day is to come."""
    match key_result.measure:
        case Metric() as metric:
            return _of_metric(metric, readings(checkins))
        case Milestones() as milestones:
            return _of_milestones(milestones, checkins)
        case Guardrail() as guardrail:
            return _of_guardrail(guardrail, checkins, window, cadence, as_of, closed=closed)
        case _:
            values = readings(checkins)
            return Progress(_last(values))


def _last(values: Mapping[date, Number]) -> Number | None:
    # Adding 0 leaves every number as it is, save a negative zero, which no screen should show.
    return values[max(values)] + 0 if values else None


def in_force(metric: Metric, values: Mapping[date, Number]) -> Metric:
    """The metric with the baseline that counts: where the file gives none, the first value, if there is one yet.

    Most teams write none; the first value is where they stood when they began to look.
    """
    if metric.baseline is not None or not values:
        return metric
    return metric._replace(baseline=next(iter(values.values())) + 0)


def _of_metric(metric: Metric, values: Mapping[date, Number]) -> Progress:
    given = in_force(metric, values)
    value = _last(values) if values else given.baseline
    points = [(day, raw) for day, each in values.items() if (raw := raw_score(given, each)) is not None]
    raw = None if value is None else raw_score(given, value)
    if raw is None:
        return Progress(value, None, None, given.baseline, points)
    raw = rounded(raw)
    return Progress(value, min(max(raw, 0.0), 1.0), raw, given.baseline, points)


def raw_score(metric: Metric, value: Number) -> float | None:
    """The share of the way from baseline to target, not clamped: below 0 behind the baseline, above 1 past the target.

    With checkpoints it is linear from one to the next, and goes on along the first and last stretches outside. None
    where there is no baseline yet. Where the first value was the target, 1 while the value is, else none.
    """
    if metric.baseline is None:
        return None
    if metric.target == metric.baseline:
        return 1.0 if value == metric.target else None
    if not metric.checkpoints:
        score = (value - metric.baseline) / (metric.target - metric.baseline)
    else:
        rises = metric.target > metric.baseline
        knots = _knots(metric, metric.baseline)
        (start, low), (end, high) = knots[0], knots[1]
        for following in knots[2:]:
            if value <= end if rises else value >= end:
                break
            (start, low), (end, high) = (end, high), following
        score = low + (value - start) * (high - low) / (end - start)
    return score if -FARTHEST < score < FARTHEST else math.copysign(FARTHEST, score)


def value_at(metric: Metric, score: float) -> float | None:
    """The value that a score between 0 and 1 stands for: the inverse of `raw_score`; none without a baseline."""
    if metric.baseline is None:
        return None
    knots = _knots(metric, metric.baseline)
    (start, low), (end, high) = knots[0], knots[1]
    for following in knots[2:]:
        if score <= high:
            break
        (start, low), (end, high) = (end, high), following
    return start + (score - low) / (high - low) * (end - start)


def _knots(metric: Metric, baseline: Number) -> tuple[tuple[Number, Number], ...]:
    return ((baseline, 0), *metric.checkpoints, (metric.target, 1))


def _of_milestones(milestones: Milestones, checkins: Sequence[CheckIn]) -> Progress:
    points = milestone_points(milestones, checkins)
    raw = rounded(points[-1][1]) if points else 0.0
    return Progress(None, min(max(raw, 0.0), 1.0), raw, None, points)


def milestone_points(milestones: Milestones, checkins: Sequence[CheckIn]) -> list[Point]:
    """The share done after each day on which a person checked in: nothing new is news as well."""
    told = of_people(checkins)
    shares = shares_done(milestones, [checkin.done for checkin in told])
    return list({checkin.date: share for checkin, share in zip(told, shares, strict=True)}.items())


def shares_done(milestones: Milestones, reports: Iterable[Collection[str]]) -> list[float]:
    """The weight of the milestones done over the weight of all, 0 to 1, after each report of ids newly done.

    A milestone that is reported twice counts once.
    """
    left = {item.id: item.weight for item in milestones.milestones}
    whole = sum(left.values())
    reached: Number = 0
    shares = []
    for report in reports:
        for done in report:
            reached += left.pop(done, 0)
        # All is done when none is left, whatever the weights' last decimals add up to.
        shares.append(reached / whole if left else 1.0)
    return shares


def is_inside(guardrail: Guardrail, value: Number) -> bool:
    """Say whether the value lies within the range, whose ends belong to it."""
    return (guardrail.at_least is None or value >= guardrail.at_least) and (
        guardrail.at_most is None or value <= guardrail.at_most
    )


def _of_guardrail(
    guardrail: Guardrail,
    checkins: Sequence[CheckIn],
    window: Spanned,
    cadence: Cadence,
    as_of: date,
    *,
    closed: bool,
) -> Progress:
    values = readings(checkins)
    if not values:
        return Progress()
    inside, days = _days_inside(guardrail, checkins, window, cadence, as_of)
    left = 0 if closed else max(0, (window.ends - max(as_of, later(window.starts, -1))).days)
    sides = [(day, is_inside(guardrail, value)) for day, value in values.items()]
    since, now = sides[-1]
    for day, side in reversed(sides):
        if side is not now:
            break
        since = day
    return Progress(
        _last(values),
        rounded(inside / days),
        in_range=now,
        in_range_since=since,
        best=rounded((inside + left) / (days + left)),
    )


def _days_inside(
    guardrail: Guardrail, checkins: Sequence[CheckIn], window: Spanned, cadence: Cadence, as_of: date
) -> tuple[int, int]:
    """The days inside the range, and all since the first reading, or since the first round and its grace went by.

    Each day has the last value read on or before it, and is outside before any. A value holds for as long as somebody
    vouches for it: an interval, a half and the grace after the last reading by anybody or check-in by a person, which
    is as long as nobody is overdue. Silence is never green. Where no day of the window is left to count, the first
    reading's own is.
    """
    values = readings(checkins)
    first = next(iter(values))
    begins = max(min(first, later(first_round(window, cadence), cadence.grace + 1)), window.starts)
    ends = min(as_of, window.ends)
    if begins > ends:
        begins = ends = first
    holds = cadence.interval + cadence.half + cadence.grace
    told = sorted({checkin.date for checkin in checkins if checkin.value is not None or not checkin.auto})
    inside, value = 0, None
    for number, day in enumerate(told):
        value = values.get(day, value)
        if value is None or not is_inside(guardrail, value):
            continue
        until = min(later(day, holds), ends)
        if number + 1 < len(told):
            until = min(until, later(told[number + 1], -1))
        inside += max(0, (until - max(day, begins)).days + 1)
    return inside, (ends - begins).days + 1


def score_history(state: KeyResultState) -> tuple[Point, ...]:
    """The raw score after each day that changed it; a guardrail's is its share so far. For sparklines and charts."""
    key_result, window, cadence = state.key_result, state.window, state.cadence
    checkins = counted_checkins(key_result, window, cadence, state.day)
    if isinstance(key_result.measure, Milestones):
        told = [checkin for checkin in checkins if checkin.done]
        return tuple(milestone_points(key_result.measure, told))
    if isinstance(key_result.measure, Guardrail):
        shares = []
        for day in readings(checkins):
            before = [checkin for checkin in checkins if checkin.date <= day]
            inside, days = _days_inside(key_result.measure, before, window, cadence, day)
            shares.append((day, inside / days))
        return tuple(shares)
    return tuple(progress_of(key_result, checkins, window, cadence, state.day, closed=False).points)
