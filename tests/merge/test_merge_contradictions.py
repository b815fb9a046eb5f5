"""Values that fit on each side and not together: a conflict with a name and a place, never a broken file."""

from __future__ import annotations

import re

import pytest
from test_merge_properties import START, merge, say

from okrcli.merge.values import ConflictKind

OLD = "          - {date: 2026-07-06, value: 130, confidence: 5}\n"
MEASURE = "        baseline: 120\n        target: 500\n"
CONFLICT = re.compile(r"<<<<<<< ours\n(.*?)=======\n(.*?)>>>>>>> theirs\n", re.DOTALL)


def leads(text: str) -> dict[str, object]:
    return say(text)["objectives"][0]["key_results"][0]  # type: ignore[index, call-overload, no-any-return]


def test_another_measure_here_and_another_target_there() -> None:
    ours = START.replace(MEASURE, "        at_least: 300\n").replace("key_result: Articles", "key_result: Papers")
    theirs = START.replace("500", "600").replace(OLD, OLD + "          - {date: 2026-07-13, value: 9}\n")
    merged = merge(START, ours, theirs)
    assert [(one.kind, one.address, one.ours, one.theirs) for one in merged.conflicts] == [
        (ConflictKind.BOTH_SET, ("reference", "leads"), {"at_least": 300}, {"baseline": 120, "target": 600})
    ]
    mine, yours = (leads(CONFLICT.sub(side, merged.source.text)) for side in (r"\1", r"\2"))
    assert (mine.get("at_least"), mine.get("baseline"), mine.get("target")) == (300, None, None)
    assert (yours.get("at_least"), yours.get("baseline"), yours.get("target")) == (None, 120, 600)
    assert mine["checkins"] == yours["checkins"] == leads(theirs)["checkins"]
    assert CONFLICT.sub("", merged.source.text).count("key_result: Papers\n") == 1


def test_a_baseline_here_that_is_the_target_there() -> None:
    merged = merge(START, START.replace("120", "400"), START.replace("500", "400"))
    assert [one.address for one in merged.conflicts] == [("reference", "leads")]
    assert merged.source.text == START.replace(
        MEASURE,
        "<<<<<<< ours\n        baseline: 400\n        target: 500\n=======\n"
        "        baseline: 120\n        target: 400\n>>>>>>> theirs\n",
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_a_milestone_taken_out_here_and_reached_there(swapped: bool) -> None:
    steps = "        milestones:\n          - {id: one, milestone: One}\n          - {id: two, milestone: Two}\n"
    base = START.replace(MEASURE, steps).replace("value: 130, ", "done: [one], ")
    sides = [
        base.replace("          - {id: two, milestone: Two}\n", ""),
        base.replace("confidence: 5}\n", "confidence: 5}\n          - {date: 2026-07-13, done: [two]}\n"),
    ]
    ours, theirs = reversed(sides) if swapped else sides
    merged = merge(base, ours, theirs)
    assert [one.address for one in merged.conflicts] == [("reference", "leads")]
    assert CONFLICT.sub(r"\1", merged.source.text) == ours
    assert CONFLICT.sub(r"\2", merged.source.text) == theirs
