"""What is linted, as values: what every rule may look at, before it is cut into contexts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from okrcli.errors import Finding
from okrcli.lint.registry import Mark
from okrcli.model import Cycle, Kpi, Settings
from okrcli.yaml.source import Source


class HistoryMarks(Protocol):
    """What the commits say against the files."""

    def marks(self, given: LintInput, code: str) -> Sequence[Mark]:
        """What is to be said under a rule's code."""


@dataclass(frozen=True, slots=True)
class LintInput:
    """What is linted: the files that could be read, as values, and what reading them already found.

    `folder` is the workspace's; `cycles` hold only the teams that are valid; `as_of` is the day that counts as today;
    `history` are its commits, none outside of a repository; `sources` are
    the texts of the files that are not looked for on the disk.
    """

    folder: Path
    settings: Settings
    as_of: date
    cycles: tuple[Cycle, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    found_by_reading: tuple[Finding, ...] = ()
    history: HistoryMarks | None = None
    sources: Mapping[Path, Source] = field(default_factory=dict)
