"""Health metrics as they stand on a day, for the commands that show them or ask for readings."""

from __future__ import annotations

from datetime import date

from okrcli.cli.context import Workspace
from okrcli.errors import Finding
from okrcli.scoring.kpis import KpiState, is_due, review_kpis
from okrcli.workspace.load import load_kpis


def kpi_states(
    workspace: Workspace, as_of: date, *, owner: str | None = None, team: str | None = None
) -> tuple[list[KpiState], list[Finding]]:
    """The health metrics on a day, those of an owner and a team where one is named; and what is broken."""
    loaded = load_kpis(workspace.root)
    states = [
        state
        for state in review_kpis(loaded.value or (), workspace.settings, as_of)
        if owner in (None, state.kpi.owner) and team in (None, state.kpi.team)
    ]
    return states, [*workspace.findings, *loaded.findings]


def owed_readings(workspace: Workspace, day: date, person: str | None, team: str | None = None) -> list[KpiState]:
    """The metrics that a person, or anybody, owes a reading of; of one team's where it is named."""
    states, _findings = kpi_states(workspace, day, owner=person, team=team)
    return [state for state in states if is_due(state, day)]
