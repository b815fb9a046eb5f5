"""What `okr.yaml` settles for the whole workspace, and what a person wants of every one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from okrcli.model.okr import NO_EXTRA, Extra, Number
from okrcli.model.terms import Weekday, When


class Person(NamedTuple):
    """Someone who owns or checks in."""

    id: str
    name: str | None = None
    email: str | None = None
    extra: Extra = NO_EXTRA


MONTH: Literal["month"] = "month"
"""The `every` of those who check in once a month."""
MONTH_DAYS = 35
"""The days that a month counts as an interval: two first Fridays can be that far apart."""


class Cadence(NamedTuple):
    """How often people check in.

    `every` is the days between check-ins, or `MONTH`; `day` the day of the week that they fall due on where it is a
    multiple of 7 or `MONTH`; `grace` the days past due before one is overdue.
    """

    every: int | Literal["month"] = 7
    day: Weekday = Weekday.MONDAY
    grace: int = 3
    extra: Extra = NO_EXTRA

    @property
    def interval(self) -> int:
        """The days from one check-in to the next, at most."""
        return MONTH_DAYS if self.every == MONTH else self.every

    @property
    def half(self) -> int:
        """Half of an interval, in whole days: how long before a round a check-in meets it."""
        return self.interval // 2

    @property
    def late(self) -> int:
        """The days after the end in which a last word still counts: the grace, and no less than an interval."""
        return max(self.grace, self.interval)


class OwnCadence(NamedTuple):
    """What a cycle says of its own rhythm, key by key; none is the workspace's."""

    every: int | Literal["month"] | None = None
    day: Weekday | None = None
    grace: int | None = None
    extra: Extra = NO_EXTRA

    def over(self, general: Cadence) -> Cadence:
        """The workspace's rhythm, with what is said here instead."""
        return general._replace(**{name: said for name, said in self._asdict().items() if said is not None})


class Limits(NamedTuple):
    """Focus: the most objectives of a team in a cycle, and the fewest and most key results of an objective."""

    objectives: int = 3
    key_results: tuple[int, int] = (2, 5)
    extra: Extra = NO_EXTRA


class Lint(NamedTuple):
    """The coach: codes of the rules to leave out."""

    ignore: tuple[str, ...] = ()
    extra: Extra = NO_EXTRA


class Git(NamedTuple):
    """What becomes of a check-in in a Git repository unless the command says otherwise."""

    commit: bool = False
    push: bool = False
    extra: Extra = NO_EXTRA

    @property
    def commits(self) -> bool:
        """Whether it is committed: what is pushed is a commit."""
        return self.commit or self.push


class Preferences(NamedTuple):
    """What one person wants everywhere: the language, when to colour, the pager, and who they are.

    `me` is the id that workspaces know them by, or their email.
    """

    language: str | None = None
    color: When | None = None
    pager: str | None = None
    me: str | None = None
    extra: Extra = NO_EXTRA


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
    extra: Extra = NO_EXTRA
