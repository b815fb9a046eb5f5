"""Family O2: objectives as a set: how many, and whose."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.pieces import ObjectivePiece, TeamPiece
from okrcli.lint.registry import Found, rule


@rule("O201", "too-many-objectives", Severity.WARNING, over=TeamPiece)
def too_many_objectives(team: TeamPiece) -> Found:
    """More objectives than a team can have in mind.

    What it checks:
        A team with more objectives in a cycle than the limit, those dropped not counted.

    Why it matters:
        OKRs are for what matters most now. With many of them each gets a little of everybody's time, and none moves.

    For example:
        Five objectives for one team of eight people

    Use instead:
        The two or three that would make the quarter a success; the others wait, or are KPIs

    Options:
        `limits.objectives` in okr.yaml, 3 by default.

    Sources:
        Google re:Work: three to five objectives at most.
        Christina Wodtke, Radical Focus: one.
        Felipe Castro: less is more.
    """
    limit = team.subject.settings.limits.objectives
    objectives = list(team.objectives)
    if len(objectives) > limit:
        yield objectives[limit].at("objective", count=len(objectives), limit=limit)


@rule("O202", "no-owner", Severity.WARNING, over=ObjectivePiece)
def no_owner(objective: ObjectivePiece) -> Found:
    """An objective that is nobody's.

    What it checks:
        An objective without `owner`. Where the team has a `lead`, people know whom to ask: this is advice then.

    Why it matters:
        What belongs to everybody is looked after by nobody. The owner does not do the work alone; they see that it is
        talked about every week.

    For example:
        objective: Become the obvious reference

    Use instead:
        objective: Become the obvious reference
        owner: alice

    Options:
        None.

    Sources:
        Google re:Work: each objective has an owner who grades it.
        Ben Lamorte, The OKRs Field Book.
    """
    if objective.value.owner is None:
        lead = objective.team.value.lead
        yield objective.at("objective", severity=Severity.INFO if lead else None, lead=lead or "")
