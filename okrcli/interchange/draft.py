"""What a document says, before anything is decided: objectives and key results with their lines, and what was left.

Readers of pages and of tables fill it; `okrcli.interchange.decide` makes OKRs of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from okrcli.interchange.grid import Cell
from okrcli.interchange.statements import Said, read_statement
from okrcli.schema.suggest import slugify


class Told(NamedTuple):
    """A line of the report: what was left out, or could not be understood, and the reason's id with its facts.

    `column`: of a table, from 1. `holds`: nothing is written while it stands so, unless a part is asked for.
    """

    line: int
    why: str
    text: str = ""
    column: int | None = None
    facts: Mapping[str, Any] = {}
    holds: bool = False


@dataclass(slots=True)
class Entry:
    """An objective or key result, or a step of one, as the document has it.

    `fields` are what cells or lines of their own say of it, `columns` what nobody knows, `updates` the lines that begin
    with a day. `scored`: it stands in a table of scores by hand.
    """

    line: int
    said: Said
    fields: dict[str, Cell] = field(default_factory=dict)
    columns: dict[str, Cell] = field(default_factory=dict)
    below: list[Entry] = field(default_factory=list)
    updates: list[tuple[int, str, str]] = field(default_factory=list)
    parent: Entry | None = None
    team: str | None = None
    role: str | None = None
    cycle: str | None = None
    why: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)  # the column of a field, from 1
    scored: bool = False
    depth: int = 0


@dataclass(slots=True)
class Document:
    """A document's entries and what else it says; see `Entry`."""

    objectives: list[Entry] = field(default_factory=list)
    skipped: list[Told] = field(default_factory=list)
    not_understood: list[Told] = field(default_factory=list)
    unmeasured: list[Told] = field(default_factory=list)  # key results that need a measure
    offered: list[Told] = field(default_factory=list)  # what only looks like an objective
    front: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    titles: list[tuple[int, str]] = field(default_factory=list)
    days: list[str] = field(default_factory=list)  # dates of its cells
    texts: list[str] = field(default_factory=list)  # all figures' texts, that settle how they are written
    urls: list[str] = field(default_factory=list)
    people: set[str] = field(default_factory=set)  # whom its owners' fields or the workspace name, in slugs
    separator: str = ""
    sub_rows: int = 0  # the line of the first row that only introduces those below

    def statement(self, text: str) -> Said:
        """What a text without a label says."""
        return read_statement(text, self.urls, lambda name: (slugify(name) or None) in self.people)

    def skip(self, line: int, why: str, text: str = "", **facts: object) -> None:
        """Report that something was left out."""
        self.skipped.append(Told(line, why, text[:200], facts=facts))


class Options(NamedTuple):
    """How a document is to be read: what the command line said."""

    name: str
    cycle: str | None = None
    team: str | None = None
    tag_teams: Sequence[str] = ()
    columns: Mapping[str, str] = {}
    order: str | None = None
    sheets: Sequence[str] = ()
    take_offered: bool = False  # what only looks like an objective is one
