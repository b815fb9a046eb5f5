"""A fault of a file's data, before its place in the text is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from okrcli.yaml.nodes import Route

ITS_KEY = "[key]"
"""What Pydantic adds to a place when an error is about the key itself."""


class Mark(Enum):
    """What the caret points at."""

    VALUE = auto()
    KEY = auto()
    START = auto()


class Fault(NamedTuple):
    """One mistake: its code, the value that it is about, what its sentence needs, and where the caret goes.

    `VALUE` is the value at `route`, `KEY` the key that leads to it, `START` the first key of the mapping at `route`.
    The line of `elsewhere`, where there is one, becomes the fact `first_line`.
    """

    code: str
    route: Route
    facts: Mapping[str, object] = {}
    mark: Mark = Mark.VALUE
    elsewhere: Route | None = None


class Broken:
    """The type of `BROKEN` alone."""

    def __repr__(self) -> str:
        return "BROKEN"


BROKEN = Broken()
"""Stands in for a value of the wrong form, so that checks of meaning pass over it but know that it is there."""
