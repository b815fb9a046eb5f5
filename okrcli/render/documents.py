"""The shapes that the JSON of several commands shares, and JSON as text.

Keys are always there, null where there is nothing, the same in every language and terminal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypedDict

from okrcli.errors import Finding
from okrcli.i18n import N_
from okrcli.model import Guardrail, Metric, Objective
from okrcli.render.messages import sentence_of
from okrcli.render.sanitise import replace_unsafe
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState, Summary

SCHEMA_VERSION = 1

Figure = int | float
Figures = dict[str, Any]
"""The fields of a value of `okrcli.scoring` as they stand there."""


class KeyResultJson(TypedDict):
    """A key result's figures. `baseline` and `target` are a metric's, the range a guardrail's."""

    id: str
    address: str
    key_result: str
    owner: str | None
    kind: str
    unit: str | None
    baseline: Figure | None
    target: Figure | None
    at_least: Figure | None
    at_most: Figure | None
    value: Figure | None
    score: float | None
    raw_score: float | None
    goal: float
    band: str | None
    expected: float | None
    pace: float | None
    status: str
    computed_status: str
    confidence: Figure | None
    weight: Figure
    last_checkin: str | None
    due: str | None
    days_overdue: int | None
    needed_per_week: float | None
    forecast: Figures | None


class ObjectiveJson(TypedDict):
    """An objective's figures with its key results."""

    id: str
    address: str
    objective: str
    owner: str | None
    type: str
    weight: Figure
    supports: list[str]
    score: float | None
    expected: float | None
    pace: float | None
    goal: float
    band: str | None
    status: str
    confidence: Figure | None
    key_results: list[KeyResultJson]


class SummaryJson(TypedDict):
    """Aspirational and committed apart."""

    aspirational: Figures
    committed: Figures
    net_confidence: float | None


class CycleJson(TypedDict):
    """A cycle's dates and where it stands."""

    id: str
    starts: str
    ends: str
    closed: str | None
    state: str
    elapsed: float


class ProblemJson(TypedDict):
    """What could not be read."""

    file: str
    line: int | None
    column: int | None
    code: str
    message: str


def dump_json(document: Mapping[str, object]) -> str:
    """The document as JSON text, indented by two, with a line break at the end."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return "\n".join(replace_unsafe(line, _escape) for line in text.split("\n")) + "\n"


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
        "aspirational": summary.aspirational._asdict(),
        "committed": summary.committed._asdict(),
        "net_confidence": summary.net_confidence,
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
        "forecast": None if state.forecast is None else state.forecast._asdict(),
    }


def problem_json(finding: Finding, root: Path) -> ProblemJson:
    """What stood in the way of reading a file."""
    span = finding.span
    return {
        "file": file_name(finding.path, root),
        "line": span.line if span else None,
        "column": span.column if span else None,
        "code": finding.code,
        "message": sentence_of(finding.code, finding.facts, N_),
    }


def file_name(path: Path, root: Path) -> str:
    """The path from the workspace's folder, with slashes on every system."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def iso(day: date | None) -> str | None:
    """The day as 2026-07-20, none where there is none."""
    return None if day is None else day.isoformat()


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return re.sub("....", r"\\u\g<0>", units)
