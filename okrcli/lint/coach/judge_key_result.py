"""What a coach says about a key result: is it an outcome, with a figure to reach, from where, and only one."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.coach.agreement import contradicts_direction, contradicts_unit
from okrcli.lint.coach.changes import factor, has_change_in_words
from okrcli.lint.coach.coupling import couples_two_metrics
from okrcli.lint.coach.keeping import keeps_a_state, watches_a_metric
from okrcli.lint.coach.outputs import find_activity
from okrcli.lint.coach.own_plan import measures_the_goals
from okrcli.lint.coach.remarks import Fields, Reason, Remark
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.vanity import vanity_in
from okrcli.lint.coach.words import entries
from okrcli.lint.coach.words.figures import METRIC_NAMES

_COMPARISONS = {
    "en": entries("""
    more fewer less better higher lower faster shorter quicker stronger greater increased reduced improved
    easier cheaper smoother
"""),
    "fr": entries("""
    plus moins meilleur meilleure meilleurs meilleures mieux davantage ameliore amelioree reduit reduite
"""),
}  # fmt: skip


def judge_key_result(statement: Statement, fields: Fields) -> tuple[Remark, ...]:
    """Return what there is to say about a key result, the main remark first."""
    remarks = [remark for remark in (_main(statement, fields), *_agreement(statement, fields)) if remark is not None]
    if not remarks:
        remarks = [remark for remark in (_without_baseline(statement, fields),) if remark is not None]
    return tuple(remarks)


def _main(statement: Statement, fields: Fields) -> Remark | None:
    """Return the remark that matters most: what is measured first, then whether it can be."""
    if measures_the_goals(statement):
        return Remark(Reason.MEASURES_THE_GOALS)
    vanity = vanity_in(statement)
    if vanity:
        return Remark(Reason.VANITY, facts={"verb": vanity})
    watched = watches_a_metric(statement)
    if watched and fields.kind != "guardrail":
        return Remark(Reason.KPI_IN_DISGUISE, facts={"verb": watched})
    activity = find_activity(statement, figured=fields.has_figures)
    if activity is not None:
        reason = Reason.TASK if activity.busy == "task" else Reason.OUTPUT
        # A milestone is a thing made by nature: the rule about milestones alone says what there is to say.
        severity = Severity.INFO if fields.kind == "milestones" else Severity.WARNING
        return Remark(reason, severity, {"verb": activity.verb, "object": activity.about})
    if fields.kind == "milestones":
        return None
    if couples_two_metrics(statement):
        return Remark(Reason.TWO_METRICS)
    kept = keeps_a_state(statement)
    if kept and fields.kind != "guardrail":
        return Remark(Reason.KPI_IN_DISGUISE, facts={"verb": kept})
    if fields.has_figures or fields.kind == "guardrail":
        return None
    return _unmeasured(statement)


def _unmeasured(statement: Statement) -> Remark | None:
    """Return the remark for a key result whose end is not in figures, or None where it is."""
    roles, text, language = statement.roles, statement.line.text, statement.language
    if roles.targets or has_change_in_words(text, language):
        return None
    if roles.asides and not roles.baselines:
        return None
    if roles.baselines:
        baseline = statement.line.figures[roles.baselines[0]].raw
        return Remark(Reason.NO_TARGET, facts={"baseline": baseline})
    names_metric = any(item in statement.words.metrics for item in statement.items)
    if statement.is_moving or any(item in _COMPARISONS[language] for item in statement.items):
        concrete = names_metric or len(statement.items) > 4
        return Remark(Reason.NO_FIGURE) if concrete else Remark(Reason.VAGUE)
    if statement.opening is None and _is_a_measure(statement):
        return Remark(Reason.KPI_IN_DISGUISE)
    wished = any(item in statement.words.adjectives for item in statement.items)
    return Remark(Reason.NO_FIGURE) if names_metric and not wished else Remark(Reason.VAGUE)


def _is_a_measure(statement: Statement) -> bool:
    """Whether it is the name of a measure and nothing else: `Average basket size`, `Orders per week`."""
    items, words = statement.items, statement.words
    rated = "per" in items or "par" in items
    return any(item in words.heads or item in METRIC_NAMES or (rated and item in words.metrics) for item in items)


def _agreement(statement: Statement, fields: Fields) -> tuple[Remark | None, ...]:
    direction = contradicts_direction(statement, fields.direction)
    unit = contradicts_unit(statement, fields.unit)
    return (
        Remark(Reason.CONTRADICTS_DIRECTION, facts={"verb": direction}) if direction else None,
        Remark(Reason.CONTRADICTS_UNIT, facts={"unit": fields.unit or "", "figure": unit}) if unit else None,
    )


def _without_baseline(statement: Statement, fields: Fields) -> Remark | None:
    """Return the advice to say where the metric stands today, for a target in words alone."""
    roles = statement.roles
    if (
        fields.has_figures
        or fields.kind in {"guardrail", "milestones"}
        or roles.baselines
        or roles.asides
        or not roles.targets
    ):
        return None
    if factor(statement.line.text, statement.language):
        return None
    figure = statement.line.figures[roles.targets[0]]
    if figure.unit in {"fraction", "times"} or figure.value == 0:
        return None
    return Remark(Reason.NO_BASELINE, Severity.INFO, {"figure": figure.raw})
