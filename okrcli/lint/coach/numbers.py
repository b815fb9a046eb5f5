"""The figures of a statement as people write them: `1 234,5 %`, `k€`, `×2`, `4 h 10`, `$1.2M`, number words.

What looks like a number and is none (dates, ordinals, names such as ISO 27001 or 24/7) is told apart by `names`.
"""

from __future__ import annotations

from typing import NamedTuple

from okrcli.lint.coach import names
from okrcli.lint.coach.figure import Figure, Unit
from okrcli.lint.coach.number_words import as_number, is_number, value_of, word_at
from okrcli.lint.coach.remarks import Language
from okrcli.lint.coach.shares import is_fraction, join_shares
from okrcli.lint.coach.tokens import Token
from okrcli.lint.coach.words import figures as words


class Line(NamedTuple):
    """A statement as one string of folded words, between blanks, with `#0`, `#1`… for its figures, `@name`, `@date`.

    Patterns are matched against `text`. `tokens_at` tells, for each word of the line, the token that it begins at.
    """

    text: str
    items: tuple[str, ...]
    tokens_at: tuple[int, ...]
    figures: tuple[Figure, ...]


_CURRENCY_SIGNS = frozenset("€$£¥")
_SILENT_SIGNS = frozenset('"«»*^{}[]#')
_HOURS = frozenset({"h", "hr", "hour", "hours", "heure", "heures"})
# Days in a unit of time, by its first letter; a semester begins like seconds and is looked up apart.
_DAYS_IN = {"w": 7.0, "m": 30.4, "y": 365.0, "a": 365.0, "q": 91.0, "t": 91.0}


def read_line(tokens: list[Token], language: Language) -> Line:
    """Return the statement's line, its figures recognised."""
    items: list[str] = []
    tokens_at: list[int] = []
    figures: list[Figure] = []
    index = 0
    while index < len(tokens):
        if tokens[index].kind == "sign" and tokens[index].word in _SILENT_SIGNS:
            index += 1
            continue
        item, end, figure = _read(tokens, index, language)
        if figure is not None:
            item = f"#{len(figures)}"
            figures.append(figure)
        items.append(item)
        tokens_at.append(index)
        index = end
    return Line(f" {' '.join(items)} ", tuple(items), tuple(tokens_at), tuple(join_shares(figures, tokens, language)))


def _read(tokens: list[Token], index: int, language: Language) -> tuple[str, int, Figure | None]:
    """Return what stands at `index` in the line, the token after it, and the figure if it is one."""
    token = tokens[index]
    if token.kind == "name":
        money = names.money_in(token.word)
        figure = None if money is None else Figure(money, "money", token.raw, index, index + 1)
        return "@name", index + 1, figure
    if token.kind == "sign":
        if token.word not in _CURRENCY_SIGNS or not is_number(tokens, index + 1, language):
            return token.word, index + 1, None
        figure = _measured(tokens, index, index + 1, language)
        return "", figure.end, figure
    if is_number(tokens, index, language):
        placeholder, end = names.not_a_figure(tokens, index, language)
        if placeholder:
            return placeholder, end, None
        figure = _measured(tokens, index, index, language)
        return "", figure.end, figure
    if token.word in words.FRACTIONS and is_fraction(tokens, index, language):
        return "", index + 1, Figure(words.FRACTIONS[token.word], "fraction", token.raw, index, index + 1)
    return token.word, index + 1, None


def _measured(tokens: list[Token], start: int, index: int, language: Language) -> Figure:
    """Return the figure whose digits stand at `index`, from its currency at `start` to its scale and unit."""
    value, end = value_of(tokens, index, language)
    if word_at(tokens, end) == "/" and is_number(tokens, end + 1, language):
        whole, end = value_of(tokens, end + 1, language)
        return _figure(tokens, value / (whole or 1.0), "score", start, end)
    if word_at(tokens, end) == "+":
        end += 1
    if _is_scale(tokens, end):
        value *= words.SCALES[tokens[end].word]
        end += 1
        if word_at(tokens, end) in {"d", "de", "of"} and word_at(tokens, end + 1) in words.MONEY:
            end += 1
    following = word_at(tokens, end)
    if following == "-" and tokens[end].glued and word_at(tokens, end + 1) in words.TIMES:
        return _figure(tokens, value, "time", start, end + 2)
    if following in words.PERCENT:
        return _figure(tokens, value, "percent", start, end + 1)
    if following == "pour" and word_at(tokens, end + 1) == "cent":
        return _figure(tokens, value, "percent", start, end + 2)
    if following in words.MONEY:
        return _figure(tokens, value, "money", start, end + 1)
    if start < index:
        return _figure(tokens, value, "money", start, end)
    if following in words.POINTS:
        return _figure(tokens, value, "points", start, end + 1)
    glued = end < len(tokens) and tokens[end].glued
    if following in {"×", "times", "fois"} or (following == "x" and glued):
        return _figure(tokens, value, "times", start, end + 1)
    elided = end < len(tokens) and tokens[end].raw.endswith("'")  # "3 000 j'aime": no days
    if following in words.TIMES and not elided and (len(following) > 1 or glued or following in "hjs"):
        return _time(tokens, value, start, end)
    return _figure(tokens, value, _unit_before(tokens, start), start, end)


def _unit_before(tokens: list[Token], start: int) -> Unit:
    before = word_at(tokens, start - 1)
    if before in {"×", "x"}:
        return "times"
    return "rank" if before == "top" else "count"


def _time(tokens: list[Token], value: float, start: int, end: int) -> Figure:
    """Return a duration whose unit stands at `end`; `4 h 10` counts its minutes."""
    word = tokens[end].word
    end += 1
    if word in _HOURS and end < len(tokens) and tokens[end].kind == "number" and as_number(tokens[end].raw) < 60:
        value += as_number(tokens[end].raw) / 60
        end += 2 if word_at(tokens, end + 1) in {"min", "mn", "m"} else 1
    long = word in words.LONG_TIMES or (word in words.DAYS and value >= 30)
    return _figure(tokens, value * _minutes_in(word), "long_time" if long else "time", start, end)


def _minutes_in(unit: str) -> float:
    if unit == "ms":
        return 1 / 60_000
    if unit in words.SHORT_TIMES:
        return {"s": 1 / 60, "h": 60.0}.get(unit[0], 1.0)
    if unit in words.DAYS:
        return 1440.0
    return 1440.0 * (7.0 if unit.startswith("semaine") else _DAYS_IN.get(unit[0], 182.0))


def _figure(tokens: list[Token], value: float, unit: Unit, start: int, end: int) -> Figure:
    raw = "".join(
        (" " if place and not token.glued else "") + token.raw for place, token in enumerate(tokens[start:end])
    )
    return Figure(value, unit, raw, start, end)


def _is_scale(tokens: list[Token], index: int) -> bool:
    """Whether `k`, `M` or `million` follows the digits; one letter must be glued, or before a currency."""
    word = word_at(tokens, index)
    if word not in words.SCALES:
        return False
    return len(word) > 2 or tokens[index].glued or word_at(tokens, index + 1) in _CURRENCY_SIGNS
