"""What a command answers, on standard output: a page for people, or a document or text for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from okrcli.cli.session import Session

if TYPE_CHECKING:
    from okrcli.render.glyphs import Glyphs
    from okrcli.render.page import Line

V = TypeVar("V")


def show_view(session: Session, draw: Callable[[V, int, Glyphs], Iterable[Line]], view: V) -> None:
    """Draw a view as wide as the terminal, with the signs that it has."""
    from okrcli.render.console import glyphs_of
    from okrcli.render.page import show_lines

    out = session.out()
    show_lines(out, draw(view, out.width, glyphs_of(out)))


def print_document(document: Mapping[str, object]) -> None:
    """Write JSON."""
    from okrcli.render.documents.text import dump_json

    print_text(dump_json(document))


def print_lines(lines: Iterable[str]) -> None:
    """Write lines of a text that another program reads."""
    print_text("".join(f"{line}\n" for line in lines))


def print_text(text: str) -> None:
    """Write UTF-8 where the stream takes bytes: programs expect it whatever the locale (JSON must be, RFC 8259)."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8", "replace"))
    buffer.flush()
