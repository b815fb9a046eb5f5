"""Family O3: what objectives and key results say that they support."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from okrcli.errors import Severity
from okrcli.lint.contexts import CycleContext, WorkspaceContext
from okrcli.lint.links import Link, known_addresses, links_of, loops
from okrcli.lint.registry import Found, rule
from okrcli.workspace.files import team_path

ENOUGH = 0.5
"""The share of the other objectives that must be aligned before one that is not stands out."""


@rule("O301", "aligned-to-nothing", Severity.INFO, over=CycleContext)
def aligned_to_nothing(cycle: CycleContext) -> Found:
    """An objective that serves nothing while those of other teams do.

    What it checks:
        An objective that supports nothing, itself or through a key result, in a cycle where at least half of the
        other teams' objectives do. Objectives of a team that others support are where alignment leads to, and need
        none.

    Why it matters:
        It may be the most important one of all, or a habit that nobody has asked about. Either way the answer is
        worth a sentence.

    For example:
        objective: Renew our brand

    Use instead:
        objective: Renew our brand
        supports: company/growth

    Options:
        None.

    Sources:
        Google re:Work: OKRs are shared so that teams can align.
        Felipe Castro: alignment is a conversation among teams, not a cascade.
    """
    supporting: dict[str, list[bool]] = {}
    supported = set()
    lonely = []
    for team in cycle.teams:
        for objective in team.objectives:
            links = [address for _, address in objective.links]
            supported |= {_team_in(address, cycle) for address in links}
            supporting.setdefault(team.value.id, []).append(bool(links))
            if not links:
                lonely.append((team.value.id, objective))
    aligned = sum(sum(each) for each in supporting.values())
    total = sum(len(each) for each in supporting.values())
    for team_id, objective in lonely:
        own = supporting[team_id]
        others = total - len(own)
        if team_id not in supported and others and (aligned - sum(own)) / others >= ENOUGH:
            yield objective.at("objective")


def _team_in(address: str, cycle: CycleContext) -> str | None:
    cycle_id, colon, path = address.rpartition(":")
    return path.split("/")[0] if not colon or cycle_id == cycle.value.id else None


@rule("O302", "dangling-alignment", Severity.WARNING, over=WorkspaceContext)
def dangling_alignment(workspace: WorkspaceContext) -> Found:
    """A `supports` that leads nowhere.

    What it checks:
        Addresses in `supports` that no objective or key result has. An address in a file that cannot be read is left
        alone.

    Why it matters:
        Somebody renamed or dropped what this was for, or gave its team's file another name, and this was not told. The
        tree of alignment loses a branch silently.

    For example:
        supports: company/grwoth

    Use instead:
        supports: company/growth
        supports: 2026:company/growth, for one of another cycle

    Options:
        None.

    Sources:
        The description of the files: an address is cycle:team/objective/key-result.
    """
    known = known_addresses(workspace.given.cycles)
    for link in links_of(workspace):
        if link.target not in known and not _is_unread(link, workspace):
            facts = {"address": link.target, "nearest": _nearest(link.target, known)}
            short = {key: address.removeprefix(f"{link.cycle}:") for key, address in facts.items()}
            yield link.remark(**short, **_missing_team(link, workspace))


def _nearest(target: str, known: Collection[str]) -> str:
    """The address that has another team and is the same else, as after a team's file got another name; or looks alike.

    One of the same cycle comes before others.
    """
    cycle, _, path = target.partition(":")
    own = [one for one in known if one.startswith(f"{cycle}:")]
    same = [one for one in own if one.partition("/")[2] == path.partition("/")[2]]
    near = same if len(same) == 1 else get_close_matches(target, own, n=1) or get_close_matches(target, known, n=1)
    return near[0] if near else ""


def _missing_team(link: Link, workspace: WorkspaceContext) -> dict[str, str]:
    """The team that is named and that its cycle, which is there, has not."""
    cycle_id, _, path = link.target.partition(":")
    team = path.partition("/")[0]
    teams = [{one.id for one in cycle.teams} for cycle in workspace.given.cycles if cycle.id == cycle_id]
    return {"team": team, "cycle": cycle_id} if teams and team not in teams[0] else {}


def _is_unread(link: Link, workspace: WorkspaceContext) -> bool:
    """Whether the target's file is there and was not read, so that nobody knows what it holds."""
    cycle_id, _, path = link.target.partition(":")
    read = {cycle.id: {team.id for team in cycle.teams} for cycle in workspace.given.cycles}
    team_id = path.split("/")[0]
    return team_id not in read.get(cycle_id, ()) and team_path(workspace.given.folder, cycle_id, team_id).exists()


@rule("O303", "circular-alignment", Severity.WARNING, over=WorkspaceContext)
def circular_alignment(workspace: WorkspaceContext) -> Found:
    """Objectives that support one another in a circle.

    What it checks:
        Objectives that, following `supports` of theirs or of their key results, come back to themselves.

    Why it matters:
        Of two things that each serve the other, neither says what both are for.

    For example:
        sales/growth supports marketing/reference, which supports sales/growth

    Use instead:
        Both support company/growth

    Options:
        None.

    Sources:
        Felipe Castro: alignment goes to what is shared.
    """
    for loop in loops(links_of(workspace)):
        prefix = f"{loop[0].cycle}:"
        way = [link.source.removeprefix(prefix) for link in loop]
        yield loop[0].remark(way=" → ".join([*way, way[0]]))
