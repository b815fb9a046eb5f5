"""`okr diff` as Markdown, for a review or a weekly note."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.render.texts.markup import escape_markdown
from okrcli.render.views.diff import DiffView


def diff_markdown(view: DiffView) -> Iterator[str]:
    """The lines of the document: a heading a section, a list under it."""
    yield f"## {escape_markdown(view.title)}"
    yield ""
    yield escape_markdown(view.span)
    for note in view.notes:
        yield ""
        yield escape_markdown(note)
    for section in view.sections:
        yield ""
        yield f"### {escape_markdown(section.title)}"
        yield ""
        for row in section.rows:
            who = f" — *{escape_markdown(row.who)}*" if row.who else ""
            words = ", ".join(filter(None, row.words[:2]))
            yield f"- **{escape_markdown(row.place)}** {escape_markdown(words)}{who}"
