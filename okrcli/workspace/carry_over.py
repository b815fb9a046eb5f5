"""Carrying over: what of a closed cycle begins again in the next, and with which figures. Decides, writes nothing.

An objective that was kept or modified comes along under its own id, without check-ins and retrospective. A metric
starts from its last value; one that has reached its target stays behind, since only a person can say where it should
get next. Milestones that were reached stay behind; a guardrail keeps its range. What is supported is linked anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from okrcli.model import Address, Cycle, Decision, KeyResult, Measure, Metric, Milestones, Objective, Team
from okrcli.model.okr import without_given_owners
from okrcli.model.periods import Period
from okrcli.schema import team as form
from okrcli.schema.consistency import NEXT_TO_NOTHING
from okrcli.schema.translate import begun_again
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState
from okrcli.workspace.cycles import load_periods
from okrcli.workspace.load import load_cycle


class Fate(StrEnum):
    """What becomes of an objective (`there`: in the new cycle already); a key result is carried, reached or dropped."""

    KEPT = "kept"
    MODIFIED = "modified"
    ABANDONED = "abandoned"
    UNDECIDED = "undecided"
    DROPPED = "dropped"
    THERE = "there"
    CARRIED = "carried"
    REACHED = "reached"


COMES_ALONG = (Fate.KEPT, Fate.MODIFIED, Fate.CARRIED)
_BY_DECISION = {Decision.KEEP: Fate.KEPT, Decision.MODIFY: Fate.MODIFIED, Decision.ABANDON: Fate.ABANDONED}


class CarriedKeyResult(NamedTuple):
    """A key result as it ended, and as it begins again; `fresh` is none where it stays behind."""

    address: Address
    state: KeyResultState
    fate: Fate
    fresh: KeyResult | None

    @property
    def lost_checkpoints(self) -> bool:
        """Whether it had checkpoints: they are scores between another baseline and the target."""
        measure = self.state.key_result.measure
        return self.fresh is not None and isinstance(measure, Metric) and bool(measure.checkpoints)


class CarriedObjective(NamedTuple):
    """An objective as it was, and as it begins again; `fresh` is none where it stays behind. The address is its old."""

    address: Address
    objective: Objective
    fate: Fate
    fresh: Objective | None
    key_results: tuple[CarriedKeyResult, ...]


class Link(NamedTuple):
    """A link of `source`, in the new cycle: as it was written, as it is now, or none where that is gone."""

    source: Address
    written: str
    now: str | None


class Carried(NamedTuple):
    """What comes along from a cycle and what does not; `teams` are those of the new cycle, `links` what changed."""

    source: str
    cycle: str
    teams: tuple[Team, ...]
    objectives: tuple[CarriedObjective, ...]
    links: tuple[Link, ...]


def carry_over(
    review: CycleReview,
    cycle_id: str,
    relink: Relink,
    there: Collection[str] = frozenset(),
    starts: date | None = None,
) -> Carried:
    """Decide what of a reviewed cycle begins again in the cycle `cycle_id`; `there` are addresses taken in it.

    `starts` is the day from which what comes along counts, none where that is the cycle's own first day.
    """
    found = [one for team in review.teams for one in _objectives(review, team.team.id, team.objectives, there, starts)]
    carried = {one.address.path for one in found if one.fresh is not None}
    carried |= {below.address.path for one in found for below in one.key_results if below.fresh is not None}
    links: list[Link] = []
    objectives = [_linked(one, cycle_id, relink, carried, links) for one in found]
    teams = tuple(
        without_given_owners(
            Team(
                team.team.id,
                team.team.name,
                team.team.lead,
                tuple(one.fresh for one in objectives if one.address.team == team.team.id and one.fresh is not None),
            )
        )
        for team in review.teams
    )
    return Carried(review.cycle.id, cycle_id, teams, tuple(objectives), tuple(links))


def _linked(
    one: CarriedObjective, cycle_id: str, relink: Relink, carried: set[str], links: list[Link]
) -> CarriedObjective:
    """The objective with the links of its own and its key results as they are from now on."""
    if one.fresh is None:
        return one

    def served(place: Address, supports: Sequence[str]) -> tuple[str, ...]:
        return _relinked(place._replace(cycle=cycle_id), supports, relink, carried, links)

    supports = served(one.address, one.fresh.supports)
    below = tuple(
        each
        if each.fresh is None
        else each._replace(fresh=each.fresh._replace(supports=served(each.address, each.fresh.supports)))
        for each in one.key_results
    )
    fresh = one.fresh._replace(supports=supports, key_results=tuple(each.fresh for each in below if each.fresh))
    return one._replace(fresh=fresh, key_results=below)


def _relinked(
    place: Address, supports: Sequence[str], relink: Relink, carried: set[str], links: list[Link]
) -> tuple[str, ...]:
    """What is served from now on; every address that changed or is gone is noted."""
    kept = []
    for written in supports:
        now = relink.find(written, carried)
        if now != written:
            links.append(Link(place, written, now))
        if now is not None:
            kept.append(now)
    return tuple(dict.fromkeys(kept))


def _objectives(
    review: CycleReview, team: str, states: Sequence[ObjectiveState], there: Collection[str], starts: date | None
) -> Iterator[CarriedObjective]:
    for state in states:
        objective = state.objective
        place = Address(review.cycle.id, team, objective.id)
        decision = objective.retrospective.decision if objective.retrospective else None
        fate = Fate.UNDECIDED if decision is None else _BY_DECISION[decision]
        fate = Fate.DROPPED if state.dropped else fate
        if fate in COMES_ALONG and place.path in there:
            fate = Fate.THERE
        comes = fate in COMES_ALONG
        below = tuple(_key_result(review, place, one) for one in state.key_results) if comes else ()
        fresh = begun_again(objective, form.Objective)._replace(starts=starts) if comes else None
        yield CarriedObjective(place, objective, fate, fresh, below)


def _key_result(review: CycleReview, above: Address, state: KeyResultState) -> CarriedKeyResult:
    key_result = state.key_result
    place = above._replace(key_result=key_result.id)
    if state.dropped:
        return CarriedKeyResult(place, state, Fate.DROPPED, None)
    measure = _fresh_measure(state)
    if measure is None:
        return CarriedKeyResult(place, state, Fate.REACHED, None)
    fresh = begun_again(key_result, form.KeyResult)._replace(measure=measure)
    return CarriedKeyResult(place, state, Fate.CARRIED, fresh)


def _fresh_measure(state: KeyResultState) -> Measure | None:
    """How it is measured from where it stands; none where it is reached."""
    measure = state.key_result.measure
    match measure:
        case Metric(target=target):
            reached = state.raw_score is not None and state.raw_score >= 1
            near = state.value is not None and abs(target - state.value) < NEXT_TO_NOTHING
            return None if reached or near else begun_again(measure, form.KeyResult)._replace(baseline=state.value)
        case Milestones(milestones=items):
            left_over = tuple(item for item in items if item.id not in state.reached)
            return measure._replace(milestones=left_over) if left_over else None
        case _:
            return measure


class Relink:
    """Where links lead from a new period on, by the cycles that there are."""

    def __init__(self, root: Path, source: Cycle, period: Period) -> None:
        self._root = root
        self._source = source
        self._period = period
        self._paths: dict[str, frozenset[str]] = {}

    def find(self, written: str, carried: Collection[str]) -> str | None:
        """The address to write; none where what it names did not come along and nothing stands in its place.

        Within the cycle: what came along (`carried`) or is there already. In a cycle that still runs then: as it is. In
        one that is over: what is called the same in the cycle that now covers the period, the shortest of several.
        """
        named, _colon, path = written.rpartition(":")
        if not named or named == self._source.id:
            return path if path in carried or path in self._paths_of(self._period.id) else None
        other = next((cycle for cycle in self._cycles if cycle.id == named), None)
        if other is None:
            return None
        if other.ends >= self._period.starts:
            return written if path in self._paths_of(other.id) else None
        for cycle in self._covering:
            if path in self._paths_of(cycle.id):
                return f"{cycle.id}:{path}"
        return None

    @cached_property
    def _cycles(self) -> list[Cycle]:
        return load_periods(self._root)[0]

    @cached_property
    def _covering(self) -> list[Cycle]:
        def length(cycle: Cycle) -> tuple[int, date, str]:
            return (cycle.ends - cycle.starts).days, cycle.starts, cycle.id

        period = self._period
        found = [one for one in self._cycles if one.starts <= period.starts and one.ends >= period.ends]
        return sorted((one for one in found if one.id != period.id), key=length)

    def _paths_of(self, cycle_id: str) -> frozenset[str]:
        if cycle_id not in self._paths:
            cycle = load_cycle(self._root, cycle_id).value
            entries = [] if cycle is None else [*cycle.entries()]
            dropped = {place for place, one in entries if one.dropped is not None}
            self._paths[cycle_id] = frozenset(one.path for one, _said in entries if dropped.isdisjoint(one.levels))
        return self._paths[cycle_id]
