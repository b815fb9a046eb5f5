"""The form of `okr.yaml`: what holds for the whole workspace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from okrcli.schema.common import (
    DAYS,
    LINES,
    MOST_DAYS,
    TEXT,
    FileKind,
    choice,
    mapping,
    named,
    number,
    optional,
    pair_of,
    required,
    whole_number,
    yes_or_no,
)
from okrcli.schema.faults import BROKEN, Fault

VERSION = 1
"""The only version of the format that there is."""

LANGUAGES = ("en", "fr")


def check_workspace(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Check that the fewest key results of an objective are no more than the most."""
    limits = data.get("limits")
    pair = limits.get("key_results") if isinstance(limits, Mapping) else None
    if isinstance(pair, list) and BROKEN not in pair and pair[0] > pair[1]:
        facts = {"low": pair[0], "high": pair[1], "suggestion": f"[{pair[1]}, {pair[0]}]"}
        yield Fault("E317", ("limits", "key_results"), facts)


WORKSPACE_FILE = FileKind(
    "workspace",
    mapping(
        "workspace",
        {
            "version": required(whole_number(VERSION, VERSION), "The version of the files' format."),
            "organization": optional(TEXT, "Whose OKRs these are."),
            "language": optional(choice(LANGUAGES), "The language of screens, numbers and dates: en or fr."),
            "stretch_target": optional(
                number(high=1, above=0),
                "The score that counts as success for an aspirational objective, 0.7 by default.",
            ),
            "fiscal_year_starts": optional(whole_number(1, 12), "The month that Q1 begins in, 1 by default."),
            "checkin": optional(
                mapping(
                    "cadence",
                    {
                        "every": optional(DAYS, "Days between check-ins, 7 by default."),
                        "grace": optional(
                            whole_number(0, MOST_DAYS), "Days past due before a check-in is overdue, 3 by default."
                        ),
                    },
                ),
                "How often people check in.",
            ),
            "limits": optional(
                mapping(
                    "limits",
                    {
                        "objectives": optional(whole_number(1, 100), "Objectives per team and cycle, 3 by default."),
                        "key_results": optional(
                            pair_of(whole_number(0, 100)), "Fewest and most key results, [2, 5] by default."
                        ),
                    },
                ),
                "Focus: the coach warns beyond these.",
            ),
            "people": optional(
                named(
                    mapping(
                        "person",
                        {
                            "name": optional(TEXT, "The name in full."),
                            "email": optional(TEXT, "The address that Git knows them by."),
                        },
                    )
                ),
                "Who owns and checks in, by the short name that files use.",
            ),
            "lint": optional(
                mapping("lint", {"ignore": optional(LINES, "Codes of the coach's rules to leave out, such as O104.")}),
                "The coach.",
            ),
            "git": optional(
                mapping(
                    "git",
                    {
                        "commit": optional(yes_or_no(), "Commit each check-in; false by default."),
                        "push": optional(yes_or_no(), "Commit each check-in and push it; false by default."),
                    },
                ),
                "What `okr checkin` does in a Git repository unless told otherwise.",
            ),
        },
    ),
    check_workspace,
)
