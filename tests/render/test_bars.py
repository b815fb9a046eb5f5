"""Bars and sparklines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.render.bars import Bar, Gauge, sparkline
from okrcli.render.console import plain
from okrcli.render.glyphs import ASCII, UNICODE
from okrcli.render.layout import width_of


def bar(score, expected, goal, glyphs=UNICODE, width=12):
    return plain(80, Bar(Gauge(score, expected, goal), glyphs, width=width)).rstrip("\n")


@pytest.mark.parametrize(
    ("score", "expected", "goal", "drawn"),
    [
        (None, 0.3, 0.7, "───│────◇───"),
        (0.0, 0.3, 0.7, "───│────◇───"),
        (0.001, 0.3, 0.7, "╸──│────◇───"),
        (0.43, 0.3, 0.7, "━━━│━───◇───"),
        (0.69, 0.3, 0.7, "━━━│━━━━◇───"),
        (0.7, 0.3, 0.7, "━━━│━━━━◆───"),
        (0.999, 0.5, 1.0, "━━━━━━│━━━━◆"),
        (1.0, 0.5, 1.0, "━━━━━━│━━━━◆"),
        (0.999, 0.2, 0.7, "━━│━━━━━◆━━╸"),
        (0.5, 0.7, 0.7, "━━━━━━──◇───"),
        (0.9, None, 0.7, "━━━━━━━━◆━╸─"),
    ],
)
def test_a_bar_with_its_marks(score, expected, goal, drawn):
    assert bar(score, expected, goal) == drawn


def test_a_bar_in_ascii():
    assert bar(0.43, 0.3, 0.7, ASCII) == "===|=...o..."
    assert bar(0.8, 0.3, 0.7, ASCII) == "===|====#=.."


@given(st.none() | st.floats(0, 1), st.none() | st.floats(0, 1), st.floats(0.01, 1), st.integers(1, 60))
def test_a_bar_is_as_wide_as_asked(score, expected, goal, width):
    assert width_of(bar(score, expected, goal, width=width)) == width


def test_a_sparklines_height_is_the_score():
    scores = [-0.2, 0, 0.1, 0.3, 0.5, 0.8, 0.99, 1, 1.3]
    assert sparkline(scores, 20, UNICODE) == "▁▁▁▃▅▇███"
    assert sparkline(scores, 20, ASCII) == "001358999"
    assert sparkline(scores, 3, UNICODE) == "███"
    assert sparkline(scores, 0, UNICODE) == sparkline([], 5, UNICODE) == ""
