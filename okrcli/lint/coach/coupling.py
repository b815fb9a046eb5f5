"""Two metrics in one key result: each side of an `and` has a target of its own, or one target serves both."""

from __future__ import annotations

import re

from okrcli.lint.coach.changes import factors
from okrcli.lint.coach.opening import sense_at
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import entries

_COUPLED = {
    "en": frozenset({"and", "&", ";", "+", "plus", "/", "while", "but"}),
    "fr": frozenset({"et", "&", ";", "+", "ainsi", "/", "tout", "mais"}),
}
# A limit on a side effect is good practice: "…while keeping churn below 3 %".
_GUARDED = re.compile(r" (?:while|whilst|without|tout en|sans) ")
_OPEN_ENDED = entries("up more above over beyond below under counting plus moins less higher")
_ARTICLES = entries("le la les l notre nos son")
_MAKING = frozenset({"output", "soft_output", "task"})
_CHANGING = frozenset({"up", "down", "move"})


def couples_two_metrics(statement: Statement) -> bool:
    """Whether the key result has two goals."""
    items, roles, language = statement.items, statement.roles, statement.language
    goals = {f"#{place}" for place in roles.targets if statement.line.figures[place].unit != "long_time"}
    made = statement.opening is not None and statement.opening.promise in _MAKING
    guarded = _GUARDED.search(statement.line.text)
    aims = [(index, index + 1) for index, item in enumerate(items) if item in goals]
    aims += factors(statement.line.text, language)
    first, last = min((end for _, end in aims), default=len(items)), max((start for start, _ in aims), default=0)
    counted = _end_of_counts(statement) if made else 0
    for index in range(max(first, 1), min(last, len(items) - 1)):
        if not _couples(statement, index) or (guarded and items[index] in {"while", "tout"}):
            continue
        if index > counted and not _is_range(items, index):  # "Train 30 reps and lift their close rate to 25 %"
            return True
    return _shares_one_goal(statement, goals)


def _end_of_counts(statement: Statement) -> int:
    """The item up to which figures only count what is made: that is no metric."""
    figures = ((index, int(item[1:])) for index, item in enumerate(statement.items) if item.startswith("#"))
    measures = (index for index, place in figures if statement.line.figures[place].unit != "count")
    return next(measures, len(statement.items) if statement.line.figures else 0)


def _couples(statement: Statement, index: int) -> bool:
    """Whether the item ties two clauses: `and`, `+` between words, a comma before another verb."""
    items = statement.items
    item, before, after = items[index], items[index - 1], items[index + 1]
    if item == ",":
        sense, _ = sense_at(items, index + 1, statement.words, first=False)
        return sense is not None and sense.promise in _CHANGING | {"result"} and sense.form == "base"
    if item not in _COUPLED[statement.language] or (item == "/" and "#" in (before[0], after[0])):
        return False
    if item == "+" and after.startswith("#") and before.isalpha():
        return False
    # "…and more", "…et plus": no second goal.
    ends_there = index + 2 == len(items) or not (items[index + 2][0].isalnum() or items[index + 2][0] == "#")
    return not (after in _OPEN_ENDED and ends_there)


def _is_range(items: tuple[str, ...], index: int) -> bool:
    near = items[max(0, index - 4) : index]
    return ("between" in near or "entre" in near) and items[index + 1].startswith("#")


def _shares_one_goal(statement: Statement, goals: set[str]) -> bool:
    """Whether one target serves two metrics: `Increase revenue and margin by 10 %`."""
    items, heads = statement.items, statement.words.heads
    if not goals or statement.opening is None or statement.opening.promise not in _CHANGING:
        return False
    joint = "and" if statement.language == "en" else "et"
    for index in range(2, len(items) - 2):
        if items[index] != joint or items[index - 1] not in heads:
            continue
        after = index + 2 if items[index + 1] in _ARTICLES else index + 1
        following = items[after + 1] if after + 1 < len(items) else ""
        if items[after] in heads:
            return following not in heads
    return False
