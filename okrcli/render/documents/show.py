"""`okr show --json`: a key result or an objective in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from okrcli.errors import Finding
from okrcli.model import CheckIn, Dropped, Metric, Milestones, Objective, ObjectiveRetrospective, Settings
from okrcli.render.documents.findings import problem_json
from okrcli.render.documents.status import cycle_json, iso, key_result_json, objective_json
from okrcli.render.documents.types import (
    SCHEMA_VERSION,
    CheckInJson,
    DroppedJson,
    KeyResultPageJson,
    MilestoneJson,
    ObjectivePageJson,
    RetrospectiveJson,
)
from okrcli.render.show import milestone_days
from okrcli.scoring.figures import rounded
from okrcli.scoring.history import known_checkins, score_history
from okrcli.scoring.outlook import objective_chance
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState


def key_result_page_json(
    state: KeyResultState,
    objective: Objective,
    review: CycleReview,
    settings: Settings,
    team: str,
    *,
    supports: Sequence[str] = (),
    supported_by: Sequence[str] = (),
    problems: Iterable[Finding] = (),
    root: Path,
) -> KeyResultPageJson:
    """A key result with every check-in known on the day, oldest first."""
    key_result, measure = state.key_result, state.key_result.measure
    history = score_history(key_result, objective, review.cycle, settings, review.as_of)
    scores = {day: rounded(score) for day, score in history}
    days = milestone_days(state, review.as_of)
    milestones: list[MilestoneJson] = []
    if isinstance(measure, Milestones):
        milestones = [
            {"id": item.id, "milestone": item.statement, "weight": item.weight, "done": iso(days.get(item.id))}
            for item in measure.milestones
        ]
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": review.as_of.isoformat(),
        "cycle": cycle_json(review),
        "objective": objective.statement,
        "key_result": key_result_json(state, objective, team),
        "source_of_truth": key_result.source_of_truth,
        "checkpoints": [list(pair) for pair in measure.checkpoints] if isinstance(measure, Metric) else [],
        "milestones": milestones,
        "checkins": [
            _checkin_json(checkin, scores.get(checkin.date)) for checkin in known_checkins(key_result, review.as_of)
        ],
        "dropped": _dropped_json(key_result.dropped),
        "supports": list(supports),
        "supported_by": list(supported_by),
        "problems": [problem_json(finding, root) for finding in problems],
    }


def objective_page_json(
    state: ObjectiveState,
    review: CycleReview,
    team: str,
    *,
    supported_by: Sequence[str] = (),
    problems: Iterable[Finding] = (),
    root: Path,
) -> ObjectivePageJson:
    """An objective with its key results; what it supports stands among its figures."""
    objective = state.objective
    chance = None if state.dropped else objective_chance(state)
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": review.as_of.isoformat(),
        "cycle": cycle_json(review),
        "objective": objective_json(state, team),
        "probability": None if chance is None else rounded(chance),
        "why": objective.why,
        "dropped": _dropped_json(objective.dropped),
        "retrospective": _retrospective_json(objective.retrospective),
        "supported_by": list(supported_by),
        "problems": [problem_json(finding, root) for finding in problems],
    }


def _checkin_json(checkin: CheckIn, score: float | None) -> CheckInJson:
    moved = checkin.value is not None or bool(checkin.done)
    return {
        "date": checkin.date.isoformat(),
        "value": checkin.value,
        "done": list(checkin.done),
        "confidence": checkin.confidence,
        "status": checkin.status.value if checkin.status else None,
        "by": checkin.by,
        "note": checkin.note,
        "blockers": list(checkin.blockers),
        "next": list(checkin.next),
        "raw_score": score if moved else None,
    }


def _dropped_json(dropped: Dropped | None) -> DroppedJson | None:
    return None if dropped is None else {"date": dropped.date.isoformat(), "why": dropped.why}


def _retrospective_json(written: ObjectiveRetrospective | None) -> RetrospectiveJson | None:
    if written is None:
        return None
    return {
        "score": written.score,
        "why": written.why,
        "learned": written.learned,
        "decision": written.decision.value if written.decision else None,
    }
