"""Files in conflict: solving one by what it says, and naming what is left to decide, on standard error."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from okrcli.cli.console import hint
from okrcli.cli.context import Session
from okrcli.git.conflicts import Stages, is_untouched, mark_solved
from okrcli.i18n import _, ngettext
from okrcli.merge.texts import Merged, merge_sources
from okrcli.merge.values import MISSING, Conflict, ConflictKind, differing
from okrcli.render.messages import hint_of, sentence_of
from okrcli.workspace.files import CYCLE
from okrcli.yaml.source import parse_source, read_content
from okrcli.yaml.write import digest_of, locked, write_atomically

_MOST = 6  # addresses that are named
_OTHER_SIDE = {
    ConflictKind.OURS_REMOVED: ConflictKind.THEIRS_REMOVED,
    ConflictKind.THEIRS_REMOVED: ConflictKind.OURS_REMOVED,
}


class Solved(NamedTuple):
    """What became of a file: solved and staged unless there was an obstacle, by its reason, or conflicts are left."""

    obstacle: str | None = None
    merged: Merged | None = None

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What is left to decide."""
        return self.merged.conflicts if self.merged is not None else ()

    @property
    def done(self) -> bool:
        """Whether nothing is left to decide."""
        return self.obstacle is None and not self.conflicts


def solve(root: Path, stages: Stages) -> Solved:
    """Merge the three versions that Git's index has of a file into it, and stage it where they agree.

    Where they do not, the file holds conflict markers around what they disagree on, and stays in conflict for Git.
    Raises as writing does.
    """
    path = stages.path
    if stages.ours is None or stages.theirs is None or not path.is_file():
        return Solved("merge-one-side")
    with locked(path, root):
        present = read_content(path, root)
        if not is_untouched(present, stages):
            return Solved("merge-by-hand")
        versions = [parse_source(path, side)[0] if side is not None else None for side in stages[1:]]
        base, ours, theirs = versions
        if ours is None or theirs is None or (base is None and stages.base is not None):
            return Solved("merge-unmergeable")
        merged = merge_sources(base, ours, theirs)
        content = merged.source.encode()
        if b"\r\n" in present and b"\r\n" not in content and b"\r\n" not in stages.ours + stages.theirs:
            content = content.replace(b"\n", b"\r\n")  # the work tree has the line ends that its owner asked Git for
        write_atomically(path, content, digest_of(present), root)
        if merged.clean:
            mark_solved(path)
    return Solved(merged=merged)


def from_other_side(one: Conflict) -> Conflict:
    """The same conflict as those see it whom it calls theirs."""
    return one._replace(kind=_OTHER_SIDE.get(one.kind, one.kind), ours=one.theirs, theirs=one.ours)


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
