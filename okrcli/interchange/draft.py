"""What a document says, before and after anything is decided: cells, entries with their lines, and the report's lines.

Readers of pages and of tables fill a `Document`; `okrcli.interchange.decide` makes a `Reading` of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from okrcli.errors import InvalidFileError
from okrcli.interchange import markup
from okrcli.interchange.statements import Said, read_statement
from okrcli.model import Objective, Person
from okrcli.model.periods import Period
from okrcli.schema.suggest import slugify

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 100_000, 1_000, 32_768


class Cell(NamedTuple):
    """A cell: its words as `markup` has them, and what a workbook knows it to be, a number or a day.

    A share that a workbook shows in percent has its number as shown, and `%` behind it in the words. `line` is its own,
    where that is not its entry's.
    """

    text: str = ""
    number: int | float | None = None
    day: date | None = None
    line: int | None = None


class Row(NamedTuple):
    """A row and the line, or the workbook's row, on which it begins."""

    line: int
    cells: Sequence[Cell]

    @property
    def words(self) -> str:
        """What its cells say, for the report."""
        return " | ".join(text for cell in self.cells if (text := markup.plain(cell.text)))


class Grid(NamedTuple):
    """A table: its header and its rows."""

    header: Row
    rows: Sequence[Row]


def read_rows(rows: Iterable[tuple[int, Sequence[Any]]], read: Callable[[Any, int, int], Cell]) -> Iterator[Row]:
    """Rows of a file, each with its line, `read` making a cell of what stands at a line and column, from 1.

    Raises InvalidFileError (`import-limit`).
    """
    for number, (line, values) in enumerate(rows):
        if number >= MOST_ROWS:
            raise over_limit("rows", MOST_ROWS, line)
        if len(values) > MOST_COLUMNS:
            raise over_limit("columns", MOST_COLUMNS, line)
        for column, value in enumerate(values, 1):
            if isinstance(value, str) and len(value) > LONGEST_CELL:
                raise over_limit("cell", LONGEST_CELL, line, column)
        yield Row(line, tuple(read(value, line, column) for column, value in enumerate(values, 1)))


def over_limit(what: str, most: int, line: int | None = None, column: int | None = None) -> InvalidFileError:
    """The error of a file that has more of something than is read."""
    return InvalidFileError("import-limit", what=what, most=most, line=line, column=column)


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
