"""Family K1, continued: whether a key result's words agree with its fields."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.coach import Reason
from okrcli.lint.pieces import Statement
from okrcli.lint.registry import Found, rule


@rule("K111", "contradicts-direction", Severity.WARNING, over=Statement)
def contradicts_direction(statement: Statement) -> Found:
    """Words that go down while the figures go up, or the other way round.

    What it checks:
        "Reduce" with a target above the baseline, "increase" with one below, in the fields or in the sentence itself.

    Why it matters:
        One of the two is a mistake. The score follows the fields: progress would count backwards.

    For example:
        key_result: Reduce time to first response
        baseline: 2
        target: 8

    Use instead:
        baseline: 8
        target: 2

    Options:
        None.

    Sources:
        The description of the files: the direction follows from baseline and target.
    """
    return statement.remarked(Reason.CONTRADICTS_DIRECTION)


@rule("K112", "contradicts-unit", Severity.WARNING, over=Statement)
def contradicts_unit(statement: Statement) -> Found:
    """A unit that is not that of the words.

    What it checks:
        A figure in the sentence that is a percentage, an amount or a time while `unit` is of another kind.

    Why it matters:
        Whoever checks in will type the figure of the one or of the other.

    For example:
        key_result: Conversion rate up to 5 %
        unit: €

    Use instead:
        unit: "%"

    Options:
        None.

    Sources:
        The description of the files: a check-in's value is in the key result's unit.
    """
    return statement.remarked(Reason.CONTRADICTS_UNIT)
