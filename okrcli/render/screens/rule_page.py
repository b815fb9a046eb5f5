"""A rule's page for the terminal and as Markdown, and the table of all rules.

A page's texts come from docstrings; `okrcli.i18n.extraction` reads them for the catalogues, section by section.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrcli.i18n import N_, _, page_gettext
from okrcli.lint.page import PROSE, SECTIONS
from okrcli.lint.registry import Rule
from okrcli.render.findings import severity_word
from okrcli.render.page import Column, Line, heading_lines, lay_out, width_of, wrap
from okrcli.render.roles import SEVERITY_ROLES

HEADINGS = {
    "What it checks": N_("What it checks"),
    "Why it matters": N_("Why it matters"),
    "For example": N_("For example"),
    "Use instead": N_("Use instead"),
    "Options": N_("Options"),
    "Sources": N_("Sources"),
}
_INDENT = "  "


def page_title(rule: Rule) -> str:
    """The first line of a rule's page, without its full stop."""
    return page_gettext(rule.page.title).rstrip(".")


def page_lines(rule: Rule, width: int) -> Iterator[Line]:
    """Draw a page: code, slug and severity, the title, then each section under its heading."""
    yield [
        (rule.code, "strong"),
        (f"  {rule.slug}  ", ""),
        (severity_word(rule.severity), SEVERITY_ROLES[rule.severity]),
    ]
    for line in wrap(page_gettext(rule.page.title), width):
        yield [(line, "")]
    for name, text in _sections(rule):
        yield []
        yield [(_(HEADINGS[name]), "heading")]
        for written in text.split("\n"):
            margin = _INDENT + " " * (len(written) - len(written.lstrip()))
            for piece in wrap(written.strip(), max(20, min(width, 100) - len(margin))):
                yield [(margin + piece, "")] if piece else []


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


def table_lines(rules: Iterable[Rule], width: int) -> Iterator[Line]:
    """Draw all rules, by code."""
    chosen = list(rules)
    words = {rule.code: severity_word(rule.severity) for rule in chosen}
    columns = [
        Column("code", _("code"), max(width_of(rule.code) for rule in chosen), gap=0),
        Column("severity", _("severity"), max(width_of(word) for word in [_("severity"), *words.values()])),
        Column("slug", _("name"), max(width_of(rule.slug) for rule in chosen)),
    ]
    room = width - sum(column.width + column.gap for column in columns) - 2
    if room >= 20:
        columns.append(Column("title", _("what it finds"), room))
    yield from heading_lines(columns)
    for rule in chosen:
        cells: dict[str, list[Line]] = {
            "code": [[(rule.code, "strong")]],
            "severity": [[(words[rule.code], SEVERITY_ROLES[rule.severity])]],
            "slug": [[(rule.slug, "")]],
        }
        if room >= 20:
            cells["title"] = [[(piece, "quiet")] for piece in wrap(page_title(rule), room)]
        yield from lay_out(columns, cells)


def _sections(rule: Rule) -> Iterator[tuple[str, str]]:
    """The sections in their order, translated; options that there are none of are left out."""
    for name in SECTIONS:
        text = rule.page.sections.get(name, "")
        if text and text != "None.":
            yield name, page_gettext(text)
