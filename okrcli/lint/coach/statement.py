"""A statement read once: its line, its figures and their roles, its opening; its features by name, each computed once.

A feature is a function of a statement, registered under its name by the module that it stands in. Rows of the verdicts
(`okrcli.lint.coach.table`) name features, and features ask each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, TypeVar

from okrcli.lint.coach.figures import Figure, Line, read_line
from okrcli.lint.coach.frame import unframed
from okrcli.lint.coach.lexicon import Lexicon, Sense, detect, languages, lexicon
from okrcli.lint.coach.opening import Opening, find_opening
from okrcli.lint.coach.remarks import STANDS_ALONE, Fields
from okrcli.lint.coach.roles import Roles, assign_roles
from okrcli.lint.coach.tokens import Token, tokenise

MOST = 1000
"""Characters of a sentence that are read: no file may hold a longer one, and a verdict costs no more than that."""

MAKING = frozenset({"output", "soft_output", "task"})
"""What verbs of making or doing promise."""
MOVING = frozenset({"up", "down", "move"})
"""What verbs promise that move a metric."""
SHARES = frozenset({"percent", "fraction"})
"""Units of shares."""

MARKS = frozenset({"(", ",", ";", ":", ".", "-", "→"})
"""Signs that end a group of nouns."""
_FARTHEST = 8
"""Words of the longest group of nouns."""

_FEATURES: dict[str, Callable[[Statement], Any]] = {}
F = TypeVar("F", bound=Callable[..., Any])


def feature(function: F) -> F:
    """Register a feature under its function's name."""
    _FEATURES[function.__name__] = function
    return function


def features() -> Mapping[str, Callable[[Statement], Any]]:
    """Return the features by name, of the modules loaded so far."""
    return _FEATURES


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and what was read in it; `text` of its line is folded, `raw` words come from `tokens`."""

    words: Lexicon
    tokens: tuple[Token, ...]
    line: Line
    roles: Roles
    opening: Opening | None
    fields: Fields
    _known: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        """The value of a feature: a condition, or words that may be empty."""
        known = self._known
        if name not in known:
            kind, listed, words = name.partition(":")
            if not listed:
                known[name] = _FEATURES[name](self)
            elif kind == "opens":
                known[name] = self.opens_with(words)
            else:
                known[name] = self.has(words, among=self.about if kind == "about" else None)
        return known[name]

    @property
    def items(self) -> tuple[str, ...]:
        """The line's words."""
        return self.line.items

    @property
    def text(self) -> str:
        """The line that patterns are matched against."""
        return self.line.text

    @property
    def following(self) -> tuple[str, ...]:
        """The words behind the verb that it opens with; all of them where it opens with none."""
        return self.items[self.opening.end if self.opening is not None else 0 :]

    @property
    def about(self) -> tuple[str, ...]:
        """The nouns behind the verb that it opens with: `respond to reviews`."""
        links = takewhile(self.words["stops"].__contains__, self.following)
        return self.nouns_after(len(self.items) - len(self.following) + len(tuple(links)))

    @property
    def targets(self) -> tuple[Figure, ...]:
        """The figures that could be a goal."""
        return tuple(self.line.figures[place] for place in self.roles.targets)

    def opens_with(self, name: str) -> bool:
        """Whether the verb that it opens with is of a list."""
        return self.opening is not None and self.opening.sense.lemma in self.words[name]

    def has(self, *names: str, among: tuple[str, ...] | None = None) -> bool:
        """Whether one of its words, or of those given, is of one of the lists."""
        among = self.items if among is None else among
        return any(not self.words[name].isdisjoint(among) for name in names)

    def search(self, name: str, text: str | None = None) -> re.Match[str] | None:
        """Where a pattern is found first, in the line or in the text given."""
        return self.words.pattern(name).search(self.text if text is None else text)

    def nouns_after(self, start: int) -> tuple[str, ...]:
        """The group of nouns and adjectives that a verb or a number before `start` is about."""
        words = self.words
        group: list[str] = []
        for at, item in enumerate(self.items[start : start + _FARTHEST], start + 1):
            if group and item in words["articles"]:
                break  # another noun: "Ten clinics use the tool" counts clinics
            if item.startswith(("#", "@")) or item in words["articles"] or item in words["bounding"]:
                continue
            if item in words["stops"] or item in MARKS:
                if self.has("bounding", among=self.items[at : at + 1]):
                    continue  # "at least 50 updates"
                break
            group.append(item)
        return tuple(group)

    def unit_of(self, item: str) -> str:
        """The unit of the figure that an item stands for, empty where it stands for none."""
        return self.line.figures[int(item[1:])].unit if item.startswith("#") else ""

    def says_done(self, name: str) -> bool:
        """Whether a past participle is of a verb of the list."""
        senses = map(self.participle, range(len(self.items)))
        return any(sense is not None and sense.lemma in self.words[name] for sense in senses)

    def participle(self, index: int) -> Sense | None:
        """Return the sense of the past participle at `index`, or None. `commande` is a noun where `commandé` is one."""
        item = self.items[index]
        if item in self.words["generic"]:
            return None  # "nos produits", "l'entreprise" are nouns
        if item in self.words.phrase_heads:
            for length in (3, 2):
                phrase = self.words.participles.get(" ".join(self.items[index : index + length]))
                if phrase is not None:
                    return phrase
        sense = self.words.participles.get(item)
        if sense is None or not self.words.accents or not sense.lemma.split(" ")[0].endswith("er"):
            return sense
        if item.endswith(("ee", "ees")) or "é" in self.tokens[self.line.tokens_at[index]].raw[-2:].lower():
            return sense
        return sense if self._may_lack_its_accent(index) else None

    def _may_lack_its_accent(self, index: int) -> bool:
        """Whether accents were not typed, and the word stands where a participle would: `le catalogue est imprime`."""
        if not index or not all(token.raw.isascii() for token in self.tokens):
            return False
        before, item, *after = self.items[index - 1 : index + 2]
        opens = bool(after) and (after[0].startswith("#") or after[0] in self.words["articles"] - self.words["toward"])
        noun = before in self.words["before_noun"] or self.has("artefacts", "no_participles", among=(item,))
        return before.isalpha() and not noun and not opens

    def written_in(self, found: re.Match[str], group: int | str = 0) -> str:
        """Return what a pattern, or a group of it, found in the line's text, as it was written."""
        at = found.start(group)
        start = self.text[:at].count(" ") - (self.text[at] != " ")
        return self.written(start, start + len(found[group].split()))

    def written(self, start: int, end: int | None = None) -> str:
        """Return the items from `start` to before `end` as they were written, without signs at the end."""
        end = len(self.items) if end is None else end
        if start >= end or start >= len(self.items):
            return ""
        first = self.line.tokens_at[start]
        last = self.line.tokens_at[end] if end < len(self.items) else len(self.tokens)
        chosen = list(self.tokens[first:last])
        while chosen and chosen[-1].kind == "sign" and chosen[-1].raw in ".,;:!?(":
            chosen.pop()
        return "".join(
            (" " if place and token.start > chosen[place - 1].end else "") + token.raw
            for place, token in enumerate(chosen)
        )


def read_statement(text: str, prior: str, fields: Fields = STANDS_ALONE) -> Statement:
    """Return the statement, its first `MOST` characters read in the language that they are detected to be in."""
    tokens = tokenise(unframed(text[:MOST]))
    words = lexicon(detect(tokens, prior))
    line = read_line(tokens, words)
    opening = find_opening(line.items, words)
    compares = opening is None and not words["comparing"].isdisjoint(line.items[:1])
    roles = assign_roles(line, words, moving=compares or (opening is not None and opening.promise in MOVING))
    return Statement(words, tuple(tokens), line, roles, opening, fields)


# --- What is read is a feature too -----------------------------------------------------------------------------------


@feature
def in_no_lexicon(s: Statement) -> bool:
    """Its language has no lexicon: its words say nothing to us."""
    return s.words.language not in languages()


@feature
def opens(s: Statement) -> bool:
    """It opens with a verb, or with a noun in a verb's place."""
    return s.opening is not None


@feature
def heading(s: Statement) -> bool:
    """It has no verb."""
    return s.opening is None or s.opening.sense.form == "noun"


@feature
def making(s: Statement) -> bool:
    """It opens with a verb of making or doing."""
    return s.opening is not None and s.opening.promise in MAKING


@feature
def task_verb(s: Statement) -> bool:
    """It opens with a verb of doing."""
    return s.opening is not None and s.opening.promise == "task"


@feature
def moving_verb(s: Statement) -> bool:
    """It opens with a verb that moves a metric."""
    return s.opening is not None and s.opening.promise in MOVING


@feature
def keeping_verb(s: Statement) -> bool:
    """It opens with a verb that keeps a state."""
    return s.opening is not None and s.opening.promise == "maintain"


@feature
def moving(s: Statement) -> bool:
    """It opens with a verb or a comparison that moves something up or down."""
    return bool(s["moving_verb"] or (s.opening is None and s.has("comparing", among=s.items[:1])))


@feature
def verb(s: Statement) -> str:
    """The words that it opens with."""
    return "" if s.opening is None else s.written(s.opening.start, s.opening.end)


@feature
def rest(s: Statement) -> str:
    """What the verb is about; all of it where there is none."""
    return s.written(0 if s.opening is None else s.opening.end)


@feature
def count(s: Statement) -> str:
    """How many words it has."""
    return str(sum(token.kind != "sign" for token in s.tokens))


@feature
def target(s: Statement) -> bool:
    """A figure could be its goal."""
    return bool(s.roles.targets)


@feature
def baseline(s: Statement) -> str:
    """The figure that says where it stands."""
    return s.line.figures[s.roles.baselines[0]].raw if s.roles.baselines else ""


@feature
def counts_things(s: Statement) -> bool:
    """Its targets count things; `4.7 stars` is a mark."""
    return bool(s.targets) and all(figure.unit == "count" and figure.value.is_integer() for figure in s.targets)


@feature
def guardrail(s: Statement) -> bool:
    """The file has it as a guardrail."""
    return s.fields.kind == "guardrail"


@feature
def milestones(s: Statement) -> bool:
    """The file measures it by milestones."""
    return s.fields.kind == "milestones"


@feature
def has_figures(s: Statement) -> bool:
    """The file has its figures beside it."""
    return s.fields.has_figures
