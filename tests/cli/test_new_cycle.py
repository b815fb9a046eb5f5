"""`okr new-cycle`: the dates a name stands for, its teams, and what is refused."""

from __future__ import annotations

import pytest

OWN = "  # its own rhythm: what is long is not asked about every week"


@pytest.mark.parametrize(
    ("words", "cycle", "span", "text"),
    [
        (["Q4"], "2026-Q4", "1 Oct – 31 Dec 2026", "starts: 2026-10-01\nends: 2026-12-31  # inclusive\n"),
        (["Q2"], "2027-Q2", "1 Apr – 30 Jun 2027", "starts: 2027-04-01\nends: 2027-06-30  # inclusive\n"),
        (
            ["S2"],
            "2026-H2",
            "1 Jul – 31 Dec 2026",
            f"starts: 2026-07-01\nends: 2026-12-31  # inclusive\ncheckin: {{every: 14}}{OWN}\n",
        ),
        (
            ["2027"],
            "2027",
            "1 Jan – 31 Dec 2027",
            f"starts: 2027-01-01\nends: 2027-12-31  # inclusive\ncheckin: {{every: month, grace: 7}}{OWN}\n",
        ),
        (
            ["launch", "--starts", "2026-09-01", "--ends", "2026-12-18"],
            "launch",
            "1 Sep – 18 Dec 2026",
            "starts: 2026-09-01\nends: 2026-12-18  # inclusive\n",
        ),
    ],
)
def test_what_a_name_stands_for(okr, workspace, words, cycle, span, text):
    assert okr("new-cycle", *words) == (
        0,
        "",
        f"✓ Cycle {cycle}, {span}  {cycle}/cycle.yaml\nNext: okr add team NAME --cycle {cycle}  who takes part\n",
    )
    assert (workspace / cycle / "cycle.yaml").read_text("utf-8").endswith(".okr/cycle.schema.json\n" + text)


def test_teams_keep_their_names(okr, workspace):
    run = okr("new-cycle", "Q4", "--team", "sales", "--team", "Data & AI")
    assert run.err == (
        "✓ Cycle 2026-Q4, 1 Oct – 31 Dec 2026  2026-Q4/cycle.yaml\n"
        "✓ Team Sales  2026-Q4/sales.yaml\n"
        "✓ Team Data & AI  2026-Q4/data-ai.yaml\n"
        "Next: okr add objective --cycle 2026-Q4  what is to be reached\n"
    )
    assert okr("lint", "--select", "E").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ["Q5"],
            2,
            "okr: “Q5” is not a quarter, half or year: its dates are not known\n     Give --starts and --ends.\n",
        ),
        (["q3"], 3, "okr: 2026-Q3 already exists: nothing was changed\n"),
        (
            ["Q4", "--starts", "nope"],
            2,
            "okr: “nope” is not a date\n     Type it such as 2026-08-17, 08/17, monday or yesterday.\n",
        ),
        (["x", "--starts", "2026-12-01", "--ends", "2026-01-01"], 2, "okr: The cycle would end before it starts\n"),
        (
            ["Launch!", "--starts", "2026-09-01", "--ends", "2026-12-18"],
            2,
            "okr: “Launch!” cannot be an id\n     An id is small letters, digits and single hyphens: `launch`.\n",
        ),
        (["Q4", "--team", "sales", "--team", "!!!"], 2, "okr: “!!!” does not make an id\n"),
        ([], 2, "okr: CYCLE is missing\n     `okr new-cycle --help` says what to type.\n"),
    ],
)
def test_what_is_refused_makes_nothing(okr, workspace, words, code, said):
    before = sorted(workspace.iterdir())
    run = okr("new-cycle", *words)
    assert (run.code, run.out) == (code, "")
    assert run.err.startswith(said)
    assert sorted(workspace.iterdir()) == before


def test_a_team_that_is_named_twice_is_one(okr, workspace):
    run = okr("new-cycle", "Q4", "--team", "Customer care", "--team", "customer-care")
    assert run.code == 0
    made = sorted(path.name for path in (workspace / "2026-Q4").iterdir())
    assert made == ["customer-care.yaml", "cycle.yaml"]
    assert "team: Customer care\n" in (workspace / "2026-Q4" / "customer-care.yaml").read_text(encoding="utf-8")


def test_a_team_for_a_cycle_that_is_there_is_added_by_another_command(okr, workspace):
    run = okr("new-cycle", "q3", "--team", "Customer care")
    assert run.code == 3
    assert "`okr add team customer-care --cycle 2026-Q3` adds a team to it." in run.err
    assert okr("add", "team", "customer-care", "--cycle", "2026-Q3").code == 0


@pytest.mark.parametrize(
    ("general", "name", "own"),
    [
        ("every: 7", "2027", "checkin: {every: month, grace: 7}"),
        ("every: 7, grace: 10", "2027", "checkin: {every: month, grace: 10}"),
        ("every: 30", "2027", "checkin: {every: month, grace: 7}"),
        ("every: month", "2027", ""),
        ("every: 90", "2027", ""),
        ("every: 14", "2026-H2", ""),
        ("every: month", "2026-H2", ""),
        ("every: 7", "2027-Q1", ""),
        ("every: 7", "FY27", "checkin: {every: month, grace: 7}"),
    ],
)
def test_a_long_cycle_has_a_rhythm_of_its_own_unless_all_are_as_slow(okr, workspace, general, name, own):
    (workspace / "okr.yaml").write_text(f"version: 1\ncheckin: {{{general}}}\n")
    assert okr("new-cycle", name).code == 0
    text = (workspace / name / "cycle.yaml").read_text()
    assert (own in text, text.count("checkin")) == (True, 1 if own else 0)
    assert okr("lint", "--select", "E").code == 0
