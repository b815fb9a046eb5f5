"""Findings as GitHub workflow commands, which annotate the lines of a pull request.

What a value may not hold is escaped as GitHub's own toolkit does: percent and line breaks everywhere, colon and comma
in properties as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from okrcli.errors import Finding, Severity
from okrcli.render.documents.findings import file_name
from okrcli.render.messages import hint_of, sentence_of
from okrcli.render.sanitise import visible

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_lines(findings: Iterable[Finding], folder: Path) -> Iterator[str]:
    """One command a finding; files are named from `folder`, that of the repository."""
    for finding in findings:
        properties = {"file": file_name(finding.path.resolve(), folder.resolve()), "title": f"okr {finding.code}"}
        span = finding.span
        if span is not None:
            properties |= {"line": str(span.line), "endLine": str(span.end_line)}
            if span.line == span.end_line:  # GitHub takes columns within one line alone
                properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
        sentence, hint = sentence_of(finding.code, finding.facts), hint_of(finding.code, finding.facts)
        text = f"{sentence}\n{hint}" if hint else sentence
        shown = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
        yield f"::{_LEVELS[finding.severity]} {shown}::{_escape(text)}"


def _escape(text: str) -> str:
    kept = "\n".join(visible(line) for line in text.split("\n"))
    return kept.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
