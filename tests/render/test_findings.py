"""Findings and errors as they are printed, whole."""

from __future__ import annotations

import unicodedata
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from okrcli.errors import Finding, InvalidFileError, Severity, Span, UsageError
from okrcli.render.console import make_console, plain
from okrcli.render.findings import draw_error, draw_findings, print_error, print_findings
from okrcli.render.glyphs import ASCII, UNICODE
from okrcli.render.layout import width_of
from okrcli.render.lint import findings_json
from okrcli.render.sanitise import short_path

ROOT = Path("okrs").resolve()


def finding(span, excerpt, code="E120", severity=Severity.ERROR, **facts):
    facts = {"key": "owner", "first_line": 2, "quote": '"', "problem": ""} | facts
    return Finding(code, ROOT / "q3" / "m.yaml", span, facts, excerpt, severity)


def draw(*findings, width=80, glyphs=UNICODE, unbroken=False):
    return plain(width, *draw_findings(findings, width, glyphs, unbroken=unbroken, folder=ROOT))


def test_place_sentence_line_caret_hint_and_count():
    assert draw(finding(Span(12, 5, 12, 10), "    owner: bob")) == (
        "q3/m.yaml:12:5: error E120 `owner` stands here for the second time; the first is\n"
        "  on line 2\n"
        " 12 |     owner: bob\n"
        "    |     ^^^^^\n"
        "    = Keep one of the two.\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_the_caret_stands_under_wide_characters_and_tabs():
    assert draw(finding(Span(3, 6, 3, 8), "\t市場: 見込")).splitlines()[2:4] == [
        " 3 |  市場: 見込",
        "   |        ^^^^",
    ]


@pytest.mark.parametrize(("glyphs", "ends"), [(UNICODE, "…"), (ASCII, "...")])
def test_a_long_line_is_shown_around_the_caret(glyphs, ends):
    line = "x: " + "abc " * 30 + "owner: bob " + "tail " * 40
    lines = draw(finding(Span(3, 124, 3, 129), line), width=60, glyphs=glyphs).splitlines()
    shown, carets = next((lines[i], lines[i + 1]) for i in range(len(lines)) if lines[i].startswith(" 3 |"))
    assert len(shown) <= 60
    assert shown.startswith(f" 3 | {ends}")
    assert shown.endswith(ends)
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "owner"


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first():
    lines = draw(finding(Span(7, 4, 9, 2), 'a: "b', code="E111")).splitlines()
    assert lines[1:3] == [' 7 | a: "b', "   |    ^^"]


def test_an_empty_span_past_the_end_still_has_its_caret():
    assert draw(finding(Span(7, 5, 7, 5), "a: b")).splitlines()[3] == "   |     ^"


def test_findings_stand_in_the_order_of_their_lines_and_are_counted_by_severity():
    screen = draw(
        finding(Span(9, 1, 9, 2), "b"),
        finding(Span(2, 1, 2, 2), "a", severity=Severity.WARNING),
        Finding("E128", ROOT / "okr.yaml", severity=Severity.INFO),
    )
    assert screen.index("m.yaml:2:1") < screen.index("m.yaml:9:1")
    assert screen.endswith("1 error, 1 warning, 1 remark in 2 files\n")


def test_nothing_in_a_file_reaches_the_terminal():
    screen = draw(finding(Span(1, 1, 1, 3), "\x1b]0;x\x07: \u202ey", key="\x1b[2J"))
    assert not set(screen) & set("\x1b\x07\u202e")
    assert " 1 | ␛]0;x␇: \ufffdy" in screen


def test_an_error_comes_after_its_findings():
    facts = {"text": "1.500", "decimal": "1,500", "whole": "1500"}
    error = InvalidFileError("number_ambiguous", findings=[finding(None, None)], **facts)
    assert plain(60, *draw_error(error, 60, UNICODE, folder=ROOT)) == (
        "q3/m.yaml: error E120 `owner` stands here for the second\n"
        "  time; the first is on line 2\n"
        "  = Keep one of the two.\n"
        "\n"
        "1 error in 1 file\n"
        "okr: “1.500” could be two numbers, with a mark for decimals\n"
        "     or for thousands\n"
        "     Write 1,500 or 1500, as you mean it.\n"
    )


def test_a_program_that_reads_errors_gets_each_on_one_line():
    stream = StringIO()
    print_error(make_console(stream), UsageError("number_unit", text="x" * 90, typed="%", unit="leads"))
    print_findings(make_console(stream), [finding(Span(1, 1, 1, 2), "a", key="k" * 90)])
    assert stream.getvalue().splitlines()[0].endswith("and this is counted in leads")
    assert stream.getvalue().splitlines()[2].endswith("the first is on line 2")


def test_a_fact_that_is_missing_never_hides_the_message():
    bare = Finding("E120", ROOT / "m.yaml")
    assert "stands here for the second time" in draw(bare)


def test_paths_are_short_and_never_longer_than_whole(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert short_path(tmp_path / "q3" / "m.yaml") == str(Path("q3") / "m.yaml")
    assert short_path(Path(tmp_path.anchor) / "x.yaml") == str(Path(tmp_path.anchor) / "x.yaml")


@given(st.text(max_size=120), st.integers(1, 130), st.integers(0, 40), st.integers(36, 90))
@example("0" * 31, 32, 0, 36)
def test_any_line_fits_and_stays_text(text, column, length, width):
    excerpt = text.replace("\n", "")
    for glyphs in (UNICODE, ASCII):
        screen = draw(finding(Span(3, column, 3, column + length), excerpt, key=text), width=width, glyphs=glyphs)
        assert all(width_of(line) <= width for line in screen.split("\n"))
        assert not any(unicodedata.category(character) == "Cc" for character in screen.replace("\n", ""))


def test_json():
    assert findings_json([finding(Span(12, 5, 12, 10), "    owner: bob")], ROOT) == {
        "schema_version": 1,
        "findings": [
            {
                "file": "q3/m.yaml",
                "line": 12,
                "column": 5,
                "end_line": 12,
                "end_column": 10,
                "code": "E120",
                "severity": "error",
                "message": "`owner` stands here for the second time; the first is on line 2",
                "hint": "Keep one of the two.",
            }
        ],
    }


def test_every_finding_says_in_words_how_severe_it_is():
    said = draw(*(finding(None, None, severity=one) for one in Severity), unbroken=True)
    assert [line.split(" ")[1] for line in said.splitlines() if line.startswith("q3/")] == [
        "error",
        "warning",
        "advice",
    ]
