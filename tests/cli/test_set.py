"""`okr set`: fields by their names, typed as people write them; the file else stays as it is."""

from __future__ import annotations

import subprocess
import sys

import pytest
from okr_repository import git
from okr_workspace import FILES, MARKETING


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (("leads", "target=600"), "target: 500", "target: 600"),
        (("leads", "target=1 350,5"), "target: 500", "target: 1350.5"),
        (("leads", "target=600 leads"), "target: 500", "target: 600"),
        (("bounce", "at_most=45%"), "at_most: 40\n", "at_most: 45\n"),
        (("bounce", "at-most=45"), "at_most: 40\n", "at_most: 45\n"),
        (("leads", "owner=alice"), "        owner: bob\n", "        owner: alice\n"),
        (("leads", "owner="), "        owner: bob\n", ""),
        (("leads", "unit=null"), "        unit: leads\n", ""),
        (("leads", "weight=2"), "owner: bob\n", "owner: bob\n        weight: 2\n"),
        (("reference", "type=comm"), "owner: alice\n", "owner: alice\n    type: committed\n"),
        (
            ("reference", "weight=2", "type=committed"),
            "    owner: alice\n",
            "    owner: alice\n    type: committed\n    weight: 2\n",
        ),
        (
            ("reference", "supports=won"),
            "owner: alice\n    key",
            "owner: alice\n    supports: [sales/deals/won]\n    key",
        ),
        (("reference", "why=yes"), "owner: alice\n    key", 'owner: alice\n    why: "yes"\n    key'),
        (("marketing", "lead=bob"), "team: Marketing\n", "team: Marketing\nlead: bob\n"),
        (
            ("reference", "objective=Known: by all"),
            "Become the obvious reference  # in",
            '"Known: by all"  # in',
        ),
        (
            ("leads", "checkpoints=[[200, 0.4]]"),
            "target: 500\n",
            "target: 500\n        checkpoints: [[200, 0.4]]\n",
        ),
        (("bounce", "at_most=", "baseline=40", "target=20"), None, "baseline: 40"),
    ],
)
def test_a_field_and_nothing_else(okr, workspace, words, old, new):
    run = okr("set", *words)
    assert run.code == 0, run.err
    text = (workspace / MARKETING).read_text(encoding="utf-8")
    if old is None:
        assert new in text
    else:
        assert text == FILES[MARKETING].replace(old, new, 1)
    assert okr("lint", "--select", "E").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("leads", "targt=3"), 2, "Did you mean target?"),
        (("leads", "lead=bob"), 2, "There is no key"),
        (("leads", "target"), 2, "KEY=VALUE"),
        (("leads", "=3"), 2, "KEY=VALUE"),
        (("leads", "id=x"), 2, "`okr rename`"),
        (("leads", "checkins="), 2, "`okr checkin`"),
        (("leads", "dropped=now"), 2, "`okr drop`"),
        (("leads", "target=much"), 2, "is not a number"),
        (("leads", "target=45%"), 2, "counted in leads"),
        (("leads", "target="), 3, "E303"),
        (("leads", "target=120"), 3, "error"),
        (("leads", "weight=0"), 3, "error"),
        (("leads", "key_result="), 3, "error"),
        (("reference", "type=hard"), 2, "aspirational, committed"),
        (("leads", "owner=???"), 2, "???"),
        (("leads", "unit=a\x07b"), 2, "control character"),
        (("reference", "supports=nowhere"), 4, "nowhere"),
        (("leads", "checkpoints=200"), 2, "okr edit"),
        (("leads", "checkpoints=[[200"), 2, "okr edit"),
        (("leads", "checkpoints=[*a, *a]"), 2, "okr edit"),
        (("leads", "owner=alice", "--why", "Bob left"), 2, "none did"),
        (("leads", "target=600", "weight=none"), 2, "is not a number"),
    ],
)
def test_what_is_refused_changes_nothing(okr, workspace, words, code, said):
    run = okr("set", *words)
    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert (workspace / MARKETING).read_text(encoding="utf-8") == FILES[MARKETING]


def test_what_is_set_to_what_it_is_changes_nothing(okr, workspace):
    assert okr("set", "leads", "target=500", "owner=bob") == (0, "", "Nothing was changed.\n")
    assert (workspace / MARKETING).read_text(encoding="utf-8") == FILES[MARKETING]


def test_the_reason_of_a_goalpost_is_kept_and_lint_finds_it(okr, workspace):
    for day in ("2026-07-01", "2026-08-17"):
        git(workspace, "init", "-q")
        if day == "2026-08-17":
            assert "--why" in okr("set", "leads", "weight=2").err
            assert okr("set", "leads", "target=350", "--why", "The fair was cancelled").code == 0
        git(workspace, "add", ".")
        git(workspace, "commit", "-qm", "Update", day=day)
    text = (workspace / MARKETING).read_text(encoding="utf-8")
    assert '    why: "2026-08-17 leads target 500 → 350. The fair was cancelled."\n' in text
    assert "G201" not in okr("lint", "--commits").out


@pytest.mark.parametrize(
    ("why", "now"),
    [
        ("    why: They stay\n", "    why: They stay. 2026-08-17 leads target 500 → 350. Less.\n"),
        (
            "    why: |\n      They stay.\n\n      Or so.\n",
            "    why: |\n      They stay.\n\n      Or so.\n      2026-08-17 leads target 500 → 350. Less.\n",
        ),
        (
            "    why: >-\n        They\n        stay.\n\n",
            "    why: >-\n        They\n        stay.\n        2026-08-17 leads target 500 → 350. Less.\n\n",
        ),
    ],
)
def test_the_reason_goes_with_what_the_objective_says(okr, workspace, why, now):
    path = workspace / MARKETING
    path.write_text(FILES[MARKETING].replace("    owner: alice\n", f"    owner: alice\n{why}"), encoding="utf-8")
    assert okr("set", "leads", "target=350", "--why", "Less").code == 0
    expected = (
        FILES[MARKETING].replace("    owner: alice\n", f"    owner: alice\n{now}").replace("target: 500", "target: 350")
    )
    assert path.read_text(encoding="utf-8") == expected


def test_two_people_at_once_are_both_kept(workspace):
    words = [("set", "leads", "target=600"), ("set", "bounce", "at_most=41"), ("checkin", "leads", "310")]
    runs = [subprocess.Popen([sys.executable, "-m", "okrcli", *each], cwd=workspace) for each in words]
    assert [one.wait() for one in runs] == [0, 0, 0]
    text = (workspace / MARKETING).read_text(encoding="utf-8")
    assert all(one in text for one in ("target: 600", "at_most: 41", "value: 310"))


@pytest.mark.parametrize("typed", ["starts=2026-06-30", "ends=2026-10-01", "ends=2027-01-01"])
def test_a_window_outside_of_the_cycle_is_refused(okr, workspace, typed):
    run = okr("set", "leads", typed)
    assert (run.code, "lies outside the cycle" in run.err) == (2, True)
    assert (workspace / MARKETING).read_text(encoding="utf-8") == FILES[MARKETING]


def test_tags_and_links_stand_before_what_grows(okr, workspace):
    run = okr("set", "leads", "tags=growth, b2b", "links=https://a.example/x?y=1,2 mailto:a@b.example")
    assert run.code == 0, run.err
    lines = '        tags: [growth, b2b]\n        links: ["https://a.example/x?y=1,2", "mailto:a@b.example"]\n'
    text = FILES[MARKETING].replace("        unit: leads\n", f"        unit: leads\n{lines}")
    assert (workspace / MARKETING).read_text(encoding="utf-8") == text
