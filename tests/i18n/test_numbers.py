"""Numbers as typed and as shown, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.i18n import use_language
from okrcli.i18n.numbers import (
    CURRENCIES,
    NumberError,
    format_number,
    format_percent,
    format_score,
    format_signed,
    format_with_unit,
    parse_number,
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("230", 230),
        ("-3", -3),
        ("\u22123", -3),
        ("+3", 3),
        ("0.5", 0.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1 234,5", 1234.5),
        ("1\u202f234,5", 1234.5),
        ("1\u00a0234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1,234,567", 1234567),
        ("1'234", 1234),
        ("45%", 45),
        ("45 %", 45),
        ("1200 €", 1200),
        ("-€3", -3),
        (" 12 ", 12),
    ],
)
@pytest.mark.parametrize("code", ["en", "fr"])
def test_read_the_same_in_both_languages(code, typed, value):
    use_language(code)
    number = parse_number(typed)
    assert number == value
    assert type(number) is type(value)


@pytest.mark.parametrize(
    ("code", "typed", "value"),
    [
        ("en", "1,234", 1234),
        ("fr", "1,234", 1.234),
        ("en", "€ 1,200", 1200),
        ("fr", "1,5", 1.5),
        ("fr", "38,5 %", 38.5),
    ],
)
def test_read_by_the_language(code, typed, value):
    use_language(code)
    assert parse_number(typed) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,5", 1.5),
        ("35,5", 35.5),
        ("1,25", 1.25),
        (",5", 0.5),
        ("0,234", 0.234),
        ("1234,567", 1234.567),
        ("-0,5", -0.5),
        ("38,5 %", 38.5),
    ],
)
@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_comma_that_can_only_be_for_decimals_is(code, typed, value):
    use_language(code)
    assert parse_number(typed) == value


@pytest.mark.parametrize(
    ("typed", "decimal", "whole"), [("1.234", "1,234", "1234"), ("-12.500 %", "-12,500 %", "-12500 %")]
)
def test_a_dot_in_french_may_part_thousands(typed, decimal, whole):
    use_language("fr")
    with pytest.raises(NumberError) as caught:
        parse_number(typed)
    assert caught.value.reason == "number_ambiguous"
    assert (caught.value.facts["decimal"], caught.value.facts["whole"]) == (decimal, whole)
    assert parse_number(whole) == pytest.approx(1000 * parse_number(decimal))


@pytest.mark.parametrize("typed", ["0.234", "1.5", "12.34", "1234.567", "1.2345"])
def test_a_dot_in_french_that_parts_no_thousands_is_for_decimals(typed):
    use_language("fr")
    assert parse_number(typed) == float(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "nan",
        "inf",
        "-inf",
        "0x10",
        "1_000",
        "1e999",
        "12k",
        "9" * 50,
        "..",
        "1 23",
        "1,23,4",
        "--3",
        "+-3",
        "٣",
        "abc",
        "1-2",
    ],
)
@pytest.mark.parametrize("code", ["en", "fr"])
def test_not_a_number(code, typed):
    use_language(code)
    with pytest.raises(NumberError) as caught:
        parse_number(typed)
    assert caught.value.reason == "number_not_a_number"


def test_nothing_typed():
    with pytest.raises(NumberError, match="number_empty"):
        parse_number(" \u00a0")


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("$3k", "k$", 3),
        ("$0", "k$", 0),
        ("$0k", "k$", 0),
        ("3 k€", "k€", 3),
        ("45 %", "%", 45),
        ("230 leads", "leads", 230),
        ("230 Leads", "leads", 230),
        ("3 heures", "h", 3),
        ("3 h", "heures", 3),
        ("69 j", "jours", 69),
        ("69 d", "days", 69),
        ("45 mn", "min", 45),
        ("85 pour cent", "%", 85),
        ("85 percent", "%", 85),
        ("2,5 euros", "€", 2.5),
        ("250 kEUR", "k€", 250),
        ("250K", "k€", 250),
        ("31 pts", "points", 31),
        ("4,5", "%", 4.5),
    ],
)
def test_the_key_results_own_unit(typed, unit, value):
    assert parse_number(typed, unit) == value


@pytest.mark.parametrize(
    ("typed", "unit"), [("45%", "leads"), ("3000 €", "k€"), ("$3k", "$"), ("$3k", None), ("3 €", "$")]
)
def test_another_unit_is_refused(typed, unit):
    with pytest.raises(NumberError, match="number_unit"):
        parse_number(typed, unit)


@pytest.mark.parametrize(
    ("value", "unit", "english", "french"),
    [
        (1200, "€", "€1,200", "1\u202f200\u00a0€"),
        (3, "k$", "$3k", "3\u00a0k$"),
        (0, "k€", "€0", "0\u00a0€"),
        (-0.0, "M$", "$0", "0\u00a0$"),
        (-3.5, "M€", "-€3.5M", "-3,5\u00a0M€"),
        (38.5, "%", "38.5%", "38,5\u00a0%"),
        (1234567, "leads", "1,234,567 leads", "1\u202f234\u202f567 leads"),
        (0.1 + 0.2, None, "0.3", "0,3"),
        (-0.0, None, "0", "0"),
        (0.0000123, None, "0.000012", "0,000012"),
        (1e21, None, "1e+21", "1e+21"),
    ],
)
def test_written_as_the_language_does(value, unit, english, french):
    assert format_with_unit(value, unit) == english
    use_language("fr")
    assert format_with_unit(value, unit) == french


def test_scores_shares_and_differences():
    assert (format_score(0.4737), format_percent(0.4945)) == ("0.47", "49%")
    assert [format_signed(value) for value in (0.25, -0.1, 0.001, -0.001, 0)] == [
        "+0.25",
        "-0.10",
        "0.00",
        "0.00",
        "0.00",
    ]
    use_language("fr")
    assert (format_score(0.4737), format_percent(0.4945), format_signed(0.25)) == ("0,47", "49\u00a0%", "+0,25")


@given(
    value=st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9).map(lambda number: round(number, 3)),
    unit=st.sampled_from([None, "%", "leads", *CURRENCIES]),
    code=st.sampled_from(["en", "fr"]),
)
def test_what_is_shown_can_be_typed_back(value, unit, code):
    use_language(code)
    shown = format_with_unit(value, unit, None if isinstance(value, int) else 3)
    assert parse_number(shown, unit) == value


@given(st.text(max_size=30), st.sampled_from(["en", "fr"]))
def test_any_text_is_a_number_or_a_reason(text, code):
    use_language(code)
    try:
        assert isinstance(parse_number(text), int | float)
    except NumberError as error:
        assert error.reason.startswith("number_")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_can_be_shown(value):
    assert format_number(value)
