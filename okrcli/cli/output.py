"""What a command answers, on standard output: a page for people, or a document or text for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from okrcli.cli.session import Session

if TYPE_CHECKING:
    from rich.console import RenderableType


def show_page(session: Session, draw: Callable[..., Iterable[RenderableType]], *about: object) -> None:
    """Draw a page about something, as wide as the terminal, with the signs that it has."""
    from okrcli.render.console import glyphs_of, show

    console = session.out()
    show(console, *draw(*about, console.width, glyphs_of(console)))


def print_document(document: Mapping[str, object]) -> None:
    """Write JSON."""
    from okrcli.render.documents import dump_json

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
