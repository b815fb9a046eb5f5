"""The status document: its shape, and that no terminal changes it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from okrcli.cli.console import print_document
from okrcli.errors import Finding, Span
from okrcli.render.documents import dump_json
from okrcli.render.status import status_json

ROOT = Path("okrs").resolve()
PROBLEM = Finding("E120", ROOT / "2026-Q3" / "sales.yaml", Span(4, 7, 4, 12), {"key": "owner", "first_line": 2})


def test_document(review, settings):
    document = status_json(review, settings, [PROBLEM], ROOT)
    assert {key: document[key] for key in document if key != "teams"} == {
        "schema_version": 1,
        "as_of": "2026-08-15",
        "stretch_target": 0.7,
        "cycle": {
            "id": "2026-Q3",
            "starts": "2026-07-01",
            "ends": "2026-09-30",
            "closed": None,
            "state": "open",
            "elapsed": 0.4945,
            "extra": {},
        },
        "summary": {
            "aspirational": {"score": 0.2747, "objectives": 2},
            "committed": {"score": 0.2765, "objectives": 1},
            "net_confidence": 0.0,
        },
        "outlook": {"expected": 0.01, "known": 1, "objectives": 3},
        "problems": [
            {
                "file": "2026-Q3/sales.yaml",
                "line": 4,
                "column": 7,
                "code": "E120",
                "message": "`owner` stands here for the second time; the first is on line 2",
            }
        ],
    }
    marketing = document["teams"][0]
    assert (marketing["id"], marketing["name"], marketing["committed"]) == (
        "marketing",
        "Marketing",
        {"score": None, "objectives": 0},
    )
    reference = marketing["objectives"][0]
    assert {key: reference[key] for key in reference if key != "key_results"} == {
        "id": "reference",
        "address": "marketing/reference",
        "objective": "Become the obvious reference for B2B marketing in France",
        "owner": "alice",
        "type": "aspirational",
        "weight": 1,
        "supports": ["company/growth"],
        "score": 0.2994,
        "expected": 0.3462,
        "pace": 0.97,
        "goal": 0.7,
        "band": "red",
        "status": "at_risk",
        "confidence": 4.0,
        "starts": "2026-07-01",
        "ends": "2026-09-30",
        "tags": [],
        "links": [],
        "extra": {},
    }
    leads, share, fair = reference["key_results"]
    assert leads == {
        "id": "leads",
        "address": "marketing/reference/leads",
        "key_result": "Qualified leads from the new campaign",
        "owner": "bob",
        "kind": "metric",
        "unit": "leads",
        "baseline": 120,
        "target": 500,
        "at_least": None,
        "at_most": None,
        "milestones": [],
        "value": 300,
        "in_range": None,
        "in_range_since": None,
        "best": None,
        "score": 0.4737,
        "computed_score": 0.4737,
        "graded": None,
        "raw_score": 0.4737,
        "goal": 0.7,
        "band": "amber",
        "expected": 0.3462,
        "expected_then": 0.3077,
        "pace": 1.54,
        "status": "on_track",
        "computed_status": "on_track",
        "confidence": 6,
        "weight": 1,
        "starts": "2026-07-01",
        "ends": "2026-09-30",
        "last_checkin": "2026-08-10",
        "due": "2026-08-17",
        "days_overdue": 0,
        "needed_per_week": 13.087,
        "forecast": {"landing": 1.0776, "low": 0.7117, "high": 1.4436, "probability": 0.9052},
        "tags": [],
        "links": [],
        "extra": {},
    }
    assert share["owner"] == "alice"
    assert fair["status"] == "dropped"
    assert all(row.keys() == leads.keys() for row in (share, fair))


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_utf8_on_any_stream(encoding, monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding=encoding))
    print_document({"name": "Référence – 市場"})
    assert raw.getvalue().decode("utf-8") == '{\n  "name": "Référence – 市場"\n}\n'


def test_no_control_character_is_written_as_it_is():
    text = dump_json({"name": "\x1b\x7f\x9b\u2028\u202e\ud800"})
    assert text.isascii()
    assert json.loads(text) == {"name": "\x1b\x7f\x9b\u2028\u202e\ud800"}
