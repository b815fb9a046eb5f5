"""`okr merge-driver`: what Git runs to merge one file; see `okr git-setup`."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from okrcli.cli.help import Command, make_app
from okrcli.errors import ExitCode

app = make_app()


@app.command(cls=Command, hidden=True)
def merge_driver(
    ctx: typer.Context,
    base: Annotated[Path, typer.Argument()],
    ours: Annotated[Path, typer.Argument()],
    theirs: Annotated[Path, typer.Argument()],
    name: Annotated[str, typer.Argument()],
    marker_size: Annotated[int, typer.Option("--marker-size")] = 7,
) -> int:
    """Merge three versions of an OKR file into the second; 1 where conflicts are left."""
    from okrcli.cli.merging.saying import tell_conflicts
    from okrcli.cli.opening import session_of
    from okrcli.merge.lines import Labels
    from okrcli.merge.texts import merge_sources
    from okrcli.text.source import parse_source
    from okrcli.text.write import write_atomically
    from okrcli.workspace.git import merge_as_text

    path = Path(PurePosixPath(name))
    contents = [each.read_bytes() for each in (base, ours, theirs)]
    try:
        versions = [parse_source(path, content)[0] for content in contents]
        before, mine, yours = versions
        merged = None
        if before is not None and mine is not None and yours is not None:
            # Git gives an empty file where both sides made theirs
            merged = merge_sources(before if contents[0] else None, mine, yours, Labels(size=marker_size))
    except Exception:  # whatever goes wrong here, Git must not take our side alone for the result
        merged = None
    if merged is None:
        return ExitCode.FINDINGS if merge_as_text(base, ours, theirs, marker_size) else ExitCode.DONE
    write_atomically(ours, merged.source.encode(), None)
    tell_conflicts(session_of(ctx), path, merged.conflicts)
    return ExitCode.DONE if merged.clean else ExitCode.FINDINGS
