"""`okr lint --stdin-filename`: what an editor has not saved yet, judged as the file that it will be."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from okrcli.cli.context import session_of
from okrcli.errors import Finding, UsageError

if TYPE_CHECKING:
    from okrcli.lint.contexts import LintInput
    from okrcli.lint.engine import Choice
    from okrcli.yaml.source import Source


class Buffer(NamedTuple):
    """A file of the workspace, by its path from there, and the bytes that stand in for what it holds."""

    path: Path
    content: bytes

    def standing_in(self) -> AbstractContextManager[None]:
        """While this is open, all who read the file read the buffer."""
        from okrcli.yaml.read import standing_in

        return standing_in(self.path, self.content)

    @property
    def sources(self) -> Mapping[Path, Source]:
        """The buffer as the source of its file, where it is text."""
        from okrcli.yaml.source import parse_source

        source, _findings = parse_source(self.path, self.content)
        return {} if source is None else {self.path: source}

    def findings(self, found: Sequence[Finding], given: LintInput, choice: Choice) -> list[Finding]:
        """Those of the file alone; of one that belongs to no cycle that there is, what can be said without it."""
        from okrcli.lint.text import lint_text
        from okrcli.workspace.files import cycle_ids, is_okr_file

        own = [one for one in found if one.path == self.path]
        name = self.path.relative_to(given.folder).as_posix()
        folder, slash, _file = name.partition("/")
        if own or (is_okr_file(name) and (not slash or folder in cycle_ids(given.folder))):
            return own
        text = self.content.decode("utf-8", "surrogateescape")
        return lint_text(text, self.path, given.settings, given.as_of, choice)


def read_buffer(ctx: typer.Context, name: Path | None, addresses: list[str] | None, *, more: bool) -> Buffer:
    """What standard input has for the file; its workspace is the one that it lies in, unless another is named.

    `more`: something is asked for that makes no sense for it.

    Raises UsageError (`buffer-without-name`, `buffer-alone`, `buffer-outside`), and as `find_root` does.
    """
    from okrcli.workspace.root import find_root
    from okrcli.yaml.codes import SIZE_LIMIT

    if name is None:
        raise UsageError("buffer-without-name")
    if more or (addresses or ["-"]) != ["-"]:
        raise UsageError("buffer-alone")
    session = session_of(ctx)
    folder = Path(os.path.realpath(name.parent))
    root = find_root(folder, session.explicit_root())
    whole = Path(os.path.realpath(root))
    if not folder.is_relative_to(whole):
        raise UsageError("buffer-outside", path=name, folder=root)
    session.directory = root
    return Buffer(root / folder.relative_to(whole) / name.name, sys.stdin.buffer.read(SIZE_LIMIT + 1))
