"""How a language writes numbers and dates, read from its folder.

The tables are a page a language and checked against the Unicode CLDR through Babel in the tests; Babel itself, with its
locale data, would cost every command 50 ms of start-up.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from okrcli.i18n import language
from okrcli.languages import LOCALES


class Conventions(NamedTuple):
    """One language's ways; `first` is how the first day of a month is written. Patterns are for `str.format`.

    `currency` takes `symbol` (`€`), `number` and `scale` (`k`, `M` or nothing); `range` takes `first` and `last`;
    `periods` are its letters for those of quarters and halves; `semicolon` parts what may hold commas; `elided` is what
    words become before a vowel.

    From `names` on, what people call the language and how they type days, see `okrcli.i18n.days`: `days_away` are words
    for a day by how far it is from today; `days_ago`, `last`, `next`, `around_dates` and `ordinals` are patterns of
    regular expressions; `counts` are small numbers in words. `units` are the other names that units have, in the
    singular, each with the short one.
    """

    decimal: str
    group: str
    percent: str
    currency: str
    first: str
    day_month: str
    day_month_year: str
    range: str
    periods: dict[str, str]
    semicolon: str
    elided: dict[str, str]
    months: tuple[str, ...]
    names: list[str]
    day_first: bool
    weekdays: list[str]
    month_names: list[str]
    days_away: dict[str, int]
    days_ago: str
    last: str
    next: str
    around_dates: str
    ordinals: str
    counts: dict[str, int]
    units: dict[str, str]


def conventions() -> Conventions:
    """Give the conventions of the language in use."""
    return read_conventions(language())


@cache
def read_conventions(code: str) -> Conventions:
    """Read the conventions of one of `languages()`."""
    data = tomllib.loads((LOCALES / code / "conventions.toml").read_text(encoding="utf-8"))
    return Conventions(**{**data, "months": tuple(data["months"])})
