"""Reading on past mistakes, so that one pass over a file shows them all.

Each fault of the parser is explained, the text changed to a likely meaning and read again, as long as that gets
further and costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from okrcli.errors import Finding
from okrcli.yaml.codes import TextCode
from okrcli.yaml.engines import Engine, SyntaxFault
from okrcli.yaml.patch import Change, Patch, patch_text
from okrcli.yaml.reading import Effort, Reading, progress, read_text
from okrcli.yaml.recovery import indenting_tabs, lone_markers, tab_findings, tab_readings
from okrcli.yaml.source import Source
from okrcli.yaml.syntax import explain

_REPAIRS_LIMIT = 20

Reader = Callable[[list[Change]], tuple[Patch, Reading]]
_Attempt = tuple[list[Change], Patch, Reading]


def read_on(
    source: Source, changes: list[Change], reading: Reading, patch: Patch, reader: Reader
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


def read_changed(
    source: Source, changes: list[Change], *, engine: Engine | None, effort: Effort
) -> tuple[Patch, Reading]:
    """One more run over the text with the changes; once too much was spent, a fault before its start."""
    patch = patch_text(source.text, changes)
    if not effort.afford(len(patch.text), engine):
        return patch, Reading(None, [], SyntaxFault("", -1))
    return patch, read_text(patch.text, engine, effort)


def _best(choices: Iterable[list[Change]], reader: Reader) -> _Attempt:
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
