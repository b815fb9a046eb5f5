"""What the coach says: reasons, remarks, and the facts that he is told about a statement."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple

from okrcli.errors import Severity

Role = Literal["objective", "key_result"]


class Reason(StrEnum):
    """Why a statement is remarked upon; each is the slug of one rule."""

    # Objectives
    FIGURE_IN_OBJECTIVE = "figure_in_objective"
    OUTPUT_OBJECTIVE = "output_objective"
    TASK_OBJECTIVE = "task_objective"
    METRIC_WITHOUT_PURPOSE = "metric_without_purpose"
    BUSINESS_AS_USUAL = "business_as_usual"
    VAGUE_OBJECTIVE = "vague_objective"
    OBJECTIVE_TOO_SHORT = "objective_too_short"
    OBJECTIVE_TOO_LONG = "objective_too_long"
    # Key results
    OUTPUT = "output"
    TASK = "task"
    VAGUE = "vague"
    KPI_IN_DISGUISE = "kpi_in_disguise"
    NO_FIGURE = "no_figure"
    NO_TARGET = "no_target"
    NO_BASELINE = "no_baseline"
    TWO_METRICS = "two_metrics"
    VANITY = "vanity"
    MEASURES_THE_GOALS = "measures_the_goals"
    TIED_TO_PAY = "tied_to_pay"
    CONTRADICTS_DIRECTION = "contradicts_direction"
    CONTRADICTS_UNIT = "contradicts_unit"


ADVICE = frozenset(
    {
        Reason.VAGUE_OBJECTIVE,
        Reason.OBJECTIVE_TOO_SHORT,
        Reason.OBJECTIVE_TOO_LONG,
        Reason.NO_BASELINE,
        Reason.VANITY,  # most of strangers' were what they wanted
    }
)
"""What words alone do not settle: it is asked about, where other reasons flag."""


def usual_severity(reason: Reason) -> Severity:
    """How much a reason matters, as its rule has it; a row of the table may say otherwise."""
    return Severity.INFO if reason in ADVICE else Severity.WARNING


_NO_FACTS: Mapping[str, str] = MappingProxyType({})


class Remark(NamedTuple):
    """One thing to say about a statement.

    A `WARNING` flags the statement, an `INFO` is advice. `facts` hold pieces of the statement as it was written, under
    the names that the rule's sentence uses: `verb` (the words that gave it away), `object` (what the verb is about),
    `figure`, `baseline`, `words` (a count).
    """

    reason: Reason
    severity: Severity
    facts: Mapping[str, str] = _NO_FACTS


class Fields(NamedTuple):
    """What the file says about a key result beside its sentence; all unknown where a statement stands alone.

    `has_figures` is True where the key result carries a baseline and target, or a range; `direction` follows from
    baseline and target; `unit` is as written in the file.
    """

    has_figures: bool = False
    kind: Literal["metric", "guardrail", "milestones"] | None = None
    direction: Literal["up", "down"] | None = None
    unit: str | None = None


STANDS_ALONE = Fields()
