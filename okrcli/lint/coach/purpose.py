"""Whether an objective says what it is for: a clause of purpose or quality, a place among others, a feeling."""

from __future__ import annotations

import re

from okrcli.lint.coach.opening import Opening
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import ambitions, entries, one_of

_CLAUSE = {
    "en": re.compile(f" {one_of(ambitions.CLAUSES_EN)} "),
    "fr": re.compile(f" {one_of(ambitions.CLAUSES_FR)} "),
}
_NO_CLAUSE = re.compile(f" {one_of(ambitions.NO_CLAUSES)} ")
_WHO = entries(ambitions.WHO)
_PRONOUNS = entries(ambitions.PRONOUNS)
_BEFORE_A_NOUN = entries(ambitions.BEFORE_A_NOUN)
_AIMS = {"en": entries(ambitions.AIMS_EN), "fr": entries(ambitions.AIMS_FR)}
_AIM_LINKS = {"en": frozenset({"to"}), "fr": frozenset({"pour", "afin", "a"})}
_FEELINGS = {"en": entries(ambitions.FEELINGS_EN), "fr": entries(ambitions.FEELINGS_FR)}
_STAKES = entries(ambitions.STAKES)
_SAYING_WHOSE = 3
_OF_AMBITION = re.compile(f"^ (?:{one_of(ambitions.IDIOMS)}|{one_of(ambitions.BECOMINGS)}) ")
_SUPERLATIVE = {
    "en": re.compile(r" (?:the|our|your|europe|france|world) (?:(?:most|best-)\S* \S+|best|\S{3,}est) "),
    "fr": re.compile(r" (?:le|la|les|l|nos|notre) (?:plus \S+|\S+ (?:le|la|les) plus \S+|meilleure?s? \S+) "),
}
_NO_SUPERLATIVES = entries(ambitions.NO_SUPERLATIVES)
_STANDING = re.compile(
    rf" {one_of(ambitions.STANDINGS)} (?:\S+ ){{0,12}}?(?:as|in|on|among|of|comme|de|chez|parmi|sur|dans|en) "
)


def has_purpose(statement: Statement, opening: Opening | None) -> bool:
    """Whether a clause tells what the objective is for or what it must be like."""
    start = opening.end if opening is not None else 0
    following = statement.items[start:]
    if _CLAUSE[statement.language].search(_NO_CLAUSE.sub(" ", f" {' '.join(following)} ")):
        return True
    if any(token.raw.lower() == "où" for token in statement.tokens):
        return True
    if statement.language == "en" and _has_contact_clause(following):
        return True
    return _has_aim(statement, opening, following)


def has_feeling(statement: Statement) -> bool:
    """Whether it names something that one feels or stands for: trust, pride, a culture, a favourite."""
    return any(is_feeling(item, statement) for item in statement.items)


def is_feeling(item: str, statement: Statement) -> bool:
    """Whether the word names a feeling."""
    return item in _FEELINGS[statement.language]


def names_a_stake(statement: Statement, start: int) -> bool:
    """Whether the words from `start` name what people stand to gain or lose, and say more than that word."""
    following = statement.items[start:]
    return len(following) >= _SAYING_WHOSE and not _STAKES.isdisjoint(following)


def is_idiom_of_ambition(statement: Statement) -> bool:
    """Whether it is a figure of speech (`pave the way`) or turns one thing into another."""
    return bool(_OF_AMBITION.match(statement.line.text))


def has_superlative(statement: Statement) -> bool:
    """Whether it wants something to be the most of its kind: `the smoothest check-in`, `le quotidien le plus doux`."""
    found = _SUPERLATIVE[statement.language].search(statement.line.text)
    return found is not None and found.group().split()[-1] not in _NO_SUPERLATIVES


def has_standing(statement: Statement) -> bool:
    """Whether it names a place among others: `our position as the go-to insurer`."""
    start = statement.opening.end if statement.opening is not None else 0
    return bool(_STANDING.search(f" {' '.join(statement.items[start:])} "))


def _has_aim(statement: Statement, opening: Opening | None, following: tuple[str, ...]) -> bool:
    """Whether an infinitive tells the aim: `to help…`, `pour donner…`; another metric moved is no aim."""
    links = _AIM_LINKS[statement.language]
    linked = [index for index, item in enumerate(following[:-1]) if index and item in links]
    for index in linked:
        after = index + 2 if following[index + 1] in {"de", "d", "mieux"} else index + 1
        if after < len(following) and following[after] in _AIMS[statement.language]:
            return True
    return False


def _has_contact_clause(following: tuple[str, ...]) -> bool:
    """Whether a clause without `that` follows a noun: `the release our users fall in love with`."""
    for index in range(1, len(following) - 1):
        item, before = following[index], following[index - 1]
        if not before.isalpha() or before in _BEFORE_A_NOUN:
            continue
        if item in _PRONOUNS:
            return True
        later = index > 1 or following[0].endswith("s")
        if item in {"our", "their"} and later:
            return index + 2 < len(following)
        if item == "the" and index > 1 and before not in _WHO:
            return index + 2 < len(following)
        if (
            item in _WHO
            and later
            and following[index + 1] not in _BEFORE_A_NOUN
            and following[index + 1][0] not in "@#"
        ):
            return True
    return False
