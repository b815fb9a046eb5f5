"""The signs that are drawn, and what stands in for those that an encoding lacks."""

from __future__ import annotations

import codecs
import unicodedata
from typing import NamedTuple

from rich.cells import cell_len


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


REPLACING = "okr-one-for-one"
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


codecs.register_error(REPLACING, _replace)
