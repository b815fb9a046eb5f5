"""Findings as Markdown, for a pull request's comment or a wiki: a heading a file, a list under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from okrcli.errors import Finding
from okrcli.i18n import _
from okrcli.render.documents.findings import file_name
from okrcli.render.findings import count_findings, severity_word
from okrcli.render.markup import code_span, escape_markdown
from okrcli.render.messages import hint_of, sentence_of


def markdown_lines(findings: Iterable[Finding], folder: Path) -> Iterator[str]:
    """The lines of the document, findings in the order given."""
    found = list(findings)
    yield f"**{count_findings(found)}**" if found else _("Nothing to say.")
    for path, group in groupby(found, key=lambda finding: finding.path):
        yield ""
        yield f"### {escape_markdown(file_name(path, folder))}"
        yield ""
        for finding in group:
            yield from _entry(finding)


def _entry(finding: Finding) -> Iterator[str]:
    place = _("line {line}").format(line=finding.span.line) + ", " if finding.span is not None else ""
    sentence = escape_markdown(sentence_of(finding.code, finding.facts))
    yield f"- **{finding.code}** ({place}{severity_word(finding.severity)}): {sentence}"
    if finding.excerpt and finding.excerpt.strip():
        yield f"  {code_span(finding.excerpt.strip())}  "
    hint = hint_of(finding.code, finding.facts)
    if hint:
        yield f"  {escape_markdown(hint)}"
