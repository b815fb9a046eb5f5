"""Shares said in words: `two thirds`, `8 out of 10`, `un client sur trois`. Each is one figure, not two."""

from __future__ import annotations

from okrcli.lint.coach.figure import Figure
from okrcli.lint.coach.number_words import is_number, word_at
from okrcli.lint.coach.remarks import Language
from okrcli.lint.coach.tokens import Token
from okrcli.lint.coach.words import entries

_NOT_HALF = entries("first second last this next première seconde deuxième")
_COUNTED = entries("once twice times")
_ENDS = frozenset({"", ",", ".", ")", ";", ":"})
_AFTER_FRACTION = _ENDS | entries(
    "of fewer less more lower higher faster cheaper the over in on at by and than within compared"
)
_FAR = 5
"""Tokens that may stand between the halves: `6 of 8`, `deux colis sur trois`."""


def is_fraction(tokens: list[Token], index: int, language: Language) -> bool:
    """Whether the word at `index` is a fraction here: `by a quarter`, no `this quarter`; `un tiers`, no `les tiers`."""
    word, before, after = tokens[index].word, word_at(tokens, index - 1), word_at(tokens, index + 1)
    if word in {"half", "moitie"}:
        return before not in _NOT_HALF
    if word.endswith("s") and word != "tiers":
        return is_number(tokens, index - 1, language)
    if language == "fr":
        whole = before == "le" and after in {"d", "de", "des", "du"}  # "le tiers des abonnés"
        return whole or before in {"un", "deux", "d", "trois"}
    if before not in {"a", "one", "by"} or after not in _AFTER_FRACTION:
        return False
    # "10 a quarter": so many in three months.
    return not is_number(tokens, index - 2, language) and word_at(tokens, index - 2) not in _COUNTED


def join_shares(figures: list[Figure], tokens: list[Token], language: Language) -> list[Figure]:
    """Return the figures with the halves of a share marked: the first a fraction, the second its denominator."""
    joined = list(figures)
    for place, figure in enumerate(figures):
        if figure.unit not in {"count", "fraction"}:
            continue
        first = figures[place - 1] if place and 0 <= figure.start - figures[place - 1].end <= _FAR else None
        between = [token.word for token in tokens[first.end if first else max(0, figure.start - 6) : figure.start]]
        tied = _ties(between, language) or (between[-1:] == ["in"] and _is_whole(figure, first, tokens))
        if first is not None and first.unit in {"count", "time"} and tied:
            joined[place] = figure._replace(unit="denominator")
            joined[place - 1] = first._replace(unit="fraction", value=first.value / (figure.value or 1))
        elif first is None and (_is_one_of(between, language) or _is_one_in(between, figure, language)):
            joined[place] = figure._replace(unit="fraction", value=1 / (figure.value or 1))
    return joined


def _is_whole(figure: Figure, part: Figure | None, tokens: list[Token]) -> bool:
    """Whether the figure is what a part is of: `eight stores in ten reorder`, unlike `eight stores in ten cities`."""
    return part is not None and part.value < figure.value <= 100 and not word_at(tokens, figure.end).endswith("s")


def _ties(between: list[str], language: Language) -> bool:
    if language == "fr":
        return between[-1:] == ["sur"]
    return between == ["in"] or between[:1] == ["of"] or between[-2:] == ["out", "of"]


def _is_one_in(before: list[str], figure: Figure, language: Language) -> bool:
    """Whether `one nurse in three` stands there: what is counted between, and no more than ten of them."""
    counted = len(before) > 2 and before[-1] == "in" and "one" in before[:-2]
    return language == "en" and counted and figure.value <= 10


def _is_one_of(before: list[str], language: Language) -> bool:
    """Whether `one in`, `one out of`, `un … sur` stands before the figure."""
    if language == "fr":
        return before[-1:] == ["sur"] and not {"un", "une"}.isdisjoint(before)
    return before[-2:] == ["one", "in"] or before[-3:] == ["one", "out", "of"] or before[-2:] == ["one", "of"]
