"""Our tables against the Unicode CLDR, where Babel is at hand."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.i18n import languages, use_language
from okrcli.i18n.conventions import read_conventions
from okrcli.i18n.numbers import format_with_unit

babel_dates = pytest.importorskip("babel.dates")
babel_numbers = pytest.importorskip("babel.numbers")


@pytest.mark.parametrize("code", languages())
def test_numbers(code):
    use_language(code)
    assert format_with_unit(1234567.5, None) == babel_numbers.format_decimal(1234567.5, locale=code)
    assert format_with_unit(45, "%") == babel_numbers.format_percent(0.45, locale=code)
    assert format_with_unit(-1200, "€", 2) == babel_numbers.format_currency(-1200, "EUR", locale=code)


@pytest.mark.parametrize("code", languages())
def test_months(code):
    months = babel_dates.get_month_names("abbreviated", locale=code)
    assert read_conventions(code).months == tuple(months[number] for number in range(1, 13))


def test_days_stand_before_months_in_every_language_so_far():
    for code, locale in (("en", "en_GB"), ("fr", "fr")):
        ways = read_conventions(code)
        shown = ways.day_month_year.format(day=20, month=ways.months[6], year=2026)
        assert shown == babel_dates.format_date(date(2026, 7, 20), "d MMM y", locale=locale)
