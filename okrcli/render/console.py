"""The console: one Rich console for each stream, its theme, when it has colours, how wide it is.

Conventions of no-color.org, FORCE_COLOR and TERM=dumb, decided for each stream by itself.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from io import StringIO
from typing import TextIO

from rich.console import Console, ConsoleOptions, ConsoleRenderable, Group, RenderableType, RenderResult
from rich.segment import Segment
from rich.theme import Theme

from okrcli.i18n.dates import cycles_as_said
from okrcli.render.glyphs import REPLACING, Glyphs, glyphs_for

PIPED_WIDTH = 80
NARROWEST, WIDEST = 36, 1000
_DIGITS = 9  # of a number of columns: no terminal needs so many
_EXCERPT = re.compile(r" *[0-9]+ \| ")  # a line of a file, with its number
_HEIGHT = 25  # of no use to what is printed, and Rich would read LINES for it, whatever that holds

# The sixteen colours of the terminal's own palette, which its user has made legible on its background; never white,
# black or a bright one. Nothing is said by colour alone.
THEME = Theme(
    {
        "title": "bold",
        "strong": "bold",
        "quiet": "dim",
        "heading": "dim",
        "good": "green",
        "warning": "yellow",
        "bad": "bold red",
        "stale": "magenta",
        "early": "cyan",
        "name": "cyan",
        "error": "bold red",
        "caret": "bold red",
        "match": "bold underline",
        "hint": "cyan",
        "expected": "none",  # visible on any background and inside any bar
        "goal": "bold",
    }
)


def make_console(stream: TextIO, color: str = "auto", width: int | None = None) -> Console:
    """A console on the stream; `color` is `auto`, `always` or `never`; the width is found out where none is given."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors=REPLACING)
    coloured = wants_color(color, stream.isatty())
    standard = os.environ.get("TERM") == "dumb" or not stream.isatty()
    return Console(
        file=stream,
        width=max(NARROWEST, width or find_width(stream)),
        height=_HEIGHT,
        force_terminal=coloured,
        force_jupyter=False,
        color_system=("standard" if standard else "auto") if coloured else None,
        no_color=not coloured,
        markup=False,
        emoji=False,
        highlight=False,
        theme=THEME,
        safe_box=False,
    )


def glyphs_of(console: Console) -> Glyphs:
    """The signs that the console's stream can carry."""
    return glyphs_for(getattr(console.file, "encoding", None))


def wants_color(color: str, terminal: bool) -> bool:
    """Decide on colours: by the option, then `NO_COLOR`, then `FORCE_COLOR` (where not empty), then the terminal."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return os.environ["FORCE_COLOR"] != "0"
    return terminal and os.environ.get("TERM") != "dumb"


def find_width(stream: TextIO) -> int:
    """How many columns there are: `COLUMNS`, else the terminal's, else 80, which a pipe or file always gets."""
    asked = os.environ.get("COLUMNS", "")[:_DIGITS]
    if asked.isdecimal() and int(asked) > 0:
        return min(int(asked), WIDEST)
    try:
        return os.get_terminal_size(stream.fileno()).columns or PIPED_WIDTH
    except (OSError, ValueError, AttributeError):
        return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if stream.isatty() else PIPED_WIDTH


def show(console: Console, *renderables: RenderableType, literal: bool = False) -> None:
    """Print what a module of `render` made; no line ends in blanks, and none is cut.

    Cycles are called as people call them, unless it is `literal`: text that a program reads.
    """
    console.print(_Trimmed(Group(*renderables), literal), crop=False, end="")


def plain(width: int, *renderables: RenderableType) -> str:
    """The text alone of what would be printed in `width` columns."""
    stream = StringIO()
    show(make_console(stream, "never", width), *renderables)
    return stream.getvalue()


class _Trimmed:
    """A renderable without the blanks at the end of its lines, which tables pad to their width.

    Links are a terminal's: elsewhere they go, even where colours stay.
    """

    def __init__(self, inside: ConsoleRenderable, literal: bool) -> None:
        self.inside = inside
        self.literal = literal

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        terminal = console.file.isatty()
        for line in Segment.split_lines(console.render(self.inside, options)):
            said = line
            if not self.literal and not _EXCERPT.match("".join(one.text for one in line)):
                said = [one._replace(text=cycles_as_said(one.text)) for one in line]
            yield from _without_end(said if terminal else [_without_link(one) for one in said])
            yield Segment.line()


def _without_link(segment: Segment) -> Segment:
    text, style, control = segment
    return segment if style is None or style.link is None else Segment(text, style.update_link(None), control)


def _without_end(line: list[Segment]) -> Iterator[Segment]:
    last = len(line)
    while last and not line[last - 1].text.strip(" "):
        last -= 1
    if last:
        yield from line[: last - 1]
        text, style, control = line[last - 1]
        yield Segment(text.rstrip(" "), style, control)
