"""What a JSON Schema of ours accepts: draft-07 as far as the keywords that are used."""

from __future__ import annotations

import re

TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
    "boolean": bool,
    "null": type(None),
}


def is_type(value, name):
    return isinstance(value, TYPES[name]) and not (isinstance(value, bool) and name in ("integer", "number"))


def accepts(whole, schema, value):
    """Say whether a value fits a schema made of the keywords above."""
    if "$ref" in schema:
        return accepts(whole, whole["definitions"][schema["$ref"].rsplit("/", 1)[1]], value)
    names = schema.get("type", list(TYPES))
    if not any(is_type(value, name) for name in ([names] if isinstance(names, str) else names)):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if not all(accepts(whole, part, value) for part in schema.get("allOf", [])):
        return False
    if "anyOf" in schema and not any(accepts(whole, part, value) for part in schema["anyOf"]):
        return False
    if "not" in schema and accepts(whole, schema["not"], value):
        return False
    if "oneOf" in schema and sum(accepts(whole, part, value) for part in schema["oneOf"]) != 1:
        return False
    if isinstance(value, str):
        return bool(re.search(schema.get("pattern", ""), value)) and len(value) <= schema.get("maxLength", len(value))
    if isinstance(value, int | float):
        return schema.get("minimum", value) <= value <= schema.get("maximum", value) and value > schema.get(
            "exclusiveMinimum", value - 1
        )
    if isinstance(value, list):
        return schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)) and all(
            accepts(whole, schema.get("items", {}), item) for item in value
        )
    if isinstance(value, dict):
        return accepts_keys(whole, schema, value)
    return True


def accepts_keys(whole, schema, value):
    if not set(schema.get("required", [])) <= set(value):
        return False
    if any(key in value and not set(needs) <= set(value) for key, needs in schema.get("dependencies", {}).items()):
        return False
    if not all(accepts(whole, schema.get("propertyNames", {}), key) for key in value):
        return False
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for key, item in value.items():
        own = next((part for name, part in schema.get("patternProperties", {}).items() if re.search(name, key)), others)
        part = properties.get(key, own)
        if part is False or (isinstance(part, dict) and not accepts(whole, part, item)):
            return False
    return True
