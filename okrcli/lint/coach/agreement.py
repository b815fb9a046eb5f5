"""Whether a key result's words agree with its own figures, and with the fields that stand beside them."""

from __future__ import annotations

from typing import Literal

from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import entries
from okrcli.lint.coach.words.figures import PERCENT, TIMES

Direction = Literal["up", "down"]

_DOWNWARD = entries("""
    fewer less lower shorter moins reduced reduire
""")
_UPWARD = frozenset(["more", "higher", "plus", "davantage"])
# A rise of these is a fall of the figure ("every 10 minutes"), or the verb is about something else.
_INVERSE = entries("""
    every tous toutes frequency frequence interval rank ranking rang classement position place
""")
_FAMILIES = {"percent": "percent", "points": "percent", "money": "money", "time": "time", "long_time": "time"}
_MONEY_SIGNS = ("€", "$", "£", "eur", "usd", "gbp", "chf")


def contradicts_direction(statement: Statement, direction: Direction | None) -> str:
    """Return the verb that says the opposite of the fields' direction, or of the statement's own figures; else ''."""
    said = _said(statement)
    if said is None or any(item in _INVERSE for item in statement.items):
        return ""
    opening = statement.opening
    verb = statement.written(opening.start, opening.end) if opening is not None else statement.written(0, 1)
    if direction is not None:
        return verb if direction != said else ""
    for start, end in statement.roles.moves[:1]:
        first, last = statement.line.figures[start], statement.line.figures[end]
        if first.unit == last.unit and first.value != last.value:
            moved: Direction = "up" if last.value > first.value else "down"
            return verb if moved != said else ""
    return ""


def _said(statement: Statement) -> Direction | None:
    opening = statement.opening
    if opening is not None:
        if opening.promise == "up":
            return "up"
        return "down" if opening.promise == "down" else None
    first = statement.items[0] if statement.items else ""
    if first in _UPWARD:
        return "up"
    return "down" if first in _DOWNWARD else None


def contradicts_unit(statement: Statement, unit: str | None) -> str:
    """Return the figure whose unit is of another family than the field's (an amount for a percentage), or ''."""
    if not unit or not statement.line.figures:
        return ""
    family = _family(unit)
    if family is None:
        return ""
    measured = [
        statement.line.figures[place]
        for place in (*statement.roles.targets, *statement.roles.baselines)
        if statement.line.figures[place].unit in _FAMILIES
    ]
    # "Answered within two days" beside a unit of % is none either: the time is the condition, the field the share.
    if not statement.roles.moves:
        measured = [figure for figure in measured if _FAMILIES[figure.unit] != "time"]
    if not measured or any(_FAMILIES[figure.unit] == family for figure in measured):
        return ""
    # "Cut cost by 10 %" beside a unit of € is no contradiction: the words give the change, the field the amount.
    if all(figure.unit in {"percent", "points"} for figure in measured) and not statement.roles.moves:
        return ""
    return measured[0].raw


def _family(unit: str) -> str | None:
    plain = unit.strip().lower()
    if plain in PERCENT:
        return "percent"
    if any(sign in plain for sign in _MONEY_SIGNS):
        return "money"
    return "time" if plain in TIMES else None
