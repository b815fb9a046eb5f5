"""The worked cases of what the numbers mean: the contract, figure by figure."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from okrcli.model import Settings
from okrcli.schema.cycle import Cycle
from okrcli.schema.team import Team
from okrcli.schema.translate import to_model
from okrcli.schema.workspace import Workspace
from okrcli.scoring.assess import review_cycle

CASES = json.loads((Path(__file__).parents[1] / "vectors/scoring.json").read_text(encoding="utf-8"))["cases"]


def review(case):
    team = to_model(Team.model_validate({"team": "Team", "objectives": case["objectives"]}), id="team")
    cycle = to_model(Cycle.model_validate(case["cycle"]), id="2026-Q3")._replace(teams=(team,))
    config = dict(case["config"])
    said = {"version": 1, "stretch_target": config.pop("stretch_target"), "checkin": config}
    settings: Settings = to_model(Workspace.model_validate(said))
    return review_cycle(cycle, settings, date.fromisoformat(case["as_of"]))


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
