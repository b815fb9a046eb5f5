"""What scoring says of a key result, an objective, a team and a cycle on a day.

Scores and expectations are rounded to 4 decimals, paces to 2; none stands for "there is nothing to say".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from okrcli.model import Address, Cadence, CheckIn, Cycle, CycleState, KeyResult, Metric, Objective, Team
from okrcli.model.okr import Number
from okrcli.scoring.windows import Window


class Band(StrEnum):
    """The colour of a score: green at or above the goal, amber at or above 4/7 of it, else red."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Status(StrEnum):
    """Where a key result or an objective stands, worst last among those of a running cycle."""

    DROPPED = "dropped"
    ACHIEVED = "achieved"
    MISSED = "missed"
    ON_TRACK = "on_track"
    EARLY = "early"
    AT_RISK = "at_risk"
    STALE = "stale"
    OFF_TRACK = "off_track"


class Forecast(NamedTuple):
    """Where the raw score would land at the window's end, not clamped; `low` to `high` is the 80 % range.

    `probability` (0 to 1) is the chance of reaching the goal.
    """

    landing: float
    low: float
    high: float
    probability: float


class KeyResultState(NamedTuple):
    """A key result on a `day`, which is that of its closing in a closed cycle.

    `cadence` is how often check-ins are owed. `window` are its days, and `elapsed` (0 to 1) is how much of them is over
    from `expected_from` on: their first, or that of the first value where that is the baseline. `value` is in the key
    result's unit, as is `baseline`, the one in force. `score` is what counts: the grade that a person gave at closing,
    else `computed_score`; both are 0 to 1. `raw_score` is not clamped (none for a guardrail). `expected` is for the
    day, `expected_then` for the day that the score was measured, and `pace` the score over that. `told`: something was
    checked in or read at all. `over`: the last word is said, or will not be.

    `in_range`, `in_range_since` and `best` (0 to 1, the score if every day to come were inside) are a guardrail's.
    `reached` are the milestones done, each with its day. `last_checkin` is a person's. `due` is none where no check-in
    is owed, and `days_overdue` (0 or more) with it. `needed_per_week`: change of the value a week that would reach the
    goal by the window's end, metrics only.
    """

    key_result: KeyResult
    day: date
    cadence: Cadence
    window: Window
    expected_from: date
    elapsed: float
    value: Number | None
    baseline: Number | None
    score: float | None
    computed_score: float | None
    raw_score: float | None
    goal: float
    band: Band | None
    expected: float
    expected_then: float
    pace: float | None
    status: Status
    computed_status: Status
    confidence: int | None
    last_checkin: date | None
    due: date | None
    days_overdue: int | None
    needed_per_week: float | None
    forecast: Forecast | None
    in_range: bool | None
    in_range_since: date | None
    best: float | None
    reached: Mapping[str, date]
    told: bool
    over: bool

    @property
    def dropped(self) -> bool:
        """Out of every score on this day."""
        return self.status is Status.DROPPED

    @property
    def graded(self) -> Number | None:
        """The score that a person gave in place of the computed one."""
        return self.key_result.retrospective.graded if self.key_result.retrospective else None

    @property
    def told_by_people(self) -> tuple[CheckIn, ...]:
        """The check-ins of people that count on this day, oldest first."""
        last = self.last_checkin
        return tuple(one for one in self.key_result.checkins if last is not None and one.date <= last and not one.auto)

    @property
    def last_word(self) -> CheckIn | None:
        """The last of them."""
        told = self.told_by_people
        return told[-1] if told else None

    @property
    def metric(self) -> Metric | None:
        """The way from the baseline in force to the target; none without such a way."""
        measure = self.key_result.measure
        if not isinstance(measure, Metric) or self.baseline in (None, measure.target):
            return None
        return measure._replace(baseline=self.baseline)


class ObjectiveState(NamedTuple):
    """An objective on a day, rolled up from its key results. `confidence` is a mean to 1 decimal."""

    objective: Objective
    score: float | None
    expected: float | None
    pace: float | None
    goal: float
    band: Band | None
    status: Status
    confidence: float | None
    key_results: tuple[KeyResultState, ...]

    @property
    def dropped(self) -> bool:
        """Out of every score on this day."""
        return self.status is Status.DROPPED


class Subtotal(NamedTuple):
    """The weighted means of the scores of objectives of one type and of what is expected of those that have one.

    `objectives` are how many there are, `reached` how many of them have reached their goal.
    """

    score: float | None
    objectives: int
    reached: int
    expected: float | None


class Summary(NamedTuple):
    """Aspirational and committed apart: a 0.7 means opposite things in the two.

    `net_confidence` = (on track − off track) / undropped key results, to 2 decimals; none without key results.
    """

    aspirational: Subtotal
    committed: Subtotal
    net_confidence: float | None


class TeamState(NamedTuple):
    """A team on a day."""

    team: Team
    summary: Summary
    objectives: tuple[ObjectiveState, ...]


class CycleReview(NamedTuple):
    """A cycle on a day. `elapsed` goes from 0 at the start to 1 at the end."""

    cycle: Cycle
    as_of: date
    state: CycleState
    elapsed: float
    summary: Summary
    teams: tuple[TeamState, ...]

    def objectives(self) -> Iterator[tuple[Address, ObjectiveState]]:
        """Each objective with its address, in the order of the files."""
        for team in self.teams:
            for one in team.objectives:
                yield Address(self.cycle.id, team.team.id, one.objective.id), one

    def key_results(self) -> Iterator[tuple[Address, KeyResultState]]:
        """Each key result with its address, in the order of the files."""
        for place, objective in self.objectives():
            for one in objective.key_results:
                yield place._replace(key_result=one.key_result.id), one

    @property
    def awaited(self) -> int:
        """How many undropped key results have not had their last word although the cycle ended: 0 in any other."""
        if self.state is not CycleState.ENDED:
            return 0
        return sum(not (one.over or one.dropped) for _address, one in self.key_results())

    @property
    def runs(self) -> bool:
        """Whether its figures can still move: it is open, or it ended and last words are still awaited."""
        return self.state is CycleState.OPEN or self.awaited > 0

    @property
    def over(self) -> bool:
        """Whether they are the last: it ended, and no last word is awaited."""
        return self.state in (CycleState.ENDED, CycleState.CLOSED) and not self.awaited
