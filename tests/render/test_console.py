"""Colours, widths and signs, stream by stream."""

from __future__ import annotations

import io
import json

import pytest

from okrcli.render.console import glyphs_of, make_console, show, wants_color
from okrcli.render.documents import dump_json
from okrcli.render.glyphs import ASCII, UNICODE, glyphs_for
from okrcli.render.layout import width_of, words
from okrcli.render.sanitise import same_width, visible, visible_lines


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


LINE = words(("red", "bad"), " plain")
RED = "\x1b[1;31mred\x1b[0m plain\n"


def printed(stream, color="auto"):
    show(make_console(stream, color), LINE)
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
    show(screen, words("Été à 1\u202f200\u00a0€ – “ça” 市 e\u0301"))
    screen.file.flush()
    assert raw.getvalue().decode("ascii").rstrip() == 'Ete a 1 200 E - "ca" ?? e'


def test_text_is_shown_and_not_obeyed():
    assert visible("a\tb\r\nc\x1b[31m\x00\x7f\x9b\u202e\u2066") == "a b c␛[31m␀␡\ufffd\ufffd\ufffd"
    assert visible_lines("one\n\ntwo\x1b\n\n") == ["one", "", "two␛"]
    assert same_width("\ta\x1b\u2028b") == " a␛\ufffdb"


SEEN = {
    "a family": "👩\u200d👩\u200d👧",
    "a skin": "👨🏽\u200d💻",
    "a heart": "❤\ufe0f\u200d🔥",
    "a text sign": "☂\ufe0e",
    "a key": "1\ufe0f\u20e3",
    "England": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Persian": "نمی\u200cخواهم",
    "Hindi": "क्\u200dष",
    "Bengali": "র\u200d্য",
    "Sinhala": "ශ්\u200dරී",
    "Malayalam": "അവന്\u200d പോയി",
    "Kannada": "ಕ್\u200cಖ",
    "a Japanese name": "葛\U000e0100",
    "Mongolian": "ᠠ᠋",
    "Braille": "⠓⠑⠀⠓⠑",
}
UNSEEN = (
    *"\xad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u202d\u2060\u2064\u2069\u206a\u2800\u3164\ufe00\ufe0f",
    *"\ufeff\uffa0\ufff9\U0001d173\U000e0001\U000e0041\U000e007f\U000e0100\U000e0fff",
)


@pytest.mark.parametrize("text", SEEN.values(), ids=SEEN)
def test_what_scripts_and_emoji_need_stays(text):
    assert visible(text) == text == same_width(text)


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_what_nobody_sees_is_shown(sign):
    assert visible(f"Leads{sign}") == visible(f"Lead{sign}s").replace("\ufffds", "s\ufffd") == "Leads\ufffd"
    assert width_of(visible(f"Leads{sign}")) == 6
    assert same_width(f"{sign}Leads") == "\ufffdLeads"
    document = dump_json({"statement": f"Leads{sign}"})
    assert sign not in document
    assert json.loads(document) == {"statement": f"Leads{sign}"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200db", "a\ufffdb"),
        ("🚀\u200d", "🚀\ufffd"),
        ("🏴\U000e0067\U000e0062", "🏴\ufffd\ufffd"),
        ("ب\u200c\u200cب", "ب\ufffd\ufffdب"),
        ("کتاب\u200c", "کتاب\ufffd"),
        ("3\ufe0f", "3\ufffd"),
    ],
    ids=ascii,
)
def test_where_nothing_needs_it_it_is_shown(text, shown):
    assert visible(text) == shown


def test_markup_is_plain_text():
    stream = io.StringIO()
    show(make_console(stream, "always"), words("[bold]x[/bold] :smile: 42"))
    assert stream.getvalue() == "[bold]x[/bold] :smile: 42\n"
