"""The verdicts: ordered rows for each role. In each question the first row whose features all hold decides.

A row without a reason says that the statement is well put as far as its question goes. `!` negates a feature; `alone`
holds where no question before had anything to say; `opens:shaping` where the verb is of that list of the lexicon,
`about:papers` where a noun behind it is, `has:metrics` where any word is. To change a verdict is to change a row, and
to see which one decided is `explain`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from okrcli.errors import Severity
from okrcli.lint.coach import activities, ambitions, measures, outcomes
from okrcli.lint.coach.remarks import Reason, Remark, Role, usual_severity
from okrcli.lint.coach.statement import Statement

FEATURES_OF = (activities, ambitions, measures, outcomes)
"""The modules whose features rows may name, beside those of `statement`."""


class Row(NamedTuple):
    """Features that must hold, what is said then, and which features give the facts of the sentence.

    `severity` is where it is not the reason's usual one.
    """

    when: str
    reason: Reason | None = None
    facts: Mapping[str, str] = {}
    severity: Severity | None = None


_R = Reason
_OPENING = {"verb": "verb", "object": "rest"}
_ACTIVITY = {"verb": "activity_verb", "object": "activity_about"}

OBJECTIVE: Mapping[str, tuple[Row, ...]] = {
    "what it wants": (
        Row("figure", _R.FIGURE_IN_OBJECTIVE, {"figure": "figure"}),
        Row("in_no_lexicon"),
        Row("promises_a_thing !purpose", _R.OUTPUT_OBJECTIVE, _OPENING),
        # A verb with what it is about: pull off the migration, obtain the label, enlarge the team, close the round
        Row("making dated", _R.OUTPUT_OBJECTIVE, _OPENING),
        Row("opens:succeeding about:projects", _R.OUTPUT_OBJECTIVE, _OPENING),
        Row("opens:getting about:certificates", _R.OUTPUT_OBJECTIVE, _OPENING),
        Row("opens:growing_teams about:own_staff !purpose", _R.TASK_OBJECTIVE, _OPENING),
        Row("opens:handling about:cases !purpose", _R.TASK_OBJECTIVE, _OPENING),
        Row("opens:signing about:papers !purpose", _R.TASK_OBJECTIVE, _OPENING),
        Row("opens:having about:artefacts !purpose !vivid", _R.OUTPUT_OBJECTIVE, _OPENING),
        Row("keeping_verb !opens:keeping_dear !purpose !stake", _R.BUSINESS_AS_USUAL, _OPENING),
        Row("keeping_verb about:usual !purpose !stake", _R.BUSINESS_AS_USUAL, _OPENING),
        Row("opens:ensuring about:usual !purpose !vivid", _R.BUSINESS_AS_USUAL, _OPENING),
        # Words alone do not tell an empty phrase from a plain ambition: that is a question.
        Row("heading too_short"),  # said below
        Row("generic !moving_verb", _R.VAGUE_OBJECTIVE, _OPENING),
        # It says where it leads: a picture of the future, "a platform our hospitals trust"
        Row("purpose"),
        Row("idiom"),
        Row("stake !concrete"),
        Row("compares", _R.VAGUE_OBJECTIVE, _OPENING),
        # Launch, build, organise: of a verb that is a picture as often as a deed, what it is about decides
        Row("opens:walking_with about:people !about:own_staff"),
        Row("making says_how"),
        Row("opens:shaping vivid"),
        Row("opens:shaping !concrete"),
        Row("making vivid !heading !task_verb !concrete"),
        Row("task_verb", _R.TASK_OBJECTIVE, _OPENING),
        Row("making", _R.OUTPUT_OBJECTIVE, _OPENING),
        # Increase, keep, become, win
        Row("moves_a_metric", _R.METRIC_WITHOUT_PURPOSE, _OPENING),
        Row("moving_verb", _R.VAGUE_OBJECTIVE, _OPENING),
    ),
    "length": (
        Row("too_short alone", _R.OBJECTIVE_TOO_SHORT, {"words": "count"}),
        Row("far_too_long", _R.OBJECTIVE_TOO_LONG, {"words": "count"}, Severity.WARNING),
        Row("long", _R.OBJECTIVE_TOO_LONG, {"words": "count"}),
    ),
}

KEY_RESULT: Mapping[str, tuple[Row, ...]] = {
    "what it measures": (
        Row("in_no_lexicon"),
        Row("own_plan", _R.MEASURES_THE_GOALS),
        Row("pay", _R.TIED_TO_PAY),
        Row("vanity", _R.VANITY, {"verb": "vanity"}),
        Row("watches !target !has_figures", _R.KPI_IN_DISGUISE, {"verb": "verb"}),
        Row("task_verb generic says_more_or_less !target !has_figures", _R.VAGUE),
        Row("output milestones", _R.OUTPUT, _ACTIVITY, Severity.INFO),  # a milestone is a delivery that was asked for
        Row("task milestones", _R.TASK, _ACTIVITY, Severity.INFO),
        Row("output", _R.OUTPUT, _ACTIVITY),
        Row("task", _R.TASK, _ACTIVITY),
        Row("milestones"),
        Row("two_metrics", _R.TWO_METRICS),
        Row("kept guardrail"),
        Row("kept bounded", _R.KPI_IN_DISGUISE, {"verb": "kept"}, Severity.INFO),
        Row("kept", _R.KPI_IN_DISGUISE, {"verb": "kept"}),
        Row("has_figures"),
        Row("target"),
        Row("change_in_words"),
        Row("baseline", _R.NO_TARGET, {"baseline": "baseline"}),
        Row("opens:being", _R.VAGUE),
        Row("says_more_or_less !generic", _R.NO_FIGURE),
        Row("!opens name_of_a_measure", _R.KPI_IN_DISGUISE),
        Row("has:metrics !has:adjectives", _R.NO_FIGURE),
        Row("", _R.VAGUE),
    ),
    "its direction": (Row("contrary_verb", _R.CONTRADICTS_DIRECTION, {"verb": "contrary_verb"}),),
    "its unit": (
        Row("contrary_figure", _R.CONTRADICTS_UNIT, {"unit": "unit_of_the_field", "figure": "contrary_figure"}),
    ),
    "its start": (
        Row("has_figures"),
        Row("milestones"),
        Row("unmeasured_target alone", _R.NO_BASELINE, {"figure": "unmeasured_target"}),
    ),
}

VERDICTS: Mapping[Role, Mapping[str, tuple[Row, ...]]] = {"objective": OBJECTIVE, "key_result": KEY_RESULT}


def explain(statement: Statement, role: Role) -> Iterator[tuple[str, Row]]:
    """Yield each question and the row that decides it; a question that no row answers is left out."""
    alone = True
    for question, rows in _conditions(role).items():
        for row, conditions in rows:
            for name, wanted in conditions:
                if bool(alone if name == "alone" else statement[name]) is not wanted:
                    break
            else:
                alone = alone and row.reason is None
                yield question, row
                break


def verdict(statement: Statement, role: Role) -> tuple[Remark, ...]:
    """Return what the rows say of a statement, the main remark first."""
    return tuple(
        Remark(
            row.reason,
            row.severity or usual_severity(row.reason),
            {fact: statement[name] for fact, name in row.facts.items()},
        )
        for _, row in explain(statement, role)
        if row.reason is not None
    )


@cache
def _conditions(role: Role) -> dict[str, list[tuple[Row, list[tuple[str, bool]]]]]:
    """The rows of each question, with the features that each names and what they must be."""
    return {
        question: [(row, [(name.lstrip("!"), not name.startswith("!")) for name in row.when.split()]) for row in rows]
        for question, rows in VERDICTS[role].items()
    }
