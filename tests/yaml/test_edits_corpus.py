"""The corpus: one check-in appended to each target of files as people write them, and nothing else changed."""

from __future__ import annotations

import difflib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from parsers import read_by

from okrcli.errors import EditRefusedError
from okrcli.yaml.compose import compose
from okrcli.yaml.edits import Append, apply_edits
from okrcli.yaml.engines import Engine
from okrcli.yaml.nodes import to_data
from okrcli.yaml.source import parse_source

CORPUS = Path(__file__).parent.parent / "corpus"
INDEX = json.loads((CORPUS / "index.json").read_text(encoding="utf-8"))
CASES = [(entry["file"], target) for entry in INDEX["files"] for target in entry["targets"]]


def check_in(target: dict[str, Any]) -> dict[str, object]:
    measured: dict[str, object]
    if "done" in target:
        measured = {"done": target["done"]}
    else:
        value = float(target["value"])
        measured = {"value": int(value) if value.is_integer() else value}
    return {"date": date(2026, 8, 10), **measured, "confidence": 6, "note": "Weekly note"}


def find_key_result(data: Any, address: str) -> tuple[str | int, ...]:
    objective_id, key_result_id = address.split("/")
    for i, objective in enumerate(data["objectives"]):
        for j, key_result in enumerate(objective.get("key_results", [])):
            if (objective["id"], key_result["id"]) == (objective_id, key_result_id):
                return ("objectives", i, "key_results", j)
    raise AssertionError(address)


def changes(before: str, after: str) -> tuple[list[str], list[str]]:
    lines = list(difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm=""))[2:]
    removed = [line[1:] for line in lines if line.startswith("-")]
    return removed, [line[1:] for line in lines if line.startswith("+")]


@pytest.mark.usefixtures("engines")
@pytest.mark.parametrize(("file", "target"), CASES, ids=[f"{file}:{target['address']}" for file, target in CASES])
def test_a_check_in_changes_nothing_else(file: str, target: dict[str, Any]) -> None:
    source, findings = parse_source(CORPUS / file, (CORPUS / file).read_bytes())
    assert source is not None
    assert findings == []
    composed = compose(source)
    assert composed.findings == []
    route = find_key_result(to_data(composed.root), target["address"])

    try:
        changed = apply_edits(source, [Append((*route, "checkins"), check_in(target))])
    except EditRefusedError:
        assert target["expect"] == "either"
        return

    removed, added = changes(source.text, changed.text)
    if target["expect"] == "added":
        assert removed == []
    elif target["expect"] == "inline":
        assert (len(removed), len(added)) == (1, 1)
    elif target["expect"] == "filled":  # the key stays, without the sign for nothing, and the entry has its own line
        assert [line.split(":")[0] for line in removed] == [line.split(":")[0] for line in added[:-1]]
        assert added[-1].lstrip().startswith(("- {", "note:", "confidence:", "-"))
    if "before" in target:
        after_note = changed.text.rpartition("Weekly note")[2]
        assert target["before"] in "\n".join(after_note.split("\n")[:4])
    assert changed.encode().startswith(b"\xef\xbb\xbf") == source.bom
    assert changed.text.endswith("\n") == source.text.endswith("\n")
    entries = to_data(compose(changed).root)["objectives"][route[1]]["key_results"][route[3]]["checkins"]  # type: ignore[index, call-overload]
    assert len(entries) == target["checkins_now"] + 1
    assert entries[-1] == {**check_in(target), "date": "2026-08-10"}


@pytest.mark.parametrize("file", sorted({file for file, _ in CASES}))
def test_both_engines_read_alike_and_no_edit_is_the_identity(file: str) -> None:
    source, _ = parse_source(CORPUS / file, (CORPUS / file).read_bytes())
    assert source is not None
    with read_by(Engine.PURE):
        pure = to_data(compose(source).root)
    assert to_data(compose(source).root) == pure
    assert apply_edits(source, []) is source
    assert source.encode() == (CORPUS / file).read_bytes()
