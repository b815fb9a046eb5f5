"""`okr checkin --commit`: the files of check-ins, committed in one go with what was recorded as the message."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from okrcli.cli.opening import Opened
from okrcli.cli.telling import hint, tell_done, tell_words
from okrcli.errors import ConflictError, ExitCode, UsageError
from okrcli.i18n import _, ngettext
from okrcli.model import Address, CheckIn, KeyResult, Kpi
from okrcli.render.paths import short_path
from okrcli.render.texts.commit_message import Recorded, commit_message, of_checkin, of_reading
from okrcli.scoring.assess import review_key_result
from okrcli.scoring.history import known_checkins
from okrcli.text.write import locked
from okrcli.workspace.checkins import find_checkins
from okrcli.workspace.files import kpis_path, team_path
from okrcli.workspace.git import top_folder
from okrcli.workspace.load import load_kpis, load_period, load_team
from okrcli.workspace.repository.commits import changed_files, commit_files


class Plan(NamedTuple):
    """What is to become of check-ins: committed and perhaps pushed.

    `already` are the files that held changes before; none where the workspace turned out to be in no repository.
    """

    push: bool
    already: frozenset[Path] | None


def plan_commit(opened: Opened, commit: bool | None, push: bool | None) -> Plan | None:
    """What the options say, else okr.yaml; none where nothing is to be committed.

    Asked for by an option, it raises ConflictError outside of a repository, before anything is written; a default in
    okr.yaml keeps nobody from checking in.
    """
    if commit is False and push:
        raise UsageError("push-without-commit")
    settings = opened.settings
    pushes = commit is not False and (settings.git.push if push is None else push)
    if not (pushes or (settings.git.commit if commit is None else commit)):
        return None
    try:
        return Plan(pushes, changed_files(opened.root))
    except ConflictError:
        if commit or push:
            raise
        return Plan(pushes, None)


def recorded(opened: Opened, before: KeyResult, address: Address, entry: CheckIn, as_of: date) -> Recorded:
    """A check-in for the message: the value before it, of the key result before, and the score today."""
    known = known_checkins(before, entry.date)
    value = next((one.value for one in reversed(known) if one.value is not None), None)
    cycle, team = load_period(opened.root, address.cycle).value, load_team(opened.root, *address[:2]).value
    path = team_path(opened.root, *address[:2])
    if cycle is None or team is None:
        return of_checkin(path, address, value, entry, None)
    key_result = find_checkins(team, address)[1]
    objective = next(one for one in team.objectives if one.id == address.objective)
    state = review_key_result(key_result, objective, cycle, opened.settings, max(as_of, entry.date))
    return of_checkin(path, address, value, entry, state.score)


def recorded_readings(opened: Opened, before: Sequence[Kpi]) -> list[Recorded]:
    """The readings that health metrics have more than before, for the message."""
    known = {kpi.id: kpi.readings for kpi in before}
    return [
        of_reading(kpis_path(opened.root), kpi.id, earlier[-1].value if earlier else None, reading.value)
        for kpi in load_kpis(opened.root).value or ()
        if (earlier := known.get(kpi.id)) is not None
        for reading in (Counter(kpi.readings) - Counter(earlier)).elements()
    ]


def commit_checkins(opened: Opened, plan: Plan, records: Sequence[Recorded]) -> int:
    """Commit the check-ins' files and say so; then push, where it is planned. Gives the exit code."""
    session = opened.session
    if plan.already is None:
        hint(session, _("Not committed: the workspace is in no Git repository, or Git is not installed."))
        return ExitCode.DONE
    with locked(top_folder(opened.root), opened.root):  # one okr at a time: Git would refuse
        return _commit(opened, plan, plan.already, records)


def _commit(opened: Opened, plan: Plan, already: frozenset[Path], records: Sequence[Recorded]) -> int:
    session = opened.session
    files = list(dict.fromkeys(one.path for one in records))
    message = commit_message(records)
    try:
        name = commit_files(opened.root, files, message)
    except ConflictError as error:
        if error.reason == "commit-failed":
            tell_words(session, str(error.facts.pop("problem")))
            error.facts["files"] = " ".join(shlex.quote(short_path(path)) for path in files)
        raise
    if name is None:
        hint(session, _("Nothing to commit: the files are committed as they are."))
    else:
        tell_done(session, message.partition("\n")[0], name)
        others = [path for path in files if Path(os.path.realpath(path)) in _real(already)]
        if others:
            text = ngettext(
                "{files} held other changes, which are in the commit too.",
                "{files} held other changes, which are in the commit too.",
                len(others),
            )
            hint(session, text.format(files=", ".join(short_path(path) for path in others)))
    if not plan.push:
        return ExitCode.DONE
    from okrcli.cli.recording.pushing import push_checkins

    return push_checkins(opened, files)


def _real(paths: frozenset[Path]) -> frozenset[Path]:
    return frozenset(Path(os.path.realpath(path)) for path in paths)
