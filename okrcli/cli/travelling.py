"""The workspace as a revision has it: its OKR files, in a folder of their own that goes when the command ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from okrcli.cli.opening import Opened
from okrcli.errors import ConflictError
from okrcli.model import Settings
from okrcli.text.write import create_file
from okrcli.workspace.load import load_settings
from okrcli.workspace.revisions import SHORT, files_at, find_revision
from okrcli.workspace.root import SETTINGS


def open_revision(ctx: typer.Context, opened: Opened, named: str) -> tuple[Opened, date]:
    """The workspace as the revision has it, and the revision's day; the work tree is neither read nor touched.

    Raises as `find_revision` does, and ConflictError (`no-workspace-then`).
    """
    revision = find_revision(opened.root, named)
    files = files_at(opened.root, revision)
    if SETTINGS not in files:
        raise ConflictError("no-workspace-then", commit=revision.id[:SHORT])
    folder = TemporaryDirectory(prefix="okr-")
    ctx.call_on_close(folder.cleanup)
    root = Path(folder.name)
    for name, content in files.items():
        create_file(root / name, content)
    loaded = load_settings(root)
    return opened._replace(root=root, settings=loaded.value or Settings(), findings=loaded.findings), revision.day
