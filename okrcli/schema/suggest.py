"""What somebody may have meant: a number, a date, an id or a key, from a text that is none.

Suggestions are text to put into the file, never used in place of what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from okrcli.languages import LOCALES
from okrcli.letters import bare
from okrcli.model.address import SLUG_LENGTH

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_DIGITS = r"[-+−]?[0-9][0-9 .,'’_\u00a0\u202f\u2009]*"
_WITH_UNIT = re.compile(rf"(?P<before>[^\s\d+−-]{{0,3}}?)\s*(?P<digits>{_DIGITS})(?P<after>\D{{0,30}})")
_GAPS = re.compile(r"[\s'’_]")
_KNOWN_LIMIT = 200  # words that are compared: more would take seconds
_CLOSE = 0.7  # below it, words that people mistype less likely than they mean something else: `tone` for `owner`


class NumberSlip(NamedTuple):
    """How a text that should be a number was written: `code` is its finding's, `suggestion` what it may mean.

    `other` is the second reading of an ambiguous one, `unit` what stood beside the digits.
    """

    code: str
    suggestion: str
    other: str | None = None
    unit: str | None = None


def number_slip(text: str) -> NumberSlip | None:
    """Tell which slip a text is: digits in quotes, a decimal comma, separators, a percent sign or another unit."""
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return NumberSlip("E208", text)
    match = _WITH_UNIT.fullmatch(text)
    if match is None:
        return None
    digits = match["digits"].strip().replace("−", "-")
    unit = (match["before"] + match["after"]).strip()
    readings = _read_digits(digits)
    if not readings:
        return None
    first, *rest = readings
    other = rest[0] if rest else None
    if unit == "%":
        return NumberSlip("E207", first, other)
    if unit:
        return NumberSlip("E210", first, other, unit)
    if other or not _is_comma_decimal(digits):
        return NumberSlip("E209", first, other)
    return NumberSlip("E206", first)


def _is_comma_decimal(digits: str) -> bool:
    return re.fullmatch(r"[^.,]*,[0-9]*", digits) is not None


def _read_digits(text: str) -> list[str]:
    """The numbers that grouped digits may mean, the likelier first; none where they are no number at all."""
    text = _GAPS.sub("", text).lstrip("+")
    grouped = re.fullmatch(r"(-?[0-9]{1,3})((?:[.,][0-9]{3})+)(?:[.,]([0-9]*))?", text)
    if re.fullmatch(r"-?[0-9]+[.,][0-9]*", text):
        plain = text.replace(",", ".").rstrip(".")
        thousands = text.replace(",", "").replace(".", "")
        ambiguous = grouped is not None and "," in text and not re.match("-?0", text)
        return [thousands, plain] if ambiguous else [plain]
    if grouped:
        whole = grouped[1] + re.sub("[.,]", "", grouped[2])
        return [f"{whole}.{grouped[3]}" if grouped[3] else whole]
    return [text] if re.fullmatch("-?[0-9]+", text) else []


def chances_out_of_ten(text: str) -> int | None:
    """The confidence that a percentage or a share may mean: 6 for `60%`, `0.6` or `6/10`; none where it is neither."""
    tenths = re.fullmatch(r"\s*(10|[0-9])\s*/\s*10\s*", text, re.ASCII)
    if tenths:
        return int(tenths[1])
    slip = number_slip(text)
    if slip is None or slip.other is not None or slip.unit is not None:
        return None
    given = float(slip.suggestion)
    if slip.code == "E207" or (given > 10 and given % 10 == 0):
        given /= 100
    elif not 0 < given < 1:
        return None
    return round(10 * given) if 0 <= given <= 1 else None


_MONTHS = {
    name: month
    for month, names in enumerate(
        ("jan", "feb fev", "mar", "apr avr", "may mai", "jun juin", "jul juil", "aug aou", "sep", "oct", "nov", "dec"),
        1,
    )
    for name in names.split()
}


class DateSlip(NamedTuple):
    """How a text that should be a date was written.

    `suggestion` is the date it may mean, `other` the second reading of an ambiguous one; `no_such_day`: it is written
    as it should be, but the month is not that long, and the suggestion is its last day.
    """

    suggestion: str | None = None
    other: str | None = None
    no_such_day: bool = False


def date_slip(text: str) -> DateSlip:
    """Tell what date was meant: another order, missing zeros, another mark between, a month's name, a time after it."""
    text = bare(text.strip())
    written = re.match(r"([0-9]{4})([-/. ])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])", text) or re.fullmatch(
        r"([12][0-9]{3})()([01][0-9])([0-3][0-9])", text
    )
    if written:
        year, month, day = int(written[1]), int(written[3]), int(written[4])
        if _day(year, month, day):
            return DateSlip(_day(year, month, day))
        if 1900 <= year < 2200 and 1 <= month <= 12 and 28 < day <= 31:
            from calendar import monthrange

            return DateSlip(_day(year, month, monthrange(year, month)[1]), no_such_day=True)
        return DateSlip(_day(year, day, month))
    written = re.match(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9])", text)
    if written:
        year = int(written[4]) if len(written[4]) == 4 else 2000 + int(written[4])
        found = [_day(year, int(written[3]), int(written[1])), _day(year, int(written[1]), int(written[3]))]
        found = list(dict.fromkeys(found))
        readings = [day for day in found if day]
        return DateSlip(readings[0] if readings else None, readings[1] if len(readings) > 1 else None)
    year_found = re.search(r"\b([12][0-9]{3})\b", text)
    day_found = re.search(r"\b([0-9]{1,2})(?:st|nd|rd|th|er)?\b", text)
    names = [word for word in re.findall("[a-z]+", text) if word[:3] in _MONTHS or word[:4] in _MONTHS]
    if year_found and day_found and len(names) == 1:
        month = _MONTHS.get(names[0][:4]) or _MONTHS[names[0][:3]]
        return DateSlip(_day(int(year_found[1]), month, int(day_found[1])))
    return DateSlip()


def _day(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if 1900 <= year < 2200 else None


def slugify(text: str) -> str:
    """The id nearest to a text: its letters without accents and its digits, hyphens between; may be empty."""
    return re.sub("[^a-z0-9]+", "-", bare(text)).strip("-")[:SLUG_LENGTH].rstrip("-")


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The known word that one says in French or otherwise, else the closest to it; none where none is close.

    Capitals, accents, blanks and hyphens don't count.
    """
    if len(word) > SLUG_LENGTH:
        return None
    from difflib import get_close_matches

    words = {_folded(each): each for each in islice(known, _KNOWN_LIMIT)}
    folded = _folded(word)
    others = _other_words()
    found = [each for each in words if folded in others.get(each, ())] or get_close_matches(folded, words, 1, _CLOSE)
    return words[found[0]] if found else None


@cache
def _other_words() -> dict[str, list[str]]:
    """What people write for the words of files, in each language that has a list."""
    import tomllib

    found: dict[str, list[str]] = {}
    for path in sorted(LOCALES.glob("*/keys.toml")):
        for word, others in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found.setdefault(word, []).extend(others.split())
    return found


def _folded(word: str) -> str:
    return re.sub(r"[\s'’-]+", "_", bare(word.strip()))
