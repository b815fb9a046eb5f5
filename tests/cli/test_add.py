"""`okr add`: by options, by questions, and what is refused."""

from __future__ import annotations

import pytest
from okr_terminal import CTRL_C, CTRL_D
from okr_workspace import FILES, SALES, added


@pytest.fixture(autouse=True)
def _first_day(_alone, monkeypatch):
    """The cycle begins today: what is added is there from the start."""
    monkeypatch.setenv("OKR_TODAY", "2026-07-01")


def test_an_objective_by_options(okr, workspace):
    run = okr(
        *("add", "objective", "NPS among B2B customers rises", "--team", "sales", "--owner", "bob", "--type", "com"),
        *("--supports", "reference", "--weight", "2", "--why", "They stay"),
    )
    assert run == (
        0,
        "",
        "✓ Objective sales/nps-b2b-customers  2026-Q3/sales.yaml\n"
        "Next: okr add key-result --objective sales/nps-b2b-customers  how you would know\n",
    )
    assert added(workspace / SALES) == [
        "  - id: nps-b2b-customers",
        "    objective: NPS among B2B customers rises",
        "    owner: bob",
        "    type: committed",
        "    weight: 2",
        "    supports: [marketing/reference]",
        "    why: They stay",
    ]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            ["Deals in a week", "--baseline", "1 200", "--target", "1500", "--unit", "deals"],
            ["baseline: 1200", "target: 1500", 'unit: "deals"'],
        ),
        (["Deals in a week", "--at-most", "40%", "--unit", "%"], ["at_most: 40", 'unit: "%"']),
        (
            ["Deals in a week", "--milestone", "beta=Beta online", "--milestone", "Open to all customers"],
            [
                "milestones:",
                "  - {id: beta, milestone: Beta online}",
                "  - {id: open-customers, milestone: Open to all customers}",
            ],
        ),
    ],
)
def test_a_key_result_of_each_kind(okr, workspace, words, lines):
    run = okr("add", "key-result", *words, "--objective", "deals")
    assert run.code == 0
    assert run.err.endswith("Next: okr checkin sales/deals/deals-week  where it stands\n")
    assert added(workspace / SALES) == [
        "      - id: deals-week",
        "        key_result: Deals in a week",
        *("        " + line for line in lines),
    ]
    assert okr("lint", "--select", "E").code == 0


def test_a_dry_run_writes_nothing(okr, workspace):
    run = okr("add", "team", "Équipe Produit", "--lead", "bob", "--dry-run")
    assert run.out.startswith("--- /dev/null\n+++ b/2026-Q3/equipe-produit.yaml\n")
    assert "+team: Équipe Produit\n+lead: bob\n" in run.out
    run = okr("add", "objective", "Second", "--team", "sales", "-n")
    assert run.out.startswith("--- a/2026-Q3/sales.yaml\n")
    assert added(workspace / SALES) == []
    assert sorted(path.name for path in (workspace / "2026-Q3").iterdir()) == sorted(
        name.removeprefix("2026-Q3/") for name in FILES if "/" in name
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["objective", "x"], 2, "okr: --team is missing\n     It takes: one of marketing, sales.\n"),
        (["objective"], 2, "okr: --team is missing\n     It takes: one of marketing, sales.\n"),
        (
            ["objective", "x", "--team", "salse"],
            4,
            "okr: There is no team “salse” in 2026-Q3\n"
            "     Did you mean sales? Else `okr add team salse --cycle 2026-Q3` adds it.\n",
        ),
        (
            ["objective", "x", "--team", "sales", "--type", "stretch"],
            2,
            "okr: “stretch” is not a type\n     The type is aspirational or committed.\n",
        ),
        (
            ["objective", "x", "--team", "sales", "--id", "Bad Id"],
            2,
            "okr: “Bad Id” cannot be an id\n     An id is small letters, digits and single hyphens: `bad-id`.\n",
        ),
        (
            ["objective", "x", "--team", "sales", "--id", "deals"],
            2,
            "okr: The id “deals” is taken in sales\n     Give another with --id.\n",
        ),
        (
            ["objective", "x", "--team", "sales", "--supports", "referense"],
            4,
            "okr: Nothing in 2026-Q3 is called “referense”\n     Did you mean marketing/reference?\n",
        ),
        (
            ["key-result", "x", "--objective", "deals"],
            2,
            "okr: A key result has one measure\n"
            "     Give --baseline and --target, or --at-least and/or --at-most, or --milestone (repeatable).\n",
        ),
        (
            ["key-result", "x", "--objective", "deals", "--baseline", "1"],
            2,
            "okr: --target is missing\n     It takes: Target, where it should get.\n",
        ),
        (
            ["team", "Sales"],
            3,
            "okr: 2026-Q3/sales.yaml already exists: nothing was changed\n     Choose another name, or edit it.\n",
        ),
        (
            ["team", "日本"],
            2,
            "okr: “日本” does not make an id\n     Give a name with letters from a to z, or one with --id.\n",
        ),
    ],
)
def test_what_is_refused(okr, workspace, words, code, said):
    assert okr("add", *words) == (code, "", said)
    assert added(workspace / SALES) == []


def test_asking_for_a_metric_again_until_it_is_one(terminal, workspace):
    typed = ["2", "Deals signed", "Bad Id", "won", "signed", "", "abc", "0", "1 200", "s", "?", "bob", ""]
    asked = terminal("add", "key-result").type(*typed)
    assert asked.finish() == 0
    assert (
        asked.said
        == """\
  1  marketing/reference  Become the obvious reference
  2  sales/deals  Win the deals we deserve
Objective, by number: 2
b goes back a question; nothing is written before the end.
Key result: Deals signed
Id, short: it is typed every week [deals-signed]: Bad Id
  An id is small letters, digits and single hyphens. Such as bad-id.
Id, short: it is typed every week [deals-signed]: won
  won is taken
Id, short: it is typed every week [deals-signed]: signed
Measured by: metric, guardrail or milestones [metric]:
Baseline, where it stands today (Enter where nobody knows): abc
  “abc” is not a number. Type one, such as 230 or 4.5.
Baseline, where it stands today (Enter where nobody knows): 0
Target, where it should get: 1 200
Unit (leads, %, €…): s
Owner [alice]: ?
  “?” is nobody's name. Type a name, or leave it out.
Owner [alice]: bob
2026-Q3/sales.yaml will have:
  - id: signed
    key_result: Deals signed
    owner: bob
    baseline: 0
    target: 1200
    unit: "s"
Write it? [Y/n]
✓ Key result sales/deals/signed  2026-Q3/sales.yaml
Next: okr checkin sales/deals/signed  where it stands
"""
    )
    assert added(workspace / SALES) == [
        "      - id: signed",
        "        key_result: Deals signed",
        "        owner: bob",
        "        baseline: 0",
        "        target: 1200",
        '        unit: "s"',
    ]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (["g", "99.9", "", "%"], ["at_least: 99.9", 'unit: "%"']),
        (
            ["mil", "Beta is out", "ga=General availability", ""],
            ["milestones:", "  - {id: beta, milestone: Beta is out}", "  - {id: ga, milestone: General availability}"],
        ),
    ],
)
def test_asking_for_the_other_kinds(terminal, workspace, kind, lines):
    assert terminal("add", "key-result", "--objective", "deals").type("Launch", "", *kind, "", "").finish() == 0
    assert added(workspace / SALES)[2:] == ["        " + line for line in lines]


def test_ctrl_c_adds_nothing(terminal, workspace):
    asked = terminal("add", "objective", "--team", "sales").type("Half an objec", CTRL_C)
    assert asked.finish() == 130
    assert asked.said.endswith("\nokr: Stopped: nothing was written\n")
    assert added(workspace / SALES) == []


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        (["key-result"], [CTRL_C]),
        (["key-result"], ["2", CTRL_D]),
        (["key-result", "--objective", "deals"], ["Launch", "", "m", CTRL_D]),
        (["key-result", "Launch", "--objective", "deals"], ["", "1", "2", "", "n"]),
        (["key-result", "Launch", "--objective", "deals"], ["", "1", "2", "", CTRL_C]),
        (["objective"], [CTRL_C]),
        (["objective", "--team", "sales"], ["Be loved", "", "", "q"]),
        (["team"], [CTRL_C]),
        (["team"], ["Legal", "n"]),
    ],
)
def test_wherever_it_is_left_nothing_is_written_and_it_says_so(terminal, workspace, words, answers):
    left = terminal("add", *words).type(*answers)
    assert left.finish() == 130
    assert left.said.endswith("\nokr: Stopped: nothing was written\n")
    assert added(workspace / SALES) == []
    assert not (workspace / "2026-Q3/legal.yaml").exists()


def test_what_the_file_refuses_is_asked_again_at_its_question_and_nothing_is_lost(terminal, workspace):
    asked = terminal("add", "key-result", "--objective", "deals")
    assert asked.type("Deals signed", "", "", "120 deals", "120", "240 deals", "", "", "").finish() == 0
    assert "Target, where it should get: 120\n  The target is the same as the baseline, 120." in asked.said
    assert "Unit (leads, %, €…) [deals]:" in asked.said
    assert added(workspace / SALES)[2:] == ["        baseline: 120", "        target: 240", '        unit: "deals"']


def test_a_range_upside_down_is_asked_again(terminal, workspace):
    asked = terminal("add", "key-result", "Few leave", "--objective", "deals")
    assert asked.type("guard", "40%", "30", "50", "", "").finish() == 0
    assert added(workspace / SALES)[2:] == ["        at_least: 40", "        at_most: 50", '        unit: "%"']


@pytest.mark.parametrize(
    ("statement", "typed", "expected"),
    [
        ("Families who come back from 18 % to 30 %", [], ["baseline: 18", "target: 30", 'unit: "%"']),
        ("Families who come back from 18 % to 30 %", ["", "-", "40 %"], ["target: 40", 'unit: "%"']),
        ("Sign 500 partners", ["", "", "", "partners"], ["target: 500", 'unit: "partners"']),
        ("Keep churn below 2 %", [], ["at_most: 2", 'unit: "%"']),
    ],
)
def test_enter_takes_the_figures_that_the_statement_says(terminal, workspace, statement, typed, expected):
    """Asked are the kind, two figures, the unit, the owner, and whether to write it."""
    asked = terminal("add", "key-result", "--objective", "deals")
    assert asked.type(statement, "", *typed, *[""] * (6 - len(typed))).finish() == 0
    assert [line.strip() for line in added(workspace / SALES)[2:]] == expected


def test_a_baseline_that_nobody_knows_is_left_out(okr, workspace):
    okr("add", "key-result", "Partners", "--objective", "deals", "--target", "500")
    assert added(workspace / SALES)[2:] == ["        target: 500"]


def test_b_goes_back_and_what_was_answered_is_still_there(terminal, workspace):
    asked = terminal("add", "key-result", "--objective", "deals")
    asked.type(
        "Deals sined", "", "", "1", "b", "b", "b", "b", "b", "Deals signed", "", "", "2", "9", "", "", "b", "alice", ""
    )
    assert asked.finish() == 0
    assert "Baseline, where it stands today [1] (- for none): 2" in asked.said
    assert "This is the first." in asked.said
    assert added(workspace / SALES) == [
        "      - id: deals-signed",
        "        key_result: Deals signed",
        "        baseline: 2",
        "        target: 9",
    ]


def test_another_measure_after_going_back_forgets_the_first(terminal, workspace):
    asked = terminal("add", "key-result", "Launch", "--objective", "deals")
    asked.type("", "1", "b", "b", "milestones", "Beta", "b", "Beta online", "", "")
    assert asked.finish() == 0
    assert added(workspace / SALES)[2:] == [
        "        milestones:",
        "          - {id: beta-online, milestone: Beta online}",
    ]


def test_what_the_options_say_is_refused_before_anything_is_asked(terminal, workspace):
    refused = terminal("add", "key-result", "--objective", "deals", "--baseline", "5", "--target", "5")
    assert refused.finish() == 2
    assert "Key result" not in refused.said


def test_a_team_is_asked_for_until_it_can_be_made(terminal, workspace):
    asked = terminal("add", "team").type("日本", "Sales", "Legal affairs", "")
    assert asked.finish() == 0
    assert "sales is taken" in asked.said
    assert "\nteam: Legal affairs\n" in (workspace / "2026-Q3/legal-affairs.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "answers", "listed"),
    [
        (["add", "objective", "--team", "sales"], ["Be loved", "", "carol", "n", "carol", "y", ""], True),
        (["add", "objective", "--team", "sales", "--new-person"], ["Be loved", "", "carol", ""], True),
        (["kpi", "add", "--at-most", "3"], ["Be loved", "", "", "carol", "y", ""], True),
        (["add", "objective", "--team", "sales"], ["Be loved", "", "carol", "y", "n"], False),
    ],
)
def test_somebody_new_is_added_where_that_is_agreed_to(terminal, workspace, words, answers, listed):
    asked = terminal(*words).type(*answers)
    assert asked.finish() == (0 if listed else 130), asked.said
    assert ("Person carol" in asked.said, "  carol:" in (workspace / "okr.yaml").read_text()) == (listed, listed)
    assert ("carol is not in okr.yaml. Add them? [y/N]" in asked.said) == ("--new-person" not in words)


@pytest.mark.parametrize("who", ["?", "-", "??", " "])
def test_nobody_is_no_owner(okr, workspace, who):
    for words in (
        ("add", "objective", "Be loved", "--team", "sales", "--owner", who),
        ("add", "key-result", "Leads", "--objective", "deals", "--baseline", "1", "--target", "2", "--owner", who),
        ("add", "team", "Legal", "--lead", who),
        ("kpi", "add", "Churn", "--at-most", "3", "--owner", who),
    ):
        run = okr(*words)
        assert run.code == 2
        assert "is nobody's name" in run.err
    assert added(workspace / SALES) == []


def test_a_team_that_is_not_there_yet(okr, workspace):
    run = okr("add", "objective", "Be loved", "--team", "legal")
    assert (run.code, run.out) == (4, "")
    assert run.err == ("okr: There is no team “legal” in 2026-Q3\n     `okr add team legal --cycle 2026-Q3` adds it.\n")
    assert "Did you mean sales? Else `okr add team salse" in okr("add", "objective", "x", "--team", "salse").err


@pytest.mark.parametrize(
    ("day", "words", "window"),
    [
        ("2026-06-20", (), []),
        ("2026-07-01", (), []),
        ("2026-07-02", (), ["starts: 2026-07-02"]),
        ("2026-09-30", (), ["starts: 2026-09-30"]),
        ("2026-10-05", (), []),  # past the end there is no day left to begin on
        ("2026-08-17", ("--starts", "2026-07-01"), []),
        ("2026-08-17", ("--starts", "2026-08-03", "--ends", "2026-09-15"), ["starts: 2026-08-03", "ends: 2026-09-15"]),
        ("2026-07-01", ("--ends", "2026-09-30"), []),
    ],
)
@pytest.mark.parametrize(
    "what",
    [
        ("objective", "Known by all", "--team", "sales"),
        ("key-result", "Deals signed", "--objective", "deals", "--at-least", "3"),
    ],
    ids=lambda what: what[0],
)
def test_nothing_is_asked_of_the_days_before_it_was_there(okr, workspace, monkeypatch, what, day, words, window):
    monkeypatch.setenv("OKR_TODAY", day)
    run = okr("add", *what, *words)
    assert run.code == 0, run.err
    lines = [line.strip() for line in added(workspace / SALES)]
    assert [line for line in lines if line.startswith(("starts", "ends"))] == window
    assert okr("lint", "--select", "E").code == 0


def test_what_is_below_an_objective_begins_with_it(okr, workspace, monkeypatch):
    monkeypatch.setenv("OKR_TODAY", "2026-08-17")
    okr("add", "objective", "Known by all", "--team", "sales", "--id", "known")
    okr("add", "key-result", "Readers", "--objective", "known", "--at-least", "3")
    monkeypatch.setenv("OKR_TODAY", "2026-08-18")
    okr("add", "key-result", "Writers", "--objective", "known", "--at-least", "3")
    lines = [line.strip() for line in added(workspace / SALES)]
    assert [line for line in lines if line.startswith(("id", "-", "starts"))] == [
        "- id: known",
        "starts: 2026-08-17",
        "- id: readers",
        "- id: writers",
        "starts: 2026-08-18",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--starts", "2026-06-01"), "2026-06-01 lies outside the cycle"),
        (("--ends", "2027-01-01"), "2027-01-01 lies outside the cycle"),
        (("--starts", "2026-09-01", "--ends", "2026-08-01"), "before it starts"),
        (("--starts", "someday"), "someday"),
    ],
)
def test_a_window_that_is_none_is_refused(okr, workspace, words, said):
    run = okr("add", "key-result", "Deals signed", "--objective", "deals", "--at-least", "3", *words)
    assert (run.code in (2, 3), said in run.err) == (True, True), run.err
    assert added(workspace / SALES) == []
