"""A statement read once: its line, its figures and their roles, its opening. What the judges look at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from okrcli.lint.coach.figure import Figure
from okrcli.lint.coach.language import detect
from okrcli.lint.coach.lexicon import Lexicon, Sense, lexicon
from okrcli.lint.coach.numbers import Line, read_line
from okrcli.lint.coach.opening import Opening, find_opening
from okrcli.lint.coach.remarks import Language
from okrcli.lint.coach.roles import Roles, assign_roles
from okrcli.lint.coach.tokens import Token, tokenise
from okrcli.lint.coach.words import entries

MOST = 1000
"""Characters of a sentence that are read: no file may hold a longer one, and a verdict costs no more than that."""

_MOVING = frozenset({"up", "down", "move"})
_COMPARING = entries("""
    more fewer less higher lower better faster shorter plus moins meilleur meilleure meilleurs meilleures
    quicker
""")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and what was read in it; `text` of its line is folded, `raw` words come from `tokens`."""

    language: Language
    words: Lexicon
    tokens: tuple[Token, ...]
    line: Line
    roles: Roles
    opening: Opening | None

    @property
    def items(self) -> tuple[str, ...]:
        """The line's words."""
        return self.line.items

    @property
    def targets(self) -> tuple[Figure, ...]:
        """The figures that could be a goal."""
        return tuple(self.line.figures[place] for place in self.roles.targets)

    @property
    def is_moving(self) -> bool:
        """Whether it opens with a verb or a comparison that moves something up or down."""
        return is_moving(self.opening, self.items)

    def participle(self, index: int) -> Sense | None:
        """Return the sense of the past participle at `index`, or None. `commande` is a noun where `commandé` is one."""
        item = self.items[index]
        if item in self.words.phrase_heads:
            for length in (3, 2):
                phrase = self.words.participles.get(" ".join(self.items[index : index + length]))
                if phrase is not None:
                    return phrase
        sense = self.words.participles.get(item)
        if sense is None or self.language == "en" or not sense.lemma.split(" ")[0].endswith("er"):
            return sense
        if item.endswith(("ee", "ees")) or "é" in self.tokens[self.line.tokens_at[index]].raw[-2:].lower():
            return sense
        return None

    def written_in(self, found: re.Match[str], group: int | str = 0) -> str:
        """Return what a pattern, or a group of it, found in the line's text, as it was written."""
        text, at = self.line.text, found.start(group)
        start = text[:at].count(" ") - (text[at] != " ")
        return self.written(start, start + len(found[group].split()))

    def written(self, start: int, end: int) -> str:
        """Return the items from `start` to before `end` as they were written, without signs at the end."""
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


def is_moving(opening: Opening | None, items: tuple[str, ...]) -> bool:
    """Whether the statement opens with a verb or a comparison that moves something up or down."""
    if opening is not None:
        return opening.promise in _MOVING
    return bool(items) and items[0] in _COMPARING


def read_statement(text: str, prior: Language) -> Statement:
    """Return the statement, its first `MOST` characters read in the language that they are detected to be in."""
    tokens = tokenise(text[:MOST])
    language = detect(tokens, prior)
    words = lexicon(language)
    line = read_line(tokens, language)
    opening = find_opening(line.items, words)
    roles = assign_roles(line, language, moving=is_moving(opening, line.items))
    return Statement(language, words, tuple(tokens), line, roles, opening)
