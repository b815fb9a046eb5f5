"""The document of a workspace: what its files say, in their own keys, and nothing that would hold anyway."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from okrcli.interchange.document import workspace_document
from okrcli.model import Cycle, KeyResult, Kpi, Metric, Objective, Settings, Team
from okrcli.model.okr import Extra
from okrcli.workspace.files import cycle_ids
from okrcli.workspace.load import load_cycle, load_kpis, load_settings, read_kpis, read_period, read_settings, read_team
from okrcli.yaml.source import parse_source

ROOT = Path(__file__).resolve().parents[2]


def read(name, data, reader):
    """What a file would mean that says this: JSON is YAML."""
    source, findings = parse_source(Path(name), json.dumps(data).encode())
    assert findings == []
    loaded = reader(source)
    assert loaded.findings == ()
    return loaded.value


@pytest.mark.parametrize("root", [ROOT / "examples" / "acme"], ids=lambda root: root.name)
def test_it_says_what_the_files_mean(root):
    settings, kpis = load_settings(root).value, load_kpis(root).value
    cycles = [load_cycle(root, one).value for one in cycle_ids(root)]
    document = json.loads(json.dumps(workspace_document(settings, cycles, kpis), allow_nan=False))
    assert [*document] == ["schema_version", "workspace", "cycles", "kpis"]
    assert read("okr.yaml", document["workspace"], read_settings) == settings
    assert read("kpis.yaml", {"kpis": document["kpis"]}, read_kpis) == kpis
    for cycle, said in zip(cycles, document["cycles"], strict=True):
        teams = said.pop("teams")
        period = read(f"{said.pop('id')}/cycle.yaml", said, read_period)
        assert period == cycle._replace(teams=())
        assert tuple(read(f"{one.pop('id')}.yaml", one, read_team) for one in teams) == cycle.teams


def test_what_holds_anyway_is_left_out_and_the_teams_own_is_kept():
    key_result = KeyResult(
        "leads", "Leads", Metric(None, 5), owner="ann", extra=Extra({"x-far": [float("inf"), {1: 2}]})
    )
    team = Team("sales", "Sales", objectives=(Objective("more", "More", owner="ann", key_results=(key_result,)),))
    cycle = Cycle("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), teams=(team,))
    assert workspace_document(Settings(), [cycle], [Kpi("up", "Uptime")]) == {
        "schema_version": 1,
        "workspace": {"version": 1},
        "cycles": [
            {
                "id": "2026-Q3",
                "starts": "2026-07-01",
                "ends": "2026-09-30",
                "teams": [
                    {
                        "id": "sales",
                        "team": "Sales",
                        "objectives": [
                            {
                                "id": "more",
                                "objective": "More",
                                "owner": "ann",
                                "key_results": [
                                    {"x-far": ["inf", {"1": 2}], "id": "leads", "key_result": "Leads", "target": 5}
                                ],
                            }
                        ],
                    }
                ],
            }
        ],
        "kpis": [{"id": "up", "kpi": "Uptime"}],
    }
