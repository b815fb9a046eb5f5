"""Days as people type them, in either language; what could be two days is read in the way of the one in use."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.i18n import use_language
from okrcli.i18n.conventions import read_conventions
from okrcli.i18n.days import read_typed_day
from okrcli.languages import languages

TODAY = date(2026, 8, 19)  # a Wednesday
MONDAY = date(2026, 8, 17)
JULY = date(2026, 7, 13)


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-07-13", JULY),
        ("2026/7/13", JULY),
        ("2026-7-13", JULY),
        ("13/07/2026", JULY),
        ("13.07.2026", JULY),
        ("13-07-2026", JULY),
        ("13/7/26", JULY),
        ("13/07", JULY),
        ("13 juillet", JULY),
        ("13 Juillet 2026", JULY),
        ("13 juil.", JULY),
        ("lundi 13 juillet", JULY),
        ("le 13 juillet 2026", JULY),
        ("July 13", JULY),
        ("Jul 13, 2026", JULY),
        ("13 Jul", JULY),
        ("the 13th of July", JULY),
        ("13-Jul-2026", JULY),
        ("1er août", date(2026, 8, 1)),
        ("1 aout", date(2026, 8, 1)),
        ("3 fév. 2026", date(2026, 2, 3)),
        ("29 february", date(2028, 2, 29)),
        ("20 décembre", date(2026, 12, 20)),
        ("20 février", date(2026, 2, 20)),
        ("17 février", date(2027, 2, 17)),
        ("lundi", MONDAY),
        ("Monday", MONDAY),
        ("lun.", MONDAY),
        ("mon", MONDAY),
        ("mercredi", TODAY),
        ("mercredi dernier", TODAY - timedelta(7)),
        ("next wednesday", TODAY + timedelta(7)),
        ("aujourd'hui", TODAY),
        ("aujourd’hui", TODAY),
        ("Aujourdhui", TODAY),
        ("today", TODAY),
        ("hier", TODAY - timedelta(1)),
        ("yesterday", TODAY - timedelta(1)),
        ("avant-hier", TODAY - timedelta(2)),
        ("demain", TODAY + timedelta(1)),
        ("il y a 3 jours", TODAY - timedelta(3)),
        ("2 weeks ago", TODAY - timedelta(14)),
        ("il y a une semaine", TODAY - timedelta(7)),
        ("J-3", TODAY - timedelta(3)),
        ("il y a deux semaines", TODAY - timedelta(14)),
        ("il y a quinze jours", TODAY - timedelta(15)),
        ("three days ago", TODAY - timedelta(3)),
        ("ce matin", TODAY),
        ("hier soir", TODAY - timedelta(1)),
        ("this morning", TODAY),
        ("a week ago", TODAY - timedelta(7)),
    ],
)
def test_what_means_one_day_in_both_languages(code, typed, meant):
    use_language(code)
    assert read_typed_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "english", "french"),
    [
        ("05/06/2026", date(2026, 5, 6), date(2026, 6, 5)),
        ("05/06", date(2026, 5, 6), date(2026, 6, 5)),
        ("12/07/2026", date(2026, 7, 12), date(2026, 7, 12)),  # the other would be yet to come
        ("07/12/2026", date(2026, 7, 12), date(2026, 12, 7)),
        ("07/13/2026", JULY, JULY),  # there is no thirteenth month
    ],
)
def test_the_language_says_which_comes_first(typed, english, french):
    assert read_typed_day(typed, TODAY) == english
    use_language("fr")
    assert read_typed_day(typed, TODAY) == french


@pytest.mark.parametrize(
    ("typed", "since", "meant"),
    [
        ("lundi", TODAY - timedelta(90), date(2026, 8, 24)),
        ("1 juillet", TODAY - timedelta(90), date(2026, 7, 1)),
        ("31 mars", TODAY - timedelta(90), date(2027, 3, 31)),
        ("30 juin", date(2026, 7, 1), date(2027, 6, 30)),
        ("12/07/2026", TODAY, date(2026, 12, 7)),
    ],
)
def test_what_lies_ahead(typed, since, meant):
    assert read_typed_day(typed, TODAY, since) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("", "jui", "ju 13", "32/08", "31 june", "mardi 13 juillet", "12 07", "1.2", "v1.2", "main", "HEAD", "may"),
        *("0/0", "!", "13/07/0001", "july 13 3026", "9" * 500),
    ],
)
def test_what_is_no_day_or_could_be_two(typed):
    for code in languages():
        use_language(code)
        with pytest.raises(ValueError):
            read_typed_day(typed, TODAY)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(languages()), st.booleans())
def test_any_day_in_words_and_figures(day, code, short):
    ways = read_conventions(code)
    use_language(code)
    months = ways.months if short else ways.month_names
    assert read_typed_day(f"{day.day} {months[day.month - 1]} {day.year}", TODAY) == day
    figures = (day.day, day.month) if ways.day_first else (day.month, day.day)
    assert read_typed_day("{:02}/{:02}/{}".format(*figures, day.year), date(2100, 1, 1)) == day


@given(st.text(max_size=30))
def test_anything_is_a_day_or_refused(text):
    with contextlib.suppress(ValueError):
        assert read_typed_day(text, TODAY)
