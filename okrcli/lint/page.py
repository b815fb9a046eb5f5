"""A rule's page, read from its docstring: a title, then sections whose headings stand at the margin, with a colon.

    A figure in an objective.

    What it checks:
        An objective that holds a number, ...

    Why it matters:
        ...

Each section is kept as one text, paragraphs parted by blank lines, so that it can be translated whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import dedent

SECTIONS = ("What it checks", "Why it matters", "For example", "Use instead", "Options", "Sources")
"""Every page has all of them, in this order, but for options where there are none."""

PROSE = frozenset(("What it checks", "Why it matters", "Options"))
"""Sections whose lines run on; in the others each line stands by itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """A title, which ends in a full stop, and the text of each section."""

    title: str
    sections: Mapping[str, str]

    @property
    def missing(self) -> tuple[str, ...]:
        """The sections that it lacks, or that are empty."""
        return tuple(name for name in SECTIONS if name != "Options" and not self.sections.get(name))


def read_page(docstring: str) -> Page:
    """Read a docstring as a page; what stands before the first heading is the title."""
    title: list[str] = []
    bodies: dict[str, list[str]] = {}
    current = title
    for line in cleandoc(docstring).split("\n"):
        if line.endswith(":") and line[:-1] in SECTIONS:
            current = bodies.setdefault(line[:-1], [])
        else:
            current.append(line)
    return Page(
        " ".join(" ".join(title).split()),
        {name: _body(name, lines) for name, lines in bodies.items()},
    )


def _body(name: str, lines: list[str]) -> str:
    text = dedent("\n".join(lines)).strip()
    if name not in PROSE:
        return text
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
