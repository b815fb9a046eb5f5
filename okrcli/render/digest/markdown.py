"""The weekly note as Markdown, and as Slack's own dialect of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from okrcli.i18n import _
from okrcli.render.digest.model import Entry, NoteView
from okrcli.render.facts import Fact
from okrcli.render.markup import escape_markdown, escape_mrkdwn


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


def markup_lines(view: NoteView, dialect: Dialect = MARKDOWN) -> Iterator[str]:
    """The lines of the note; every word of it is escaped, ours and the teams' alike."""
    yield dialect.title.format(dialect.escape(view.title))
    for line in view.lead:
        yield ""
        yield dialect.escape(line)
    for section in view.sections:
        if not section.entries:
            if section.empty:
                yield ""
                yield dialect.escape(section.empty)
            continue
        yield ""
        yield dialect.heading.format(dialect.escape(section.title))
        yield ""
        for entry in section.entries:
            yield from _entry_lines(entry, dialect)
        if section.more:
            yield dialect.bullet + dialect.escape(section.more)


def _entry_lines(entry: Entry, dialect: Dialect) -> Iterator[str]:
    what = dialect.escape(entry.what)
    head = f"{dialect.bold}{what}{dialect.bold}" if entry.strong and what else what
    who = f" ({dialect.escape(entry.who)})" if entry.who else ""
    yield dialect.bullet + " · ".join([head + who, *map(dialect.escape, entry.facts)])
    for line in entry.lines:
        yield dialect.below + dialect.escape(line_words(line))


def line_words(line: Fact) -> str:
    """A labelled line in words: `Blocked: Legal has not cleared the form`."""
    return _("{label}: {text}").format(label=line.label, text=line.text)
