"""Reading on past mistakes, so that one pass over a file shows them all and none hides the next.

Those that are seen in the lines of a text (control characters, conflicts, tabs) come first; then each fault of the
parser is explained, the text changed to a likely meaning and read again, as long as that gets further and costs little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice

from okrcli.errors import Finding
from okrcli.yaml.codes import FINDINGS_LIMIT, TextCode
from okrcli.yaml.engines import SyntaxFault, available, structural_lines
from okrcli.yaml.parse import Effort, Reading, progress, read_text
from okrcli.yaml.scalars import REFUSED
from okrcli.yaml.source import Source, make_source
from okrcli.yaml.splice import Patch, Splice, patch_text
from okrcli.yaml.syntax import LINES_BEFORE, explain

_MARKER = re.compile(r"^(?:(?P<sign><{7}|\|{7}|>{7})(?: (?P<label>[^\r\n]*))?|={7})(?=\r?$)", re.MULTILINE)
_SMALL = 300_000  # characters of a text that is worth several guesses
_INDENT = re.compile(r"(?:[ \t]|-(?=[ \t]))*+(?=[^\s#])")
_REPAIRS_LIMIT = 20

Reader = Callable[[list[Splice]], tuple[Patch, Reading]]
_Attempt = tuple[list[Splice], Patch, Reading]


def read_on(
    source: Source, changes: list[Splice], reading: Reading, patch: Patch, reader: Reader
) -> tuple[list[Finding], Patch, Reading]:
    """The mistakes from a first fault on, and the last reading: without a fault where all could be read past."""
    findings, blanked = lone_markers(source, changes)
    if blanked:
        changes = changes + blanked
        patch, reading = reader(changes)
    tabs = indenting_tabs(source) if reading.fault else []
    if tabs:
        findings += tab_findings(source, tabs)
        changes, patch, reading = _best((changes + more for more in tab_readings(source, tabs)), reader)
    doubtful = {number + after for number, _, _ in tabs for after in (0, 1)}
    for _ in range(_REPAIRS_LIMIT):
        if reading.fault is None:
            break
        fault = _in_file(reading.fault, patch)
        diagnosis = explain(source, fault)
        vague = diagnosis.finding.code in (TextCode.SYNTAX, TextCode.INDENTATION)
        if fault.offset < 0 or (vague and source.line_of(fault.offset) in doubtful):
            break  # nothing left to spend, or the fault of our own reading
        if diagnosis.finding in findings:
            break
        findings.append(diagnosis.finding)
        if not diagnosis.readings:
            break
        attempt = _best((changes + list(more) for more in diagnosis.readings), reader)
        if not _is_further(source, attempt, fault, diagnosis.finding):
            break
        changes, patch, reading = attempt
    return findings, patch, reading


def _is_further(source: Source, attempt: _Attempt, fault: SyntaxFault, finding: Finding) -> bool:
    """Whether a reading got past a mistake: a parser may stop at the end of the file for a quote on its first line."""
    if attempt[2].fault is None:
        return True
    offset = _in_file(attempt[2].fault, attempt[1]).offset
    return offset > fault.offset or (
        finding.span is not None and source.line_of(offset) > finding.span.line and offset >= 0
    )


def read_changed(source: Source, effort: Effort, changes: list[Splice]) -> tuple[Patch, Reading]:
    """One more run over the text with the changes; once too much was spent, a fault before its start."""
    patch = patch_text(source.text, changes)
    if not effort.spend(len(patch.text), available()[0]):
        return patch, Reading(None, [], SyntaxFault("", -1))
    return patch, read_text(patch.text, effort)


def _best(choices: Iterable[list[Splice]], reader: Reader) -> _Attempt:
    """Of the ways to read a mistake the first that leaves no fault, or that gets furthest."""
    best: _Attempt | None = None
    for changes in choices:
        attempt = (changes, *reader(changes))
        if best is None or progress(attempt[2]) > progress(best[2]):
            best = attempt
        if attempt[2].fault is None:
            break
    assert best is not None  # noqa: S101  there is always a way to read one
    return best


def _in_file(fault: SyntaxFault, patch: Patch) -> SyntaxFault:
    context = None if fault.context_offset is None else patch.to_file(fault.context_offset)
    return SyntaxFault(fault.problem, patch.to_file(fault.offset), fault.context, context)


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


def conflict_hunks(source: Source) -> tuple[list[Finding], list[Splice]]:
    """Every conflict that Git left: one finding a hunk, read as our side with the other lines blank."""
    findings: list[Finding] = []
    changes: list[Splice] = []
    first, ours, theirs = 0, "", 0  # the lines that the hunk and what is not ours begin on, and our label
    for marker in _MARKER.finditer(source.text):
        number = source.line_of(marker.start())
        if marker["sign"] == "<" * 7:
            first, ours, theirs = number, marker["label"] or "", 0
        elif first and marker["sign"] == ">" * 7:
            if len(findings) < FINDINGS_LIMIT:
                findings.append(_conflict(source, first, ours, marker["label"] or "", number))
            changes += [_blank(source, line) for line in (first, *range(theirs or number, number + 1))]
            first = 0
        elif first:
            theirs = theirs or number
    return findings, changes


def lone_markers(source: Source, changes: list[Splice]) -> tuple[list[Finding], list[Splice]]:
    """Markers of conflicts outside whole hunks (whose changes are given), each with its own finding."""
    known = {change.start for change in changes}
    findings: list[Finding] = []
    blanked: list[Splice] = []
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


def _blank(source: Source, number: int) -> Splice:
    start = source.line_starts[number - 1]
    length = len(source.line(number))
    return Splice(start, start + length, " " * length)


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


def tab_readings(source: Source, lines: list[tuple[int, int, int]]) -> Iterator[list[Splice]]:
    """The ways to read those tabs, likeliest first: as wide as 2, 4, 8 or 1 columns, or as the line before."""
    small = len(source.text) <= _SMALL
    for width in (2, 4, 8, 1) if small else (1,):
        yield [Splice(start, end, source.text[start:end].expandtabs(width)) for _, start, end in lines]
    if small:
        yield [Splice(start, end, _like_before(source, number)) for number, start, end in lines]


def _like_before(source: Source, number: int) -> str:
    """The indentation that continues the last line before without tabs: under the text of an entry, or beside it."""
    text = source.line(number).strip()
    dash = text.startswith("-")
    for before in range(number - 1, max(0, number - LINES_BEFORE), -1):
        match = re.match(r"([ ]*)((?:-[ ]+)*)(?=[^\s#-])", source.line(before))
        if match is None:
            continue
        indent = match[1] if dash else match[1] + " " * len(match[2])
        if source.line(before).rstrip().endswith(":"):
            indent += "  "
        kept = re.match(r"\s*((?:-\s+)*)", source.line(number))
        return indent + (kept[1].replace("\t", " ") if kept else "")
    return ""
