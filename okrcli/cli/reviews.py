"""What commands look at on a day: cycles reviewed and health metrics, narrowed to what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from okrcli.cli.context import Workspace
from okrcli.errors import AddressError, Finding
from okrcli.model import Cycle
from okrcli.schema.suggest import nearest_word, slugify
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.kpis import KpiState, is_due, review_kpis
from okrcli.scoring.narrow import ALL, Filters, narrow_review
from okrcli.scoring.states import CycleReview
from okrcli.workspace.addresses import DEPTH, of_another_kind
from okrcli.workspace.cycles import current_cycle, load_periods, running_cycles
from okrcli.workspace.files import team_ids
from okrcli.workspace.load import load_cycle, load_kpis
from okrcli.workspace.names import what_else


def review_running(
    workspace: Workspace, as_of: date, named: str | None, only: Filters = ALL
) -> tuple[list[CycleReview], list[Finding]]:
    """Each cycle that wants check-ins, or the one named, narrowed to what is asked for; and what is broken.

    Raises AddressError where no cycle has the team (`no-such-team`), and as `refuse_unknown` does.
    """
    if named is not None:
        cycle = current_cycle(workspace.root, workspace.settings, as_of, named)
        return _reviewed(workspace, as_of, [cycle], [], only)
    running, broken = running_cycles(workspace.root, as_of)
    return _reviewed(workspace, as_of, [cycle.id for cycle in running], broken, only)


def review_past(
    workspace: Workspace, as_of: date, only: Filters = ALL, *, planned: bool = False
) -> tuple[list[CycleReview], list[Finding]]:
    """Each cycle that had begun by the day, or is `planned` too, narrowed in the same way; and what is broken."""
    periods, broken = load_periods(workspace.root)
    ids = [cycle.id for cycle in periods if planned or cycle.starts <= as_of]
    return _reviewed(workspace, as_of, ids, broken, only)


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
    workspace: Workspace, as_of: date, ids: Sequence[str], broken: Sequence[Finding], only: Filters
) -> tuple[list[CycleReview], list[Finding]]:
    cycles, findings = load_cycles(workspace, ids, [*workspace.findings, *broken], only.teams)
    if not findings:  # whom a broken file names is not known
        refuse_unknown(workspace, only, cycles)
    return [narrow_review(review_cycle(cycle, workspace.settings, as_of), only) for cycle in cycles], findings


def refuse_unknown_team(workspace: Workspace, team: str, cycles: Sequence[str]) -> None:
    """Raise AddressError (`no-such-team`) where none of the cycles has the team."""
    teams = sorted({one for cycle_id in cycles for one in team_ids(workspace.root, cycle_id)})
    if team not in teams:
        error = AddressError("no-such-team", typed=team, nearest=nearest_word(team, teams), teams=teams)
        found = (of_another_kind(workspace.root, one, (team,), [DEPTH["team"]]) for one in cycles)
        error.facts.update(next(filter(None, found), {}) or what_else(workspace.root, cycles, team))
        raise error


def refuse_unknown(workspace: Workspace, only: Filters, cycles: Sequence[Cycle]) -> None:
    """Raise AddressError where nobody owns anything or is in `okr.yaml` (`no-such-person`), no tag is (`no-such-tag`).

    Only what the cycles hold is looked at.
    """
    entries = [one for cycle in cycles for _place, one in cycle.entries()]
    people = {*workspace.settings.people, *(entry.owner for entry in entries if entry.owner)}
    for one in only.owners:
        if one not in people:
            raise _no_such_person(workspace, one, people, cycles)
    tags = sorted({tag for entry in entries for tag in entry.tags})
    for one in only.tags:
        if one not in tags:
            raise AddressError(
                "no-such-tag", typed=one, nearest=nearest_word(one, tags), tags=tags, tag=slugify(one) or "focus"
            )


def _no_such_person(workspace: Workspace, named: str, known: Iterable[str], cycles: Sequence[Cycle]) -> AddressError:
    names = {one.name: one.id for one in workspace.settings.people.values() if one.name} | {one: one for one in known}
    near = nearest_word(named, names)
    error = AddressError("no-such-person", typed=named, nearest=names[near] if near else None, people=sorted(known))
    error.facts.update(what_else(workspace.root, [one.id for one in cycles], named))
    return error


def kpi_states(workspace: Workspace, as_of: date, only: Filters = ALL) -> tuple[list[KpiState], list[Finding]]:
    """The health metrics on a day that are asked for; and what is broken."""
    loaded = load_kpis(workspace.root)
    kpis = loaded.value or ()
    cycles = load_periods(workspace.root)[0] if any(one.promoted for one in kpis) else []
    states = review_kpis(filter(only.fits_kpi, kpis), workspace.settings, as_of, cycles)
    return [*states], [*workspace.findings, *loaded.findings]


def owed_readings(workspace: Workspace, day: date, only: Filters = ALL) -> list[KpiState]:
    """The metrics that are asked for and owed a reading."""
    states, _findings = kpi_states(workspace, day, only)
    return [state for state in states if is_due(state, day)]
