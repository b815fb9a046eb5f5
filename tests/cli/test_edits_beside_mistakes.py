"""Edits in files with mistakes elsewhere: made where they belong, and none adds a mistake."""

from __future__ import annotations

import pytest
from okr_workspace import MARKETING

CLEAN = """\
team: Marketing
objectives:
  - id: reference
    objective: Become the obvious reference
    owner: alice
    key_results:
      - id: leads
        key_result: Qualified leads
        owner: bob
        baseline: 120
        target: 500
        checkins:
          - {date: 2026-07-27, value: 230}
          - {date: 2026-08-10, value: 300, by: alice}
      - id: bounce
        key_result: Few visitors leave at once
        at_most: 40
"""
FLAWS = {
    "a key of the file": ("team: Marketing\n", "team: Marketing\ncolour: red\n"),
    "a key of the entry": ("        owner: bob\n", "        owner: bob\n        ownr: bob\n"),
    "an objective before it": ("objectives:\n", "objectives:\n  - {id: lost, owner: bob}\n"),
    "a key result before it": ("    key_results:\n", "    key_results:\n      - {id: lost, target: 3}\n"),
    "a check-in before its own": ("        checkins:\n", "        checkins:\n          - {date: soon, value: 3}\n"),
    "check-ins out of order": (
        "        checkins:\n",
        "        checkins:\n          - {date: 2026-08-01, value: 3}\n",
    ),
    "a value of a wrong form": ("        target: 500\n", "        target: 500\n        weight: heavy\n"),
    "all at once": (
        "objectives:\n  - id: reference\n",
        "colour: red\nobjectives:\n  - {id: lost, owner: bob}\n  - id: reference\n    tone: loud\n",
    ),
}
LAST = "          - {date: 2026-08-10, value: 300, by: alice}\n"
BOUNCE = "      - id: bounce\n        key_result: Few visitors leave at once\n        at_most: 40\n"
EDITS = {
    ("set", "leads", "target=600"): ("target: 500", "target: 600"),
    ("set", "leads", "target=600", "--why", "It went well"): (
        "    owner: alice\n    key_results",
        '    owner: alice\n    why: "2026-08-17 leads target 500 → 600. It went well."\n    key_results',
    ),
    ("set", "bounce", "owner=alice"): ("at once\n", "at once\n        owner: alice\n"),
    ("rename", "leads", "prospects"): ("id: leads", "id: prospects"),
    ("rename", "reference", "known"): ("id: reference", "id: known"),
    ("drop", "leads", "--why", "Too late"): (
        "target: 500\n",
        "target: 500\n        dropped: {date: 2026-08-17, why: Too late}\n",
    ),
    ("checkin", "leads", "310"): (LAST, f"{LAST}          - {{date: 2026-08-17, value: 310}}\n"),
    ("checkin", "leads", "310", "--date", "2026-08-08"): (
        "value: 230}\n",
        "value: 230}\n          - {date: 2026-08-08, value: 310}\n",
    ),
    ("checkin", "leads", "301", "--amend", "--by", "alice"): ("value: 300", "value: 301"),
    ("checkin", "bounce", "39"): (BOUNCE, f"{BOUNCE}        checkins:\n          - {{date: 2026-08-17, value: 39}}\n"),
    ("add", "objective", "Grow", "--team", "marketing"): (BOUNCE, f"{BOUNCE}  - id: grow\n    objective: Grow\n"),
    ("add", "key-result", "Churn", "--objective", "reference", "--at-most", "5"): (
        BOUNCE,
        f"{BOUNCE}      - id: churn\n        key_result: Churn\n",
    ),
    ("move", "bounce", "--to", "sales/deals"): (BOUNCE, ""),
    ("move", "bounce", "--to", "reference"): ("", ""),
}


@pytest.mark.parametrize("flaw", FLAWS)
@pytest.mark.parametrize("words", EDITS, ids=" ".join)
def test_an_edit_is_made_in_its_place(okr, workspace, flaw, words):
    file = workspace / MARKETING
    file.write_text(CLEAN.replace(*FLAWS[flaw], 1), encoding="utf-8")
    before, findings = file.read_text(encoding="utf-8"), okr("lint", "--select", "E", "--json").out
    run = okr(*words)
    assert run.code in (0, 3), run.err  # 3: what was left out is said
    old, new = EDITS[words]
    after = file.read_text(encoding="utf-8")
    if words[:2] == ("set", "leads") and len(words) > 3:
        before = before.replace("target: 500", "target: 600")
    if flaw == "check-ins out of order" and "2026-08-08" in words:
        assert "date: 2026-08-08, value: 310}\n          - {date: 2026-08-10" in after
    elif words[0] == "add":
        assert after.startswith(before.replace(old, new, 1)[:-1])
    else:
        assert after == before.replace(old, new, 1)
    assert okr("lint", "--select", "E", "--json").out.count('"code"') == findings.count('"code"')


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "leads", "target=120"), "120"),
        (("set", "leads", "milestones=[{id: a, milestone: A}]"), "milestones"),
        (("set", "reference", "objective="), "objective"),
    ],
)
def test_an_edit_adds_no_mistake(okr, workspace, words, said):
    file = workspace / MARKETING
    file.write_text(CLEAN.replace("team: Marketing\n", "team: Marketing\ncolour: red\n"), encoding="utf-8")
    before = file.read_text(encoding="utf-8")
    run = okr(*words)
    assert (run.code, said in run.err, "colour" in run.err) == (3, True, False)
    assert file.read_text(encoding="utf-8") == before


def test_a_mistake_goes_along_with_what_it_stands_in(okr, workspace):
    file = workspace / MARKETING
    file.write_text(CLEAN.replace("        at_most: 40\n", "        at_most: 40\n        wight: 2\n"), encoding="utf-8")
    assert okr("move", "bounce", "--to", "sales/deals").code in (0, 3)
    assert "wight: 2" in (workspace / "2026-Q3/sales.yaml").read_text(encoding="utf-8")
    assert "bounce" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_cycle_closes_and_carries_over_unless_an_entry_would_be_lost(okr, workspace, monkeypatch, flaw):
    monkeypatch.setenv("OKR_TODAY", "2026-10-05")
    (workspace / "2026-Q3/sales.yaml").unlink()
    file = workspace / MARKETING
    file.write_text(CLEAN.replace(*FLAWS[flaw], 1), encoding="utf-8")
    why = [f"--why={one}=Well" for one in ("reference", "leads", "bounce")]
    run = okr("close-cycle", "2026-Q3", "--no-input", "--force", "--decide", "keep", *why)
    lost = flaw not in ("a key of the file", "a key of the entry", "a value of a wrong form")
    assert run.code == (3 if lost else 0), run.err
    assert "E2" in run.err or lost
    assert ("retrospective" in file.read_text(encoding="utf-8")) is not lost
    carried = okr("new-cycle", "2026-Q4", "--from", "2026-Q3", "--force")
    assert carried.code == (3 if lost else 0), carried.err
