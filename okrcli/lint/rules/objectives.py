"""Family O2: objectives as a set: how many, and whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from okrcli.errors import Severity
from okrcli.lint.contexts import ObjectiveContext, TeamContext, WorkspaceContext
from okrcli.lint.registry import Found, Mark, rule


@rule("O201", Severity.WARNING)
def too_many_objectives(team: TeamContext) -> Found:
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
    limit = team.given.settings.limits.objectives
    objectives = list(team.objectives)
    if len(objectives) > limit:
        yield objectives[limit].at("objective", count=len(objectives), limit=limit)


@rule("O202", Severity.WARNING)
def no_owner(objective: ObjectiveContext) -> Found:
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

    Sources:
        Google re:Work: each objective has an owner who grades it.
        Ben Lamorte, The OKRs Field Book.
    """
    if objective.value.owner is None:
        lead = objective.team.value.lead
        yield objective.at("objective", severity=Severity.INFO if lead else None, lead=lead or "")


@rule("O203", Severity.WARNING)
def unknown_person(workspace: WorkspaceContext) -> Found:
    """Somebody whom `people` does not list.

    What it checks:
        `owner`, `lead` and `by`, where okr.yaml lists `people` and none of them is called so. Of check-ins and readings
        the first that names somebody is told, in each file.

    Why it matters:
        Nobody is asked for what a slip of the keyboard owns, and it is in nobody's list: `okr checkin` and
        `okr status --owner` go by the name.

    For example:
        owner: benn

    Use instead:
        owner: ben

    Options:
        `people` in okr.yaml: `benn: {name: Benn Riley}`.

    Sources:
        The description of the files: people are called by their ids.
    """
    people = workspace.given.settings.people
    if not people:
        return
    told: set[tuple[object, str]] = set()
    for name, mark, once in _named(workspace):
        if name in people or (once and (mark.path, name) in told):
            continue
        if once:
            told.add((mark.path, name))
        ids = {word.casefold(): one.id for one in people.values() for word in (one.name, one.id) if word}
        near = get_close_matches(name.casefold(), ids, 1)
        yield replace(mark, facts={"person": name, "nearest": ids[near[0]] if near else None})


def _named(workspace: WorkspaceContext) -> Iterator[tuple[str, Mark, bool]]:
    """Everybody who is named, where, and whether once is enough."""
    for cycle in workspace.cycles:
        for team in cycle.teams:
            if team.value.lead:
                yield team.value.lead, team.at("lead"), False
            for objective in team.objectives:
                if objective.value.owner:
                    yield objective.value.owner, objective.at("owner"), False
                for key_result in objective.key_results:
                    if key_result.value.owner:
                        yield key_result.value.owner, key_result.at("owner"), False
                    for number, checkin in enumerate(key_result.value.checkins):
                        if checkin.by:
                            yield checkin.by, key_result.at("checkins", number, "by"), True
    for kpi in workspace.kpis:
        if kpi.value.owner:
            yield kpi.value.owner, kpi.at("owner"), False
        for number, reading in enumerate(kpi.value.readings):
            if reading.by:
                yield reading.by, kpi.at("readings", number, "by"), True
