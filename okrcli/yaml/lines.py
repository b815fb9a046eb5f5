"""The lines of a text that YAML's rules of indentation hold for: those inside block scalars are somebody's prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BLOCK_SCALAR = re.compile(r"(?:^|[\s:\-])[|>][-+0-9]{0,2}[ \t]*+(?:(?<=[ \t])#.*)?$")
_OWNER = re.compile(r"([ ]*+)((?:-[ ]++)*+)")


def structural_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Number from 1, offset and content without its line break of each line that is not a block scalar's.

    Blank lines right after a block scalar count as its own.

    By the look of the lines alone, for texts that cannot be parsed.
    """
    offset = number = 0
    scalar_indent: int | None = None
    while offset < len(text):
        match = _LINE.match(text, offset)
        end = match.end() if match else len(text)
        line = text[offset:end].rstrip("\r\n")
        number += 1
        start, offset = offset, end
        if not line.strip():
            if scalar_indent is None:
                yield number, start, line
            continue
        indent = len(line) - len(line.lstrip(" "))
        if scalar_indent is not None and indent > scalar_indent:
            continue
        scalar_indent = None
        yield number, start, line
        if ("|" in line or ">" in line) and line[indent] != "#" and _BLOCK_SCALAR.search(line):
            scalar_indent = _indent_of_owner(line)


def _indent_of_owner(line: str) -> int:
    """The column of the mapping or list entry that a block scalar starting on the line belongs to."""
    match = _OWNER.match(line)
    indent, dashes = (len(match[1]), match[2]) if match else (0, "")
    if line[indent + len(dashes) :][:1] in ("|", ">"):
        return indent + max(0, len(dashes.rstrip()) - 1)
    return indent + len(dashes)
