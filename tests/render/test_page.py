"""Breaking lines and setting cells beside one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from okrcli.render.page import Column, clip, flow, lay_out, line_width, plain, two_sides, width_of, wrap, wrap_runs

words = st.text(alphabet="abé市👍 ", max_size=60)


@given(words, st.integers(4, 30))
def test_wrapping_loses_no_letter_and_fits(text, width):
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line) <= width for line in lines)


@given(st.lists(st.tuples(words, st.sampled_from(["", "bad"])), max_size=4), st.integers(8, 30), st.integers(0, 3))
def test_wrapping_runs_keeps_their_roles(runs, width, indent):
    lines = wrap_runs(runs, width, indent)
    assert all(line_width(line) <= width for line in lines)
    for role in ("", "bad"):
        before = "".join(text for text, its in runs if its == role).replace(" ", "")
        assert "".join(text for line in lines for text, its in line if its == role).replace(" ", "") == before


def test_later_lines_may_be_wider():
    assert plain(wrap_runs([("one two three four five six", "")], 8, later=14)) == "one two\nthree four\nfive six\n"


def test_clipping_says_so():
    assert clip("abcdef", 6, "…") == "abcdef"
    assert clip("abcdefg", 6, "…") == "abcde…"
    assert clip("abcdefg", 6, "...") == "abc..."
    assert clip("市場調査", 5, "…") == "市場…"


def test_cells_beside_one_another_leave_no_blanks_at_the_end():
    columns = [Column("a", "", 6, gap=0), Column("b", "", 4, right=True), Column("c", "", 3)]
    cells = {"a": [[("one", "")], [("and more text", "")]], "b": [[("7", "")]], "c": []}
    assert lay_out(columns, cells) == [
        [("one", ""), (" " * 8, ""), ("7", "")],
        [("and more text", "")],
    ]


def test_two_sides_go_under_each_other_where_they_do_not_fit():
    assert plain(two_sides([("left", "")], [("right", "")], 12)) == "left   right\n"
    assert plain(two_sides([("left", "")], [("right", "")], 10)) == "left\nright\n"


def test_entries_flow():
    assert list(flow(["one", "two", "three"], 9)) == ["one   two", "three"]
    assert list(flow(["one two three four"], 9)) == ["one two", "three", "four"]
