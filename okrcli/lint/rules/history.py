"""Family G: what the commits say, where the workspace is in a Git repository."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.contexts import WorkspaceContext
from okrcli.lint.registry import Found, rule


@rule("G101", Severity.INFO)
def checkin_far_from_its_commit(workspace: WorkspaceContext) -> Found:
    """A check-in that was entered long after its day, or before it.

    What it checks:
        Check-ins of cycles that are not closed whose date lies further from the day of the commit that brought them
        than the rhythm of check-ins and its grace. Of one commit the first in each key result is told. What a file or
        a key result held when it was first committed is taken as it is.

    Why it matters:
        A check-in is worth most in its week, and a memory of last month is kinder than the week was. Git attests when
        a line came; the date is only what somebody wrote.

    For example:
        {date: 2026-07-13, value: 150, confidence: 8}, committed on 28 August

    Use instead:
        okr checkin leads 150 --commit, in the week that it is about

    Options:
        `checkin.every` and `checkin.grace` in okr.yaml, 7 and 3 days by default.

    Sources:
        Christina Wodtke, Radical Focus: the Monday commitments.
        Git: the author's date of a commit, which a rebase keeps.
    """
    return workspace.committed("G101")


@rule("G102", Severity.WARNING)
def checkin_rewritten(workspace: WorkspaceContext) -> Found:
    """A check-in that was changed or taken out after the fact.

    What it checks:
        Check-ins of cycles that are not closed that a commit changed or removed later than the grace of check-ins
        after their day, told once for each key result. Slips that are mended at once, what was brought back since,
        moves within a commit, reformatting and what a merge joins are none.

    Why it matters:
        The trend, the forecast and the learning at the end rest on what was known at the time. What turned out wrong
        is corrected by the next check-in, where everybody can see it.

    For example:
        A check-in of 13 July whose value became 210 in September

    Use instead:
        {date: 2026-09-07, value: 210, note: "150 in July was counted twice"}

    Options:
        `checkin.grace` in okr.yaml, 3 days by default.

    Sources:
        Double-entry bookkeeping: an entry is reversed by another, never erased.
        Google re:Work: grade honestly, a low grade is information.
    """
    return workspace.committed("G102")


@rule("G201", Severity.WARNING)
def goalpost_moved_without_a_word(workspace: WorkspaceContext) -> Found:
    """A goalpost that was moved in the middle of a cycle, and nobody said why.

    What it checks:
        Baselines, targets, ranges, checkpoints, milestones, weights, types, and the dates of a cycle, that a commit
        changed after the first quarter of the cycle, in a cycle that is not closed. A word in the commit's message is
        enough (goal, target, baseline…, or the id of what was moved), and so is another `why` of the objective, then or
        later.

    Why it matters:
        Goals may change when the world does. Moved in silence they make every score and every forecast mean something
        else than last week, and a 0.7 that was 0.4 teaches nobody anything.

    For example:
        target: 500 became 350 in September, in the commit "Update"

    Use instead:
        git commit -m "Lower the target of leads: the fair was cancelled"

    Sources:
        John Doerr, Measure What Matters: OKRs may be changed or dropped in a cycle, in the open.
        Felipe Castro: mid-cycle changes are the exception and are explained.
    """
    return workspace.committed("G201")


@rule("G301", Severity.WARNING)
def closed_cycle_changed(workspace: WorkspaceContext) -> Found:
    """A cycle that was closed, and changed all the same.

    What it checks:
        Commits that changed what the files of a closed cycle say, after the commit that closed it and after its day of
        closing, within a year. Retrospectives may be added later; comments and formatting are no change, nor is what
        was put back since.

    Why it matters:
        Closed cycles are what the next ones are measured against: the history of scores, of ambition and of
        confidence. Whoever quoted a grade must find it again.

    For example:
        closed: 2026-10-05, and a target lowered on 12 November

    Use instead:
        git revert of that commit; what was learned since belongs into the next cycle

    Sources:
        Accounting: a period that is closed is corrected in the next one.
        Google re:Work: grade and reflect at the end of the quarter.
    """
    return workspace.committed("G301")
