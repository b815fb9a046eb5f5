"""The whole of a workspace as one document that JSON can hold.

`{schema_version, workspace, cycles: [{id, starts, ends, closed, teams: [{id, team, lead, objectives}]}], kpis}`, each
part in the keys of its file (a team's `id` is its file's name), without what holds where a key is absent, and with the
keys that begin with `x-`. It says what the files mean: comments and the manner of writing are theirs alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from okrcli.model import Cycle, Kpi, Settings
from okrcli.model.okr import plain_data, without_given_owners
from okrcli.schema.cycle import Cycle as CycleForm
from okrcli.schema.json_schema import json_schemas
from okrcli.schema.kpis import Kpi as KpiForm
from okrcli.schema.team import Team as TeamForm
from okrcli.schema.translate import to_file
from okrcli.schema.workspace import VERSION
from okrcli.schema.workspace import Workspace as WorkspaceForm

DOCUMENT_VERSION = 1


def workspace_document(settings: Settings, cycles: Iterable[Cycle], kpis: Iterable[Kpi]) -> dict[str, Any]:
    """The document; settings that none of its keys would say otherwise leave `workspace` with its `version` alone."""
    document: dict[str, Any] = plain_data(
        {
            "schema_version": DOCUMENT_VERSION,
            "workspace": {"version": VERSION, **to_file(settings, WorkspaceForm)},
            "cycles": [_cycle_data(one) for one in cycles],
            "kpis": [to_file(one, KpiForm) for one in kpis],
        }
    )
    return document


def _cycle_data(cycle: Cycle) -> dict[str, Any]:
    teams = [{"id": one.id, **to_file(without_given_owners(one), TeamForm)} for one in cycle.teams]
    return {"id": cycle.id, **to_file(cycle, CycleForm), "teams": teams}


def document_schema() -> dict[str, Any]:
    """The JSON Schema (draft-07) of the document, made of those of the files."""
    kinds = json_schemas()
    definitions: dict[str, Any] = {}
    for kind, schema in kinds.items():
        parts: dict[str, Any] = {kind: schema, **schema.pop("definitions")}
        definitions |= {f"{kind}_{name}" if name != kind else kind: _within(kind, part) for name, part in parts.items()}
    own_id = {"type": "string"}
    definitions["cycle"]["properties"] |= {"id": own_id, "teams": _list_of("team")}
    definitions["team"]["properties"] |= {"id": own_id}
    keys = {
        "schema_version": {"type": "integer"},
        "workspace": {"$ref": "#/definitions/workspace"},
        "cycles": _list_of("cycle"),
        "kpis": _list_of("kpis_kpi"),
    }
    whole = {"title": "okr export --json", "type": "object", "required": [*keys], "properties": keys}
    return {"$schema": definitions["team"].pop("$schema"), **whole, "definitions": definitions}


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/definitions/{name}"}}


def _within(kind: str, schema: Any) -> Any:
    """A part of a schema with its references to what it will be called among those of other kinds."""
    match schema:
        case {"$ref": str(reference)}:
            return {"$ref": f"#/definitions/{kind}_{reference.rpartition('/')[2]}"}
        case dict():
            return {key: _within(kind, each) for key, each in schema.items()}
        case list():
            return [_within(kind, each) for each in schema]
    return schema
