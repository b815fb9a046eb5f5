"""A team's objectives and key results, with their measures and check-ins."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from okrcli.model.address import Address
from okrcli.model.terms import Decision, Kind, ObjectiveType, ReportedStatus

Number = int | float


class Extra(dict[str, Any]):
    """The keys that begin with `x-`: the team's own, as data that nothing here looks into, or ever changes."""

    def __hash__(self) -> int:  # type: ignore[override]
        if not self:
            return 0
        import json  # rarely

        return hash(json.dumps(self, sort_keys=True, default=str))


NO_EXTRA = Extra()


def plain_data(value: Any) -> Any:
    """Data as JSON can hold it: days as ISO 8601 has them, and as text a figure that it has none for (infinity)."""
    match value:
        case dict():
            return {str(key): plain_data(each) for key, each in value.items()}
        case list() | tuple():
            return [plain_data(each) for each in value]
        case date():
            return value.isoformat()
        case float() if not math.isfinite(value):
            return str(value)
    return value


class Link(NamedTuple):
    """Where more is to be found: an http, https or mailto address, and what to call it."""

    url: str
    title: str | None = None
    extra: Extra = NO_EXTRA


class CheckIn(NamedTuple):
    """What an owner said on one day. It carries at least one thing beside its date, and is never rewritten.

    `value` is for metrics and guardrails, in the key result's unit; `done` for milestones, the ids newly reached;
    `confidence` is the chances out of ten (0 to 10) of reaching the goal by the cycle's end. `auto`: a machine's
    reading, whose figure counts and which is nobody's word.
    """

    date: date
    value: Number | None = None
    done: tuple[str, ...] = ()
    confidence: int | None = None
    status: ReportedStatus | None = None
    by: str | None = None
    note: str | None = None
    blockers: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    auto: bool = False
    extra: Extra = NO_EXTRA


WORD = ("confidence", "status", "done")
"""What of a check-in is somebody's word, which no machine's reading carries."""


class Metric(NamedTuple):
    """A figure that goes from `baseline` to `target` (never equal; the direction follows).

    Where the file gives no baseline the first value checked in is it: see `okrcli.scoring.measures`. `checkpoints` are
    (value, score) pairs strictly between the two, scores rising strictly from 0 to 1; they need a baseline.
    """

    baseline: Number | None
    target: Number
    checkpoints: tuple[tuple[Number, Number], ...] = ()

    @property
    def kind(self) -> Kind:
        """How it is measured."""
        return Kind.METRIC


class Guardrail(NamedTuple):
    """A figure that must stay within a range; at least one end is given, both ends count as inside."""

    at_least: Number | None = None
    at_most: Number | None = None

    @property
    def kind(self) -> Kind:
        """How it is measured."""
        return Kind.GUARDRAIL


class Milestone(NamedTuple):
    """A step that is reached or not; `weight` > 0."""

    id: str
    statement: str
    weight: Number = 1
    extra: Extra = NO_EXTRA


class Milestones(NamedTuple):
    """Steps, each with its weight."""

    milestones: tuple[Milestone, ...]

    @property
    def kind(self) -> Kind:
        """How it is measured."""
        return Kind.MILESTONES


class Unmeasured(NamedTuple):
    """A draft: nobody has said yet how it is measured."""

    @property
    def kind(self) -> Kind:
        """How it is measured."""
        return Kind.UNMEASURED


Measure = Metric | Guardrail | Milestones | Unmeasured


class Dropped(NamedTuple):
    """Out of every score from `date` on."""

    date: date
    why: str | None = None
    extra: Extra = NO_EXTRA


class KeyResultRetrospective(NamedTuple):
    """A key result's grade at closing; `graded` is there only if a person overrode the computed `score`."""

    score: Number | None = None
    graded: Number | None = None
    why: str | None = None
    extra: Extra = NO_EXTRA


class ObjectiveRetrospective(NamedTuple):
    """What was learned from an objective at closing, and what becomes of it."""

    score: Number | None = None
    why: str | None = None
    learned: str | None = None
    decision: Decision | None = None
    extra: Extra = NO_EXTRA


class KeyResult(NamedTuple):
    """How we would know. `owner` is its own, else its objective's, else its team's lead; `checkins` in order of date.

    `kpi` is the id of the health metric that it was made of. `starts` and `ends` are its own window in the cycle, both
    days counted; none where it has its objective's.
    """

    id: str
    statement: str
    measure: Measure
    owner: str | None = None
    weight: Number = 1
    unit: str | None = None
    supports: tuple[str, ...] = ()
    source_of_truth: str | None = None
    dropped: Dropped | None = None
    checkins: tuple[CheckIn, ...] = ()
    retrospective: KeyResultRetrospective | None = None
    kpi: str | None = None
    starts: date | None = None
    ends: date | None = None
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    extra: Extra = NO_EXTRA


class Objective(NamedTuple):
    """Where we want to go. `supports` holds addresses as written, in this or another cycle.

    `starts` and `ends` are its own window in the cycle, none where it has the cycle's.
    """

    id: str
    statement: str
    owner: str | None = None
    type: ObjectiveType = ObjectiveType.ASPIRATIONAL
    weight: Number = 1
    supports: tuple[str, ...] = ()
    why: str | None = None
    key_results: tuple[KeyResult, ...] = ()
    dropped: Dropped | None = None
    retrospective: ObjectiveRetrospective | None = None
    starts: date | None = None
    ends: date | None = None
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    extra: Extra = NO_EXTRA


class Team(NamedTuple):
    """One file of a cycle; `id` is the file's stem."""

    id: str
    name: str
    lead: str | None = None
    objectives: tuple[Objective, ...] = ()
    extra: Extra = NO_EXTRA

    def entries(self, cycle_id: str) -> Iterator[tuple[Address, Objective | KeyResult]]:
        """Each objective with its address in the cycle, and after it its key results with theirs."""
        for objective in self.objectives:
            place = Address(cycle_id, self.id, objective.id)
            yield place, objective
            yield from ((place._replace(key_result=one.id), one) for one in objective.key_results)


def with_given_owners(team: Team) -> Team:
    """The team with the owner that each key result has that names none: its objective's, else the team's lead."""
    return _each_owned(team, lambda own, given: own or given)


def without_given_owners(team: Team) -> Team:
    """The team with those owners alone that a file has to name: see `with_given_owners`."""
    return _each_owned(team, lambda own, given: None if own == given else own)


def _each_owned(team: Team, owner: Callable[[str | None, str | None], str | None]) -> Team:
    objectives = []
    for one in team.objectives:
        given = one.owner or team.lead
        results = tuple([each._replace(owner=owner(each.owner, given)) for each in one.key_results])
        objectives.append(one._replace(key_results=results))
    return team._replace(objectives=tuple(objectives))
