"""Files that are to be made: a cycle's, a team's."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import InvalidFileError
from okrcli.model.periods import Period
from okrcli.workspace.files import cycle_path, team_path
from okrcli.workspace.load import read_as_named
from okrcli.workspace.templates import cycle_text, guide_text, team_text
from okrcli.yaml.source import parse_source
from okrcli.yaml.write import create_file, refuse_taken


class NewFile(NamedTuple):
    """A file that is to be made, with its text."""

    path: Path
    text: str

    def diff(self, name: str) -> str:
        """The file as a unified diff from nothing, the file being called `name` in it."""
        return "".join(difflib.unified_diff([], self.text.splitlines(keepends=True), "/dev/null", f"b/{name}"))


def cycle_file(root: Path, period: Period, translate: Callable[[str], str] = str) -> NewFile:
    """A cycle's `cycle.yaml`."""
    return NewFile(cycle_path(root, period.id), cycle_text(period.starts, period.ends, translate))


def team_file(
    root: Path,
    cycle_id: str,
    team_id: str,
    name: str,
    lead: str | None = None,
    *,
    guided: bool = False,
    translate: Callable[[str], str] = str,
) -> NewFile:
    """A team's file; `guided` adds an example in comments, which `translate` puts into the reader's language."""
    guide = guide_text(translate) if guided else ""
    return NewFile(team_path(root, cycle_id, team_id), team_text(name, lead, guide))


def make_files(files: Sequence[NewFile], root: Path | None = None, *, dry_run: bool = False) -> None:
    """Make the files of the workspace `root`, or with `dry_run` only see that they can be.

    Raises InvalidFileError (`exists`, `leads-out`, `would-be-invalid`) before any is made.
    """
    for file in files:
        refuse_taken(file.path, root)
        _refuse_invalid(file)
    for file in files:
        if not dry_run:
            create_file(file.path, file.text.encode("utf-8"), root)


def _refuse_invalid(file: NewFile) -> None:
    """What is made shall be read again: the text is taken as a file of its name would be."""
    source, findings = parse_source(file.path, file.text.encode("utf-8", "surrogatepass"))
    found = findings if source is None else read_as_named(source).findings
    if found:
        raise InvalidFileError("would-be-invalid", findings=found, path=file.path)
