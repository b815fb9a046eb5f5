"""Objectives that would suit any team: `Be the best company`, `Do more with less`, `Gagner en efficacité`."""

from __future__ import annotations

from collections.abc import Iterable

from okrcli.lint.coach.statement import Statement, feature

SHORT, LONG, FAR_TOO_LONG = 2, 25, 40
"""Words up to which an objective cannot say where it leads; past which it is hard to remember; worth a warning."""


@feature
def generic(s: Statement) -> bool:
    """The whole of it is made of words that suit any team: nothing says who, where or how one would notice."""
    text = s.text.replace(" . ", " ").rstrip(" .!") + " "
    if s.search("platitude", text):
        return True
    being = s.search("wants_to_be", text)
    if being is not None:
        return _is_generic_being(s, being[1])
    if s.opening is not None:
        content = _content(s, s.items)[1:]
        return bool(content) and all(s.has("generic", "adjectives", "weak", among=(item,)) for item in content)
    content = _content(s, s.words.pattern("ending_anywhere").sub(" ", text).split())
    if not content or len(content) > 5 or not s.has("generic", "adjectives", among=(content[0],)):
        return False
    return len(content) <= 2 or all(s.has("generic", "adjectives", "empty", among=(item,)) for item in content)


def _is_generic_being(s: Statement, complement: str) -> bool:
    """Whether what it wants to be names no place, no people and no quality of its own."""
    if s.search("compared_only", complement + " "):
        return len([item for item in complement.split() if item not in s.words["fillers"] | {"@name"}]) <= 4
    return all(s.has("generic", "adjectives", "small", among=(item,)) for item in _content(s, complement.split()))


def _content(s: Statement, items: Iterable[str]) -> list[str]:
    return [item for item in items if item not in s.words["fillers"] and item.isalpha()]


@feature
def wish(s: Statement) -> bool:
    """It wishes for a weakly qualified metric: `See solid usage`, `Obtenir de bons résultats`."""
    found = s.search("wish")
    if found is None:
        return False
    pairs = ((found[1], found[2]), (found[2], found[1]))
    return any(weak in s.words["weak"] and s.has("metrics", "generic", "progress", among=(it,)) for weak, it in pairs)


@feature
def compares(s: Statement) -> bool:
    """It is a comparison without a verb: `Better service`, `Une meilleure écoute`."""
    return s.has("comparing", among=s.items[:1]) or bool(s.search("compared_noun"))


@feature
def empty(s: Statement) -> bool:
    """It has no words."""
    return not s.items


@feature
def too_short(s: Statement) -> bool:
    """It cannot say where it leads."""
    return int(s["count"]) <= SHORT


@feature
def long(s: Statement) -> bool:
    """It is hard to remember."""
    return int(s["count"]) > LONG


@feature
def far_too_long(s: Statement) -> bool:
    """It is hard to read."""
    return int(s["count"]) > FAR_TOO_LONG
