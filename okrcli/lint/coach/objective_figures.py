"""Figures in an objective: those that belong in a key result, apart from numbers that only describe."""

from __future__ import annotations

from okrcli.lint.coach.changes import factor
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import entries, uses

_DESCRIBING = entries(uses.DESCRIBING)
_ORDERING = entries(uses.ORDERING)
_COUNTING = entries(uses.COUNTING)
_WITHIN = entries(uses.WITHIN)
_OF = frozenset({"of", "de", "des", "d", "du", "on", "in"})
_MAKING = frozenset({"output", "soft_output", "task"})


def figure_in(statement: Statement) -> str:
    """Return the figure that belongs in a key result, or an empty string: `our two sites`, `zero waste` are none."""
    for index, item in enumerate(statement.items):
        if item.startswith("#") and not _describes(statement, index):
            return statement.line.figures[int(item[1:])].raw
    doubled = factor(f" {' '.join(statement.items[:2])} ", statement.language)
    opening = statement.opening
    return doubled if doubled and (opening is None or opening.promise in {"up", "down"}) else ""


def _describes(statement: Statement, index: int) -> bool:
    """Whether the number describes rather than aims: `5-star`, `4-day week`, `100 % local`, `les plus de 60 ans`."""
    items, moving = statement.items, statement.is_moving
    figure = statement.line.figures[int(items[index][1:])]
    before = items[index - 1] if index else ""
    after = items[index + 1] if index + 1 < len(items) else ""
    owned = after.startswith("old") or before in _DESCRIBING or after in _ORDERING or before == "@ordinal"
    match figure.unit:
        case "fraction":
            return not moving
        case "denominator":
            return True
        case "percent":
            return figure.value == 100 and after[:1].isalpha() and after not in _OF
        case "time":
            return owned or "-" in figure.raw
        case "long_time":
            return owned or "-" in figure.raw or (not moving and (figure.raw.endswith(" ans") or before in _WITHIN))
        case "count":
            small = not figure.raw[:1].isdecimal() and figure.value <= 3 and not moving and not _counts(statement)
            compound = after == "-" or after.startswith(("star", "etoile"))
            return owned or compound or small or figure.value == 0
    return False


def _counts(statement: Statement) -> bool:
    """Whether the verb makes, does or wins so many of something."""
    opening = statement.opening
    return opening is not None and (opening.promise in _MAKING or opening.sense.lemma in _COUNTING)
