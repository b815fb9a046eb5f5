"""The templates filled: one file that holds everything, or pages that link to one another.

A page runs no script and applies no style but its own, which its content security policy knows by their digests.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from okrcli import __version__
from okrcli.i18n import _, language, ngettext, pgettext
from okrcli.model import Address
from okrcli.render.labels import score_label
from okrcli.render.sanitise import visible
from okrcli.report.material import Material
from okrcli.report.overview import overview
from okrcli.report.surroundings import history_of, kpis_of, tree_of
from okrcli.report.views import look_around, team_view

_HERE = Path(__file__).parent
_WEB = re.compile(r"(?i:https?://|mailto:)[^\s<>\"'`{}|\\^]+")
_TRAILING = ".,;:!?)]…»"


def single_page(material: Material) -> str:
    """Everything as one HTML file that needs nothing beside it."""
    around = look_around(material)
    here = {Address(material.review.cycle.id, team.team.id) for team in material.review.teams}

    def link(address: Address) -> str | None:
        return f"#{address.path}" if address._replace(objective=None, key_result=None) in here else None

    style, script = _part("style.css"), _part("script.js")
    return (
        _environment()
        .get_template("single.html")
        .render(
            lang=language(),
            link=link,
            problems=material.problems,
            overview=overview(material),
            teams=[team_view(one, material, around) for one in material.review.teams],
            tree=tree_of(material),
            kpis=kpis_of(material),
            history=history_of(material),
            stretch=score_label(float(material.settings.stretch_target)),
            version=__version__,
            style=style,
            script=script,
            policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
            "base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> Environment:
    """The templates, with everything that is put into them made fit to be shown and escaped."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_fit,
    )
    made.globals.update(_=_, ngettext=ngettext, pgettext=pgettext)
    made.filters.update(pieces=pieces, web=web_address, score=score_label)
    return made


def _fit(value: Any) -> Any:
    return visible(value) if type(value) is str else value


@cache
def _part(name: str) -> str:
    return (_HERE / "templates" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """What a policy knows an inline style or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


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
