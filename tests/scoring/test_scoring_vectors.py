"""The worked cases of what the numbers mean: the contract, figure by figure."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from okrcli.model import (
    Cadence,
    CheckIn,
    Cycle,
    Dropped,
    Guardrail,
    KeyResult,
    Metric,
    Milestone,
    Milestones,
    Objective,
    ObjectiveType,
    ReportedStatus,
    Settings,
    Team,
)
from okrcli.scoring.assess import review_cycle

CASES = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))["cases"]


def read_date(text):
    return None if text is None else date.fromisoformat(text)


def read_checkin(data):
    return CheckIn(
        date=read_date(data["date"]),
        value=data.get("value"),
        done=tuple(data.get("done", ())),
        confidence=data.get("confidence"),
        status=ReportedStatus(data["status"]) if "status" in data else None,
        note=data.get("note"),
    )


def read_measure(data):
    if "milestones" in data:
        return Milestones(
            tuple(Milestone(item["id"], item["milestone"], item.get("weight", 1)) for item in data["milestones"])
        )
    if "baseline" in data:
        return Metric(data["baseline"], data["target"], tuple(map(tuple, data.get("checkpoints", ()))))
    return Guardrail(data.get("at_least"), data.get("at_most"))


def read_key_result(data):
    dropped = data.get("dropped")
    return KeyResult(
        id=data["id"],
        statement=data["key_result"],
        measure=read_measure(data),
        weight=data.get("weight", 1),
        dropped=Dropped(read_date(dropped["date"]), dropped["why"]) if dropped else None,
        checkins=tuple(map(read_checkin, data.get("checkins", ()))),
    )


def read_objective(data):
    return Objective(
        id=data["id"],
        statement=data["objective"],
        type=ObjectiveType(data["type"]),
        weight=data.get("weight", 1),
        key_results=tuple(map(read_key_result, data["key_results"])),
    )


def review(case):
    cycle = Cycle(
        id="2026-Q3",
        starts=read_date(case["cycle"]["starts"]),
        ends=read_date(case["cycle"]["ends"]),
        closed=read_date(case["cycle"].get("closed")),
        teams=(Team("team", "Team", objectives=tuple(map(read_objective, case["objectives"]))),),
    )
    config = case["config"]
    settings = Settings(stretch_target=config["stretch_target"], checkin=Cadence(config["every"], config["grace"]))
    return review_cycle(cycle, settings, read_date(case["as_of"]))


def figures(state, names):
    """What the state says under each of the names that the case expects, as JSON would say it."""
    thing = getattr(state, "key_result", None)
    said = {}
    for name in names:
        match name:
            case "key_results":
                said[name] = [
                    figures(inner, wanted) for inner, wanted in zip(state.key_results, names[name], strict=True)
                ]
            case "kind":
                said[name] = thing.measure.kind.value
            case "weight":
                said[name] = thing.weight
            case "forecast" if state.forecast is not None:
                said[name] = {part: getattr(state.forecast, part) for part in ("landing", "low", "high", "probability")}
            case _:
                figure = getattr(state, name)
                said[name] = figure.isoformat() if isinstance(figure, date) else figure
    return said


def flat(figures, at=""):
    for key, value in figures.items() if isinstance(figures, dict) else enumerate(figures):
        if isinstance(value, dict | list):
            yield from flat(value, f"{at}/{key}")
        else:
            yield f"{at}/{key}", value


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_figure_of_a_worked_case(case):
    (team,) = review(case).teams
    said = [figures(state, wanted) for state, wanted in zip(team.objectives, case["expect"], strict=True)]
    assert dict(flat(said)) == pytest.approx(dict(flat(case["expect"])), abs=1e-4)
