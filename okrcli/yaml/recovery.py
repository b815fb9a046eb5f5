"""Mistakes that are seen in the lines of a text, before or in place of parsing: control characters, conflicts, tabs.

Each gives a finding and a change to the text that lets the parser go on, so that one mistake never hides the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice

from okrcli.errors import Finding
from okrcli.yaml.codes import FINDINGS_LIMIT, TextCode
from okrcli.yaml.lines import structural_lines
from okrcli.yaml.patch import Change
from okrcli.yaml.scalars import REFUSED
from okrcli.yaml.source import Source, make_source

_OURS = re.compile(r"<{7}(?: (.*))?$")
_BASE = re.compile(r"\|{7}(?: (.*))?$")
_MIDDLE = re.compile(r"={7}$")
_OPENING = re.compile(r"^<{7}(?= |$|\r)", re.MULTILINE)
_MARKER = re.compile(r"^(?:<{7}(?= |$|\r)|\|{7}(?= |$|\r)|={7}(?=$|\r)|>{7}(?= |$|\r))", re.MULTILINE)
_THEIRS = re.compile(r">{7}(?: (.*))?$")
_LINES_BEFORE = 40
_SMALL = 300_000  # characters of a text that is worth several guesses
_INDENT = re.compile(r"(?:[ \t]|-(?=[ \t]))*+(?=[^\s#])")


def control_characters(source: Source) -> tuple[list[Finding], Source]:
    """Every control character but tabs and line breaks, and the source with a blank or a sign in place of each."""
    findings: list[Finding] = []
    for match in islice(REFUSED.finditer(source.text), FINDINGS_LIMIT):
        name = f"U+{ord(match[0]):04X}"
        findings.append(source.finding(TextCode.CONTROL, match.start(), match.end(), character=name, escaped=False))
    if not findings:
        return findings, source
    # an escape starts a terminal's colour: a blank in its place would let `[` open a list
    text = REFUSED.sub(" ", source.text.replace("\x1b", "\ufffd"))
    return findings, make_source(source.path, text, bom=source.bom)


def conflict_hunks(source: Source) -> tuple[list[Finding], list[Change]]:
    """Every conflict that Git left: one finding a hunk, read as our side with the other lines blank."""
    findings: list[Finding] = []
    changes: list[Change] = []
    last = 0
    for opening in _OPENING.finditer(source.text):
        number = source.line_of(opening.start())
        hunk = _hunk(source, number) if number > last else None
        if hunk is None:
            continue
        ours, theirs, dropped, last = hunk
        if len(findings) < FINDINGS_LIMIT:
            findings.append(_conflict(source, number, ours, theirs, last))
        changes += [_blank(source, line) for line in dropped]
    return findings, changes


def lone_markers(source: Source, changes: list[Change]) -> tuple[list[Finding], list[Change]]:
    """Markers of conflicts outside whole hunks (whose changes are given), each with its own finding."""
    known = {change.start for change in changes}
    findings: list[Finding] = []
    blanked: list[Change] = []
    for marker in _MARKER.finditer(source.text):
        if marker.start() in known:
            continue
        number = source.line_of(marker.start())
        if len(findings) < FINDINGS_LIMIT:
            findings.append(_conflict(source, number, "", "", number))
        blanked.append(_blank(source, number))
    return findings, blanked


def _conflict(source: Source, number: int, ours: str, theirs: str, end_line: int) -> Finding:
    start = source.line_starts[number - 1]
    end = start + len(source.line(number))
    return source.finding(TextCode.CONFLICT, start, end, ours=ours, theirs=theirs, end_line=end_line)


def _hunk(source: Source, first: int) -> tuple[str, str, list[int], int] | None:
    """The whole hunk that starts on a line: the two labels, the lines that are not ours, the last line."""
    opening = _OURS.match(source.line(first))
    if opening is None:
        return None
    dropped = [first]
    mine = True
    for number in range(first + 1, len(source.line_starts) + 1):
        line = source.line(number)
        closing = _THEIRS.match(line)
        if _BASE.match(line) or _MIDDLE.match(line):
            mine = False
        if closing or not mine:
            dropped.append(number)
        if closing:
            return opening[1] or "", closing[1] or "", dropped, number
        if _OURS.match(line):
            return None
    return None


def _blank(source: Source, number: int) -> Change:
    start = source.line_starts[number - 1]
    length = len(source.line(number))
    return Change(start, start + length, " " * length)


def indenting_tabs(source: Source) -> list[tuple[int, int, int]]:
    """The lines indented with tabs, block scalars' text apart: line number, start and end of the indentation."""
    found: list[tuple[int, int, int]] = []
    if "\t" not in source.text:
        return found
    for number, start, line in structural_lines(source.text):
        match = _INDENT.match(line) if "\t" in line else None
        if match and "\t" in match[0]:
            found.append((number, start, start + match.end()))
    return found


def tab_findings(source: Source, lines: list[tuple[int, int, int]]) -> list[Finding]:
    """A finding for each line indented with tabs, at its first tab."""
    findings: list[Finding] = []
    for _, start, end in lines[:FINDINGS_LIMIT]:
        tab = source.text.index("\t", start, end)
        length = next(len(list(run)) for _, run in groupby(source.text[tab:end]))
        findings.append(source.finding(TextCode.TAB, tab, tab + length))
    return findings


def tab_readings(source: Source, lines: list[tuple[int, int, int]]) -> Iterator[list[Change]]:
    """The ways to read those tabs, likeliest first: as wide as 2, 4, 8 or 1 columns, or as the line before."""
    small = len(source.text) <= _SMALL
    for width in (2, 4, 8, 1) if small else (1,):
        yield [Change(start, end, source.text[start:end].expandtabs(width)) for _, start, end in lines]
    if small:
        yield [Change(start, end, _like_before(source, number)) for number, start, end in lines]


def _like_before(source: Source, number: int) -> str:
    """The indentation that continues the last line before without tabs: under the text of an entry, or beside it."""
    text = source.line(number).strip()
    dash = text.startswith("-")
    for before in range(number - 1, max(0, number - _LINES_BEFORE), -1):
        match = re.match(r"([ ]*)((?:-[ ]+)*)(?=[^\s#-])", source.line(before))
        if match is None:
            continue
        indent = match[1] if dash else match[1] + " " * len(match[2])
        if source.line(before).rstrip().endswith(":"):
            indent += "  "
        kept = re.match(r"\s*((?:-\s+)*)", source.line(number))
        return indent + (kept[1].replace("\t", " ") if kept else "")
    return ""


def indentations(source: Source, number: int) -> tuple[tuple[Change, ...], ...]:
    """Other columns for a line, those of the lines before it, nearest first: for the line, and for its block."""
    content = source.line(number)
    indent = len(content) - len(content.lstrip(" "))
    columns: set[int] = set()
    for before in range(number - 1, max(0, number - _LINES_BEFORE), -1):
        match = re.match(r"([ ]*+)((?:-[ ]++)*+)(?=[^\s#])", source.line(before))
        if match is None:
            continue
        columns |= {len(match[1]), len(match[1]) + len(match[2])}
        if source.line(before).rstrip().endswith(":"):
            columns.add(len(match[1]) + len(match[2]) + 2)
    columns.discard(indent)
    block = [number]
    for after in range(number + 1, min(len(source.line_starts), number + _LINES_BEFORE) + 1):
        line = source.line(after)
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent:
            break
        if line.strip():
            block.append(after)
    ways: list[tuple[Change, ...]] = []
    for column in sorted(columns, key=lambda column: (abs(column - indent), column))[:4]:
        ways.append((_shift(source, number, column - indent),))
        if len(block) > 1:
            ways.append(tuple(_shift(source, line, column - indent) for line in block))
    return tuple(ways)


def _shift(source: Source, number: int, by: int) -> Change:
    start = source.line_starts[number - 1]
    return Change(start, start, " " * by) if by > 0 else Change(start, start - by, "")
