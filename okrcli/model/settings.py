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


class Settings(NamedTuple):
    """The workspace's settings, with the format's defaults.

    `stretch_target`: the score that counts as success for an aspirational objective, 0 < x <= 1. `every` and `grace`:
    days between check-ins, and days past due before one is overdue. `language` is none where the file does not say.
    `commit` and `push`: what becomes of a check-in in a Git repository unless the command says otherwise.
    """

    organization: str | None = None
    language: str | None = None
    stretch_target: Number = 0.7
    fiscal_year_starts: int = 1
    every: int = 7
    grace: int = 3
    max_objectives: int = 3
    key_results: tuple[int, int] = (2, 5)
    people: Mapping[str, Person] = MappingProxyType({})
    lint_ignore: tuple[str, ...] = ()
    commit: bool = False
    push: bool = False
