"""The French example tells the English one's story, figure by figure, in the words of a French company."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from okrcli.model import Cycle
from okrcli.scoring.assess import review_cycle
from okrcli.workspace.example import STORY_DAY, example_files, example_folder
from okrcli.workspace.files import cycle_ids
from okrcli.workspace.load import load_cycle, load_kpis, load_settings

ENGLISH, FRENCH = example_folder(), example_folder("fr")
PATHS = sorted(FRENCH.rglob("*.yaml"))


def load(root: Path, cycle_id: str) -> Cycle:
    loaded = load_cycle(root, cycle_id)
    assert (loaded.findings, loaded.value is None) == ((), False)
    return loaded.value


def told(root: Path, cycle_id: str) -> list[tuple[object, ...]]:
    """Where every key result stands and what its check-ins say, without their words."""
    settings = load_settings(root).require(root)
    return sorted(
        (
            str(state.status),
            state.score or 0.0,
            tuple(
                (each.date, each.value or 0, each.confidence or 0, bool(each.note))
                for each in state.key_result.checkins
            ),
            bool(state.key_result.retrospective),
        )
        for team in review_cycle(load(root, cycle_id), settings, STORY_DAY).teams
        for objective in team.objectives
        for state in objective.key_results
    )


def test_it_is_in_french() -> None:
    settings = load_settings(FRENCH).require(FRENCH)
    assert (settings.language, settings.organization) == ("fr", "Calanque")
    assert example_files(STORY_DAY, "fr").keys() == {path.relative_to(FRENCH).as_posix() for path in PATHS}


@pytest.mark.parametrize("cycle_id", cycle_ids(ENGLISH))
def test_its_figures_are_those_of_the_english_one(cycle_id: str) -> None:
    assert cycle_ids(FRENCH) == cycle_ids(ENGLISH)
    assert told(FRENCH, cycle_id) == told(ENGLISH, cycle_id)


def test_its_health_metrics_too() -> None:
    french, english = load_kpis(FRENCH), load_kpis(ENGLISH)
    assert french.findings == ()
    assert [[one.value for one in kpi.readings] for kpi in french.value] == [
        [one.value for one in kpi.readings] for kpi in english.value
    ]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_it_is_typeset_and_names_no_time_that_would_be_wrong_after_moving(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 120
    assert re.findall(r"[A-Za-zé]'[A-Za-zéêà]", text) == []
    prose = re.sub(r"\b\d{4}-\d{2}-\d{2}\b|2026:", "", text)
    assert re.findall(r"\b(?:Q[1-4]|[HST][1-4]|20\d\d|janvier|août|septembre|octobre|été)\b", prose) == []
