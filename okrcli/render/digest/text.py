"""The weekly note as plain text, on a terminal or for a mail: lines broken at the width, nothing marked up."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from okrcli.render.digest.markdown import line_words
from okrcli.render.digest.model import Entry, NoteView
from okrcli.render.glyphs import Glyphs
from okrcli.render.layout import section, width_of, words
from okrcli.render.markup import without_mentions


def note_page(view: NoteView, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw the note in `width` columns."""
    yield words((without_mentions(view.title), "title"))
    for line in view.lead:
        yield words(without_mentions(line), hang=2)
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
