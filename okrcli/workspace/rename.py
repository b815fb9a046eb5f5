"""Another id for an objective or key result, and other links in all that names it: in one go, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from okrcli.errors import UsageError
from okrcli.model import Address, Kpi, Team
from okrcli.workspace.addresses import teams_that_may_name
from okrcli.workspace.change import Change, Standing, Task, change_teams
from okrcli.workspace.fields import route_in
from okrcli.workspace.files import kpis_path
from okrcli.workspace.load import read_kpis
from okrcli.yaml.compose import compose
from okrcli.yaml.edits import Edit, SetScalar, apply_edits
from okrcli.yaml.nodes import Route, to_data
from okrcli.yaml.read import read_plain
from okrcli.yaml.source import Source


def rename(
    root: Path, place: Address, new_id: str, *, today: date, force: bool = False, dry_run: bool = False
) -> list[Change[Team]]:
    """Give an objective or key result another id, in its file and in every link to it or below it, of all cycles.

    The health metrics that were made into it follow too. Its own file is changed last: where the process is killed
    before, the same command finishes the work. Raises UsageError (`name-taken`) where a sibling has the id, and as
    `change_teams` does.
    """
    now = place._replace(key_result=new_id) if place.key_result else place._replace(objective=new_id)
    own = Address(place.cycle, place.team)

    def find() -> list[Address]:
        return [*(one for one in teams_that_may_name(root, place) if one != own), own]

    def decide(where: Address, standing: Standing[Team]) -> Source:
        edits = list(relinked(standing.source, where.cycle, place, now))
        if where == own:
            route = route_in(standing.means, place)
            if any(one == now for one, _said in standing.means.entries(place.cycle)):
                raise UsageError("name-taken", id=new_id, place=now.path)
            edits.append(SetScalar((*standing.place(route), "id"), new_id))
        return apply_edits(standing.source, edits)

    with closed_links_named(place):
        first = metrics_that_name(root, place, now)
        return change_teams(root, find, decide, today=today, force=force, dry_run=dry_run, first=first)


def metrics_that_name(root: Path, old: Address, new: Address) -> list[Task[tuple[Kpi, ...]]]:
    """The task of letting health metrics name a key result by its new address; none where none may name it."""
    try:
        content = read_plain(kpis_path(root), root)
    except OSError:
        return []
    if b"promoted" not in content or (old.key_result or old.objective or old.team).encode() not in content:
        return []

    def decide(standing: Standing[tuple[Kpi, ...]]) -> Source:
        return apply_edits(standing.source, relinked(standing.source, "", old, new))

    return [Task(kpis_path(root), read_kpis, decide)]


@contextmanager
def closed_links_named(place: Address) -> Iterator[None]:
    """Where the cycle that is closed is another, say that it is its links that would change (`link-in-closed`)."""
    try:
        yield
    except UsageError as error:
        if error.reason != "cycle-closed" or error.facts["cycle"] == place.cycle:
            raise
        closed = error.facts["closed"]
        raise UsageError("link-in-closed", cycle=error.facts["cycle"], closed=closed, place=str(place)) from error


def relinked(source: Source, cycle_id: str, old: Address, new: Address) -> Iterator[Edit]:
    """The edits that let each link of a file of a cycle lead to the new address that led to the old one, or below it.

    A link is written as it was: with its cycle or without, alone or in a list.
    """
    for route, written in links_of(source):
        named, colon, path = written.strip().rpartition(":")
        if (named or cycle_id) == old.cycle and f"{path}/".startswith(f"{old.path}/"):
            yield SetScalar(route, f"{named}{colon}{new.path}{path[len(old.path) :]}")


def links_of(source: Source) -> Iterator[tuple[Route, str]]:
    """Each text of a `supports` in a team's file, and of a `promoted` among the health metrics, with its place."""
    data = to_data(compose(source).root)
    for number, kpi in enumerate(_entries(data, "kpis")):
        if isinstance(kpi, dict) and isinstance(kpi.get("promoted"), str):
            yield ("kpis", number, "promoted"), kpi["promoted"]
    for number, objective in enumerate(_entries(data, "objectives")):
        above: Route = ("objectives", number)
        yield from _links_in(objective, above)
        for index, key_result in enumerate(_entries(objective, "key_results")):
            yield from _links_in(key_result, (*above, "key_results", index))


def _entries(data: object, key: str) -> list[object]:
    entries = data.get(key) if isinstance(data, dict) else None
    return entries if isinstance(entries, list) else []


def _links_in(entry: object, route: Route) -> Iterator[tuple[Route, str]]:
    said = entry.get("supports") if isinstance(entry, dict) else None
    if isinstance(said, str):
        yield (*route, "supports"), said
    for number, text in enumerate(said if isinstance(said, list) else ()):
        if isinstance(text, str):
            yield (*route, "supports", number), text
