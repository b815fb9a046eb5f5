"""What the files mean: immutable values in the field's own terms. No I/O, no Pydantic, no printing.

Named tuples rather than dataclasses: as frozen and as small, but a dataclass costs every
command a millisecond of start-up.
"""

from okrcli.model.address import Address, read_link
from okrcli.model.cycle import Cycle, CycleState
from okrcli.model.kpi import Kpi, Reading
from okrcli.model.okr import (
    CheckIn,
    Dropped,
    Guardrail,
    KeyResult,
    KeyResultRetrospective,
    Link,
    Measure,
    Metric,
    Milestone,
    Milestones,
    Objective,
    ObjectiveRetrospective,
    Team,
    Unmeasured,
)
from okrcli.model.settings import Cadence, Git, Limits, Lint, OwnCadence, Person, Preferences, Settings
from okrcli.model.terms import Decision, Kind, ObjectiveType, ReportedStatus, Weekday, When

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
    "Link",
    "Lint",
    "Measure",
    "Metric",
    "Milestone",
    "Milestones",
    "Objective",
    "ObjectiveRetrospective",
    "ObjectiveType",
    "OwnCadence",
    "Person",
    "Preferences",
    "Reading",
    "ReportedStatus",
    "Settings",
    "Team",
    "Unmeasured",
    "Weekday",
    "When",
    "read_link",
]
