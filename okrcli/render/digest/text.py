"""The note as text: lines broken at the width for a terminal or a mail, Markdown, and Slack's own dialect of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rich.box import ASCII as ASCII_FRAME
from rich.box import ROUNDED
from rich.console import Group, RenderableType
from rich.table import Table

from okrcli.i18n.sentences import labelled
from okrcli.render.digest.model import Entry, NoteView, Section
from okrcli.render.facts import Fact
from okrcli.render.glyphs import UNICODE, Glyphs
from okrcli.render.layout import section, width_of, words
from okrcli.render.markup import escape_markdown, escape_mrkdwn, without_mentions


class Dialect(NamedTuple):
    """How the same note is marked up: `bold` is what stands on both sides of strong words."""

    escape: Callable[[str], str]
    bold: str
    title: str
    heading: str
    bullet: str
    below: str


MARKDOWN = Dialect(escape_markdown, "**", "# {}", "## {}", "- ", "  - ")
MRKDWN = Dialect(escape_mrkdwn, "*", "*{}*", "*{}*", "• ", "    ")


SIDE_BY_SIDE = 100
"""From this width on two squares have room beside each other."""


def squares_page(view: NoteView, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw the four squares, two and two or below each other."""
    yield from _head(view)
    yield ""
    across = 2 if width >= SIDE_BY_SIDE else 1
    frame = Table(box=ROUNDED if glyphs is UNICODE else ASCII_FRAME, show_header=False, show_lines=True, width=width)
    room = (width - 1) // across - 3  # without lines and the blanks beside them
    for _square in range(across):
        frame.add_column(width=room, vertical="top")
    squares = [_square_of(part, room, glyphs) for part in view.sections]
    for first in range(0, len(squares), across):
        frame.add_row(*squares[first : first + across])
    yield frame


def _square_of(part: Section, width: int, glyphs: Glyphs) -> RenderableType:
    lines = [line for entry in part.entries for line in _entry(entry, width, glyphs)]
    lines += [words((part.more, "quiet"))] if part.more else []
    return Group(words((part.title, "title")), *(lines or [words(part.empty or glyphs.dash)]))


def _head(view: NoteView) -> Iterator[RenderableType]:
    yield words((without_mentions(view.title), "title"))
    for line in view.lead:
        yield words(without_mentions(line), hang=2)


def note_page(view: NoteView, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw the note in `width` columns, nothing marked up."""
    yield from _head(view)
    for part in view.sections:
        if part.entries:
            yield section(part.title, *(line for entry in part.entries for line in _entry(entry, width, glyphs)))
            if part.more:
                yield words((f"  {part.more}", "quiet"))
        elif part.empty:
            yield ""
            yield words(part.empty, hang=2)


def _entry(entry: Entry, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    who = f" ({without_mentions(entry.who)})" if entry.who else ""
    head = words((f"{glyphs.dash} ", "quiet"), without_mentions(entry.what), (who, "quiet"), hang=2)
    facts = " · ".join(map(without_mentions, entry.facts))
    if facts and head.cell_len + 3 + width_of(facts) <= width:
        head.append(f" · {facts}")
        facts = ""
    yield head
    for text in filter(None, [facts, *(without_mentions(line_words(one)) for one in entry.lines)]):
        yield words("  " + text, hang=4)


def markup_lines(view: NoteView, dialect: Dialect = MARKDOWN) -> Iterator[str]:
    """The lines of the note; every word of it is escaped, ours and the teams' alike."""
    yield dialect.title.format(dialect.escape(view.title))
    for line in view.lead:
        yield ""
        yield dialect.escape(line)
    for part in view.sections:
        if not part.entries:
            if part.empty:
                yield ""
                yield dialect.escape(part.empty)
            continue
        yield ""
        yield dialect.heading.format(dialect.escape(part.title))
        yield ""
        for entry in part.entries:
            yield from _entry_lines(entry, dialect)
        if part.more:
            yield dialect.bullet + dialect.escape(part.more)


def _entry_lines(entry: Entry, dialect: Dialect) -> Iterator[str]:
    what = dialect.escape(entry.what)
    head = f"{dialect.bold}{what}{dialect.bold}" if entry.strong and what else what
    who = f" ({dialect.escape(entry.who)})" if entry.who else ""
    yield dialect.bullet + " · ".join([head + who, *map(dialect.escape, entry.facts)])
    for line in entry.lines:
        yield dialect.below + dialect.escape(line_words(line))


def line_words(line: Fact) -> str:
    """A labelled line in words: `Blocked: Legal has not cleared the form`."""
    return labelled(line.label, line.text)
