"""Pages as the text that a terminal of a width shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import RenderableType

from okrcli.model import Cycle, Objective
from okrcli.render.console import plain
from okrcli.render.glyphs import ASCII, REPLACING, UNICODE, Glyphs
from okrcli.render.layout import width_of

Page = Callable[..., Iterable[RenderableType]]


def draw(page: Page, *about: object, width: int = 80, glyphs: Glyphs = UNICODE) -> str:
    """The page about something, as a stream that carries `glyphs` gets it."""
    text = plain(width, *page(*about, width, glyphs))
    return text.encode("ascii", REPLACING).decode() if glyphs is ASCII else text


def screen(name: str) -> str:
    """A screen as it should be."""
    return (Path(__file__).parent / "screens" / f"{name}.txt").read_text(encoding="utf-8")


def assert_fits(page: Page, *about: object, widths: Iterable[int]) -> None:
    """No line is wider than the terminal, whatever it can carry, nor ends in blanks."""
    for width in widths:
        for glyphs in (UNICODE, ASCII):
            for line in draw(page, *about, width=width, glyphs=glyphs).splitlines():
                assert width_of(line) <= width, (width, line)
                assert line == line.rstrip(" "), (width, line)


def holding(cycle: Cycle, objective: Objective) -> Cycle:
    """The cycle with an objective of its first team alone."""
    return cycle._replace(teams=(cycle.teams[0]._replace(objectives=(objective,)),))
