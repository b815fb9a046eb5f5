"""Scalars: YAML 1.2's core schema on reading; text that no reader takes for anything else on writing."""

from __future__ import annotations

import math
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from parsers import CHOICES, read_by

from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import to_data
from okrcli.yaml.scalars import REFUSED, format_value, resolve
from okrcli.yaml.source import make_source


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("off", "off"),
        ("1:30", "1:30"),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("+12", 12),
        ("-0.5", -0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("2026-07-13", "2026-07-13"),
        ("2025-13-45", "2025-13-45"),
        ("12,5", "12,5"),
        ("40 %", "40 %"),
        ("", None),
        ("~", None),
        ("Null", None),
        ("TRUE", True),
        ("tRUE", "tRUE"),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("9" * 5000, math.inf),
        ("1e999", math.inf),
        ("0x" + "f" * 5000, math.inf),
    ],
)
def test_plain_text_is_read_by_the_core_schema(text: str, value: object) -> None:
    read = resolve(text)
    assert read == value
    assert type(read) is type(value)


def test_not_a_number_is_a_float() -> None:
    value = resolve(".NaN")
    assert isinstance(value, float)
    assert math.isnan(value)


OLD_WORDS = "yes No on OFF y N ~ null True 1:30 0x1F 0o7 010 1e3 .5 1_000 12,5 2026-07-13 :) = <<"
SIGNS = "? - -5 +1 @a `a %a &a *a !a |a >a [a {a #a 'a \"a ,a --- ..."
BLANKS = [" a", "a ", "", "a: b", "a:", "a #b", "a\nb", "a\tb", "\x85", "a\u2028b", "\ufeffa"]


@pytest.mark.parametrize("text", [*OLD_WORDS.split(), *SIGNS.split(), *BLANKS])
def test_text_that_a_reader_could_mistake_is_quoted(text: str) -> None:
    assert format_value(text)[0] in "\"'"


@pytest.mark.parametrize("text", ["Weekly note", "it's fine", "a#b", "https://a.example/?y=1", "« oui » ; vrai", "🎯"])
def test_ordinary_text_is_not(text: str) -> None:
    assert format_value(text) == text


def test_inside_braces_more_is_quoted() -> None:
    assert [format_value(text, flow=True) for text in ("a, b", "]}", "at 9:30", "what?", "plain")] == [
        '"a, b"',
        '"]}"',
        '"at 9:30"',
        '"what?"',
        "plain",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (230, "230"),
        (230.0, "230"),
        (41.2, "41.2"),
        (0.1 + 0.2, "0.30000000000000004"),
        (-0.5, "-0.5"),
        (1e15, "1000000000000000"),
        (1e22, "1.0e+22"),
        (1e-7, "1.0e-07"),
        (True, "true"),
        (None, "null"),
        (date(2026, 8, 10), "2026-08-10"),
    ],
)
def test_numbers_and_dates_are_written_short(value: object, text: str) -> None:
    assert format_value(value) == text


OLD_FLOAT = re.compile(r"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9]+")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_read_back_the_same_in_old_and_new_yaml(value: float) -> None:
    text = format_value(value)
    assert resolve(text) == value
    assert OLD_FLOAT.fullmatch(text)


@given(st.text(max_size=30), st.booleans(), st.sampled_from("\"'"))
@example(":)", True, '"')
@example("\x85", False, "'")
def test_text_reads_back_the_same_wherever_it_stands(text: str, flow: bool, quote: str) -> None:
    text = REFUSED.sub("", text)
    written = format_value(text, flow=flow, quote=quote)
    lines = f"k: {{n: {written}, m: 1}}\n" if flow else f"k:\n  n: {written}\n  m: 1\n"
    for engines in CHOICES:
        with read_by(*engines):
            composed = compose(make_source(Path("f.yaml"), lines))
        assert composed.findings == []
        assert to_data(composed.root) == {"k": {"n": text, "m": 1}}
