"""What the files mean: immutable values in the field's own terms. No I/O, no Pydantic, no printing.

Named tuples rather than dataclasses: as frozen and as small, but a dataclass costs every
command a millisecond of start-up.
"""

from okrcli.model.address import Address
from okrcli.model.cycle import Cycle, CycleState
from okrcli.model.kpi import Kpi, Reading
from okrcli.model.okr import (
    CheckIn,
    Dropped,
    Guardrail,
    KeyResult,
    KeyResultRetrospective,
    Measure,
    Metric,
    Milestone,
    Milestones,
    Objective,
    ObjectiveRetrospective,
    Team,
)
from okrcli.model.settings import Cadence, Git, Limits, Lint, Person, Settings
from okrcli.model.terms import Decision, Kind, ObjectiveType, ReportedStatus

__all__ = [
    "Address",
    "Cadence",
    "CheckIn",
    "Cycle",
    "CycleState",
    "Decision",
    "Dropped",
    "Git",
    "Guardrail",
    "KeyResult",
    "KeyResultRetrospective",
    "Kind",
    "Kpi",
    "Limits",
    "Lint",
    "Measure",
    "Metric",
    "Milestone",
    "Milestones",
    "Objective",
    "ObjectiveRetrospective",
    "ObjectiveType",
    "Person",
    "Reading",
    "ReportedStatus",
    "Settings",
    "Team",
]
