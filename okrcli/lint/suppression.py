"""Comments that leave findings out: `# okr: ignore[K103, C] reason`, on a line, above it, or where a block begins."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from okrcli.errors import Span
from okrcli.lint.places import PlacedFile
from okrcli.lint.registry import Mark
from okrcli.yaml.nodes import scalars
from okrcli.yaml.source import Source

_COMMENT = re.compile(
    r"(?:^|(?<=[ \t\r\n]))#[ \t]*okr:[ \t]*ignore\b(?:[ \t]*\[(?P<codes>[^\]\r\n]*)\])?", re.MULTILINE
)
_NO_CONTENT = re.compile(r"[ \t]*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment. `covers` is the line, from 1, whose findings it leaves out, with all of a block that begins there.

    `used` holds the codes of what it left out so far; `ran` the codes of the rules that were asked, so that one that
    was not is never called unused.
    """

    path: Path
    span: Span
    excerpt: str
    covers: int
    codes: tuple[str, ...]
    ran: tuple[str, ...]
    used: set[str] = field(default_factory=set)

    def names(self, code: str) -> bool:
        """Whether it names the code, or the beginning of it."""
        return code.startswith(self.codes or ("\0",))

    @property
    def unused(self) -> tuple[str, ...]:
        """The codes that it names, that were looked for, and that it left nothing out of."""
        return tuple(
            code
            for code in self.codes
            if any(ran.startswith(code) for ran in self.ran) and not any(used.startswith(code) for used in self.used)
        )

    def at(self, **facts: object) -> Mark:
        """A mark on the comment."""
        return Mark(self.path, (), facts)


def find_suppressions(file: PlacedFile, ran: tuple[str, ...]) -> Iterator[Suppression]:
    """The comments of a file, `ran` being the codes that are asked for; what only looks like one in a text is none."""
    if not file.has_comments or file.source is None:
        return
    found = list(_COMMENT.finditer(file.source.text))
    texts = sorted((one.start, one.end) for one in scalars(file.root)) if found else []
    saying: list[int] = []
    for match in found:
        before = bisect_right(texts, (match.start(), math.inf))
        if before and match.start() < texts[before - 1][1]:
            continue
        saying = saying or _lines_that_say(file.source)
        span = file.source.span(match.start(), match.end())
        codes = tuple(code.strip().upper() for code in (match["codes"] or "").split(",") if code.strip())
        line, covered = file.source.line(span.line), _covered(file.source, span, saying)
        yield Suppression(file.path, span, line, covered, codes, ran)


def _covered(source: Source, span: Span, saying: list[int]) -> int:
    """The comment's own line where something stands before it, else the next line that says something."""
    if source.line(span.line)[: span.column - 1].strip():
        return span.line
    after = bisect_right(saying, span.line)
    return saying[after] if after < len(saying) else span.line


def _lines_that_say(source: Source) -> list[int]:
    """The numbers of the lines that hold more than blanks and a comment."""
    numbers = range(1, len(source.line_starts) + 1)
    return [number for number in numbers if _NO_CONTENT.fullmatch(source.line(number)) is None]
