"""What pages are laid out with: words that break as French wants them to, tables, labels beside what is said.

Everything here is one of Rich's renderables, or makes one. No text passes through Rich's markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import quote

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.containers import Lines
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from okrcli.i18n import _
from okrcli.i18n.dates import format_date
from okrcli.render.sanitise import visible

GAP = 2
"""Cells between two columns."""

Run = str | tuple[str, str] | Text
"""A piece of text, or one with the role that it plays."""

Cells = dict[str, RenderableType]
"""A table's row: what stands in its cells, by the key of the column."""

# Rich breaks lines at every kind of space, French's no-break ones too: while it does, those are letters.
_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
_TOGETHER = "\ue002"
_ROW = Segment("", None, [])  # nothing to be seen: it begins the first line of a table's row
_KEPT = re.compile(rf" ?[^ ]*{_TOGETHER}[^ ]*")
_NO_BREAK = str.maketrans("\u00a0\u202f", "\ue000\ue001")
_NEEDS_CARE = re.compile(rf"[\n\t{_TOGETHER}]|\s$")
_SPACES = str.maketrans("\ue000\ue001" + _TOGETHER, "\u00a0\u202f ")


class Words(Text):
    """Text that breaks at its plain spaces alone; lines after the first begin with `hang` blanks."""

    hang = 0

    def wrap(self, console: Console, width: int, *args: Any, **settings: Any) -> Lines:
        """Break the text into lines of at most `width` cells, a longer word into pieces."""
        whole = self.copy()
        whole.plain = _KEPT.sub(lambda entry: _apart(entry[0], width), self.plain).translate(_NO_BREAK)
        lines = whole.wrap(console, width, *args, **settings)
        if self.hang and len(lines) > 1:
            rest = whole[len(lines[0].plain.rstrip()) :]  # in a table lines are padded
            rest = rest[len(rest.plain) - len(rest.plain.lstrip(" ")) :]
            lines = Lines([lines[0], *rest.wrap(console, max(2, width - self.hang), *args, **settings)])
        for number, line in enumerate(lines):
            line.plain = line.plain.translate(_SPACES)
            line.pad_left(self.hang if number else 0)
        return lines

    def fits(self, width: int) -> bool:
        """Whether it is one line of at most `width` cells as it stands, which is quick to find out."""
        return cell_len(self.plain) <= width and not _NEEDS_CARE.search(self.plain)


class Address(Text):
    """What is there to be typed: never shortened; too long for its column, it goes on before a slash."""

    def wrap(self, console: Console, width: int, *args: Any, **settings: Any) -> Lines:
        """Break the address before its slashes, a longer part into pieces."""
        ends = [0]
        slashes = [place for place, sign in enumerate(self.plain) if sign == "/"]
        for place, following in pairwise([*slashes, len(self)]):
            if following - ends[-1] > width:
                ends.append(place)
        pieces = (piece.wrap(console, width, *args, **settings) for piece in self.divide(ends[1:]))
        return Lines(line for lines in pieces for line in lines)


class Sides:
    """One text at each side of a line, or under each other where they do not fit beside each other."""

    def __init__(self, left: Words, right: Words) -> None:
        self.left, self.right = left, right

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        spare = options.max_width - self.left.cell_len - self.right.cell_len
        if spare < GAP:
            yield self.left
            yield self.right
        else:
            yield words(self.left, " " * spare, self.right)


class Cell:
    """What stands in a cell of a table, and the gap after it: words that fit, as most do, are drawn as they stand."""

    def __init__(self, inside: RenderableType, gap: int, *, right: bool, first: bool = False) -> None:
        self.inside, self.gap, self.right, self.first = inside, gap, right, first

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width, inside = options.max_width - self.gap, self.inside
        if self.first:
            yield _ROW
        if not isinstance(inside, Words) or not inside.fits(width):
            yield from console.render(inside, options.update_width(width))
            return
        if self.right:
            yield Segment(" " * (width - cell_len(inside.plain)))
        yield from inside.render(console)


class Interleaved:
    """A table of which some rows have lines above or below them, as wide as the page.

    Among `parts` a mapping is a row, and anything else is drawn as it is where it stands.
    """

    def __init__(self, columns: Sequence[Column], parts: Iterable[Cells | RenderableType]) -> None:
        rows: list[Cells] = []
        self.between: list[list[RenderableType]] = [[]]
        for part in parts:
            if isinstance(part, Mapping):
                rows.append(part)
                self.between.append([])
            else:
                self.between[-1].append(part)
        self.table = table(columns, rows)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        between = iter(self.between)
        for line in console.render_lines(self.table, options, pad=False):
            if line[:1] == [_ROW]:
                yield from next(between)
            yield from line
            yield Segment.line()
        yield from next(between)


class Column(NamedTuple):
    """A column of a table, `width` cells wide; what is wider is broken into lines where it `wraps`, else shortened."""

    key: str
    heading: str
    width: int
    right: bool = False
    wraps: bool = False


def words(*runs: Run, hang: int = 0, unbroken: bool = False) -> Words:
    """Runs as one text; `unbroken` keeps it on one line however long, as programs that read it want it."""
    made = Words(no_wrap=unbroken, overflow="ignore" if unbroken else None)
    for run in runs:
        made.append(*run) if isinstance(run, tuple) else made.append(run)
    made.hang = hang
    return made


def heading(title: Words, as_of: date) -> Sides:
    """What a page is about, and the day that its figures are as of."""
    return Sides(title, words(_("as of {day}").format(day=format_date(as_of))))


def section(title: str, *inside: RenderableType | None) -> Group:
    """A part of a page under its title, after a blank line; nothing where nothing is in it."""
    parts = [one for one in inside if one is not None]
    return Group("", words((title, "title")), *parts) if parts else Group()


def hyperlink(url: str, title: str | None = None) -> Words:
    """A web or mail address that a terminal can open; plain where there is none, and for any other kind of address.

    It carries printable ASCII alone (OSC 8), so that none can end the link and say something else to the terminal.
    """
    said = visible(f"{title}  " if title else "")
    if not url.lower().startswith(("http://", "https://", "mailto:")):
        return words(said, visible(url))
    return words(said, (visible(url), f"link {quote(url, safe=_PRINTABLE)}"))


def beside(*parts: RenderableType) -> Table:
    """Parts next to one another on a line, each as wide as it is."""
    grid = _grid()
    grid.add_row(*parts)
    return grid


def facts(rows: Iterable[tuple[str, Run]]) -> Table:
    """Labels, and beside each what is said of it; an address alone is a link."""
    grid = _grid()
    grid.add_column(style="quiet", no_wrap=True)
    grid.add_column(min_width=16)
    for label, text in rows:
        grid.add_row(label, hyperlink(text) if isinstance(text, str) and " " not in text else words(text))
    return grid


def _grid() -> Table:
    return Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)


def flow(entries: Iterable[str | tuple[str, str]]) -> Words:
    """Entries side by side, three spaces apart, never broken where one fits a line; quiet where they have no role."""
    runs: list[Run] = []
    for entry in entries:
        text, role = (entry, "quiet") if isinstance(entry, str) else entry
        runs += ["   "] if runs else []
        runs.append((text.replace(" ", _TOGETHER), role))
    return words(*runs)


def _apart(entry: str, width: int) -> str:
    """An entry that no line holds begins on a line of its own, and breaks at its spaces."""
    return entry if cell_len(entry.strip()) <= width else entry.replace(" ", "\n").replace(_TOGETHER, " ")


def width_of(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return cell_len(text)


def widest(heading: str, labels: Iterable[str], most: int | None = None) -> int:
    """How wide a column must be for its heading, and for its labels as far as `most` cells."""
    wanted = max(map(cell_len, labels), default=0)
    return max(cell_len(heading), wanted if most is None else min(most, wanted))


def measured(
    key: str, heading: str, rows: Iterable[Cells], most: int | None = None, *, right: bool = False, wraps: bool = False
) -> Column:
    """A column that is as wide as its heading and, as far as `most` cells, as what the rows have in it."""
    return Column(key, heading, widest(heading, (str(row.get(key, "")) for row in rows), most), right, wraps)


def total_width(columns: Sequence[Column]) -> int:
    """How many cells the columns take beside one another."""
    return sum(column.width for column in columns) + GAP * (len(columns) - 1)


def fit(columns: Sequence[Column], width: int, spare: Sequence[str]) -> list[Column]:
    """The columns that there is room for: those named in `spare` go first, in that order, until the others fit."""
    kept = list(columns)
    for key in spare:
        if total_width(kept) <= width:
            break
        kept = [column for column in kept if column.key != key]
    return kept


def table(columns: Sequence[Column], rows: Iterable[Cells]) -> Table:
    """A table of fixed columns, with headings where there are any; a cell that a row does not name is empty."""
    made = Table(box=None, padding=0, header_style="", show_header=any(column.heading for column in columns))
    gaps = [*[GAP] * (len(columns) - 1), 0]
    for column, gap in zip(columns, gaps, strict=True):
        made.add_column(
            Cell(words((column.heading, "heading")), gap, right=column.right),
            width=column.width + gap,
            justify="right" if column.right else "left",
            no_wrap=not column.wraps,
            overflow="fold" if column.wraps else "ellipsis",
        )
    nothing = words()
    for row in rows:
        made.add_row(
            *(
                Cell(row.get(column.key, nothing), gap, right=column.right, first=column is columns[0])
                for column, gap in zip(columns, gaps, strict=True)
            )
        )
    return made
