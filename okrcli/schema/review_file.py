"""The form of a review prepared for `okr close-cycle --from`: no file of the workspace, and read only once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from okrcli.model.terms import Decision
from okrcli.schema.common import SHARE, TEXT, FileKind, choice, mapping, named, optional
from okrcli.schema.faults import Fault


def check_review(_data: Mapping[str, Any]) -> Iterator[Fault]:
    """Nothing holds between its values: addresses are looked up where it is used."""
    yield from ()


KEY_RESULT_REVIEW = mapping(
    "key_result_review",
    {
        "graded": optional(SHARE, "The score that counts instead of the computed one, 0 to 1."),
        "why": optional(TEXT, "Why it came out so, or why it is graded so."),
    },
)

OBJECTIVE_REVIEW = mapping(
    "objective_review",
    {
        "why": optional(TEXT, "Why it came out so."),
        "learned": optional(TEXT, "What we know now that we did not."),
        "decision": optional(choice(Decision), "What becomes of the objective."),
        "key_results": optional(named(KEY_RESULT_REVIEW), "The key results, by id."),
    },
)

REVIEW_FILE = FileKind(
    "review",
    mapping(
        "review",
        {
            "cycle": optional(TEXT, "The cycle that is being closed."),
            "objectives": optional(named(OBJECTIVE_REVIEW), "The objectives, by address."),
        },
    ),
    check_review,
)
