"""Pages as the text that a terminal of a width shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.console import RenderableType

from okrcli.render.console import plain
from okrcli.render.glyphs import ASCII, REPLACING, UNICODE, Glyphs


def draw(
    page: Callable[..., Iterable[RenderableType]], *about: object, width: int = 80, glyphs: Glyphs = UNICODE
) -> str:
    """The page about something, as a stream that carries `glyphs` gets it."""
    text = plain(width, *page(*about, width, glyphs))
    return text.encode("ascii", REPLACING).decode() if glyphs is ASCII else text
