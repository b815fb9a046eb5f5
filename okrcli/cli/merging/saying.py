"""What is said of merges, on standard error."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from okrcli.cli.session import Session
from okrcli.cli.telling import hint, tell_next, tell_written
from okrcli.i18n import _
from okrcli.merge.values import MISSING, Conflict
from okrcli.render.messages import hint_of, sentence_of
from okrcli.workspace.repository.merge_setup import Setup


def tell_conflicts(session: Session, path: Path, conflicts: Iterable[Conflict]) -> None:
    """Say who wants what, each with its address."""
    for one in conflicts:
        facts = {"base": _shown(one.base), "ours": _shown(one.ours), "theirs": _shown(one.theirs)}
        tell_sentence(session, f"merge-{one.kind}", path=path, address="/".join((path.stem, *one.address)), **facts)


def tell_setup(session: Session, done: Setup, *, next_step: bool = True) -> None:
    """Say what setting up the merge driver, or undoing it, has changed; nothing where it changed nothing."""
    if done.attributes is not None:
        tell_written(session, done.attributes, _("Attributes"))
    if done.configured:
        hint(session, _("This clone's Git configuration: merge.okr."))
    if next_step and done:
        tell_next(session, "git add .gitattributes", _("so that every clone knows which files are OKRs"))


def tell_sentence(session: Session, reason: str, **facts: object) -> None:
    """Say a sentence and its hint."""
    hint(session, sentence_of(reason, facts))
    more = hint_of(reason, facts)
    if more:
        hint(session, "  " + more)


def _shown(value: object) -> str:
    if value is MISSING:
        return _("nothing")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"
