"""Whether a key result amounts to a thing made or an activity: by its verb, its end, or what it counts."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from okrcli.lint.wording.changes import has_change_in_words, is_universal
from okrcli.lint.wording.clauses import Clause, find_clause
from okrcli.lint.wording.redemption import (
    AT_MOST,
    ON_TIME,
    SHARES,
    STOPS,
    asks,
    has_outcome_clause,
    is_redeemed,
    noun_after,
)
from okrcli.lint.wording.statement import Statement
from okrcli.lint.wording.words import clauses, entries, uses

Busy = Literal["output", "task"]

_MAKING = frozenset({"output", "soft_output", "task"})
_STATES = {
    "en": re.compile(
        r" (?:(?:live|online)(?= (?:in|on|by|for|at|before|across|and|@\w+|[.,;()])|\s*$)|"
        r"in production|operational|up and running|in place|go-live|goes live|on air|in service|ready|"
        r"signed off|up to date|available to|fully functional|in operation|available (?:for|in|on)|"
        r"open (?:to|for) (?:the |our |all )?\S+) "
    ),
    "fr": re.compile(
        r" (?:en ligne|en production|operationnel(?:le|s|les)?|en place|en service|disponibles?|prete?s?|"
        r"(?<!mise )(?<!mises )a jour|fonctionnel(?:le|s|les)?|ouvertes? au public|au point|a disposition) "
    ),
}
_DEFINING = entries(uses.DEFINING)
_DONE_BY_OTHERS = entries(uses.DONE_BY_OTHERS)
_DISPLACING = entries(uses.DISPLACING)
_RELATIVES = frozenset({"that", "who", "which", "qui", "que"})
_LIGHT = entries(uses.LIGHT)
_OBTAINING = frozenset({"obtenir", "obtain", "get", "have", "avoir", "make", "faire"})
_BEING_THERE = frozenset({"be", "etre"})
_GATHERING = entries(uses.GATHERING)
_HANDLING = entries(uses.HANDLING)
_CASES = entries(uses.CASES)
_TAKING_ON = entries(uses.TAKING_ON)
_NOUNS_AS_WELL = entries(uses.NOUNS_AS_WELL)
_BEING = entries(uses.BEING)
_OPENS_OBJECT = entries(clauses.BEFORE_OBJECT)
_OWN_STAFF = entries(clauses.OWN_STAFF)
_COMING_INTO_BEING = entries(clauses.COMING_INTO_BEING)


class Activity(NamedTuple):
    """A verb or noun of making or doing: which of the two, its words, and what it is about, as written."""

    busy: Busy
    verb: str
    about: str


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
        done = _thing_done(statement) or _counted_artefacts(statement)
        return None if done is None or _has_outcome_figure(statement) else done
    verb = statement.written(opening.start, opening.end)
    about = statement.written(opening.end, len(statement.items))
    if opening.promise in _MAKING:
        busy: Busy = "task" if opening.promise == "task" else "output"
        return None if is_redeemed(statement) else Activity(busy, verb, about)
    if opening.promise != "down" and _makes_more(statement):
        return Activity("output", verb, about)
    return None


def _counts(statement: Statement) -> bool:
    """Whether the targets count things; `4.7 stars` is a mark."""
    targets = statement.targets
    return bool(targets) and all(figure.unit == "count" and figure.value == int(figure.value) for figure in targets)


def _light_activity(statement: Statement) -> Activity | None:
    """Return what `make 100 cold calls`, `get feedback from 25 users`, `close 45 tickets` amount to."""
    opening = statement.opening
    if opening is None or not _counts(statement):
        return None
    noun = noun_after(statement, opening.end)
    if opening.sense.lemma in _BEING_THERE:
        noun = noun_after(statement, statement.items.index(f"#{statement.roles.targets[0]}") + 1)
    content = noun in statement.words.content or opening.sense.lemma == "do"
    busy = opening.sense.lemma in _LIGHT and content and not statement.roles.moves
    gathers = opening.sense.lemma in _GATHERING and asks(statement)
    handles = _handles_cases(statement, opening.end) and opening.sense.lemma in _HANDLING
    unknown = len(statement.line.figures) == 1 and opening.sense.lemma not in statement.words.verbs
    unknown = unknown and noun not in statement.words.outcomes | statement.words.people
    if not (busy or gathers or handles or unknown) or (not gathers and has_outcome_clause(statement, opening.end)):
        return None
    verb = statement.written(opening.start, opening.end)
    return Activity("task", verb, statement.written(opening.end, len(statement.items)))


def _handles_cases(statement: Statement, start: int) -> bool:
    """Whether so many requests are to be handled: no rate, no time, no change of either."""
    roles, figures = statement.roles, statement.line.figures
    if roles.moves or roles.baselines or any(one.unit in {"time", "denominator"} for one in figures):
        return False
    return any(item in _CASES for item in statement.items[start:])


def _clause_activity(statement: Statement, clause: Clause) -> Activity | None:
    """Return what a sentence about our own staff's work amounts to; what others do of themselves is an outcome."""
    items, words = statement.items, statement.words
    lemma = clause.sense.lemma if clause.sense is not None else ""
    alone = clause.end == len(items) or items[clause.end] not in _OPENS_OBJECT
    if clause.head in words.artefacts and lemma in _COMING_INTO_BEING and alone:
        return Activity("output", items[clause.verb], statement.written(0, clause.verb))
    works = clause.sense is not None and clause.sense.promise in _MAKING
    if clause.counted or not works or clause.head not in _OWN_STAFF:
        return None
    counts = _counts(statement) and not (statement.roles.moves or statement.roles.baselines)
    if (
        not counts
        or has_change_in_words(statement.line.text, statement.language)
        or has_outcome_clause(statement, clause.end)
    ):
        return None
    busy: Busy = "task" if clause.sense is not None and clause.sense.promise == "task" else "output"
    return Activity(busy, items[clause.verb], statement.written(clause.end, len(items)))


def _makes_more(statement: Statement) -> bool:
    """Whether only the count of things made rises (`Go from 2 to 5 newsletters`) or things are moved about."""
    opening, words, figures = statement.opening, statement.words, statement.line.figures
    if opening is None or not _counts(statement) or has_outcome_clause(statement, opening.end):
        return False
    last = statement.items.index(f"#{statement.roles.targets[-1]}")
    after, before = noun_after(statement, last + 1), noun_after(statement, opening.end)
    moves = statement.roles.moves
    if not moves and opening.sense.lemma in _DISPLACING and before in words.artefacts:
        return True
    rising = all(figures[start].value < figures[end].value for start, end in moves)
    return rising and (after in words.content or (before in words.content and not after))


def _has_outcome_figure(statement: Statement) -> bool:
    """Whether a figure speaks of an effect: a movement, an amount, a time, a share that is not all of the work."""
    roles, targets = statement.roles, statement.targets
    units = {figure.unit for figure in targets}
    if roles.moves or roles.baselines or units & {"money", "times", "score", "points", "time"}:
        return True
    if has_change_in_words(statement.line.text, statement.language) or AT_MOST.search(statement.line.text):
        return True
    if units & SHARES:
        whole = all(figure.value in {1.0, 100.0} for figure in targets if figure.unit in SHARES)
        return not whole and bool(ON_TIME.search(statement.line.text) or not _ends_hard(statement))
    return bool(targets) and any(item in statement.words.outcomes for item in statement.items)


def _ends_hard(statement: Statement) -> bool:
    """Whether a participle says a thing made or a task, no service delivered."""
    senses = map(statement.participle, range(len(statement.items)))
    return any(sense is not None and sense.promise in {"output", "task"} for sense in senses)


def _thing_done(statement: Statement) -> Activity | None:
    """Return the thing that a state says is there: `6 pages live`, `charte finalisée`, `The CRM is in production`."""
    items = statement.items
    partial = any(figure.unit in SHARES and figure.value not in {1.0, 100.0} for figure in statement.targets)
    state = _STATES[statement.language].search(statement.line.text)
    if state is not None and not partial:
        return Activity("output", state.group().strip(), statement.written(0, len(items)))
    for index in range(1, len(items)):
        if items[index] in _RELATIVES:
            return None  # "Campaigns that are started on a phone": what others do
        sense = statement.participle(index)
        if sense is None or sense.promise not in _MAKING or items[index - 1] in _DEFINING:
            continue
        if sense.lemma in _DONE_BY_OTHERS and not _counts(statement) and not _is_all_of_a_thing(statement):
            continue
        if partial and sense.lemma in _TAKING_ON:
            continue
        if items[index] in _NOUNS_AS_WELL and items[index - 1] not in _BEING:
            continue
        if statement.language == "en" and not _is_predicate(statement, index):
            continue
        busy: Busy = "task" if sense.promise == "task" else "output"
        return Activity(busy, items[index], statement.written(0, index))
    return None


def _is_all_of_a_thing(statement: Statement) -> bool:
    """Whether all of what was made is the subject (`Toutes les fiches`): no share of what others do."""
    targets = statement.targets
    whole = is_universal(statement.line.text, statement.language) or bool(targets)
    made = next((item for item in statement.items[:6] if item in statement.words.artefacts), "")
    return whole and bool(made) and all(figure.unit == "percent" and figure.value >= 100 for figure in targets)


def _is_predicate(statement: Statement, index: int) -> bool:
    """Whether an English participle ends a clause (`dashboards delivered by June`), unlike `trained staff`."""
    sense = statement.participle(index)
    after = index + (len(sense.lemma.split()) if sense is not None else 1)
    following = statement.items[after] if after < len(statement.items) else ""
    return not following or following in STOPS["en"] or following.endswith("ly") or following.startswith("@")


def _counted_artefacts(statement: Statement) -> Activity | None:
    """Return what a bare count of things made or held amounts to: `8 webinars`, `12 articles de blog`."""
    if statement.opening is not None or not _counts(statement):
        return None
    senses = (statement.participle(index) for index in range(len(statement.items)))
    if any(sense is not None and sense.promise == "result" and sense.lemma not in _OBTAINING for sense in senses):
        return None  # "60 000 billets vendus"
    for index, item in enumerate(statement.items[:3]):
        if item.startswith("#"):
            noun = noun_after(statement, index + 1)
            if noun in statement.words.artefacts:
                return Activity("output", noun, statement.written(index, len(statement.items)))
    return None
