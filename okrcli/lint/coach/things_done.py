"""Things that a phrase says are there or were done: `6 pages live`, `charte finalisée`, `8 webinars`."""

from __future__ import annotations

import re

from okrcli.lint.coach.activity import MAKING, Activity, Busy, counts_things
from okrcli.lint.coach.changes import has_change_in_words, is_universal
from okrcli.lint.coach.redemption import AT_MOST, ON_TIME, SHARES, STOPS, noun_after
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import entries, uses

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
_TAKING_ON = entries(uses.TAKING_ON)


def find_thing_done(statement: Statement) -> Activity | None:
    """Return the thing that the phrase says was made or done; None where there is none or its figure is an effect."""
    done = _thing_done(statement) or _counted_artefacts(statement)
    return None if done is None or _has_outcome_figure(statement) else done


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
        return Activity("output", statement.written_in(state), statement.written(0, len(items)))
    for index in range(1, len(items)):
        sense = statement.participle(index)
        if sense is None or sense.promise not in MAKING or items[index - 1] in _DEFINING:
            continue
        if sense.lemma in _DONE_BY_OTHERS and not counts_things(statement) and not _is_all_of_a_thing(statement):
            continue
        if partial and sense.lemma in _TAKING_ON:
            continue  # "85% of apprentices are hired"
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
    if statement.opening is not None or not counts_things(statement):
        return None
    for index, item in enumerate(statement.items[:3]):
        if item.startswith("#"):
            noun = noun_after(statement, index + 1)
            if noun in statement.words.artefacts:
                return Activity("output", noun, statement.written(index, len(statement.items)))
    return None
