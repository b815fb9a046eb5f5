"""Bringing commits to others: fetching theirs, putting ours on top, pushing. One step a function; who decides is above.

A rebase meets a clean work tree: what is not committed is put aside before it and brought back after it, staged where
it was staged, which Git's own autostash forgets.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import ConflictError
from okrcli.git.conflicts import under_way
from okrcli.git.run import git_output, run_git

_QUIETLY = (
    *("-c", "rebase.autoStash=false"),
    *("-c", "rebase.backend=merge"),
)


class Upstream(NamedTuple):
    """Where a branch's commits come from: the remote, and the ref that follows its branch here; and where they go.

    `to` and `there` are the remote that is pushed to and the branch there: the same, or one's own fork's
    (`branch.NAME.pushRemote`, `remote.pushDefault`).
    """

    branch: str
    remote: str
    here: str
    to: str
    there: str


def upstream_of(folder: Path) -> Upstream:
    """The upstream of the branch at hand; raises ConflictError (`no-branch`, `no-upstream`)."""
    code, out, _ = run_git(folder, "symbolic-ref", "--quiet", "HEAD")
    if code:
        raise ConflictError("no-branch")
    ref = os.fsdecode(out.removesuffix(b"\n"))
    branch = ref.removeprefix("refs/heads/")
    form = "--format=%(upstream:remotename)%00%(upstream:remoteref)%00%(upstream)%00%(push:remotename)"
    answer = git_output(folder, "for-each-ref", form, ref).removesuffix(b"\n") or b"\0\0\0"
    remote, there, here, to = map(os.fsdecode, answer.split(b"\0"))
    if not (remote and there and here):
        raise ConflictError("no-upstream", branch=branch)
    fork = to if to != remote else ""
    return Upstream(branch, remote, here, fork or remote, ref if fork else there)


def fetch(folder: Path, upstream: Upstream, *, asks: bool) -> None:
    """Get what others have pushed; raises ConflictError (`fetch-failed`)."""
    code, _, error = run_git(folder, "fetch", "--quiet", "--", upstream.remote, patience=None, asks=asks)
    if code:
        raise ConflictError("fetch-failed", remote=upstream.remote, problem=error)


def is_behind(folder: Path, upstream: Upstream) -> bool:
    """Whether others have pushed what this branch does not hold yet."""
    if run_git(folder, "rev-parse", "--quiet", "--verify", f"{upstream.here}^{{commit}}")[0]:
        return False  # nobody has pushed anything
    return run_git(folder, "merge-base", "--is-ancestor", upstream.here, "HEAD")[0] != 0


def push(folder: Path, upstream: Upstream, *, asks: bool) -> str | None:
    """Push the branch: none, or what Git says where that fails."""
    target = f"HEAD:{upstream.there}"
    code, _, error = run_git(folder, "push", "--quiet", "--", upstream.to, target, patience=None, asks=asks)
    return error or "push" if code else None


def put_aside(folder: Path) -> bool:
    """Put away what is not committed; whether there was anything. Raises ConflictError."""
    options = ("--porcelain=v1", "-z", "--untracked-files=no", "--ignore-submodules=all")
    if not git_output(folder, "status", *options):
        return False
    git_output(folder, "stash", "push", "--quiet", "--message", "okr: put aside while pulling")
    return True


def bring_back(folder: Path) -> bool:
    """Bring back what was put aside, staged as it was; false where it is in conflict with what was pulled."""
    if run_git(folder, "stash", "pop", "--quiet", "--index")[0] == 0:
        return True
    return run_git(folder, "stash", "pop", "--quiet")[0] == 0


def forget_aside(folder: Path) -> None:
    """Let go of what was put aside, once its conflicts are solved."""
    git_output(folder, "stash", "drop", "--quiet")


def start_rebase(folder: Path, upstream: Upstream) -> str | None:
    """Put our commits on top of theirs: none where that is done, else what Git says, the rebase begun or not."""
    return _said(run_git(folder, *_QUIETLY, "rebase", upstream.here, patience=None))


def continue_rebase(folder: Path) -> str | None:
    """Go on with a rebase whose conflicts, of which there were some, are solved and staged; see `start_rebase`.

    A commit that has become empty, for others say the same already, is passed over.
    """
    way = "--continue" if run_git(folder, "diff", "--no-ext-diff", "--cached", "--quiet")[0] else "--skip"
    return _said(run_git(folder, *_QUIETLY, "rebase", way, patience=None))


def abort_rebase(folder: Path) -> None:
    """Bring the branch back to where it was."""
    if is_rebasing(folder):
        git_output(folder, "rebase", "--abort")


def is_rebasing(folder: Path) -> bool:
    """Whether a rebase waits for something."""
    return under_way(folder) == "rebase"


def _said(done: tuple[int, bytes, str]) -> str | None:
    code, out, error = done
    return (error or out.decode("utf-8", "replace").strip() or "rebase") if code else None
