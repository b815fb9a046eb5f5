"""The terminal: when there are colours, how wide it is, which signs it can show, and how lines reach it.

Conventions of no-color.org, FORCE_COLOR and TERM=dumb, decided for each stream by itself. Rich gives lines their
colours; where there are none to give, it is not even imported.
"""

from __future__ import annotations

import codecs
import os
import shutil
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple, TextIO

from rich.cells import cell_len

from okrcli.render.page import Line, plain

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
    branch: str = "├─"
    last_branch: str = "└─"


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
    branch="|-",
    last_branch="`-",
)


def glyphs_for(encoding: str | None) -> Glyphs:
    """The signs that an encoding can carry: all of them, or ASCII."""
    try:
        "".join(UNICODE).encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


class Screen(NamedTuple):
    """Where lines are shown: a stream, its columns, and whether it takes colours."""

    file: TextIO
    width: int
    coloured: bool


def glyphs_of(screen: Screen) -> Glyphs:
    """The signs that the screen's stream can carry."""
    return glyphs_for(getattr(screen.file, "encoding", None))


def make_screen(stream: TextIO, color: str = "auto", width: int | None = None) -> Screen:
    """A screen on the stream; `color` is `auto`, `always` or `never`; the width is found out where none is given."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors=_REPLACING)
    return Screen(stream, max(NARROWEST, width or find_width(stream)), wants_color(color, stream.isatty()))


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


def show(screen: Screen, lines: Iterable[Line]) -> None:
    """Print lines that a renderer made."""
    if screen.coloured:
        from okrcli.render.colours import print_coloured

        print_coloured(screen.file, screen.width, lines)
    else:
        screen.file.write(plain(lines))


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
