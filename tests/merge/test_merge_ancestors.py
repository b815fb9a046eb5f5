"""Merges with several common ancestors, which Git merges first: what it could not stands in the base with markers."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_merge_properties import START, merge
from test_merge_simulation import Clone, workspace

from okrcli.merge.values import ConflictKind

OLD = "          - {date: 2026-07-06, value: 130, confidence: 5}\n"
HERS, MINE, NEXT, LAST = (f"          - {{date: 2026-07-{day}, value: 150}}\n" for day in ("13", "14", "20", "21"))
BOTH = START.replace(OLD, OLD + HERS + MINE)


def crossed(clone: Clone, ours: str, theirs: str) -> None:
    """Two branches that merged each other's first state, each with both states now."""
    clone.git("checkout", "-q", "-b", "hers")
    clone.write(theirs)
    clone.commit()
    clone.git("branch", "hers-before")
    clone.git("checkout", "-q", "main")
    clone.write(ours)
    clone.commit()
    clone.git("branch", "main-before")
    for branch, other in (("main", "hers-before"), ("hers", "main-before")):
        clone.git("checkout", "-q", branch)
        clone.git("merge", "-q", "--no-edit", other, fails=True)
        assert clone.okr("merge").returncode == 0
        clone.commit()


@pytest.mark.parametrize("driver", [True, False], ids=["driver", "okr merge"])
def test_branches_that_merged_each_other_merge_again(tmp_path: Path, driver: bool) -> None:
    clone = workspace(tmp_path / "repo")
    if driver:
        assert clone.okr("git-setup").returncode == 0
        clone.commit("attributes")
    crossed(clone, START.replace(OLD, OLD + MINE), START.replace(OLD, OLD + HERS))
    for branch, entry in (("main", LAST), ("hers", NEXT)):
        clone.git("checkout", "-q", branch)
        assert clone.read() == BOTH
        clone.write(BOTH.replace(MINE, MINE + entry))
        clone.commit()
    clone.git("merge", "-q", "--no-edit", "main", fails=True)
    assert clone.okr("merge").returncode == 0
    assert clone.read() == BOTH.replace(MINE, MINE + NEXT + LAST)


def test_what_the_ancestors_disagreed_on_is_contested_still_and_nothing_else() -> None:
    contested = "<<<<<<<<< one\n        target: 600\n=========\n        target: 700\n>>>>>>>>> two\n"
    base = START.replace("        target: 500\n", contested)
    ours = START.replace("target: 500", "target: 600").replace(OLD, OLD + HERS)
    theirs = START.replace("target: 500", "target: 700").replace(OLD, OLD + MINE)
    merged = merge(base, ours, theirs)
    kinds = [(one.kind, one.address, one.ours, one.theirs) for one in merged.conflicts]
    assert kinds == [(ConflictKind.BOTH_ADDED, ("reference", "leads", "target"), 600, 700)]
    marked = "<<<<<<< ours\n        target: 600\n=======\n        target: 700\n>>>>>>> theirs\n"
    assert merged.source.text == BOTH.replace("        target: 500\n", marked)
    agreed = merge(base, ours, theirs.replace("700", "600"))
    assert agreed.clean
    assert agreed.source.text == BOTH.replace("500", "600")
