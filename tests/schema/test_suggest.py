"""What somebody may have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.model.address import is_slug
from okrcli.schema.suggest import (
    DateSlip,
    NumberSlip,
    chances_out_of_ten,
    date_slip,
    nearest_word,
    number_slip,
    slugify,
)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("150", NumberSlip("E208", "150")),
        ("-1.5e3", NumberSlip("E208", "-1.5e3")),
        ("1,5", NumberSlip("E206", "1.5")),
        ("-0,125", NumberSlip("E206", "-0.125")),
        ("1 234,5", NumberSlip("E206", "1234.5")),
        ("1\u202f234,5", NumberSlip("E206", "1234.5")),
        ("1234,567", NumberSlip("E206", "1234.567")),
        ("45%", NumberSlip("E207", "45")),
        ("45,5 %", NumberSlip("E207", "45.5")),
        ("1 200", NumberSlip("E209", "1200")),
        ("1'200", NumberSlip("E209", "1200")),
        ("1_200", NumberSlip("E209", "1200")),
        ("1,200", NumberSlip("E209", "1200", "1.200")),
        ("1,234.5", NumberSlip("E209", "1234.5")),
        ("1.234,5", NumberSlip("E209", "1234.5")),
        ("1.234.567", NumberSlip("E209", "1234567")),
        ("\u221212,5", NumberSlip("E206", "-12.5")),
        ("500 leads", NumberSlip("E210", "500", unit="leads")),
        ("€12", NumberSlip("E210", "12", unit="€")),
        ("12,5 k€", NumberSlip("E210", "12.5", unit="k€")),
        ("about 20", None),
        ("1-2", None),
        ("1.2.3", None),
        ("", None),
        ("n/a", None),
    ],
)
def test_number(text, slip):
    assert number_slip(text) == slip


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("13/07/2026", DateSlip("2026-07-13")),
        ("07/13/2026", DateSlip("2026-07-13")),
        ("03/07/2026", DateSlip("2026-07-03", "2026-03-07")),
        ("07/07/2026", DateSlip("2026-07-07")),
        ("2026-7-3", DateSlip("2026-07-03")),
        ("2026/07/03", DateSlip("2026-07-03")),
        ("2026.07.03", DateSlip("2026-07-03")),
        ("20260703", DateSlip("2026-07-03")),
        ("2026-07-03 10:30", DateSlip("2026-07-03")),
        ("2026-02-30", DateSlip("2026-02-28", no_such_day=True)),
        ("2028-02-30", DateSlip("2028-02-29", no_such_day=True)),
        ("2026-13-07", DateSlip("2026-07-13")),
        ("2026-13-45", DateSlip()),
        ("0226-07-13", DateSlip()),
        ("13 juillet 2026", DateSlip("2026-07-13")),
        ("1er août 2026", DateSlip("2026-08-01")),
        ("July 13th, 2026", DateSlip("2026-07-13")),
        ("tomorrow", DateSlip()),
        ("", DateSlip()),
    ],
)
def test_date(text, slip):
    assert date_slip(text) == slip


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Équipe Leads_2", "equipe-leads-2"), ("double--hyphen", "double-hyphen"), ("Œuvre", "oeuvre"), ("目標", "")],
)
def test_slug(text, slug):
    assert slugify(text) == slug


@given(st.text())
def test_a_suggested_id_is_one(text):
    slug = slugify(text)
    assert slug == "" or is_slug(slug)


@given(st.text(alphabet="0123456789 .,-/%'_eE+€juil", max_size=30))
def test_suggestions_never_fail_and_can_be_written(text):
    slip = number_slip(text)
    if slip is not None:
        float(slip.suggestion)
    date_slip(text)


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("targt", "target"), ("Key-Result", "key_result"), ("On track", "on_track"), ("tone", None), ("x" * 10_000, None)],
)
def test_nearest_word(word, nearest):
    assert nearest_word(word, ["owner", "target", "key_result", "on_track"]) == nearest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("60%", 6), ("0,6", 6), ("6/10", 6), (" 10 / 10 ", 10), ("0/10", 0), ("11/10", None), ("6/5", None)],
)
def test_a_confidence_in_tenths_or_as_a_share_is_understood(typed: str, meant: int | None) -> None:
    assert chances_out_of_ten(typed) == meant
