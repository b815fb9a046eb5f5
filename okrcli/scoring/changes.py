"""What changed between two states of a workspace: the same cycle reviewed as it stood, and as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from okrcli.model import (
    Address,
    Cycle,
    Dropped,
    Guardrail,
    KeyResult,
    Kpi,
    Metric,
    Milestones,
    Objective,
    Settings,
    Team,
)
from okrcli.model.okr import Number
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.figures import rounded
from okrcli.scoring.identity import Former, former_kpis
from okrcli.scoring.kpis import review_kpi
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState
from okrcli.scoring.status import is_dropped

Goalposts = Mapping[str, object]
"""Values by the key that they have in the file; a key that does not apply is not there."""


class ChangeKind(StrEnum):
    """What kind of change it is."""

    GOALPOST = "goalpost"
    RESCORED = "rescored"
    ADDED = "added"
    REMOVED = "removed"
    CLOSED = "closed"
    REOPENED = "reopened"
    DROPPED = "dropped"
    RESTORED = "restored"
    RENAMED = "renamed"
    MOVED = "moved"
    OWNER = "owner"
    SUPPORTS = "supports"
    PROGRESS = "progress"
    STATUS = "status"
    CONFIDENCE = "confidence"
    BLOCKER_RAISED = "blocker_raised"
    BLOCKER_CLEARED = "blocker_cleared"
    READING = "reading"


class Change(NamedTuple):
    """One change. `team`, `objective` and `key_result` are ids, none above the level where it happened.

    A health metric's has its id in `kpi`, the team that it names, and no cycle. `key` is a goalpost's, or `id` where it
    was the address that was renamed; `before` and `after` are its values, a value read or checked in (of milestones how
    many are reached), a status, a confidence, addresses, or words.
    `score_before`, `score_after` (0 to 1) and their difference `delta` are those of progress and of rescoring, where
    `score_before` is the score against the first targets. `subject` has the unit of the values.
    """

    kind: ChangeKind
    cycle: str | None
    team: str | None = None
    objective: str | None = None
    key_result: str | None = None
    key: str | None = None
    before: object = None
    after: object = None
    score_before: float | None = None
    score_after: float | None = None
    subject: KeyResult | Kpi | None = None
    kpi: str | None = None

    @property
    def delta(self) -> float | None:
        """The later score less the earlier, to 4 decimals; none where one of them is."""
        if self.score_before is None or self.score_after is None:
            return None
        return rounded(self.score_after - self.score_before)

    @property
    def path(self) -> str:
        """The address within the cycle; the id of a cycle or health metric for itself."""
        if self.kpi is not None or self.cycle is None:
            return self.kpi or ""
        return Address(self.cycle, self.team, self.objective, self.key_result).path if self.team else self.cycle


def readdressings(former: Former) -> Iterator[Change]:
    """A change for each thing that has another address: another id, or another parent."""
    for now, was in former.items():
        here = Change(ChangeKind.RENAMED, *now, "id", was.path, now.path)
        stays = was.path.rpartition("/")[0] == now.path.rpartition("/")[0]
        yield here if stays else here._replace(kind=ChangeKind.MOVED)


def compare_cycles(
    before: Cycle | None, after: Cycle | None, settings: tuple[Settings, Settings], days: tuple[date, date]
) -> list[Change]:
    """What changed in a cycle, in the order of the files; a side that is none was not there.

    Each side is reviewed with its own settings and as of its own day. What was added or removed as a whole is told
    once, at its top.
    """
    there = after or before
    if there is None:
        return []
    if before is None or after is None:
        kind = ChangeKind.ADDED if before is None else ChangeKind.REMOVED
        return [Change(kind, there.id, before=_count(before), after=_count(after))]
    here = Change(ChangeKind.GOALPOST, after.id)
    found = list(moved(here, goalposts_of(before), goalposts_of(after)))
    if (before.closed is None) != (after.closed is None):
        kind = ChangeKind.REOPENED if after.closed is None else ChangeKind.CLOSED
        found.append(here._replace(kind=kind, before=before.closed, after=after.closed))
    old, new = review_cycle(before, settings[0], days[0]), review_cycle(after, settings[1], days[1])
    olds = {one.team.id: one for one in old.teams}
    news = {one.team.id: one for one in new.teams}
    for name in sorted({*olds, *news}):
        place = here._replace(team=name)
        if name not in olds or name not in news:
            kind = ChangeKind.ADDED if name in news else ChangeKind.REMOVED
            found.append(place._replace(kind=kind, after=(news.get(name) or olds[name]).team.name))
            continue
        was, now = olds[name], news[name]
        found += differing(place, ChangeKind.RENAMED, was.team.name, now.team.name)
        found += differing(place, ChangeKind.OWNER, was.team.lead, now.team.lead)
        found += _in_team(place, was.objectives, now.objectives, days)
    return found


def rescore(first: Cycle, today: Cycle, settings: Settings, as_of: date) -> list[Change]:
    """The scores of what had its goalposts moved, against the first ones and against today's.

    The first score is today's check-ins measured by the first measure and summed by the first weights (what is there
    today alone counts); only objectives and key results whose score differs are told.
    """
    firsts = {(team.id, one.id): one for team in first.teams for one in team.objectives}
    original = today._replace(teams=tuple(_as_first(team, firsts) for team in today.teams))
    was, now = review_cycle(original, settings, as_of), review_cycle(today, settings, as_of)
    return list(_rescored(was, now))


def _rescored(was: CycleReview, now: CycleReview) -> Iterator[Change]:
    for (place, old), (_place, new) in zip(was.objectives(), now.objectives(), strict=True):
        here = Change(ChangeKind.RESCORED, *place)
        if old.score != new.score:
            yield here._replace(score_before=old.score, score_after=new.score)
        for before, after in zip(old.key_results, new.key_results, strict=True):
            if before.score != after.score:
                below = here._replace(key_result=after.key_result.id)
                yield below._replace(score_before=before.score, score_after=after.score)


def _as_first(team: Team, firsts: dict[tuple[str, str], Objective]) -> Team:
    objectives = []
    for one in team.objectives:
        first = firsts.get((team.id, one.id))
        if first is not None:
            known = {each.id: each for each in first.key_results}
            results = tuple(
                each._replace(measure=known[each.id].measure, weight=known[each.id].weight)
                if each.id in known
                else each
                for each in one.key_results
            )
            one = one._replace(weight=first.weight, type=first.type, key_results=results)  # noqa: PLW2901
        objectives.append(one)
    return team._replace(objectives=tuple(objectives))


def _in_team(
    place: Change, olds: Sequence[ObjectiveState], news: Sequence[ObjectiveState], days: tuple[date, date]
) -> Iterator[Change]:
    known = {one.objective.id: one for one in olds}
    for now in news:
        here = place._replace(objective=now.objective.id)
        was = known.pop(now.objective.id, None)
        if was is None:
            yield here._replace(kind=ChangeKind.ADDED, after=now.objective.statement)
            continue
        old, new = was.objective, now.objective
        yield from moved(here, goalposts_of(old), goalposts_of(new))
        yield from _described(here, old, new)
        yield from _dropped(here, old.dropped, new.dropped, days)
        results = {one.key_result.id: one for one in was.key_results}
        for state in now.key_results:
            below = here._replace(key_result=state.key_result.id, subject=state.key_result)
            earlier = results.pop(state.key_result.id, None)
            if earlier is None:
                yield below._replace(kind=ChangeKind.ADDED, after=state.key_result.statement)
            else:
                yield from _in_key_result(below, earlier, state, days)
        for name, gone in results.items():
            yield here._replace(kind=ChangeKind.REMOVED, key_result=name, after=gone.key_result.statement)
    for name, lost in known.items():
        yield place._replace(kind=ChangeKind.REMOVED, objective=name, after=lost.objective.statement)


def _in_key_result(here: Change, was: KeyResultState, now: KeyResultState, days: tuple[date, date]) -> Iterator[Change]:
    old, new = was.key_result, now.key_result
    another = old.measure.kind is not new.measure.kind  # then the ends of the one say nothing beside the other's
    yield from (
        move
        for move in moved(here, goalposts_of(old), goalposts_of(new))
        if not another or move.key in ("measure", "unit", "weight")
    )
    yield from _described(here, old, new)
    yield from _dropped(here, old.dropped, new.dropped, days)
    before, after = _standing(was), _standing(now)
    if before != after or was.score != now.score:
        progress = here._replace(kind=ChangeKind.PROGRESS, before=before, after=after)
        yield progress._replace(score_before=was.score, score_after=now.score)
    if not (was.dropped or now.dropped):
        yield from differing(here, ChangeKind.STATUS, was.status, now.status)
    yield from differing(here, ChangeKind.CONFIDENCE, was.confidence, now.confidence)
    blocked, still = ((one.last_word.blockers if one.last_word else ()) for one in (was, now))
    for words in still:
        if words not in blocked:
            yield here._replace(kind=ChangeKind.BLOCKER_RAISED, after=words)
    for words in blocked:
        if words not in still:
            yield here._replace(kind=ChangeKind.BLOCKER_CLEARED, before=words)


def _standing(state: KeyResultState) -> Number | None:
    """The value; of milestones how many are reached."""
    if not isinstance(state.key_result.measure, Milestones):
        return state.value
    return len({item.id for item in state.key_result.measure.milestones} & state.reached.keys())


def moved(here: Change, before: Goalposts, after: Goalposts) -> Iterator[Change]:
    """A change for each goalpost that is not where it was."""
    for key in dict.fromkeys([*before, *after]):
        if before.get(key) != after.get(key):
            yield here._replace(kind=ChangeKind.GOALPOST, key=key, before=before.get(key), after=after.get(key))


def differing(here: Change, kind: ChangeKind, before: object, after: object) -> Iterator[Change]:
    """The change from one value to the other, where they differ."""
    if before != after:
        yield here._replace(kind=kind, before=before, after=after)


def _described(here: Change, old: Objective | KeyResult, new: Objective | KeyResult) -> Iterator[Change]:
    yield from differing(here, ChangeKind.RENAMED, old.statement, new.statement)
    yield from differing(here, ChangeKind.OWNER, old.owner, new.owner)
    yield from differing(here, ChangeKind.SUPPORTS, old.supports, new.supports)


def _dropped(here: Change, before: Dropped | None, after: Dropped | None, days: tuple[date, date]) -> Iterator[Change]:
    was, now = is_dropped(before, days[0]), is_dropped(after, days[1])
    if was != now:
        why = after.why if now and after is not None else None
        yield here._replace(kind=ChangeKind.DROPPED if now else ChangeKind.RESTORED, after=why)


def _count(cycle: Cycle | None) -> int | None:
    return None if cycle is None else len(cycle.teams)


def compare_kpis(
    before: Sequence[Kpi], after: Sequence[Kpi], settings: tuple[Settings, Settings], days: tuple[date, date]
) -> Iterator[Change]:
    """What changed, in the order of the later file, then what is there no more; each side as of its own day."""
    known = {one.id: one for one in before}
    former = former_kpis(before, after)
    for new in after:
        here = Change(ChangeKind.ADDED, None, new.team, subject=new, kpi=new.id)
        old = known.pop(former.get(new.id, new.id), None)
        if old is None:
            yield here._replace(after=new.statement)
            continue
        yield from differing(here._replace(key="id"), ChangeKind.RENAMED, old.id, new.id)
        yield from moved(here, goalposts_of(old), goalposts_of(new))
        yield from differing(here, ChangeKind.RENAMED, old.statement, new.statement)
        yield from differing(here, ChangeKind.OWNER, old.owner, new.owner)
        was, now = review_kpi(old, settings[0], days[0]), review_kpi(new, settings[1], days[1])
        values = [None if one.last is None else one.last.value for one in (was, now)]
        yield from differing(here, ChangeKind.READING, *values)
        yield from differing(here, ChangeKind.STATUS, was.health, now.health)
    for gone in known.values():
        yield Change(ChangeKind.REMOVED, None, gone.team, after=gone.statement, subject=gone, kpi=gone.id)


def goalposts_of(one: Cycle | Objective | KeyResult | Kpi) -> Goalposts:
    """What decides how a thing is scored, with the units and kinds of measure that its figures mean nothing without."""
    match one:
        case Cycle():
            return goalposts_of_cycle(one)
        case Objective():
            return goalposts_of_objective(one)
        case KeyResult():
            return {**goalposts_of_key_result(one), "unit": one.unit, "measure": one.measure.kind}
        case Kpi():
            low, high = (one.range.at_least, one.range.at_most) if one.range is not None else (None, None)
            return {"at_least": low, "at_most": high, "unit": one.unit}


def goalposts_of_objective(objective: Objective) -> Goalposts:
    """An objective's weight, and its type, which sets the goal."""
    return {"weight": objective.weight, "type": objective.type}


def goalposts_of_key_result(key_result: KeyResult) -> Goalposts:
    """A key result's weight and what its measure runs between."""
    measure = key_result.measure
    found: dict[str, object] = {"weight": key_result.weight}
    match measure:
        case Metric():
            found |= {"baseline": measure.baseline, "target": measure.target}
            found |= {"checkpoints": measure.checkpoints or None}
        case Guardrail():
            found |= {"at_least": measure.at_least, "at_most": measure.at_most}
        case Milestones():
            found |= {"milestones": tuple(sorted((item.id, item.weight) for item in measure.milestones))}
    return found


def goalposts_of_cycle(cycle: Cycle) -> Goalposts:
    """A cycle's dates."""
    return {"starts": cycle.starts, "ends": cycle.ends}
