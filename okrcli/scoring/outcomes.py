"""How cycles ended: who reached the goal, what a team's scores say of its targets, and the record of them all.

Scores are those of `okrcli.scoring.assess`, in which a grade that a person gave at closing counts. Aspirational and
committed are never mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from okrcli.model import Cycle
from okrcli.scoring.cadence import Rhythm, rhythm_of
from okrcli.scoring.calibration import Calibration, calibrate
from okrcli.scoring.figures import reaches
from okrcli.scoring.states import CycleReview, ObjectiveState

SAFE_SCORE = 0.95
"""A team whose aspirational score is this or more, cycle after cycle, sets itself targets that are too safe."""
LOW_SCORE = 0.3
"""Under this, cycle after cycle, they are out of reach. (re:Work: 0.6 to 0.7 is the sweet spot.)"""
IN_A_ROW = 2
_ALIKE = 0.25  # cycles whose lengths differ by up to a quarter are compared: two quarters, not a quarter and a year


class Ambition(StrEnum):
    """What the scores of the last cycles say of the targets."""

    SAFE = "safe"
    FAR = "far"


class Streak(NamedTuple):
    """The last cycles of about one length in which a team's aspirational score was so, oldest first."""

    team: str
    ambition: Ambition
    cycles: tuple[tuple[str, float], ...]


class Carried(NamedTuple):
    """An objective that is in several cycles of a team under one id, with its final scores, oldest first."""

    team: str
    objective: str
    statement: str
    cycles: tuple[tuple[str, float | None], ...]


def find_streaks(reviews: Sequence[CycleReview]) -> list[Streak]:
    """Teams whose last two or more cycles of about one length were all near 1.0, or all under 0.3, by team."""
    past = sorted((one for one in reviews if one.over), key=lambda one: one.cycle.ends, reverse=True)
    scores: dict[str, list[tuple[Cycle, float | None]]] = {}
    for one in past:
        for team in one.teams:
            scores.setdefault(team.team.id, []).append((one.cycle, team.summary.aspirational.score))
    streaks = []
    for name in sorted(scores):
        for first in _lengths([cycle for cycle, _score in scores[name]]):
            alike = [(cycle.id, score) for cycle, score in scores[name] if are_alike(cycle, first)]
            streaks += [one for one in (streak_of(name, alike, kind) for kind in Ambition) if one is not None]
    return streaks


def are_alike(one: Cycle, other: Cycle) -> bool:
    """Whether two cycles are of about one length, and can be compared."""
    length, against = _days(one), _days(other)
    return abs(length - against) <= _ALIKE * max(length, against)


def most_alike(reviews: Sequence[CycleReview]) -> list[CycleReview]:
    """Those of the length that most cycles have, the shorter of two: quarters rather than years."""
    groups = [[one for one in reviews if are_alike(one.cycle, first.cycle)] for first in reviews]
    return max(groups, key=lambda group: (len(group), -_days(group[0].cycle)), default=[])


def carried_over(reviews: Sequence[CycleReview]) -> list[Carried]:
    """The objectives that a team has taken into another cycle of about one length under the same id, most often first.

    A quarter's objective that has its name from the year's was not carried over.
    """
    found: dict[tuple[str, str], list[tuple[Cycle, ObjectiveState]]] = {}
    for review in sorted(reviews, key=lambda review: (review.cycle.starts, review.cycle.id)):
        for address, state in review.objectives():
            found.setdefault((address.team, state.objective.id), []).append((review.cycle, state))
    carried = []
    for (team_id, objective), entries in found.items():
        for first in _lengths([cycle for cycle, _state in entries]):
            alike = [(cycle, state) for cycle, state in entries if are_alike(cycle, first)]
            if len(alike) > 1:
                scores = tuple((cycle.id, state.score) for cycle, state in alike)
                carried.append(Carried(team_id, objective, alike[-1][1].objective.statement, scores))
    return sorted(carried, key=lambda one: (-len(one.cycles), one.team, one.objective))


def streak_of(team: str, scores: Iterable[tuple[str, float | None]], kind: Ambition) -> Streak | None:
    """The cycles up to the last in which a team's aspirational score was so; `scores` begin with the last.

    None where they are fewer than two.
    """
    streak: list[tuple[str, float]] = []
    for name, score in scores:
        is_so = reaches(score, SAFE_SCORE) if kind is Ambition.SAFE else not reaches(score, LOW_SCORE)
        if score is None or not is_so:
            break
        streak.append((name, score))
    return Streak(team, kind, tuple(streak[::-1])) if len(streak) >= IN_A_ROW else None


def _lengths(cycles: Sequence[Cycle]) -> list[Cycle]:
    """One cycle of each length that there is about."""
    kinds: list[Cycle] = []
    for cycle in cycles:
        if not any(are_alike(cycle, one) for one in kinds):
            kinds.append(cycle)
    return kinds


def _days(cycle: Cycle) -> int:
    return (cycle.ends - cycle.starts).days + 1


class Record(NamedTuple):
    """Cycles oldest first. `streaks` and `carried` are a team's; of one person's part they say nothing."""

    cycles: tuple[CycleReview, ...]
    streaks: tuple[Streak, ...]
    calibration: Calibration
    rhythm: Rhythm
    carried: tuple[Carried, ...]


def draw_up_record(reviews: Sequence[CycleReview], *, personal: bool = False) -> Record:
    """The record of these reviews; `personal` where they were narrowed to one owner."""
    ordered = sorted(reviews, key=lambda review: (review.cycle.starts, review.cycle.ends, review.cycle.id))
    return Record(
        tuple(ordered),
        () if personal else tuple(find_streaks(ordered)),
        calibrate(ordered),
        rhythm_of(ordered),
        () if personal else tuple(carried_over(ordered)),
    )
