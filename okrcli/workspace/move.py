"""Another parent for an objective or key result: its own lines go there, comments too, and every link follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

from okrcli.errors import EditRefusedError, UsageError
from okrcli.model import Address, Team
from okrcli.scoring.windows import window_of
from okrcli.workspace.addresses import teams_that_may_name
from okrcli.workspace.change import Change, Standing, change_teams, find_key_result, find_objective
from okrcli.workspace.fields import neighbour_at, route_in, route_in_file
from okrcli.workspace.files import team_path
from okrcli.workspace.load import load_period, read_team
from okrcli.workspace.rename import closed_links_named, metrics_that_name, relinked
from okrcli.yaml.compose import compose
from okrcli.yaml.edits import Append, Edit, Remove, SetKey, apply_edits
from okrcli.yaml.expected import same, with_item
from okrcli.yaml.nodes import Route, Sequence, locate, to_data
from okrcli.yaml.source import Source, make_source, read_source
from okrcli.yaml.style import dash_of

_BLANK = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")
_BLANK_ABOVE = re.compile(r"(?<=[\n\r])(?:[ \t]*(?:\r\n|\n|\r))+\Z")


def move(
    root: Path, place: Address, parent: Address, *, today: date, force: bool = False, dry_run: bool = False
) -> list[Change[Team]]:
    """Put an objective last in another team, or a key result last in another objective, and rewrite every link to it.

    The days from and until which a key result counts stay: those of the objective that it leaves become its own.

    The file that it leaves is changed last: where the process is killed before, the same command finishes the work.
    Raises UsageError (`name-taken`) where another thing is called so there, EditRefusedError where its lines cannot be
    taken over as they are, and as `change_teams` does.
    """
    now = below(parent, place)
    old, new = Address(place.cycle, place.team), Address(parent.cycle, parent.team)

    def find() -> list[Address]:
        others = [one for one in teams_that_may_name(root, place) if one not in (old, new)]
        return [*others, *([] if new == old else [new]), old]

    def decide(where: Address, standing: Standing[Team]) -> Source:
        source = apply_edits(standing.source, relinked(standing.source, where.cycle, place, now))
        if where == new:
            leaving = source
            if new != old:
                leaving = read_source(team_path(root, old.cycle, old.team), root)
                leaving = apply_edits(leaving, relinked(leaving, old.cycle, place, now))
            standing = standing._replace(source=source)
            if place.key_result is not None:
                leaving = apply_edits(leaving, _days_kept(root, leaving, place, standing.means, now))
            source = _with_entry(standing, now, leaving, place)
        return _without_entry(source, place) if where == old else source

    with closed_links_named(place):
        first = metrics_that_name(root, place, now)
        return change_teams(root, find, decide, today=today, force=force, dry_run=dry_run, first=first)


def below(parent: Address, place: Address) -> Address:
    """What a place is called below another parent."""
    if place.key_result is None:
        return parent._replace(objective=place.objective)
    return parent._replace(key_result=place.key_result)


def _days_kept(root: Path, leaving: Source, place: Address, there: Team, now: Address) -> Iterator[Edit]:
    """A window of its own where its objectives' differ: else a later start would take its check-ins off its record."""
    standing = Standing(leaving, read_team(leaving))
    route, key_result = find_key_result(standing.means, place)
    period = load_period(root, place.cycle).value
    if period is None:
        return
    left, goal = (
        window_of(period, find_objective(team, one)[1]) for team, one in ((standing.means, place), (there, now))
    )
    here = standing.place(route)
    for key in ("starts", "ends"):
        if getattr(key_result, key) is None and getattr(left, key) != getattr(goal, key):
            yield SetKey(here, key, getattr(left, key), after=neighbour_at(leaving, here, place, key))


def _with_entry(standing: Standing[Team], now: Address, leaving: Source, place: Address) -> Source:
    """The file with the entry at the end of its new parent's list; as it is where just that stands there already."""
    source, route = standing.source, cast("Route", ("objectives",))
    if now.key_result is not None:
        route = (*standing.place(route_in(standing.means, now._replace(key_result=None))), "key_results")
    entry_route = route_in_file(leaving, place)
    entry = to_data(locate(compose(leaving).root, entry_route))
    top = compose(source).root
    items = to_data(locate(top, route))
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(entry, dict) and item.get("id") == entry.get("id"):
            if same(item, entry):
                return source
            raise UsageError("name-taken", id=entry["id"], place=now.path)
    lines = _lines_of(leaving, entry_route)
    target = locate(top, route)
    if lines is not None and isinstance(target, Sequence) and not target.flow and target.items:
        pasted = _pasted(source, target, lines)
        if same(to_data(compose(pasted).root), with_item(to_data(top), route, None, entry)):
            return pasted
    if lines is not None and not to_data(target):
        return _pasted_over(source, route, lines, entry)
    if lines is not None and any("#" in line for line in lines):  # written anew, it would be without its comments
        raise EditRefusedError("edit-refused", path=source.path)
    return apply_edits(source, [Append(route, entry, block=True)])


def _pasted_over(source: Source, route: Route, lines: list[str], entry: object) -> Source:
    """The lines in a list that has no entry yet: one is made, and gives way to them."""
    meant = with_item(to_data(compose(source).root), route, None, entry)
    begun = apply_edits(source, [Append(route, {"id": "-"}, block=True)])
    target = locate(compose(begun).root, route)
    if isinstance(target, Sequence) and not target.flow:
        pasted = _pasted(begun, target, lines)
        pasted = apply_edits(pasted, [Remove((*route, 0))])
        if same(to_data(compose(pasted).root), meant):
            return pasted
    raise EditRefusedError("edit-refused", path=source.path)


def _pasted(source: Source, target: Sequence, lines: list[str]) -> Source:
    """The lines after a list's last entry, as far in as its own, apart from it as its entries are from each other."""
    last = len(target.items) - 1
    dash, end = dash_of(source, target, last) or 0, source.line_end(target.items[-1].end)
    first = next(line for line in lines if line.lstrip(" ").startswith("-"))
    shift = source.column(dash) - (len(first) - len(first.lstrip(" ")))
    apart = last > 0 and not source.line(_first_comment(source, source.line_of(dash)) - 1).strip()
    text = source.newline.join([*([""] if apart else []), *(_shifted(line, shift) for line in lines)])
    ended = source.text[:end].endswith(("\n", "\r"))
    added = text + source.newline if ended else source.newline + text
    return make_source(source.path, source.text[:end] + added + source.text[end:], bom=source.bom)


def _shifted(line: str, shift: int) -> str:
    if not line.strip():
        return line
    margin = len(line) - len(line.lstrip(" "))
    return " " * max(0, margin + shift) + line[margin:]


def _lines_of(source: Source, route: Route) -> list[str] | None:
    """The lines of an entry, with the comments right above it; none where it shares its lines with others."""
    span = _extent(source, route)
    return None if span is None else source.text[span[0] : span[2]].splitlines()


def _extent(source: Source, route: Route) -> tuple[int, int, int] | None:
    """Where the comments above an entry of a list begin, where its own lines do, and where they end."""
    parent, index = locate(compose(source).root, route[:-1]), route[-1]
    if not isinstance(parent, Sequence) or not isinstance(index, int):
        return None
    dash = dash_of(source, parent, index)
    if dash is None or not source.starts_line(dash):
        return None
    above = source.line_starts[_first_comment(source, source.line_of(dash)) - 1]
    return above, source.line_start(dash), source.line_end(parent.items[index].end)


def _first_comment(source: Source, line: int) -> int:
    """The number of the first of the comments right above a line, its own where there is none."""
    while line > 1 and source.line(line - 1).lstrip().startswith("#"):
        line -= 1
    return line


def _without_entry(source: Source, place: Address) -> Source:
    """The file without the entry, the comments right above it and what parts it from its neighbour.

    An empty list is not left.
    """
    top, route = compose(source).root, route_in_file(source, place)
    siblings = to_data(locate(top, route[:-1]))
    alone = isinstance(siblings, list) and len(siblings) == 1
    edit = Remove(route[:-1] if alone else route)
    span = _extent(source, route)
    if span is not None:
        text, (above, start, end) = source.text, span
        first = route[-1] == 0
        blank = None if first else _BLANK_ABOVE.search(text, 0, above)
        below = _BLANK.match(text, end) if first and not alone else None
        text = text[: blank.start() if blank else above] + text[start:end] + text[below.end() if below else end :]
        tidy = make_source(source.path, text, bom=source.bom)
        if same(to_data(compose(tidy).root), to_data(top)):
            return apply_edits(tidy, [edit])
    return apply_edits(source, [edit])
