"""Comments in merges: with signs in them, taken out, and beside what only looks like one."""

from __future__ import annotations

import pytest
from test_merge_properties import START, merge

OLD = "          - {date: 2026-07-06, value: 130, confidence: 5}\n"
HERS = "          - {date: 2026-07-13, value: 150}\n"
MINE = "          - {date: 2026-07-20, value: 170}\n"


@pytest.mark.parametrize("comment", ["# it's weekly", '# says "sales"', "# [draft]", "# {x}", "# a # b"])
def test_a_comment_behind_an_entry_comes_along_whatever_it_says(comment: str) -> None:
    theirs = START.replace(OLD, OLD + HERS.replace("\n", f"  {comment}\n"))
    expected = START.replace(OLD, OLD + HERS.replace("\n", f"  {comment}\n") + MINE)
    ours = START.replace(OLD, OLD + MINE)
    for merged in (merge(START, ours, theirs), merge(START, theirs, ours)):
        assert merged.conflicts == ()
        assert merged.source.text == expected


@pytest.mark.parametrize("comment", ["  # the big one", "      # people we know\n"])
def test_a_comment_that_one_side_took_out_is_out(comment: str) -> None:
    ours = START.replace(OLD, OLD + MINE)
    theirs = START.replace(comment, "").replace(OLD, OLD + HERS)
    expected = START.replace(comment, "").replace(OLD, OLD + HERS + MINE)
    for merged in (merge(START, ours, theirs), merge(START, theirs, ours)):
        assert merged.conflicts == ()
        assert merged.source.text == expected


def test_words_after_a_hash_in_a_text_are_no_comment() -> None:
    base = START.replace("note: Slow\n", "note: |\n              Slow\n              # a heading\n")
    old = "              # a heading\n"
    ours = base.replace(old, "") + "          - date: 2026-07-20\n            value: 2\n"
    theirs = base + "          - date: 2026-07-13\n            value: 4\n"
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.source.text == base.replace(old, "") + (
        "          - date: 2026-07-13\n            value: 4\n          - date: 2026-07-20\n            value: 2\n"
    )


def test_an_entry_that_the_other_corrected_keeps_what_is_written_in_it() -> None:
    ours = START.replace(
        "            note: Slow\n", "            # measured twice\n            note: >-\n              Slow\n"
    )
    ours += "          - date: 2026-07-20\n            value: 2\n"
    theirs = START.replace("value: 3\n", "value: 4\n") + "          - date: 2026-07-13\n            value: 4\n"
    merged = merge(START, ours, theirs)
    assert merged.conflicts == ()
    assert merged.source.text == ours.replace("value: 3\n", "value: 4\n").replace(
        "          - date: 2026-07-20",
        "          - date: 2026-07-13\n            value: 4\n          - date: 2026-07-20",
    )


def test_a_comment_on_what_the_other_removed_stands_where_that_stood() -> None:
    press = START[START.index("      - id: press") : START.index("  - id: site")]
    ours = START.replace(press, "")
    theirs = START.replace("      - id: press\n", "      - id: press  # ask Ana\n").replace("lead: alice", "lead: bob")
    expected = ours.replace("lead: alice", "lead: bob").replace("  - id: site\n", "  # ask Ana\n  - id: site\n")
    for merged in (merge(START, ours, theirs), merge(START, theirs, ours)):
        assert merged.conflicts == ()
        assert merged.source.text == expected


def test_a_comment_stays_above_what_it_speaks_of_when_the_other_adds_lines_there() -> None:
    ours = START.replace("  - id: site\n", "  # the shop\n  - id: site\n")
    theirs = START.replace("  - id: site\n", "    owner: bob\n  - id: site\n")
    expected = START.replace("  - id: site\n", "    owner: bob\n  # the shop\n  - id: site\n")
    for merged in (merge(START, ours, theirs), merge(START, theirs, ours)):
        assert merged.conflicts == ()
        assert merged.source.text == expected
