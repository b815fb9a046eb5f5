"""Findings as Markdown, for a pull request's comment or a wiki: a heading a file, a list under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from okrcli.errors import Finding
from okrcli.i18n import _
from okrcli.render.documents.findings import file_name
from okrcli.render.findings import count_findings
from okrcli.render.messages import hint_of, sentence_of
from okrcli.render.sanitise import visible
from okrcli.render.screens.rule_page import severity_word

_MEANINGFUL = re.compile(r"([\\*_{}\[\]<>#|~!&])")
_CODE_SPAN = re.compile(r"`[^`]+`")


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
        yield f"  {_as_code(finding.excerpt.strip())}  "
    hint = hint_of(finding.code, finding.facts)
    if hint:
        yield f"  {escape_markdown(hint)}"


def escape_markdown(text: str) -> str:
    """Text in which nothing but `code` in backquotes means anything to Markdown or HTML."""
    text = " ".join(visible(text).split())
    pieces = []
    end = 0
    for match in _CODE_SPAN.finditer(text):
        pieces += [_MEANINGFUL.sub(r"\\\1", text[end : match.start()]), match[0]]
        end = match.end()
    rest = _MEANINGFUL.sub(r"\\\1", text[end:]).replace("`", "\\`")
    return "".join(pieces) + rest


def _as_code(text: str) -> str:
    """A line of a file between more backquotes than it holds itself."""
    text = visible(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{text}{pad}{fence}"
