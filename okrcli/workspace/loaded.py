"""What loading gives back: what could be read, and what was wrong."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from okrcli.errors import Finding

T = TypeVar("T")


class Loaded(NamedTuple, Generic[T]):
    """A value and findings: bad data is a value too, never an exception.

    `value` is none where nothing could be made of the file. Where a value stands beside findings, it is what holds in
    spite of them: the settings' defaults, a cycle with those of its teams that could be read.
    """

    value: T | None
    findings: tuple[Finding, ...] = ()
