"""The vocabulary of one language, compiled: verb forms to what the verb promises, and the sets of nouns.

Built once a language, on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Literal, NamedTuple

from okrcli.lint.coach import conjugate_en, conjugate_fr
from okrcli.lint.coach.remarks import Language
from okrcli.lint.coach.tokens import fold
from okrcli.lint.coach.words import entries, nominal, nouns_en, nouns_fr, verbs_en, verbs_fr

Promise = Literal["output", "soft_output", "task", "up", "down", "move", "maintain", "result"]
Form = Literal["base", "present", "participle", "gerund", "plural", "noun"]

_ORDER: tuple[tuple[str, Promise], ...] = (
    ("RESULT", "result"),
    ("MAINTAIN", "maintain"),
    ("MOVE", "move"),
    ("DOWN", "down"),
    ("UP", "up"),
    ("TASK", "task"),
    ("SOFT_OUTPUT", "soft_output"),
    ("OUTPUT", "output"),
)


_NOMINAL_ORDER: tuple[tuple[str, Promise], ...] = (
    ("MAINTAIN", "maintain"),
    ("DOWN", "down"),
    ("UP", "up"),
    ("TASK", "task"),
    ("OUTPUT", "output"),
)


class Sense(NamedTuple):
    """What a verb's form says: its base form, what the verb promises, which form it is."""

    lemma: str
    promise: Promise
    form: Form


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words. `verbs` maps forms (of up to four words) to senses, `participles` past ones alone."""

    language: Language
    verbs: dict[str, Sense]
    participles: dict[str, Sense]
    nominals: dict[str, Sense]
    phrase_heads: frozenset[str]
    heads: frozenset[str]
    metrics: frozenset[str]
    outcomes: frozenset[str]
    artefacts: frozenset[str]
    content: frozenset[str]
    generic: frozenset[str]
    adjectives: frozenset[str]
    weak: frozenset[str]
    usual: frozenset[str]
    people: frozenset[str]


@cache
def lexicon(language: Language) -> Lexicon:
    """Return the compiled vocabulary of a language."""
    verbs_module, nouns, forms = _MODULES[language]
    verbs: dict[str, Sense] = {}
    participles: dict[str, Sense] = {}
    # The later of two categories wins a form that both have, a base form wins over any other.
    for name, promise in _ORDER:
        for lemma in sorted(entries(getattr(verbs_module, name))):
            for form_text, form in forms(lemma):
                sense = Sense(lemma, promise, form)
                if form == "participle":
                    participles[form_text] = sense
                known = verbs.get(form_text)
                if known is None or form == "base" or known.form != "base":
                    verbs[form_text] = sense
    nominals: dict[str, Sense] = {}
    suffix = language.upper()
    for name, promise in _NOMINAL_ORDER:
        for noun in entries(getattr(nominal, f"{name}_{suffix}")):
            nominals[noun] = Sense(noun, promise, "noun")
    metrics = entries(nouns.HEADS) | entries(nouns.METRICS)
    return Lexicon(
        language=language,
        verbs=verbs,
        participles=participles,
        nominals=nominals,
        phrase_heads=_first_words(verbs) | _first_words(nominals),
        heads=entries(nouns.HEADS),
        metrics=metrics,
        outcomes=entries(nouns.OUTCOMES),
        artefacts=entries(nouns.ARTEFACTS),
        content=entries(nouns.CONTENT),
        generic=entries(nouns.GENERIC),
        adjectives=_adjectives(nouns.ADJECTIVES, language),
        weak=entries(nouns.WEAK_QUALIFIERS),
        usual=entries(nouns.USUAL),
        people=entries(nouns.PEOPLE),
    )


@cache
def own_words(language: Language) -> frozenset[str]:
    """Return the words that only this language's vocabulary knows: they tell the languages apart."""
    return _all_words(lexicon(language)) - _all_words(lexicon("en" if language == "fr" else "fr"))


def _adjectives(listed: str, language: Language) -> frozenset[str]:
    if language == "en":
        return entries(listed)
    return frozenset(fold(form) for adjective in listed.split() for form in conjugate_fr.agreed(adjective))


def _all_words(words: Lexicon) -> frozenset[str]:
    forms = frozenset(words.verbs) | frozenset(words.participles) | frozenset(words.nominals)
    return (
        forms
        | words.metrics
        | words.artefacts
        | words.outcomes
        | words.adjectives
        | words.people
        | words.usual
        | words.generic
    )


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.split(" ", 1)[0] for phrase in phrases if " " in phrase)


_Forms = Callable[[str], Iterable[tuple[str, Form]]]
_MODULES: dict[Language, tuple[ModuleType, ModuleType, _Forms]] = {
    "en": (verbs_en, nouns_en, conjugate_en.forms),
    "fr": (verbs_fr, nouns_fr, conjugate_fr.forms),
}
