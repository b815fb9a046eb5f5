"""What becomes of what was recorded: committed with a message that says it, pulled, pushed; as options or okr.yaml say.

A push brings what others pushed below our commit, solves conflicts by meaning, and tries again where somebody was
faster. Whatever goes wrong, what was recorded is committed, the branch is where it was, and what to do is said.
"""

from __future__ import annotations

import os
import random
import shlex
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from okrcli.cli.console import hint, tell_done, tell_words
from okrcli.cli.context import Workspace, today
from okrcli.cli.plan import NewEntry, Plan
from okrcli.errors import ConflictError, ExitCode, InvalidFileError
from okrcli.git import sync
from okrcli.git.commit import HeadCommit, commit_files, head_commit, reword
from okrcli.git.conflicts import files_in_conflict, unmerged_names
from okrcli.git.run import top_folder
from okrcli.git.sync import Upstream
from okrcli.i18n import _, ngettext
from okrcli.model import CheckIn
from okrcli.model.kpi import Reading
from okrcli.render.checkin import CommitLine, commit_message, of_checkin, of_reading
from okrcli.render.sanitise import short_path
from okrcli.scoring.assess import review_key_result
from okrcli.workspace.change import find_key_result
from okrcli.workspace.files import kpis_path, may_be_okr_file, team_path
from okrcli.workspace.load import load_kpis, load_period, load_team, read_as_named
from okrcli.yaml.scalars import format_number
from okrcli.yaml.source import read_source
from okrcli.yaml.write import locked

TRIES = 6
"""How often somebody may be faster."""
_PAUSE = 0.4  # seconds at most before the second try, twice as many before the third, and so on


def publish(workspace: Workspace, plan: Plan, entries: Sequence[NewEntry]) -> int:
    """Commit the files of what was recorded and say so, then push, as it is planned. Gives the exit code."""
    if plan.already is None:
        hint(workspace.session, _("Not committed: the workspace is in no Git repository, or Git is not installed."))
        return ExitCode.DONE
    with locked(top_folder(workspace.root), workspace.root):  # one okr at a time: Git would refuse
        return _commit(workspace, plan.push, plan.already, entries)


def _commit(workspace: Workspace, push: bool, already: frozenset[Path], entries: Sequence[NewEntry]) -> int:
    session = workspace.session
    records = [_recorded(workspace, one) for one in entries]
    files = list(dict.fromkeys(one.path for one in records))
    message = commit_message(records)
    try:
        name = commit_files(workspace.root, files, message)
    except ConflictError as error:
        if error.reason == "commit-failed":
            tell_words(session, str(error.facts.pop("problem")))
            error.facts["files"] = " ".join(shlex.quote(short_path(path)) for path in files)
        raise
    held = {os.path.realpath(path) for path in already}
    others = [path for path in files if os.path.realpath(path) in held]
    if name is None:
        hint(session, _("Nothing to commit: the files are committed as they are."))
    elif others:
        text = ngettext(
            "{files} held other changes, which are in the commit too.",
            "{files} held other changes, which are in the commit too.",
            len(others),
        )
        hint(session, text.format(files=", ".join(short_path(path) for path in others)))
    if not push:
        if name is not None:
            tell_done(session, message.partition("\n")[0], name)
        return ExitCode.DONE
    ours = head_commit(workspace.root) if name is not None else None
    try:
        place = push_commit(workspace, files, partial(_say_anew, workspace, entries, ours, message))
    finally:  # whatever became of it: the commit that is there now, which may stand on top of others' by then
        if ours is not None:
            _tell_commit(workspace, entries, ours)
    tell_done(session, _("Pushed to {place}").format(place=place), "")
    return ExitCode.DONE


def _recorded(workspace: Workspace, new: NewEntry) -> CommitLine:
    """What was recorded, for the message, as the file at hand has it: with the value before it, and the score today."""
    before = next((one.value for one in reversed(_around(workspace, new)[0]) if one.value is not None), None)
    if isinstance(new.address, str):
        return of_reading(kpis_path(workspace.root), new.address, before, new.entry.value)  # type: ignore[arg-type]
    address, entry = new.address, new.entry
    assert isinstance(entry, CheckIn)  # noqa: S101 - what stands at an address is one
    cycle, team = load_period(workspace.root, address.cycle).value, load_team(workspace.root, *address[:2]).value
    path = team_path(workspace.root, *address[:2])
    if cycle is None or team is None:
        return of_checkin(path, address, before, entry, None)
    key_result = find_key_result(team, address)[1]
    objective = next(one for one in team.objectives if one.id == address.objective)
    state = review_key_result(key_result, objective, cycle, workspace.settings, max(today(), entry.date))
    return of_checkin(path, address, before, entry, state.score)


def _around(workspace: Workspace, new: NewEntry) -> tuple[list[CheckIn | Reading], list[CheckIn | Reading]]:
    """What the file has of the same thing up to that day: before what was recorded, and after it."""
    entries: Sequence[CheckIn | Reading] = ()
    if isinstance(new.address, str):
        kpis = load_kpis(workspace.root).value or ()
        entries = next((kpi.readings for kpi in kpis if kpi.id == new.address), ())
    elif (team := load_team(workspace.root, *new.address[:2]).value) is not None:
        entries = find_key_result(team, new.address)[1].checkins
    known = [one for one in entries if one.date <= new.entry.date]
    at = max((place for place, one in enumerate(known) if one == new.entry), default=len(known))
    return known[:at], known[at + 1 :]


def _say_anew(workspace: Workspace, entries: Sequence[NewEntry], ours: HeadCommit | None, message: str) -> None:
    """Once others' commits stand below ours, have its message speak of what the files say by now."""
    now = head_commit(workspace.root)
    if ours is None or now.made != ours.made or now.message.strip() != message.strip():
        return  # it is gone, as others say the same, or a hook has its own words
    anew = commit_message(_recorded(workspace, one) for one in entries)
    if anew.strip() != message.strip():
        reword(workspace.root, anew)


def _tell_commit(workspace: Workspace, entries: Sequence[NewEntry], ours: HeadCommit) -> None:
    """Say what was committed, and what else was recorded of the day that counts in its place."""
    session, now = workspace.session, head_commit(workspace.root)
    if now.made != ours.made:
        hint(session, _("What you recorded was there already: somebody has pushed the same."))
        return
    tell_done(session, now.message.partition("\n")[0], now.name)
    for one in entries:
        same_day = (entry for entry in _around(workspace, one)[1] if entry.date == one.entry.date)
        later = [entry.value for entry in same_day if entry.value is not None]
        if later and one.entry.value is not None:
            words = _("{address}: somebody recorded {value} on the same day, which stands after yours and counts")
            address = one.address if isinstance(one.address, str) else one.address.path
            hint(session, words.format(address=address, value=format_number(later[-1])))


def push_commit(workspace: Workspace, files: Sequence[Path], pulled: Callable[[], None]) -> str:
    """Pull, solve and push; gives the place pushed to. Raises ConflictError where it cannot be done, with what to do.

    `pulled` is called each time that others' commits have come below ours.
    """
    asks = workspace.session.interactive
    top = top_folder(workspace.root)
    upstream = sync.upstream_of(top)
    target = f"{upstream.to}/{upstream.there.removeprefix('refs/heads/')}"
    for turn in range(TRIES):
        if turn:
            time.sleep(random.uniform(0, _PAUSE * turn))  # noqa: S311 - so that two who wait do not meet again
        sync.fetch(top, upstream, asks=asks)
        if sync.is_behind(top, upstream):
            _pull(workspace, top, upstream)
            _refuse_invalid(files)
            pulled()
        problem = sync.push(top, upstream, asks=asks)
        if problem is None:
            return target
        sync.fetch(top, upstream, asks=asks)
        if not sync.is_behind(top, upstream):
            tell_words(workspace.session, problem)
            raise ConflictError("push-failed", place=target)
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
    from okrcli.cli.conflicts import from_other_side, solve, tell_conflicts, tell_sentence

    session = workspace.session
    stages = [one for one in files_in_conflict(top) if may_be_okr_file(workspace.root, one.path)]
    left = set(unmerged_names(top)) - {one.path for one in stages}
    for path in sorted(left):
        tell_sentence(session, "merge-not-okr", path=path)
    solved = not left
    for one in stages:
        done = solve(workspace.root, one)
        if done.obstacle is not None:
            tell_sentence(session, done.obstacle, path=one.path)
        # In a rebase Git calls theirs ours: what others pushed is what we are put on top of.
        tell_conflicts(session, one.path, map(from_other_side, done.conflicts))
        solved = solved and done.done
    return len(stages) if solved else None


def _bring_back(workspace: Workspace, top: Path) -> None:
    """Give back what was put aside, solved where others changed the same."""
    if sync.bring_back(top):
        return
    if _solve_all(workspace, top):
        sync.forget_aside(top)
        hint(workspace.session, _("Your other changes were merged with what was pulled."))
        return
    from okrcli.cli.conflicts import tell_sentence

    tell_sentence(workspace.session, "aside-in-conflict")


def _refuse_invalid(files: Sequence[Path]) -> None:
    """Where lines that Git alone brought together say nothing valid, nobody else shall have them."""
    for path in files:
        read = read_as_named(read_source(path))
        if read.value is None or read.findings:
            raise InvalidFileError("pulled-invalid", findings=read.findings, path=path)


def _place(upstream: Upstream) -> str:
    return upstream.here.removeprefix("refs/remotes/")
