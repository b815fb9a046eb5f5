"""The coach against labelled statements: floors that a change of rule or vocabulary must not fall below."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
_SPEC = importlib.util.spec_from_file_location("coach_accuracy", HERE.parent / "benchmarks" / "coach_accuracy.py")
assert _SPEC is not None
assert _SPEC.loader is not None
coach_accuracy = importlib.util.module_from_spec(_SPEC)
sys.modules["coach_accuracy"] = coach_accuracy
_SPEC.loader.exec_module(coach_accuracy)

FLOORS = {"key_result": (0.97, 0.97), "objective": (0.97, 0.95)}
REAL = {"key_result": (0.92, 0.90), "objective": (0.92, 0.83)}
"""What teams wrote, in their own words. `fresh` was written without a look at the lexicons; the first time that it was
run, key results had precision and recall 0.98 / 0.93 in English and 0.98 / 1.00 in French, objectives 0.93 / 1.00 and
1.00 / 0.96; of its neighbours of kinds once judged wrong (386), 22 were. `strangers_en` are statements of public teams,
each labelled twice. When they were first run, objectives had 0.92 / 0.73 and 1.00 / 0.87 in the first and second lot,
which were learned from then, 0.94 / 0.88 and 1.00 / 0.76 in the third and fourth; key results 0.94 / 0.97, 0.96 / 0.91,
0.93 / 0.93 and 0.93 / 1.00."""


@pytest.mark.parametrize("role", ["key_result", "objective"])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("name", "half"),
    [
        ("dev", None),
        ("statements", "tune"),
        ("statements", "check"),
        ("real", None),
        ("fresh", None),
        ("strangers_en", None),
    ],
)
def test_precision_and_recall_stay_above_their_floors(name: str, half: str | None, language: str, role: str) -> None:
    judged = coach_accuracy.judge_file(HERE / f"{name}.jsonl", half)
    chosen = [one for one in judged if (one.role, one.language) == (role, language)]
    counts = coach_accuracy.tally(chosen)
    astray = [(one.text, one.flagged) for one in chosen if one.bad != bool(one.flagged) and not (one.bad and one.asked)]
    precision, recall = (REAL if name in {"real", "fresh", "strangers_en"} else FLOORS)[role]
    assert counts.precision >= precision, astray
    assert counts.recall >= recall, astray


@pytest.mark.parametrize("prior", ["en", "fr"])
def test_the_language_of_a_statement_does_not_hang_on_the_prior(prior: str) -> None:
    judged = coach_accuracy.judge_file(HERE / "dev.jsonl")
    astray = [one.text for one in judged if coach_accuracy.language_of(one.text, prior) != one.language]
    assert len(astray) <= 2, astray
