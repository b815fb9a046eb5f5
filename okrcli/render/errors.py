"""An error on a terminal: the places that it is about, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from okrcli.errors import OkrError
from okrcli.render.console import glyphs_of
from okrcli.render.findings import findings_lines
from okrcli.render.glyphs import Glyphs
from okrcli.render.messages import hint_of, sentence_of
from okrcli.render.page import Line, Run, show_lines, wrap_runs


def print_error(console: Console, error: OkrError) -> None:
    """Print an error with its findings and its hint."""
    show_lines(console, error_lines(error, console.width, glyphs_of(console), unbroken=not console.file.isatty()))


def error_lines(
    error: OkrError,
    width: int,
    glyphs: Glyphs,
    *,
    unbroken: bool = False,
    folder: Path | None = None,
) -> Iterator[Line]:
    """Draw an error: its findings, `okr: message`, the hint."""
    if error.findings:
        yield from findings_lines(error.findings, width, glyphs, unbroken=unbroken, folder=folder)
    head: list[Run] = [("okr: ", "error"), (sentence_of(error.reason, error.facts), "")]
    yield from [head] if unbroken else wrap_runs(head, width, 5)
    hint = hint_of(error.reason, error.facts)
    if hint:
        runs: list[Run] = [("     " + hint, "hint")]
        yield from [runs] if unbroken else wrap_runs([("    ", ""), (" " + hint, "hint")], width, 5)
