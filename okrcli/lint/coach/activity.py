"""What an output or a task is called once found, and what tells a count of things from a measure."""

from __future__ import annotations

from typing import Literal, NamedTuple

from okrcli.lint.coach.statement import Statement

Busy = Literal["output", "task"]

MAKING = frozenset({"output", "soft_output", "task"})
"""What verbs of making or doing promise."""


class Activity(NamedTuple):
    """A verb or noun of making or doing: which of the two, its words, and what it is about, as written.

    `about` is empty where the words make no part of another sentence as they stand: a verb that is conjugated.
    """

    busy: Busy
    verb: str
    about: str


def counts_things(statement: Statement) -> bool:
    """Whether the targets count things; `4.7 stars` is a mark."""
    targets = statement.targets
    return bool(targets) and all(figure.unit == "count" and figure.value.is_integer() for figure in targets)
