"""Numbers as people write and read them: parsing what was typed, formatting what is shown."""

from __future__ import annotations

import math
import re
from functools import cache

from okrcli.i18n.conventions import conventions, read_conventions
from okrcli.languages import languages

Number = int | float

# Units that a language has its own place for: unit as the files say it -> (symbol, scale).
CURRENCIES = {
    "€": ("€", ""),
    "$": ("$", ""),
    "£": ("£", ""),
    "k€": ("€", "k"),
    "M€": ("€", "M"),
    "k$": ("$", "k"),
    "M$": ("$", "M"),
}

LONGEST = 40
# Patterns as text: compiled when the first number is typed, for what is shown needs none.
_SPACES = r"[\s\u00A0\u2007\u2009\u202F]+"
_MARKED = (
    r"(?P<sign>[+-]?) ?(?P<before>[kM]?[€$£])? ?(?P<inner>[+-]?)(?P<body>[0-9.,][0-9., '’]*?(?:[eE][+-]?[0-9]+)?)"
    r" ?(?P<after>[^0-9., '’].*)?"
)
_PLAIN = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_GROUPED_BY_SPACES = r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]+)?"
_GROUPED_BY_COMMAS = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"
_GROUPED_BY_DOTS = r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})"
_DECIMAL_COMMA = r"[0-9]*,[0-9]+"
_THOUSANDS_BY_A_DOT = r"[1-9][0-9]{0,2}\.[0-9]{3}"


class NumberError(ValueError):
    """What was typed is not a number, or might be two. `reason` is its sentence's id, `facts` what that needs."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


def parse_number(text: str, unit: str | None = None) -> Number:
    """Read a number in the way of the language in use, whole where it is written whole.

    A dot or a comma that can only be a decimal mark is one in every language (`35,5`); of one that can part thousands
    too, a comma is what the language makes of it, and a dot is refused where the language's mark is the comma. Groups
    may be parted by any space, an apostrophe, or what the other mark makes plain (`1,234.5`, `1.234,5`). A percent sign
    or a known currency may stand where people put it; where the key result has a `unit`, only that one in any of its
    names, and thousands (`$3k`, `3k`) only where its unit counts in them.

    Raises `NumberError`: `number_empty`, `number_ambiguous` (with its two readings, `decimal` and `whole`),
    `number_unit` (with `typed` and `unit`), `number_not_a_number`.
    """
    normal = re.sub(_SPACES, " ", text.replace("\u2212", "-")).strip()
    if not normal:
        raise NumberError("number_empty")
    match = re.fullmatch(_MARKED, normal)
    if match is None or len(normal) > LONGEST + len(unit or "") or (match["sign"] and match["inner"]):
        raise NumberError("number_not_a_number", text=text)
    value = _parse_body(text, match["body"])
    before, after = match["before"] or "", (match["after"] or "").strip()
    if value or f"{before}{after}" != _without_scale(unit):  # nothing is shown without thousands
        _check_unit(text, before, after, unit)
    return -value if "-" in (match["sign"], match["inner"]) else value


def _check_unit(text: str, before: str, after: str, unit: str | None) -> None:
    """Refuse a unit that is not the key result's: 45 % of a count of leads is something else than 45."""
    if not before and not after:
        return
    typed = f"{after}{before}" if before and after in ("k", "M") else f"{before}{after}"
    if unit is not None and (same_unit(typed, unit) or typed.casefold() == _scale_of(unit)):
        return
    if unit is None and typed != "%" and typed not in CURRENCIES:
        raise NumberError("number_not_a_number", text=text)
    if unit is not None or len(typed) > 1:
        raise NumberError("number_unit", text=text, typed=typed, unit=unit)


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one: `1 lead` and `230 leads`, `h` and `heures`, whatever the spaces and capitals."""
    return one == other or _plain_unit(one) == _plain_unit(other)


def is_points(unit: str) -> bool:
    """Whether a unit is that of a change of per cents: `pts`, `points`, `points de pourcentage`, `pp`."""
    return _plain_unit(unit) in ("pt", "pp")


def _plain_unit(unit: str) -> str:
    words = re.sub(_SPACES, " ", unit).strip().casefold().split(" ")
    bare = " ".join(word.rstrip(".").removesuffix("s") if len(word) > 1 else word for word in words)
    return _short_units().get(bare, bare)


@cache
def _short_units() -> dict[str, str]:
    """The short name of each unit by its names in every language; where two have one, the first language's holds."""
    return {name: short for code in reversed(languages()) for name, short in read_conventions(code).units.items()}


def _parse_body(text: str, body: str) -> Number:
    comma_is_decimal = conventions().decimal == ","
    if comma_is_decimal and re.fullmatch(_THOUSANDS_BY_A_DOT, body):
        readings = [text.strip().replace(body, body.replace(".", mark)) for mark in (",", "")]
        raise NumberError("number_ambiguous", text=text, decimal=readings[0], whole=readings[1])
    ways = [(_PLAIN, ""), (_GROUPED_BY_SPACES, " '’"), (_GROUPED_BY_DOTS, "."), (_DECIMAL_COMMA, "")]
    ways.insert(len(ways) if comma_is_decimal else 0, (_GROUPED_BY_COMMAS, ","))
    groups = next((marks for pattern, marks in ways if re.fullmatch(pattern, body)), None)
    if groups is None:
        raise NumberError("number_not_a_number", text=text)
    digits = "".join(sign for sign in body if sign not in groups).replace(",", ".")
    if digits.isdigit():
        return int(digits)
    value = float(digits)
    if not math.isfinite(value):
        raise NumberError("number_not_a_number", text=text)
    return value


def format_number(value: Number, decimals: int | None = None) -> str:
    """Write a number with the language's marks, in groups of three.

    `decimals` is how many to show; without it as many as were written, six at most and never fewer than three figures.
    """
    if decimals is not None:
        digits = f"{value:.{decimals}f}"
    elif isinstance(value, int):
        digits = str(value)
    else:
        digits = _shorten(value)
    if "e" in digits:
        return digits.replace(".", conventions().decimal)
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    if not digits.strip("0."):
        sign = ""
    whole, _point, fraction = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", conventions().group)
    return sign + grouped + (conventions().decimal + fraction if fraction else "")


def _shorten(value: float) -> str:
    if value != 0 and not 1e-6 <= abs(value) < 1e15:
        return f"{value:.3g}"
    places = 6 if value == 0 else max(2, min(6, 2 - math.floor(math.log10(abs(value))) + 1))
    digits = f"{value:.{places}f}"
    return digits.rstrip("0").rstrip(".")


def format_with_unit(value: Number, unit: str | None, decimals: int | None = None) -> str:
    """Write a value with its unit: percent and currencies where the language puts them, others after a space.

    Nothing counts no thousands: `€0`, not `€0k`.
    """
    number = format_number(value, decimals)
    if not unit:
        return number
    if unit == "%":
        return conventions().percent.format(number=number)
    unit = unit if number.strip("-0.,") else _without_scale(unit)
    if unit in CURRENCIES:
        symbol, scale = CURRENCIES[unit]
        sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
        return sign + conventions().currency.format(symbol=symbol, scale=scale, number=digits)
    return f"{number} {unit}"


def _scale_of(unit: str) -> str | None:
    """What may be typed for a currency's thousands or millions alone, in small letters."""
    return CURRENCIES[unit][1].casefold() if unit in CURRENCIES else None


def _without_scale(unit: str | None) -> str | None:
    """The currency alone: of nothing there are no thousands."""
    return CURRENCIES[unit][0] if unit in CURRENCIES else unit


def has_own_place(unit: str | None) -> bool:
    """Whether the language writes the unit as a sign at the number (`%`, `€`) rather than as a word after it."""
    return unit == "%" or unit in CURRENCIES


def format_percent(share: float) -> str:
    """Write a share of one as whole percents: 0.4945 is `49%`."""
    return conventions().percent.format(number=format_number(share * 100, 0))


def format_score(score: float) -> str:
    """Write a score, expectation or pace with its two decimals: `0.47`."""
    return format_number(score, 2)


def format_signed(value: float) -> str:
    """Write a difference with its sign and two decimals: `+0.25`, `-0.10`, `0.00`."""
    number = format_number(value, 2)
    return f"+{number}" if value > 0 and number.strip("0.,") else number
