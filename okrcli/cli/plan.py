"""Whether what is recorded is to be committed and pushed: as options or okr.yaml say, and as this clone has agreed.

What carries it out, in `okrcli.cli.publish`, is imported only where something is planned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from okrcli.cli.context import Workspace
from okrcli.errors import ConflictError, ExitCode, UsageError
from okrcli.i18n import _
from okrcli.model import Address, CheckIn, Kpi
from okrcli.model.kpi import Reading

_AGREED = "okr.push"  # where Git's configuration keeps whether this clone may push because okr.yaml says so


class Plan(NamedTuple):
    """Whether what is committed is to be pushed as well, and the files that held changes before.

    `already` is none where the workspace turned out to be in no repository.
    """

    push: bool
    already: frozenset[Path] | None


class NewEntry(NamedTuple):
    """What somebody recorded: a check-in of the key result at an address, or a reading of a health metric by its id."""

    address: Address | str
    entry: CheckIn | Reading


def plan_commit(workspace: Workspace, commit: bool | None, push: bool | None) -> Plan | None:
    """What the options say, else okr.yaml; none where nothing is to be committed, as in a dry run.

    Asked for by an option, it raises ConflictError outside of a repository, before anything is written; a default in
    okr.yaml keeps nobody from checking in. It comes with the repository, so that it has nothing pushed before its
    person has said yes, once for the clone.
    """
    if workspace.dry_run:
        return None
    if commit is False and push:
        raise UsageError("push-without-commit")
    settings = workspace.settings.git
    pushes = commit is not False and (settings.push if push is None else push)
    if not (pushes or (settings.commit if commit is None else commit)):
        return None
    from okrcli.git.commit import changed_files

    try:
        already = changed_files(workspace.root)
    except ConflictError:
        if commit or push:
            raise
        return Plan(pushes, None)
    return Plan(pushes and _agreed(workspace, asked_for=push is True), already)


def _agreed(workspace: Workspace, *, asked_for: bool) -> bool:
    """Whether this clone's person wants pushed what okr.yaml has pushed; the answer is kept in Git's configuration."""
    if asked_for and not workspace.settings.git.push:
        return True
    from okrcli.git.run import personal_choice, set_locally

    said = personal_choice(workspace.root, _AGREED)
    if not asked_for and said is not None:
        return said
    if asked_for or workspace.session.interactive:
        from okrcli.cli.prompts import agrees

        yes = asked_for or agrees(_("okr.yaml says to push every check-in. Push them from this clone?"))
        if yes is not said:
            set_locally(workspace.root, _AGREED, str(yes).lower())
        return yes
    from okrcli.cli.console import hint

    words = _("Not pushed: okr.yaml wants it, and this clone has not agreed. --push does, or: {command}")
    hint(workspace.session, words.format(command=f"git config {_AGREED} true"))
    return False


def new_readings(workspace: Workspace, before: Sequence[Kpi]) -> list[NewEntry]:
    """The readings that health metrics have more than before."""
    from okrcli.workspace.load import load_kpis

    known = {kpi.id: kpi.readings for kpi in before}
    return [
        NewEntry(kpi.id, reading)
        for kpi in load_kpis(workspace.root).value or ()
        if kpi.id in known
        for reading in (Counter(kpi.readings) - Counter(known[kpi.id])).elements()
    ]


def carry_out(workspace: Workspace, plan: Plan | None, entries: Sequence[NewEntry]) -> int:
    """Commit the files of what was recorded, and push, where that is planned; gives the exit code."""
    if plan is None or not entries:
        return ExitCode.DONE
    from okrcli.cli.publish import publish

    return publish(workspace, plan, entries)
