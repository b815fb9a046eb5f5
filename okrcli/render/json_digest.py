"""`okr digest --json`: what the note is made from, whole; the same with and without the four squares."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from okrcli.errors import Finding
from okrcli.render.json_due import due_entries
from okrcli.render.json_findings import problem_json
from okrcli.render.json_status import cycle_json, iso, summary_json
from okrcli.render.json_types import (
    SCHEMA_VERSION,
    ComingJson,
    ConfidenceJson,
    DigestJson,
    DigestKeyResultJson,
    KpiStateJson,
    PlanJson,
    TroubleJson,
)
from okrcli.render.views.digest import has_news
from okrcli.render.views.note import Material, last_word, plans, troubled
from okrcli.scoring.health import KpiState
from okrcli.scoring.movement import Movement, Week, next_milestone


def digest_json(material: Material, problems: Iterable[Finding], root: Path) -> DigestJson:
    """The whole document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": material.as_of.isoformat(),
        "since": material.since.isoformat(),
        "cycles": [
            {
                "cycle": cycle_json(week.after),
                "summary": summary_json(week.after.summary),
                "summary_before": summary_json(week.before.summary),
            }
            for week in material.weeks
        ],
        "moved": [_moved_json(one) for week in material.weeks for one in week.movements if has_news(one)],
        "trouble": [_trouble_json(movement) for _one, movement, _week in troubled(material)],
        "due": due_entries([week.after for week in material.weeks]),
        "kpis": [_kpi_json(one) for one in material.kpis],
        "next": [_plan_json(movement) for _week, movement, _words in plans(material)],
        "objectives": [one for week in material.weeks for one in _objectives(week)],
        "milestones": [one for week in material.weeks for one in _milestones(week)],
        "problems": [problem_json(finding, root) for finding in problems],
    }


def _owner(movement: Movement) -> str | None:
    return movement.after.key_result.owner or movement.objective.objective.owner


def _moved_json(movement: Movement) -> DigestKeyResultJson:
    before, after = movement.before, movement.after
    return {
        "cycle": movement.address.cycle,
        "address": movement.address.path,
        "key_result": after.key_result.statement,
        "owner": _owner(movement),
        "unit": after.key_result.unit,
        "direction": movement.direction.value,
        "value_before": before.value,
        "value": after.value,
        "score_before": before.score,
        "score": after.score,
        "change": movement.change,
        "reached": [item.id for item in movement.reached],
        "status_before": before.status.value,
        "status": after.status.value,
    }


def _trouble_json(movement: Movement) -> TroubleJson:
    state, last = movement.after, last_word(movement.after)
    return {
        "cycle": movement.address.cycle,
        "address": movement.address.path,
        "key_result": state.key_result.statement,
        "owner": _owner(movement),
        "status": state.status.value,
        "score": state.score,
        "pace": state.pace,
        "confidence": state.confidence,
        "confidence_before": movement.before.confidence,
        "last_checkin": iso(state.last_checkin),
        "blockers": list(last.blockers) if last else [],
        "note": last.note if last else None,
        "next": list(last.next) if last else [],
    }


def _kpi_json(state: KpiState) -> KpiStateJson:
    kpi, healthy = state.kpi, state.kpi.range
    return {
        "id": kpi.id,
        "kpi": kpi.statement,
        "owner": kpi.owner,
        "team": kpi.team,
        "unit": kpi.unit,
        "at_least": healthy.at_least if healthy else None,
        "at_most": healthy.at_most if healthy else None,
        "value": state.last.value if state.last else None,
        "last_reading": iso(state.last.date if state.last else None),
        "inside": state.inside,
        "days_overdue": state.days_overdue,
    }


def _plan_json(movement: Movement) -> PlanJson:
    last = last_word(movement.after)
    return {
        "cycle": movement.address.cycle,
        "address": movement.address.path,
        "key_result": movement.after.key_result.statement,
        "owner": _owner(movement),
        "next": list(last.next) if last else [],
    }


def _objectives(week: Week) -> Iterable[ConfidenceJson]:
    for team in week.after.teams:
        for state in team.objectives:
            if not state.dropped:
                yield {
                    "cycle": week.after.cycle.id,
                    "address": f"{team.team.id}/{state.objective.id}",
                    "objective": state.objective.statement,
                    "owner": state.objective.owner,
                    "confidence": state.confidence,
                    "score": state.score,
                }


def _milestones(week: Week) -> Iterable[ComingJson]:
    for movement in week.movements:
        item = next_milestone(movement.after.key_result, week.after.as_of)
        if item is not None and not movement.after.dropped:
            yield {
                "cycle": movement.address.cycle,
                "address": movement.address.path,
                "owner": _owner(movement),
                "milestone": item.id,
            }
