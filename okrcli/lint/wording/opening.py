"""What a statement opens with: a verb in any form, a noun that hides one, or neither."""

from __future__ import annotations

import re
from typing import NamedTuple

from okrcli.lint.wording.lexicon import Lexicon, Promise, Sense
from okrcli.lint.wording.words import entries

# Words before the verb that say nothing about it: subjects, auxiliaries, adverbs.
_SKIP = {
    "en": entries("""
    we i our will shall should must to need want aim plan intend please lets let's let successfully also then
    and fully have has had be being been can able ourselves completely finally
"""),
    "fr": entries("""
    nous on je allons vais va pour de d devons doit faut il voulons veux avoir avons ai a ont etre ayant bien
    reussir pouvoir y s se que vouloir ensuite puis et enfin
"""),
}
_AUXILIARY = entries("""
    avoir avons ai ont have has had ayant be been etre
""")
_DETERMINERS = {
    "en": entries("""
    a an the our all every each new some this that these those their its more any my another
"""),
    "fr": entries("""
    un une le la l les des du de d nos notre mes mon ma chaque tous toutes tout toute ce cette ces plusieurs
    leur leurs au moins
"""),
}
_OF = {
    "en": entries("""
    of into on for with in to from and at by
"""),
    "fr": entries("""
    de du des d et aupres avec aux a au sur dans chez en
"""),
}
_AFTER_GROUP = _OF["en"] | entries("""
    is are was above below under over per up down rises falls goes reaches among across through
""")
_BEFORE_COMMA = entries("""
    by before in from until during d avant en fin au this over within dici a pendant
""")
_MAKING = frozenset({"output", "soft_output", "task"})
# English verbs that are nouns as well: before a measure they are its first half.
_ALSO_NOUNS = entries("""
    launch release design test review call contact order plan report support visit research study survey
    update process program host file book record track share document build benchmark sample pilot model map
    audit interview post email mail phone upgrade source start check demo brief repair patch practice exhibit
    budget forecast estimate measure film code switch return sales use cash place drop rate score help work
    look campaign schedule coach sponsor develop-to complete open read approve draft sprint wire plant shoot
    lead price stock supply transfer import export view show feed stay claim bill produce purchase trial
""")
_QUALITY_ENDINGS = ("ness", "ability", "ibility", "iency", "acity")
_INTO_USE = re.compile(
    r" (?:in(?:to)? (?:service|place|production|operation|use)|live|online|en (?:service|place|"
    r"production|ligne|oeuvre|vente)) "
)
_RELEASED = entries("""
    version produit produits gamme collection album film livre nouveau nouvelle nouveaux mise edition numero
""")
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
    start = _first_word(items)
    return _opening_at(items, start, words)


def _first_word(items: tuple[str, ...]) -> int:
    """Skip a label (`KR1:`) and a date put first (`By October 31, launch…`)."""
    if len(items) > 2 and items[1] == ":" and (items[0] == "@name" or items[0] in {"kr", "okr", "objectif", "goal"}):
        return 2
    if len(items) > 3 and items[0] in {"kr", "o", "okr"} and items[2] in {":", "-"}:
        return 3
    while_dash = 1 if items and items[0] in {"-", "+"} and len(items) > 1 and not items[1].startswith("#") else 0
    if "," in items[:7] and items and items[0] in _BEFORE_COMMA:
        return items.index(",") + 1
    return while_dash


def _opening_at(items: tuple[str, ...], start: int, words: Lexicon) -> Opening | None:
    auxiliary = False
    for index in range(start, min(len(items), start + 5)):
        sense, end = sense_at(items, index, words, after_auxiliary=auxiliary, first=index == start)
        if sense is not None and not (items[index] in _AUXILIARY and _leads_to_participle(items, index, words)):
            return Opening(_in_context(sense, items, index, end, words), index, end)
        word = items[index]
        adverb = (
            word.endswith("ly" if words.language == "en" else "ment") and len(word) > 5 and word not in words.nominals
        )
        if word not in _SKIP[words.language] and not adverb:
            return None
        auxiliary = auxiliary or word in _AUXILIARY
    return None


def _in_context(sense: Sense, items: tuple[str, ...], start: int, end: int, words: Lexicon) -> Sense:
    """Return the sense that the words around give: `hold turnover at 9 %` keeps, `s'implanter en Italie` arrives."""
    if sense.lemma in {"put", "bring", "take", "mettre", "get"} and _INTO_USE.search(f" {' '.join(items[end:])} "):
        return Sense(sense.lemma, "output", sense.form)
    if sense.lemma == "hold" and any(item in words.metrics for item in items[end : end + 4]):
        return Sense("keep", "maintain", sense.form)
    if sense.lemma == "sortir" and not any(
        item in words.artefacts or item in _RELEASED for item in items[end : end + 5]
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
            if sense is not None:
                return sense, index + length
            sense = words.nominals.get(phrase)
            if sense is not None:
                return sense, index + length
    following = items[index + 1] if index + 1 < len(items) else ""
    nominal = words.nominals.get(word)
    if nominal is not None and first and _is_noun_here(items, index, words):
        return nominal, index + 1
    sense = words.verbs.get(word)
    if sense is None:
        unknown = (
            first
            and words.language == "fr"
            and word.endswith(("er", "ir"))
            and following in _DETERMINERS["fr"] - {"de", "d", "du", "des"}
        )
        return (Sense(word, "result", "base"), index + 1) if unknown else (None, index)
    if words.language == "en":
        if sense.form == "present" and first and following not in _DETERMINERS["en"]:
            return None, index  # "Deploys go from…": a plural noun
        return (None, index) if _is_compound(items, index, words, sense) else (sense, index + 1)
    if sense.form in {"base", "plural"}:
        return sense, index + 1
    participle = words.participles.get(word)
    if participle is not None and after_auxiliary:
        return participle, index + 1
    if sense.form == "present" and first and following in _DETERMINERS["fr"] - {"de", "d", "du", "des"}:
        return sense, index + 1
    return None, index


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
    return last in words.heads or last.endswith(_QUALITY_ENDINGS)
