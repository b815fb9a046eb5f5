"""Numbers that are no figures: dates, ordinals, and names such as ISO 27001, Atlas 3, 24/7, 5G, version 12."""

from __future__ import annotations

import re

from okrcli.lint.coach.lexicon import Lexicon, units
from okrcli.lint.coach.tokens import Token, word_at

_MONEY_NAME = re.compile(r"(?:eur|usd|chf|gbp)(\d+(?:[.,]\d+)?)(k|m)?$")
_PAIRS = frozenset({("1", "1"), ("24", "7"), ("7", "7"), ("24", "24"), ("6", "7"), ("5", "7"), ("365", "365")})


def money_in(word: str) -> float | None:
    """Return the amount in `eur30k`, or None where the word is no amount."""
    match = _MONEY_NAME.match(word)
    if not match:
        return None
    return float(match[1].replace(",", ".")) * {"k": 1e3, "m": 1e6, None: 1.0}[match[2]]


def rank_in(word: str) -> float | None:
    """Return the place in `top-5`, or None where the word is no place among others."""
    before, _, place = word.partition("-")
    return float(place) if before == "top" and place.isdecimal() else None


def not_a_figure(tokens: list[Token], index: int, words: Lexicon) -> tuple[str, int]:
    """Return `@date`, `@ordinal` or `@name` and where it ends, or an empty string where the number is a figure."""
    for look in (_pair, _age, _date, _ordinal, _name):
        placeholder, end = look(tokens, index, words)
        if placeholder:
            return placeholder, end
    return "", index


def _pair(tokens: list[Token], index: int, words: Lexicon) -> tuple[str, int]:
    end = index + 1
    if word_at(tokens, end) in units().times:
        end += 1
    if (
        word_at(tokens, end) in {*words["part_signs"], ":"}
        and (word_at(tokens, index), word_at(tokens, end + 1)) in _PAIRS
    ):
        return "@name", end + 2
    return "", index


def _age(tokens: list[Token], index: int, words: Lexicon) -> tuple[str, int]:
    """Who is meant by their age: `les plus de 60 ans`, `aux 18-25 ans`, `des enfants de 6 à 12 ans`."""
    ranges = word_at(tokens, index + 1) in words["age_ranges"] and word_at(tokens, index + 3) in words["of_age"]
    end = index + 3 if ranges else index + 1
    before = " ".join(word_at(tokens, at) for at in range(index - 3, index))
    aged = word_at(tokens, end) in words["of_age"] and words.pattern("people_aged").search(f" {before} ")
    return (
        ("@name", end + 1)
        if aged and (ranges or word_at(tokens, index - 1) not in words["describing"])
        else ("", index)
    )


def _date(tokens: list[Token], index: int, words: Lexicon) -> tuple[str, int]:
    token, before, after = tokens[index], word_at(tokens, index - 1), word_at(tokens, index + 1)
    if token.kind != "number":
        return "", index
    if before == "+" and word_at(tokens, index - 2) in {"m", "t"}:
        return "@date", index + 1  # "à M+3"
    months = units().months - words.numbers.keys()
    if token.raw.isdecimal() and len(token.raw) <= 2:
        skip = index + 1
        if after in words["ordinal_endings"]:
            skip += 1
        if word_at(tokens, skip) in words["of_what"]:
            skip += 1
        if word_at(tokens, skip) in months and not (word_at(tokens, skip) == "may" and before == "in"):
            return "@date", skip + 1
        if before in months and after not in units().percent and after not in units().money:
            return "@date", skip if after in words["ordinal_endings"] else index + 1
        parts = [word_at(tokens, place) for place in range(index + 1, index + 5)]
        if parts[::2] == ["/", "/"] and all(part.isdecimal() for part in parts[1::2]):
            return "@date", index + 5
    if token.raw.isdecimal() and len(token.raw) == 4 and 1990 <= int(token.raw) <= 2049:
        if after == "-" and len(word_at(tokens, index + 2)) == 2 and word_at(tokens, index + 3) == "-":
            return "@date", index + 5
        if _is_year(tokens, index, before, after):
            return "@date", index + 1
    return "", index


def _is_year(tokens: list[Token], index: int, before: str, after: str) -> bool:
    if after in units().percent or after in units().money or before in {"€", "$", "£"}:
        return False
    counted = tokens[index + 1].kind == "word" and after.endswith(("s", "x")) if index + 1 < len(tokens) else False
    return 2015 <= int(tokens[index].raw) <= 2040 and not counted


def _ordinal(tokens: list[Token], index: int, words: Lexicon) -> tuple[str, int]:
    following = index + 1
    if tokens[index].kind == "number" and following < len(tokens) and tokens[following].glued:
        if tokens[following].word in words["ordinal_endings"]:
            return "@ordinal", index + 2
        network = tokens[following].word == "g" and tokens[index].raw in "23456"
        if network or tokens[following].raw in {"D", "S"}:
            return "@name", index + 2
    return "", index


def _name(tokens: list[Token], index: int, words: Lexicon) -> tuple[str, int]:
    if index == 0:
        return "", index
    before, after = tokens[index - 1], word_at(tokens, index + 1)
    measured = after in units().percent or after in units().money or after in units().scales or after in units().points
    if measured or after in {"/", "×"} or (tokens[index].kind == "word" and before.word not in words["labels"]):
        return "", index
    end = index + 1
    if before.word in {"#", "°"} and before.glued | tokens[index].glued:
        return "@name", end
    if before.word in words["labels"] and after not in units().times and "," not in tokens[index].raw:
        return "@name", end
    decimal = "." in tokens[index].raw or "," in tokens[index].raw
    proper = (
        before.kind in {"word", "name"}
        and index > 1
        and before.raw[:1].isupper()
        and before.word not in units().metric_names
        and before.word not in units().months
        and before.word not in words["not_proper"]
    )
    if proper and after not in units().times and (not decimal or tokens[index].raw.endswith(".0")):
        counted = index + 1 < len(tokens) and tokens[index + 1].kind == "word" and after.endswith(("s", "x"))
        return ("", index) if counted else ("@name", end)
    return "", index
