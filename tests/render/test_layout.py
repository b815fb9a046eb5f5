"""Breaking lines, setting cells beside one another, and what is left out where there is no room."""

from __future__ import annotations

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.padding import Padding

from okrcli.render.console import make_console, plain
from okrcli.render.layout import (
    Address,
    Column,
    Interleaved,
    Sides,
    Words,
    facts,
    fit,
    flow,
    section,
    table,
    width_of,
    words,
)

texts = st.text(alphabet="abé市👍 ", max_size=60)


@given(texts, st.integers(8, 30), st.integers(0, 3))
def test_wrapping_loses_no_letter_and_fits(text, width, hang):
    lines = plain(36, Padding(words(text, hang=hang), (0, 36 - width, 0, 0))).splitlines()
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line) <= width for line in lines)


def test_later_lines_hang_under_the_first():
    assert plain(36, words("- ", "one two three four five six seven eight nine", hang=2)) == (
        "- one two three four five six seven\n  eight nine\n"
    )


def test_a_no_break_space_holds_its_words_together():
    said = "dans à peu près tous les cas, soit 95\u00a0%"
    assert plain(38, words(said)) == "dans à peu près tous les cas, soit\n95\u00a0%\n"
    assert plain(38, table([Column("a", "", 38, wraps=True)], [{"a": words(said)}])).endswith("\n95\u00a0%\n")


def test_what_programs_read_stays_on_one_line():
    assert plain(40, words("word " * 30, unbroken=True)) == ("word " * 30).rstrip() + "\n"


def test_an_address_goes_on_before_a_slash_and_is_never_shortened():
    columns = [Column("a", "Address", 12, wraps=True), Column("b", "", 3, right=True)]
    drawn = plain(40, table(columns, [{"a": Address("marketing/reference/leads"), "b": "7"}]))
    assert drawn == "Address\nmarketing       7\n/reference\n/leads\n"


def test_a_column_that_does_not_wrap_shortens_with_an_ellipsis():
    drawn = plain(40, table([Column("a", "", 6), Column("b", "", 4, right=True)], [{"a": "abcdefg", "b": "7"}]))
    assert drawn == "abcde…     7\n"


def test_spare_columns_go_first():
    columns = [Column(key, "", 10) for key in "abc"]
    assert [one.key for one in fit(columns, 34, "cb")] == ["a", "b", "c"]
    assert [one.key for one in fit(columns, 33, "cb")] == ["a", "b"]
    assert [one.key for one in fit(columns, 5, "cb")] == ["a"]


def test_two_sides_go_under_each_other_where_they_do_not_fit():
    left = words("a" * 20)
    assert plain(40, Sides(left, words("right"))) == "a" * 20 + " " * 15 + "right\n"
    assert plain(40, Sides(left, words("b" * 19))) == "a" * 20 + "\n" + "b" * 19 + "\n"


def test_entries_flow():
    assert plain(36, flow(["one two", "three four", "five six seven"])) == "one two   three four\nfive six seven\n"
    wide = "one: what it says where its owner says another thing"
    assert plain(36, flow(["zero", wide])) == "zero\none: what it says where its owner\nsays another thing\n"


def test_facts_stand_beside_their_labels_in_a_part_of_a_page():
    drawn = plain(36, section("About", facts([("owner", "alice"), ("why", "because it is what people ask us for")])))
    assert drawn == "\nAbout\nowner  alice\nwhy    because it is what people ask\n       us for\n"


@given(
    st.text(st.sampled_from("ab é\u00a0\u202f漢 -/\ue002\n\t"), max_size=14),
    st.integers(1, 20),
    st.sampled_from([None, "default", "left", "right", "center"]),
    st.sampled_from(["fold", "ellipsis", None]),
    st.booleans(),
)
def test_what_fits_as_it_is_is_drawn_as_if_it_had_been_broken(text, width, justify, overflow, no_wrap):
    class Broken(Words):
        def _as_it_is(self, *_):
            return None

    console = make_console(StringIO(), "never", 80)
    quick, slow = words((text, "title")), Broken(text, "title")
    for made in (quick, slow):
        made.lines = made.wrap(console, width, justify=justify, overflow=overflow, no_wrap=no_wrap)
    assert [line.plain for line in quick.lines] == [line.plain for line in slow.lines]


def test_lines_go_between_the_rows_of_one_table():
    columns = [Column("n", "No", 3, right=True), Column("said", "Said", 8, wraps=True)]
    parts = [
        "before everything, as wide as the page",
        {"n": words("1"), "said": words("two lines of it")},
        "below the first row",
        "and another",
        {"n": words("22"), "said": words("short")},
        {"said": words("alone")},
        "",
    ]
    assert plain(40, Interleaved(columns, parts)) == (
        " No  Said\n"
        "before everything, as wide as the page\n"
        "  1  two\n     lines of\n     it\n"
        "below the first row\n"
        "and another\n"
        " 22  short\n"
        "     alone\n"
        "\n"
    )


def test_a_cell_that_is_too_wide_leaves_the_gap_after_it():
    columns = [Column("a", "", 5), Column("b", "", 4, right=True), Column("c", "", 6, wraps=True)]
    row = {"a": words("abcdefgh"), "b": words("123456"), "c": words("x")}
    assert plain(40, table(columns, [row])) == "abcd…  123…  x\n"
