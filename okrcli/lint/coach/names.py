"""Numbers that are no figures: dates, ordinals, and names such as ISO 27001, Atlas 3, 24/7, 5G, version 12."""

from __future__ import annotations

import re

from okrcli.lint.coach.remarks import Language
from okrcli.lint.coach.tokens import Token
from okrcli.lint.coach.words import entries, figures, nouns_en, nouns_fr

_LABELS = {"en": entries(nouns_en.LABELS), "fr": entries(nouns_fr.LABELS)}
_ORDINAL_ENDINGS = entries("""
    st nd rd th er ere e eme nde ers eres emes
""")
_MONEY_NAME = re.compile(r"(?:eur|usd|chf|gbp)(\d+(?:[.,]\d+)?)(k|m)?$")
_AROUND_THE_CLOCK = frozenset({("24", "7"), ("7", "7"), ("24", "24"), ("6", "7"), ("5", "7"), ("365", "365")})
_BEFORE_A_DAY = entries("""
    by before until till le au jusqu jusque avant on since depuis du fin
""")
_NOT_PROPER = entries("""
    the by to of in from at and or with for on a an par de du des la le les et en au aux sur pour avec reach
    get under over below above than least most
""")


def money_in(word: str) -> float | None:
    """Return the amount in `eur30k`, or None where the word is no amount."""
    match = _MONEY_NAME.match(word)
    if not match:
        return None
    return float(match[1].replace(",", ".")) * {"k": 1e3, "m": 1e6, None: 1.0}[match[2]]


def not_a_figure(tokens: list[Token], index: int, language: Language) -> tuple[str, int]:
    """Return `@date`, `@ordinal` or `@name` and where it ends, or an empty string where the number is a figure."""
    for look in (_clock, _parts, _date, _ordinal, _name):
        placeholder, end = look(tokens, index, language)
        if placeholder:
            return placeholder, end
    return "", index


def _at(tokens: list[Token], index: int) -> str:
    return tokens[index].word if 0 <= index < len(tokens) else ""


def _clock(tokens: list[Token], index: int, language: Language) -> tuple[str, int]:
    end = index + 1
    if _at(tokens, end) in figures.TIMES:
        end += 1
    if _at(tokens, end) in {"/", "sur"} and (_at(tokens, index), _at(tokens, end + 1)) in _AROUND_THE_CLOCK:
        return "@name", end + 2
    return "", index


def _parts(tokens: list[Token], index: int, language: Language) -> tuple[str, int]:
    """Take `en trois fois` for how something is paid or done, where `trois fois plus` multiplies."""
    if language == "fr" and _at(tokens, index - 1) == "en" and _at(tokens, index + 1) == "fois":
        return "@name", index + 2
    return "", index


def _date(tokens: list[Token], index: int, language: Language) -> tuple[str, int]:
    token, before, after = tokens[index], _at(tokens, index - 1), _at(tokens, index + 1)
    if token.kind != "number":
        return "", index
    months = figures.MONTHS if language == "en" else figures.MONTHS - {"sept"}
    if token.raw.isdecimal() and len(token.raw) <= 2:
        skip = index + 1
        if after in _ORDINAL_ENDINGS:
            skip += 1
        if _at(tokens, skip) == "of":
            skip += 1
        if _at(tokens, skip) in months and not (_at(tokens, skip) == "may" and before == "in"):
            return "@date", skip + 1
        if before in months and after not in figures.PERCENT and after not in figures.MONEY:
            return "@date", skip if after in _ORDINAL_ENDINGS else index + 1
        if after == "/" and _at(tokens, index + 2).isdecimal():
            if _at(tokens, index + 3) == "/" and _at(tokens, index + 4).isdecimal():
                return "@date", index + 5
            if before in _BEFORE_A_DAY and int(_at(tokens, index + 2)) <= 12:
                return "@date", index + 3
    if token.raw.isdecimal() and len(token.raw) == 4 and 1990 <= int(token.raw) <= 2049:
        if after == "-" and len(_at(tokens, index + 2)) == 2 and _at(tokens, index + 3) == "-":
            return "@date", index + 5
        if _is_year(tokens, index, before, after):
            return "@date", index + 1
    return "", index


def _is_year(tokens: list[Token], index: int, before: str, after: str) -> bool:
    if after in figures.PERCENT or after in figures.MONEY or before in {"€", "$", "£"}:
        return False
    if 2015 <= int(tokens[index].raw) <= 2040 and before in {"the", "la", "le", "l", "in", "en", "our", "notre"}:
        return True
    counted = tokens[index + 1].kind == "word" and after.endswith(("s", "x")) if index + 1 < len(tokens) else False
    return 2015 <= int(tokens[index].raw) <= 2040 and not counted


def _ordinal(tokens: list[Token], index: int, language: Language) -> tuple[str, int]:
    following = index + 1
    if tokens[index].kind == "number" and following < len(tokens) and tokens[following].glued:
        if tokens[following].word in _ORDINAL_ENDINGS:
            return "@ordinal", index + 2
        if tokens[following].raw in {"G", "D", "S"}:
            return "@name", index + 2
    return "", index


def _name(tokens: list[Token], index: int, language: Language) -> tuple[str, int]:
    if index == 0:
        return "", index
    before, after = tokens[index - 1], _at(tokens, index + 1)
    measured = after in figures.PERCENT or after in figures.MONEY or after in figures.SCALES or after in figures.POINTS
    if measured or after in {"/", "×"} or (tokens[index].kind == "word" and before.word not in _LABELS[language]):
        return "", index
    end = index + 1
    if before.word in {"#", "°"} and before.glued | tokens[index].glued:
        return "@name", end
    if before.word in _LABELS[language] and after not in figures.TIMES:
        return "@name", end
    decimal = "." in tokens[index].raw or "," in tokens[index].raw
    proper = (
        before.kind in {"word", "name"}
        and index > 1
        and before.raw[:1].isupper()
        and before.word not in figures.METRIC_NAMES
        and before.word not in figures.MONTHS
        and before.word not in _NOT_PROPER
    )
    if proper and after not in figures.TIMES and (not decimal or tokens[index].raw.endswith(".0")):
        counted = index + 1 < len(tokens) and tokens[index + 1].kind == "word" and after.endswith(("s", "x"))
        return ("", index) if counted else ("@name", end)
    return "", index
