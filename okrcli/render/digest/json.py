"""`okr digest --json`: what the note is made from, whole; the same with and without the four squares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TypedDict

from okrcli.errors import Finding
from okrcli.model import CheckIn
from okrcli.render.digest.model import Material, plans, troubled
from okrcli.render.digest.note import has_news
from okrcli.render.documents import CycleJson, Figure, ProblemJson, SummaryJson, cycle_json, document, problems_json
from okrcli.render.due import DueEntryJson, due_entries
from okrcli.render.kpi import KpiJson, kpi_json
from okrcli.scoring.movement import Movement, next_milestone

_SILENCE = CheckIn(date.min)  # of whoever has not checked in yet


class DigestCycleJson(TypedDict):
    """A cycle with its subtotals on the day, and as they were at the end of `since`."""

    cycle: CycleJson
    summary: SummaryJson
    summary_before: SummaryJson


class KeyResultNamed(TypedDict):
    """A key result by its address within its cycle."""

    cycle: str
    address: str
    key_result: str
    owner: str | None


class DigestKeyResultJson(KeyResultNamed):
    """A key result whose value changed, or that was dropped; `change` is the score's, `reached` milestones' ids."""

    unit: str | None
    direction: str
    value_before: Figure | None
    value: Figure | None
    score_before: float | None
    score: float | None
    change: float | None
    reached: list[str]
    status_before: str
    status: str


class TroubleJson(KeyResultNamed):
    """A key result that needs attention, with what its last check-in says."""

    status: str
    score: float | None
    pace: float | None
    confidence: Figure | None
    confidence_before: Figure | None
    last_checkin: str | None
    blockers: list[str]
    note: str | None
    next: list[str]


class PlanJson(KeyResultNamed):
    """What the last check-in of a key result says comes next."""

    next: list[str]


class ConfidenceJson(TypedDict):
    """How sure an objective's key results are on average."""

    cycle: str
    address: str
    objective: str
    owner: str | None
    confidence: Figure | None
    score: float | None


class ComingJson(TypedDict):
    """The next milestone of a key result."""

    cycle: str
    address: str
    owner: str | None
    milestone: str


class DigestJson(TypedDict):
    """`okr digest --json`: everything, with nothing left out for shortness."""

    schema_version: int
    as_of: str
    since: str
    cycles: list[DigestCycleJson]
    moved: list[DigestKeyResultJson]
    trouble: list[TroubleJson]
    due: list[DueEntryJson]
    kpis: list[KpiJson]
    next: list[PlanJson]
    objectives: list[ConfidenceJson]
    milestones: list[ComingJson]
    problems: list[ProblemJson]


def digest_json(material: Material, problems: Iterable[Finding], root: Path) -> DigestJson:
    """The whole document."""
    return document(
        DigestJson,
        material,
        cycles=[
            document(
                DigestCycleJson,
                cycle=cycle_json(week.after),
                summary=week.after.summary,
                summary_before=week.before.summary,
            )
            for week in material.weeks
        ],
        moved=[_moved_json(one) for one in material.movements if has_news(one)],
        trouble=[_trouble_json(one) for one in troubled(material)],
        due=due_entries([week.after for week in material.weeks]),
        kpis=[kpi_json(one, material.settings) for one in material.kpis],
        next=[document(PlanJson, one.after.last_word, **_named(one)) for one, _words in plans(material)],
        objectives=[
            document(
                ConfidenceJson, state, state.objective, place, address=place.path, objective=state.objective.statement
            )
            for week in material.weeks
            for place, state in week.after.objectives()
            if not state.dropped
        ],
        milestones=[
            document(ComingJson, **_named(one), milestone=item.id)
            for one in material.movements
            if not one.after.dropped and (item := next_milestone(one.after)) is not None
        ],
        problems=problems_json(problems, root),
    )


def _named(movement: Movement) -> dict[str, str | None]:
    key_result = movement.after.key_result
    return {
        "cycle": movement.address.cycle,
        "address": movement.address.path,
        "key_result": key_result.statement,
        "owner": key_result.owner,
    }


def _moved_json(movement: Movement) -> DigestKeyResultJson:
    before, after = movement.before, movement.after
    return document(
        DigestKeyResultJson,
        movement,
        after,
        after.key_result,
        **_named(movement),
        value_before=before.value,
        score_before=before.score,
        reached=[item.id for item in movement.reached],
        status_before=before.status,
    )


def _trouble_json(movement: Movement) -> TroubleJson:
    said = movement.after.last_word or _SILENCE
    confidence = movement.before.confidence
    return document(TroubleJson, movement.after, said, **_named(movement), confidence_before=confidence)
