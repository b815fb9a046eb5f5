"""What an import read, as JSON: the same whatever of it was there already. All keys are always there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from okrcli.interchange.additions import Incoming
from okrcli.interchange.draft import ReadObjective
from okrcli.model import KeyResult, Milestone
from okrcli.render.documents import Figure, SaidJson, document, links_json


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


class ImportedCheckInJson(SaidJson):
    """What the document says of a key result on a day."""


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
    return document(
        ImportJson,
        cycle=readings[0].cycle if readings else None,
        objectives=[_objective(one, reading.cycle.id) for reading in readings for one in reading.objectives],
        **{
            key: [one for reading in readings for one in getattr(reading, key)]
            for key in ("questions", "not_understood", "skipped", "unmeasured")
        },
    )


def _objective(one: ReadObjective, cycle: str) -> ImportedObjectiveJson:
    objective = one.objective
    return document(
        ImportedObjectiveJson,
        one,
        objective,
        cycle=cycle,
        objective=objective.statement,
        links=links_json(objective.links),
        key_results=[_key_result(each, one.lines) for each in objective.key_results],
    )


def _key_result(one: KeyResult, lines: Mapping[str, int]) -> ImportedKeyResultJson:
    steps: Sequence[Milestone] = getattr(one.measure, "milestones", ())
    done = {name for checkin in one.checkins for name in checkin.done}
    return document(
        ImportedKeyResultJson,
        one,
        one.measure,
        line=lines.get(one.id),
        key_result=one.statement,
        milestones=[document(ImportedStepJson, each, milestone=each.statement, done=each.id in done) for each in steps],
        links=links_json(one.links),
    )
