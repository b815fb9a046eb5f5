"""The Monday ritual at a terminal: what is shown, what is asked, and what is on disk at any moment."""

from __future__ import annotations

import subprocess
import sys

import pytest
from okr_repository import git
from okr_terminal import CTRL_C, CTRL_D
from okr_workspace import MARKETING, SALES, added


def test_a_key_result_from_where_it_stands_to_the_next_step(terminal, workspace, monkeypatch):
    monkeypatch.setenv("OKR_USER", "bob")
    walk = terminal("checkin").type("+=30", "7", "", "-", "Webinar worked")
    assert walk.finish() == 0
    assert (
        walk.said
        == """\
1 key result of bob. Enter keeps what is in brackets, s skips, b goes back, q
  stops. Each answer is saved at once.

1/1 marketing/reference/leads ──────────────────────────────────────────────────
  Qualified leads
  120 → 500 leads · bob
  ━━━━━━━━│━━─────◇───────  0.47  ✓ on track · 0.36 expected today
  Last  300 leads · 10 Aug, 7 d ago · confidence 6/10
  Next  Call Ana
Value [300 leads]: +=30
  ━━━━━━━━│━━━━───◇───────  0.47 → 0.55 (+0.08)  ✓ on track
  300 → 330 leads · +8.9 a week to reach the goal in time
Confidence, 0 to 10 [6]: 7
Blockers:
Next [Call Ana] (- for none): -
Note: Webinar worked

✓ 1 check-in  2026-Q3/marketing.yaml
Next: okr status  where it stands now
"""
    )
    assert added(workspace / MARKETING) == [
        "          - {date: 2026-08-17, value: 330, confidence: 7, note: Webinar worked}"
    ]


def test_enter_keeps_everything(terminal, workspace):
    assert terminal("checkin", "leads").type("", "", "", "", "").finish() == 0
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, value: 300, confidence: 6, next: Call Ana}"]


def test_milestones_by_number_or_id_and_back_again(terminal, workspace):
    walk = terminal("checkin", "site", columns=60).type("4", "1", "2 launch", "b", "beta", "", "", "", "")
    assert walk.finish() == 0
    assert (
        walk.said
        == """\
1 key result. Enter keeps what is in brackets, s skips, b
  goes back, q stops. Each answer is saved at once.

1/1 marketing/reference/site ───────────────────────────────
  A new site
  1 of 3 milestones · alice
  ━━━━━━━╸│───────◇───────  0.33  ✓ on track
  0.36 expected today
  Last  10 Aug, 7 d ago · confidence 7/10
  1 ☑ Draft approved (draft)
  2 ☐ Beta online (beta)
  3 ☐ Open to all (launch)
Newly done, by number: 4
  “4” is none of the milestones. There are: draft, beta,
  launch.
Newly done, by number: 1
  Already done: draft. Name those newly reached.
Newly done, by number: 2 launch
  ━━━━━━━━│━━━━━━━◆━━━━━━━  0.33 → 1.00 (+0.67)  ✓ on track
  1 of 3 → 3 of 3
Confidence, 0 to 10 [7]: b
Newly done, by number [2, 3] (- for none): beta
  ━━━━━━━━│━━━━━━━◇───────  0.33 → 0.67 (+0.34)  ✓ on track
  1 of 3 → 2 of 3
Confidence, 0 to 10 [7]:
Blockers:
Next:
Note:

✓ 1 check-in  2026-Q3/marketing.yaml
Next: okr status  where it stands now
"""
    )
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, done: [beta], confidence: 7}"]


def test_going_back_to_the_key_result_before_corrects_it_in_place(terminal, workspace):
    first = ["310", "5", "Legal; Budget", "-", "Slow week"]
    second = ["41", "b", "b"]
    again = ["320", "", "", "", "-"]
    walk = terminal("checkin").type(*first, *second, *again, "39.5", "", "", "", "", "q")
    assert walk.finish() == 0
    assert "Value [310 leads]: 320\n" in walk.said
    assert "Blockers [Legal; Budget] (- for none):\n" in walk.said
    assert "Note [Slow week] (- for none): -\n" in walk.said
    assert walk.said.endswith(
        "\n\n✓ 2 check-ins  2026-Q3/marketing.yaml\n2 left for later.\nNext: okr status  where it stands now\n"
    )
    assert added(workspace / MARKETING) == [
        "          - {date: 2026-08-17, value: 320, confidence: 5, blockers: [Legal, Budget]}",
        "          - {date: 2026-08-17, value: 39.5, confidence: 8}",
    ]


def test_s_skips_a_key_result_or_a_question_and_b_at_the_first_stays(terminal, workspace):
    walk = terminal("checkin", "--owner", "alice").type("b", "s", "2", "s", "s", "s", "s", "q")
    assert walk.finish() == 0
    assert "\nValue [38.5%]: b\n  This is the first.\nValue [38.5%]: s\n" in walk.said
    assert "Nothing" not in walk.said
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, done: [beta]}"]


def test_a_value_far_off_is_asked_about_once(terminal, workspace):
    walk = terminal("checkin", "leads").type("3000", "", "3100", "y", "q")
    assert walk.finish() == 0
    assert walk.said.count("That is far from the last value. Is it right? [y/N]") == 2
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, value: 3100}"]


def test_what_a_file_may_not_say_is_asked_again(terminal, workspace):
    walk = terminal("checkin", "leads").type("1e300", "y", "310", "q")
    assert walk.finish() == 0
    assert "E214" in walk.said
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, value: 310}"]


def test_what_is_said_of_an_answer_breaks_at_spaces_under_its_beginning(terminal, workspace, monkeypatch):
    monkeypatch.setenv("OKR_USER", "bob")
    walk = terminal("checkin", columns=60).type("310", "11", "7", "", "", "")
    assert walk.finish() == 0
    assert (
        "Confidence, 0 to 10 [6]: 11\n"
        "  “11” is not a confidence. Type a whole number from 0 to\n"
        "  10: the chances out of ten of reaching the goal.\n"
    ) in walk.said


def test_ctrl_c_says_what_is_saved(terminal, workspace):
    walk = terminal("checkin").type("310", "7", CTRL_C)
    assert walk.finish() == 130
    assert walk.said.endswith(
        "✓ 1 check-in  2026-Q3/marketing.yaml\nInterrupted: your answers so far are saved.\n3 left for later.\n"
        "Next: okr status  where it stands now\n"
    )
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, value: 310, confidence: 7}"]


def test_the_end_of_the_input_stops_like_q(terminal, workspace):
    assert terminal("checkin").type("310", CTRL_D).finish() == 0
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, value: 310}"]


@pytest.mark.parametrize("end", ["kill", "hang_up"])
def test_nothing_is_lost_when_the_process_or_its_window_dies(terminal, workspace, end):
    walk = terminal("checkin").type("310", "7")
    getattr(walk, end)()
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, value: 310, confidence: 7}"]


def test_a_colleagues_check_in_meanwhile_is_kept_and_ours_stays_one(terminal, workspace):
    walk = terminal("checkin", "leads").type("310")
    walk.wait()
    subprocess.run([sys.executable, "-m", "okrcli", "checkin", "bounce", "39"], env=walk.environment, check=True)
    assert walk.type("7", "", "-", "Ours").finish() == 0
    assert added(workspace / MARKETING) == [
        "          - {date: 2026-08-17, value: 310, confidence: 7, note: Ours}",
        "          - {date: 2026-08-17, value: 39}",
    ]


def test_what_somebody_made_of_our_lines_is_left_alone(terminal, workspace):
    path = workspace / MARKETING
    walk = terminal("checkin", "leads").type("310")
    walk.wait()
    path.write_text(path.read_text(encoding="utf-8").replace("value: 310", "value: 311"), encoding="utf-8")
    assert walk.type("7", "", "-", "Ours").finish() == 0
    assert added(path) == [
        "          - {date: 2026-08-17, value: 311}",
        "          - {date: 2026-08-17, confidence: 7, note: Ours}",
    ]


def test_a_file_broken_meanwhile_is_said_and_the_walk_goes_on(terminal, workspace):
    path = workspace / MARKETING
    walk = terminal("checkin").type("310")
    walk.wait()
    path.write_text("<<<<<<< ours\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert walk.type("7", "24", "6", "q").finish() == 3
    assert "okr: 2026-Q3/marketing.yaml is invalid: nothing was changed\n" in walk.said
    assert "marketing/reference/bounce,\n" in walk.said or "marketing/reference/bounce, " in walk.said
    assert added(workspace / "2026-Q3" / "sales.yaml")[-2:] == [
        "        checkins:",
        "          - {date: 2026-08-17, value: 24, confidence: 6}",
    ]


def test_a_file_that_was_broken_before_does_not_stop_the_others(terminal, workspace):
    path = workspace / "2026-Q3" / "sales.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "foo: 1\n", encoding="utf-8")
    walk = terminal("checkin", "--owner", "bob").type("310", "q")
    assert walk.finish() == 3
    assert "2026-Q3/sales.yaml:13:1: error E201" in walk.said
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, value: 310}"]


def test_in_french_numbers_are_read_and_shown_as_people_write_them(terminal, workspace, monkeypatch):
    monkeypatch.delenv("OKR_LANG")
    (workspace / "okr.yaml").write_text("version: 1\nlanguage: fr\n", encoding="utf-8")
    assert terminal("checkin", "bounce").type("39,25 %", "q").finish() == 0
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, value: 39.25}"]


def test_whose_key_results_git_knows(terminal, workspace):
    for words in (["init", "-q"], ["config", "user.email", "bob@acme.example"]):
        git(workspace, *words)
    walk = terminal("checkin").type("q")
    walk.finish()
    assert walk.said.startswith("1 key result of bob. ")


def test_who_is_known_can_walk_through_everybodys(terminal, workspace, monkeypatch):
    monkeypatch.setenv("OKR_USER", "bob")
    walk = terminal("checkin", "--everyone").type("310", "q")
    assert walk.finish() == 0
    assert walk.said.startswith("4 key results. Enter keeps")
    assert "--everyone" not in walk.said
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, value: 310}"]
    monkeypatch.setenv("OKR_TODAY", "2026-08-18")
    nothing = terminal("checkin")
    assert nothing.finish() == 0
    assert nothing.said.endswith("\nokr checkin --everyone walks through everybody's.\n")


def test_who_has_nothing_due_is_told_when_the_next_is(terminal, workspace, monkeypatch):
    monkeypatch.setenv("OKR_TODAY", "2026-08-12")
    walk = terminal("checkin", "--owner", "bob")
    assert walk.finish() == 0
    assert walk.said == ("No check-in is due. The next is due 17 Aug 2026. okr checkin --all asks about\n  them now.\n")
    everything = terminal("checkin", "--owner", "bob", "--all").type("q")
    assert everything.finish() == 0
    assert "Value [300 leads]: q" in everything.said


@pytest.mark.parametrize(
    ("words", "closed", "code", "said"),
    [
        (["--owner", "bbob"], False, 4, "okr: Nobody called “bbob” owns anything here\n     Did you mean bob?\n"),
        (["--cycle", "2026-Q3"], True, 2, "okr: 2026-Q3 was closed on 1 Aug 2026: its files stay as they are\n"),
        (["leads"], True, 2, "okr: 2026-Q3 was closed on 1 Aug 2026: its files stay as they are\n"),
        ([], True, 2, "okr: No cycle is running\n"),
        (["--dry-run"], False, 2, "okr: The walk writes each answer as it is given: there is no dry run of it\n"),
    ],
)
def test_what_is_refused_before_anything_is_asked(terminal, workspace, words, closed, code, said):
    if closed:
        with (workspace / "2026-Q3" / "cycle.yaml").open("a", encoding="utf-8") as file:
            file.write("closed: 2026-08-01\n")
    walk = terminal("checkin", *words)
    assert walk.finish() == code
    assert walk.said.startswith(said)


@pytest.fixture
def unknown(workspace):
    """A key result that nobody knows the start of."""
    file = workspace / SALES
    file.write_text(file.read_text().replace("        baseline: 20\n", ""))
    return file


@pytest.mark.parametrize(
    ("answer", "baseline"), [("0", 0), ("", 24), ("20 %", 20), ("much|0", 0), ("30|-5", -5)], ids=str
)
def test_with_the_first_value_it_asks_where_it_started(terminal, unknown, answer, baseline):
    walk = terminal("checkin", "won").type("24", *answer.split("|"), "7", "", "", "")
    assert walk.finish() == 0
    assert "Where did it start? 0, or this value [24%]:" in walk.said
    assert unknown.read_text().endswith(
        f"        key_result: Share of deals won\n        baseline: {baseline}\n        target: 30\n"
        '        unit: "%"\n        checkins:\n          - {date: 2026-08-17, value: 24, confidence: 7}\n'
    )
    again = terminal("checkin", "won").type("25", "8", "", "", "")
    assert (again.finish(), "start" in again.said) == (0, False)


def test_the_start_is_asked_again_where_one_goes_back_to_the_value(terminal, unknown):
    walk = terminal("checkin", "won").type("24", "20", "b", "25", "21", "7", "q")
    assert walk.finish() == 0
    text = unknown.read_text()
    assert ("baseline: 21" in text, "value: 25, confidence: 7" in text, "value: 24" in text) == (True, True, False)


def test_the_start_can_be_left_out(terminal, unknown):
    walk = terminal("checkin", "won").type("24", "s", "7", "", "", "")
    assert walk.finish() == 0
    assert "baseline" not in unknown.read_text()
    assert "value: 24, confidence: 7" in unknown.read_text()


def test_a_first_value_that_is_the_target_started_at_nought(terminal, unknown):
    walk = terminal("checkin", "won").type("30", "", "7", "", "", "")
    assert walk.finish() == 0
    assert ("[0%]:" in walk.said, "baseline: 0\n" in unknown.read_text()) == (True, True)


def test_who_is_nobody_in_okr_yaml_is_told_how_to_be_known(terminal, workspace):
    for command in (
        ["init", "-q"],
        ["config", "user.email", "carol@acme.example"],
        ["config", "user.name", "Carol Roy"],
    ):
        git(workspace, *command)
    walk = terminal("checkin", columns=200).type("q")
    assert walk.finish() == 0
    assert "Nobody in okr.yaml has Git's user.email, carol@acme.example" in walk.said
    assert "okr add person carol --name 'Carol Roy' --email carol@acme.example" in walk.said.replace("\n  ", " ")
    everyone = terminal("checkin", "--everyone").type("q")
    assert (everyone.finish(), "user.email" in everyone.said) == (0, False)


def test_the_walk_of_several_people_is_that_of_each(terminal, workspace):
    file = workspace / SALES
    file.write_text(file.read_text().replace("owner: alice", "owner: carol"))
    walk = terminal("checkin", "-o", "bob", "-o", "carol").type("310", "q")
    assert walk.finish() == 0
    assert "2 key results of bob, carol" in walk.said
    assert added(workspace / MARKETING) == ["          - {date: 2026-08-17, value: 310}"]


def test_a_value_corrected_in_the_walk_corrects_the_metrics_reading(terminal, workspace):
    kpis, file = workspace / "kpis.yaml", workspace / SALES
    kpis.write_text("kpis:\n  - id: margin\n    kpi: Margin\n    readings:\n      - {date: 2026-08-01, value: 20}\n")
    file.write_text(file.read_text() + "        kpi: margin\n")
    walk = terminal("checkin", "won").type("24", "b", "25", "7", "", "", "")
    assert walk.finish() == 0
    assert kpis.read_text().endswith(
        "      - {date: 2026-08-01, value: 20}\n      - {date: 2026-08-17, value: 25, by: alice}\n"
    )
    assert "value: 25, confidence: 7}" in file.read_text()


def test_what_a_key_result_entered_is_not_asked_of_its_metric(terminal, workspace):
    kpis, file = workspace / "kpis.yaml", workspace / SALES
    kpis.write_text("kpis:\n  - {id: margin, kpi: Margin, owner: alice}\n")
    file.write_text(file.read_text() + "        kpi: margin\n")
    walk = terminal("checkin", "-o", "alice").type("s", "s", "24", "7", "", "", "")
    assert walk.finish() == 0
    assert "health metric" not in walk.said
    assert "date: 2026-08-17, value: 24" in kpis.read_text()


def test_what_stood_in_the_way_is_not_forgotten_for_a_machines_reading(terminal, workspace):
    file = workspace / MARKETING
    last = "          - {date: 2026-08-10, value: 300, confidence: 6, next: Call Ana}\n"
    file.write_text(file.read_text().replace(last, f"{last}          - {{date: 2026-08-12, value: 305, auto: true}}\n"))
    walk = terminal("checkin", "leads").type("", "", "", "", "")
    assert (walk.finish(), "Value [305 leads]:" in walk.said, "Next [Call Ana]" in walk.said) == (0, True, True)
    assert "{date: 2026-08-17, value: 305, confidence: 6, next: Call Ana}" in file.read_text()
