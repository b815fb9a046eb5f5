"""The shapes that the JSON of several commands shares, and JSON as text.

Keys are always there, null where there is nothing, the same in every language and terminal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypedDict

from okrcli.errors import Finding
from okrcli.i18n import N_
from okrcli.model import Cycle, Guardrail, Link, Metric, Milestones, Objective
from okrcli.model.okr import plain_data
from okrcli.render.messages import sentence_of
from okrcli.render.sanitise import replace_unsafe
from okrcli.scoring.states import CycleReview, Forecast, KeyResultState, ObjectiveState, Subtotal, Summary
from okrcli.scoring.windows import window_of_objective

SCHEMA_VERSION = 1

Figure = int | float
Figures = dict[str, Any]
"""The fields of a value of `okrcli.scoring` as they stand there; `Annotated` says of which, for the JSON Schema."""


class MilestoneJson(TypedDict):
    """A step, and the day on which it was reached."""

    id: str
    milestone: str
    weight: Figure
    done: str | None
    extra: dict[str, Any]


class KeyResultJson(TypedDict):
    """A key result's figures. `baseline` (the one in force) and `target` are a metric's, the range a guardrail's.

    `score` is what counts, the grade where somebody `graded` it at closing, and `computed_score` what the figures say.
    `in_range`, `in_range_since` and `best` are a guardrail's. `starts` and `ends` are its window. `extra` holds the
    team's own keys.
    """

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
    milestones: list[MilestoneJson]
    value: Figure | None
    in_range: bool | None
    in_range_since: str | None
    best: float | None
    score: float | None
    computed_score: float | None
    graded: Figure | None
    raw_score: float | None
    goal: float
    band: str | None
    expected: float
    expected_then: float
    pace: float | None
    status: str
    computed_status: str
    confidence: Figure | None
    weight: Figure
    starts: str
    ends: str
    last_checkin: str | None
    due: str | None
    days_overdue: int | None
    needed_per_week: float | None
    forecast: Annotated[Figures, Forecast] | None
    tags: list[str]
    links: list[dict[str, str | None]]
    extra: dict[str, Any]


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
    starts: str
    ends: str
    tags: list[str]
    links: list[dict[str, str | None]]
    extra: dict[str, Any]
    key_results: list[KeyResultJson]


class SummaryJson(TypedDict):
    """Aspirational and committed apart."""

    aspirational: Annotated[Figures, Subtotal]
    committed: Annotated[Figures, Subtotal]
    net_confidence: float | None


class CycleJson(TypedDict):
    """A cycle's dates and where it stands."""

    id: str
    starts: str
    ends: str
    closed: str | None
    state: str
    elapsed: float
    extra: dict[str, Any]


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
        "extra": plain_data(cycle.extra),
    }


def summary_json(summary: Summary) -> SummaryJson:
    """The two subtotals, and the net confidence."""
    return {
        "aspirational": summary.aspirational._asdict(),
        "committed": summary.committed._asdict(),
        "net_confidence": summary.net_confidence,
    }


def objective_json(state: ObjectiveState, team: str, cycle: Cycle) -> ObjectiveJson:
    """An objective of a cycle with its key results; `team` is the id that its address begins with."""
    objective = state.objective
    window = window_of_objective(objective, cycle)
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
        "starts": window.starts.isoformat(),
        "ends": window.ends.isoformat(),
        "tags": list(objective.tags),
        "links": links_json(objective.links),
        "extra": plain_data(objective.extra),
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
        "baseline": state.baseline,
        "target": metric.target if metric else None,
        "at_least": guardrail.at_least if guardrail else None,
        "at_most": guardrail.at_most if guardrail else None,
        "milestones": milestones_json(state),
        "value": state.value,
        "in_range": state.in_range,
        "in_range_since": iso(state.in_range_since),
        "best": state.best,
        "score": state.score,
        "computed_score": state.computed_score,
        "graded": state.graded,
        "raw_score": state.raw_score,
        "goal": state.goal,
        "band": state.band.value if state.band else None,
        "expected": state.expected,
        "expected_then": state.expected_then,
        "pace": state.pace,
        "status": state.status.value,
        "computed_status": state.computed_status.value,
        "confidence": state.confidence,
        "weight": key_result.weight,
        "starts": state.window.starts.isoformat(),
        "ends": state.window.ends.isoformat(),
        "last_checkin": iso(state.last_checkin),
        "due": iso(state.due),
        "days_overdue": state.days_overdue,
        "needed_per_week": state.needed_per_week,
        "forecast": None if state.forecast is None else state.forecast._asdict(),
        "tags": list(key_result.tags),
        "links": links_json(key_result.links),
        "extra": plain_data(key_result.extra),
    }


def milestones_json(state: KeyResultState) -> list[MilestoneJson]:
    """The steps, each with the day that it was reached on; empty for other measures."""
    measure = state.key_result.measure
    return [
        {
            "id": item.id,
            "milestone": item.statement,
            "weight": item.weight,
            "done": iso(state.reached.get(item.id)),
            "extra": plain_data(item.extra),
        }
        for item in (measure.milestones if isinstance(measure, Milestones) else ())
    ]


def links_json(links: Iterable[Link]) -> list[dict[str, str | None]]:
    """Where more is to be found."""
    return [{"title": link.title, "url": link.url} for link in links]


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
