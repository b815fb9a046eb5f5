"""The templates filled: one file that holds everything, or pages that link to one another.

A page runs no script and applies no style but its own, which its content security policy knows by their digests.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Collection, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from okrcli import __version__
from okrcli.i18n import _, language
from okrcli.i18n.dates import format_date, format_span
from okrcli.model import Address
from okrcli.render.status import state_label
from okrcli.report.environment import fill, part
from okrcli.report.material import Material, Sources, material_of
from okrcli.report.views import TeamView, history_of, kpis_of, look_around, overview, team_view, tree_of


class Page(NamedTuple):
    """A page of a site: its name from the site's folder, with slashes, and what makes its text."""

    name: str
    make: Callable[[], str]


Link = Callable[[Address], str | None]


def single_page(material: Material) -> str:
    """Everything as one HTML file that needs nothing beside it."""
    here = _pages_of(material)

    def link(address: Address) -> str | None:
        return f"#{address.path}" if address._replace(key_result=None) in here else None

    style, script = part("style.css"), part("script.js")
    return _fill(
        "cycle.html",
        link,
        style=style,
        script=script,
        policy=_policy(f"'{_digest(style)}'", f"'{_digest(script)}'"),
        tree=tree_of(material),
        kpis=kpis_of(material),
        history=history_of(material),
        **_teams_of(material),
    )


def _teams_of(material: Material) -> dict[str, Any]:
    """The cycle, with all that is said of each team."""
    around = look_around(material)
    return {
        "material": material,
        "overview": overview(material),
        "teams": [team_view(one, material, around) for one in material.review.teams],
    }


def site(sources: Sources, cycles: Sequence[str]) -> list[Page]:
    """The pages of some cycles, the first of which the home page is about; a page is made when it is asked for.

    A cycle is `2026-Q3/index.html`, a team `2026-Q3/marketing/index.html`, an objective has its folder below that: what
    keeps its address keeps its page.
    """
    materials = {cycle: material_of(sources, cycle) for cycle in cycles}
    known = {address for one in materials.values() for address in _pages_of(one)}
    pages = [
        Page("style.css", partial(part, "style.css")),
        Page("script.js", partial(part, "script.js")),
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
        objectives=material.review.teams,
        tree=tree_of(material),
        kpis=kpis_of(material) if home else (),
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
    review = material.review
    teams = {Address(review.cycle.id, team.team.id) for team in review.teams}
    return teams | {place for place, _state in review.objectives()}


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
        **_head(material),
    }
    return fill(template, lang=language(), link=link, up=up, version=__version__, **settings)


def _head(material: Material) -> dict[str, object]:
    """Which cycle a page is about, and as of when."""
    review = material.review
    cycle = review.cycle.id
    return {
        "organization": material.sources.settings.organization or "",
        "cycle": cycle,
        "address": partial(Address, cycle),
        "span": format_span(review.cycle.starts, review.cycle.ends),
        "standing": state_label(review),
        "as_of": _("as of {day}").format(day=format_date(review.as_of)),
    }


def _policy(style: str, script: str) -> str:
    """A content security policy that lets in these alone."""
    return f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    """What a policy knows an inline style or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def markdown(material: Material) -> str:
    """The same as Markdown, for a job's summary, a wiki or a repository's own page."""
    about = {**_head(material), **_teams_of(material)}
    return fill("report.md", tree=tree_of(material), history=history_of(material), **about)


def slides(material: Material) -> str:
    """The cycle as slides for Marp, for the review meeting: a slide a team, with what there is to decide."""
    return fill("slides.md", **_head(material), **_teams_of(material))
