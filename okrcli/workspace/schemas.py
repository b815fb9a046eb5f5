"""The JSON Schemas in a workspace's `.okr/`, where the files' first line points editors to."""

from __future__ import annotations

import json
from pathlib import Path

from okrcli.schema.json_schema import json_schemas
from okrcli.yaml.source import read_source
from okrcli.yaml.write import create_file, locked, write_atomically


def write_schemas(root: Path, *, dry_run: bool = False) -> list[Path]:
    """Write the schemas that are missing or differ, and tell which; with `dry_run`, only tell."""
    written = []
    for kind, schema in json_schemas().items():
        path = root / ".okr" / f"{kind}.schema.json"
        data = (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
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
