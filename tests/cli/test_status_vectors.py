"""The worked cases of scoring through the door: files in, `okr status --json` out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from okrcli.cli.main import main

CASES = json.loads((Path(__file__).parents[1] / "vectors" / "scoring.json").read_text(encoding="utf-8"))["cases"]


def write_workspace(folder: Path, case: dict[str, Any]) -> None:
    config = case["config"]
    cycle = folder / "2026-Q3"
    cycle.mkdir()
    (folder / "okr.yaml").write_text(
        f"version: 1\nstretch_target: {config['stretch_target']}\n"
        f"checkin: {{every: {config['every']}, day: {config['day']}, grace: {config['grace']}}}\n",
        encoding="utf-8",
    )
    (cycle / "cycle.yaml").write_text(json.dumps(case["cycle"]), encoding="utf-8")
    team = {"team": "Team", "objectives": case["objectives"]}
    (cycle / "team.yaml").write_text(json.dumps(team, indent=2), encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_status_json(case: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_workspace(tmp_path, case)
    assert main(["--dir", str(tmp_path), "status", "--json", "--at", case["as_of"]]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["problems"] == []
    (team,) = document["teams"]
    assert len(team["objectives"]) == len(case["expect"])
    for got, expected in zip(team["objectives"], case["expect"], strict=True):
        compare(got, expected, case["name"])


def compare(got: Any, expected: Any, where: str) -> None:
    """Floats to within 1e-4, all else equal; `got` may say more."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            assert key in got, f"{where}.{key}"
            compare(got[key], value, f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(got) == len(expected), where
        for number, (one, other) in enumerate(zip(got, expected, strict=True)):
            compare(one, other, f"{where}[{number}]")
    elif isinstance(expected, float):
        assert got == pytest.approx(expected, abs=1e-4), where
    else:
        assert got == expected, where
