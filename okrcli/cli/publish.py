"""`okr checkin --commit`: the files of check-ins, committed in one go with what was recorded as the message."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from okrcli.cli.console import hint, tell_done, tell_words
from okrcli.cli.context import Workspace, today
from okrcli.errors import ConflictError, ExitCode, UsageError
from okrcli.git.commit import HeadCommit, changed_files, commit_files, head_commit, reword
from okrcli.git.run import personal_choice, set_locally, top_folder
from okrcli.i18n import _, ngettext
from okrcli.model import Address, CheckIn, KeyResult, Kpi
from okrcli.model.kpi import Reading
from okrcli.render.checkin import Recorded, commit_message, of_checkin, of_reading
from okrcli.render.sanitise import short_path
from okrcli.scoring.assess import review_key_result
from okrcli.workspace.change import find_key_result
from okrcli.workspace.files import kpis_path, team_path
from okrcli.workspace.load import load_kpis, load_period, load_team
from okrcli.yaml.scalars import format_number
from okrcli.yaml.write import locked

_AGREED = "okr.push"
"""Where Git's configuration keeps whether this clone may push because okr.yaml says so."""


class Plan(NamedTuple):
    """What is to become of check-ins: committed and perhaps pushed.

    `already` are the files that held changes before; none where the workspace turned out to be in no repository.
    """

    push: bool
    already: frozenset[Path] | None


class Made(NamedTuple):
    """What somebody recorded: a check-in of the key result at an address, or a reading of a health metric by its id."""

    address: Address | str
    entry: CheckIn | Reading


def plan_commit(workspace: Workspace, commit: bool | None, push: bool | None) -> Plan | None:
    """What the options say, else okr.yaml; none where nothing is to be committed.

    Asked for by an option, it raises ConflictError outside of a repository, before anything is written; a default in
    okr.yaml keeps nobody from checking in. It comes with the repository, so that it has nothing pushed before its
    person has said yes, once for the clone.
    """
    if commit is False and push:
        raise UsageError("push-without-commit")
    settings = workspace.settings.git
    pushes = commit is not False and (settings.push if push is None else push)
    if not (pushes or (settings.commit if commit is None else commit)):
        return None
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
    said = personal_choice(workspace.root, _AGREED)
    if not asked_for and said is not None:
        return said
    if asked_for or workspace.session.interactive:
        from okrcli.cli.prompts import confirm

        yes = asked_for or confirm(_("okr.yaml has every check-in pushed. Shall it be from this clone?"))
        if yes is not said:
            set_locally(workspace.root, _AGREED, str(yes).lower())
        return yes
    words = _("Not pushed: okr.yaml wants it, and this clone has not agreed. --push does, or: {command}")
    hint(workspace.session, words.format(command=f"git config {_AGREED} true"))
    return False


def checkin_made(before: KeyResult, now: KeyResult, address: Address) -> Made:
    """The check-in that a key result has more than before."""
    entry = next(one for one in now.checkins if now.checkins.count(one) > before.checkins.count(one))
    return Made(address, entry)


def readings_made(workspace: Workspace, before: Sequence[Kpi]) -> list[Made]:
    """The readings that health metrics have more than before."""
    known = {kpi.id: kpi.readings for kpi in before}
    return [
        Made(kpi.id, reading)
        for kpi in load_kpis(workspace.root).value or ()
        if kpi.id in known
        for reading in (Counter(kpi.readings) - Counter(known[kpi.id])).elements()
    ]


def _recorded(workspace: Workspace, made: Made) -> Recorded:
    """What was recorded, for the message, as the file at hand has it: with the value before it, and the score today."""
    before = next((one.value for one in reversed(_around(workspace, made)[0]) if one.value is not None), None)
    if isinstance(made.address, str):
        return of_reading(kpis_path(workspace.root), made.address, before, made.entry.value)  # type: ignore[arg-type]
    address, entry = made.address, made.entry
    assert isinstance(entry, CheckIn)  # noqa: S101 - what stands at an address is one
    cycle, team = load_period(workspace.root, address.cycle).value, load_team(workspace.root, *address[:2]).value
    path = team_path(workspace.root, *address[:2])
    if cycle is None or team is None:
        return of_checkin(path, address, before, entry, None)
    key_result = find_key_result(team, address)[1]
    objective = next(one for one in team.objectives if one.id == address.objective)
    state = review_key_result(key_result, objective, cycle, workspace.settings, max(today(), entry.date))
    return of_checkin(path, address, before, entry, state.score)


def _around(workspace: Workspace, made: Made) -> tuple[list[CheckIn | Reading], list[CheckIn | Reading]]:
    """What the file has of the same thing up to that day: before what was recorded, and after it."""
    entries: Sequence[CheckIn | Reading] = ()
    if isinstance(made.address, str):
        kpis = load_kpis(workspace.root).value or ()
        entries = next((kpi.readings for kpi in kpis if kpi.id == made.address), ())
    elif (team := load_team(workspace.root, *made.address[:2]).value) is not None:
        entries = find_key_result(team, made.address)[1].checkins
    known = [one for one in entries if one.date <= made.entry.date]
    at = max((place for place, one in enumerate(known) if one == made.entry), default=len(known))
    return known[:at], known[at + 1 :]


def commit_checkins(workspace: Workspace, plan: Plan, made: Sequence[Made]) -> int:
    """Commit the check-ins' files and say so; then push, where it is planned. Gives the exit code."""
    session = workspace.session
    if plan.already is None:
        hint(session, _("Not committed: the workspace is in no Git repository, or Git is not installed."))
        return ExitCode.DONE
    with locked(top_folder(workspace.root), workspace.root):  # one okr at a time: Git would refuse
        return _commit(workspace, plan, plan.already, made)


def _commit(workspace: Workspace, plan: Plan, already: frozenset[Path], made: Sequence[Made]) -> int:
    session = workspace.session
    records = [_recorded(workspace, one) for one in made]
    files = list(dict.fromkeys(one.path for one in records))
    message = commit_message(records)
    try:
        name = commit_files(workspace.root, files, message)
    except ConflictError as error:
        if error.reason == "commit-failed":
            tell_words(session, str(error.facts.pop("problem")))
            error.facts["files"] = " ".join(shlex.quote(short_path(path)) for path in files)
        raise
    others = [path for path in files if Path(os.path.realpath(path)) in _real(already)]
    if name is None:
        hint(session, _("Nothing to commit: the files are committed as they are."))
    elif others:
        text = ngettext(
            "{files} held other changes, which are in the commit too.",
            "{files} held other changes, which are in the commit too.",
            len(others),
        )
        hint(session, text.format(files=", ".join(short_path(path) for path in others)))
    if not plan.push:
        if name is not None:
            tell_done(session, message.partition("\n")[0], name)
        return ExitCode.DONE
    from okrcli.cli.recording.pushing import push_checkins

    ours = head_commit(workspace.root) if name is not None else None
    place = None
    try:
        place = push_checkins(workspace, files, partial(_say_anew, workspace, made, ours, message))
    finally:  # whatever became of it: the commit that is there now, which may stand on top of others' by then
        if ours is not None:
            _tell_commit(workspace, made, ours)
    tell_done(session, _("Pushed to {place}").format(place=place), "")
    return ExitCode.DONE


def _say_anew(workspace: Workspace, made: Sequence[Made], ours: HeadCommit | None, message: str) -> None:
    """Once others' commits stand below ours, have its message speak of what the files say by now."""
    now = head_commit(workspace.root)
    if ours is None or now.made != ours.made or now.message.strip() != message.strip():
        return  # it is gone, as others say the same, or a hook has its own words
    anew = commit_message(_recorded(workspace, one) for one in made)
    if anew.strip() != message.strip():
        reword(workspace.root, anew)


def _tell_commit(workspace: Workspace, made: Sequence[Made], ours: HeadCommit) -> None:
    """Say what was committed, and what else was recorded of the day that counts in its place."""
    session, now = workspace.session, head_commit(workspace.root)
    if now.made != ours.made:
        hint(session, _("What you recorded was there already: somebody has pushed the same."))
        return
    tell_done(session, now.message.partition("\n")[0], now.name)
    for one in made:
        same_day = (entry for entry in _around(workspace, one)[1] if entry.date == one.entry.date)
        later = [entry.value for entry in same_day if entry.value is not None]
        if later and one.entry.value is not None:
            words = _("{address}: somebody recorded {value} on the same day, which stands after yours and counts")
            address = one.address if isinstance(one.address, str) else one.address.path
            hint(session, words.format(address=address, value=format_number(later[-1])))


def _real(paths: frozenset[Path]) -> frozenset[Path]:
    return frozenset(Path(os.path.realpath(path)) for path in paths)
