"""`okr search`: each text that has the words, with its place and the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TypedDict

from rich.console import RenderableType

from okrcli.errors import Finding
from okrcli.i18n import N_, _
from okrcli.i18n.dates import format_date
from okrcli.render.documents import ProblemJson, document, file_name, problems_json
from okrcli.render.glyphs import Glyphs
from okrcli.render.layout import Run, words
from okrcli.render.sanitise import short_path, visible
from okrcli.workspace.search import Match

_INDENT = 4
# What keys are called on the screen; a team's own has no other name.
_FIELDS = {
    "team": N_("team"),
    "objective": N_("objective"),
    "key_result": N_("key_result"),
    "kpi": N_("kpi"),
    "milestone": N_("milestone"),
    "why": N_("why"),
    "note": N_("note"),
    "blockers": N_("blockers"),
    "next": N_("next"),
    "learned": N_("learned"),
}


def search_page(matches: Sequence[Match], width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw the matches below what they are about, each with the place to open."""
    for about, those in groupby(matches, key=lambda one: (one.address, one.kpi)):
        yield words((visible(str(about[0] or about[1] or "")), "name"))
        for one in those:
            key = one.field.rpartition(".")[2]
            label = (_(_FIELDS[key]) if key in _FIELDS else key) + (f" {format_date(one.day)}" if one.day else "")
            place = (f"  {visible(short_path(one.path))}:{one.line}", "quiet")
            yield words(place, "  ", (label, "hint"), "  ", *_marked(one), hang=_INDENT)


def _marked(match: Match) -> Iterator[Run]:
    done = 0
    for start, end in match.marks:
        yield visible(match.text[done:start])
        yield visible(match.text[start:end]), "match"
        done = end
    yield visible(match.text[done:])


class MatchJson(TypedDict):
    """A text; `address` is a team's, an objective's or a key result's, none for the health metric `kpi`.

    `marks` are where the words begin and end in the text, in characters from 0.
    """

    file: str
    line: int
    address: str | None
    kpi: str | None
    field: str
    date: str | None
    text: str
    marks: list[list[int]]


class SearchJson(TypedDict):
    """`okr search --json`."""

    schema_version: int
    words: list[str]
    matches: list[MatchJson]
    problems: list[ProblemJson]


def search_json(
    looked_for: Sequence[str], matches: Iterable[Match], problems: Iterable[Finding], root: Path
) -> SearchJson:
    """The matches, those of the latest cycle first."""
    found = [document(MatchJson, one, file=file_name(one.path, root), date=one.day) for one in matches]
    return document(SearchJson, words=looked_for, matches=found, problems=problems_json(problems, root))
