"""What an import read, as JSON: the same whatever of it was there already. All keys are always there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict

from okrcli.interchange.additions import Incoming
from okrcli.interchange.draft import Question, ReadObjective, Told
from okrcli.model import CheckIn, Guardrail, KeyResult, Metric, Milestone, Milestones, Objective
from okrcli.model.periods import Period
from okrcli.render.documents import SCHEMA_VERSION, Figure, iso, links_json


class ImportedCycleJson(TypedDict):
    """A cycle and its days."""

    id: str
    starts: str
    ends: str


class ImportedDropJson(TypedDict):
    """When something was dropped, and why."""

    date: str
    why: str | None


class ImportedStepJson(TypedDict):
    """A step, and whether the document has it as reached."""

    id: str
    milestone: str
    weight: Figure
    done: bool


class ImportedCheckInJson(TypedDict):
    """What the document says of a key result on a day."""

    date: str
    value: Figure | None
    done: list[str]
    confidence: int | None
    status: str | None
    by: str | None
    note: str | None
    blockers: list[str]
    next: list[str]


class ImportedKeyResultJson(TypedDict):
    """A key result as it was read, and the line on which it begins. `owner` is its own."""

    line: int | None
    id: str
    key_result: str
    owner: str | None
    kind: str
    baseline: Figure | None
    target: Figure | None
    at_least: Figure | None
    at_most: Figure | None
    unit: str | None
    milestones: list[ImportedStepJson]
    weight: Figure
    supports: list[str]
    source_of_truth: str | None
    starts: str | None
    ends: str | None
    tags: list[str]
    links: list[dict[str, str | None]]
    extra: dict[str, Any]
    checkins: list[ImportedCheckInJson]
    dropped: ImportedDropJson | None


class ImportedObjectiveJson(TypedDict):
    """An objective as it was read, and the line on which it begins."""

    line: int
    cycle: str
    team: str
    id: str
    objective: str
    owner: str | None
    type: str
    weight: Figure
    supports: list[str]
    why: str | None
    starts: str | None
    ends: str | None
    tags: list[str]
    links: list[dict[str, str | None]]
    dropped: ImportedDropJson | None
    extra: dict[str, Any]
    key_results: list[ImportedKeyResultJson]


class QuestionJson(TypedDict):
    """What the document leaves open, and what was taken for it."""

    line: int | None
    about: str
    default: Any


class ToldJson(TypedDict):
    """A line of the report: what was left out, not understood, or needs a measure, and the reason by its name."""

    line: int
    column: int | None
    text: str
    why: str


class ImportJson(TypedDict):
    """What was read; `cycle` is the first one of several."""

    schema_version: int
    cycle: ImportedCycleJson | None
    objectives: list[ImportedObjectiveJson]
    questions: list[QuestionJson]
    not_understood: list[ToldJson]
    skipped: list[ToldJson]
    unmeasured: list[ToldJson]


def import_json(incoming: Incoming) -> ImportJson:
    """What was read of a document."""
    readings = incoming.readings
    return {
        "schema_version": SCHEMA_VERSION,
        "cycle": _cycle(readings[0].cycle) if readings else None,
        "objectives": [_objective(one, reading.cycle.id) for reading in readings for one in reading.objectives],
        "questions": [_question(one) for reading in readings for one in reading.questions],
        "not_understood": [_told(one) for reading in readings for one in reading.not_understood],
        "skipped": [_told(one) for reading in readings for one in reading.skipped],
        "unmeasured": [_told(one) for reading in readings for one in reading.unmeasured],
    }


def _cycle(period: Period) -> ImportedCycleJson:
    return {"id": period.id, "starts": period.starts.isoformat(), "ends": period.ends.isoformat()}


def _question(one: Question) -> QuestionJson:
    default = one.default.isoformat() if isinstance(one.default, date) else one.default
    return {"line": one.line, "about": one.about, "default": default}


def _told(one: Told) -> ToldJson:
    return {"line": one.line, "column": one.column, "text": one.text, "why": one.why}


def _objective(one: ReadObjective, cycle: str) -> ImportedObjectiveJson:
    objective = one.objective
    return {
        "line": one.line,
        "cycle": cycle,
        "team": one.team,
        "id": objective.id,
        "objective": objective.statement,
        "owner": objective.owner,
        "type": objective.type.value,
        "weight": objective.weight,
        "supports": [*objective.supports],
        "why": objective.why,
        "starts": iso(objective.starts),
        "ends": iso(objective.ends),
        "tags": [*objective.tags],
        "links": links_json(objective.links),
        "dropped": _dropped(objective),
        "extra": objective.extra,
        "key_results": [_key_result(each, one.lines) for each in objective.key_results],
    }


def _dropped(one: Objective | KeyResult) -> ImportedDropJson | None:
    return None if one.dropped is None else {"date": one.dropped.date.isoformat(), "why": one.dropped.why}


def _key_result(one: KeyResult, lines: Mapping[str, int]) -> ImportedKeyResultJson:
    measure = one.measure
    steps: Sequence[Milestone] = measure.milestones if isinstance(measure, Milestones) else ()
    done = {name for checkin in one.checkins for name in checkin.done}
    return {
        "line": lines.get(one.id),
        "id": one.id,
        "key_result": one.statement,
        "owner": one.owner,
        "kind": measure.kind.value,
        "baseline": measure.baseline if isinstance(measure, Metric) else None,
        "target": measure.target if isinstance(measure, Metric) else None,
        "at_least": measure.at_least if isinstance(measure, Guardrail) else None,
        "at_most": measure.at_most if isinstance(measure, Guardrail) else None,
        "unit": one.unit,
        "milestones": [
            {"id": step.id, "milestone": step.statement, "weight": step.weight, "done": step.id in done}
            for step in steps
        ],
        "weight": one.weight,
        "supports": [*one.supports],
        "source_of_truth": one.source_of_truth,
        "starts": iso(one.starts),
        "ends": iso(one.ends),
        "tags": [*one.tags],
        "links": links_json(one.links),
        "extra": one.extra,
        "checkins": [_checkin(each) for each in one.checkins],
        "dropped": _dropped(one),
    }


def _checkin(one: CheckIn) -> ImportedCheckInJson:
    return {
        "date": one.date.isoformat(),
        "value": one.value,
        "done": [*one.done],
        "confidence": one.confidence,
        "status": one.status.value if one.status else None,
        "by": one.by,
        "note": one.note,
        "blockers": [*one.blockers],
        "next": [*one.next],
    }
