"""The form of a team's file: objectives, key results with their three measures, check-ins."""

from __future__ import annotations

from okrcli.model.terms import Decision, ObjectiveType, ReportedStatus
from okrcli.schema.common import (
    DATE,
    ID,
    LINES,
    NUMBER,
    SHARE,
    STATEMENT,
    TEXT,
    WEIGHT,
    FileKind,
    choice,
    list_of,
    mapping,
    optional,
    pair_of,
    required,
    whole_number,
)
from okrcli.schema.team_meaning import SAYINGS, check_team

_WEIGHT = optional(WEIGHT, "How much it counts beside its siblings: more than 0, 1 by default.")
_SUPPORTS = optional(LINES, "What this serves: addresses of objectives or key results, in this or another cycle.")

DROPPED = mapping(
    "dropped",
    {
        "date": required(DATE, "The day from which it is out of every score."),
        "why": optional(TEXT, "Why it was dropped."),
    },
)
_DROPPED = optional(DROPPED, "Takes it out of every score from a date on; it stays in the file.")

CHECKIN = mapping(
    "checkin",
    {
        "date": required(DATE, "The day of the check-in, such as 2026-07-13."),
        "value": optional(NUMBER, "The figure on that day, for a metric or a guardrail."),
        "done": optional(list_of(TEXT), "The ids of the milestones newly reached."),
        "confidence": optional(
            whole_number(0, 10), "The chances out of ten of reaching the goal by the cycle's end, 0 to 10."
        ),
        "status": optional(choice(ReportedStatus), "The owner's own word."),
        "by": optional(TEXT, "Who checked in."),
        "note": optional(TEXT, "What happened."),
        "blockers": optional(LINES, "What stands in the way."),
        "next": optional(LINES, "What will be done next."),
    },
    at_least_one=SAYINGS,
)

MILESTONE = mapping(
    "milestone",
    {
        "id": required(ID, "A short name, unique in its key result: a to z, 0 to 9, single hyphens."),
        "milestone": required(STATEMENT, "What will have been reached."),
        "weight": _WEIGHT,
    },
)

KEY_RESULT = mapping(
    "key_result",
    {
        "id": required(ID, "A short name, unique in its objective: a to z, 0 to 9, single hyphens."),
        "key_result": required(STATEMENT, "How we would know that the objective is reached."),
        "owner": optional(TEXT, "Who answers for it; by default the objective's owner."),
        "weight": _WEIGHT,
        "unit": optional(TEXT, 'What is shown after a value, such as leads or "%".'),
        "supports": _SUPPORTS,
        "source_of_truth": optional(TEXT, "Where the number is read: a URL or words."),
        "kpi": optional(ID, "The health metric of kpis.yaml that it was made of."),
        "baseline": optional(NUMBER, "Where the figure starts."),
        "target": optional(NUMBER, "Where the figure should get; not the baseline."),
        "checkpoints": optional(
            list_of(pair_of(NUMBER)), "[value, score] pairs between baseline (0) and target (1), in that order."
        ),
        "at_least": optional(NUMBER, "The figure must not fall below this."),
        "at_most": optional(NUMBER, "The figure must not rise above this."),
        "milestones": optional(list_of(MILESTONE), "The steps, where there is no figure to follow."),
        "dropped": _DROPPED,
        "checkins": optional(list_of(CHECKIN), "What was said week by week, oldest first."),
        "retrospective": optional(
            mapping(
                "key_result_retrospective",
                {
                    "score": optional(SHARE, "The score that was computed at closing."),
                    "graded": optional(SHARE, "The score that a person gave instead."),
                    "why": optional(TEXT, "Why it came out so."),
                },
            ),
            "The grade at closing.",
        ),
    },
    exactly_one=((("baseline", "target"),), (("at_least",), ("at_most",)), (("milestones",),)),
    together={"baseline": ["target"], "target": ["baseline"], "checkpoints": ["baseline", "target"]},
)

OBJECTIVE = mapping(
    "objective",
    {
        "id": required(ID, "A short name, unique in its team: a to z, 0 to 9, single hyphens."),
        "objective": required(STATEMENT, "Where we want to go."),
        "owner": optional(TEXT, "Who answers for it."),
        "type": optional(
            choice(ObjectiveType), "aspirational (the default): 0.7 is a success. committed: only 1.0 is."
        ),
        "weight": _WEIGHT,
        "supports": _SUPPORTS,
        "why": optional(TEXT, "What is gained by it."),
        "key_results": optional(list_of(KEY_RESULT), "How we would know: two to five figures or lists of steps."),
        "dropped": _DROPPED,
        "retrospective": optional(
            mapping(
                "objective_retrospective",
                {
                    "score": optional(SHARE, "The score that was computed at closing."),
                    "why": optional(TEXT, "Why it came out so."),
                    "learned": optional(TEXT, "What we know now that we did not."),
                    "decision": optional(choice(Decision), "What becomes of the objective."),
                },
            ),
            "What was learned at closing.",
        ),
    },
)

TEAM_FILE = FileKind(
    "team",
    mapping(
        "team",
        {
            "team": required(STATEMENT, "The team's name."),
            "lead": optional(TEXT, "Who leads the team."),
            "objectives": optional(list_of(OBJECTIVE), "What the team wants to reach in this cycle."),
        },
    ),
    check_team,
)
