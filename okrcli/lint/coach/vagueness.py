"""Objectives that would suit any team: `Be the best company`, `Do more with less`, `Gagner en efficacité`."""

from __future__ import annotations

import re

from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import entries, one_of, platitudes

_ANYWHERE = rf"(?: {one_of(platitudes.ANYWHERE)})*"
_PLATITUDE = {
    "en": re.compile(
        rf"^ (?:(?:always |simply |just )?{one_of(platitudes.DO_EN)} (?:things |it |even |our work )?"
        rf"{one_of(platitudes.BETTER_EN)}(?: (?:with less|together|and \w+|than \w+))*"
        rf"|{one_of(platitudes.PHRASES_EN)}|{platitudes.IMPROVE_EN}{one_of(platitudes.HOUSE_EN)}){_ANYWHERE} $"
    ),
    "fr": re.compile(
        rf"^ (?:{one_of(platitudes.DO_FR)} (?:encore |toujours |beaucoup )?{one_of(platitudes.BETTER_FR)}"
        rf"(?: ensemble| avec moins| que? \S+(?: \S+){{0,2}})?|{one_of(platitudes.PHRASES_FR)}"
        rf"|{platitudes.IMPROVE_FR}{one_of(platitudes.HOUSE_FR)}){_ANYWHERE} $"
    ),
}
_BEING = {
    "en": re.compile(
        r"^ (?:to )?(?:be|become|being|becoming|remain|get|feel|stay|have) "
        r"(?:recognised as |recognized as |known as |seen as |one of )?"
        rf"(?:an? |the |our |even |much |always |a truly )*(.+?){_ANYWHERE} $"
    ),
    "fr": re.compile(
        r"^ (?:etre|devenir|rester|se montrer|se sentir|avoir) "
        r"(?:reconnus? comme |vus? comme |toujours |encore |beaucoup |vraiment )*"
        rf"(?:une? |la |le |les |l |des |nos |notre )*(.+?){_ANYWHERE} $"
    ),
}
_ENDING = re.compile(f"{_ANYWHERE.removesuffix('*')}+ $")
_COMPARATIVE = {
    "en": re.compile(r"^(?:more|less|better|faster|stronger|smarter|leaner) "),
    "fr": re.compile(r"^(?:plus|moins|mieux|meilleurs?) "),
}
_WISH = {
    "en": re.compile(
        r"^ (?:see|have|get|achieve|reach|show|make|obtain|deliver|create) (?:a |an |some |the |real )*(\S+) (\S+)"
    ),
    "fr": re.compile(
        r"^ (?:voir|avoir|obtenir|atteindre|montrer|faire|realiser) (?:une? |de |des |la |le |d |du )*(\S+) (\S+)"
    ),
}
_FILLERS = entries(platitudes.FILLERS) | {"@name", "#"}
_SMALL = entries(platitudes.SMALL)
_EMPTY = entries(platitudes.EMPTY)
_PROGRESS = entries("usage progress results progrès résultats traction impact")


def is_generic_ambition(statement: Statement) -> bool:
    """Whether the whole of it is made of words that suit any team: nothing says who, where or how one would notice."""
    words, language = statement.words, statement.language
    text = statement.line.text.replace(" . ", " ").rstrip(" .!") + " "
    if _PLATITUDE[language].match(text):
        return True
    being = _BEING[language].match(text)
    if being is not None:
        return _is_generic_being(being[1], statement)
    generic = words.generic | words.adjectives
    if statement.opening is not None:
        content = _content(statement.items)[1:]
        return bool(content) and all(item in generic or item in words.weak for item in content)
    content = _content(tuple(_ENDING.sub(" ", text).split()))
    if not content or len(content) > 5 or content[0] not in generic:
        return False
    return len(content) <= 2 or all(item in generic or item in _EMPTY for item in content)


def is_wish(statement: Statement) -> bool:
    """Whether it wishes for a weakly qualified metric: `See solid usage`, `Obtenir de bons résultats`."""
    found = _WISH[statement.language].match(statement.line.text)
    if found is None:
        return False
    words = statement.words
    measured = words.metrics | words.generic | _PROGRESS
    first, second = found[1], found[2]
    return (first in words.weak and second in measured) or (second in words.weak and first in measured)


def _content(items: tuple[str, ...]) -> list[str]:
    return [item for item in items if item not in _FILLERS and item.isalpha()]


def _is_generic_being(complement: str, statement: Statement) -> bool:
    """Whether what it wants to be names no place, no people and no quality of its own."""
    words, language = statement.words, statement.language
    compared = _COMPARATIVE[language].match(complement + " ")
    if compared and " than " not in complement and " que " not in complement:
        return len([item for item in complement.split() if item not in _FILLERS]) <= 4
    return all(
        item in words.generic or item in words.adjectives or item in _SMALL
        for item in _content(tuple(complement.split()))
    )
