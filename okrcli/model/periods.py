"""How cycles are named after the calendar, and which days a name stands for.

`2026-Q3`, `2026-H2` and `2026` are the calendar's, whatever month the fiscal year begins in; `FY27-Q1`, `FY27-H1` and
`FY27` the fiscal year's, called after the calendar year in which it ends.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from okrcli.model.address import is_slug

MONTHS = {"Q": 3, "H": 6, "": 12}  # months in a period of each kind
_FRENCH = {"T": "Q", "S": "H"}  # trimestre, semestre
_ID = re.compile(r"(?:FY[0-9]{2}|[0-9]{4})(?:-(?:Q[1-4]|H[12]))?")
_NAME = re.compile(
    r"(?:(?:FY-?(?:20)?(?P<fiscal>\d{2})|(?P<year>\d{4}))(?:[-_ ]?(?=[QTHS])|$))?"
    r"(?:(?P<kind>[QTHS])(?P<number>[1-4]))?",
    re.IGNORECASE | re.ASCII,
)
_TURNED = re.compile(r"^([QTHS][1-4])[-_ ]?((?:FY-?)?(?:20)?\d{2})$", re.IGNORECASE | re.ASCII)  # T3 2026
_JANUARY = 1
_YEARS = (1900, 2199)


def parse_day(text: str) -> date:
    """The day that a text in the manner of ISO 8601 names, from 1900 to 2199 as in files; raises ValueError."""
    day = date.fromisoformat(text.strip())
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        raise ValueError(text)
    return day


class Period(NamedTuple):
    """A cycle's id with its first and last day."""

    id: str
    starts: date
    ends: date


class _Name(NamedTuple):
    """What a name says: a year or none, a kind of period (a key of `MONTHS`), and which one of its year."""

    year: int | None
    fiscal: bool
    kind: str
    number: int


def is_cycle_id(text: str) -> bool:
    """Say whether a cycle's folder can be called so: one of the calendar's names as written here, or a slug."""
    return is_slug(text) or _ID.fullmatch(text) is not None


def resolve_period(name: str, today: date, fiscal_year_starts: int = 1) -> Period | None:
    """What a name stands for: `Q3`, `2026-Q3`, `H2`, `2026`, `FY27-Q1`, `FY27`, and the French `T3`, `S2`.

    Without a year it is the period of the fiscal year that is running on `today` or comes next. None for a name that is
    none of these, which needs its dates said.
    """
    said = _read(name)
    if said is None:
        return None
    if said.year is not None:
        return _period(said.year, said, fiscal_year_starts if said.fiscal else _JANUARY)
    coming = (_period(year, said, fiscal_year_starts) for year in range(today.year, today.year + 3))
    return next((period for period in coming if period is not None and period.ends >= today), None)


def running_quarter(today: date, fiscal_year_starts: int = 1) -> Period:
    """The quarter that holds a day."""
    return min(
        (period for number in "1234" if (period := resolve_period(f"Q{number}", today, fiscal_year_starts))),
        key=lambda period: period.starts,
    )


def period_after(cycle_id: str) -> str | None:
    """The id of the period of the same kind that follows: 2027-Q1 after 2026-Q4. None after a name of one's own."""
    said = _read(cycle_id)
    if said is None or said.year is None or _ID.fullmatch(cycle_id) is None:
        return None
    last = said.number * MONTHS[said.kind] == 12
    year, number = (said.year + 1, 1) if last else (said.year, said.number + 1)
    label = f"FY{year % 100:02}" if said.fiscal else f"{year:04}"
    return f"{label}-{said.kind}{number}" if said.kind else label


def can_mean(name: str, cycle_id: str) -> bool:
    """Say whether a name as people type it can mean the cycle: `t3` and `Q3` mean every year's third quarter."""
    said, wanted = _read(name), _read(cycle_id)
    if said is None or wanted is None or wanted.year is None:
        return False
    same_year = said.year is None or (said.year, said.fiscal) == (wanted.year, wanted.fiscal)
    return same_year and (said.kind, said.number) == (wanted.kind, wanted.number)


def _read(name: str) -> _Name | None:
    match = _NAME.fullmatch(_TURNED.sub(r"\2-\1", name.strip()))
    if match is None or not (match["kind"] or match["year"] or match["fiscal"]):
        return None
    kind = (match["kind"] or "").upper()
    kind = _FRENCH.get(kind, kind)
    number = int(match["number"] or 1)
    if number * MONTHS[kind] > 12:
        return None
    if match["fiscal"]:
        return _Name(2000 + int(match["fiscal"]), True, kind, number)
    return _Name(int(match["year"]) if match["year"] else None, False, kind, number)


def _period(year: int, said: _Name, first_month: int) -> Period | None:
    """That period of the year that is called so: the one that ends in it. None past the calendar's own ends."""
    months = MONTHS[said.kind]
    begins_in = year if first_month == _JANUARY else year - 1
    try:
        starts = _month(begins_in, first_month + (said.number - 1) * months)
        ends = _month(begins_in, first_month + said.number * months) - timedelta(days=1)
    except ValueError:
        return None
    label = f"FY{year % 100:02}" if said.fiscal or first_month != _JANUARY else f"{year:04}"
    return Period(f"{label}-{said.kind}{said.number}" if said.kind else label, starts, ends)


def _month(year: int, month: int) -> date:
    """The first day of a month counted on from January of a year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
