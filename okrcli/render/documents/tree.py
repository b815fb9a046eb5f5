"""`okr tree --json`: a flat list of objectives, each with what it serves and what serves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict

from okrcli.errors import Finding
from okrcli.model import Address
from okrcli.render.documents.findings import problem_json
from okrcli.render.documents.types import SCHEMA_VERSION, ProblemJson
from okrcli.scoring.alignment import AlignedObjective, Alignment


class AlignedJson(TypedDict):
    """An objective in its place; addresses name their cycle."""

    address: str
    objective: str
    owner: str | None
    type: str
    score: float | None
    expected: float | None
    goal: float
    status: str
    parents: list[str]
    sideways: list[str]
    elsewhere: list[str]
    supporters: list[str]
    supporters_score: float | None
    wrong_work: bool
    unsupported: bool
    unaligned: bool


class DanglingJson(TypedDict):
    """A link that leads nowhere."""

    address: str
    supports: str


class TreeJson(TypedDict):
    """`okr tree --json`; `roots` are where reading begins."""

    schema_version: int
    as_of: str
    roots: list[str]
    objectives: list[AlignedJson]
    dangling: list[DanglingJson]
    circles: list[list[str]]
    problems: list[ProblemJson]


def tree_json(
    alignment: Alignment, roots: Sequence[Address], as_of: date, problems: Iterable[Finding], root: Path
) -> TreeJson:
    """The alignment."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of.isoformat(),
        "roots": [str(one) for one in roots],
        "objectives": [_objective(one) for one in alignment.objectives.values()],
        "dangling": [{"address": str(address), "supports": text} for address, text in alignment.dangling],
        "circles": [[str(one) for one in circle] for circle in alignment.circles],
        "problems": [problem_json(finding, root) for finding in problems],
    }


def _objective(one: AlignedObjective) -> AlignedJson:
    state = one.state
    return {
        "address": str(one.address),
        "objective": state.objective.statement,
        "owner": state.objective.owner,
        "type": state.objective.type.value,
        "score": state.score,
        "expected": state.expected,
        "goal": state.goal,
        "status": state.status.value,
        "parents": [str(each) for each in one.parents],
        "sideways": [str(each) for each in one.sideways],
        "elsewhere": [str(each) for each in one.elsewhere],
        "supporters": [str(each) for each in one.supporters],
        "supporters_score": one.supporters_score,
        "wrong_work": one.wrong_work,
        "unsupported": one.unsupported,
        "unaligned": one.unaligned,
    }
