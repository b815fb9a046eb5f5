"""Key results that one side took to another objective, while the other worked on them, or took them or it away."""

from __future__ import annotations

import re

from test_merge_properties import START, merge

from okrcli.merge.values import ConflictKind

PRESS = START[START.index("      - id: press") : START.index("  - id: site")]
CONFLICT = re.compile(r"<<<<<<< ours\n(.*?)=======\n(.*?)>>>>>>> theirs\n", re.DOTALL)
NEW = "  - id: fame\n    objective: Fame\n    key_results:\n"


def test_a_move_to_a_new_objective_is_no_removal() -> None:
    moved = START.replace(PRESS, "") + NEW + PRESS
    edited = START.replace("target: 10\n", "target: 12\n        checkins:\n          - {date: 2026-07-06, value: 1}\n")
    expected = moved.replace(
        "target: 10\n", "target: 12\n        checkins:\n          - {date: 2026-07-06, value: 1}\n"
    )
    for merged in (merge(START, moved, edited), merge(START, edited, moved)):
        assert merged.conflicts == ()
        assert merged.source.text == expected


def test_the_only_key_result_moves_and_leaves_no_empty_list() -> None:
    base = START.replace(PRESS, "") + NEW + PRESS
    moved = START.replace(PRESS, "").replace("  - id: site\n", PRESS + "  - id: site\n") + NEW.rsplit("    key", 1)[0]
    edited = base.replace("target: 10\n", "target: 12\n")
    for merged in (merge(base, moved, edited), merge(base, edited, moved)):
        assert merged.conflicts == ()
        assert merged.source.text == moved.replace("target: 10\n", "target: 12\n")


def test_moved_here_and_removed_there_is_a_conflict_that_is_named() -> None:
    moved, removed = START.replace(PRESS, "") + PRESS, START.replace(PRESS, "")
    one, other = merge(START, moved, removed), merge(START, removed, moved)
    address = ("site", "press")
    assert [(each.kind, each.address) for each in one.conflicts] == [(ConflictKind.THEIRS_REMOVED, address)]
    assert [(each.kind, each.address) for each in other.conflicts] == [(ConflictKind.OURS_REMOVED, address)]
    assert one.source.text == removed + "<<<<<<< ours\n" + PRESS + "=======\n>>>>>>> theirs\n"


def test_moved_into_an_objective_that_the_other_removed_is_lost_on_neither_side() -> None:
    site = START[START.index("  - id: site") :]
    moved, removed = START.replace(PRESS, "") + PRESS, START.replace(site, "")
    one, other = merge(START, moved, removed), merge(START, removed, moved)
    assert [(each.kind, each.address) for each in one.conflicts] == [(ConflictKind.THEIRS_REMOVED, ("site",))]
    assert [(each.kind, each.address) for each in other.conflicts] == [(ConflictKind.OURS_REMOVED, ("site",))]
    for merged in (one, other):
        for side in (r"\1", r"\2"):
            assert CONFLICT.sub(side, merged.source.text).count("- id: press") == 1
