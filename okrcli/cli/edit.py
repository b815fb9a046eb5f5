"""`okr edit`: the user's editor at the right line, and a check on return."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import completion
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import CycleOption
from okrcli.errors import ExitCode, UsageError
from okrcli.i18n import _

app = make_app()


@app.command(cls=Command, epilog=("okr edit\nokr edit marketing/reference/leads"))
def edit(
    ctx: typer.Context,
    address: Annotated[
        str | None,
        typer.Argument(
            metavar="[ADDRESS]",
            help=_("A team, an objective or a key result; without it, the first mistake, the only team, or okr.yaml."),
            autocompletion=completion.addresses,
            show_default=False,
        ),
    ] = None,
    cycle: CycleOption = None,
) -> int:
    """Open your editor (VISUAL, EDITOR) at an address; check the file on return, and offer to open it again."""
    from okrcli.cli.checking.editing import check_file, content_of, page_to_open
    from okrcli.cli.console import hint, tell_written
    from okrcli.cli.context import open_workspace, report_problems
    from okrcli.cli.prompts import GoBack, SkipQuestion, StopAsking, confirm
    from okrcli.workspace.editor import open_editor

    workspace = open_workspace(ctx)
    if not workspace.session.interactive:
        raise UsageError("edit-needs-terminal")
    path, line = page_to_open(workspace, address, cycle)
    before = content_of(workspace.root, path)
    while True:
        code = open_editor(path, line)
        if code:
            hint(workspace.session, _("The editor ended with an error ({code}).").format(code=code))
        findings = check_file(workspace.root, path)
        if not findings:
            break
        report_problems(workspace.session, findings)
        try:
            again = confirm(_("Open it again?"), default=True)
        except (GoBack, SkipQuestion, StopAsking):
            again = False
        if not again:
            return ExitCode.INVALID
        line = next((finding.span.line for finding in findings if finding.span), line)
    if content_of(workspace.root, path) != before:
        tell_written(workspace.session, path, _("Changed and sound"))
        from okrcli.cli.coach import coach_change

        coach_change(workspace, path, before or b"")
    else:
        hint(workspace.session, _("Nothing was changed."))
    return ExitCode.DONE
