"""What the coach said of sentences, kept between runs: reading a sentence costs more than all else that lint does."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from okrcli.lint.coach import judge
from okrcli.lint.coach.remarks import Fields, Remark, Role
from okrcli.workspace import cache
from okrcli.workspace.pack import code_of

_NAME = "verdicts"


class _Asked(NamedTuple):
    """All that a verdict depends on beside the coach himself."""

    text: str
    role: Role
    language: str
    fields: Fields


class _Verdict(NamedTuple):
    asked: _Asked
    remarks: tuple[Remark, ...]


class Verdicts:
    """The coach's remarks on the sentences of a workspace, as this state of his code makes them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._version = code_of("lint")
        known: tuple[_Verdict, ...] = cache.recall_table(root, _NAME, self._version, tuple[_Verdict, ...]) or ()
        self._known = dict(known)
        self._used: dict[_Asked, tuple[Remark, ...]] = {}

    def judge(self, text: str, role: Role, language: str, fields: Fields) -> tuple[Remark, ...]:
        """What `okrcli.lint.coach.judge` says."""
        asked = _Asked(text, role, language, fields)
        remarks = self._known.get(asked)
        self._used[asked] = judge(*asked) if remarks is None else remarks
        return self._used[asked]

    def keep(self) -> None:
        """Remember the verdicts that were asked for, and no others, where there is a new one among them."""
        if not self._used.keys() <= self._known.keys():
            kept = tuple(_Verdict(asked, remarks) for asked, remarks in self._used.items())
            cache.keep_table(self._root, _NAME, self._version, tuple[_Verdict, ...], kept)
