"""What holds for every merge, on files made from a seed: nothing lost, nothing doubled, neither side preferred."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from okrcli.merge.texts import Merged, merge_sources
from okrcli.merge.values import canonical
from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import to_data
from okrcli.yaml.source import Source, make_source

SEEDS = range(60)
START = """# Marketing, third quarter
team: Marketing
lead: alice
objectives:
  - id: reference   # the big one
    objective: Become the reference
    key_results:
      - id: leads
        key_result: Qualified leads
        baseline: 120
        target: 500
        checkins:
          - {date: 2026-07-06, value: 130, confidence: 5}
      # people we know
      - id: press
        key_result: Articles
        baseline: 0
        target: 10
  - id: site
    objective: "A site that sells"
    key_results:
      - id: speed
        key_result: Seconds to load
        at_most: 2
        checkins:
          - date: 2026-07-06
            value: 3
            note: Slow
"""


def source(text: str) -> Source:
    return make_source(Path("2026-Q3/marketing.yaml"), text)


def say(text: str | Source) -> object:
    composed = compose(text if isinstance(text, Source) else source(text))
    assert composed.root is not None and not composed.findings
    return to_data(composed.root)


def merge(base: str, ours: str, theirs: str) -> Merged:
    return merge_sources(source(base), source(ours), source(theirs))


def checkins(text: str | Source) -> Counter[str]:
    data = say(text)
    assert isinstance(data, dict)
    return Counter(
        f"{kr['id']} {canonical(entry)}"
        for objective in data["objectives"]
        for kr in objective.get("key_results") or []
        for entry in kr.get("checkins") or []
    )


def changed(text: str, rng: random.Random, who: str) -> str:
    """A text after a few changes such as people and the tool make them."""
    from okrcli.yaml.edits import Append, SetScalar, apply_edits

    for turn in range(rng.randint(1, 4)):
        data = say(text)
        o = rng.randrange(len(data["objectives"]))  # type: ignore[index, call-overload]
        krs = data["objectives"][o].get("key_results") or []  # type: ignore[index, call-overload]
        k = rng.randrange(len(krs)) if krs else 0
        at = ("objectives", o, "key_results", k)
        match rng.randrange(6):
            case 0 | 1 | 2 if krs:
                last = max((one["date"] for one in krs[k].get("checkins") or []), default="2026-07-06")
                day = date.fromisoformat(last) + timedelta(days=rng.randrange(4))
                entry = {"date": day, "value": rng.randrange(9), "note": f"{who} {turn} {rng.randrange(99)}"}
                text = apply_edits(source(text), [Append((*at, "checkins"), entry)]).text
            case 3 if krs and "target" in krs[k]:
                text = apply_edits(source(text), [SetScalar((*at, "target"), 600 + rng.randrange(3))]).text
            case 4:
                new = {"id": f"{who}-{turn}-{rng.randrange(99)}", "objective": f"New of {who}"}
                text = apply_edits(source(text), [Append(("objectives",), new)]).text
            case 5:
                line = rng.choice(["# Marketing", "team:"])
                text = text.replace(line, f"# {who} was here\n{line}", 1)
    return text


@pytest.mark.parametrize("seed", SEEDS)
def test_a_merge_keeps_what_both_sides_did(seed: int) -> None:
    rng = random.Random(seed)
    base = START
    ours, theirs = changed(base, rng, "ours"), changed(base, rng, "theirs")
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert {item.address for item in one.conflicts} == {item.address for item in other.conflicts}
    if one.clean:
        assert other.clean
        before, mine, yours = map(checkins, (base, ours, theirs))
        assert checkins(one.source) == mine + yours - before
        assert checkins(other.source) == checkins(one.source)
        for line in (*ours.splitlines(), *theirs.splitlines()):
            if "#" in line:
                assert line[line.index("#") :] in one.source.text
    else:
        assert {item.address[-1] for item in one.conflicts} <= {"target"}


@pytest.mark.parametrize("seed", SEEDS)
def test_one_side_alone_comes_out_to_the_byte(seed: int) -> None:
    text = changed(START, random.Random(seed), "ours")
    assert merge(START, text, START).source.text == text
    assert merge(START, START, text).source.text == text
    assert merge(START, text, text).source.text == text
