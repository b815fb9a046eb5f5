"""The shapes that the JSON of several commands shares, and JSON as text.

Keys are always there, null where there is nothing, the same in every language and terminal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, is_typeddict

from okrcli.errors import Finding
from okrcli.i18n import N_
from okrcli.model import Address, Cycle, Link, Milestone, Objective
from okrcli.model.okr import plain_data
from okrcli.render.messages import sentence_of
from okrcli.render.sanitise import replace_unsafe
from okrcli.scoring.states import CycleReview, Forecast, KeyResultState, ObjectiveState
from okrcli.scoring.windows import window_of

SCHEMA_VERSION = 1

Figure = int | float
Figures = dict[str, Any]
"""The fields of a value of `okrcli.scoring` as they stand there; `Annotated` says of which."""

Kind = TypeVar("Kind")
Make = Callable[[Any], Any]
_NOTHING = object()
_SIMPLE = {str, int, float, bool}


class SaidJson(TypedDict):
    """What a check-in says."""

    date: str
    value: Figure | None
    done: list[str]
    confidence: int | None
    status: str | None
    by: str | None
    note: str | None
    blockers: list[str]
    next: list[str]


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


class SubtotalJson(TypedDict):
    """The mean score of the objectives of one type, and how many they are."""

    score: float | None
    objectives: int


class SummaryJson(TypedDict):
    """Aspirational and committed apart."""

    aspirational: SubtotalJson
    committed: SubtotalJson
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


def document(kind: type[Kind], /, *sources: object, **given: object) -> Kind:
    """A document of a kind, which names its keys: each as it is given, else what the first source has by that name.

    What none has is null; LookupError where the kind allows none. The kind also says what becomes of a value: a day is
    a text, and a value of the model that has a kind of its own is made one in the same way.
    """
    made: dict[str, object] = {}
    for key, (make, has_null) in _makers(cast(Hashable, kind)).items():
        value = given[key] if key in given else _first(key, sources)
        if value is None and not has_null:
            raise LookupError(f"{kind.__name__} has no {key}")
        made[key] = None if value is None else make(value)
    return cast(Kind, made)


def _first(key: str, sources: Iterable[object]) -> object:
    for source in sources:
        value = getattr(source, key, _NOTHING)
        if value is not _NOTHING:
            return value
    return SCHEMA_VERSION if key == "schema_version" else None


@cache
def _makers(kind: Hashable) -> dict[str, tuple[Make, bool]]:
    """What makes each key's value of a kind, and whether it may be null."""
    hints = get_type_hints(kind, include_extras=True)
    return {key: (_maker(each), each in (Any, object) or NoneType in get_args(each)) for key, each in hints.items()}


def _maker(kind: Any) -> Make:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _maker(next(each for each in inner if each is not NoneType))
    if origin is Annotated:
        return lambda value: value._asdict()
    if origin is list:
        one = _maker(inner[0])
        return lambda value: [one(each) for each in value]
    if origin is dict and inner[1] is not Any:
        one = _maker(inner[1])
        return lambda value: {key: one(each) for key, each in dict(value).items()}
    if is_typeddict(kind):
        return lambda value: value if isinstance(value, dict) else document(kind, value)
    return _plain


def _plain(value: Any) -> Any:
    if type(value) in _SIMPLE:
        return value
    return str(value) if isinstance(value, Address) else plain_data(value)


def cycle_json(review: CycleReview) -> CycleJson:
    """The cycle's dates and where it stands."""
    return document(CycleJson, review, review.cycle)


def objective_json(state: ObjectiveState, team: str, cycle: Cycle) -> ObjectiveJson:
    """An objective of a cycle with its key results; `team` is the id that its address begins with."""
    objective = state.objective
    return document(
        ObjectiveJson,
        state,
        window_of(cycle, objective),
        objective,
        address=f"{team}/{objective.id}",
        objective=objective.statement,
        links=links_json(objective.links),
        key_results=[key_result_json(one, objective, team) for one in state.key_results],
    )


def key_result_json(state: KeyResultState, objective: Objective, team: str) -> KeyResultJson:
    """A key result."""
    key_result = state.key_result
    return document(
        KeyResultJson,
        state,
        state.window,
        key_result,
        key_result.measure,
        address=f"{team}/{objective.id}/{key_result.id}",
        key_result=key_result.statement,
        milestones=milestones_json(state),
        links=links_json(key_result.links),
    )


def milestones_json(state: KeyResultState) -> list[MilestoneJson]:
    """The steps, each with the day that it was reached on; empty for other measures."""
    steps: tuple[Milestone, ...] = getattr(state.key_result.measure, "milestones", ())
    return [document(MilestoneJson, one, milestone=one.statement, done=state.reached.get(one.id)) for one in steps]


def links_json(links: Iterable[Link]) -> list[dict[str, str | None]]:
    """Where more is to be found."""
    return [{"title": link.title, "url": link.url} for link in links]


def problems_json(findings: Iterable[Finding], root: Path) -> list[ProblemJson]:
    """What stood in the way of reading the files."""
    return [
        document(
            ProblemJson, one.span, one, file=file_name(one.path, root), message=sentence_of(one.code, one.facts, N_)
        )
        for one in findings
    ]


def file_name(path: Path, root: Path) -> str:
    """The path from the workspace's folder, with slashes on every system."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return re.sub("....", r"\\u\g<0>", units)
