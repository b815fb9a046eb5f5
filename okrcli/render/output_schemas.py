"""The JSON Schema (draft-07) of each command's `--json`, read off the types that its document is made of.

What a schema does not name may be added: a reader passes over keys that it does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from okrcli.interchange.document import document_schema

Json = dict[str, Any]

# A command's types by their modules: one of them is what it prints.
_TYPES: Mapping[str, tuple[str, ...]] = {
    "status": ("status.StatusJson",),
    "list": ("list.ListJson",),
    "checkin": ("recorded.RecordedJson",),
    "show": ("show.KeyResultPageJson", "show.ObjectivePageJson"),
    "search": ("search.SearchJson",),
    "tree": ("tree.TreeJson",),
    "due": ("due.DueJson",),
    "digest": ("digest.json.DigestJson",),
    "kpi list": ("kpi.KpiListJson",),
    "kpi show": ("kpi.KpiPageJson",),
    "history": ("history.HistoryJson",),
    "new-cycle": ("new_cycle.NewCycleJson",),
    "close-cycle": ("close_cycle.ClosingJson",),
    "reopen": ("reopen.ReopenedJson",),
    "lint": ("lint.FindingsJson",),
    "diff": ("diff.DiffJson",),
    "import": ("import_.json.ImportJson",),
}
_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def output_schemas() -> dict[str, Json]:
    """The schema of every command that has `--json`, by its name."""
    return {name: _command_schema(name) for name in _TYPES} | {"export": document_schema()}


def _command_schema(name: str) -> Json:
    definitions: dict[str, Json] = {}
    ways = [_schema(_find(path), definitions) for path in _TYPES[name]]
    whole = ways[0] if len(ways) == 1 else {"anyOf": ways}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"okr {name} --json", **whole} | {
        "definitions": definitions
    }


def _find(path: str) -> Any:
    module, _dot, name = path.rpartition(".")
    return getattr(import_module(f"okrcli.render.{module}"), name)


def _schema(kind: Any, definitions: dict[str, Json]) -> Json:
    """The schema of a type; what has keys of its own goes to `definitions`, by its name."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:  # figures as a value of `okrcli.scoring` has them
        return _schema(inner[1], definitions)
    if kind in _SIMPLE:
        return {"type": _SIMPLE[kind]}
    if origin in (Union, UnionType):
        ways = [_schema(each, definitions) for each in inner]
        if all(way.keys() == {"type"} for way in ways):
            return {"type": [way["type"] for way in ways]}
        return {"anyOf": ways}
    if origin in (list, tuple):
        return {"type": "array", "items": _schema(inner[0], definitions)}
    if origin in (dict, Mapping):
        return {"type": "object", "additionalProperties": _schema(inner[1], definitions)}
    if is_typeddict(kind) or hasattr(kind, "_fields"):
        return _mapping(kind, definitions)
    return {}


def _mapping(kind: Any, definitions: dict[str, Json]) -> Json:
    name = kind.__name__.removesuffix("Json")
    if name not in definitions:
        definitions[name] = {}  # for what holds another of its own
        keys = {key: _schema(each, definitions) for key, each in get_type_hints(kind, include_extras=True).items()}
        words = " ".join((kind.__doc__ or "").split())
        definitions[name] = {"description": words, "type": "object", "required": [*keys], "properties": keys}
    return {"$ref": f"#/definitions/{name}"}
