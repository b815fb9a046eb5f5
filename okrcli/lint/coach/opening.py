"""What a statement opens with: a verb in any form, a noun that hides one, or neither."""

from __future__ import annotations

import re
from typing import NamedTuple

from okrcli.lint.coach.lexicon import Lexicon, Promise, Sense
from okrcli.lint.coach.words import entries, openings
from okrcli.lint.coach.words.figures import TIMES

_SKIPPED = {"en": entries(openings.SKIPPED_EN), "fr": entries(openings.SKIPPED_FR)}
_AUXILIARIES = entries(openings.AUXILIARIES)
_DETERMINERS = {"en": entries(openings.DETERMINERS_EN), "fr": entries(openings.DETERMINERS_FR)}
_PARTITIVES = frozenset({"de", "d", "du", "des"})
_OF = {"en": entries(openings.OF_EN), "fr": entries(openings.OF_FR)}
_AFTER_GROUP = entries(openings.AFTER_GROUP_EN)
_BEFORE_COMMA = entries(openings.BEFORE_COMMA)
_LABELS = entries(openings.LABELS)
_NO_IMPERATIVES = entries(openings.NO_IMPERATIVES_EN)
_NO_INFINITIVES = entries(openings.NO_INFINITIVES_FR)
_NO_ADVERBS = entries(openings.NO_ADVERBS)
_MAKING = frozenset({"output", "soft_output", "task"})
_ALSO_NOUNS = entries(openings.ALSO_NOUNS_EN)
_QUALITY_ENDINGS = ("ness", "ability", "ibility", "iency", "acity")
_INTO_USE = re.compile(
    r" (?:in(?:to)? (?:service|place|production|operation|use)|live|online|en (?:service|place|"
    r"production|ligne|oeuvre|vente)) "
)
_BROUGHT_OUT = entries(openings.BROUGHT_OUT_FR)
_ADVERB = {"en": "ly", "fr": "ment"}
_PASSIVE = frozenset({"be", "being", "been", "get", "etre"})
_GROWING_METRICS = frozenset({"develop", "developper", "build"})
_RELATIVES = frozenset({"that", "who", "which"})
_TURNED_INTO = frozenset({"notre", "nos", "un", "une"})
_POSSESSIVES = (("notre",), ("nos",))
_OUT_OF = frozenset({"de", "du", "des", "d"})
_LONGEST = 4


class Opening(NamedTuple):
    """The verb that a statement opens with: its sense, and the items of the line that it takes."""

    sense: Sense
    start: int
    end: int

    @property
    def promise(self) -> Promise:
        """What the verb promises."""
        return self.sense.promise


def find_opening(items: tuple[str, ...], words: Lexicon) -> Opening | None:
    """Return the verb, or the noun in a verb's place, that the statement opens with, or None."""
    return _opening_at(items, _first_word(items), words)


def _first_word(items: tuple[str, ...]) -> int:
    """Skip a label (`KR1:`), a dash, and a date put first (`By October 31, launch…`)."""
    if len(items) > 2 and items[1] == ":" and (items[0] == "@name" or items[0] in _LABELS):
        return 2
    if len(items) > 3 and items[0] in _LABELS and items[2] in {":", "-"}:
        return 3
    if "," in items[:7] and items[0] in _BEFORE_COMMA:
        return items.index(",") + 1
    return 1 if len(items) > 1 and items[0] in {"-", "+"} and not items[1].startswith("#") else 0


def _opening_at(items: tuple[str, ...], start: int, words: Lexicon) -> Opening | None:
    auxiliary = False
    for index in range(start, min(len(items), start + 5)):
        sense, end = sense_at(items, index, words, after_auxiliary=auxiliary, first=index == start)
        if sense is not None and not (items[index] in _AUXILIARIES and _leads_to_participle(items, index, words)):
            return Opening(_in_context(sense, items, index, end, words), index, end)
        word = items[index]
        adverb = len(word) > 5 and word.endswith(_ADVERB[words.language]) and word not in _NO_ADVERBS
        if word not in _SKIPPED[words.language] and not adverb:
            return None
        auxiliary = auxiliary or word in _AUXILIARIES
    return None


def _in_context(sense: Sense, items: tuple[str, ...], start: int, end: int, words: Lexicon) -> Sense:
    """Return the sense that the words around give: `hold turnover at 9 %` keeps, `s'implanter en Italie` arrives."""
    if sense.form == "participle" and start and items[start - 1] in _PASSIVE:
        return Sense(sense.lemma, "result", sense.form)  # "Be talked about wherever…"
    if sense.lemma in {"put", "bring", "take", "mettre", "get"} and _INTO_USE.search(f" {' '.join(items[end:])} "):
        return Sense(sense.lemma, "output", sense.form)
    if sense.lemma in _GROWING_METRICS and any(item in words.heads for item in items[end : end + 3]):
        return Sense(sense.lemma, "move", sense.form)
    if sense.lemma == "draw" and any(item in words.people for item in items[end : end + 4]):
        return Sense("draw", "result", sense.form)
    if sense.lemma == "hold" and any(item in words.metrics for item in items[end : end + 4]):
        return Sense("keep", "maintain", sense.form)
    if sense.lemma == "faire des" and any(item in _TURNED_INTO for item in items[end + 1 :]):
        return Sense("faire", "result", sense.form)  # "Faire des réclamations notre meilleure source d'idées"
    if sense.lemma == "sortir" and items[end : end + 1] in _POSSESSIVES and not _OUT_OF.isdisjoint(items[end + 2 :]):
        return Sense("sortir", "result", sense.form)  # "Sortir notre réseau de l'âge du papier"
    if sense.lemma == "sortir" and not any(
        item in words.artefacts or item in _BROUGHT_OUT for item in items[end : end + 5]
    ):
        return Sense("sortir", "result", sense.form)
    if words.language == "fr" and start and items[start - 1] in {"s", "se"} and sense.promise in _MAKING:
        return Sense(sense.lemma, "result", sense.form)
    return sense


def _leads_to_participle(items: tuple[str, ...], index: int, words: Lexicon) -> bool:
    following = [item for item in items[index + 1 : index + 3] if not item.endswith(("ment", "ly")) and item != "bien"]
    return bool(following) and following[0] in words.participles and following[0] not in _DETERMINERS[words.language]


def sense_at(
    items: tuple[str, ...], index: int, words: Lexicon, *, after_auxiliary: bool = False, first: bool = True
) -> tuple[Sense | None, int]:
    """Return the sense of the verb form at `index` used as an opening, and where it ends; None where there is none."""
    word = items[index]
    if word in words.phrase_heads:
        for length in range(_LONGEST, 1, -1):
            phrase = " ".join(items[index : index + length])
            if length > len(items) - index:
                continue
            sense = words.verbs.get(phrase)
            stands_alone = words.language == "fr" and sense is not None and sense.form == "participle"
            if sense is not None and (after_auxiliary or not stands_alone):
                return sense, index + length
            sense = words.nominals.get(phrase)
            if sense is not None:
                return sense, index + length
    following = items[index + 1] if index + 1 < len(items) else ""
    nominal = words.nominals.get(word)
    if nominal is not None and first and _is_noun_here(items, index, words):
        return nominal, index + 1
    sense = words.verbs.get(word)
    if sense is None and words.language == "en" and first:
        sense = _compounded(word, following, words) or _imperative(word, items[index + 1 : index + 5], words)
    if sense is None:
        unknown = first and words.language == "fr" and _is_infinitive(word, following, words)
        return (Sense(word, "result", "base"), index + 1) if unknown else (None, index)
    if words.language == "en":
        if sense.form == "present" and first and _is_plural_noun(items, index):
            return None, index  # "Deploys go from…": a plural noun
        return (None, index) if _is_compound(items, index, words, sense) else (sense, index + 1)
    if sense.form in {"base", "plural"}:
        return sense, index + 1
    participle = words.participles.get(word)
    if participle is not None and after_auxiliary:
        return participle, index + 1
    if sense.form == "present" and first and following in _DETERMINERS["fr"] - _PARTITIVES:
        return sense, index + 1
    return None, index


def _compounded(word: str, following: str, words: Lexicon) -> Sense | None:
    """Return the sense of a verb behind a hyphen before its object: `cold-call 15`, `soft-launch the`."""
    sense = words.verbs.get(word.rpartition("-")[2]) if "-" in word else None
    if sense is None or sense.form != "base":
        return None
    return sense if following in _DETERMINERS["en"] or following.startswith("#") else None


def _imperative(word: str, following: tuple[str, ...], words: Lexicon) -> Sense | None:
    """Return the sense of a word that no list knows before so many of something: `Decorate 12 windows`."""
    counted = len(following) > 1 and following[0].startswith("#") and any(item.endswith("s") for item in following[1:3])
    if not counted or len(word) < 4 or not word.isalpha() or word.endswith("s") or word in _NO_IMPERATIVES:
        return None
    nouns = (words.metrics, words.outcomes, words.people, words.artefacts, words.generic, words.adjectives)
    return None if any(word in known for known in nouns) else Sense(word, "result", "base")


def _is_infinitive(word: str, following: str, words: Lexicon) -> bool:
    """Whether a word that no list knows is an infinitive: it ends like one, before an object or a number of them."""
    if not word.endswith(("er", "ir")) or word in _NO_INFINITIVES or word in words.metrics | words.artefacts:
        return False
    return following in _DETERMINERS["fr"] - _PARTITIVES or following.startswith("#")


def _is_plural_noun(items: tuple[str, ...], index: int) -> bool:
    """Whether a form in -s opens as a noun (`Calls that…`, `Releases a month`), unlike `Launches the…`."""
    following = items[index + 1 : index + 3]
    counted = following[:1] == ("a",) and following[1:] and following[1] in TIMES
    return not following or following[0] == "that" or following[0] not in _DETERMINERS["en"] or bool(counted)


def _is_noun_here(items: tuple[str, ...], index: int, words: Lexicon) -> bool:
    """Whether a noun such as `launch` or `formation` stands for its verb: `launch of`, `revue hebdomadaire des`."""
    following = items[index + 1 : index + 4]
    if words.language == "en":
        sense = words.verbs.get(items[index])
        if sense is not None and sense.form == "base":
            return bool(following) and following[0] == "of"
        return bool(following) and following[0] in _OF["en"]
    if not following:
        return True
    if following[0] in {"a", "au", "aux"}:
        return words.nominals[items[index]].promise == "task"
    return following[0] in _OF["fr"] or (
        len(following) > 1 and following[1] in _OF["fr"] and not following[0].startswith("#")
    )


def _is_compound(items: tuple[str, ...], index: int, words: Lexicon, sense: Sense) -> bool:
    """Whether an English verb form is the first half of a noun: `release frequency`, `training hours`."""
    if sense.form != "gerund" and items[index] not in _ALSO_NOUNS:
        return False
    if items[index] in {"share", "rate", "score", "use", "return"} and items[index + 1 : index + 2] in (
        ("of",),
        ("on",),
    ):
        return True
    last = ""
    for item in items[index + 1 : index + 6]:
        if item in _RELATIVES:
            return bool(last)  # "Test runs that fail"
        if item in _DETERMINERS["en"]:
            return False
        if item in _AFTER_GROUP or item[0] in "#@" or not item[0].isalpha():
            break
        if last and sense.form == "gerund" and item.endswith("ed"):
            return True  # "Reading room occupied 70 % of…"
        used = words.participles.get(item)
        if last and used is not None and used.promise == "result" and words.verbs[item].form == "participle":
            return True  # "Design components used in 80 % of…"
        last = item
    rated = "per" in items and (last in words.outcomes or last in words.metrics)  # "Merge requests per release"
    return rated or last in words.heads or last.endswith(_QUALITY_ENDINGS)
