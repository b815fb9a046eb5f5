"""Colours, widths and signs, stream by stream."""

from __future__ import annotations

import io

import pytest

from okrcli.render.console import glyphs_of, make_console, wants_color
from okrcli.render.glyphs import ASCII, UNICODE, glyphs_for
from okrcli.render.page import show_lines
from okrcli.render.sanitise import same_width, visible, visible_lines


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


LINES = [[("red", "bad"), (" plain", "")]]
RED = "\x1b[1;31mred\x1b[0m plain\n"


def printed(stream, color="auto"):
    show_lines(make_console(stream, color), LINES)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("environment", "color", "terminal", "coloured"),
    [
        ({}, "auto", True, True),
        ({}, "auto", False, False),
        ({}, "always", False, True),
        ({}, "never", True, False),
        ({"NO_COLOR": "1"}, "auto", True, False),
        ({"NO_COLOR": ""}, "auto", True, True),
        ({"NO_COLOR": "1"}, "always", True, True),
        ({"FORCE_COLOR": "1"}, "auto", False, True),
        ({"FORCE_COLOR": "0"}, "auto", True, False),
        ({"FORCE_COLOR": ""}, "auto", False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "auto", True, False),
        ({"TERM": "dumb"}, "auto", True, False),
        ({"TERM": "dumb"}, "always", True, True),
    ],
)
def test_colour(monkeypatch, environment, color, terminal, coloured):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_color(color, terminal) is coloured
    assert printed(Terminal() if terminal else io.StringIO(), color) == (RED if coloured else "red plain\n")


def test_a_pipe_is_80_wide_unless_columns_says_otherwise(monkeypatch):
    assert make_console(io.StringIO()).width == 80
    monkeypatch.setenv("COLUMNS", "132")
    assert make_console(io.StringIO()).width == 132
    monkeypatch.setenv("COLUMNS", "nonsense")
    assert make_console(io.StringIO()).width == 80
    assert make_console(io.StringIO(), width=60).width == 60


@pytest.mark.parametrize(
    ("encoding", "glyphs"),
    [
        ("utf-8", UNICODE),
        (None, UNICODE),
        ("utf-16", UNICODE),
        ("ascii", ASCII),
        ("cp1252", ASCII),
        ("nonsense", ASCII),
    ],
)
def test_signs_by_the_streams_encoding(encoding, glyphs):
    assert glyphs_for(encoding) == glyphs


def test_every_ascii_sign_is_ascii():
    assert all(str(getattr(ASCII, name)).isascii() for name in ASCII.__slots__)


def test_what_an_encoding_lacks_is_replaced_cell_for_cell():
    raw = io.BytesIO()
    screen = make_console(io.TextIOWrapper(raw, encoding="ascii"))
    assert glyphs_of(screen) is ASCII
    show_lines(screen, [[("Été à 1\u202f200\u00a0€ – “ça” 市 e\u0301", "")]])
    screen.file.flush()
    assert raw.getvalue().decode("ascii").rstrip() == 'Ete a 1 200 E - "ca" ?? e'


def test_text_is_shown_and_not_obeyed():
    assert visible("a\tb\r\nc\x1b[31m\x00\x7f\x9b\u202e\u2066") == "a b c␛[31m␀␡\ufffd\ufffd\ufffd"
    assert visible("👩‍👩‍👧 é ✓") == "👩‍👩‍👧 é ✓"
    assert visible_lines("one\n\ntwo\x1b\n\n") == ["one", "", "two␛"]
    assert same_width("\ta\x1b\u2028b") == " a␛\ufffdb"


def test_markup_is_plain_text():
    stream = io.StringIO()
    show_lines(make_console(stream, "always"), [[("[bold]x[/bold] :smile: 42", "")]])
    assert stream.getvalue() == "[bold]x[/bold] :smile: 42\n"
