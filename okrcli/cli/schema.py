"""`okr schema`: the JSON Schemas that editors complete and check the files with."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import options
from okrcli.cli.console import print_document, print_text
from okrcli.cli.context import open_workspace, today
from okrcli.cli.help import command
from okrcli.cli.options import flag, option
from okrcli.errors import UsageError
from okrcli.i18n import _


@command("okr schema", "okr schema --local", "okr schema --print team", "okr schema --json-output --print status")
def schema(
    ctx: typer.Context,
    kind: Annotated[
        str | None,
        option(
            "--print",
            "KIND",
            _("Print one schema instead: team, cycle, kpis or workspace; with --json-output a command's."),
            lambda: ["team", "cycle", "kpis", "workspace"],
        ),
    ] = None,
    json_output: Annotated[
        bool, flag("--json-output", _("Print those of what commands print with --json, by command, instead."))
    ] = False,
    local: Annotated[
        bool,
        flag(
            "--local",
            _("Offer this workspace's people, metrics and addresses too, in this clone: Git keeps none of it."),
        ),
    ] = False,
    dry_run: options.DryRun = False,
) -> None:
    """Write the JSON Schemas (draft-07) to .okr/ in the workspace, where the files' first line points editors to."""
    if json_output:
        _print_output_schemas(kind)
        return
    from okrcli.cli.console import hint, tell_written
    from okrcli.git.run import is_in_repository
    from okrcli.git.schemas import keep_names_out, see_again
    from okrcli.workspace.schemas import OFFERED, names_in, schema_texts, write_schemas

    names = None
    if local:
        workspace = open_workspace(ctx)
        names = names_in(workspace.root, workspace.settings, today())
    if kind is not None:
        schemas = schema_texts(names or {})
        if kind not in schemas:
            raise UsageError("bad-schema-kind", typed=kind, kinds=", ".join(schemas))
        print_text(schemas[kind])
        return
    workspace = open_workspace(ctx)
    versioned = is_in_repository(workspace.root)
    if local and versioned and not dry_run and keep_names_out(workspace.root, OFFERED):
        hint(workspace.session, _("Git is told in this clone to leave the names out of what it keeps."))
    written = write_schemas(workspace.root, names, dry_run=dry_run)
    for path in written:
        tell_written(workspace.session, path, _("Would write") if dry_run else _("Schema"))
    if versioned and not dry_run:
        see_again(workspace.root, written)
    if not written:
        hint(workspace.session, _("The schemas are up to date."))


def _print_output_schemas(command: str | None) -> None:
    from okrcli.render.output_schemas import output_schemas

    schemas = output_schemas()
    if command is not None and command not in schemas:
        raise UsageError("bad-schema-kind", typed=command, kinds=", ".join(schemas))
    print_document(schemas if command is None else schemas[command])
