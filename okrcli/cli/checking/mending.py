"""`okr lint --fix`: mends what is safe before looking, and says what it did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okrcli.cli.console import name_in, tell_written, write_diff
from okrcli.cli.context import Workspace, report_problems, today
from okrcli.errors import EditRefusedError, InvalidFileError
from okrcli.i18n import _, ngettext
from okrcli.model import CycleState
from okrcli.workspace.autofix import Fixed, fix_file
from okrcli.workspace.files import cycle_ids, kpis_path, team_ids, team_path
from okrcli.workspace.load import load_kpis, load_period, load_team


def mend(workspace: Workspace, teams: list[tuple[str, str]] | None, *, dry_run: bool) -> None:
    """Mend the teams named, or every file; print the diffs alone with `dry_run`. A closed cycle is left as it is."""
    for path in _broken(workspace.root, teams):
        try:
            mended = fix_file(workspace.root, path, dry_run=dry_run)
        except EditRefusedError as error:
            report_problems(workspace.session, error.findings)
            continue
        except InvalidFileError:
            continue  # looking at it says what is wrong
        if mended is None:
            continue
        if dry_run:
            write_diff(workspace.session, mended.change.diff(name_in(path, workspace.root)))
        else:
            tell_written(workspace.session, path, _("Mended: {what}").format(what=_what(mended)))


def _broken(root: Path, teams: list[tuple[str, str]] | None) -> Iterator[Path]:
    """The files that have mistakes and may be changed."""
    if teams is None and load_kpis(root).findings:
        yield kpis_path(root)
    every = [(cycle, team) for cycle in cycle_ids(root) for team in team_ids(root, cycle)] if teams is None else teams
    for cycle, team in every:
        period = load_period(root, cycle).value
        closed = period is not None and period.state(today()) is CycleState.CLOSED
        if not closed and load_team(root, cycle, team).findings:
            yield team_path(root, cycle, team)


def _what(mended: Fixed) -> str:
    parts = []
    if mended.moved:
        parts.append(
            ngettext("{n} entry put in order", "{n} entries put in order", mended.moved).format(n=mended.moved)
        )
    if mended.named:
        parts.append(ngettext("{n} id given", "{n} ids given", mended.named).format(n=mended.named))
    return ", ".join(parts)
