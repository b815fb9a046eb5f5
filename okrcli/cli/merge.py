"""`okr merge`: files that Git left in conflict, solved by what they say."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli.console import hint, tell_next, tell_written
from okrcli.cli.context import Session, Workspace, open_workspace
from okrcli.cli.help import command
from okrcli.cli.options import argument
from okrcli.errors import ExitCode
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.git.conflicts import Stages


@command("okr merge", "okr merge 2026-Q3/marketing.yaml")
def merge(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None, argument("[FILE]...", _("Files in conflict, by default all OKR files."))
    ] = None,
) -> int:
    """Solve files that a merge, rebase, cherry-pick or stash pop left in conflict, and stage those without any left."""
    from okrcli.cli.conflicts import tell_sentence
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
    done = [_solve(workspace, one) for one in found]
    _tell_how_to_go_on(workspace.session, top_folder(workspace.root))
    return ExitCode.DONE if all(done) else ExitCode.FINDINGS


def _solve(workspace: Workspace, stages: Stages) -> bool:
    """Solve a file and say so; whether nothing is left to decide in it."""
    from okrcli.cli.conflicts import solve, tell_conflicts, tell_kept, tell_sentence

    session, solved = workspace.session, solve(workspace.root, stages)
    if solved.obstacle is not None:
        tell_sentence(session, solved.obstacle, path=stages.path)
    elif solved.done:
        tell_written(session, stages.path, _("Solved and staged"))
    if solved.merged is not None:
        tell_kept(session, stages.path, solved.merged)
    tell_conflicts(session, stages.path, solved.conflicts)
    return solved.done


def _tell_how_to_go_on(session: Session, top: Path) -> None:
    """Name what comes after files were solved, as what Git is at wants it."""
    from okrcli.git.conflicts import under_way, unmerged_names
    from okrcli.render.sanitise import short_path

    left = unmerged_names(top)
    command = under_way(top)
    steps = [f"git add {' '.join(shlex.quote(short_path(one)) for one in left)}"] if left else []
    steps += [f"git {command} --continue"] if command is not None else []
    if left:
        tell_next(session, " && ".join(steps), _("once what is between the markers is decided"))
    elif steps:
        tell_next(session, steps[0], _("goes on with what was under way"))
    else:
        tell_next(session, "git status", _("what is staged; of a stash pop Git keeps the stash until git stash drop"))
