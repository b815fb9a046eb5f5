"""The schemas for editors: sound draft-07, and of one mind with the checks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from schema_reader import accepts
from schema_transcript import KINDS, check_path, check_text, kind_of

from okrcli.schema.json_schema import json_schemas
from okrcli.schema.team import TEAM_FILE
from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import to_data
from okrcli.yaml.source import make_source, read_source

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.yaml"))
GOOD = sorted((HERE.parent / "corpus").glob("*.yaml"))

# Keyword -> the types of its value in draft-07 (json-schema.org/draft-07/json-schema-validation).
KEYWORDS = {
    "$schema": str, "$ref": str, "title": str, "description": str, "type": (str, list), "enum": list, "pattern": str,
    "format": str, "maxLength": int, "minimum": (int, float), "maximum": (int, float), "exclusiveMinimum": (int, float),
    "minItems": int, "maxItems": int, "items": dict, "properties": dict, "required": list, "dependencies": dict,
    "additionalProperties": (bool, dict), "definitions": dict, "allOf": list, "anyOf": list, "oneOf": list,
    "propertyNames": dict, "patternProperties": dict, "not": dict,
}  # fmt: skip


def subschemas(schema):
    yield schema
    for key in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(key, []):
            yield from subschemas(part)
    for key in ("properties", "definitions"):
        for part in schema.get(key, {}).values():
            yield from subschemas(part)
    for key in ("items", "not", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(key), dict):
            yield from subschemas(schema[key])


def fits(path):
    schema = json_schemas()[kind_of(path).name]
    return accepts(schema, schema, to_data(compose(read_source(path)).root))


def test_there_is_one_for_each_kind_of_file():
    schemas = json_schemas()
    assert sorted(schemas) == ["cycle", "kpis", "team", "workspace"]
    assert {kind.name for kind in KINDS.values()} | {TEAM_FILE.name} == set(schemas)
    assert json.loads(json.dumps(schemas)) == schemas


@pytest.mark.parametrize("name", ["cycle", "kpis", "team", "workspace"])
def test_it_is_sound_draft_07(name):
    schema = json_schemas()[name]
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    used = set()
    for part in subschemas(schema):
        for keyword, value in part.items():
            assert isinstance(value, KEYWORDS[keyword]), keyword
        if "$ref" in part:
            assert set(part) == {"$ref"}  # what stands beside it would not be read
            used.add(part["$ref"])
        for key in part.get("required", []) if "properties" in part else []:
            assert key in part["properties"]
        for pattern in [part["pattern"]] if "pattern" in part else []:
            re.compile(pattern)
    assert used == {f"#/definitions/{definition}" for definition in schema["definitions"]}


@pytest.mark.parametrize("name", ["cycle", "kpis", "team", "workspace"])
def test_every_key_says_what_it_is_for(name):
    for part in subschemas(json_schemas()[name]):
        for key, value in part.get("properties", {}).items():
            assert value.get("description", "").endswith("."), key


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_it_takes_what_the_checks_take(path):
    assert fits(path)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_it_refuses_what_is_of_the_wrong_form(path):
    codes = {finding.code for finding in check_path(path).findings}
    if any(code.startswith("E2") for code in codes):
        assert not fits(path)


KEY_RESULT = "team: M\nobjectives: [{{id: o, objective: O, key_results: [{{id: k, key_result: K, {}}}]}}]\n"


@pytest.mark.parametrize(
    ("keys", "right"),
    [
        ("baseline: 1, target: 2", True),
        ("baseline: 1, target: 2, checkpoints: [[1.5, 0.2]]", True),
        ("at_most: 2", True),
        ("at_least: 1, at_most: 2", True),
        ("milestones: [{id: a, milestone: A}]", True),
        ("unit: x", True),
        ("target: 2", True),
        ("x-id: [7], x-other: ", True),
        ("links: [https://acme.example/1]", True),
        ("links: [{title: Board, url: https://acme.example/2}, mailto:alice@acme.example]", True),
        ("links: [ftp://acme.example]", False),
        ("tags: [Growth]", False),
        ("baseline: 1", False),
        ("baseline: 1, at_least: 2", False),
        ("baseline: 1, target: 2, at_least: 2", False),
        ("at_most: 2, milestones: [{id: a, milestone: A}]", False),
        ("at_most: 2, checkpoints: [[1, 0.5]]", False),
        ("at_most: 2, checkins: [{date: 2026-07-01}]", False),
        ("at_most: 2, checkins: [{date: 2026-07-01, note: x}]", True),
        ("at_most: 2, checkins: ", True),
        ("at_most: 2, dropped: {why: x}", False),
    ],
)
def test_a_key_result_has_one_measure(keys, right):
    schema = json_schemas()["team"]
    text = KEY_RESULT.format(keys)
    root = compose(make_source(Path("m.yaml"), text)).root
    assert accepts(schema, schema, to_data(root)) is right
    assert (not check_text(text).findings) is right
