"""`okr edit`: the user's editor at the right line, and a check on return."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli import complete
from okrcli.cli.ask import read_line
from okrcli.cli.opening import Opened, open_workspace, report_problems
from okrcli.cli.options import CycleOption
from okrcli.cli.session import today
from okrcli.cli.telling import tell_written
from okrcli.errors import ExitCode, Finding, UsageError
from okrcli.i18n import _
from okrcli.model import Address
from okrcli.workspace.addresses import resolve
from okrcli.workspace.at_hand import cycle_at_hand
from okrcli.workspace.editor import open_editor
from okrcli.workspace.files import settings_path, team_ids, team_path
from okrcli.workspace.load import load_settings, load_team
from okrcli.workspace.places import line_of

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog=_("Example: okr edit marketing/reference/leads"))
def edit(
    ctx: typer.Context,
    address: Annotated[
        str | None,
        typer.Argument(
            metavar="[ADDRESS]",
            help=_("A team, an objective or a key result; without it, the cycle's only team, or else okr.yaml."),
            autocompletion=complete.addresses,
            show_default=False,
        ),
    ] = None,
    cycle: CycleOption = None,
) -> int:
    """Open your editor (VISUAL, EDITOR) at an address; check the file on return, and offer to open it again."""
    opened = open_workspace(ctx)
    if not opened.session.interactive:
        raise UsageError("edit-needs-terminal")
    place = _place(opened, address, cycle)
    path = settings_path(opened.root) if place is None else team_path(opened.root, place.cycle, place.team)
    line = 1 if place is None else line_of(path, place)
    before = path.read_bytes()
    while True:
        open_editor(path, line)
        findings = _check(opened, place)
        if not findings:
            break
        report_problems(opened.session, findings)
        if read_line(_("Open it again? [Y/n] ")).lower() in (_("n"), _("no")):
            return ExitCode.INVALID
        line = next((finding.span.line for finding in findings if finding.span), line)
    if path.read_bytes() != before:
        tell_written(opened.session, path, _("Changed and sound"))
    return ExitCode.DONE


def _place(opened: Opened, address: str | None, cycle: str | None) -> Address | None:
    """What to open; none stands for okr.yaml."""
    if address is not None:
        return resolve(opened.root, cycle_at_hand(opened.root, opened.settings, today(), cycle), address, today=today())
    cycle_id = cycle_at_hand(opened.root, opened.settings, today(), cycle)
    teams = team_ids(opened.root, cycle_id)
    return Address(cycle_id, teams[0]) if len(teams) == 1 else None


def _check(opened: Opened, place: Address | None) -> tuple[Finding, ...]:
    if place is None:
        return load_settings(opened.root).findings
    return load_team(opened.root, place.cycle, place.team).findings
