"""JSON Schemas (draft-07, which editors' YAML servers take) from the forms of files.

Pydantic writes draft 2020-12 for programs; here its schemas become what a person's editor needs: no title on every key,
nothing allowed after each optional key, and no word beside a reference, where draft-07 reads none. What a mapping
demands between its keys stands in the form's `json_schema_extra`; what no schema can say, `okr lint` does.
"""

from __future__ import annotations

from typing import Any

from pydantic.fields import FieldInfo

from okrcli.schema.entry import OWN, Entry, FileKind, forms_within, keys_of
from okrcli.schema.kinds import file_kinds

Json = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_FIRST = ("type", "items", "pattern", "minItems", "minimum", "exclusiveMinimum")  # the order that people read them in
_LEFT_OUT = ("title", "description", "default")


def json_schemas() -> dict[str, Json]:
    """The schema of each kind of file, by its name: workspace, cycle, team, kpis."""
    return {kind.name: _file_schema(kind) for kind in file_kinds()}


def _file_schema(kind: FileKind[Any]) -> Json:
    written = kind.form.model_json_schema(ref_template="{model}")
    forms = list(dict.fromkeys(forms_within(kind.form)))
    parts: dict[str, Json] = written.pop("$defs", {})
    parts |= {form.__name__: {"$ref": f"#/definitions/{form.thing}"} for form in forms[1:]}
    whole, *definitions = [_mapping(form, parts) for form in forms]
    whole |= {"title": (kind.form.__doc__ or "").rstrip(".")}
    named = {form.thing: schema for form, schema in zip(forms[1:], definitions, strict=True)}
    return {"$schema": _DRAFT, **whole, "definitions": named}


def _mapping(form: type[Entry], parts: dict[str, Json]) -> Json:
    written = form.model_json_schema(ref_template="{model}")
    values = written["properties"]
    demands = form.model_config.get("json_schema_extra") or {}
    return {
        "title": form.thing.replace("_", " ").capitalize(),
        "type": "object",
        "additionalProperties": False,
        "patternProperties": {f"^{OWN}": {}},
        "required": written.get("required", []),
        "properties": {key: _property(values[key], field, parts) for key, field in keys_of(form).items()},
        **(demands if isinstance(demands, dict) else {}),
    }


def _property(written: Json, field: FieldInfo, parts: dict[str, Json]) -> Json:
    schema = _value(written, parts)
    if not field.is_required():
        schema = _or_null(schema)
    if "$ref" in schema:  # draft-07 reads nothing beside a reference
        schema = {"allOf": [schema]}
    return {"description": field.description, **schema}


def _value(written: Json, parts: dict[str, Json]) -> Json:
    match written:
        case {"$ref": name}:
            part = parts[name]
            return part if "$ref" in part else _value(part, parts)
        case {"allOf": [inner]}:
            return _value(inner, parts)
        case {"anyOf": [inner, {"type": "null"}]}:
            return _or_null(_value(inner, parts))
        case {"anyOf": ways}:
            return {"anyOf": [_value(way, parts) for way in ways]}
        case {"patternProperties": named}:
            ((pattern, inner),) = named.items()
            names = {"type": "string", "pattern": pattern}
            return {"type": "object", "propertyNames": names, "additionalProperties": _value(inner, parts)}
    schema = {key: written[key] for key in (*_FIRST, *written) if key in written and key not in _LEFT_OUT}
    return schema | ({"items": _value(written["items"], parts)} if "items" in written else {})


def _or_null(schema: Json) -> Json:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    if "anyOf" in schema:
        return schema if {"type": "null"} in schema["anyOf"] else {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if "null" in kinds:
        return schema
    nullable = schema | {"type": [*kinds, "null"]}
    return nullable | {"enum": [*schema["enum"], None]} if "enum" in schema else nullable
