"""An error on a terminal: the places that it is about, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okrcli.errors import OkrError
from okrcli.render.findings import findings_lines
from okrcli.render.messages import hint_of, sentence_of
from okrcli.render.page import Line, Run, wrap_runs
from okrcli.render.terminal import Glyphs, Screen, glyphs_of, show


def print_error(screen: Screen, error: OkrError) -> None:
    """Print an error with its findings and its hint."""
    show(screen, error_lines(error, screen.width, glyphs_of(screen), unbroken=not screen.file.isatty()))


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
