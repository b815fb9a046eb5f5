"""The JSON Schemas in a workspace's `.okr/`, where the files' first line points editors to."""

from __future__ import annotations

import json
from pathlib import Path

from okrcli.schema.json_schema import json_schemas
from okrcli.text.write import create_file, locked, write_atomically
from okrcli.workspace.change import lock_folder, read_fresh


def write_schemas(root: Path, *, dry_run: bool = False) -> list[Path]:
    """Write the schemas that are missing or differ, and tell which; with `dry_run`, only tell."""
    written = []
    for kind, schema in json_schemas().items():
        path = root / ".okr" / f"{kind}.schema.json"
        data = (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
        if path.exists():
            before = read_fresh(path)
            if before.encode() == data:
                continue
            if not dry_run:
                with locked(path, lock_folder(root)):
                    write_atomically(path, data, before.sha)
        elif not dry_run:
            create_file(path, data)
        written.append(path)
    return written
