"""What commands look at on a day: cycles reviewed and health metrics, narrowed to teams and owners."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from okrcli.cli.context import Workspace
from okrcli.errors import AddressError, Finding
from okrcli.model import Cycle
from okrcli.schema.suggest import nearest_word
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.kpis import KpiState, is_due, review_kpis
from okrcli.scoring.narrow import narrow_review
from okrcli.scoring.states import CycleReview
from okrcli.workspace.addresses import what_else
from okrcli.workspace.cycles import current_cycle, load_periods, running_cycles
from okrcli.workspace.files import team_ids
from okrcli.workspace.load import load_cycle, load_kpis


def review_running(
    workspace: Workspace, as_of: date, named: str | None, *, teams: Collection[str] = (), owners: Collection[str] = ()
) -> tuple[list[CycleReview], list[Finding]]:
    """Each cycle that wants check-ins, or the one named, narrowed to teams and owners; and what is broken.

    Raises AddressError where no cycle has the team (`no-such-team`), or nobody is called so (`no-such-person`).
    """
    if named is not None:
        cycle = current_cycle(workspace.root, workspace.settings, as_of, named)
        return _reviewed(workspace, as_of, [cycle], [], teams=teams, owners=owners)
    running, broken = running_cycles(workspace.root, as_of)
    return _reviewed(workspace, as_of, [cycle.id for cycle in running], broken, teams=teams, owners=owners)


def review_past(
    workspace: Workspace,
    as_of: date,
    *,
    teams: Collection[str] = (),
    owners: Collection[str] = (),
    planned: bool = False,
) -> tuple[list[CycleReview], list[Finding]]:
    """Each cycle that had begun by the day, or is `planned` too, narrowed in the same way; and what is broken."""
    periods, broken = load_periods(workspace.root)
    ids = [cycle.id for cycle in periods if planned or cycle.starts <= as_of]
    return _reviewed(workspace, as_of, ids, broken, teams=teams, owners=owners)


def load_cycles(
    workspace: Workspace, ids: Sequence[str], findings: list[Finding], teams: Collection[str]
) -> tuple[list[Cycle], list[Finding]]:
    """The cycles with all of their teams, and what is broken besides `findings`.

    Raises AddressError (`no-such-team`) where no cycle has one of `teams`.
    """
    for team in teams:
        refuse_unknown_team(workspace, team, ids)
    cycles = []
    for cycle_id in ids:
        loaded = load_cycle(workspace.root, cycle_id)
        findings = [*findings, *(one for one in loaded.findings if one not in findings)]
        if loaded.value is not None:
            cycles.append(loaded.value)
    return cycles, findings


def _reviewed(
    workspace: Workspace,
    as_of: date,
    ids: Sequence[str],
    broken: Sequence[Finding],
    *,
    teams: Collection[str],
    owners: Collection[str],
) -> tuple[list[CycleReview], list[Finding]]:
    cycles, findings = load_cycles(workspace, ids, [*workspace.findings, *broken], teams)
    reviews = [review_cycle(cycle, workspace.settings, as_of) for cycle in cycles]
    if not findings:  # whom a broken file names is not known
        for owner in owners:
            refuse_unknown_person(workspace, owner, reviews)
    return [narrow_review(review, teams=teams, owners=owners) for review in reviews], findings


def refuse_unknown_team(workspace: Workspace, team: str, cycles: Sequence[str]) -> None:
    """Raise AddressError (`no-such-team`) where none of the cycles has the team."""
    teams = sorted({one for cycle_id in cycles for one in team_ids(workspace.root, cycle_id)})
    if team not in teams:
        error = AddressError("no-such-team", typed=team, nearest=nearest_word(team, teams), teams=teams)
        error.facts.update(what_else(workspace.root, cycles[0], team) if cycles else {})
        raise error


def refuse_unknown_person(workspace: Workspace, named: str, reviews: Sequence[CycleReview]) -> None:
    """Raise AddressError (`no-such-person`) where nobody of that name owns anything, nor stands in `okr.yaml`."""
    known = dict.fromkeys([*workspace.settings.people, *_owners_in(reviews)])
    if named in known:
        return
    names = {one.name: one.id for one in workspace.settings.people.values() if one.name} | {one: one for one in known}
    near = nearest_word(named, names)
    error = AddressError("no-such-person", typed=named, nearest=names[near] if near else None, people=sorted(known))
    error.facts.update(what_else(workspace.root, reviews[0].cycle.id, named) if reviews else {})
    raise error


def _owners_in(reviews: Iterable[CycleReview]) -> Sequence[str]:
    """Everybody who owns an objective or a key result."""
    owners: dict[str, None] = {}
    for review in reviews:
        for team in review.teams:
            for objective in team.objectives:
                names = [objective.objective.owner, *(one.key_result.owner for one in objective.key_results)]
                owners.update(dict.fromkeys(name for name in names if name))
    return list(owners)


def kpi_states(
    workspace: Workspace, as_of: date, *, owners: Collection[str] = (), teams: Collection[str] = ()
) -> tuple[list[KpiState], list[Finding]]:
    """The health metrics on a day, those of some owners and teams where any are named; and what is broken."""
    loaded = load_kpis(workspace.root)
    states = [
        state
        for state in review_kpis(loaded.value or (), workspace.settings, as_of)
        if (not owners or state.kpi.owner in owners) and (not teams or state.kpi.team in teams)
    ]
    return states, [*workspace.findings, *loaded.findings]


def owed_readings(
    workspace: Workspace, day: date, people: Collection[str] = (), teams: Collection[str] = ()
) -> list[KpiState]:
    """The metrics that some people, or anybody, owe a reading of; of some teams where any are named."""
    states, _findings = kpi_states(workspace, day, owners=people, teams=teams)
    return [state for state in states if is_due(state, day)]
