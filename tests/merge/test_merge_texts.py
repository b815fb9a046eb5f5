"""Merges as whole texts: who wins, what is kept, what is marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_merge_properties import START, merge

from okrcli.merge.texts import merge_sources
from okrcli.merge.values import ConflictKind
from okrcli.yaml.source import make_source

SITE = START[START.index("  - id: site") :]


def test_an_edit_of_what_the_other_removed_is_a_conflict_around_it() -> None:
    ours, theirs = START.replace(SITE, ""), START.replace('"A site that sells"', '"A shop"')
    merged = merge(START, ours, theirs)
    assert [(one.kind, one.address) for one in merged.conflicts] == [(ConflictKind.OURS_REMOVED, ("site",))]
    assert merged.source.text.startswith(ours + "<<<<<<< ours\n=======\n  - id: site\n")
    assert merged.source.text.endswith(">>>>>>> theirs\n")


def test_one_checkin_changed_twice_is_a_conflict_and_not_two_checkins() -> None:
    merged = merge(START, START.replace("value: 3\n", "value: 4\n"), START.replace("value: 3\n", "value: 5\n"))
    assert [one.address for one in merged.conflicts] == [("site", "speed", "2026-07-06")]
    assert "<<<<<<< ours\n            value: 4\n=======\n            value: 5\n>>>>>>> theirs\n" in merged.source.text


def test_line_ends_are_ours_and_what_both_added_alike_is_there_once() -> None:
    both = START + "          - {date: 2026-07-13, value: 2}\n"
    theirs = both.replace("lead: alice", "lead: bob").replace("\n", "\r\n")
    merged = merge(START, both, theirs)
    assert merged.clean
    assert merged.source.text == both.replace("lead: alice", "lead: bob")


def test_a_file_that_is_wrong_already_merges_as_git_would() -> None:
    broken = START.replace("baseline: 120", "baseline: much")
    merged = merge(broken, broken.replace("lead: alice", "lead: bob"), broken + "# the end\n")
    assert merged.clean
    assert merged.source.text == broken.replace("lead: alice", "lead: bob") + "# the end\n"


def test_a_comment_beside_a_line_that_the_other_changed_is_no_conflict() -> None:
    ours, theirs = START.replace("lead: alice", "lead: bob"), START.replace("lead: alice", "lead: alice\n# of Lyon")
    expected = START.replace("lead: alice", "lead: bob\n# of Lyon")
    for merged in (merge(START, ours, theirs), merge(START, theirs, ours)):
        assert merged.clean
        assert merged.source.text == expected


def test_comments_come_along_with_what_they_speak_of() -> None:
    block = "        checkins:\n          - {date: 2026-07-06, value: 130, confidence: 5}\n"
    old, new, newer = (f"{{date: 2026-07-{day}, value: 130}}" for day in ("06", "13", "20"))

    def flow(*entries: str, above: str = "", behind: str = "") -> str:
        return START.replace(block, f"{above}        checkins: [{', '.join(entries)}]{behind}\n")

    comments = {"above": "        # counted by hand\n", "behind": "  # weekly"}
    base, ours, theirs = flow(old), flow(old, newer), flow(old, new, **comments)
    for merged in (merge(base, ours, theirs), merge(base, theirs, ours)):
        assert merged.conflicts == ()
        assert merged.source.text == flow(old, new, newer, **comments)


def test_what_one_side_moved_and_the_other_wrote_a_comment_in_is_no_conflict() -> None:
    leads = START[START.index("      - id: leads") : START.index("      # people we know")]
    press = START[START.index("      # people we know") : START.index("  - id: site")]
    old = "          - {date: 2026-07-06, value: 130, confidence: 5}\n"
    new, newer = (f"          - {{date: 2026-07-{day}, value: 140}}\n" for day in ("13", "20"))
    ours = START.replace("target: 10\n", "target: 10  # was 8\n").replace(old, old + newer)
    theirs = START.replace(leads + press, press + leads.replace(old, old + new))
    expected = START.replace(
        leads + press, press.replace("10\n", "10  # was 8\n") + leads.replace(old, old + new + newer)
    )
    for merged in (merge(START, ours, theirs), merge(START, theirs, ours)):
        assert merged.conflicts == ()
        assert merged.source.text == expected


def test_put_in_another_order_here_and_removed_there_is_removed() -> None:
    key_results = START[START.index("      - id: leads") : START.index("  - id: site")]
    leads, press = key_results.split("      # people we know\n")
    ours = START.replace(key_results, press + leads)
    theirs = START.replace(START[START.index("  - id: reference") : START.index("  - id: site")], "")
    for merged in (merge(START, ours, theirs), merge(START, theirs, ours)):
        assert merged.conflicts == ()
        assert merged.source.text == theirs


def _with_links(*lines: str) -> str:
    return START.replace("    objective:", "".join(f"    {line}\n" for line in lines) + "    objective:", 1)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "wanted"),
    [
        (["supports: [a/x]"], ["supports: [a/x, b/y]"], ["supports: [c/z, a/x]"], ["supports: [a/x, b/y, c/z]"]),
        (["supports: [a/x, b/y]"], ["supports: [b/y]"], ["supports: [a/x, b/y, c/z]"], ["supports: [b/y, c/z]"]),
        (["supports: [a/x, b/y]"], ["supports: [b/y]"], ["supports: [a/x]"], []),
        ([], ["supports: [b/y]"], ["supports: [c/z]  # new"], ["supports: [b/y, c/z]  # new"]),
        (
            ["supports:", "  - a/x  # why"],
            ["supports:", "  - a/x  # why", "  - c/z"],
            ["supports:", "  - a/x  # why", "  - b/y"],
            ["supports:", "  - a/x  # why", "  - b/y", "  - c/z"],
        ),
    ],
)
def test_links_are_there_or_not_one_by_one(base, ours, theirs, wanted) -> None:
    sides = [_with_links(*lines) for lines in (base, ours, theirs)]
    for merged in (merge(*sides), merge(sides[0], sides[2], sides[1])):
        assert merged.conflicts == ()
        assert merged.source.text == _with_links(*wanted)


def test_one_link_may_stand_without_its_list() -> None:
    base, ours, theirs = (_with_links(f"supports: {links}") for links in ("a/x", "[a/x, b/y]", "a/x  # indeed"))
    merged = merge(base, ours, _with_links("supports: c/z"))
    assert merged.conflicts == ()
    assert "supports: [b/y, c/z]" in merged.source.text
    assert merge(base, ours, theirs).clean


def test_a_pair_that_is_called_as_a_list_of_entries_is_a_value() -> None:
    text = "version: 1\nlimits: {{objectives: 3, key_results: [{}, {}]}}\n"
    base, ours, more = text.format(2, 5), text.format(2, 6), text.format(2, 5).replace("3", "4")
    both = merge_sources(*(make_source(Path("okr.yaml"), one) for one in (base, ours, more)))
    assert both.clean
    assert both.source.text == text.format(2, 6).replace("3", "4")
    apart = merge_sources(*(make_source(Path("okr.yaml"), one) for one in (base, ours, text.format(3, 5))))
    assert [(one.kind, one.address) for one in apart.conflicts] == [(ConflictKind.BOTH_SET, ("limits", "key_results"))]


def test_what_a_team_has_of_its_own_is_no_list_of_ours_whatever_it_is_called() -> None:
    base = "team: Marketing\nx-plan:\n  objectives:\n    - {a: 1}\n    - {b: 1}\n    - {c: 1}\n"
    merged = merge(base, base.replace("a: 1", "a: 2"), base.replace("c: 1", "c: 2"))
    assert [one.address for one in merged.conflicts] == [("x-plan", "objectives")]
