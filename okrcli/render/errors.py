"""An error on a terminal: the places that it is about, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console, RenderableType

from okrcli.errors import OkrError
from okrcli.render.console import glyphs_of, show
from okrcli.render.findings import draw_findings
from okrcli.render.glyphs import Glyphs
from okrcli.render.layout import words
from okrcli.render.messages import hint_of, sentence_of

_OKR = "okr: "


def print_error(console: Console, error: OkrError) -> None:
    """Print an error with its findings and its hint."""
    show(console, *draw_error(error, console.width, glyphs_of(console), unbroken=not console.file.isatty()))


def draw_error(
    error: OkrError, width: int, glyphs: Glyphs, *, unbroken: bool = False, folder: Path | None = None
) -> Iterator[RenderableType]:
    """Draw an error: its findings, `okr: message`, the hint."""
    if error.findings:
        yield from draw_findings(error.findings, width, glyphs, unbroken=unbroken, folder=folder)
    yield words((_OKR, "error"), sentence_of(error.reason, error.facts), hang=len(_OKR), unbroken=unbroken)
    hint = hint_of(error.reason, error.facts)
    if hint:
        yield words((" " * len(_OKR) + hint, "hint"), hang=len(_OKR), unbroken=unbroken)
