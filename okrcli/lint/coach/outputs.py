"""Whether a key result amounts to a thing made or an activity: by its verb, or by what our own staff does in it."""

from __future__ import annotations

from okrcli.lint.coach.activity import MAKING, Activity, Busy, counts_things
from okrcli.lint.coach.changes import factor, has_change_in_words
from okrcli.lint.coach.clauses import Clause, find_clause
from okrcli.lint.coach.redemption import asks, has_outcome_clause, is_redeemed, noun_after
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.things_done import find_thing_done
from okrcli.lint.coach.words import clauses, entries, uses

_LIGHT = entries(uses.LIGHT)
_BOUNDS = entries("above below beyond over under past up down au-delà au-dessus au-dessous sous dessus delà jusqu")
_NUMBER = frozenset({"number", "nombre"})
_GOING = entries(uses.GOING)
_GATHERING = entries(uses.GATHERING)
_HANDLING = entries(uses.HANDLING)
_CASES = entries(uses.CASES)
_OWN_STAFF = entries(clauses.OWN_STAFF)


def find_activity(statement: Statement, *, figured: bool = False) -> Activity | None:
    """Return the output or task that the key result amounts to; None where there is none or an outcome redeems it.

    `figured`: its figures stand in fields beside it. A phrase such as `Orders delivered` then names what they count.
    """
    opening = statement.opening
    if opening is None or opening.promise in {"maintain", "result"}:
        light = _light_activity(statement)
        if light is not None:
            return light
        if figured and not statement.line.figures:
            return None
        clause = find_clause(statement)
        if clause is not None:
            return _clause_activity(statement, clause)
        return find_thing_done(statement)
    verb = statement.written(opening.start, opening.end)
    # "Nous publions 8 articles" makes no part of a sentence as it stands.
    about = "" if opening.sense.form == "plural" else statement.written(opening.end, len(statement.items))
    if opening.promise in MAKING:
        busy: Busy = "task" if opening.promise == "task" else "output"
        return None if is_redeemed(statement) else Activity(busy, verb, about)
    if opening.promise != "down" and _makes_more(statement):
        return Activity("output", verb, "")
    return None


def _light_activity(statement: Statement) -> Activity | None:
    """Return what `make 100 cold calls`, `get feedback from 25 users`, `close 45 tickets` amount to."""
    opening = statement.opening
    if opening is None or not counts_things(statement):
        return None
    noun = noun_after(statement, opening.end)
    content = noun in statement.words.content or opening.sense.lemma == "do"
    busy = opening.sense.lemma in _LIGHT and content and not statement.roles.moves
    gathers = opening.sense.lemma in _GATHERING and asks(statement)
    goes = opening.sense.lemma in _GOING and not _moves_or_limits(statement)
    handles = _handles_cases(statement, opening.end) and opening.sense.lemma in _HANDLING
    unknown = len(statement.line.figures) == 1 and opening.sense.lemma not in statement.words.verbs
    unknown = unknown and noun not in statement.words.outcomes | statement.words.people
    if not (busy or gathers or goes or handles or unknown) or (
        not gathers and has_outcome_clause(statement, opening.end)
    ):
        return None
    verb = statement.written(opening.start, opening.end)
    return Activity("task", verb, statement.written(opening.end, len(statement.items)))


def _moves_or_limits(statement: Statement) -> bool:
    """Whether a figure is a start or a bound: `go from 2 to 5`, `aller au-delà de 500`."""
    bounded = any(item in _BOUNDS for item in statement.items)
    return bool(statement.roles.moves or statement.roles.baselines or bounded)


def _handles_cases(statement: Statement, start: int) -> bool:
    """Whether so many requests are to be handled: no rate, no time, no change of either."""
    roles, figures = statement.roles, statement.line.figures
    if roles.moves or roles.baselines or any(one.unit in {"time", "denominator"} for one in figures):
        return False
    return any(item in _CASES for item in statement.items[start:])


def _clause_activity(statement: Statement, clause: Clause) -> Activity | None:
    """Return what a sentence about our own staff's work amounts to; what others do of themselves is an outcome."""
    items = statement.items
    works = clause.sense is not None and clause.sense.promise in MAKING
    if clause.counted or not works or clause.head not in _OWN_STAFF:
        return None
    counts = counts_things(statement) and not (statement.roles.moves or statement.roles.baselines)
    if (
        not counts
        or has_change_in_words(statement.line.text, statement.language)
        or has_outcome_clause(statement, clause.end)
    ):
        return None
    busy: Busy = "task" if clause.sense is not None and clause.sense.promise == "task" else "output"
    return Activity(busy, items[clause.verb], "")


def _makes_more(statement: Statement) -> bool:
    """Whether only the count of things made rises (`Go from 2 to 5 newsletters`) or things are moved about."""
    opening, words, figures = statement.opening, statement.words, statement.line.figures
    if opening is None:
        return False
    if not statement.targets and factor(statement.line.text, statement.language):
        return _number_of(statement, opening.end) in words.content  # "Double the number of workshops"
    if not counts_things(statement) or has_outcome_clause(statement, opening.end):
        return False
    last = statement.items.index(f"#{statement.roles.targets[-1]}")
    after, before = noun_after(statement, last + 1), noun_after(statement, opening.end)
    rising = all(figures[start].value < figures[end].value for start, end in statement.roles.moves)
    return rising and (after in words.content or (before in words.content and not after))


def _number_of(statement: Statement, start: int) -> str:
    """Return what `the number of …` after `start` counts, or the noun itself."""
    for index in range(start, min(start + 3, len(statement.items) - 1)):
        if statement.items[index] in _NUMBER and statement.items[index + 1] in {"of", "de", "d", "des"}:
            return noun_after(statement, index + 2)
    return noun_after(statement, start)
