"""Jinja as the templates are filled with it: every text that is put in is data, made fit for what it is put into.

The filters are what templates ask of scoring's values, so that a figure reads there as it does on the screens. Those
that need the day, the people or the language find them in the `material` that a template is filled with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context, select_autoescape

from okrcli.i18n import _, ngettext, pgettext
from okrcli.i18n.dates import cycles_as_said, format_date
from okrcli.i18n.numbers import format_percent, format_signed
from okrcli.render.attention import reasons_of
from okrcli.render.bars import Gauge
from okrcli.render.digest.model import name_of
from okrcli.render.digest.note import movement_words
from okrcli.render.glyphs import UNICODE
from okrcli.render.key_results import age_label, value_words
from okrcli.render.kpi import healthy_words, kpi_summary, kpi_trend
from okrcli.render.labels import confidence_label, differing_status, score_label, status_count, type_word, value_label
from okrcli.render.markup import escape_markdown
from okrcli.render.sanitise import visible, visible_lines
from okrcli.render.status import subtotals
from okrcli.report.drawing import draw_bar, draw_trend
from okrcli.report.material import Material
from okrcli.report.views import bar_words, language_of, sign_of, signs_of
from okrcli.scoring.status import AT_RISK_FROM, ON_TRACK_FROM

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
    made.globals.update(_=_, ngettext=ngettext, pgettext=pgettext, glyphs=UNICODE, kpi_summary=kpi_summary)
    made.globals.update(on_track_from=ON_TRACK_FROM, at_risk_from=AT_RISK_FROM)
    made.filters.update(_FILTERS)
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


def _about(ask: Callable[[Any, Material], object]) -> Callable[..., object]:
    """A filter that is also given the material."""
    return pass_context(lambda context, value: ask(value, context["material"]))


_FILTERS: Mapping[str, Callable[..., object]] = {
    "age": _about(lambda state, material: age_label(state, material.review.as_of)),
    "bar": draw_bar,
    "bar_words": bar_words,
    "by_figures": lambda state: differing_status(state.status, state.computed_status),
    "confidence": confidence_label,
    "counted": status_count,
    "gauge": lambda state: Gauge(state.score, state.expected, state.goal),
    "healthy": healthy_words,
    "kpi_trend": kpi_trend,
    "language": _about(lambda text, material: language_of(text, material.sources.settings.language)),
    "lines": visible_lines,
    "name": _about(lambda person, material: name_of(person, material.sources.settings)),
    "near": _about(lambda day, material: format_date(day, near=material.review.as_of)),
    "percent": format_percent,
    "pieces": pieces,
    "reading": lambda state: "" if state.last is None else value_label(state.last.value, state.kpi),
    "reasons": _about(lambda state, material: reasons_of(state, material.review.as_of)[1:]),
    "score": score_label,
    "sign": sign_of,
    "signed": lambda change: format_signed(change) if change else "",
    "signs": signs_of,
    "subtotals": _about(lambda summary, material: subtotals(summary, material.sources.settings)),
    "trend": lambda scores: draw_trend([score for score in scores if score is not None]),
    "type": type_word,
    "value": lambda state: value_words(state, UNICODE).plain,
    "ways": movement_words,
    "web": web_address,
}
