"""JSON Schemas (draft-07, which editors' YAML servers take) from the descriptions of files.

Pydantic's own generator writes draft 2020-12 and knows nothing of what a mapping demands between its keys; the few
forms that our descriptions are made of are translated here directly. What a schema cannot say, `okr lint` does.
"""

from __future__ import annotations

from typing import Any

from okrcli.schema.common import FileKind
from okrcli.schema.cycle_file import CYCLE_FILE
from okrcli.schema.kpis_file import KPIS_FILE
from okrcli.schema.team_file import TEAM_FILE
from okrcli.schema.workspace_file import WORKSPACE_FILE

Json = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TITLES = {
    "workspace": "okr.yaml: what holds for the whole workspace",
    "cycle": "cycle.yaml: a cycle's dates",
    "team": "A team's objectives and key results in a cycle",
    "kpis": "kpis.yaml: health metrics that outlive a cycle",
}


def json_schemas() -> dict[str, Json]:
    """The schema of each kind of file, by its name: workspace, cycle, team, kpis."""
    return {kind.name: _file_schema(kind) for kind in (WORKSPACE_FILE, CYCLE_FILE, TEAM_FILE, KPIS_FILE)}


def _file_schema(kind: FileKind) -> Json:
    definitions: dict[str, Json] = {}
    _value(kind.form, definitions)
    whole = definitions.pop(kind.name)
    return {"$schema": _DRAFT, **whole, "title": _TITLES[kind.name], "definitions": definitions}


def _value(form: Any, definitions: dict[str, Json]) -> Json:
    match form["type"]:
        case "custom-error":
            return _value(form["schema"], definitions)
        case "nullable":
            return _or_null(_value(form["schema"], definitions))
        case "chain":  # a text that is then read as a date
            return _value(form["steps"][0], definitions) | {"format": "date"}
        case "str":
            return {"type": "string"} | _renamed(form, pattern="pattern", max_length="maxLength")
        case "int":
            return {"type": "integer"} | _renamed(form, ge="minimum", gt="exclusiveMinimum", le="maximum")
        case "float":
            return {"type": "number"} | _renamed(form, ge="minimum", gt="exclusiveMinimum", le="maximum")
        case "bool":
            return {"type": "boolean"}
        case "literal":
            return {"type": "string", "enum": list(form["expected"])}
        case "union":
            return _either(
                [choice[0] if isinstance(choice, tuple) else choice for choice in form["choices"]], definitions
            )
        case "list":
            items = {"type": "array", "items": _value(form["items_schema"], definitions)}
            return items | _renamed(form, min_length="minItems", max_length="maxItems")
        case "dict":
            keys, values = (_value(form[part], definitions) for part in ("keys_schema", "values_schema"))
            return {"type": "object", "propertyNames": keys, "additionalProperties": values}
        case "typed-dict":
            return _mapping(form, definitions)
    raise TypeError(f"no JSON Schema for a form of type {form['type']}")


def _mapping(form: Any, definitions: dict[str, Json]) -> Json:
    """A mapping's definition is made once, and referred to."""
    metadata = form["metadata"]
    name = metadata["name"]
    if name not in definitions:
        definitions[name] = {}  # keeps its place in the order of the file
        fields = form["fields"]
        schema: Json = {
            "title": name.replace("_", " ").capitalize(),
            "type": "object",
            "additionalProperties": False,
            "required": [key for key, field in fields.items() if field.get("required", True)],
            "properties": {key: _property(field, definitions) for key, field in fields.items()},
        }
        if "exactly_one" in metadata:
            schema["oneOf"] = [{"anyOf": [{"required": list(keys)} for keys in way]} for way in metadata["exactly_one"]]
        if "together" in metadata:
            schema["dependencies"] = metadata["together"]
        if "at_least_one" in metadata:
            schema["anyOf"] = [{"required": [key]} for key in metadata["at_least_one"]]
        definitions[name] = schema
    return {"$ref": f"#/definitions/{name}"}


def _property(field: Any, definitions: dict[str, Json]) -> Json:
    schema = _value(field["schema"], definitions)
    if "$ref" in schema:  # draft-07 reads nothing beside a reference
        schema = {"allOf": [schema]}
    return {"description": field["metadata"]["about"], **schema}


def _either(forms: list[Any], definitions: dict[str, Json]) -> Json:
    """Two ways to write one value: a number whole or not, a text or a list of texts."""
    first, second = (_value(form, definitions) for form in forms)
    if first["type"] == "integer":
        return second
    return {**first, **second, "type": [first["type"], second["type"]]}


def _or_null(schema: Json) -> Json:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    nullable = schema | {"type": [*kinds, "null"]}
    return nullable | {"enum": [*schema["enum"], None]} if "enum" in schema else nullable


def _renamed(form: Any, **names: str) -> Json:
    return {new: form[old] for old, new in names.items() if form.get(old) is not None}
