"""Days and cycles as documents write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from okrcli.model.periods import Period, resolve_period
from okrcli.schema.suggest import date_slip, slugify

ORDERS = ("dmy", "mdy", "ymd")
_ALL_DIGITS = re.compile(r"\s*([0-9]{1,4})([-/.])([0-9]{1,2})\2([0-9]{2,4})(?:[ T,].*)?")
_MONTHS_FIRST = re.compile(
    r"[A-Za-zÀ-ÿ]{3,10}\.? ?[0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{1,2}(?:st|nd|rd|th|er)? ?[A-Za-zÀ-ÿ]{3,10}\.?"
)


def read_day(text: str, order: str | None = None, year: int | None = None) -> date | None:
    """The day that a text says, `year` being that of a day without one; none where it says none, or could say two.

    `order`: how a date of digits is written, where that is known; dots put the day first.
    """
    text = text.strip()
    if year is not None and _MONTHS_FIRST.fullmatch(text):
        text = f"{text} {year}"
    first, second = _readings(text)
    if first is None or second is None or first == second:
        return first
    digits = _ALL_DIGITS.fullmatch(text)
    if digits and digits[2] == ".":
        return first
    return {"dmy": first, "mdy": second}.get(order or "")


def is_ambiguous_day(text: str) -> bool:
    """Whether a date says two days, depending on where it was written."""
    first, second = _readings(text.strip())
    digits = _ALL_DIGITS.fullmatch(text)
    return second is not None and first != second and digits is not None and digits[2] != "."


def settle_order(texts: Iterable[str]) -> str | None:
    """The order of day and month that dates of a file leave no doubt about; none where none does."""
    for text in texts:
        digits = _ALL_DIGITS.fullmatch(text)
        if digits and len(digits[1]) <= 2 and len(digits[4]) in (2, 4) and digits[2] != ".":
            first, second = int(digits[1]), int(digits[3])
            if 12 < first <= 31 and second <= 12:
                return "dmy"
            if 12 < second <= 31 and first <= 12:
                return "mdy"
    return None


def _readings(text: str) -> tuple[date | None, date | None]:
    """The day first, then the month first, as far as a date can be read so."""
    if not re.search("[0-9]", text) or len(text) > 40:
        return None, None
    slip = date_slip(text)
    if slip.no_such_day:
        return None, None
    days = [date.fromisoformat(one) if one else None for one in (slip.suggestion, slip.other)]
    return days[0], days[1]


_KINDS = {"q": "Q", "t": "Q", "quarter": "Q", "trimestre": "Q", "h": "H", "s": "H", "half": "H", "semestre": "H"}
_NUMBERS = {
    word: str(number)
    for number, names in enumerate(
        (
            "1 1st first one 1er premier",
            "2 2nd second two 2e 2eme deuxieme",
            "3 3rd third three 3e 3eme troisieme",
            "4 4th fourth four 4e 4eme quatrieme",
        ),
        1,
    )
    for word in names.split()
}
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        r"\b(?P<fy>fy-?)(?:20)?(?P<year>\d\d)-?(?P<kind>[qths])(?P<number>[1-4])\b",
        r"\b(?P<kind>[qths])-?(?P<number>[1-4])-(?:of-|de-|du-)?(?P<fy>fy-?)(?:20)?(?P<year>\d\d)\b",
        r"\b(?P<year>20\d\d)-?(?P<kind>[qths])-?(?P<number>[1-4])\b",
        r"\b(?P<kind>[qths])-?(?P<number>[1-4])-(?:of-|de-|du-)?y?(?P<year>20\d\d)\b",
        r"\b(?P<kind>[qths])(?P<number>[1-4])-(?P<year>2\d)\b",
        rf"\b(?P<number>{_NUMBER})-(?P<kind>quarter|trimestre|half|semestre)-(?:of-|de-)?(?P<year>20\d\d)\b",
        rf"\b(?P<kind>quarter|trimestre|semestre|half)-(?P<number>{_NUMBER})-(?:of-|de-)?(?P<year>20\d\d)\b",
        rf"\b(?P<year>20\d\d)-(?P<number>{_NUMBER})-(?P<kind>quarter|trimestre|half|semestre)\b",
    )
]
_PARTIAL = re.compile(
    rf"\b(?:(?P<kind>[qths])-?(?P<number>[1-4])|(?P<nth>{_NUMBER})-(?P<what>quarter|trimestre|half|semestre))\b"
)


def find_period(text: str, today: date, fiscal_year_starts: int = 1, year: str | None = None) -> Period | None:
    """The cycle that a title, a cell or a file's name says: `Q3 Y2026`, `FY26-Q2`, `second half 2026`, `2025`.

    `year` is that of a quarter without one (`2026`, `FY26`); without it such a quarter says nothing.
    """
    slug = slugify(text[:200])
    for pattern in _PATTERNS:
        found = pattern.search(slug)
        if found:
            parts = found.groupdict()
            label = f"FY{parts['year']}" if parts.get("fy") else f"20{parts['year'][-2:]}"
            return _named(label, parts["kind"], parts["number"], today, fiscal_year_starts)
    partial = _PARTIAL.search(slug)
    if partial and year is not None:
        return _named(
            year, partial["kind"] or partial["what"], partial["number"] or partial["nth"], today, fiscal_year_starts
        )
    if partial:
        return None
    alone = re.search(r"\b(?P<fy>fy-?)(?:20)?(?P<two>\d\d)\b|(?<!\d-)\b(?P<four>20\d\d)\b(?!-\d\d?\b)", slug)
    if alone is None:
        return None
    label = f"FY{alone['two']}" if alone["fy"] else alone["four"]
    return resolve_period(label, today, fiscal_year_starts)


def _named(year: str, kind: str, number: str, today: date, fiscal_year_starts: int) -> Period | None:
    return resolve_period(f"{year}-{_KINDS[kind]}{_NUMBERS[number]}", today, fiscal_year_starts)
