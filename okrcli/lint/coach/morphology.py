"""The forms of words by language, from what a dictionary lists: verbs bend, French adjectives agree.

A language without rules here has the forms alone that its lexicon lists. What no rule tells (`irregular`, `doubling`)
stands in the lexicon's `forms`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Literal

Form = Literal["base", "present", "participle", "gerund", "plural", "noun"]
"""`present` is the third person (and in French the familiar imperative), `plural` the French forms in -ons and -ez,
`participle` the past one, `gerund` the form in -ing or -ant."""
Listed = Mapping[str, str]


def forms(language: str, verb: str, listed: Listed) -> Iterator[tuple[str, Form]]:
    """Yield each form of a verb, its base first; a verb of several words (`roll out`) bends its first."""
    head, space, rest = verb.partition(" ")
    yield verb, "base"
    bend = _BENDING.get(language)
    for word, form in bend(head, listed) if bend is not None else ():
        yield word + space + rest, form


def agreed(language: str, adjective: str) -> Iterator[str]:
    """Yield an adjective's forms by gender and number, from its first: `actif`, `actives`."""
    agree = _AGREEING.get(language)
    yield from agree(adjective) if agree is not None else (adjective,)


def plurals(language: str, noun: str) -> tuple[str, ...]:
    """Return the plural of a noun that is listed in the singular; none where it is a plural, or no rule is known."""
    bend = _COUNTING.get(language)
    return bend(noun) if bend is not None else ()


@cache
def _table(listed: str) -> dict[str, list[str]]:
    lines = (entry.split(":") for entry in listed.replace("\n", " ").split(","))
    return {verb.strip(): bent.split() for verb, bent in lines}


# --- English ---------------------------------------------------------------------------------------------------------


def _bent_en(verb: str, listed: Listed) -> Iterator[tuple[str, Form]]:
    yield _third(verb), "present"
    doubled = verb + verb[-1] if f" {verb} " in f" {listed['doubling']} ".replace("\n", " ") else verb
    yield _gerund(verb, doubled), "gerund"
    for past in _table(listed["irregular"]).get(verb) or _past(verb, doubled):
        yield past, "participle"


def _third(verb: str) -> str:
    if verb in {"go", "do", "redo"} or verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    if _ends_in_consonant_y(verb):
        return verb[:-1] + "ies"
    return "has" if verb == "have" else verb + "s"


def _past(verb: str, doubled: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (verb + "d",)
    if _ends_in_consonant_y(verb):
        return (verb[:-1] + "ied",)
    return (doubled + "ed",) if doubled == verb else (doubled + "ed", verb + "ed")


def _gerund(verb: str, doubled: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return doubled + "ing"


def _ends_in_consonant_y(verb: str) -> bool:
    return len(verb) > 1 and verb.endswith("y") and verb[-2] not in "aeiou"


def _plural_en(noun: str) -> tuple[str, ...]:
    return () if noun.endswith("s") and not noun.endswith("ss") else (_third(noun),)


# --- French, without accents -----------------------------------------------------------------------------------------


def _bent_fr(verb: str, listed: Listed) -> Iterator[tuple[str, Form]]:
    """The first and second groups follow rules; verbs of the third are listed with their stems."""
    irregular = _table(listed["irregular"]).get(verb)
    if irregular is not None:
        singular, stem, plural, past = irregular
        yield from ((singular, "present"), (plural, "present"))
        yield (singular.removesuffix("t")) + "s", "present"
    elif verb.endswith("er"):
        stem, past = verb[:-2], verb[:-1]
        for one in _present_stems(stem):
            yield from ((one + "e", "present"), (one + "ent", "present"))
    else:
        root = verb[:-1] if verb.endswith("ir") else verb.removesuffix("re")
        stem = root + "ss" if verb.endswith("ir") else root
        past = root if verb.endswith("ir") else root + "u"
        yield from ((root + "t" if verb.endswith("ir") else root, "present"), (stem + "ent", "present"))
    soft = stem + "e" if stem.endswith("g") else stem
    yield from ((soft + "ons", "plural"), (stem + "ez", "plural"), (soft + "ant", "gerund"))
    for ending in ("", "e", "s", "es"):
        if not (ending == "s" and past.endswith("s")):
            yield past + ending, "participle"


def _present_stems(stem: str) -> tuple[str, ...]:
    """Return the stems of the singular: `deployer` gives deploi(e), `renouveler` renouvell(e) and renouvel(e)."""
    if stem.endswith(("oy", "uy", "ay")):
        return (stem[:-1] + "i", stem)
    if stem.endswith(("el", "et")):
        return (stem, stem + stem[-1])
    return (stem,)


def _agreed_fr(adjective: str) -> Iterator[str]:
    """The forms of a masculine, accents kept."""
    for ending, feminine in (("if", "ive"), ("eux", "euse"), ("el", "elle"), ("en", "enne"), ("er", "ère")):
        if adjective.endswith(ending):
            stem = adjective.removesuffix(ending)
            yield from (adjective, adjective.removesuffix("x") + "sx"[ending == "eux"])
            yield from (stem + feminine, stem + feminine + "s")
            return
    yield from (adjective, adjective[:-1] + "ux" if adjective.endswith("al") else adjective.removesuffix("s") + "s")
    if not adjective.endswith(("e", "s", "x")):
        yield from (adjective + "e", adjective + "es")


def _plural_fr(noun: str) -> tuple[str, ...]:
    if noun.endswith(("s", "x", "z")):
        return ()
    return (noun + "x",) if noun.endswith(("eau", "eu")) else (noun[:-1] + "ux" if noun.endswith("al") else noun + "s",)


_BENDING: Mapping[str, Callable[[str, Listed], Iterator[tuple[str, Form]]]] = {"en": _bent_en, "fr": _bent_fr}
_AGREEING: Mapping[str, Callable[[str], Iterator[str]]] = {"fr": _agreed_fr}
_COUNTING: Mapping[str, Callable[[str], tuple[str, ...]]] = {"en": _plural_en, "fr": _plural_fr}
