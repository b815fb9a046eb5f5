"""Faults, remarks and errors on a terminal: the place, what is wrong, the line with a caret, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console, RenderableType

from okrcli.errors import Finding, OkrError, Severity
from okrcli.i18n import N_, _, ngettext
from okrcli.render.console import glyphs_of, show
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import SEVERITY_ROLES
from okrcli.render.layout import Words, width_of, words
from okrcli.render.messages import hint_of, sentence_of
from okrcli.render.sanitise import same_width, short_path

_OKR = "okr: "
SEVERITY_WORDS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.INFO: N_("advice")}


def severity_word(severity: Severity) -> str:
    """How a severity is called: the exit code depends on it, so that it is said in words and not by colour alone."""
    return _(SEVERITY_WORDS[severity])


def print_error(console: Console, error: OkrError) -> None:
    """Print an error with its findings and its hint."""
    show(console, *draw_error(error, console.width, glyphs_of(console), unbroken=not console.file.isatty()))


def draw_error(
    error: OkrError, width: int, glyphs: Glyphs, *, unbroken: bool = False, folder: Path | None = None
) -> Iterator[RenderableType]:
    """Draw an error: its findings, `okr: message`, the hint."""
    if error.findings:
        yield from draw_findings(error.findings, width, glyphs, unbroken=unbroken, folder=folder)
    yield words((_OKR, "error"), sentence_of(error.reason, error.facts), hang=len(_OKR), unbroken=unbroken)
    hint = hint_of(error.reason, error.facts)
    if hint:
        yield words((" " * len(_OKR) + hint, "hint"), hang=len(_OKR), unbroken=unbroken)


def print_findings(console: Console, findings: Sequence[Finding]) -> None:
    """Print findings in the order of their files and lines, and how many there are."""
    show(console, *draw_findings(findings, console.width, glyphs_of(console), unbroken=not console.file.isatty()))


def draw_findings(
    findings: Iterable[Finding], width: int, glyphs: Glyphs, *, unbroken: bool = False, folder: Path | None = None
) -> Iterator[RenderableType]:
    """Draw findings and their count; `unbroken` keeps each sentence on one line, as programs that read it want it."""
    ordered = sorted(findings, key=_place)
    for finding in ordered:
        yield from draw_finding(finding, width, glyphs, unbroken=unbroken, folder=folder)
        yield ""
    if ordered:
        yield words((count_findings(ordered), "strong"))


def draw_finding(
    finding: Finding, width: int, glyphs: Glyphs, *, unbroken: bool = False, folder: Path | None = None
) -> Iterator[RenderableType]:
    """Draw one finding: `FILE:LINE:COL: error CODE message`, the line with a caret, the hint."""
    place = short_path(finding.path, folder)
    if finding.span is not None:
        place += f":{finding.span.line}:{finding.span.column}"
    sentence = sentence_of(finding.code, finding.facts)
    code = (f"{severity_word(finding.severity)} {finding.code}", SEVERITY_ROLES[finding.severity])
    yield words((f"{place}: ", "strong"), code, f" {sentence}", hang=2, unbroken=unbroken)
    number = str(finding.span.line) if finding.span is not None else ""
    margin = " " * (len(number) + 2)
    if finding.span is not None and finding.excerpt is not None:
        yield from _excerpt(finding, number, width, glyphs)
    hint = hint_of(finding.code, finding.facts)
    if hint:
        yield words((f"{margin}= ", "quiet"), (hint, "hint"), hang=len(margin) + 2, unbroken=unbroken)


def _excerpt(finding: Finding, number: str, width: int, glyphs: Glyphs) -> Iterator[Words]:
    span, text = finding.span, same_width(finding.excerpt or "")
    if span is None:
        return
    first = min(max(0, span.column - 1), len(text))
    last = min(span.end_column - 1, len(text)) if span.end_line == span.line else len(text)
    past_end = first == len(text)  # the caret then stands in a cell of its own
    room = max(20, width - len(number) - 4 - past_end)
    text, first, last = _window(text, first, max(first, last), room, glyphs.ellipsis)
    before, marked = text[:first], text[first:last]
    yield words((f" {number} | ", "quiet"), text, unbroken=True)
    carets = "^" * max(1, width_of(marked))
    yield words((f" {' ' * len(number)} | ", "quiet"), " " * width_of(before), (carets, "caret"), unbroken=True)


def _window(text: str, first: int, last: int, room: int, ellipsis: str) -> tuple[str, int, int]:
    """The part of a long line around its marked part, and where that lies in it; an ellipsis at each end cut off."""
    if width_of(text) <= room:
        return text, first, last
    start = first
    while start > 0 and width_of(text[start - 1 : first]) <= room // 3:
        start -= 1
    opening = ellipsis if start else ""
    end = start
    room -= width_of(opening) + width_of(ellipsis)
    while end < len(text) and width_of(text[start : end + 1]) <= room:
        end += 1
    closing = ellipsis if end < len(text) else ""
    shift = len(opening) - start
    return opening + text[start:end] + closing, first + shift, min(last, end) + shift


def count_findings(findings: Sequence[Finding]) -> str:
    """How many there are, by severity and file: `3 errors, 1 warning in 2 files`."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    remarks = len(findings) - errors - warnings
    files = len({finding.path for finding in findings})
    parts = []
    if errors:
        parts.append(ngettext("{n} error", "{n} errors", errors).format(n=errors))
    if warnings:
        parts.append(ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings))
    if remarks:
        parts.append(ngettext("{n} remark", "{n} remarks", remarks).format(n=remarks))
    where = ngettext("{n} file", "{n} files", files).format(n=files)
    return _("{findings} in {files}").format(findings=", ".join(parts), files=where)


def _place(finding: Finding) -> tuple[str, int, int, str]:
    span = finding.span
    return str(finding.path), span.line if span else 0, span.column if span else 0, finding.code
