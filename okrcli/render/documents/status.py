"""`okr status --json`, and the parts of it that other commands' JSON shares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from okrcli.errors import Finding
from okrcli.model import Guardrail, Metric, Objective, Settings
from okrcli.render.documents.findings import problem_json
from okrcli.render.documents.types import (
    SCHEMA_VERSION,
    CycleJson,
    ForecastJson,
    KeyResultJson,
    ObjectiveJson,
    OutlookJson,
    StatusJson,
    SummaryJson,
    TeamJson,
)
from okrcli.scoring.outlook import outlook
from okrcli.scoring.states import CycleReview, Forecast, KeyResultState, ObjectiveState, Summary, TeamState


def status_json(review: CycleReview, settings: Settings, problems: Iterable[Finding], root: Path) -> StatusJson:
    """The whole document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": review.as_of.isoformat(),
        "stretch_target": settings.stretch_target,
        "cycle": cycle_json(review),
        "summary": summary_json(review.summary),
        "outlook": _outlook_json(review),
        "teams": [_team_json(team) for team in review.teams],
        "problems": [problem_json(finding, root) for finding in problems],
    }


def _outlook_json(review: CycleReview) -> OutlookJson | None:
    found = outlook(review)
    return None if found is None else {"expected": found.expected, "known": found.known, "objectives": found.objectives}


def cycle_json(review: CycleReview) -> CycleJson:
    """The cycle's dates and where it stands."""
    cycle = review.cycle
    return {
        "id": cycle.id,
        "starts": cycle.starts.isoformat(),
        "ends": cycle.ends.isoformat(),
        "closed": iso(cycle.closed),
        "state": review.state.value,
        "elapsed": review.elapsed,
    }


def summary_json(summary: Summary) -> SummaryJson:
    """The two subtotals, and the net confidence."""
    return {
        "aspirational": {"score": summary.aspirational.score, "objectives": summary.aspirational.objectives},
        "committed": {"score": summary.committed.score, "objectives": summary.committed.objectives},
        "net_confidence": summary.net_confidence,
    }


def _team_json(state: TeamState) -> TeamJson:
    return {
        "id": state.team.id,
        "name": state.team.name,
        **summary_json(state.summary),
        "objectives": [objective_json(objective, state.team.id) for objective in state.objectives],
    }


def objective_json(state: ObjectiveState, team: str) -> ObjectiveJson:
    """An objective with its key results; `team` is the id that its address begins with."""
    objective = state.objective
    return {
        "id": objective.id,
        "address": f"{team}/{objective.id}",
        "objective": objective.statement,
        "owner": objective.owner,
        "type": objective.type.value,
        "weight": objective.weight,
        "supports": list(objective.supports),
        "score": state.score,
        "expected": state.expected,
        "pace": state.pace,
        "goal": state.goal,
        "band": state.band.value if state.band else None,
        "status": state.status.value,
        "confidence": state.confidence,
        "key_results": [key_result_json(one, objective, team) for one in state.key_results],
    }


def key_result_json(state: KeyResultState, objective: Objective, team: str) -> KeyResultJson:
    """A key result; its owner is its own or else its objective's."""
    key_result, measure = state.key_result, state.key_result.measure
    metric = measure if isinstance(measure, Metric) else None
    guardrail = measure if isinstance(measure, Guardrail) else None
    return {
        "id": key_result.id,
        "address": f"{team}/{objective.id}/{key_result.id}",
        "key_result": key_result.statement,
        "owner": key_result.owner or objective.owner,
        "kind": measure.kind.value,
        "unit": key_result.unit,
        "baseline": metric.baseline if metric else None,
        "target": metric.target if metric else None,
        "at_least": guardrail.at_least if guardrail else None,
        "at_most": guardrail.at_most if guardrail else None,
        "value": state.value,
        "score": state.score,
        "raw_score": state.raw_score,
        "goal": state.goal,
        "band": state.band.value if state.band else None,
        "expected": state.expected,
        "pace": state.pace,
        "status": state.status.value,
        "computed_status": state.computed_status.value,
        "confidence": state.confidence,
        "weight": key_result.weight,
        "last_checkin": iso(state.last_checkin),
        "due": iso(state.due),
        "days_overdue": state.days_overdue,
        "needed_per_week": state.needed_per_week,
        "forecast": _forecast_json(state.forecast),
    }


def _forecast_json(forecast: Forecast | None) -> ForecastJson | None:
    if forecast is None:
        return None
    return {
        "landing": forecast.landing,
        "low": forecast.low,
        "high": forecast.high,
        "probability": forecast.probability,
    }


def iso(day: date | None) -> str | None:
    """The day as 2026-07-20, none where there is none."""
    return None if day is None else day.isoformat()
