"""Other values for the fields of a team, an objective or a key result, and why a goalpost was moved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple, get_origin

from okrcli.errors import AddressError, InvalidFileError, UsageError
from okrcli.model import Address, KeyResult, Objective, Team
from okrcli.schema import team as form
from okrcli.schema.entry import Entry, Merge, Write, forms_within, keys_of, spot_of
from okrcli.scoring.changes import goalposts_of
from okrcli.workspace.change import Change, Standing, change_teams, find_key_result, find_objective
from okrcli.workspace.load import read_team
from okrcli.yaml.compose import compose
from okrcli.yaml.edits import Edit, Remove, SetKey, apply_edits
from okrcli.yaml.nodes import Route, Scalar, ScalarStyle, locate, to_data
from okrcli.yaml.source import Source, make_source

Fields = Mapping[str, object]
"""Values by the keys that a file has them under; none is a key that is not there."""


class Moved(NamedTuple):
    """A field with another value than before, as the file says both; none where it is not there."""

    key: str
    before: object
    after: object
    is_goalpost: bool


def form_of(place: Address) -> type[Entry]:
    """What the fields of a place are described by."""
    if place.objective is None:
        return form.Team
    return form.Objective if place.key_result is None else form.KeyResult


def set_fields(
    root: Path,
    place: Address,
    fields: Fields,
    why: str | None,
    *,
    today: date,
    force: bool = False,
    dry_run: bool = False,
) -> tuple[Change[Team] | None, list[Moved]]:
    """Give fields other values, or take those out that are none; gives what is other then.

    `why` is added to the objective's own, with what moved. Raises UsageError (`why-of-what`) where no goalpost moves,
    and as `change_team` does.
    """
    moved: list[Moved] = []

    def decide(_where: Address, standing: Standing[Team]) -> Source:
        route = standing.place(route_in(standing.means, place))
        before, after = _fields_at(standing.source, route), standing.source
        for key, value in fields.items():  # one by one: each new key has its place among those there by then
            after = apply_edits(after, _edits(_fields_at(after, route), route, key, value))
        then = Standing(after, read_team(after))
        try:
            posts = dict(_goalposts(then.means, place).items() ^ _goalposts(standing.means, place).items())
        except (AddressError, InvalidFileError):  # a value that costs the entry itself: it is refused for that
            return after
        now = _fields_at(after, route)
        moved[:] = [
            Moved(key, before.get(key), now.get(key), key in posts) for key in fields if before.get(key) != now.get(key)
        ]
        if why is None:
            return after
        words = [f"{one.key} {_plain(one.before)} → {_plain(one.after)}" for one in moved if one.is_goalpost]
        if not words:
            raise UsageError("why-of-what")
        return with_reason(then, place, f"{', '.join(words)}. {why.strip()}", today)

    def _edits(before: Fields, route: Route, key: str, value: object) -> list[Edit]:
        if value is None:
            return [Remove((*route, key))] if key in before else []
        return [SetKey(route, key, value, after=_neighbour(form_of(place), before, key))]

    own = [Address(place.cycle, place.team)]
    changes = change_teams(root, lambda: own, decide, today=today, force=force, dry_run=dry_run)
    return (changes[0] if changes else None), moved


def drop(
    root: Path, place: Address, why: str, *, today: date, force: bool = False, dry_run: bool = False
) -> Change[Team]:
    """Take an objective or key result out of every score from today on; it stays in the file.

    Raises UsageError (`dropped-already`), and as `change_team` does.
    """

    def decide(_where: Address, standing: Standing[Team]) -> Source:
        one = _thing_in(standing.means, place)
        if one.dropped is not None:
            raise UsageError("dropped-already", place=place.path, day=one.dropped.date)
        route = route_in(standing.means, place)
        after = _neighbour(form_of(place), _fields_at(standing.source, standing.place(route)), "dropped")
        return standing.edited([SetKey(route, "dropped", {"date": today, "why": why}, after=after)])

    own = [Address(place.cycle, place.team)]
    return change_teams(root, lambda: own, decide, today=today, force=force, dry_run=dry_run)[0]


def _thing_in(team: Team, place: Address) -> Objective | KeyResult:
    return find_objective(team, place)[1] if place.key_result is None else find_key_result(team, place)[1]


def route_in(team: Team, place: Address) -> Route:
    """Where a team, an objective or a key result stands in what the team's file means by now."""
    if place.objective is None:
        return ()
    return (find_objective if place.key_result is None else find_key_result)(team, place)[0]


def route_in_file(source: Source, place: Address) -> Route:
    """Where the team's file has it; raises as `Standing.means` and `find_objective` do."""
    standing = Standing(source, read_team(source))
    return standing.place(route_in(standing.means, place))


def with_reason(standing: Standing[Team], place: Address, words: str, today: date) -> Source:
    """The file with a dated line about a place added to the objective's `why`, below or behind what that says."""
    route, objective = find_objective(standing.means, place)
    source, here = standing.source, standing.place(route)
    note = " ".join(filter(None, (today.isoformat(), place.key_result, words)))
    if not note.endswith((".", "!", "?", "…")):
        note += "."
    node = locate(compose(source).root, (*here, "why"))
    if isinstance(node, Scalar) and node.style in (ScalarStyle.LITERAL, ScalarStyle.FOLDED):
        return _below(source, node, note)
    said = (objective.why or "").strip()
    said += "." if said[-1:].isalnum() else ""
    place_after = _neighbour(form.Objective, _fields_at(source, here), "why")
    return standing.edited([SetKey(route, "why", f"{said} {note}".strip(), after=place_after)])


def _below(source: Source, node: Scalar, note: str) -> Source:
    """One more line of a block of text, as far in as the others."""
    lines = source.text[node.start : node.end].rstrip()
    margin = re.search(r"[\r\n]([ \t]*)[^\s]", lines)
    end = node.start + len(lines)
    added = source.newline + (margin[1] if margin else "") + note
    return make_source(source.path, source.text[:end] + added + source.text[end:], bom=source.bom)


def _fields_at(source: Source, route: Route) -> dict[str, object]:
    data = to_data(locate(compose(source).root, route))
    return {str(key): value for key, value in data.items()} if isinstance(data, dict) else {}


def _goalposts(team: Team, place: Address) -> dict[str, object]:
    return {} if place.objective is None else dict(goalposts_of(_thing_in(team, place)))


def _neighbour(kind: type[Entry], before: Fields, key: str) -> str | None:
    """The key that is there and stands last before a new one in the order of the form, lists of entries at the end."""
    keys = keys_of(kind)

    def rank(name: str) -> tuple[bool, bool, bool, int]:
        spot = spot_of(keys[name])
        lines = Merge.BY_ID in spot.marks or Merge.BY_CONTENT in spot.marks
        inner = any(forms_within(spot.kind)) and get_origin(spot.kind) is not list
        return lines, inner, Write.LATE in spot.marks, [*keys].index(name)

    if key not in keys:
        return None
    earlier = [name for name in before if name in keys and rank(name) < rank(key)]
    return max(earlier, key=rank, default=None)


def neighbour_at(source: Source, route: Route, place: Address, key: str) -> str | None:
    """The key that a new one comes after, in what stands at a route of the file; see `form_of`."""
    return _neighbour(form_of(place), _fields_at(source, route), key)


def _plain(value: object) -> str:
    match value:
        case None:
            return "–"
        case list():
            return "[" + ", ".join(map(_plain, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{key}: {_plain(each)}" for key, each in value.items()) + "}"
        case _:
            return str(value)
