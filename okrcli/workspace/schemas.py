"""The JSON Schemas in the workspace, which the files' first line points editors to.

With names, they offer who and what there is in this workspace; `okrcli.git.schemas` keeps those out of commits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from okrcli.model import CycleState, Settings
from okrcli.schema.json_schema import json_schemas
from okrcli.workspace.files import cycle_ids
from okrcli.workspace.load import load_cycle, load_kpis
from okrcli.yaml.source import read_source
from okrcli.yaml.write import create_file, locked, write_atomically

Names = Mapping[str, Sequence[str]]
"""What a key can be given, by the key."""

OFFERED = "examples"
"""The keyword that editors offer values from; what it does not list is as right as before."""


def names_in(root: Path, settings: Settings, today: date) -> Names:
    """The people, the metrics, and the addresses of what is in cycles that are not closed.

    An address without its cycle is one of the cycle of the file that it stands in; with it, it leads from any.
    """
    loaded = [load_cycle(root, one).value for one in cycle_ids(root)]
    cycles = [one for one in loaded if one is not None and one.state(today) is not CycleState.CLOSED]
    entries = [entry for cycle in cycles for entry in cycle.entries()]
    places = [place for place, _one in entries]
    kpis = load_kpis(root).value or ()
    leads = [team.lead for cycle in cycles for team in cycle.teams]
    used = filter(None, [*leads, *(one.owner for _place, one in entries), *(kpi.owner for kpi in kpis)])
    people = [*dict.fromkeys([*settings.people, *used])]
    return {
        **dict.fromkeys(("owner", "lead", "by"), people),
        "supports": [*dict.fromkeys([*(one.path for one in places), *map(str, places)])],
        "kpi": [kpi.id for kpi in kpis],
    }


def schema_texts(names: Names) -> dict[str, str]:
    """The text of each schema by its kind. What it offers stands on one line each, which can be taken out again."""
    return {kind: _text(schema, names) for kind, schema in json_schemas().items()}


def _text(schema: dict[str, Any], names: Names) -> str:
    keys = [key for key, known in names.items() if known]
    text = json.dumps(_offering(schema, keys), indent=2, ensure_ascii=False) + "\n"
    listed = re.compile(rf'(?<=^)( *"{OFFERED}": )(\d+)(?=,$)', re.MULTILINE)
    return listed.sub(lambda found: found[1] + json.dumps(names[keys[int(found[2])]], ensure_ascii=False), text)


def _offering(schema: Any, keys: Sequence[str]) -> Any:
    """The schema with the number of a list in `keys` at each property so called, and at the items of it."""
    if isinstance(schema, list):
        return [_offering(one, keys) for one in schema]
    if not isinstance(schema, dict):
        return schema
    written = {name: _offering(part, keys) for name, part in schema.items()}
    properties = written.get("properties", {})
    for number, key in enumerate(keys):
        if "type" in properties.get(key, {}):
            one = properties[key]
            items = {"items": {OFFERED: number, **one["items"]}} if "items" in one else {}
            properties[key] = {OFFERED: number, **one, **items}
    return written


def write_schemas(root: Path, names: Names | None = None, *, dry_run: bool = False) -> list[Path]:
    """Write the schemas that are missing or differ, and tell which; with `dry_run`, only tell."""
    written = []
    for kind, text in schema_texts(names or {}).items():
        path = root / ".okr" / f"{kind}.schema.json"
        data = text.encode("utf-8")
        if path.exists():
            before = read_source(path, root)
            if before.encode() == data:
                continue
            if not dry_run:
                with locked(path, root):
                    write_atomically(path, data, before.sha, root)
        elif not dry_run:
            create_file(path, data, root)
        written.append(path)
    return written
