"""What the commits say against the files: late and rewritten check-ins, moved goalposts, closed cycles that changed.

Everything is compared by meaning, so reformatting is no change, and held against the files as they are, so what was put
right again is not told. Merges are not looked at. Git is asked when the first rule asks, once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from okrcli.errors import ConflictError
from okrcli.lint.contexts import LintInput
from okrcli.lint.registry import Mark

if TYPE_CHECKING:
    from okrcli.git.log import Commit, History

YEAR = 365
"""How many days after its closing a cycle is still watched."""
QUARTER = 92
"""How many days before its start a cycle is looked at, so that its first commits are seen as such."""


@dataclass(slots=True)
class HistoryChecks:
    """The commits to a workspace's files since a day, read when they are asked for, and what is to be said of them.

    `unread` says, once they were asked for, why they are not all there.
    """

    read: Callable[[date], History]
    unread: ConflictError | None = None
    _marks: dict[str, list[Mark]] | None = field(default=None)

    def marks(self, given: LintInput, code: str) -> list[Mark]:
        """What is to be said under a rule's code; nothing where Git cannot be asked."""
        if self._marks is None:
            self._marks = _judge(given, self._commits(given))
        return self._marks[code]

    def _commits(self, given: LintInput) -> Sequence[Commit]:
        since = _since(given)
        if since is None:
            return ()
        try:
            history = self.read(since)
        except ConflictError as error:
            self.unread = error
            return ()
        if not history.reaches_back:
            self.unread = ConflictError("history-ends", day=since)
        return [one for one in history.commits if one.day <= given.as_of]


def _judge(given: LintInput, commits: Sequence[Commit]) -> dict[str, list[Mark]]:
    from okrcli.lint.history.checkins import late_and_rewritten
    from okrcli.lint.history.closings import changed_after_closing
    from okrcli.lint.history.goalposts import moved_without_a_word
    from okrcli.lint.history.versions import Versions

    versions = Versions(given)
    late, rewritten = late_and_rewritten(versions, commits)
    return {
        "G101": late,
        "G102": rewritten,
        "G201": moved_without_a_word(versions, commits),
        "G301": changed_after_closing(versions, commits),
    }


def _since(given: LintInput) -> date | None:
    """The day from which on commits matter: a while before what is not closed, a closing within the year."""
    days = []
    for cycle in given.cycles:
        if cycle.closed is None or cycle.closed > given.as_of:
            days.append(cycle.starts.toordinal() - QUARTER)
        elif (given.as_of - cycle.closed).days <= YEAR:
            days.append(cycle.closed.toordinal())
    return date.fromordinal(max(1, min(days))) if days else None
