"""`okr rule`: a rule's page for the terminal and as Markdown, and the table of all rules.

A page's texts come from docstrings; `okrcli.i18n.extraction` reads them for the catalogues, section by section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.padding import Padding

from okrcli.i18n import N_, _, page_gettext
from okrcli.lint.page import PROSE, SECTIONS
from okrcli.lint.registry import Rule
from okrcli.render.findings import severity_word
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import SEVERITY_ROLES
from okrcli.render.layout import GAP, Cells, Column, measured, table, total_width, words

HEADINGS = {
    "What it checks": N_("What it checks"),
    "Why it matters": N_("Why it matters"),
    "For example": N_("For example"),
    "Use instead": N_("Use instead"),
    "Options": N_("Options"),
    "Sources": N_("Sources"),
}
INDENT = 2
WIDEST = 100
LEAST = 20
"""Cells that a title needs to be worth showing."""


def page_title(rule: Rule) -> str:
    """The first line of a rule's page, without its full stop."""
    return page_gettext(rule.page.title).rstrip(".")


def rule_page(rule: Rule, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw a page: code, slug and severity, the title, then each section under its heading."""
    severity = (severity_word(rule.severity), SEVERITY_ROLES[rule.severity])
    yield words((rule.code, "strong"), f"  {rule.slug}  ", severity)
    yield words(page_gettext(rule.page.title))
    for name, text in _sections(rule):
        yield ""
        yield words((_(HEADINGS[name]), "heading"))
        for written in text.split("\n"):
            margin = INDENT + len(written) - len(written.lstrip())
            yield Constrain(Padding(words(written.strip()), (0, 0, 0, margin)), min(width, WIDEST))


def page_markdown(rule: Rule) -> str:
    """The page as Markdown."""
    parts = [f"# {rule.code} {rule.slug}", page_gettext(rule.page.title)]
    for name, text in _sections(rule):
        parts.append("## " + _(HEADINGS[name]))
        if name in PROSE:
            parts.append(text)
        elif name == "Sources":
            parts.append("\n".join(f"- {line}" for line in text.split("\n")))
        else:
            parts.append(f"```text\n{text}\n```")
    return "\n\n".join(parts) + "\n"


def rules_page(rules: Sequence[Rule], width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw all rules, by code."""
    rows: list[Cells] = [
        {
            "code": words((rule.code, "strong")),
            "severity": words((severity_word(rule.severity), SEVERITY_ROLES[rule.severity])),
            "slug": words(rule.slug),
            "title": words((page_title(rule), "quiet")),
        }
        for rule in rules
    ]
    columns = [
        measured("code", _("code"), rows),
        measured("severity", _("severity"), rows),
        measured("slug", _("name"), rows),
    ]
    room = width - total_width(columns) - GAP
    if room >= LEAST:
        columns.append(Column("title", _("what it finds"), room, wraps=True))
    yield table(columns, rows)


def _sections(rule: Rule) -> Iterator[tuple[str, str]]:
    """The sections in their order, translated."""
    return ((name, page_gettext(rule.page.sections[name])) for name in SECTIONS if name in rule.page.sections)
