"""Dates and cycles as people read them. What is written to files and JSON is always ISO and never passes here."""

from __future__ import annotations

import re
from datetime import date

from okrcli.i18n import _
from okrcli.i18n.conventions import conventions

_CYCLE = re.compile(r"(?<![\w/.-])((?:FY[0-9]{2}|[0-9]{4})-)([QH])([1-4])(?![\w/-]|\.\w)", re.ASCII)


def format_date(day: date, near: date | None = None) -> str:
    """Write a date short: `20 Jul`, with its year where that is not the year of `near`."""
    ways = conventions()
    pattern = ways.day_month if near is not None and near.year == day.year else ways.day_month_year
    return pattern.format(day=ways.first if day.day == 1 else day.day, month=ways.months[day.month - 1], year=day.year)


def format_span(first: date, last: date) -> str:
    """Write a stretch of days, both included: `1 Jul – 30 Sep 2026`."""
    return conventions().range.format(first=format_date(first, near=last), last=format_date(last))


def format_age(days: int) -> str:
    """Write a number of days in few letters: `3 d`."""
    return _("{days} d").format(days=days)


def cycles_as_said(text: str) -> str:
    """A text for people with its cycles as the language calls them: `2026-T3` for 2026-Q3 in French, as wide as before.

    Paths are left as they are; what is shown can be typed.
    """
    periods = conventions().periods
    return _CYCLE.sub(lambda found: found[1] + periods[found[2]] + found[3], text) if periods else text
