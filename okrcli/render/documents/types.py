"""The shapes of our JSON: keys always present, null where there is nothing, the same in every language and terminal."""

from __future__ import annotations

from typing import TypedDict

SCHEMA_VERSION = 1

Figure = int | float


class ForecastJson(TypedDict):
    """Where the raw score would land, its 80 % range, and the chance of reaching the goal."""

    landing: float
    low: float
    high: float
    probability: float


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
    forecast: ForecastJson | None


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


class SubtotalJson(TypedDict):
    """The mean score of the objectives of one type, and how many there are."""

    score: float | None
    objectives: int


class SummaryJson(TypedDict):
    """Aspirational and committed apart."""

    aspirational: SubtotalJson
    committed: SubtotalJson
    net_confidence: float | None


class TeamJson(SummaryJson):
    """A team with its subtotals and objectives."""

    id: str
    name: str
    objectives: list[ObjectiveJson]


class CycleJson(TypedDict):
    """A cycle's dates and where it stands."""

    id: str
    starts: str
    ends: str
    closed: str | None
    state: str
    elapsed: float


class FindingJson(TypedDict):
    """One fault or remark with its place; the sentence is English."""

    file: str
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    code: str
    severity: str
    message: str
    hint: str | None


class FindingsJson(TypedDict):
    """`okr lint --json`."""

    schema_version: int
    findings: list[FindingJson]


class ProblemJson(TypedDict):
    """What could not be read."""

    file: str
    line: int | None
    column: int | None
    code: str
    message: str


class OutlookJson(TypedDict):
    """How many of the objectives are expected to reach their goal: the sum of the chances of those `known`."""

    expected: float
    known: int
    objectives: int


class StatusJson(TypedDict):
    """`okr status --json`."""

    schema_version: int
    as_of: str
    stretch_target: Figure
    cycle: CycleJson
    summary: SummaryJson
    outlook: OutlookJson | None
    teams: list[TeamJson]
    problems: list[ProblemJson]


class CheckInJson(TypedDict):
    """A check-in with the raw score after its day; a guardrail's is its share so far."""

    date: str
    value: Figure | None
    done: list[str]
    confidence: int | None
    status: str | None
    by: str | None
    note: str | None
    blockers: list[str]
    next: list[str]
    raw_score: float | None


class MilestoneJson(TypedDict):
    """A step, and the day on which it was reached."""

    id: str
    milestone: str
    weight: Figure
    done: str | None


class DroppedJson(TypedDict):
    """Since when out of every score, and why."""

    date: str
    why: str | None


class KeyResultPageJson(TypedDict):
    """`okr show` of a key result."""

    schema_version: int
    as_of: str
    cycle: CycleJson
    objective: str
    key_result: KeyResultJson
    source_of_truth: str | None
    checkpoints: list[list[Figure]]
    milestones: list[MilestoneJson]
    checkins: list[CheckInJson]
    dropped: DroppedJson | None
    supports: list[str]
    supported_by: list[str]
    problems: list[ProblemJson]


class RetrospectiveJson(TypedDict):
    """What was learned at closing."""

    score: Figure | None
    why: str | None
    learned: str | None
    decision: str | None


class ObjectivePageJson(TypedDict):
    """`okr show` of an objective; `probability` is its chance of reaching the goal, its key results independent."""

    schema_version: int
    as_of: str
    cycle: CycleJson
    objective: ObjectiveJson
    probability: float | None
    why: str | None
    dropped: DroppedJson | None
    retrospective: RetrospectiveJson | None
    supported_by: list[str]
    problems: list[ProblemJson]


class GradedKeyResultJson(TypedDict):
    """A key result at closing: `computed` by the figures, `graded` by a person where one did, `score` what counts."""

    id: str
    address: str
    key_result: str
    computed: float | None
    graded: Figure | None
    score: float | None
    goal: float
    status: str
    why: str | None


class GradedObjectiveJson(TypedDict):
    """An objective at closing."""

    id: str
    address: str
    objective: str
    type: str
    score: float | None
    goal: float
    status: str
    why: str | None
    learned: str | None
    decision: str | None
    key_results: list[GradedKeyResultJson]


class ClosingJson(TypedDict):
    """`okr close-cycle --json`: what was written, the cycle being closed now or, with `--team`, not yet."""

    schema_version: int
    as_of: str
    cycle: CycleJson
    summary: SummaryJson
    objectives: list[GradedObjectiveJson]
    files: list[str]


class ReopenedJson(TypedDict):
    """`okr reopen --json`."""

    schema_version: int
    cycle: str
    was_closed: str
    state: str
    retrospectives: int
    retrospectives_kept: bool
    files: list[str]


class CarriedKeyResultJson(TypedDict):
    """A key result of an objective that came along: `carried`, `reached` or `dropped`.

    `last_value` is where it ended. The measure is the new one's, null where it stayed behind; `milestones` are those
    still to be reached.
    """

    id: str
    key_result: str
    fate: str
    last_value: Figure | None
    baseline: Figure | None
    target: Figure | None
    at_least: Figure | None
    at_most: Figure | None
    milestones: list[str] | None
    lost_checkpoints: bool


class CarriedObjectiveJson(TypedDict):
    """An objective of the cycle before: `kept`, `modified`, `abandoned`, `undecided`, `dropped` or `there` already."""

    address: str
    objective: str
    fate: str
    comes_along: bool
    rework: bool
    key_results: list[CarriedKeyResultJson]


class LinkJson(TypedDict):
    """A link that changed; `now` is null where it was left out."""

    source: str
    written: str
    now: str | None


class NewCycleJson(TypedDict):
    """`okr new-cycle --json`; without `--from`, `source` is null and nothing came along."""

    schema_version: int
    cycle: str
    starts: str
    ends: str
    source: str | None
    objectives: list[CarriedObjectiveJson]
    links: list[LinkJson]
    files: list[str]
