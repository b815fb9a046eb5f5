"""What moved between two days: a key result's value and score then and now, and whether that is forward or back."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from okrcli.model import Address, CheckIn, Guardrail, Milestone, Milestones, Team
from okrcli.scoring.figures import rounded
from okrcli.scoring.measures import known_checkins, raw_score
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState


class Direction(StrEnum):
    """Towards the target, away from it, or neither."""

    FORWARD = "forward"
    BACK = "back"
    STEADY = "steady"


class Movement(NamedTuple):
    """A key result on the later of two days, beside what it was on the earlier; `checkins` are those in between.

    `change` is the later score less the earlier, to 4 decimals; none where one of them has none. `size` (0 or more)
    compares movements with one another: by how much the raw score changed, 1 for a guardrail that crossed its range.
    `reached` are the milestones done in between.
    """

    address: Address
    team: Team
    objective: ObjectiveState
    before: KeyResultState
    after: KeyResultState
    checkins: tuple[CheckIn, ...]
    direction: Direction
    change: float | None
    size: float
    reached: tuple[Milestone, ...]


class Week(NamedTuple):
    """A cycle on two days: `before` as it was at the end of the earlier one, `after` on the later one."""

    before: CycleReview
    after: CycleReview
    movements: tuple[Movement, ...]


def compare_reviews(before: CycleReview, after: CycleReview) -> Week:
    """A cycle reviewed on two days, seven apart as a rule, with each of its key results.

    What was said on the earlier day itself had been said before: two notes a week apart tell everything once.
    """
    return Week(before, after, tuple(_movements(before, after)))


def _movements(before: CycleReview, after: CycleReview) -> Iterator[Movement]:
    for was_team, team in zip(before.teams, after.teams, strict=True):
        for was_objective, objective in zip(was_team.objectives, team.objectives, strict=True):
            for was, now in zip(was_objective.key_results, objective.key_results, strict=True):
                direction, size = _compare(was, now)
                checkins = tuple(one for one in known_checkins(now.key_result, after.as_of) if one.date > before.as_of)
                yield Movement(
                    address=Address(after.cycle.id, team.team.id, objective.objective.id, now.key_result.id),
                    team=team.team,
                    objective=objective,
                    before=was,
                    after=now,
                    checkins=checkins,
                    direction=direction,
                    change=None if was.score is None or now.score is None else rounded(now.score - was.score),
                    size=size,
                    reached=_reached(was, now),
                )


def _compare(was: KeyResultState, now: KeyResultState) -> tuple[Direction, float]:
    """Which way, and how far.

    A metric's way is that of its value, however little; a guardrail's is across the ends of its range; milestones are
    never undone.
    """
    if isinstance(now.key_result.measure, Guardrail):
        size = float(now.in_range is not False) - float(was.in_range is not False)  # unread: nothing is known wrong
    elif now.metric is not None and was.value is not None and now.value is not None:
        size = (raw_score(now.metric, now.value) or 0.0) - (raw_score(now.metric, was.value) or 0.0)
    else:
        size = (now.raw_score or 0.0) - (was.raw_score or 0.0)
    return (Direction.FORWARD if size > 0 else Direction.BACK if size < 0 else Direction.STEADY), abs(size)


def _reached(was: KeyResultState, now: KeyResultState) -> tuple[Milestone, ...]:
    newly = now.reached.keys() - was.reached.keys()
    return tuple(item for item in _milestones(now) if item.id in newly)


def next_milestone(state: KeyResultState) -> Milestone | None:
    """The first milestone, in the order of the file, that is not reached yet; none for other measures."""
    return next((item for item in _milestones(state) if item.id not in state.reached), None)


def _milestones(state: KeyResultState) -> tuple[Milestone, ...]:
    measure = state.key_result.measure
    return measure.milestones if isinstance(measure, Milestones) else ()
