"""`okr close-cycle` and `okr reopen`: what is asked, written and refused, and what an interruption leaves."""

from __future__ import annotations

import json

import pytest
from okr_terminal import CTRL_C, CTRL_D
from okr_workspace import CYCLE, FILES, MARKETING, SALES

from okrcli.workspace.load import load_cycle

PERIOD = FILES["2026-Q3/cycle.yaml"] + "checkin: {grace: 60}  # a figure is vouched for all summer\n"
ANSWERS = [
    *("0.6", "Four leads came a day late"),  # leads
    *("", ""),  # bounce, reached
    *("", "The agency went bankrupt"),  # site
    *("Legal: a month", "Ask customers to speak", "keep"),  # reference
    *("", "No one was trained"),  # won
    *("We began in September", "", "mod"),  # deals
]

REVIEW = """\
cycle: 2026-Q3
objectives:
  marketing/reference:
    why: "Legal: a month"
    learned: Ask customers to speak
    decision: keep
    key_results:
      leads: {graded: 0.6, why: Four leads came a day late}
      site: {why: The agency went bankrupt}
  sales/deals:
    why: We began in September
    learned:
    decision: modify
    key_results:
      won: {why: No one was trained}
"""


@pytest.fixture(autouse=True)
def _in_october(monkeypatch):
    monkeypatch.setenv("OKR_TODAY", "2026-10-02")


@pytest.fixture
def up_to_date(workspace):
    """The workspace with a last word on every key result."""
    text = (workspace / MARKETING).read_text("utf-8")
    for last, more in (
        ("next: Call Ana}\n", "value: 304, confidence: 5}"),
        ("value: 38.5, confidence: 8}\n", "value: 39}"),
        ("done: [draft], confidence: 7}\n", "confidence: 3}"),
    ):
        text = text.replace(last, f"{last}          - {{date: 2026-09-30, {more}\n")
    (workspace / MARKETING).write_text(text, "utf-8")
    (workspace / CYCLE).write_text(PERIOD, "utf-8")
    text = (workspace / SALES).read_text("utf-8")
    (workspace / SALES).write_text(text + "        checkins:\n          - {date: 2026-09-30, value: 22}\n", "utf-8")
    return workspace


def read(workspace):
    return {name: (workspace / name).read_text("utf-8") for name in (MARKETING, SALES, CYCLE)}


def said_of(workspace):
    """Every retrospective, by id."""
    loaded = load_cycle(workspace, "2026-Q3")
    assert not loaded.findings
    objectives = [one for team in loaded.value.teams for one in team.objectives]
    parts = [*objectives, *(each for one in objectives for each in one.key_results)]
    return {one.id: one.retrospective for one in parts}, loaded.value.closed


def added_lines(before, after):
    old = before.splitlines()
    new = after.splitlines()
    gone = [line for line in old if line not in new]
    assert not gone
    return [line for line in new if line not in old]


def test_the_whole_closing_at_a_terminal(terminal, up_to_date):
    before = read(up_to_date)
    walk = terminal("close-cycle").type(*ANSWERS, "")
    assert walk.finish() == 0
    after = read(up_to_date)
    assert added_lines(before[MARKETING], after[MARKETING]) == [
        "        retrospective: {score: 0.48, graded: 0.6, why: Four leads came a day late}",
        "        retrospective: {score: 1}",
        "        retrospective: {score: 0.33, why: The agency went bankrupt}",
        '    retrospective: {score: 0.64, why: "Legal: a month", learned: Ask customers to speak, decision: keep}',
    ]
    assert added_lines(before[SALES], after[SALES]) == [
        "        retrospective: {score: 0.2, why: No one was trained}",
        "    retrospective: {score: 0.2, why: We began in September, decision: modify}",
    ]
    assert after[CYCLE] == before[CYCLE] + "closed: 2026-10-02\n"
    assert walk.said.startswith("Acme · 2026-Q3")
    assert (
        walk.said[walk.said.index("6 to grade") :]
        == """\
6 to grade. Enter keeps what is in brackets, s skips, b goes back, q stops. Each
  answer is saved at once.

1/6 marketing/reference/leads ──────────────────────────────────────────────────
  Qualified leads
  120 → 500 leads · bob
  ━━━━━━━━━━━╸────◇───────  0.48 of 0.70  ✗ missed
  Last  304 leads · 30 Sep, 2 d ago · confidence 5/10
Grade, 0 to 1 [0.48]: 0.6
Why this grade: Four leads came a day late

2/6 marketing/reference/bounce ─────────────────────────────────────────────────
  Few visitors leave at once
  max 40% · alice
  ━━━━━━━━━━━━━━━━◆━━━━━━━  1.00 of 0.70  ✓ achieved
  Last  39% · 30 Sep, 2 d ago · confidence 8/10
Grade, 0 to 1 [1.00]:
Why it came out so:

3/6 marketing/reference/site ───────────────────────────────────────────────────
  A new site
  1 of 3 milestones · alice
  ━━━━━━━╸────────◇───────  0.33 of 0.70  ✗ missed
  Last  30 Sep, 2 d ago · confidence 3/10
Grade, 0 to 1 [0.33]:
Why it came out so: The agency went bankrupt

4/6 marketing/reference ────────────────────────────────────────────────────────
  Become the obvious reference
  objective · 3 key results · alice
  ━━━━━━━━━━━━━━━─◇───────  0.64 of 0.70  ✗ missed
Why it came out so: Legal: a month
What was learned: Ask customers to speak
Keep, modify or abandon: keep

5/6 sales/deals/won ────────────────────────────────────────────────────────────
  Share of deals won
  20% → 30% · alice
  ━━━━╸──────────────────◇  0.20 of 1.00  ✗ missed
  Last  22% · 30 Sep, 2 d ago
Grade, 0 to 1 [0.20]:
Why it came out so: No one was trained

6/6 sales/deals ────────────────────────────────────────────────────────────────
  Win the deals we deserve
  objective · committed · 1 key result · alice
  ━━━━╸──────────────────◇  0.20 of 1.00  ✗ missed
Why it came out so: We began in September
What was learned:
Keep, modify or abandon: mod

Close 2026-Q3 on 2 Oct 2026? [Y/n]
✓ 4 graded  2026-Q3/marketing.yaml
✓ 2 graded  2026-Q3/sales.yaml
✓ 2026-Q3 closed on 2 Oct 2026  2026-Q3/cycle.yaml
Next: okr new-cycle 2026-Q4 --from 2026-Q3  carries over what is kept
"""
    )


@pytest.mark.slow
@pytest.mark.parametrize("question", range(len(ANSWERS) + 1))
def test_interrupted_at_any_question_it_keeps_the_answers_and_says_so(terminal, up_to_date, okr, question, monkeypatch):
    walk = terminal("close-cycle").type(*ANSWERS[:question], CTRL_C)
    assert walk.finish() == 130
    kept = "Interrupted: your answers so far are saved, and the cycle is still open."
    nothing = "Interrupted: nothing was written, and the cycle is still open."
    assert " ".join(walk.said.split()).endswith(
        f"{kept if question else nothing} Next: okr close-cycle 2026-Q3 goes on where it stopped"
    )
    said, closed = said_of(up_to_date)  # which fails where a file is not valid
    assert closed is None
    order = ["leads", "leads", "bounce", "bounce", "site", "site"]
    order += ["reference"] * 3 + ["won"] * 2 + ["deals"] * 3
    assert {name for name, one in said.items() if one is not None} == set(order[:question])
    if question >= 2:
        assert said["leads"][:-1] == (0.48, 0.6, "Four leads came a day late")
    # and what was left is said later on, in one go
    (up_to_date / "review.yaml").write_text(REVIEW, "utf-8")
    assert okr("close-cycle", "--from", "review.yaml").code == 0
    said, closed = said_of(up_to_date)
    assert str(closed) == "2026-10-02"
    assert {name: one[:-1] for name, one in said.items()} == {  # what is its own at the end is empty
        "leads": (0.48, 0.6, "Four leads came a day late"),
        "bounce": (1, None, None),
        "site": (0.33, None, "The agency went bankrupt"),
        "reference": (0.64, "Legal: a month", "Ask customers to speak", "keep"),
        "won": (0.2, None, "No one was trained"),
        "deals": (0.2, "We began in September", None, "modify"),
    }


@pytest.mark.slow
@pytest.mark.parametrize("question", [1, 5, 8, 14])
def test_killed_outright_it_leaves_what_was_answered(terminal, up_to_date, question):
    terminal("close-cycle").type(*ANSWERS[:question]).kill()
    said, closed = said_of(up_to_date)
    assert closed is None
    assert said["leads"].graded == 0.6
    assert terminal("close-cycle").type("q" if question < 14 else "n").finish() == 0


def test_going_on_asks_only_about_the_rest(terminal, up_to_date):
    assert terminal("close-cycle").type(*ANSWERS[:6], "q").finish() == 0
    walk = terminal("close-cycle").type(*ANSWERS[6:], "")
    assert walk.finish() == 0
    assert "3 to grade." in walk.said
    assert "1/3 marketing/reference ─" in walk.said
    assert said_of(up_to_date)[0]["reference"][:-1] == (0.64, "Legal: a month", "Ask customers to speak", "keep")


def test_stopping_skipping_and_not_confirming_leave_the_cycle_open(terminal, up_to_date):
    walk = terminal("close-cycle").type("s", "s", "", "Broke", "", "", "q")
    assert walk.finish() == 0
    assert "Your answers are saved, and 2026-Q3 is still open." in walk.said
    assert "4 left for later." in walk.said
    walk = terminal("close-cycle").type(CTRL_D)
    assert walk.finish() == 0
    assert said_of(up_to_date)[1] is None


def test_not_confirming_leaves_it_open_and_enter_closes_it_later(terminal, up_to_date):
    walk = terminal("close-cycle").type(*ANSWERS, "n")
    assert walk.finish() == 0
    assert said_of(up_to_date)[1] is None
    walk = terminal("close-cycle").type("y")
    assert walk.finish() == 0
    assert str(said_of(up_to_date)[1]) == "2026-10-02"


def test_answers_are_corrected_going_back(terminal, up_to_date):
    walk = terminal("close-cycle").type(
        *("0.9", "b", "-", "", "Late"),  # a grade taken back; then why is needed for the score itself
        *("b", "", "", "q"),
    )
    assert walk.finish() == 0
    assert "Below the goal, a reason is needed. s leaves it for later." in walk.said
    assert said_of(up_to_date)[0]["leads"][:-1] == (0.48, None, "Late")


@pytest.mark.parametrize("typed", ["1.1", "-0.2", "nope", "60%"])
def test_what_is_no_grade_is_asked_again(terminal, up_to_date, typed):
    walk = terminal("close-cycle").type(typed, "0,7", "Fair", "q")
    assert walk.finish() == 0
    assert "A grade is a number from 0 to 1" in " ".join(walk.said.split())
    assert said_of(up_to_date)[0]["leads"][:-1] == (0.48, 0.7, "Fair")


def test_it_waits_for_overdue_checkins_and_for_the_end(okr, workspace, monkeypatch):
    before = read(workspace)
    run = okr("close-cycle", "--decide", "keep")
    assert run == (
        5,
        "",
        "okr: 2026-Q3 cannot close yet, check-ins are overdue: marketing/reference/leads, marketing/reference/bounce, "
        "marketing/reference/site, sales/deals/won\n"
        "     `okr checkin --cycle 2026-Q3 --date 2026-09-30` records the last word; `--force` closes without it.\n",
    )
    monkeypatch.setenv("OKR_TODAY", "2026-09-29")
    run = okr("close-cycle", "2026-Q3")
    assert run.code == 5
    assert run.err.startswith("okr: 2026-Q3 runs until 30 Sep 2026: it is too early to close it\n")
    assert okr("close-cycle").code == 2
    assert read(workspace) == before


def test_what_is_missing_is_listed_and_nothing_written(okr, up_to_date):
    before = read(up_to_date)
    run = okr("close-cycle", "--why", "leads=Late", "--decide", "reference=keep")
    assert run.code == 2
    assert (
        run.err
        == """\
marketing/reference/site  why it came out so
marketing/reference  why it came out so
sales/deals/won  why it came out so
sales/deals  why it came out so; keep, modify or abandon
okr: Something that closing 2026-Q3 needs is still missing: nothing was written
     `okr close-cycle 2026-Q3 --template` writes a file to fill in for --from; at a terminal, each is asked.
"""
    )
    assert read(up_to_date) == before


def test_options_say_it_all(okr, up_to_date):
    words = [
        *("--grade", "leads=0.6", "--why", "leads=Four leads came a day late", "--why", "site=The agency: gone"),
        *("--why", "marketing/reference=Legal=slow", "--why", "won=No one", "--why", "deals=September"),
        *("--learned", "reference=Ask sooner", "--decide", "deals=abandon", "--decide", "keep"),
    ]
    dry = okr("close-cycle", *words, "--dry-run")
    assert dry.code == 0
    assert "+closed: 2026-10-02" in dry.out
    assert said_of(up_to_date) == (dict.fromkeys(("reference", "deals", "leads", "bounce", "site", "won")), None)
    run = okr("close-cycle", *words, "--json", "--date", "2026-10-01")
    document = json.loads(run.out)
    assert document["cycle"]["closed"] == "2026-10-01"
    assert document["cycle"]["state"] == "closed"
    assert document["files"] == [MARKETING, SALES, CYCLE]
    assert document["objectives"][0] | {"key_results": None} == {
        "id": "reference",
        "address": "marketing/reference",
        "objective": "Become the obvious reference",
        "type": "aspirational",
        "score": 0.64,
        "goal": 0.7,
        "status": "missed",
        "why": "Legal=slow",
        "learned": "Ask sooner",
        "decision": "keep",
        "key_results": None,
    }
    assert document["objectives"][0]["key_results"][0] == {
        "id": "leads",
        "address": "marketing/reference/leads",
        "key_result": "Qualified leads",
        "computed": 0.48,
        "graded": 0.6,
        "score": 0.6,
        "goal": 0.7,
        "status": "missed",
        "why": "Four leads came a day late",
    }
    assert document["objectives"][1]["decision"] == "abandon"
    assert okr("close-cycle", "2026-Q3").err == (
        "okr: 2026-Q3 was closed on 1 Oct 2026\n     `okr reopen 2026-Q3` opens it again.\n"
    )


def test_the_table_has_the_grades_that_were_given(okr, up_to_date):
    words = ["--why", "leads=So", "--why", "site=So", "--why", "reference=So", "--why", "won=So", "--why", "deals=So"]
    run = okr("close-cycle", "--grade", "leads=0.9", *words, "--decide", "keep")
    assert run.code == 0
    assert "(graded 0.90, computed 0.48)" in run.out
    lines = run.out.splitlines()
    assert okr("status", "--cycle", "2026-Q3").out.splitlines()[2:] == lines[2:]
    assert okr("reopen").code == 0
    assert okr("close-cycle", "--force", "--no-input").out == "".join(f"{line}\n" for line in lines)


def test_the_template_filled_in_is_a_review(okr, up_to_date):
    template = okr("close-cycle", "--template").out
    assert template.startswith("# Fill in, then: okr close-cycle --from FILE\n")
    assert "      # Qualified leads: 120 → 500 leads; 304 leads · 30 Sep, 2 d ago · confidence 5/10\n" in template
    review = up_to_date / "review.yaml"
    review.write_text(template, "utf-8")
    assert okr("close-cycle", "--from", "review.yaml").code == 2  # blank
    review.write_text(template.replace("why:\n", "why: So\n").replace("decision:\n", "decision: keep\n"), "utf-8")
    assert okr("close-cycle", "--from", "review.yaml").code == 0
    assert said_of(up_to_date)[0]["won"][:-1] == (0.2, None, "So")
    assert okr("reopen").code == 0
    assert "        why: So\n" in okr("close-cycle", "--template").out


@pytest.mark.parametrize(
    ("review", "code", "said"),
    [
        (
            "objectives:\n  marketing/reference: {decison: keep}\n",
            3,
            "review.yaml:2:25: error E201 `decison` is not a key of an",
        ),
        ("objectives:\n  marketing/reference: {decision: maybe}\n", 3, "review.yaml:2:35: "),
        ("objectives:\n  nobody/nothing: {decision: keep}\n", 4, "okr: Nothing in 2026-Q3 is called “nobody/nothing”"),
        (
            "objectives:\n  reference: {key_results: {leds: {why: x}}}\n",
            4,
            "okr: Nothing in 2026-Q3 is called “marketing/reference/leds”",
        ),
        ("objectives:\n  reference: {key_results: {leads: {graded: 6}}}\n", 3, "review.yaml:2:45: "),
        ("cycle: 2026-Q2\n", 2, "okr: The review is of 2026-Q2, and 2026-Q3 is to be closed"),
        ("objectives: [\n", 3, "review.yaml:"),
    ],
)
def test_mistakes_in_a_review_are_named(okr, up_to_date, review, code, said):
    (up_to_date / "review.yaml").write_text(review, "utf-8")
    before = read(up_to_date)
    run = okr("close-cycle", "--from", "review.yaml")
    assert (run.code, said in run.err) == (code, True), run.err
    assert read(up_to_date) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--grade", "reference=0.5"], 2),
        (["--grade", "leads=7"], 2),
        (["--grade", "leads"], 2),
        (["--why", "x"], 2),
        (["--learned", "leads=no"], 2),
        (["--decide", "leads=keep"], 2),
        (["--decide", "perhaps"], 2),
        (["--why", "nothing=x"], 4),
        (["--from", "nowhere.yaml"], 3),
        (["2025-Q1"], 4),
        (["--team", "nobody"], 4),
        (["--date", "soon"], 2),
        (["--date", "2026-10-03"], 2),
    ],
)
def test_bad_words_change_nothing(okr, up_to_date, words, code):
    before = read(up_to_date)
    assert okr("close-cycle", *words).code == code
    assert read(up_to_date) == before


def test_a_team_can_be_graded_before_the_cycle_closes(okr, up_to_date):
    run = okr("close-cycle", "--team", "sales", "--why", "won=No one", "--why", "deals=Late", "--decide", "keep")
    assert run.code == 0
    assert run.err.endswith(
        "✓ 2 graded  2026-Q3/sales.yaml\nNext: okr close-cycle 2026-Q3  once every team is graded\n"
    )
    said, closed = said_of(up_to_date)
    assert closed is None
    assert said["leads"] is None
    assert said["deals"][:-1] == (0.2, "Late", None, "keep")


def test_dropped_is_not_graded(okr, up_to_date):
    path = up_to_date / SALES
    path.write_text(path.read_text("utf-8") + "    dropped: {date: 2026-09-01, why: Market closed}\n", "utf-8")
    review = REVIEW.partition("  sales/deals:")[0]
    (up_to_date / "review.yaml").write_text(review, "utf-8")
    before = path.read_text("utf-8")
    assert okr("close-cycle", "--from", "review.yaml").code == 0
    assert path.read_text("utf-8") == before


def test_what_somebody_wrote_is_changed_key_by_key(okr, up_to_date):
    path = up_to_date / MARKETING
    written = path.read_text("utf-8").replace(
        "    owner: alice\n",
        "    owner: alice\n    retrospective:   # of the Friday meeting\n"
        "      why: 'Legal'   # as ever\n      decision: keep\n",
        1,
    )
    path.write_text(written, "utf-8")
    assert okr("close-cycle", "--from", str(_review(up_to_date)), "--why", "reference=Legal: a month").code == 0
    assert (
        "    retrospective:   # of the Friday meeting\n      why: 'Legal: a month'   # as ever\n      decision: keep\n"
        in path.read_text("utf-8")
    )


def _review(workspace):
    path = workspace / "review.yaml"
    path.write_text(REVIEW, "utf-8")
    return path


def test_reopening_undoes_the_day_and_keeps_what_was_said(okr, up_to_date):
    before = read(up_to_date)
    _review(up_to_date)
    assert okr("reopen").err == "okr: No cycle is closed\n"
    assert okr("close-cycle", "--from", "review.yaml").code == 0
    closed = read(up_to_date)
    assert okr("checkin", "leads", "310", "--cycle", "2026-Q3").code == 2
    dry = okr("reopen", "--dry-run")
    assert dry.out == (
        "--- a/2026-Q3/cycle.yaml\n+++ b/2026-Q3/cycle.yaml\n@@ -1,4 +1,3 @@\n"
        " starts: 2026-07-01\n ends: 2026-09-30\n"
        " checkin: {grace: 60}  # a figure is vouched for all summer\n-closed: 2026-10-02\n"
    )
    assert read(up_to_date) == closed
    assert okr("reopen") == (
        0,
        "",
        "✓ 2026-Q3 is open again; it was closed on 2 Oct 2026  2026-Q3/cycle.yaml\n"
        "6 retrospectives stay, for the next closing to go on from; --discard-retrospectives takes them out.\n"
        "Its files take edits and check-ins again, and its last check-ins are owed.\n"
        "Next: okr close-cycle 2026-Q3  once it is fixed\n",
    )
    assert read(up_to_date) == {**closed, CYCLE: before[CYCLE]}
    assert okr("checkin", "leads", "310", "--cycle", "2026-Q3", "--date", "2026-09-30").code == 0
    assert okr("close-cycle").code == 0  # all is said; the score is taken anew
    assert said_of(up_to_date)[0]["leads"][:-1] == (0.5, 0.6, "Four leads came a day late")
    closed = read(up_to_date)
    for words in ((), ("--json",), ("--no-input",)):
        refused = okr("reopen", "2026-Q3", "--discard-retrospectives", *words)
        assert (refused.code, refused.out, read(up_to_date)) == (2, "", closed)
        assert "--yes takes them out" in refused.err
    run = okr("reopen", "2026-Q3", "--discard-retrospectives", "--json", "--yes")
    assert json.loads(run.out) == {
        "schema_version": 1,
        "cycle": "2026-Q3",
        "was_closed": "2026-10-02",
        "state": "ended",
        "retrospectives": 6,
        "retrospectives_kept": False,
        "files": [MARKETING, SALES, CYCLE],
    }
    assert read(up_to_date)[SALES] == before[SALES]
    assert okr("reopen", "2026-Q3").code == 2


def test_what_cannot_be_written_exactly_is_named_and_the_rest_goes_on(terminal, okr, up_to_date):
    path = up_to_date / SALES
    shared = """\
  - id: more
    objective: Win more of them
    key_results: *same
"""
    text = path.read_text("utf-8").replace("key_results:\n", "key_results: &same\n") + shared
    path.write_text(text, "utf-8")
    (up_to_date / "review.yaml").write_text(REVIEW, "utf-8")
    words = ("--why", "more=Late", "--why", "more/won=Late", "--decide", "keep", "--from", "review.yaml")
    before = read(up_to_date)
    assert okr("close-cycle", *words).code == 3
    assert read(up_to_date) == before  # not even the other team's file
    walk = terminal("close-cycle").type(*ANSWERS[:9], "", "Hard", "Late", "", "keep", "", "Hard", "Late", "", "modify")
    assert walk.finish() == 3
    assert "okr: 2026-Q3/sales.yaml cannot be changed without touching more than what was asked" in " ".join(
        walk.said.split()
    )
    said, closed = said_of(up_to_date)
    assert closed is None
    assert said["reference"].decision == "keep"
    assert said["more"].decision == "modify"


def test_a_broken_file_keeps_the_cycle_open(okr, up_to_date):
    (up_to_date / SALES).write_text("team: [\n", "utf-8")
    run = okr("close-cycle", "--decide", "keep", "--force")
    assert run.code == 3
    assert "2026-Q3/sales.yaml:" in run.err
    assert (up_to_date / CYCLE).read_text("utf-8") == PERIOD


@pytest.mark.parametrize("answer", ["", "n", "q", CTRL_C])
def test_what_people_said_is_taken_out_by_a_yes_alone(terminal, up_to_date, okr, answer):
    assert terminal("close-cycle").type(*ANSWERS, "").finish() == 0
    closed = read(up_to_date)
    asked = terminal("reopen", "--discard-retrospectives").type(answer)
    assert asked.finish() == 130
    assert asked.said.endswith("\nokr: Stopped: nothing was written\n")
    assert read(up_to_date) == closed
    assert terminal("reopen", "--discard-retrospectives").type("y").finish() == 0
    assert "retrospective" not in read(up_to_date)[SALES]
