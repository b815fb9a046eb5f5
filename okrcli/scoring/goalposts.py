"""What scores and readings are held against: targets, baselines, ranges, weights, types and the cycle's dates."""

from __future__ import annotations

from collections.abc import Mapping

from okrcli.model import Cycle, Guardrail, KeyResult, Kpi, Metric, Milestones, Objective

Goalposts = Mapping[str, object]
"""Values by the key that they have in the file; a key that does not apply is not there."""


def goalposts_of_objective(objective: Objective) -> Goalposts:
    """An objective's weight, and its type, which sets the goal."""
    return {"weight": objective.weight, "type": objective.type}


def goalposts_of_key_result(key_result: KeyResult) -> Goalposts:
    """A key result's weight and what its measure runs between."""
    measure = key_result.measure
    found: dict[str, object] = {"weight": key_result.weight}
    match measure:
        case Metric():
            found |= {"baseline": measure.baseline, "target": measure.target}
            found |= {"checkpoints": measure.checkpoints or None}
        case Guardrail():
            found |= {"at_least": measure.at_least, "at_most": measure.at_most}
        case Milestones():
            found |= {"milestones": tuple(sorted((item.id, item.weight) for item in measure.milestones))}
    return found


def goalposts_and_measure(key_result: KeyResult) -> Goalposts:
    """The same, with the unit and the kind of measure, without which the figures would mean something else."""
    return {**goalposts_of_key_result(key_result), "unit": key_result.unit, "measure": key_result.measure.kind}


def goalposts_of_kpi(kpi: Kpi) -> Goalposts:
    """The ends of a health metric's range, and its unit."""
    low, high = (kpi.range.at_least, kpi.range.at_most) if kpi.range is not None else (None, None)
    return {"at_least": low, "at_most": high, "unit": kpi.unit}


def goalposts_of_cycle(cycle: Cycle) -> Goalposts:
    """A cycle's dates."""
    return {"starts": cycle.starts, "ends": cycle.ends}
