"""`okr checkin --push`: pull what others pushed, solve conflicts by meaning, push; again where somebody was faster.

Whatever goes wrong, the check-in is committed, the branch is where it was, and what to do is said.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from okrcli.cli.conflicts import solve
from okrcli.cli.console import hint, tell_words
from okrcli.cli.context import Workspace
from okrcli.cli.merging.saying import tell_conflicts, tell_sentence
from okrcli.errors import ConflictError
from okrcli.git import sync
from okrcli.git.conflicts import files_in_conflict, unmerged_names
from okrcli.git.run import top_folder
from okrcli.git.sync import Upstream
from okrcli.i18n import _
from okrcli.merge.values import Conflict, ConflictKind
from okrcli.workspace.files import may_be_okr_file
from okrcli.workspace.load import read_as_named
from okrcli.yaml.source import read_source

TRIES = 6
"""How often somebody may be faster."""
_PAUSE = 0.4  # seconds at most before the second try, twice as many before the third, and so on

_OTHER_WAY = {
    ConflictKind.OURS_REMOVED: ConflictKind.THEIRS_REMOVED,
    ConflictKind.THEIRS_REMOVED: ConflictKind.OURS_REMOVED,
}


def push_checkins(workspace: Workspace, files: Sequence[Path], pulled: Callable[[], None]) -> str:
    """Pull, solve and push; gives the place pushed to. Raises ConflictError where it cannot be done, with what to do.

    `pulled` is called each time that others' commits have come below ours.
    """
    session, root = workspace.session, workspace.root
    top = top_folder(root)
    upstream = sync.upstream_of(top)
    for turn in range(TRIES):
        if turn:
            time.sleep(random.uniform(0, _PAUSE * turn))  # noqa: S311 - so that two who wait do not meet again
        sync.fetch(top, upstream, asks=session.interactive)
        if sync.is_behind(top, upstream):
            _pull(workspace, top, upstream)
            _refuse_invalid(files)
            pulled()
        problem = sync.push(top, upstream, asks=session.interactive)
        if problem is None:
            return _target(upstream)
        sync.fetch(top, upstream, asks=session.interactive)
        if not sync.is_behind(top, upstream):
            tell_words(session, problem)
            raise ConflictError("push-failed", place=_target(upstream))
    raise ConflictError("push-too-slow", place=_place(upstream), tries=TRIES)


def _pull(workspace: Workspace, top: Path, upstream: Upstream) -> None:
    """Put our commits on top of theirs; on a conflict the branch and all else are as they were."""
    aside = sync.put_aside(top)
    try:
        problem = sync.start_rebase(top, upstream)
        while problem is not None and sync.is_rebasing(top):
            found = _solve_all(workspace, top)
            if found is None:
                raise ConflictError("pull-conflict", place=_place(upstream))
            if not found:  # it stopped for something else
                break
            problem = sync.continue_rebase(top)
        if problem is not None:
            tell_words(workspace.session, problem)
            raise ConflictError("pull-failed", place=_place(upstream))
    finally:
        sync.abort_rebase(top)
        if aside:
            _bring_back(workspace, top)


def _solve_all(workspace: Workspace, top: Path) -> int | None:
    """Solve the files in conflict: how many there were, none where one is left, which is then named."""
    names = unmerged_names(top)
    stages = [one for one in files_in_conflict(top) if may_be_okr_file(workspace.root, one.path)]
    left = set(names) - {one.path for one in stages}
    for path in sorted(left):
        tell_sentence(workspace.session, "merge-not-okr", path=path)
    solved = not left
    for one in stages:
        done = solve(workspace.root, one)
        if done.obstacle is not None:
            tell_sentence(workspace.session, done.obstacle, path=one.path)
        # In a rebase Git calls theirs ours: what others pushed is what we are put on top of.
        tell_conflicts(workspace.session, one.path, [_from_here(each) for each in done.conflicts])
        solved = solved and done.done
    return len(stages) if solved else None


def _from_here(one: Conflict) -> Conflict:
    return one._replace(kind=_OTHER_WAY.get(one.kind, one.kind), ours=one.theirs, theirs=one.ours)


def _bring_back(workspace: Workspace, top: Path) -> None:
    if sync.bring_back(top):
        return
    if _solve_all(workspace, top):
        sync.forget_aside(top)
        hint(workspace.session, _("Your other changes were brought together with what was pulled."))
    else:
        tell_sentence(workspace.session, "aside-in-conflict")


def _refuse_invalid(files: Sequence[Path]) -> None:
    """Where lines that Git alone brought together say nothing valid, nobody else shall have them."""
    for path in files:
        read_as_named(read_source(path)).require(path, "pulled-invalid")


def _target(upstream: Upstream) -> str:
    return f"{upstream.to}/{upstream.there.removeprefix('refs/heads/')}"


def _place(upstream: Upstream) -> str:
    return upstream.here.removeprefix("refs/remotes/")
