"""Family O3: what objectives and key results say that they support."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from difflib import get_close_matches

from okrcli.errors import Severity
from okrcli.lint.contexts import CycleContext, WorkspaceContext
from okrcli.lint.registry import Found, Mark, rule
from okrcli.model import Address
from okrcli.scoring.alignment import without_circles
from okrcli.workspace.files import team_path

ENOUGH = 0.5
"""The share of the other objectives that must be aligned before one that is not stands out."""


@rule("O301", Severity.INFO)
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

    Sources:
        Google re:Work: OKRs are shared so that teams can align.
        Felipe Castro: alignment is a conversation among teams, not a cascade.
    """
    supporting: dict[str, list[bool]] = {}
    supported = set()
    lonely = []
    for team in cycle.teams:
        for objective in team.objectives:
            links = list(objective.links)
            targets = [one.target for one in links if one.target is not None]
            supported |= {one.team for one in targets if one.cycle == cycle.value.id}
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


@rule("O302", Severity.WARNING)
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

    Sources:
        The description of the files: an address is cycle:team/objective/key-result.
    """
    known = dict.fromkeys(str(place) for cycle in workspace.given.cycles for place, _one in cycle.entries())
    teams = {cycle.id: {team.id for team in cycle.teams} for cycle in workspace.given.cycles}
    for link in workspace.links:
        cycle_id, _, path = link.whole.partition(":")
        team = path.partition("/")[0]
        is_read = team in teams.get(cycle_id, ())
        if link.whole in known or (not is_read and team_path(workspace.given.folder, cycle_id, team).exists()):
            continue
        own = f"{link.source.cycle}:"
        facts = {"address": link.whole.removeprefix(own), "nearest": _nearest(link.whole, known).removeprefix(own)}
        missing = {"team": team, "cycle": cycle_id} if cycle_id in teams and not is_read else {}
        yield replace(link.mark, facts=facts | missing)


def _nearest(target: str, known: Collection[str]) -> str:
    """The address that has another team and is the same else, as after a team's file got another name; or looks alike.

    One of the same cycle comes before others.
    """
    cycle, _, path = target.partition(":")
    own = [one for one in known if one.startswith(f"{cycle}:")]
    same = [one for one in own if one.partition("/")[2] == path.partition("/")[2]]
    near = same if len(same) == 1 else get_close_matches(target, own, n=1) or get_close_matches(target, known, n=1)
    return near[0] if near else ""


@rule("O303", Severity.WARNING)
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

    Sources:
        Felipe Castro: alignment goes to what is shared.
    """
    marks: dict[tuple[Address, Address | None], Mark] = {}
    for link in workspace.links:
        marks.setdefault((link.source, link.target), link.mark)
    named: dict[Address, list[Address]] = {source: [] for source, _target in marks}
    for source, target in marks:
        if target is not None:
            named[source].append(target)
            named.setdefault(target, [])
    for ring in without_circles(named)[1]:
        way = [str(one).removeprefix(f"{ring[0].cycle}:") for one in ring]
        yield replace(marks[ring[0], (*ring, ring[0])[1]], facts={"way": " → ".join([*way, way[0]])})
