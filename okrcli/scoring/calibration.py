"""Whether confidence can be trusted: what was said of the chances, against what happened.

A confidence of 7 says: in 7 cases out of ten the goal is reached. Each check-in with a confidence, of a key result that
is over, is one such forecast; it came true where the key result's final score reached its goal. The **Brier score** is
the mean of (confidence/10 − outcome)², 0 perfect, 0.25 what always saying 5 earns (Brier, "Verification of forecasts
expressed in terms of probability", *Monthly Weather Review*, 1950). The **reliability table** holds, for forecasts of
about one confidence, what was said against how often it came true.

Forecasts of one key result share its outcome, so the key result, not the check-in, is what is counted when saying how
sure the figures are: its interval comes from the spread between key results (Liang & Zeger, *Biometrika*, 1986), a
share's is Wilson's (*Journal of the American Statistical Association*, 1927) with key results as the cases.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from okrcli.scoring.figures import rounded
from okrcli.scoring.measures import known_checkins
from okrcli.scoring.states import CycleReview, Status

ENOUGH = 10
"""Key results with an outcome, below which calibration says nothing."""
BINS = ((0, 2), (3, 4), (5, 6), (7, 8), (9, 10))
"""Confidences that are put together in the reliability table, both ends counted."""
LEADS = ("early", "middle", "late")
"""When in its cycle a forecast was made: the first third of it, the second, the last."""
_Z95 = 1.959963984540054


class Said(NamedTuple):
    """One forecast: who said what of which key result, when in the cycle (0 to 1), and whether it came true."""

    key_result: str
    team: str
    confidence: int
    share: float
    reached: bool


class ReliabilityBin(NamedTuple):
    """Forecasts of about one confidence: the mean said (0 to 1), the share that came true, with its 95 % interval."""

    lowest: int
    highest: int
    said: float
    reached: float
    low: float
    high: float
    forecasts: int
    key_results: int


class Accuracy(NamedTuple):
    """How good a set of forecasts was.

    `brier` has the 95 % interval `low` to `high`; `reference` is the score of always saying the share that came true.
    `bias` is the mean said less that share: above 0 is over-confident. It has an interval of its own.
    """

    brier: float
    low: float
    high: float
    reference: float
    bias: float
    bias_low: float
    bias_high: float
    forecasts: int
    key_results: int


class Calibration(NamedTuple):
    """Everything there is to say; without enough key results, only how many there are.

    `by_team` and `by_lead` hold those that have enough of their own.
    """

    key_results: int
    forecasts: int
    overall: Accuracy | None
    bins: tuple[ReliabilityBin, ...]
    by_team: tuple[tuple[str, Accuracy], ...]
    by_lead: tuple[tuple[str, Accuracy], ...]


def calibrate(reviews: Iterable[CycleReview]) -> Calibration:
    """Hold the confidences of key results that are over against their outcomes."""
    said = [one for review in reviews for one in forecasts_of(review)]
    found = len({one.key_result for one in said})
    overall = accuracy(said)
    if overall is None:
        return Calibration(found, len(said), None, (), (), ())
    teams = sorted({one.team for one in said})
    return Calibration(
        found,
        len(said),
        overall,
        tuple(_reliability(said)),
        _parted(said, teams, lambda one: one.team),
        _parted(said, LEADS, lambda one: LEADS[min(2, int(one.share * 3))]),
    )


def forecasts_of(review: CycleReview) -> list[Said]:
    """The confidences of a cycle's key results that are over and were not dropped; none of those that go on.

    One said after the end is no forecast.
    """
    days = max(1, (review.cycle.ends - review.cycle.starts).days)
    return [
        Said(
            str(address),
            address.team,
            checkin.confidence,
            max(0.0, (checkin.date - review.cycle.starts).days / days),
            state.status is Status.ACHIEVED,
        )
        for address, state in review.key_results()
        if state.over and not state.dropped
        for checkin in known_checkins(state.key_result, review.as_of)
        if checkin.confidence is not None and checkin.date <= state.window.ends
    ]


def accuracy(said: Sequence[Said]) -> Accuracy | None:
    """The Brier score and the bias of some forecasts; none with fewer than `ENOUGH` key results."""
    groups: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        groups[one.key_result].append(one)
    if len(groups) < ENOUGH:
        return None
    base = sum(one.reached for one in said) / len(said)
    brier, low, high = _mean_of(groups, lambda one: (one.confidence / 10 - one.reached) ** 2)
    bias, bias_low, bias_high = _mean_of(groups, lambda one: one.confidence / 10 - one.reached)
    return Accuracy(
        rounded(brier),
        rounded(max(0.0, low)),
        rounded(min(1.0, high)),
        rounded(base * (1 - base)),
        rounded(bias),
        rounded(max(-1.0, bias_low)),
        rounded(min(1.0, bias_high)),
        len(said),
        len(groups),
    )


def wilson(successes: float, cases: int) -> tuple[float, float]:
    """The 95 % interval of a share of `cases` (1 or more), by Wilson's formula, each end from 0 to 1."""
    share, square = successes / cases, _Z95**2
    middle = (share + square / (2 * cases)) / (1 + square / cases)
    reach = _Z95 * math.sqrt(share * (1 - share) / cases + square / (4 * cases**2)) / (1 + square / cases)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _mean_of(groups: dict[str, list[Said]], measure: Callable[[Said], float]) -> tuple[float, float, float]:
    """The mean over all forecasts, and its 95 % interval from the spread between key results."""
    figures = [[measure(one) for one in group] for group in groups.values()]
    count = sum(map(len, figures))
    mean = sum(map(sum, figures)) / count
    spread = sum((sum(group) - mean * len(group)) ** 2 for group in figures)
    error = math.sqrt(spread * len(figures) / (len(figures) - 1)) / count
    return mean, mean - _Z95 * error, mean + _Z95 * error


def _reliability(said: Sequence[Said]) -> Iterable[ReliabilityBin]:
    for lowest, highest in BINS:
        inside = [one for one in said if lowest <= one.confidence <= highest]
        if not inside:
            continue
        cases = len({one.key_result for one in inside})
        share = sum(one.reached for one in inside) / len(inside)
        low, high = wilson(share * cases, cases)
        mean = sum(one.confidence for one in inside) / len(inside) / 10
        yield ReliabilityBin(
            lowest, highest, rounded(mean), rounded(share), rounded(low), rounded(high), len(inside), cases
        )


def _parted(
    said: Sequence[Said], names: Sequence[str], part_of: Callable[[Said], str]
) -> tuple[tuple[str, Accuracy], ...]:
    parts: dict[str, list[Said]] = {name: [] for name in names}
    for one in said:
        parts[part_of(one)].append(one)
    return tuple((name, found) for name, part in parts.items() if (found := accuracy(part)) is not None)
