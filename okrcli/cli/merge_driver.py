"""`okr merge-driver`: what Git runs to merge one file; see `okr git-setup`."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from okrcli.cli.help import command
from okrcli.errors import ExitCode
from okrcli.i18n import _

SECONDS = 60
"""After so many Git's own merge takes over."""


@command(hidden=True)
def merge_driver(
    ctx: typer.Context,
    base: Annotated[Path, typer.Argument()],
    ours: Annotated[Path, typer.Argument()],
    theirs: Annotated[Path, typer.Argument()],
    name: Annotated[str, typer.Argument()],
    marker_size: Annotated[int, typer.Option("--marker-size")] = 7,
    answer: Annotated[bool, typer.Option("--answer")] = False,
) -> int:
    """Merge three versions of an OKR file into the second; 1 where conflicts are left."""
    # With --answer the exit code is an `Answer`; clones that were set up before there was one know 0 and 1 alone. With
    # any other code the files are as they were, and Git's own merge takes over.
    from okrcli.cli.conflicts import tell_conflicts
    from okrcli.cli.console import tell_next
    from okrcli.cli.context import session_of
    from okrcli.git.merge_driver import Answer
    from okrcli.merge.lines import Labels
    from okrcli.merge.texts import merge_sources
    from okrcli.yaml.source import parse_source
    from okrcli.yaml.write import write_atomically

    session, path = session_of(ctx), Path(PurePosixPath(name))
    asked_for = marker_size == Labels().size  # a longer one is of a merge of ancestors among themselves
    if asked_for and not answer:
        tell_next(session, "okr git-setup", _("once: this clone merges as an older okr set it up"))
    with _in_time():
        contents = [each.read_bytes() for each in (base, ours, theirs)]
        before, mine, yours = (parse_source(path, content)[0] for content in contents)
        if before is None or mine is None or yours is None:
            return ExitCode.INVALID
        # Git gives an empty file where both sides made theirs
        merged = merge_sources(before if contents[0] else None, mine, yours, Labels(size=marker_size))
        if asked_for:
            tell_conflicts(session, path, merged.conflicts)
        write_atomically(ours, merged.source.encode(), None)
    if answer:
        return Answer.MERGED if merged.clean else Answer.CONFLICTS
    return ExitCode.DONE if merged.clean else ExitCode.FINDINGS


@contextmanager
def _in_time() -> Iterator[None]:
    """Have the system end the process, whatever it is at, if it takes too long; where there are no alarms it may."""
    alarm = getattr(signal, "alarm", lambda _seconds: None)
    alarm(SECONDS)
    try:
        yield
    finally:
        alarm(0)
