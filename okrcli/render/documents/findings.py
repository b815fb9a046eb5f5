"""Findings as JSON; sentences untranslated, paths from the workspace's folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from okrcli.errors import Finding
from okrcli.i18n import N_
from okrcli.render.documents.types import SCHEMA_VERSION, FindingJson, FindingsJson, ProblemJson
from okrcli.render.messages import hint_of, sentence_of


def findings_json(findings: Iterable[Finding], root: Path) -> FindingsJson:
    """All of `okr lint --json`."""
    return {"schema_version": SCHEMA_VERSION, "findings": [finding_json(finding, root) for finding in findings]}


def finding_json(finding: Finding, root: Path) -> FindingJson:
    """One finding with its whole place."""
    span = finding.span
    return {
        "file": file_name(finding.path, root),
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": sentence_of(finding.code, finding.facts, N_),
        "hint": hint_of(finding.code, finding.facts, N_),
    }


def problem_json(finding: Finding, root: Path) -> ProblemJson:
    """What stood in the way of reading a file."""
    span = finding.span
    return {
        "file": file_name(finding.path, root),
        "line": span.line if span else None,
        "column": span.column if span else None,
        "code": finding.code,
        "message": sentence_of(finding.code, finding.facts, N_),
    }


def file_name(path: Path, root: Path) -> str:
    """The path from the workspace's folder, with slashes on every system."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
