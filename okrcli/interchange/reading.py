"""What a document comes to: objectives as they will be with the lines they come from, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from okrcli.interchange.draft import Told
from okrcli.model import Objective, Person
from okrcli.model.periods import Period


class Question(NamedTuple):
    """Something that the document leaves open, and what was taken for it. `facts` are what its words need."""

    line: int | None
    about: str
    default: object
    facts: Mapping[str, Any] = {}


class ReadObjective(NamedTuple):
    """An objective as it will be, its team, and the lines of the document that it and its key results come from."""

    team: str
    objective: Objective
    line: int
    lines: Mapping[str, int]


class Reading(NamedTuple):
    """What a document comes to. `teams` are names by id, `people` who is new, `unmeasured` what needs a measure."""

    cycle: Period
    objectives: tuple[ReadObjective, ...]
    teams: Mapping[str, str]
    leads: Mapping[str, str]
    people: Mapping[str, Person]
    questions: tuple[Question, ...]
    not_understood: tuple[Told, ...]
    skipped: tuple[Told, ...]
    unmeasured: tuple[Told, ...]
    as_of_given: bool = True

    @property
    def held(self) -> bool:
        """Whether something that could not be read holds all of it up."""
        return any(one.holds for one in self.not_understood)
