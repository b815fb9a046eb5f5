"""What is said of merges, on standard error."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path

from okrcli.cli.console import hint, tell_next, tell_written
from okrcli.cli.context import Session
from okrcli.git.conflicts import under_way, unmerged_names
from okrcli.git.merge_driver import Setup
from okrcli.i18n import _, ngettext
from okrcli.merge.texts import Merged
from okrcli.merge.values import MISSING, Conflict, differing
from okrcli.render.messages import hint_of, sentence_of
from okrcli.render.sanitise import short_path
from okrcli.workspace.files import CYCLE

_MOST = 6  # addresses that are named


def tell_conflicts(session: Session, path: Path, conflicts: Iterable[Conflict]) -> None:
    """Say who wants what, each with its address."""
    for one in conflicts:
        base, ours, theirs = map(_shown, differing(one))
        facts = {"base": base, "ours": ours, "theirs": theirs}
        tell_sentence(session, f"merge-{one.kind}", path=path, address=_place(path, one.address), **facts)


def tell_kept(session: Session, path: Path, merged: Merged) -> None:
    """Say what of each side's the merge has."""
    for addresses, words in (
        (merged.ours, _("Kept of ours: {addresses}")),
        (merged.theirs, _("Kept of theirs: {addresses}")),
    ):
        shown = [_place(path, one) for one in addresses[:_MOST]]
        if len(addresses) > _MOST:
            more = len(addresses) - _MOST
            shown.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
        if shown:
            hint(session, "  " + words.format(addresses=", ".join(shown)))


def tell_how_to_go_on(session: Session, top: Path) -> None:
    """Name what comes after files were solved, as what Git is at wants it."""
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


def tell_setup(session: Session, done: Setup, *, next_step: bool = True) -> None:
    """Say what setting up the merge driver, or undoing it, has changed; nothing where it changed nothing."""
    if done.attributes is not None:
        tell_written(session, done.attributes, _("Attributes"))
    if done.configured:
        hint(session, _("This clone's Git configuration: merge.okr."))
    if next_step and done.attributes is not None:
        command = f"git add {shlex.quote(short_path(done.attributes))}"
        tell_next(session, command, _("so that every clone knows which files are OKRs"))


def tell_sentence(session: Session, reason: str, **facts: object) -> None:
    """Say a sentence and its hint."""
    hint(session, sentence_of(reason, facts))
    more = hint_of(reason, facts)
    if more:
        hint(session, "  " + more)


def _place(path: Path, address: Sequence[str]) -> str:
    name = path.parent.name if path.name == CYCLE else path.stem
    return "/".join((name, *address))


def _shown(value: object) -> str:
    if value is MISSING:
        return _("nothing")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"
