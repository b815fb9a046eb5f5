"""What a sentence opens with: a verb in any form, a noun that hides one, or neither."""

from __future__ import annotations

from typing import NamedTuple

from okrcli.lint.coach.lexicon import Lexicon, Promise, Sense, units

_LONGEST = 4
"""Words of the longest verb."""
_FARTHEST = 5
"""Words in which the verb must come, subjects and auxiliaries before it."""
_LABEL = 4
"""Words of the longest label before a colon."""
_GROUP = 5
"""Words of the longest group of nouns that a verb form may belong to."""
_QUALITY_ENDINGS = ("ness", "ability", "ibility", "iency", "acity")

Items = tuple[str, ...]


class Opening(NamedTuple):
    """The verb that a sentence opens with: its sense, and the items of the line that it takes."""

    sense: Sense
    start: int
    end: int

    @property
    def promise(self) -> Promise:
        """What the verb promises."""
        return self.sense.promise


def find_opening(items: Items, words: Lexicon) -> Opening | None:
    """Return the verb, or the noun in a verb's place, that the sentence opens with, or None."""
    first = _opening_from(items, _first_word(items, words), words)
    if ":" not in items[1 : _LABEL + 1] or (first is not None and items[1] != ":"):
        return first
    # "Marketing: bring in leads", but "Hiring: 5 engineers"
    return _opening_from(items, items.index(":", 1) + 1, words) or first


def _opening_from(items: Items, start: int, words: Lexicon) -> Opening | None:
    auxiliary = False
    for index in range(start, min(len(items), start + _FARTHEST)):
        word = items[index]
        sense, end = sense_at(items, index, words, after_auxiliary=auxiliary, first=index == start)
        helps = word in words["auxiliaries"]
        if sense is not None and not (helps and _leads_to_participle(items, index, words)):
            found = Opening(_in_context(sense, items, end, words), index, end)
            return _sought_for(found, items, words) or found
        adverb = len(word) > 5 and word.endswith(words.adverb) and word not in words["no_adverbs"]
        if word not in words["skipped"] and not adverb:
            return None
        auxiliary = auxiliary or helps
    return None


def _first_word(items: Items, words: Lexicon) -> int:
    """Skip a dash, and a date put first (`By October 31, launch…`)."""
    if "," in items[:7] and items[0] in words["before_comma"]:
        return items.index(",") + 1
    return 1 if len(items) > 1 and items[0] in {"-", "+"} and not items[1].startswith("#") else 0


def _in_context(sense: Sense, items: Items, end: int, words: Lexicon) -> Sense:
    """Return the sense that the words behind give: `put … into service` makes, `develop revenue` moves."""
    if sense.lemma in words["put_into"] and words.pattern("in_use").search(f" {' '.join(items[end:])} "):
        return sense._replace(promise="output")
    if sense.lemma in words["developing"] and not words["heads"].isdisjoint(items[end : end + 3]):
        return sense._replace(promise="move")
    if sense.lemma in words["holding"] and not words["metrics"].isdisjoint(items[end : end + 4]):
        return sense._replace(promise="maintain")
    return sense


def _sought_for(found: Opening, items: Items, words: Lexicon) -> Opening | None:
    """Return what is done with the things found: `Find and ship 5 improvements` ships them."""
    if (
        found.sense.lemma not in words["seeking"]
        or found.end >= len(items) - 1
        or items[found.end] not in words["joint"]
    ):
        return None
    sense, end = sense_at(items, found.end + 1, words, first=False)
    return Opening(sense, found.start, end) if sense is not None and sense.form == "base" else None


def _leads_to_participle(items: Items, index: int, words: Lexicon) -> bool:
    following = [item for item in items[index + 1 : index + 3] if not item.endswith(words.adverb)]
    return bool(following) and following[0] in words.participles and following[0] not in words["determiners"]


def sense_at(
    items: Items, index: int, words: Lexicon, *, after_auxiliary: bool = False, first: bool = True
) -> tuple[Sense | None, int]:
    """Return the sense of the verb form at `index` used as an opening, and where it ends; None where there is none."""
    word = items[index]
    following = items[index + 1] if index + 1 < len(items) else ""
    if word in words.phrase_heads:
        for length in range(min(_LONGEST, len(items) - index), 1, -1):
            phrase = " ".join(items[index : index + length])
            sense = words.verbs.get(phrase)
            if sense is not None and (words.bare_verbs or after_auxiliary or sense.form != "participle"):
                return sense, index + length
            if phrase in words.nominals:
                return words.nominals[phrase], index + length
    if first and word in words.nominals and _is_noun_here(items, index, words):
        return words.nominals[word], index + 1
    sense = words.verbs.get(word)
    if sense is None and first and _is_unknown_verb(word, items[index + 1 : index + 5], words):
        return words.verbs.get(word.rpartition("-")[2]) or Sense(word, "result", "base"), index + 1
    if sense is None:
        return None, index
    if words.bare_verbs:
        noun = sense.form == "present" and (not first or _is_plural_noun(items, index, words))
        return (None, index) if noun or _is_compound(items, index, words, sense) else (sense, index + 1)
    if sense.form in {"base", "plural"}:
        return sense, index + 1
    if after_auxiliary and word in words.participles:
        return words.participles[word], index + 1
    finite = first and sense.form == "present" and following in words["determiners"]
    return (sense, index + 1) if finite else (None, index)


def _is_unknown_verb(word: str, following: Items, words: Lexicon) -> bool:
    """Whether a word that no list knows is a verb here: before so many of something, or with a verb's ending.

    `Decorate 12 windows`, `cold-call 15 shops`, `Remercier les donateurs`.
    """
    if not following or any(word in words[name] for name in ("metrics", "artefacts", "no_verbs_in_front")):
        return False
    counted = following[0].startswith("#")
    if not words.bare_verbs:
        return word.endswith(words.infinitive) and (counted or following[0] in words["determiners"])
    if "-" in word:
        return counted and word.rpartition("-")[2] in words.verbs
    plural = any(item.endswith("s") for item in following[1:3])
    nouns = ("outcomes", "people", "generic", "adjectives")
    known = not word.isalpha() or any(word in words[name] for name in nouns)
    return counted and plural and len(word) >= 4 and not word.endswith("s") and not known


def _is_plural_noun(items: Items, index: int, words: Lexicon) -> bool:
    """Whether a form in -s opens as a noun (`Calls that…`, `Releases a month`), unlike `Launches the…`."""
    following = items[index + 1 : index + 3]
    if not following or following[0] == "that" or following[0] not in words["determiners"]:
        return True
    return following[0] == "a" and following[-1] in units().times


def _is_noun_here(items: Items, index: int, words: Lexicon) -> bool:
    """Whether a noun such as `launch` or `formation` stands for its verb: `launch of`, `revue hebdomadaire des`."""
    following = items[index + 1 : index + 3]
    if words.bare_verbs:
        sense = words.verbs.get(items[index])
        verb = sense is not None and sense.form == "base"
        return bool(following) and (following[0] == "of" if verb else following[0] in words["of"])
    if not following or following[0] in words["of"]:
        return True
    return following[-1] in words["of"] and not following[0].startswith("#")


def _is_compound(items: Items, index: int, words: Lexicon, sense: Sense) -> bool:
    """Whether a verb form is the first half of a noun: `release frequency`, `training hours`."""
    used = sense.form == "participle"
    if not used and sense.form != "gerund" and items[index] not in words["also_nouns"]:
        return False
    if items[index] in words["heads"] and items[index + 1 : index + 2] in (("of",), ("on",)):
        return True
    last = ""
    for at, item in enumerate(items[index + 1 : index + 1 + _GROUP], index + 1):
        if item in words["relatives"]:
            return bool(last)  # "Test runs that fail"
        if item in words["determiners"]:
            return False
        if _acts(items, at, words, led=used):
            return True  # "Program managers answer…", "Merged requests reach staging…"
        if item in words["after_group"] or not item[0].isalpha():
            break
        told = words.participles.get(item)
        if last and told is not None and not used and words.verbs[item].form == "participle":
            # "Reading room occupied 70 % of…", "Document checks automated for 90 % of…"
            figured = at + 2 < len(items) and items[at + 2].startswith("#")
            if figured or sense.form == "gerund" or told.promise in {"result", "up", "down", "move"}:
                return True
        last = item
    if used:
        return False
    if not words["rating"].isdisjoint(items) and (last in words["outcomes"] or last in words["metrics"]):
        return True  # "Merge requests per release"
    return last in words["heads"] or last.endswith(_QUALITY_ENDINGS)


def _acts(items: Items, at: int, words: Lexicon, *, led: bool) -> bool:
    """Whether the item is what the nouns before it do: a copula, a direction with its figure, a finite verb.

    `led` by a participle, they are its object in no other reading.
    """
    item, before, after = items[at], items[at - 1], items[at + 1] if at + 1 < len(items) else ""
    if item in words["copulas"]:
        return led or after in words.participles
    if item in words["directions"]:
        return after.startswith("#") and (before in words["metrics"] or before in words["outcomes"])
    sense = words.verbs.get(item)
    plural = before in words["people"] or (before.endswith("s") and not before.endswith("ss"))
    if sense is None or sense.form == "present":
        return not led and after in words["within"] and plural is not item.endswith("s")
    opens = after.startswith("#") or after in words["opens_object"] or after in words["directions"]
    rates = at + 2 < len(items) and items[at + 2].startswith("#")
    return plural and sense.form == "base" and (led or opens or rates)
