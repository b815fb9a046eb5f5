"""The vocabulary of each language, as data: a language is a file beside this one, and what it leaves out is empty.

`en.toml` says at its top how words, phrases and patterns are written. What judges stands elsewhere.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal, NamedTuple

from okrcli.lint.coach.morphology import Form, agreed, forms, plurals
from okrcli.lint.coach.tokens import Token, fold

Promise = Literal["output", "soft_output", "task", "up", "down", "move", "maintain", "result"]

HERE = Path(__file__).parent
_BETWEEN = re.compile(r" \| |\n")
_NAMED = re.compile(r"\{([a-z_]+)\}")
_SHARED = {
    "n": r"#(\d+)",
    "few": r"(?:[^#\s,;()]+ ){0,3}",
    "some": r"(?:[^#\s;()]+ ){0,6}",
    "next": r"(?:(?!{turn} )[^#\s,;()]+ ){0,3}",
    "arrow": "→|⇒|➔|- >|= >",
}
"""Parts of patterns that no language has for itself."""
_NEVER = re.compile(r"(?!)")
_PRIOR, _SMALL_WORD, _KNOWN, _ENDING, _ACCENT = 0.6, 2.0, 1.0, 0.7, 1.5
"""What each sign is worth: the prior less than any word that tells."""


class Sense(NamedTuple):
    """What a verb's form says: its base form, what the verb promises, which form it is."""

    lemma: str
    promise: Promise
    form: Form


class Units(NamedTuple):
    """Words for units and scales, of all languages together: people mix them. `times` are all those of time."""

    money: frozenset[str]
    percent: frozenset[str]
    points: frozenset[str]
    short_times: frozenset[str]
    days: frozenset[str]
    long_times: frozenset[str]
    day_kinds: frozenset[str]
    times: frozenset[str]
    months: frozenset[str]
    metric_names: frozenset[str]
    scales: Mapping[str, float]
    fractions: Mapping[str, float]


class Lexicon:
    """One language's words. `verbs` maps forms (of up to four words) to senses, `participles` past ones alone.

    `words["people"]` are the entries of a list or of a class of nouns, `words.pattern("kept")` is a compiled pattern:
    both are made when they are first asked for.
    """

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self.language = language
        self.accents: bool = data["language"].get("accents", False)
        self.endings = tuple(data["language"].get("endings", "").split())
        self.bare_verbs: bool = data["language"].get("bare_verbs", False)
        self.infinitive = tuple(data["language"].get("infinitive", "").split())
        self.adverb = tuple(data["language"].get("adverb", "").split())
        self.head_last: bool = data["language"].get("head_last", False)
        self._data = data
        self._lists: dict[str, frozenset[str]] = {"small_words": frozenset(data["language"]["words"].split())}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self.numbers = self.valued("words")
        self.begins_number = self.numbers.keys() | self["doubtful_numbers"] | self["one_or_article"]
        self.verbs: dict[str, Sense] = {}
        self.participles: dict[str, Sense] = {}
        self._read_verbs()
        self.nominals = {
            noun: Sense(noun, promise, "noun")
            for promise, nouns in data.get("nominals", {}).items()
            for noun in entries(nouns)
        }
        self.phrase_heads = _first_words(self.verbs) | _first_words(self.nominals)

    def __getitem__(self, name: str) -> frozenset[str]:
        """The entries of a list or of a class of nouns; none where the language has no such list."""
        found = self._lists.get(name)
        if found is None:
            found = self._lists[name] = self._read_list(name)
        return found

    def pattern(self, name: str) -> re.Pattern[str]:
        """A pattern by its name; one that matches nothing where the language has no such pattern."""
        found = self._patterns.get(name)
        if found is None:
            written = self._data.get("patterns", {}).get(name)
            found = self._patterns[name] = _NEVER if written is None else re.compile(self._spelled_out(written))
        return found

    def around(self, name: str) -> str:
        """A regular expression for what stands around a statement, as typed."""
        return str(self._data.get("around", {}).get(name, "(?!)"))

    def _spelled_out(self, written: str) -> str:
        return _NAMED.sub(lambda found: self._part(found[1]), written.replace("\n", ""))

    def _part(self, name: str) -> str:
        phrases = self._data.get("phrases", {}).get(name)
        if phrases is not None:
            return f"(?:{'|'.join(_BETWEEN.split(phrases.strip()))})"
        return self._spelled_out(self._data["patterns"].get(name, _SHARED.get(name, "(?!)")))

    def _read_list(self, name: str) -> frozenset[str]:
        nouns = self._data.get("nouns", {})
        listed = entries(nouns.get(name, self._data.get("lists", {}).get(name, "")))
        if name == "metrics":
            return listed | self["heads"] | self["reported"]
        if name == "artefacts":
            return listed.union(*(plurals(self.language, one) for one in listed))
        if name == "adjectives":
            return frozenset(fold(form) for one in nouns.get(name, "").split() for form in agreed(self.language, one))
        return listed

    def _read_verbs(self) -> None:
        # Of two promises the later one wins a form that both have, a base form wins over any other.
        verbs, participles = self.verbs, self.participles
        for promise, lemmas in self._data.get("verbs", {}).items():
            for lemma in sorted(entries(lemmas)):
                senses: dict[Form, Sense] = {}
                for written, form in self.forms_of(lemma):
                    sense = senses.get(form) or senses.setdefault(form, Sense(lemma, promise, form))
                    if form == "participle":
                        participles[written] = sense
                    if form == "base" or written not in verbs or verbs[written].form != "base":
                        verbs[written] = sense

    def forms_of(self, verb: str) -> Iterator[tuple[str, Form]]:
        """Yield a verb's forms, its base first."""
        return forms(self.language, verb, self._data.get("forms", {}))

    def named_units(self, name: str) -> frozenset[str]:
        """The language's words for a kind of unit."""
        return entries(self._data.get("units", {}).get(name, ""))

    def valued(self, name: str) -> dict[str, float]:
        """The language's words of a kind that stand for numbers."""
        return _valued(self._data.get("numbers", {}).get(name, ""))

    @property
    def known(self) -> frozenset[str]:
        """Every word that tells something."""
        nouns = ("metrics", "artefacts", "outcomes", "adjectives", "people", "usual", "generic")
        return frozenset(self.verbs).union(self.participles, self.nominals, *(self[name] for name in nouns))


def entries(listed: str) -> frozenset[str]:
    """Return the entries of a list, folded, with blanks for `_`."""
    return frozenset(fold(entry).replace("_", " ") for entry in listed.split())


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that there is a lexicon for, in the order of their codes."""
    return tuple(sorted(path.stem for path in HERE.glob("*.toml")))


@cache
def lexicon(language: str) -> Lexicon:
    """Return the vocabulary of a language, read once; an empty one where there is no file for it."""
    if language not in languages():
        return Lexicon(language, {"language": {"words": ""}})
    return Lexicon(language, tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8")))


@cache
def own_words(language: str) -> frozenset[str]:
    """Return the words that only this language's vocabulary knows: they tell the languages apart."""
    return lexicon(language).known.difference(*(lexicon(one).known for one in languages() if one != language))


def detect(tokens: list[Token], prior: str) -> str:
    """Return the sentence's language. `prior` breaks ties; has it no lexicon, words that none knows are its."""
    scores = dict.fromkeys(languages(), 0.0) | {prior: _PRIOR}
    telling = telling_words()
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.kind in {"sign", "number"} or (token.raw == "A" and token is not tokens[0]):
            continue  # "A/B" and "Plan A" are no English article
        if (
            token.word == "a"
            and following is not None
            and (following.kind == "number" or any(following.word in lexicon(one).numbers for one in languages()))
        ):
            continue  # nor is "a" that lost its accent
        written = token.raw.lower()
        told = telling.get(written) or telling.get(token.word)
        if told is not None:
            scores[told[0]] += told[1]
        elif prior not in languages():
            scores[prior] += _KNOWN
        elif len(written) > 4:
            for language in languages():
                scores[language] += _ENDING * written.endswith(lexicon(language).endings)
        if not written.isascii():
            for language in languages():
                scores[language] += _ACCENT * lexicon(language).accents
    return max(scores, key=lambda language: scores[language])


@cache
def telling_words() -> dict[str, tuple[str, float]]:
    """The words that belong to one language, and what they are worth: small ones most."""
    told = {word: (language, _KNOWN) for language in languages() for word in own_words(language)}
    small = {word: (language, _SMALL_WORD) for language in languages() for word in lexicon(language)["small_words"]}
    return told | small


@cache
def units() -> Units:
    """Return the words for units, scales and months of all languages."""
    every = [lexicon(language) for language in languages()]

    def named(kind: str) -> frozenset[str]:
        return frozenset[str]().union(*(one.named_units(kind) for one in every))

    def valued(kind: str) -> dict[str, float]:
        return {word: value for one in every for word, value in one.valued(kind).items()}

    short, days, long = named("short_times"), named("days"), named("long_times")
    return Units(
        money=named("money"),
        percent=named("percent"),
        points=named("points"),
        short_times=short,
        days=days,
        long_times=long,
        day_kinds=named("day_kinds"),
        times=short | days | long,
        months=named("months"),
        metric_names=named("metric_names"),
        scales=valued("scales"),
        fractions=valued("fractions"),
    )


def _valued(listed: str) -> dict[str, float]:
    return {fold(word): float(value) for word, value in (entry.split("=") for entry in listed.split())}


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.split(" ", 1)[0] for phrase in phrases if " " in phrase)
