"""How cycles are named after the calendar, and which days a name stands for.

`2026-Q3`, `2026-H2` and `2026` are the calendar's; `FY27-Q1`, `FY27-H1` and `FY27` the fiscal year's, called after the
calendar year in which it ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {"Q": 3, "H": 6, "": 12}  # months in a period of each kind
_FRENCH = {"T": "Q", "S": "H"}  # trimestre, semestre
_NAME = re.compile(
    r"(?:(?P<fiscal>FY)-?(?:20)?(?P<short>\d{2})|(?P<year>\d{4}))?[-_ ]?(?:(?P<kind>[QTHS])(?P<number>[1-4]))?",
    re.IGNORECASE,
)
_JANUARY = 1


@dataclass(frozen=True, slots=True)
class Period:
    """A cycle's id with its first and last day."""

    id: str
    starts: date
    ends: date


def resolve_period(name: str, today: date, fiscal_year_starts: int = 1) -> Period | None:
    """What a name stands for: `Q3`, `2026-Q3`, `H2`, `2026`, `FY27-Q1`, `FY27`, and the French `T3`, `S2`.

    Without a year it is the period of the fiscal year that is running on `today` or comes next. None for a name that is
    none of these, which needs its dates said.
    """
    match = _NAME.fullmatch(name.strip())
    if match is None or not (match["kind"] or match["year"] or match["fiscal"]):
        return None
    kind = (match["kind"] or "").upper()
    kind = _FRENCH.get(kind, kind)
    number = int(match["number"] or 1)
    if number * MONTHS[kind] > 12:
        return None
    if match["fiscal"]:
        return _period(2000 + int(match["short"]), kind, number, fiscal_year_starts, fiscal=True)
    if match["year"]:
        year = int(match["year"])
        return _period(year, kind, number, _JANUARY) if date.min.year < year < date.max.year else None
    coming = (_period(year, kind, number, fiscal_year_starts) for year in range(today.year, today.year + 3))
    return next(period for period in coming if period.ends >= today)


def running_quarter(today: date, fiscal_year_starts: int = 1) -> Period:
    """The quarter that holds a day."""
    return min(
        (period for number in "1234" if (period := resolve_period(f"Q{number}", today, fiscal_year_starts))),
        key=lambda period: period.starts,
    )


def _period(year: int, kind: str, number: int, first_month: int, *, fiscal: bool = False) -> Period:
    """A period of the year that is called so; a fiscal year is called after the calendar year that it ends in."""
    months = MONTHS[kind]
    begins_in = year if first_month == _JANUARY else year - 1
    starts = _month(begins_in, first_month + (number - 1) * months)
    ends = _month(begins_in, first_month + number * months) - timedelta(days=1)
    label = f"FY{year % 100:02}" if fiscal or first_month != _JANUARY else f"{year:04}"
    return Period(f"{label}-{kind}{number}" if kind else label, starts, ends)


def _month(year: int, month: int) -> date:
    """The first day of a month counted on from January of a year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
