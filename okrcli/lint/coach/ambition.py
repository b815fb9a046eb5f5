"""Objectives that open with a verb of making or doing and are ambitions all the same: by what or whom it is about."""

from __future__ import annotations

import re

from okrcli.lint.coach.opening import Opening
from okrcli.lint.coach.purpose import names_a_stake
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import clauses, entries, uses

_WALKING_WITH = entries(uses.WALKING_WITH)
_THROUGH = entries(uses.THROUGH)
_OWN_STAFF = entries(clauses.OWN_STAFF)
_PLACING = entries(uses.PLACING)
_KNOWN_FOR = entries(uses.KNOWN_FOR)
_CONCRETE = entries(uses.CONCRETE)
_NEW = entries(uses.NEW)
_SHORT_OBJECT = 2
_TO_ALL = re.compile(
    r"^ (?:le|la|l|les|notre|nos|the|our) (?:\S+ ){1,3}?"
    r"(?:a (?:tous|toutes|chacun|ceux|celles)|to (?:all|every|everyone)) "
)


def is_ambition(statement: Statement, opening: Opening) -> bool:
    """Whether a verb of making or doing is about a stake, a public, or what one is known for."""
    if names_a_stake(statement, opening.end) and not is_concrete(statement, opening.end):
        return True
    if _opens_to_all(statement, opening) or _walks_with(statement, opening):
        return True
    return opening.sense.lemma in _PLACING and any(item in _KNOWN_FOR for item in statement.items[opening.end :])


def is_concrete(statement: Statement, start: int) -> bool:
    """Whether what is made can be pointed at when done: an artefact, something new, something due."""
    following = statement.items[start:]
    named = any(item in statement.words.artefacts or item in _CONCRETE or item in _NEW for item in following)
    return named or any(item.startswith("@") for item in following) or len(following) < _SHORT_OBJECT


def _opens_to_all(statement: Statement, opening: Opening) -> bool:
    """Whether something that is there is opened to everybody: `Ouvrir le théâtre à tous les publics`."""
    text = f" {' '.join(statement.items[opening.end :])} "
    return opening.sense.lemma in {"ouvrir", "open"} and _TO_ALL.search(text) is not None


def _walks_with(statement: Statement, opening: Opening) -> bool:
    """Whether people outside are accompanied through something: `Accompagner les familles dans l'épreuve`."""
    following, words = statement.items[opening.end :], statement.words
    if opening.sense.lemma not in _WALKING_WITH or _THROUGH.isdisjoint(following):
        return False
    return words.generic.isdisjoint(following[:4]) and _OWN_STAFF.isdisjoint(following[:4])
