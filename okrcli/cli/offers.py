"""What options and arguments offer on Tab: what a workspace holds, and words that are the same everywhere.

What does not go on from the word typed is left out by who asks.

Completion runs at every key press, so nothing here reads YAML properly: ids are picked out of the text by
`okrcli.yaml.outline`, and a file that cannot be read offers nothing. Never prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import typer

from okrcli.cli.context import session_of, today
from okrcli.model.cycle import Cycle, choose_current_cycle
from okrcli.workspace.files import cycle_ids, cycle_path, kpis_path, settings_path, team_ids, team_path
from okrcli.workspace.root import find_root
from okrcli.yaml.outline import milestones_in, outline
from okrcli.yaml.read import read_plain

_OWNER = re.compile(
    r"""(?:^|[{,\s])(?:owner|lead|by)["']?[ \t]*:[ \t]*["']?([\w.-]+)|^  ([a-z][\w-]*):[ \t]*\{""", re.MULTILINE
)
_KPI = re.compile(r"""(?:^|[{,\s])["']?id["']?[ \t]*:[ \t]*["']?([a-z0-9-]+)""", re.MULTILINE)
_TAGS = re.compile(r"""(?:^|[{,\s])["']?tags["']?[ \t]*:[ \t]*(\[[^\]]*\]|[\w-]+|(?:\s*\n[ \t]*-[ \t]+[^\n]+)+)""")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"""(?:^|[{,\s])["']?(starts|ends|closed)["']?[ \t]*:[ \t]*["']?(\d{4}-\d{2}-\d{2})""", re.MULTILINE)


class Open(str):
    """An offer that may go on, as a team's address does: no blank follows it."""

    __slots__ = ()


def _in_workspace(offer: Callable[[Path, typer.Context, str], Iterable[str]]) -> Callable[..., Iterable[str]]:
    """Offer from the workspace at hand."""

    def find(ctx: typer.Context, incomplete: str) -> Iterable[str]:
        return offer(find_root(explicit=session_of(ctx).explicit_root()), ctx, incomplete)

    return find


@_in_workspace
def cycles(root: Path, ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer the ids of the cycles."""
    yield from cycle_ids(root)


@_in_workspace
def teams(root: Path, ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer the ids of the teams of the cycle at hand."""
    yield from team_ids(root, chosen_cycle(root, ctx))


@_in_workspace
def owners(root: Path, ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer everybody who owns something in the cycle at hand, and the people of `okr.yaml`."""
    cycle = chosen_cycle(root, ctx)
    for path in [settings_path(root), *(team_path(root, cycle, team) for team in team_ids(root, cycle))]:
        yield from (name or person for name, person in _OWNER.findall(text_of(path)))


@_in_workspace
def tags(root: Path, ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer what objectives and key results of the cycle at hand are tagged with."""
    cycle = chosen_cycle(root, ctx)
    for team in team_ids(root, cycle):
        for listed in _TAGS.findall(text_of(team_path(root, cycle, team))):
            yield from _WORD.findall(listed)


@_in_workspace
def kpis(root: Path, ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer the ids of the health metrics."""
    yield from _KPI.findall(text_of(kpis_path(root)))


@_in_workspace
def addresses(root: Path, ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer addresses a step at a time as a path is: teams, then their objectives, then key results.

    A beginning that names no team is taken for that of a cycle, or for the tail of an address: `lea` offers `leads`.
    What nothing in the cycle at hand begins with is looked for in the others that are running.
    """
    named, colon, rest = incomplete.rpartition(":")
    if rest and not colon:
        yield from (Open(f"{one}:") for one in cycle_ids(root) if one.startswith(rest))
    for cycle in [_find_cycle(root, named)] if colon else _cycles_meant(root, ctx):
        fitting = [one for one in _addresses_in(root, cycle, rest) if one.startswith(rest)]
        yield from (type(one)(named + colon + one) for one in fitting)
        if fitting:
            return


def _addresses_in(root: Path, cycle: str, begun: str) -> Iterator[str]:
    """The cycle's addresses that go on from those steps: teams, or else tails where none of them begins so."""
    steps = begun.split("/")
    names = team_ids(root, cycle)
    if len(steps) == 1:
        fitting = [Open(team) for team in names if team.startswith(begun)]
        yield from fitting or (_tails(root, cycle, names) if begun else ())
    elif steps[0] in names:
        for objective, key_results in outline(text_of(team_path(root, cycle, steps[0]))):
            place = f"{steps[0]}/{objective}"
            yield from [Open(place)] if len(steps) == 2 else [f"{place}/{one}" for one in key_results]
    elif len(steps) == 2:
        yield from _tails(root, cycle, names, steps[0])


def fields(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer what `okr set` changes as `target=`, then what the key takes."""
    from okrcli import model

    key, equals, begun = incomplete.partition("=")
    if equals:
        values = {"owner": owners, "lead": owners, "supports": addresses, "type": types}
        yield from (f"{key}={one}" for one in values[key](ctx, begun)) if key in values else ()
        return
    kinds = (model.Objective, model.KeyResult, model.Metric, model.Guardrail)
    known = ("objective", "key_result", "team", "lead", *(name for kind in kinds for name in kind._fields))
    unchanged = ("id", "statement", "measure", "key_results", "checkins", "dropped", "retrospective")
    yield from (Open(f"{one}=") for one in known if one not in unchanged)


@_in_workspace
def milestones(root: Path, ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer the milestones of the key result that is named, in full or by a tail of its address, but those given."""
    # Before an option that still waits for its value, the parser has not told the arguments apart.
    key_result = ctx.params.get("key_result") or next(iter(ctx.args), "")
    named, colon, path = str(key_result).rpartition(":")
    given = ctx.params.get("done") or ()
    for cycle in [_find_cycle(root, named)] if colon else _cycles_meant(root, ctx):
        for team in team_ids(root, cycle):
            for steps, ids in milestones_in(text_of(team_path(root, cycle, team))):
                if f"/{team}/{steps}".endswith(f"/{path}"):
                    yield from (one for one in ids if one not in given)


@_in_workspace
def revisions(root: Path, ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer what is checked out, branches and tags, also as the second of two: `main..HEAD`."""
    from okrcli.git.snapshot import names_of_revisions

    first, dots, _ = incomplete.rpartition("..")
    yield from (first + dots + name for name in ("HEAD", *names_of_revisions(root)))


def codes(ctx: typer.Context, incomplete: str) -> Iterable[str]:
    """Offer the rules' codes."""
    from okrcli.lint.registry import rules

    return rules()


def statuses(ctx: typer.Context, incomplete: str) -> Iterable[str]:
    """Offer what a key result's status can be."""
    from okrcli.scoring.states import Status

    return (one.value for one in Status)


def columns(ctx: typer.Context, incomplete: str) -> Iterable[str]:
    """Offer the columns of a list after those that are typed already."""
    from okrcli.render.list import COLUMNS

    before = incomplete.rpartition(",")
    return (before[0] + before[1] + one for one in COLUMNS if one not in before[0].split(","))


def sort_keys(ctx: typer.Context, incomplete: str) -> Iterable[str]:
    """Offer the columns to sort by, either way, after those that are typed already."""
    before, comma, begun = incomplete.rpartition(",")
    return (before + comma + ("-" if begun.startswith("-") else "") + one for one in columns(ctx, ""))


def team_orders(ctx: typer.Context, incomplete: str) -> Iterable[str]:
    """Offer what teams are sorted by."""
    from okrcli.scoring.standings import ORDERS

    return ORDERS


def own_statuses(ctx: typer.Context, incomplete: str) -> Iterable[str]:
    """Offer the words that a check-in can say of its key result."""
    from okrcli.model.terms import ReportedStatus

    return (one.value for one in ReportedStatus)


def types(ctx: typer.Context, incomplete: str) -> Iterable[str]:
    """Offer the types of an objective."""
    from okrcli.model.terms import ObjectiveType

    return (one.value for one in ObjectiveType)


def _tails(root: Path, cycle: str, teams: Sequence[str], within: str | None = None) -> Iterator[str]:
    """What the teams' objectives and key results are called; or the key results `within` an objective, after it."""
    for team in teams:
        for objective, key_results in outline(text_of(team_path(root, cycle, team))):
            if within is None:
                yield from (Open(objective), *key_results)
            elif objective == within:
                yield from (f"{objective}/{one}" for one in key_results)


def chosen_cycle(root: Path, ctx: typer.Context) -> str:
    """The cycle that `--cycle` names, else the one at hand by the dates that can be picked out of the files."""
    return _cycles_meant(root, ctx)[0]


def _cycles_meant(root: Path, ctx: typer.Context) -> list[str]:
    """The chosen cycle, and where none is named the others that are running."""
    named = ctx.params.get("cycle")
    if isinstance(named, str):
        return [_find_cycle(root, named)]
    found = [_cycle_of(one, text_of(cycle_path(root, one))) for one in cycle_ids(root)]
    cycles, day = [one for one in found if one is not None], today()
    others = [one.id for one in cycles if one.is_running(day)]
    return [*dict.fromkeys([choose_current_cycle(cycles, day).id, *others])]


def _find_cycle(root: Path, named: str) -> str:
    from okrcli.workspace.cycles import find_cycle_id

    return find_cycle_id(cycle_ids(root), named, today())


def _cycle_of(cycle_id: str, text: str) -> Cycle | None:
    """A cycle, without its teams, where its days can be seen at a glance."""
    try:
        days = {key: date.fromisoformat(day) for key, day in _DAY.findall(text)}
        return Cycle(cycle_id, days["starts"], days["ends"], days.get("closed"))
    except (KeyError, ValueError):
        return None


def text_of(path: Path) -> str:
    """What a file says; nothing where it cannot be read, so that the others are offered all the same."""
    try:
        return read_plain(path).decode("utf-8-sig", "replace")
    except OSError:
        return ""
