"""`okr merge`: files that Git left in conflict, solved by what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli.help import Command, make_app
from okrcli.errors import ExitCode
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.cli.context import Session
    from okrcli.git.conflicts import Stages

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
    from okrcli.cli.console import hint
    from okrcli.cli.context import open_workspace
    from okrcli.cli.merging.saying import tell_how_to_go_on, tell_sentence
    from okrcli.git.conflicts import files_in_conflict
    from okrcli.git.run import top_folder
    from okrcli.workspace.files import may_be_okr_file

    workspace = open_workspace(ctx)
    conflicted = files_in_conflict(workspace.root, files or ())
    found = [one for one in conflicted if may_be_okr_file(workspace.root, one.path)]
    known = {one.path.resolve(): one in found for one in conflicted}
    for path in files or ():
        if not known.get(path.resolve()):
            tell_sentence(
                workspace.session, "merge-not-okr" if path.resolve() in known else "not-in-conflict", path=path
            )
    if not found:
        hint(workspace.session, _("No OKR file is in conflict."))
        return ExitCode.DONE
    done = [_solve(workspace.session, workspace.root, one) for one in found]
    tell_how_to_go_on(workspace.session, top_folder(workspace.root))
    return ExitCode.DONE if all(done) else ExitCode.FINDINGS


def _solve(session: Session, root: Path, stages: Stages) -> bool:
    from okrcli.cli.conflicts import solve
    from okrcli.cli.console import tell_written
    from okrcli.cli.merging.saying import tell_conflicts, tell_kept, tell_sentence

    solved = solve(root, stages)
    if solved.obstacle is not None:
        tell_sentence(session, solved.obstacle, path=stages.path)
    elif solved.done:
        tell_written(session, stages.path, _("Solved and staged"))
    if solved.merged is not None:
        tell_kept(session, stages.path, solved.merged)
    tell_conflicts(session, stages.path, solved.conflicts)
    return solved.done
