"""The weekly note as plain text, on a terminal or for a mail: lines broken at the width, nothing marked up."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.render.glyphs import Glyphs
from okrcli.render.page import Line, line_width, width_of, wrap_runs
from okrcli.render.texts.digest_markdown import line_words
from okrcli.render.texts.markup import without_mentions
from okrcli.render.views.note import Entry, NoteView


def text_lines(view: NoteView, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw the note in `width` columns."""
    yield from wrap_runs([(without_mentions(view.title), "title")], width)
    for line in view.lead:
        yield from wrap_runs([(without_mentions(line), "")], width, 2)
    for section in view.sections:
        if not section.entries:
            if section.empty:
                yield []
                yield from wrap_runs([(section.empty, "")], width, 2)
            continue
        yield []
        yield [(section.title, "strong")]
        for entry in section.entries:
            yield from _entry_lines(entry, width, glyphs)
        if section.more:
            yield [(f"  {section.more}", "quiet")]


def _entry_lines(entry: Entry, width: int, glyphs: Glyphs) -> Iterator[Line]:
    bullet = f"{glyphs.dash} "
    head: Line = [(bullet, "quiet"), (without_mentions(entry.what), "")]
    if entry.who:
        head.append((f" ({without_mentions(entry.who)})", "quiet"))
    facts = " · ".join(map(without_mentions, entry.facts))
    if facts and line_width(head) + 3 + width_of(facts) <= width:
        head.append((f" · {facts}", ""))
        facts = ""
    yield from wrap_runs(head, width, 2)
    for text in filter(None, [facts, *(without_mentions(line_words(one)) for one in entry.lines)]):
        yield from wrap_runs([("  " + text, "")], width, 4)
