"""Jinja as the templates are filled with it: every text that is put in is data, made fit for what it is put into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from okrcli.i18n import _, ngettext, pgettext
from okrcli.i18n.cycles import cycles_as_said
from okrcli.render.labels import status_count, status_word
from okrcli.render.markup import escape_markdown
from okrcli.render.sanitise import visible
from okrcli.scoring.states import Status

_TEMPLATES = Path(__file__).parent / "templates"
_WEB = re.compile(r"(?i:https?://|mailto:)[^\s<>\"'`{}|\\^]+")
_TRAILING = ".,;:!?)]…»"


def fill(template: str, **about: Any) -> str:
    """A template with what it is about; a page's text is escaped as its ending says, HTML or Markdown."""
    fit = visible if template.endswith(".html") else escape_markdown
    return _environment(fit).get_template(template).render(**about)


@cache
def _environment(fit: Callable[[str], str]) -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(("html",), default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: fit(cycles_as_said(value)) if type(value) is str else value,
    )
    made.globals.update(_=_, ngettext=ngettext, pgettext=pgettext)
    made.filters.update(pieces=pieces, counted=_counted, web=web_address)
    return made


@cache
def part(name: str) -> str:
    """A file that stands beside the templates, as it is."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def web_address(text: str) -> str | None:
    """The text where it is an address that a page may link to: of the web, or of a mailbox; else none."""
    return text if _WEB.fullmatch(text) and text == visible(text) else None


def pieces(text: str) -> Iterator[tuple[str, str | None]]:
    """The text cut at the addresses in it, each piece with where it leads, if anywhere."""
    last = 0
    for found in _WEB.finditer(text):
        url = found[0].rstrip(_TRAILING)
        if web_address(url):
            yield text[last : found.start()], None
            yield url, url
            last = found.start() + len(url)
    yield text[last:], None


def _counted(word: str, count: int) -> str:
    """How many stand so, `word` being what one is said to."""
    return next((status_count(one, count) for one in Status if status_word(one) == word), f"{count} {word}")
