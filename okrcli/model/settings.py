"""What `okr.yaml` settles for the whole workspace."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from okrcli.model.okr import Number


class Person(NamedTuple):
    """Someone who owns or checks in."""

    id: str
    name: str | None = None
    email: str | None = None


class Cadence(NamedTuple):
    """How often people check in: days between check-ins, and days past due before one is overdue."""

    every: int = 7
    grace: int = 3


class Limits(NamedTuple):
    """Focus: the most objectives of a team in a cycle, and the fewest and most key results of an objective."""

    objectives: int = 3
    key_results: tuple[int, int] = (2, 5)


class Lint(NamedTuple):
    """The coach: codes of the rules to leave out."""

    ignore: tuple[str, ...] = ()


class Git(NamedTuple):
    """What becomes of a check-in in a Git repository unless the command says otherwise."""

    commit: bool = False
    push: bool = False

    @property
    def commits(self) -> bool:
        """Whether it is committed: what is pushed is a commit."""
        return self.commit or self.push


class Settings(NamedTuple):
    """The workspace's settings, with the format's defaults.

    `stretch_target`: the score that counts as success for an aspirational objective, 0 < x <= 1. `language` is none
    where the file does not say.
    """

    organization: str | None = None
    language: str | None = None
    stretch_target: Number = 0.7
    fiscal_year_starts: int = 1
    checkin: Cadence = Cadence()
    limits: Limits = Limits()
    people: Mapping[str, Person] = MappingProxyType({})
    lint: Lint = Lint()
    git: Git = Git()
