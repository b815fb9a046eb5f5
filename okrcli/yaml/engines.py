"""The two parsers, as streams of events over one text: libyaml where it is installed, ruamel's own else.

Both read YAML 1.2 alike here. What libyaml (YAML 1.1) would read otherwise is hidden from it: U+0085, U+2028 and U+2029
as line breaks, and where it refuses them, `:` and `?` inside plain scalars of a flow collection. Each such character
is replaced by one private character, so that offsets stay, and put back in the values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, partial
from typing import Any, NamedTuple


class Engine(StrEnum):
    """Who parses: libyaml, or pure Python."""

    C = "c"
    PURE = "pure"


class Disguise(NamedTuple):
    """A text made readable for a parser, and what to put back into the values read from it."""

    text: str
    restore: dict[int, int]


class SyntaxFault(NamedTuple):
    """Where a parser stopped and why, in its own words; offsets of the text it was given."""

    problem: str
    offset: int
    context: str = ""
    context_offset: int | None = None


_ODD = "\x85\u2028\u2029\ufeff"
_ODD_CHARACTER = re.compile(f"[{_ODD}]")
# Patterns as text: what only odd files need is compiled for those alone.
# a colon with text right behind it is text in a plain scalar; after a quote or bracket it may end a key
_FLOW_COLON = r"""(?<!["'\]}]):(?=[^\s,\[\]{}])"""
_FLOW_QUESTION = r"(?<=[^\s,\[\]{}])\?"
_QUOTED = r"""(?<=[\s\[{,])(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')"""
_TAB = rf"""(?P<quoted>{_QUOTED})
        | (?P<between>(?<=[:\-,\[{{?\]}}"'])[ \t]++ | (?<=\S)[ \t]++(?=\#|$|:(?:\s|$)))
        | (?<=\S)[ ]*\t[ \t]*"""
_DOUBLE_QUOTED = r'"(?:[^"\\\n]|\\.)*+"'
_PAIR = r"(?<!\\)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
_LINE_LIMIT = 5_000  # characters
_PRIVATE_USE = range(0xE000, 0xF8FF)


@cache
def c_parser() -> Any:
    """The C parser's class, or none where it is not installed."""
    try:
        from _ruamel_yaml import CParser  # the library costs 40 ms to import: only when a file is read
    except ImportError:
        return None
    return CParser


def available() -> tuple[Engine, ...]:
    """The parsers that there are, the fastest first."""
    return tuple(Engine) if c_parser() is not None else (Engine.PURE,)


def events(text: str, engine: Engine) -> Iterator[Any]:
    """The parse events of a text, one by one. Raises what the parser raises; `describe` tells what."""
    if engine is Engine.C:
        parser = c_parser()(text)
        get = parser.get_event
        try:
            while (event := get()) is not None:
                yield event
        finally:
            parser.dispose()
    else:
        from ruamel.yaml import YAML

        yield from YAML(typ="safe", pure=True).parse(text)


def disguise_odd(text: str) -> Disguise:
    """Hide the characters that only YAML 1.1 takes for line breaks, and marks of byte order inside the text."""
    if text.isascii() or not _ODD_CHARACTER.search(text):
        return Disguise(text, {})
    stand_ins = dict(zip(map(ord, _ODD), map(ord, _free_characters(text, len(_ODD))), strict=True))
    return Disguise(text.translate(stand_ins), {stand_in: odd for odd, stand_in in stand_ins.items()})


def disguise_flow(disguise: Disguise) -> Disguise | None:
    """Hide the colons and question marks that old versions of libyaml refuse; none where there are none."""
    text = disguise.text
    colon, question = _free_characters(text, 2)
    changed = re.sub(_FLOW_QUESTION, question, re.sub(_FLOW_COLON, colon, text))
    if changed == text:
        return None
    return Disguise(changed, disguise.restore | {ord(colon): ord(":"), ord(question): ord("?")})


def disguise_tabs(disguise: Disguise) -> Disguise | None:
    """Make tabs readable that the engines refuse here and there though YAML allows them; none where there are none.

    Between tokens they become blanks, inside plain text they are hidden. Tabs in quotes, in block scalars and before a
    line's text stay as they are.
    """
    if "\t" not in disguise.text:
        return None
    stand_in = _free_characters(disguise.text, 1)[0]
    tab = re.compile(_TAB, re.VERBOSE)
    pieces: list[str] = []
    position = 0
    for _, start, line in structural_lines(disguise.text):
        if "\t" in line and len(line) <= _LINE_LIMIT:
            blank = not line.strip() or line.lstrip()[0] == "#"
            changed = line.replace("\t", " ") if blank else tab.sub(partial(_readable_tab, stand_in), line)
            pieces += (disguise.text[position:start], changed)
            position = start + len(line)
    text = "".join(pieces) + disguise.text[position:]
    return None if text == disguise.text else Disguise(text, disguise.restore | {ord(stand_in): ord("\t")})


def _readable_tab(stand_in: str, match: re.Match[str]) -> str:
    if match["quoted"] is not None:
        return match[0]
    return match[0].replace("\t", " " if match["between"] is not None else stand_in)


def disguise_pairs(disguise: Disguise) -> Disguise | None:
    """Hide from libyaml the pairs of escapes that JSON writes one character beyond U+FFFF with; none without pairs."""
    halves = {int(half, 16) for pair in re.finditer(_PAIR, disguise.text) for half in pair.groups()}
    if not halves:
        return None
    stand_ins = dict(zip(halves, _free_characters(disguise.text, len(halves)), strict=True))

    def hide(pair: re.Match[str]) -> str:
        return "".join(f"\\u{ord(stand_ins[int(half, 16)]):04x}" for half in pair.groups())

    text = re.sub(_DOUBLE_QUOTED, lambda quoted: re.sub(_PAIR, hide, quoted[0]), disguise.text)
    return Disguise(text, disguise.restore | {ord(stand_in): half for half, stand_in in stand_ins.items()})


def _free_characters(text: str, count: int) -> list[str]:
    used = set(text) if not text.isascii() else set()
    free = (chr(code) for code in _PRIVATE_USE if chr(code) not in used)
    return [next(free) for _ in range(count)]


def describe(error: Exception, fallback: int) -> SyntaxFault:
    """What a parser's exception says. `fallback`: the offset to name where it names none."""
    problem = getattr(error, "problem", None)
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    position = getattr(error, "position", None)  # of a character that the reader refuses
    context_offset = None if context_mark is None else int(context_mark.index)
    if mark is not None:
        offset = int(mark.index)
    elif context_offset is not None:
        offset = context_offset
    else:
        offset = int(position) if isinstance(position, int) else fallback
    context = str(getattr(error, "context", None) or "")
    words = problem or getattr(error, "reason", None) or context or type(error).__name__
    return SyntaxFault(str(words), offset, context, context_offset)


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
