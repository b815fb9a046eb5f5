"""`okr merge`: files that Git left in conflict, solved by what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli.help import Command, make_app
from okrcli.errors import ExitCode
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.cli.session import Session
    from okrcli.workspace.git import Stages

app = make_app()


@app.command(cls=Command, epilog=("okr merge\nokr merge 2026-Q3/marketing.yaml"))
def merge(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help=_("Files in conflict, by default all OKR files."), show_default=False),
    ] = None,
) -> int:
    """Solve files that a merge, rebase, cherry-pick or stash pop left in conflict, and stage those without any left."""
    from okrcli.cli.merging import tell_sentence
    from okrcli.cli.opening import open_workspace
    from okrcli.cli.telling import hint
    from okrcli.workspace.conflicts import is_ours
    from okrcli.workspace.git import files_in_conflict

    opened = open_workspace(ctx)
    found = [one for one in files_in_conflict(opened.root, files or ()) if is_ours(opened.root, one.path)]
    solved = {one.path.resolve() for one in found}
    for path in files or ():
        if path.resolve() not in solved:
            tell_sentence(opened.session, "not-in-conflict", path=path)
    if not found:
        hint(opened.session, _("No OKR file is in conflict."))
        return ExitCode.DONE
    done = [_solve(opened.session, opened.root, one) for one in found]
    return ExitCode.DONE if all(done) else ExitCode.FINDINGS


def _solve(session: Session, root: Path, stages: Stages) -> bool:
    from okrcli.cli.merging import tell_conflicts, tell_sentence
    from okrcli.cli.telling import tell_written
    from okrcli.merge.texts import merge_sources
    from okrcli.text.source import parse_source
    from okrcli.text.write import digest_of, locked, write_atomically
    from okrcli.workspace.change import lock_folder
    from okrcli.workspace.conflicts import is_untouched
    from okrcli.workspace.git import mark_solved

    path = stages.path
    if stages.ours is None or stages.theirs is None or not path.is_file():
        tell_sentence(session, "merge-one-side", path=path)
        return False
    with locked(path, lock_folder(root)):
        present = path.read_bytes()
        if not is_untouched(present, stages):
            tell_sentence(session, "merge-by-hand", path=path)
            return False
        versions = [parse_source(path, side)[0] if side is not None else None for side in stages[1:]]
        base, ours, theirs = versions
        if ours is None or theirs is None or (base is None and stages.base is not None):
            tell_sentence(session, "merge-unmergeable", path=path)
            return False
        merged = merge_sources(base, ours, theirs)
        write_atomically(path, merged.source.encode(), digest_of(present))
        if merged.clean:
            mark_solved(path)
    if merged.clean:
        tell_written(session, path, _("Solved and staged"))
    tell_conflicts(session, path, merged.conflicts)
    return merged.clean
