"""Which file `okrcli.cli.edit` opens and where, and what is wrong with it on return."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from okrcli.cli.context import Workspace, find_cycle, today
from okrcli.errors import Finding, InvalidFileError
from okrcli.workspace.addresses import resolve
from okrcli.workspace.editor import line_of
from okrcli.workspace.files import CYCLE, settings_path, team_ids, team_path
from okrcli.workspace.load import load_cycle, load_kpis, load_period, load_settings, load_team
from okrcli.yaml.read import read_plain


class Page(NamedTuple):
    """A file and the line in it, from 1."""

    path: Path
    line: int


def page_to_open(workspace: Workspace, address: str | None, cycle: str | None) -> Page:
    """Where an address stands; without one the first mistake, else the cycle's only team, else `okr.yaml`.

    A broken file that may hold the address is workspace where it is broken.
    """
    try:
        workspace, at_hand = find_cycle(workspace, today(), cycle, address, to_change=address is not None)
        if address is not None:
            place = resolve(workspace.root, at_hand, address, today=today())
            path = team_path(workspace.root, place.cycle, place.team)
            return Page(path, line_of(workspace.root, path, place))
    except InvalidFileError as error:
        if not error.findings:
            raise
        return _first(error.findings)
    mistakes = [*workspace.findings, *load_cycle(workspace.root, at_hand).findings]
    if mistakes:
        return _first(mistakes)
    teams = team_ids(workspace.root, at_hand)
    return Page(team_path(workspace.root, at_hand, teams[0]) if len(teams) == 1 else settings_path(workspace.root), 1)


def check_file(root: Path, path: Path) -> tuple[Finding, ...]:
    """What is wrong with a file of the workspace."""
    if path.parent == root:
        return load_settings(root).findings if path == settings_path(root) else load_kpis(root).findings
    cycle = path.parent.name
    return (load_period(root, cycle) if path.name == CYCLE else load_team(root, cycle, path.stem)).findings


def content_of(root: Path, path: Path) -> bytes | None:
    """What a file of the workspace holds, whatever that is; none where it cannot be read."""
    try:
        return read_plain(path, root)
    except OSError:
        return None


def _first(findings: Sequence[Finding]) -> Page:
    """The first mistake that an editor can mend; raises InvalidFileError where there is none."""
    for found in findings:
        if found.code != "E403" and found.path.is_file():
            return Page(found.path, found.span.line if found.span else 1)
    raise InvalidFileError("not-for-editors", findings=findings)
