"""Why a parser stopped, in terms of what a person wrote, and a reading of the line that lets it go on.

The parsers' own words name what they expected, often lines after the mistake; here the mistake itself is looked for.
What cannot be told apart stays a plain syntax error at the parser's place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from okrcli.errors import Finding
from okrcli.yaml.codes import TextCode
from okrcli.yaml.engines import SyntaxFault
from okrcli.yaml.scalars import quote_double
from okrcli.yaml.source import Source
from okrcli.yaml.splice import Splice

_LINE = re.compile(
    r"""(?P<indent>[ ]*(?:-[ ]+)*)
        (?:(?P<key>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#'"\[{&*!|>%@`,:-][^:#]*?|-[^\s:#][^:#]*?)
           [ ]*:(?:[ \t]+|$))?
        (?P<value>.*?)(?P<comment>[ \t]+\#.*|[ \t]*)$""",
    re.VERBOSE,
)
_GLUED = re.compile(
    r"""(?P<indent>[ ]*+(?:-[ ]++)*+)(?P<key>[A-Za-z_][A-Za-z0-9_]*+|"[^"\\]*"|'[^']*'):(?P<value>[^\s:/].*?)[ \t]*$"""
)
_ENTRY = re.compile(r"([ ]*+)-[ ]++(?=[^\s#])")
_STRANGE_START = frozenset("%@`*&|>!?")
_CLOSING = {"[": "]", "{": "}"}
_OPENING = frozenset("[{*&!")
_LINE_LIMIT = 2_000  # characters of a line that is looked into
LINES_BEFORE = 40  # that show how deep a line may stand
_LOOK_BACK = 200  # lines that an unclosed quote or bracket is looked for in


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A syntax error's finding, and the ways to read the text past it, likeliest first (none: nothing is known)."""

    finding: Finding
    readings: tuple[tuple[Splice, ...], ...] = ()


def explain(source: Source, fault: SyntaxFault) -> Diagnosis:
    """Name the mistake behind a fault, whose offsets are those of the file."""
    line = source.line_of(fault.offset)
    context = source.line_of(fault.context_offset) if fault.context_offset is not None else line
    for look in (_bad_escape, _unclosed_quote, _unclosed_bracket, _needs_quotes, _missing_space, _missing_colon):
        diagnosis = look(source, fault, context, line)
        if diagnosis is not None:
            return diagnosis
    return _plain(source, fault, line)


def _plain(source: Source, fault: SyntaxFault, line: int) -> Diagnosis:
    """A mistake of indentation, or just a syntax error, at the parser's place."""
    text = source.text
    offset = min(fault.offset, len(text))
    if not source.line(line).strip() and fault.context_offset is not None:
        offset = fault.context_offset  # a blank line, or the end of the file, says nothing
        line = source.line_of(offset)
    if "document start" in fault.problem and re.search(r"^\.\.\.(?:\s|$)", text[:offset], re.MULTILINE):
        return Diagnosis(source.finding(TextCode.SECOND_DOCUMENT, offset, offset + 1))
    content = source.line(line)
    first = source.line_starts[line - 1] + len(content) - len(content.lstrip())
    starts_line = offset <= first and content.strip() and ("block" in fault.context or "not allowed" in fault.problem)
    if starts_line or "mapping values are not allowed" in fault.problem:
        earlier = _entry_before(source, fault, line)
        if earlier is not None:
            return earlier
        finding = source.finding(TextCode.INDENTATION, first, first + 1, problem=fault.problem)
        return Diagnosis(finding, _indentations(source, line))
    facts = {"problem": fault.problem, "context": fault.context}
    return Diagnosis(source.finding(TextCode.SYNTAX, offset, offset + 1, **facts), _without_entry(source, line))


def _without_entry(source: Source, line: int) -> tuple[tuple[Splice, ...], ...]:
    """The line left out, where it is an entry in braces of a list."""
    content = source.line(line)
    start = source.line_starts[line - 1]
    if re.match(r"[ ]*-[ ]+[{\[]", content):
        return ((Splice(start, start + len(content), " " * len(content)),),)
    return ()


def _parts(source: Source, line: int) -> tuple[re.Match[str], int] | None:
    content = source.line(line)
    match = _LINE.match(content) if len(content) <= _LINE_LIMIT else None
    return None if match is None else (match, source.line_starts[line - 1])


def _quoted(start: int, value: str) -> Splice:
    return Splice(start, start + len(value), quote_double(value))


def _bad_escape(source: Source, fault: SyntaxFault, context: int, line: int) -> Diagnosis | None:
    """A backslash in double quotes with something after it that YAML knows no meaning for."""
    if "escape" not in fault.problem and "expected escape sequence" not in fault.problem:
        return None
    start = source.text.rfind("\\", 0, fault.offset + 1)
    if start < 0 or fault.offset - start > 10:
        return None
    match = re.compile(r"\\[xuU]?[0-9a-fA-F]*|\\.").match(source.text, start)
    shown = match[0] if match and len(match[0]) > 1 else source.text[start : start + 2]
    finding = source.finding(TextCode.BAD_ESCAPE, start, start + len(shown), escape=shown, problem=fault.problem)
    return Diagnosis(finding, ((Splice(start, start, "\\"),),))


def _unclosed_quote(source: Source, fault: SyntaxFault, context: int, line: int) -> Diagnosis | None:
    """A value that starts with a quote and has no other on its line, the nearest before the fault."""
    if "quoted scalar" in fault.context:
        lines = [context]
    else:
        lines = (
            list(range(line, max(0, line - _LOOK_BACK), -1))
            if '"' in source.line(line) or "'" in source.line(line)
            else []
        )
    for number in lines:
        parts = _parts(source, number)
        if parts is None:
            continue
        match, base = parts
        value = match["value"] + match["comment"].rstrip()
        quote = value[:1]
        if quote not in ("'", '"'):
            continue
        closed = re.match(r'"(?:[^"\\]|\\.)*"' if quote == '"' else r"'(?:[^']|'')*'", value)
        start = base + match.start("value")
        if closed is None:
            finding = source.finding(
                TextCode.UNCLOSED_QUOTE, start, start + len(value), quote=quote, problem=fault.problem
            )
            return Diagnosis(finding, ((_quoted(start, value),),))
        if number == line and closed.end() < len(value) and not value[closed.end() :].lstrip().startswith(("#", ":")):
            finding = source.finding(
                TextCode.NEEDS_QUOTES, start, start + len(value), character=quote, text=value, problem=fault.problem
            )
            return Diagnosis(finding, ((_quoted(start, value),),))
    return None


def _unclosed_bracket(source: Source, fault: SyntaxFault, context: int, line: int) -> Diagnosis | None:
    """A list or mapping in brackets that is still open where the fault is."""
    if "flow" not in fault.context or fault.context_offset is None:
        return None
    start = fault.context_offset
    if not source.text[start:].strip():  # the file ends right after the bracket
        start = len(source.text[:start].rstrip()) - 1
        context = source.line_of(start)
    bracket = source.text[start : start + 1]
    if bracket not in _CLOSING or (line == context and source.text[fault.offset :].strip()):
        return None
    end = source.line_starts[context - 1] + len(source.line(context))
    finding = source.finding(TextCode.UNCLOSED_BRACKET, start, start + 1, bracket=bracket, problem=fault.problem)
    content = source.text[start:end].rstrip()
    return Diagnosis(finding, ((Splice(start + len(content), start + len(content), _CLOSING[bracket]),),))


def _needs_quotes(source: Source, fault: SyntaxFault, context: int, line: int) -> Diagnosis | None:
    """A text that starts with a sign of YAML's, that holds `: `, or that goes on after brackets."""
    numbers = [line] if line == context else [line, context]
    for number in numbers:
        parts = _parts(source, number)
        if parts is None:
            continue
        match, base = parts
        value = match["value"]
        start = base + match.start("value")
        character = None
        scanning = "scanning" in fault.context and "simple key" not in fault.context
        if value[:1] in _STRANGE_START and (scanning or "token" in fault.problem):
            character = value[0]
        elif "mapping values are not allowed" in fault.problem and match["key"] and ": " in value + " ":
            character = ":"
        elif value[:1] in _OPENING and number == line and "block" in fault.context and fault.offset > start:
            character = value[0]
        if character is not None and value and _CLOSING.get(value[0], "no sign") != value.rstrip()[-1:]:
            finding = source.finding(
                TextCode.NEEDS_QUOTES, start, start + len(value), character=character, text=value, problem=fault.problem
            )
            return Diagnosis(finding, ((_quoted(start, value),),))
    return None


def _missing_space(source: Source, fault: SyntaxFault, context: int, line: int) -> Diagnosis | None:
    """`key:value` on a line of its own."""
    for number in dict.fromkeys((context, line, line - 1)):
        content = source.line(number)
        match = _GLUED.match(content) if len(content) <= _LINE_LIMIT else None
        if match is None:
            continue
        base = source.line_starts[number - 1]
        colon = base + match.end("key")
        finding = source.finding(TextCode.SPACE_AFTER_COLON, colon, colon + 1, key=match["key"], problem=fault.problem)
        return Diagnosis(finding, ((Splice(colon + 1, colon + 1, " "),),))
    return None


def _missing_colon(source: Source, fault: SyntaxFault, context: int, line: int) -> Diagnosis | None:
    """A line of words where a key belongs."""
    if "could not find expected ':'" not in fault.problem:
        return None
    parts = _parts(source, context)
    if parts is None or parts[0]["key"] is not None or not parts[0]["value"]:
        return None
    match, base = parts
    return _colon_missing(source, base + match.start("value"), match["value"], fault)


def _colon_missing(source: Source, start: int, value: str, fault: SyntaxFault) -> Diagnosis:
    """The finding for words where a key belongs: the first is read as the key, or else the line left out."""
    end = start + len(value)
    finding = source.finding(TextCode.MISSING_COLON, start, end, text=value, problem=fault.problem)
    without = (Splice(start, end, "#" + " " * (end - start - 1)),)
    key = re.match(r"[A-Za-z_]\w*(?=[ ]|$)", value)
    if key is None:
        return Diagnosis(finding, (without,))
    colon = (Splice(start + key.end(), start + key.end(), ":"),)
    following = source.line(source.line_of(start) + 1)
    nested = (
        following.lstrip().startswith("-") or len(following) - len(following.lstrip()) > source.span(start, end).column
    )
    return Diagnosis(finding, (colon, without) if nested or key.end() < len(value) else (without, colon))


def _entry_before(source: Source, fault: SyntaxFault, line: int) -> Diagnosis | None:
    """Where a line only looks badly indented because the entry starting on the line before is the mistake."""
    before = line - 1
    while before > 0 and (not source.line(before).strip() or source.line(before).lstrip().startswith("#")):
        before -= 1
    entry = _ENTRY.match(source.line(before)) if before > 0 else None
    content = source.line(line)
    indent = len(content) - len(content.lstrip(" "))
    if entry is None or content.lstrip().startswith("-"):
        return None
    start = source.line_starts[before - 1]
    by = indent - entry.end()
    if by == 0:
        value = source.line(before)[entry.end() :].rstrip()
        return None if ": " in value + " " else _colon_missing(source, start + entry.end(), value, fault)
    dashes = len(entry[1]) + by
    near = range(max(1, before - _LOOK_BACK), min(len(source.line_starts), before + _LOOK_BACK) + 1)
    others = (_ENTRY.match(source.line(number)) for number in near if number != before)
    if abs(by) > 2 or dashes < 0 or not any(other and len(other[1]) == dashes for other in others):
        return None
    finding = source.finding(TextCode.INDENTATION, start + len(entry[1]), start + entry.end(), problem=fault.problem)
    return Diagnosis(finding, ((Splice(start, start + len(entry[1]), " " * dashes),),))


def _indentations(source: Source, number: int) -> tuple[tuple[Splice, ...], ...]:
    """Other columns for a line, those of the lines before it, nearest first: for the line, and for its block."""
    content = source.line(number)
    indent = len(content) - len(content.lstrip(" "))
    columns: set[int] = set()
    for before in range(number - 1, max(0, number - LINES_BEFORE), -1):
        match = re.match(r"([ ]*+)((?:-[ ]++)*+)(?=[^\s#])", source.line(before))
        if match is None:
            continue
        columns |= {len(match[1]), len(match[1]) + len(match[2])}
        if source.line(before).rstrip().endswith(":"):
            columns.add(len(match[1]) + len(match[2]) + 2)
    columns.discard(indent)
    block = [number]
    for after in range(number + 1, min(len(source.line_starts), number + LINES_BEFORE) + 1):
        line = source.line(after)
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent:
            break
        if line.strip():
            block.append(after)
    ways: list[tuple[Splice, ...]] = []
    for column in sorted(columns, key=lambda column: (abs(column - indent), column))[:4]:
        ways.append((_shift(source, number, column - indent),))
        if len(block) > 1:
            ways.append(tuple(_shift(source, line, column - indent) for line in block))
    return tuple(ways)


def _shift(source: Source, number: int, by: int) -> Splice:
    start = source.line_starts[number - 1]
    return Splice(start, start, " " * by) if by > 0 else Splice(start, start - by, "")
