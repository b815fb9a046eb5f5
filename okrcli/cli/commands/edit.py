"""`okr edit`: the user's editor at the right line, and a check on return."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import complete
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
            autocompletion=complete.addresses,
            show_default=False,
        ),
    ] = None,
    cycle: CycleOption = None,
) -> int:
    """Open your editor (VISUAL, EDITOR) at an address; check the file on return, and offer to open it again."""
    from okrcli.cli.asking.ask import GoBack, SkipQuestion, StopAsking, confirm
    from okrcli.cli.checking.editing import check_file, content_of, page_to_open
    from okrcli.cli.opening import open_workspace, report_problems
    from okrcli.cli.telling import hint, tell_written
    from okrcli.workspace.editor import open_editor

    opened = open_workspace(ctx)
    if not opened.session.interactive:
        raise UsageError("edit-needs-terminal")
    path, line = page_to_open(opened, address, cycle)
    before = content_of(opened.root, path)
    while True:
        code = open_editor(path, line)
        if code:
            hint(opened.session, _("The editor ended with an error ({code}).").format(code=code))
        findings = check_file(opened.root, path)
        if not findings:
            break
        report_problems(opened.session, findings)
        try:
            again = confirm(_("Open it again?"), default=True)
        except (GoBack, SkipQuestion, StopAsking):
            again = False
        if not again:
            return ExitCode.INVALID
        line = next((finding.span.line for finding in findings if finding.span), line)
    if content_of(opened.root, path) != before:
        tell_written(opened.session, path, _("Changed and sound"))
        from okrcli.cli.checking.coaching import coach_change

        coach_change(opened, path, before or b"")
    else:
        hint(opened.session, _("Nothing was changed."))
    return ExitCode.DONE
