"""A key result's score as it went, for the forecast, sparklines and charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from okrcli.model import CheckIn, Cycle, Guardrail, KeyResult, Metric, Milestones, Objective, Settings
from okrcli.model.okr import Number
from okrcli.scoring.measures import raw_score, shares_done, shares_inside

Point = tuple[date, float]


def known_checkins(key_result: KeyResult, as_of: date) -> tuple[CheckIn, ...]:
    """The check-ins up to the day, itself counted, oldest first: later ones do not exist yet."""
    return tuple(checkin for checkin in key_result.checkins if checkin.date <= as_of)


def done_milestones(key_result: KeyResult, as_of: date) -> frozenset[str]:
    """The ids of the milestones reached on or before a day."""
    return frozenset(id_ for checkin in known_checkins(key_result, as_of) for id_ in checkin.done)


def readings(checkins: Sequence[CheckIn]) -> dict[date, Number]:
    """The value of each day that has one, oldest first: of several on one day the last in the file."""
    return {checkin.date: checkin.value for checkin in checkins if checkin.value is not None}


def metric_points(metric: Metric, values: dict[date, Number]) -> list[Point]:
    """The raw score, not clamped, of each day that has a value."""
    return [(day, raw_score(metric, value)) for day, value in values.items()]


def milestone_points(milestones: Milestones, checkins: Sequence[CheckIn]) -> list[Point]:
    """The share done after each day on which milestones were reported."""
    reports = [checkin for checkin in checkins if checkin.done]
    shares = shares_done(milestones, [report.done for report in reports])
    return list({report.date: share for report, share in zip(reports, shares, strict=True)}.items())


def score_history(
    key_result: KeyResult,
    objective: Objective,
    cycle: Cycle,
    settings: Settings,
    as_of: date,
) -> tuple[Point, ...]:
    """The raw score after each day with a value or milestones done, up to `as_of`; a guardrail's is its share so far.

    Takes what `review_key_result` takes.
    """
    checkins = known_checkins(key_result, as_of)
    match key_result.measure:
        case Metric() as metric:
            return tuple(metric_points(metric, readings(checkins)))
        case Milestones() as milestones:
            return tuple(milestone_points(milestones, checkins))
        case Guardrail() as guardrail:
            values = readings(checkins)
            return tuple(point for point in shares_inside(guardrail, values, cycle.ends) if point[0] in values)
