"""Family C3: targets that are too safe, or out of reach. Aspirational objectives alone: a promise may be safe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.errors import Severity
from okrcli.lint.contexts import CycleContext, KeyResultContext, TeamContext
from okrcli.lint.registry import Found, rule
from okrcli.model import Cycle, CycleState, ObjectiveType
from okrcli.scoring.assess import review_team
from okrcli.scoring.measures import score_history
from okrcli.scoring.outcomes import Ambition, are_alike, streak_of
from okrcli.scoring.windows import elapsed

SURE = 9
DOUBTFUL = 3
ENOUGH = 3
"""Key results from which on the same confidence in all of them says something about the team."""
HALF = 0.5


@rule("C301", Severity.WARNING)
def sure_from_the_start(team: TeamContext) -> Found:
    """A team that is sure of everything from the first day.

    What it checks:
        A team with three or more aspirational key results whose first confidence is 9 or 10 in all of them.

    Why it matters:
        A target that nobody doubts asks for nothing new. At 5 out of ten a target is worth a quarter: half the time
        it will be missed, and something is learned either way.

    For example:
        Confidence 9, 10, 9, 10 in the first week

    Use instead:
        Targets at which the team would bet even money; or `type: committed` where it is a promise

    Sources:
        Christina Wodtke, Radical Focus: a target is worth one chance in two.
        Google re:Work: the sweet spot is 60 to 70 %; whoever always reaches everything sandbags.
    """
    said = _first_confidences(team)
    if len(said) >= ENOUGH and min(said) >= SURE:
        yield team.at("team", lowest=min(said), count=len(said))


@rule("C302", Severity.WARNING)
def doubtful_from_the_start(team: TeamContext) -> Found:
    """A team that believes in nothing from the first day.

    What it checks:
        A team with three or more aspirational key results whose first confidence is under 3 in all of them.

    Why it matters:
        A target that nobody believes in is not tried. Somebody else may have set it.

    For example:
        Confidence 1, 2, 2 in the first week

    Use instead:
        Targets at which the team would bet even money

    Sources:
        Christina Wodtke, Radical Focus: a target is worth one chance in two.
        Felipe Castro: goals are set by those who reach them.
    """
    said = _first_confidences(team)
    if len(said) >= ENOUGH and max(said) < DOUBTFUL:
        yield team.at("team", highest=max(said), count=len(said))


def _first_confidences(team: TeamContext) -> list[int]:
    """The first confidence of each aspirational key result that has one."""
    firsts = (
        next((each.confidence for each in key_result.checkins if each.confidence is not None), None)
        for objective in team.objectives
        if objective.value.type is ObjectiveType.ASPIRATIONAL
        for key_result in objective.key_results
    )
    return [first for first in firsts if first is not None]


@rule("C303", Severity.WARNING)
def reached_early(key_result: KeyResultContext) -> Found:
    """A target that was reached before half-time.

    What it checks:
        An aspirational metric that came to its target, and is still there, before half of its days were over.
        Milestones and scores from 0 to 1 that somebody gives by hand are left alone.

    Why it matters:
        For a stretch 0.7 is the success. What is reached in a third of the time was known to be within reach, and the
        team has nothing left to try for.

    For example:
        12 of 12 customers on 3 August, in a quarter that ends on 30 September

    Use instead:
        A note on what made it easy, and a bolder target next time; or `type: committed`

    Sources:
        Google re:Work: whoever always reaches everything sandbags.
        whatmatters.com: stretch goals.
    """
    state = key_result.state
    if key_result.objective.value.type is not ObjectiveType.ASPIRATIONAL or (state.raw_score or 0) < 1:
        return
    metric = state.metric
    if metric is None or (metric.baseline, metric.target) == (0, 1):  # steps, and scores given by hand
        return
    day = next((day for day, score in score_history(state) if score >= 1), None)
    if day is not None and elapsed(state.window, day) < HALF:
        number = max(place for place, one in enumerate(key_result.value.checkins) if one.date == day)
        yield key_result.at("checkins", number, "date", day=day, share=round(100 * elapsed(state.window, day)))


@rule("C304", Severity.WARNING)
def always_everything(cycle: CycleContext) -> Found:
    """A team that reaches everything, cycle after cycle.

    What it checks:
        A team whose aspirational score was 0.95 or more in each of the last two or more cycles of this length, while
        the next one is being planned or run.

    Why it matters:
        Targets that are always reached are forecasts. The score of a stretch is meant to be about 0.7.

    For example:
        0.98 in 2026-Q1, 1.0 in 2026-Q2

    Use instead:
        Targets half as far again; or `type: committed` for what is a promise

    Sources:
        Google re:Work: the sweet spot is 60 to 70 %.
        whatmatters.com: aspirational and committed.
    """
    return _streaks(cycle, Ambition.SAFE)


@rule("C305", Severity.WARNING)
def never_anything(cycle: CycleContext) -> Found:
    """A team that hardly moves, cycle after cycle.

    What it checks:
        A team whose aspirational score was under 0.3 in each of the last two or more cycles of this length, while the
        next one is being planned or run.

    Why it matters:
        Twice is a pattern: too many aims at once, targets set by others, or no time beside the daily work. A third
        quarter of the same will not help.

    For example:
        0.22 in 2026-Q1, 0.18 in 2026-Q2

    Use instead:
        One objective with two key results that the team chose itself

    Sources:
        Google re:Work: low grades are for learning.
        Christina Wodtke, Radical Focus: start with one.
    """
    return _streaks(cycle, Ambition.FAR)


def _streaks(cycle: CycleContext, kind: Ambition) -> Found:
    """The teams whose scores were so in the last cycles of about this length that were over before it began."""
    if cycle.state.state not in (CycleState.OPEN, CycleState.PLANNED):
        return
    before = [one for one in cycle.given.cycles if one.ends < cycle.value.starts and are_alike(one, cycle.value)]
    before.sort(key=lambda one: one.ends, reverse=True)
    for team in cycle.teams:
        streak = streak_of(team.value.id, _scores(team, before), kind)
        if streak is not None:
            cycles, scores = zip(*streak.cycles[::-1], strict=True)
            yield team.at("team", count=len(cycles), cycles=list(cycles), scores=list(scores))


def _scores(team: TeamContext, cycles: Sequence[Cycle]) -> Iterator[tuple[str, float | None]]:
    """The team's aspirational score in each cycle, reckoned when it is asked for; none where it was not there."""
    for one in cycles:
        there = next((each for each in one.teams if each.id == team.value.id), None)
        review = there and review_team(there, one, team.given.settings, one.closed or one.ends)
        yield one.id, review.summary.aspirational.score if review else None
