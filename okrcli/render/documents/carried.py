"""`okr new-cycle --json`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from okrcli.model import Guardrail, Metric, Milestones
from okrcli.model.periods import Period
from okrcli.render.documents.types import SCHEMA_VERSION, CarriedKeyResultJson, CarriedObjectiveJson, NewCycleJson
from okrcli.workspace.carry_over import Carried, CarriedKeyResult, CarriedObjective, Fate


def new_cycle_json(period: Period, carried: Carried | None, files: Iterable[Path], root: Path) -> NewCycleJson:
    """The new cycle, what came along into it and what did not."""
    return {
        "schema_version": SCHEMA_VERSION,
        "cycle": period.id,
        "starts": period.starts.isoformat(),
        "ends": period.ends.isoformat(),
        "source": carried.source if carried else None,
        "objectives": [_objective(one) for one in carried.objectives] if carried else [],
        "links": [
            {"source": link.source.path, "written": link.written, "now": link.now}
            for link in (carried.links if carried else ())
        ],
        "files": [path.relative_to(root).as_posix() for path in files],
    }


def _objective(one: CarriedObjective) -> CarriedObjectiveJson:
    return {
        "address": one.address.path,
        "objective": one.objective.statement,
        "fate": one.fate.value,
        "comes_along": one.fresh is not None,
        "rework": one.fresh is not None and one.fate is Fate.MODIFIED,
        "key_results": [_key_result(each) for each in one.key_results],
    }


def _key_result(one: CarriedKeyResult) -> CarriedKeyResultJson:
    measure = one.fresh.measure if one.fresh else None
    metric = measure if isinstance(measure, Metric) else None
    guardrail = measure if isinstance(measure, Guardrail) else None
    return {
        "id": one.state.key_result.id,
        "key_result": one.state.key_result.statement,
        "fate": one.fate.value,
        "last_value": one.state.value,
        "baseline": metric.baseline if metric else None,
        "target": metric.target if metric else None,
        "at_least": guardrail.at_least if guardrail else None,
        "at_most": guardrail.at_most if guardrail else None,
        "milestones": [item.id for item in measure.milestones] if isinstance(measure, Milestones) else None,
        "lost_checkpoints": one.lost_checkpoints,
    }
