"""Lines in colour, through Rich, which knows what each terminal can show; no text ever passes through its markup."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.theme import Theme

from okrcli.render.page import Line
from okrcli.render.styles import STYLES


def print_coloured(stream: TextIO, width: int, lines: Iterable[Line]) -> None:
    """Print lines with the looks of their roles."""
    console = Console(
        file=stream,
        width=width,
        force_terminal=True,
        force_jupyter=False,
        color_system="auto" if stream.isatty() and os.environ.get("TERM") != "dumb" else "standard",
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
        theme=Theme(STYLES),
    )
    console.print(_Lines(lines), soft_wrap=True, end="")


class _Lines:
    """Lines as something that Rich prints, without being measured or wrapped again."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        return self._segments(console)

    def _segments(self, console: Console) -> Iterator[Segment]:
        for line in self.lines:
            for text, role in line:
                yield Segment(text, console.get_style(role) if role else None)
            yield Segment.line()
