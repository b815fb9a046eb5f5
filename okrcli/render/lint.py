"""`okr lint` for programs: JSON, GitHub's annotations, Markdown, SARIF. `findings` draws them on a terminal."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TypedDict
from urllib.parse import quote

from okrcli import __version__
from okrcli.errors import Finding, Severity
from okrcli.i18n import N_, _, language
from okrcli.i18n.sentences import labelled
from okrcli.lint.registry import Rule, find_rules
from okrcli.render.documents import document, file_name
from okrcli.render.findings import count_findings, severity_word
from okrcli.render.markup import code_span, escape_markdown
from okrcli.render.messages import hint_of, sentence_of
from okrcli.render.rule import page_markdown, page_title
from okrcli.render.sanitise import visible

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")

Json = Mapping[str, object]


class FindingJson(TypedDict):
    """One fault or remark with its place; the sentence is English."""

    file: str
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    code: str
    severity: str
    message: str
    hint: str | None


class FindingsJson(TypedDict):
    """`okr lint --json`."""

    schema_version: int
    findings: list[FindingJson]


def findings_json(findings: Iterable[Finding], root: Path) -> FindingsJson:
    """`okr lint --json`: sentences untranslated, paths from the workspace's folder."""
    return document(FindingsJson, findings=[finding_json(one, root) for one in findings])


def finding_json(finding: Finding, root: Path) -> FindingJson:
    """One finding with its whole place."""
    return document(
        FindingJson,
        finding,
        finding.span,
        file=file_name(finding.path, root),
        message=sentence_of(finding.code, finding.facts, N_),
        hint=hint_of(finding.code, finding.facts, N_),
    )


def github_lines(findings: Iterable[Finding], folder: Path) -> Iterator[str]:
    """GitHub's workflow commands, which annotate lines; files are named from `folder`, that of the repository.

    What a value may not hold is escaped as GitHub's own toolkit does: percent and line breaks everywhere, colon and
    comma in properties as well.
    """
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
        yield f"::{GITHUB_LEVELS[finding.severity]} {shown}::{_escape_command(text)}"


def _escape_command(text: str) -> str:
    kept = "\n".join(visible(line) for line in text.split("\n"))
    return kept.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_command(text).replace(":", "%3A").replace(",", "%2C")


def markdown_lines(findings: Iterable[Finding], folder: Path) -> Iterator[str]:
    """Markdown for a pull request's comment or a wiki: a heading a file, a list under it, in the order given."""
    found = list(findings)
    yield f"**{count_findings(found)}**" if found else _("Nothing to say.")
    for path, group in groupby(found, key=lambda finding: finding.path):
        yield ""
        yield f"### {escape_markdown(file_name(path, folder))}"
        yield ""
        for finding in group:
            yield from _markdown_entry(finding)


def _markdown_entry(finding: Finding) -> Iterator[str]:
    place = _("line {line}").format(line=finding.span.line) + ", " if finding.span is not None else ""
    sentence = escape_markdown(sentence_of(finding.code, finding.facts))
    yield labelled(f"- **{finding.code}** ({place}{severity_word(finding.severity)})", sentence)
    if finding.excerpt and finding.excerpt.strip():
        yield f"  {code_span(finding.excerpt.strip())}  "
    hint = hint_of(finding.code, finding.facts)
    if hint:
        yield f"  {escape_markdown(hint)}"


def sarif(findings: Iterable[Finding], folder: Path) -> Json:
    """SARIF 2.1.0, which code hosts take for their security tabs; files are named from the repository's `folder`."""
    found = list(findings)
    codes = sorted({finding.code for finding in found})
    run = {
        "tool": {"driver": {"name": "okr", "version": __version__, "rules": [_sarif_rule(code) for code in codes]}},
        "language": language(),
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, codes.index(finding.code), folder) for finding in found],
    }
    return {"$schema": SARIF, "version": "2.1.0", "runs": [run]}


def _sarif_rule(code: str) -> Json:
    rule: Rule = find_rules(code)[0]
    return {
        "id": code,
        "name": rule.slug,
        "shortDescription": {"text": page_title(rule)},
        "help": {"text": page_markdown(rule), "markdown": page_markdown(rule)},
        "defaultConfiguration": {"level": SARIF_LEVELS[rule.severity]},
    }


def _sarif_result(finding: Finding, number: int, folder: Path) -> Json:
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
    stop = "" if sentence.endswith(("?", "!", "…")) else "."
    mark = hashlib.sha256(f"{finding.code}\0{name}\0{(finding.excerpt or '').strip()}".encode()).hexdigest()
    return {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": SARIF_LEVELS[finding.severity],
        "message": {"text": _literal(" ".join(filter(None, (sentence + stop, hint))))},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"okr/v1": mark[:32]},
    }


def _literal(text: str) -> str:
    """A message in which nothing is read as a placeholder (SARIF 2.1.0, 3.11.5) or as a link (3.11.6)."""
    return _PLACEHOLDER.sub(r"{{\1}}", _LINK.sub(r"\\[", text))
