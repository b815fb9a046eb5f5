"""Family K2: an objective's key results as a set: how many, how different, how measured, or not yet."""

from __future__ import annotations

import re

from okrcli.errors import Severity
from okrcli.letters import bare
from okrcli.lint.contexts import KeyResultContext, ObjectiveContext, TeamContext
from okrcli.lint.registry import Found, rule
from okrcli.model import Kind, Metric, ObjectiveType

_COUNTING = re.compile(r"\b(?:number|amount|total|nombre|quantite) (?:of|de|des|d)\b")
_FIGURES = re.compile(r"[0-9].*[0-9]")
_WORD = re.compile(r"[a-z]+")
_SMALL = re.compile(r"\b(?:an?|the|of|in|on|for|to|from|per|by|our|we|l[ea]s?|l|une?|d[eu]s?|d|en|sur|pour|par|nos)\b")


@rule("K201", Severity.WARNING)
def no_key_result(objective: ObjectiveContext) -> Found:
    """An objective without a key result.

    What it checks:
        An objective that has no key result, or none that was not dropped.

    Why it matters:
        Nobody will know whether it was reached, and nothing tells the team during the cycle how it goes.

    For example:
        objective: Become the obvious reference

    Use instead:
        objective: Become the obvious reference
        key_results:
          - {id: leads, key_result: Qualified leads, baseline: 120, target: 500}

    Sources:
        Google re:Work: objectives and key results.
        whatmatters.com: I will (objective) as measured by (key results).
    """
    if not any(objective.key_results):
        yield objective.at("objective")


@rule("K202", Severity.WARNING)
def too_few_key_results(objective: ObjectiveContext) -> Found:
    """An objective with fewer key results than it takes to see it.

    What it checks:
        Fewer key results than the limit, and at least one; those dropped are not counted.

    Why it matters:
        A single figure can be reached at the cost of everything else. A second one that looks from another side
        (quality beside quantity) keeps it honest.

    For example:
        Qualified leads, alone

    Use instead:
        Qualified leads, and the share of them that Sales accepts

    Options:
        `limits.key_results` in okr.yaml, [2, 5] by default; [1, 5] allows a single one.

    Sources:
        Andy Grove, High Output Management: paired indicators.
        Google re:Work: about three key results for each objective.
    """
    count, fewest = len(list(objective.key_results)), objective.given.settings.limits.key_results[0]
    if 0 < count < fewest:
        yield objective.at("objective", count=count, fewest=fewest)


@rule("K203", Severity.WARNING)
def too_many_key_results(objective: ObjectiveContext) -> Found:
    """An objective with more key results than anybody follows.

    What it checks:
        More key results than the limit, those dropped not counted.

    Why it matters:
        Each asks for a check-in every week and for somebody's attention. A long list is usually two objectives, or a
        plan.

    For example:
        Nine key results

    Use instead:
        The three that would convince a sceptic

    Options:
        `limits.key_results` in okr.yaml, [2, 5] by default.

    Sources:
        whatmatters.com: three to five key results.
        Google re:Work.
    """
    key_results, most = list(objective.key_results), objective.given.settings.limits.key_results[1]
    if len(key_results) > most:
        yield key_results[most].at("key_result", count=len(key_results), most=most)


@rule("K204", Severity.WARNING)
def same_metric_twice(team: TeamContext) -> Found:
    """The same metric in two key results of a team.

    What it checks:
        Key results whose sentences say the same, figures, articles and "number of" apart, in the same unit.

    Why it matters:
        The metric counts twice in the score, and two people check in to it with two figures.

    For example:
        Number of qualified leads; Qualified leads

    Use instead:
        One of them; the other objective can name it in `supports`

    Sources:
        Ben Lamorte, The OKRs Field Book: each key result adds something.
    """
    seen: dict[tuple[object, ...], str] = {}
    for objective in team.objectives:
        for key_result in objective.key_results:
            words = _bare_words(key_result.value.statement)
            same = (words, key_result.value.unit, key_result.value.measure.kind)
            address = f"{objective.value.id}/{key_result.value.id}"
            if words and same in seen:
                yield key_result.at("key_result", other=seen[same])
            seen.setdefault(same, address)


@rule("K205", Severity.WARNING)
def milestones_only(objective: ObjectiveContext) -> Found:
    """An objective that is measured by milestones alone.

    What it checks:
        An objective whose key results are all lists of milestones. For a committed objective this is advice: a
        promise to deliver may be just that.

    Why it matters:
        Milestones tell that the work advances, not that it works. One figure about those it is for is enough to
        notice.

    For example:
        Two key results, each a list of milestones

    Use instead:
        The milestones, and beside them: Customers who work with it every week, from 0 to 40

    Sources:
        Felipe Castro: milestones are activity-based.
        Google re:Work: outcomes, not activities.
    """
    key_results = list(objective.key_results)
    if key_results and all(one.value.measure.kind is Kind.MILESTONES for one in key_results):
        committed = objective.value.type is ObjectiveType.COMMITTED
        yield objective.at("objective", severity=Severity.INFO if committed else None)


@rule("K206", Severity.INFO)
def draft(key_result: KeyResultContext) -> Found:
    """A key result without a measure: a draft.

    What it checks:
        A key result that has neither a target, nor a range, nor milestones in its fields. A draft is never a mistake:
        it is checked in to like any other, and has no score until it is measured.

    Why it matters:
        What to measure is often the first thing that a team finds out. Said early, it is a week's work; found missing
        at the end, it is a quarter that nobody can judge.

    For example:
        key_result: Visitors come back by themselves

    Use instead:
        key_result: Visitors come back by themselves
        baseline: 18
        target: 30
        unit: "%"

    Sources:
        Google re:Work: key results are measurable, easy to grade with a number.
        Ben Lamorte, The OKRs Field Book: baseline first.
    """
    if key_result.value.measure.kind is Kind.UNMEASURED:
        said = _FIGURES.search(key_result.value.statement) is not None
        yield key_result.at("key_result", id=key_result.value.id, said=said)


@rule("K207", Severity.INFO)
def first_value_is_baseline(key_result: KeyResultContext) -> Found:
    """A target whose baseline is not in the file.

    What it checks:
        A key result with a `target` and without a `baseline`. Until one is there, the first value stands for it, and
        nothing is expected before that value's day.

    Why it matters:
        A first value that comes late, or was a good week, makes the way shorter than it is. Whoever writes down where
        they began can tell at the end how far they came.

    For example:
        target: 500, and no value yet

    Use instead:
        baseline: 120
        target: 500

    Sources:
        Felipe Castro: from X to Y.
        Ben Lamorte, The OKRs Field Book: baseline first.
    """
    measure = key_result.value.measure
    if isinstance(measure, Metric) and measure.baseline is None:
        place = key_result.value.id
        yield key_result.at("target", id=place, first=key_result.state.baseline)


def _bare_words(statement: str) -> tuple[str, ...]:
    """The words that say what is measured: without figures, accents, articles and the words of counting."""
    counted = _COUNTING.sub(" ", bare(statement).replace("’", " ").replace("'", " "))
    return tuple(_WORD.findall(_SMALL.sub(" ", counted)))
