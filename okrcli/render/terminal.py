"""The terminal: when there are colours, how wide it is, which signs it can show, and how lines reach it.

Conventions of no-color.org, FORCE_COLOR and TERM=dumb, decided for each stream by itself. Text from files never passes
through Rich's markup; it reaches the stream as segments.
"""

from __future__ import annotations

import codecs
import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TextIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.theme import Theme

from okrcli.render.page import Line
from okrcli.render.styles import STYLES

PIPED_WIDTH = 80
NARROWEST = 36


class Glyphs(NamedTuple):
    """The signs that are drawn; every one is one cell wide, but for ASCII's ellipsis, arrow and boxes."""

    full: str = "━"
    half: str = "╸"
    empty: str = "─"
    today: str = "│"
    goal: str = "◇"
    reached: str = "◆"
    ellipsis: str = "…"
    dash: str = "–"
    dot: str = "·"
    arrow: str = "→"
    levels: str = "▁▂▃▄▅▆▇█"
    good: str = "✓"
    warning: str = "!"
    bad: str = "✗"
    stale: str = "?"
    early: str = "○"
    dropped: str = "–"
    todo: str = "☐"
    done: str = "☑"
    point: str = "●"
    expected: str = "·"
    goal_line: str = "╌"
    axis: str = "│"
    tick: str = "┤"
    corner: str = "└"
    floor: str = "─"
    floor_tick: str = "┬"
    now: str = "┊"
    band: str = "░"


UNICODE = Glyphs()
ASCII = Glyphs(
    full="=",
    half="=",
    empty=".",
    today="|",
    goal="o",
    reached="#",
    ellipsis="...",
    dash="-",
    dot="-",
    arrow="->",
    levels="0123456789",
    good="+",
    warning="!",
    bad="x",
    stale="?",
    early=".",
    dropped="-",
    todo="[ ]",
    done="[x]",
    point="@",
    expected=".",
    goal_line="-",
    axis="|",
    tick="+",
    corner="+",
    floor="-",
    floor_tick="+",
    now=":",
    band="~",
)


def glyphs_for(encoding: str | None) -> Glyphs:
    """The signs that an encoding can carry: all of them, or ASCII."""
    try:
        "".join(UNICODE).encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def glyphs_of(console: Console) -> Glyphs:
    """The signs that the console's stream can carry."""
    return glyphs_for(getattr(console.file, "encoding", None))


def make_console(stream: TextIO, color: str = "auto", width: int | None = None) -> Console:
    """A console on the stream; `color` is `auto`, `always` or `never`; the width is found out where none is given."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors=_REPLACING)
    terminal = stream.isatty()
    coloured = wants_color(color, terminal)
    return Console(
        file=stream,
        width=max(NARROWEST, width or find_width(stream)),
        force_terminal=coloured or terminal,
        force_jupyter=False,
        color_system=("auto" if terminal and os.environ.get("TERM") != "dumb" else "standard") if coloured else None,
        no_color=not coloured,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
        theme=Theme(STYLES),
    )


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
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    try:
        return os.get_terminal_size(stream.fileno()).columns or PIPED_WIDTH
    except (OSError, ValueError, AttributeError):
        return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if stream.isatty() else PIPED_WIDTH


def show(console: Console, lines: Iterable[Line]) -> None:
    """Print lines that a renderer made."""
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


_REPLACING = "okr-one-for-one"
_LOOKALIKES = str.maketrans("‘’‚“”„«»–—‐‑−…·•→←×€£", '\'\',"""""-----..*><xEL')


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Stand in for what an encoding lacks, cell for cell, so that columns hold: é is e, any space a space, else `?`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    replaced = "".join(_narrow(character) for character in error.object[error.start : error.end])
    return replaced, error.end


def _narrow(character: str) -> str:
    width = cell_len(character)
    if width == 0:
        return ""
    if character.isspace():
        return " " * width
    bare = unicodedata.normalize("NFKD", character.translate(_LOOKALIKES))[:1]
    return bare if width == 1 and bare.isascii() else "?" * width


codecs.register_error(_REPLACING, _replace)
