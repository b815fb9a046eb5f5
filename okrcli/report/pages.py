"""The templates filled: one file that holds everything, or pages that link to one another.

A page runs no script and applies no style but its own, which its content security policy knows by their digests.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from okrcli import __version__
from okrcli.i18n import _, language, ngettext, pgettext
from okrcli.i18n.dates import format_date
from okrcli.model import Address
from okrcli.render.labels import score_label
from okrcli.render.sanitise import visible
from okrcli.report.material import Material, Sources, material_of
from okrcli.report.overview import objectives_of, overview
from okrcli.report.surroundings import history_of, kpis_of, tree_of
from okrcli.report.views import TeamView, look_around, team_view

_HERE = Path(__file__).parent
_WEB = re.compile(r"(?i:https?://|mailto:)[^\s<>\"'`{}|\\^]+")
_TRAILING = ".,;:!?)]…»"


class Page(NamedTuple):
    """A page of a site: its name from the site's folder, with slashes, and what makes its text."""

    name: str
    make: Callable[[], str]


Link = Callable[[Address], str | None]


def single_page(material: Material) -> str:
    """Everything as one HTML file that needs nothing beside it."""
    around = look_around(material)
    here = _pages_of(material)

    def link(address: Address) -> str | None:
        return f"#{address.path}" if address._replace(key_result=None) in here else None

    style, script = _part("style.css"), _part("script.js")
    return _fill(
        "cycle.html",
        link,
        overview=overview(material),
        material=material,
        teams=[team_view(one, material, around) for one in material.review.teams],
        tree=tree_of(material),
        kpis=kpis_of(material),
        history=history_of(material),
        style=style,
        script=script,
        policy=_policy(f"'{_digest(style)}'", f"'{_digest(script)}'"),
    )


def site(sources: Sources, cycles: Sequence[str]) -> list[Page]:
    """The pages of some cycles, the first of which the home page is about; a page is made when it is asked for.

    A cycle is `2026-Q3/index.html`, a team `2026-Q3/marketing/index.html`, an objective has its folder below that: what
    keeps its address keeps its page.
    """
    materials = {cycle: material_of(sources, cycle) for cycle in cycles}
    known = {address for one in materials.values() for address in _pages_of(one)}
    pages = [
        Page("style.css", partial(_part, "style.css")),
        Page("script.js", partial(_part, "script.js")),
        Page("index.html", partial(_cycle_page, materials[cycles[0]], known, sorted(cycles), home=True)),
    ]
    for cycle, material in materials.items():
        pages.append(Page(f"{cycle}/index.html", partial(_cycle_page, material, known, sorted(cycles))))
        around = look_around(material)
        for team in material.review.teams:
            view = cache(partial(team_view, team, material, around))
            address = Address(cycle, team.team.id)
            pages.append(Page(_name(address), partial(_team_page, view, material, known)))
            for number, one in enumerate(team.objectives):
                name = _name(address._replace(objective=one.objective.id))
                pages.append(Page(name, partial(_objective_page, number, view, material, known)))
    return pages


def _cycle_page(material: Material, known: Collection[Address], cycles: Sequence[str], *, home: bool = False) -> str:
    up = "" if home else "../"
    return _fill(
        "cycle.html",
        _linking(up, known),
        up,
        overview=overview(material),
        material=material,
        teams=[],
        objectives=objectives_of(material),
        tree=tree_of(material),
        kpis=kpis_of(material) if home else None,
        history=history_of(material) if home else None,
        cycles=cycles,
        home=home,
    )


def _team_page(view: Callable[[], TeamView], material: Material, known: Collection[Address]) -> str:
    up = "../../"
    return _fill("team.html", _linking(up, known), up, team=view(), material=material)


def _objective_page(number: int, view: Callable[[], TeamView], material: Material, known: Collection[Address]) -> str:
    team, up = view(), "../../../"
    about = {"objective": team.objectives[number], "team": team, "material": material}
    return _fill("objective.html", _linking(up, known), up, **about)


def _pages_of(material: Material) -> set[Address]:
    """The teams and the objectives of a cycle."""
    cycle = material.review.cycle.id
    teams = {Address(cycle, team.team.id) for team in material.review.teams}
    return teams | {
        Address(cycle, team.team.id, one.objective.id) for team in material.review.teams for one in team.objectives
    }


def _name(address: Address) -> str:
    return f"{address.cycle}/{address._replace(key_result=None).path}/index.html"


def _linking(up: str, known: Collection[Address]) -> Link:
    def link(address: Address) -> str | None:
        if address._replace(key_result=None) not in known:
            return None
        return f"{up}{_name(address)}" + (f"#{address.path}" if address.key_result else "")

    return link


def _fill(template: str, link: Link, up: str = "", **about: Any) -> str:
    material: Material = about["material"]
    settings = {
        "policy": _policy("'self'", "'self'"),
        "style": "",
        "script": "",
        "objectives": (),
        "cycles": (),
        "home": False,
        **about,
    }
    return (
        _environment()
        .get_template(template)
        .render(
            lang=language(),
            link=link,
            up=up,
            version=__version__,
            organization=material.settings.organization or "",
            cycle=material.review.cycle.id,
            as_of=_("as of {day}").format(day=format_date(material.review.as_of)),
            stretch=score_label(float(material.settings.stretch_target)),
            **settings,
        )
    )


def _policy(style: str, script: str) -> str:
    """A content security policy that lets in these alone."""
    return f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


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
