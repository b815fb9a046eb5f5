"""Whether what a command records is to be committed, found out without a look at Git where nobody wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.cli.context import Workspace

if TYPE_CHECKING:
    from okrcli.cli.publish import Plan


def plan_of(workspace: Workspace, commit: bool | None, push: bool | None) -> Plan | None:
    """What the options say, else okr.yaml; none where nothing is to be committed. Raises as `plan_commit` does."""
    if commit is None and push is None and not workspace.settings.git.commits:
        return None
    from okrcli.cli.publish import plan_commit

    return plan_commit(workspace, commit, push)
