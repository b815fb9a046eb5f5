"""Findings as SARIF 2.1.0, which code hosts take for their security and quality tabs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from okrcli import __version__
from okrcli.errors import Finding, Severity
from okrcli.i18n import language
from okrcli.lint.catalogue import find_rules
from okrcli.lint.registry import Rule
from okrcli.render.documents.findings import file_name
from okrcli.render.messages import hint_of, sentence_of
from okrcli.render.rule import page_markdown, page_title

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Json = Mapping[str, object]


def sarif(findings: Iterable[Finding], folder: Path) -> Json:
    """The whole log; files are named from `folder`, that of the repository."""
    found = list(findings)
    codes = sorted({finding.code for finding in found})
    run = {
        "tool": {"driver": {"name": "okr", "version": __version__, "rules": [_rule(code) for code in codes]}},
        "language": language(),
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code), folder) for finding in found],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> Json:
    rule: Rule = find_rules(code)[0]
    return {
        "id": code,
        "name": rule.slug,
        "shortDescription": {"text": page_title(rule)},
        "help": {"text": page_markdown(rule), "markdown": page_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, number: int, folder: Path) -> Json:
    sentence, hint = sentence_of(finding.code, finding.facts), hint_of(finding.code, finding.facts)
    name = file_name(finding.path.resolve(), folder.resolve())
    place: dict[str, object] = {"artifactLocation": {"uri": quote(name)}}
    span = finding.span
    if span is not None:
        place["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    mark = hashlib.sha256(f"{finding.code}\0{name}\0{(finding.excerpt or '').strip()}".encode()).hexdigest()
    return {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": _literal(f"{sentence}. {hint}" if hint else f"{sentence}.")},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"okr/v1": mark[:32]},
    }


def _literal(text: str) -> str:
    """A message in which nothing is read as a placeholder (SARIF 2.1.0, 3.11.5) or as a link (3.11.6)."""
    return _PLACEHOLDER.sub(r"{{\1}}", _LINK.sub(r"\\[", text))
