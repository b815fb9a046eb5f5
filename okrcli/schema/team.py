"""The form of a team's file: objectives, key results with their three measures, check-ins."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, PlainSerializer

from okrcli import model
from okrcli.model.terms import Decision, ObjectiveType, ReportedStatus
from okrcli.schema.consistency import SAYINGS, check_team
from okrcli.schema.entry import Carry, Entry, FileKind, Merge, Write
from okrcli.schema.translate import to_model
from okrcli.schema.values import (
    LINK,
    Chances,
    Day,
    Line,
    Lines,
    Listed,
    Names,
    Number,
    OneOf,
    Pair,
    Share,
    Slug,
    Slugs,
    Statement,
    Text,
    Url,
    Weight,
    Who,
)

# What several keys say: words alone, for a Field that two of them share takes on the marks of both in some releases.
_WEIGHT = "How much it counts beside its siblings: more than 0, 1 by default."
_SUPPORTS = "What this serves: addresses of objectives or key results, in this or another cycle."
_STARTS = "The first day of its own window; by default that of what it belongs to."
_ENDS = "The last day of its own window; by default that of what it belongs to."
_LINKS = "Where more is: http, https or mailto addresses, or {title, url} each."
_TAGS = "What it is filtered by: short names."
_DROPPED = "Takes it out of every score from a date on; it stays in the file."


class Link(Entry, means=model.Link):
    """Where more is to be found."""

    model_config = ConfigDict(json_schema_extra={"type": ["object", "string"], "pattern": LINK})

    title: Line | None = Field(None, description="What to call it.")
    url: Url = Field(description="An http, https or mailto address.")


def _as_links(said: Any) -> Any:
    if not isinstance(said, list):
        return said
    return [{"url": each} if isinstance(each, str) else each for each in said]


def _plain_links(links: list[dict[str, Any]]) -> list[object]:
    return [link["url"] if link.keys() == {"url"} else link for link in links]


_Links = Annotated[list[Link], BeforeValidator(_as_links), PlainSerializer(_plain_links)]


class Dropped(Entry, means=model.Dropped):
    """Out of every score from a date on."""

    date: Day = Field(description="The day from which it is out of every score.")
    why: Text | None = Field(None, description="Why it was dropped.")


class CheckIn(Entry, means=model.CheckIn, thing="checkin"):
    """What an owner said on one day."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": [key]} for key in SAYINGS]})

    date: Day = Field(description="The day of the check-in, such as 2026-07-13.")
    value: Number | None = Field(None, description="The figure on that day, for a metric or a guardrail.")
    done: Listed = Field(default_factory=list, description="The ids of the milestones newly reached.")
    confidence: Chances | None = Field(
        None, description="The chances out of ten of reaching the goal by the cycle's end, 0 to 10."
    )
    status: OneOf[ReportedStatus] | None = Field(
        None, description="The owner's own word, where it is not what the figures say."
    )
    by: Who | None = Field(None, description="Who checked in.")
    note: Text | None = Field(None, description="What happened.")
    blockers: Lines = Field(default_factory=list, description="What stands in the way.")
    next: Lines = Field(default_factory=list, description="What will be done next.")
    auto: bool = Field(False, description="A machine's reading: its value counts, and it is nobody's word.")


class Milestone(Entry, means=model.Milestone):
    """A step that is reached or not."""

    id: Slug = Field(description="A short name, unique in its key result: a to z, 0 to 9, single hyphens.")
    statement: Statement = Field(alias="milestone", description="What will have been reached.")
    weight: Weight = Field(1, description=_WEIGHT)


class KeyResultRetrospective(Entry, means=model.KeyResultRetrospective):
    """A key result's grade at closing."""

    score: Share | None = Field(None, description="The score that was computed at closing.")
    graded: Share | None = Field(None, description="The score that a person gave instead.")
    why: Text | None = Field(None, description="Why it came out so.")


_MEASURES: Any = [
    {"anyOf": [{"required": ["target"]}]},
    {"anyOf": [{"required": ["at_least"]}, {"required": ["at_most"]}]},
    {"anyOf": [{"required": ["milestones"]}]},
]
_ONE_OR_NONE: Any = [*_MEASURES, {"not": {"anyOf": _MEASURES}}]
_WITH: Any = {"baseline": ["target"], "checkpoints": ["baseline", "target"]}


class KeyResult(Entry, means=model.KeyResult):
    """How we would know."""

    model_config = ConfigDict(json_schema_extra={"oneOf": _ONE_OR_NONE, "dependencies": _WITH})

    id: Slug = Field(description="A short name, unique in its objective: a to z, 0 to 9, single hyphens.")
    statement: Statement = Field(
        alias="key_result", description="How we would know: an outcome, not a task or a thing."
    )
    owner: Who | None = Field(None, description="Who answers for it; by default the objective's owner, else the lead.")
    weight: Weight = Field(1, description=_WEIGHT)
    unit: Annotated[Line | None, Write.LATE] = Field(
        None, description='What is shown after a value, such as leads or "%".'
    )
    supports: Annotated[Names, Merge.AS_SET, Write.LATE] = Field(default_factory=list, description=_SUPPORTS)
    source_of_truth: Annotated[Text | None, Write.LATE] = Field(
        None, description="Where the number is read: a URL or words."
    )
    kpi: Annotated[Slug | None, Write.LATE] = Field(
        None, description="The health metric of kpis.yaml that it was made of."
    )
    starts: Annotated[Day | None, Carry.NO, Merge.TOGETHER] = Field(None, description=_STARTS)
    ends: Annotated[Day | None, Carry.NO, Merge.TOGETHER] = Field(None, description=_ENDS)
    tags: Annotated[Slugs, Merge.AS_SET, Write.LATE] = Field(default_factory=list, description=_TAGS)
    links: Annotated[_Links, Merge.AS_SET, Write.LATE] = Field(default_factory=list, description=_LINKS)
    baseline: Annotated[Number | None, Merge.TOGETHER] = Field(
        None, description="Where the figure starts; by default the first value checked in."
    )
    target: Annotated[Number | None, Merge.TOGETHER] = Field(
        None, description="Where the figure should get; not the baseline. Without one nobody can score it."
    )
    checkpoints: Annotated[list[Pair[Number]], Merge.TOGETHER, Carry.NO] = Field(
        default_factory=list, description="[value, score] pairs between baseline (0) and target (1), in that order."
    )
    at_least: Annotated[Number | None, Merge.TOGETHER] = Field(None, description="The figure must not fall below this.")
    at_most: Annotated[Number | None, Merge.TOGETHER] = Field(None, description="The figure must not rise above this.")
    milestones: Annotated[list[Milestone], Merge.TOGETHER, Merge.BY_ID] = Field(
        default_factory=list,
        description="The steps, where there is no figure to follow; beside an outcome, not in its place.",
    )
    dropped: Annotated[Dropped | None, Carry.NO] = Field(None, description=_DROPPED)
    checkins: Annotated[list[CheckIn], Merge.BY_CONTENT, Carry.NO, Write.LATE] = Field(
        default_factory=list, description="What was said week by week, oldest first."
    )
    retrospective: Annotated[KeyResultRetrospective | None, Carry.NO] = Field(None, description="The grade at closing.")

    @property
    def measure(self) -> model.Measure:
        """What it is measured by: milestones, a figure's way to its target, a range, or nothing yet."""
        ranged = self.at_least is not None or self.at_most is not None
        figure = model.Metric if self.target is not None else model.Guardrail if ranged else model.Unmeasured
        measure: model.Measure = to_model(self, model.Milestones if self.milestones else figure)
        return measure


class ObjectiveRetrospective(Entry, means=model.ObjectiveRetrospective):
    """What was learned from an objective at closing."""

    score: Share | None = Field(None, description="The score that was computed at closing.")
    why: Text | None = Field(None, description="Why it came out so.")
    learned: Text | None = Field(None, description="What we know now that we did not.")
    decision: OneOf[Decision] | None = Field(None, description="What becomes of the objective.")


class Objective(Entry, means=model.Objective):
    """Where we want to go."""

    id: Slug = Field(description="A short name, unique in its team: a to z, 0 to 9, single hyphens.")
    statement: Statement = Field(alias="objective", description="Where we want to go: inspiring, and without a figure.")
    owner: Who | None = Field(None, description="Who answers for it.")
    type: OneOf[ObjectiveType] = Field(
        ObjectiveType.ASPIRATIONAL,
        description="aspirational (the default): 0.7 is a success. committed: only 1.0 is.",
    )
    weight: Weight = Field(1, description=_WEIGHT)
    supports: Annotated[Names, Merge.AS_SET] = Field(default_factory=list, description=_SUPPORTS)
    why: Text | None = Field(None, description="What is gained by it.")
    starts: Annotated[Day | None, Carry.NO, Merge.TOGETHER] = Field(None, description=_STARTS)
    ends: Annotated[Day | None, Carry.NO, Merge.TOGETHER] = Field(None, description=_ENDS)
    tags: Annotated[Slugs, Merge.AS_SET] = Field(default_factory=list, description=_TAGS)
    links: Annotated[_Links, Merge.AS_SET] = Field(default_factory=list, description=_LINKS)
    key_results: Annotated[list[KeyResult], Merge.BY_ID] = Field(
        default_factory=list, description="How we would know: two to five figures or lists of steps."
    )
    dropped: Annotated[Dropped | None, Carry.NO] = Field(None, description=_DROPPED)
    retrospective: Annotated[ObjectiveRetrospective | None, Carry.NO] = Field(
        None, description="What was learned at closing."
    )


class Team(Entry, means=model.Team):
    """A team's objectives and key results in a cycle."""

    name: Statement = Field(alias="team", description="The team's name.")
    lead: Who | None = Field(None, description="Who leads the team.")
    objectives: Annotated[list[Objective], Merge.BY_ID] = Field(
        default_factory=list, description="What the team wants to reach in this cycle."
    )


TEAM_FILE = FileKind("team", Team, check_team)
