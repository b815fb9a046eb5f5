"""`okr edit`: the user's editor at the right line, and a check on return."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from okrcli.cli import completion, options
from okrcli.cli.context import Workspace, find_cycle, find_place, open_workspace, report_problems, today
from okrcli.cli.help import command
from okrcli.cli.options import argument
from okrcli.errors import ExitCode, Finding, InvalidFileError, UsageError
from okrcli.i18n import _


@command("okr edit", "okr edit marketing/reference/leads")
def edit(
    ctx: typer.Context,
    address: Annotated[
        str | None,
        argument(
            "[ADDRESS]",
            _("A team, an objective or a key result; without it, the first mistake, the only team, or okr.yaml."),
            completion.addresses,
        ),
    ] = None,
    cycle: options.Cycle = None,
) -> int:
    """Open your editor (VISUAL, EDITOR) at an address; check the file on return, and offer to open it again."""
    from okrcli.cli.console import hint, tell_written
    from okrcli.cli.prompts import agrees
    from okrcli.workspace.editor import open_editor

    workspace = open_workspace(ctx)
    if not workspace.session.interactive:
        raise UsageError("edit-needs-terminal")
    path, line = find_location(workspace, address, cycle)
    before = _content_of(workspace.root, path)
    while True:
        code = open_editor(path, line)
        if code:
            hint(workspace.session, _("The editor exited with an error ({code}).").format(code=code))
        findings = _check_file(workspace.root, path)
        if not findings:
            break
        report_problems(workspace.session, findings)
        if not agrees(_("Open it again?"), default=True):
            return ExitCode.INVALID
        line = next((finding.span.line for finding in findings if finding.span), line)
    if _content_of(workspace.root, path) != before:
        tell_written(workspace.session, path, _("Changed and sound"))
        from okrcli.cli.coach import coach_change

        coach_change(workspace, path, before or b"")
    else:
        hint(workspace.session, _("Nothing was changed."))
    return ExitCode.DONE


class Location(NamedTuple):
    """A file and the line in it, from 1."""

    path: Path
    line: int


def find_location(workspace: Workspace, address: str | None, cycle: str | None) -> Location:
    """Where an address stands; without one the first mistake, else the cycle's only team, else `okr.yaml`.

    A broken file that may hold the address is opened where it is broken.
    """
    from okrcli.workspace.editor import line_of
    from okrcli.workspace.files import settings_path, team_ids, team_path
    from okrcli.workspace.load import load_cycle

    try:
        if address is not None:
            workspace, place = find_place(workspace, today(), address, cycle, to_change=True)
            path = team_path(workspace.root, place.cycle, place.team)
            return Location(path, line_of(workspace.root, path, place))
        workspace, current = find_cycle(workspace, today(), cycle)
    except InvalidFileError as error:
        if not error.findings:
            raise
        return _first(error.findings)
    mistakes = [*workspace.findings, *load_cycle(workspace.root, current).findings]
    if mistakes:
        return _first(mistakes)
    teams = team_ids(workspace.root, current)
    return Location(
        team_path(workspace.root, current, teams[0]) if len(teams) == 1 else settings_path(workspace.root), 1
    )


def _check_file(root: Path, path: Path) -> tuple[Finding, ...]:
    """What is wrong with a file of the workspace."""
    from okrcli.workspace.files import CYCLE, settings_path
    from okrcli.workspace.load import load_kpis, load_period, load_settings, load_team

    if path.parent == root:
        return load_settings(root).findings if path == settings_path(root) else load_kpis(root).findings
    cycle = path.parent.name
    return (load_period(root, cycle) if path.name == CYCLE else load_team(root, cycle, path.stem)).findings


def _content_of(root: Path, path: Path) -> bytes | None:
    """What a file of the workspace holds, whatever that is; none where it cannot be read."""
    from okrcli.yaml.read import read_plain

    try:
        return read_plain(path, root)
    except OSError:
        return None


def _first(findings: Sequence[Finding]) -> Location:
    """The first mistake that an editor can mend; raises InvalidFileError where there is none."""
    for found in findings:
        if found.code != "E403" and found.path.is_file():
            return Location(found.path, found.span.line if found.span else 1)
    raise InvalidFileError("not-for-editors", findings=findings)
