"""Family G of `okr lint`: what commits attest, and what they do not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from okr_repository import Repository, clone_of, hub, repository
from okr_workspace import MARKETING

LAST = "          - {date: 2026-08-10, value: 300, confidence: 6, next: Call Ana}\n"
OLD = "          - {date: 2026-07-27, value: 230, confidence: 3, blockers: Legal is slow, next: Ask Legal}\n"


@pytest.fixture
def told(okr, repo):
    """What family G says: file, line, code and sentence, the commit being called HERE."""

    def tell(*words: str) -> list[str]:
        run = okr("lint", "--select", "G", "--json", *words)
        assert run.err == ""
        short = repo.last("%H")[:10]
        return [
            f"{one['file']}:{one['line']} {one['code']} {one['message'].replace(short, 'HERE')}"
            for one in json.loads(run.out)["findings"]
        ]

    return tell


def checkin(day: str, value: int) -> str:
    return f"          - {{date: {day}, value: {value}}}\n"


def test_what_came_with_the_first_commit_and_in_its_week_is_taken_as_it_is(repo, told):
    repo.edit(LAST, LAST + checkin("2026-08-17", 330))
    repo.commit(day="2026-08-20")
    assert told() == []


def test_a_checkin_long_after_its_day_or_before_it(repo, told):
    repo.edit(LAST, checkin("2026-08-03", 250) + LAST)
    repo.commit(day="2026-08-17")
    assert told() == [
        f"{MARKETING}:15 G101 This check-in of 2026-08-03 was committed 14 days later, on 2026-08-17 "
        "(HERE, Ann Example)"
    ]
    repo.edit(LAST, LAST + checkin("2026-09-01", 400))
    repo.commit(day="2026-08-17")
    assert told()[1:] == [
        f"{MARKETING}:17 G101 This check-in of 2026-09-01 was committed 15 days before its day, on 2026-08-17 "
        "(HERE, Ann Example)"
    ]


def test_the_rhythm_of_the_workspace_is_the_measure(repo, told):
    repo.write("okr.yaml", repo.read("okr.yaml") + "checkin: {every: 30}\n")
    repo.edit(LAST, checkin("2026-08-03", 250) + LAST)
    repo.commit(day="2026-08-17")
    assert told() == []


def test_a_checkin_changed_after_the_fact(repo, told):
    repo.edit("value: 230", "value: 280")
    repo.commit("Polish")
    assert told() == [
        f"{MARKETING}:14 G102 This check-in of 2026-07-27 was changed after the fact, on 2026-08-17 (HERE, Ann Example)"
    ]


def test_checkins_removed_after_the_fact_are_told_once(repo, told):
    repo.edit(OLD, "")
    repo.commit()
    assert told() == [
        f"{MARKETING}:7 G102 The check-in of leads of 2026-07-27 was removed after the fact, on 2026-08-17 "
        "(HERE, Ann Example)"
    ]
    repo.edit("        checkins:\n" + LAST, "")
    repo.commit()
    assert told() == [
        f"{MARKETING}:7 G102 2 check-ins of leads were changed or removed after the fact, last on 2026-08-17 "
        "(HERE, Ann Example)"
    ]


def test_what_was_put_back_is_no_matter(repo, told):
    before = repo.read()
    repo.edit("value: 230", "value: 280")
    repo.commit("Polish", "2026-08-15")
    repo.write(MARKETING, before)
    repo.commit("Revert")
    assert told() == []


def test_a_slip_that_is_mended_at_once_is_none(repo, told):
    repo.edit(LAST, LAST + checkin("2026-08-14", 3300))
    repo.commit(day="2026-08-14")
    repo.edit("3300", "330")
    repo.commit(day="2026-08-17")
    assert told() == []


def test_reformatting_reordering_and_moving_are_no_edits(repo, told):
    repo.edit(
        OLD,
        "          - blockers:   # as ever\n              - Legal is slow\n            date: 2026-07-27\n"
        "            confidence: 3\n            value: 230.0\n            next: 'Ask Legal'\n",
    )
    repo.commit("Reformat")
    text = repo.read()
    start, end = text.index("      - id: bounce"), text.index("      - id: site")
    moved = text[start:end]
    repo.write(MARKETING, text.replace(moved, ""))
    repo.write(
        "2026-Q3/web.yaml", "team: Web\nobjectives:\n  - id: site\n    objective: Fast\n    key_results:\n" + moved
    )
    repo.commit("Web is a team of its own")
    assert told() == []


def test_a_merge_by_meaning_is_no_edit(okr, repo, told):
    repo.git("checkout", "-q", "-b", "hers")
    repo.edit(LAST, LAST + checkin("2026-08-15", 320))
    repo.commit("hers", "2026-08-15")
    repo.git("checkout", "-q", "main")
    repo.edit(LAST, LAST + checkin("2026-08-17", 330))
    repo.commit("ours", "2026-08-17")
    repo.git("merge", "-q", "hers", fails=True)
    assert okr("merge").code == 0
    repo.git("commit", "-q", "--no-edit")
    assert told() == []


@pytest.mark.parametrize("message", ["Update", "OKR check-in: marketing — leads 230 (0.4)"])
def test_a_goalpost_moved_without_a_word(repo, told, message):
    repo.edit("target: 500", "target: 350")
    repo.edit("    owner: alice\n", "    owner: alice\n    weight: 2\n")
    repo.commit(message)
    assert told() == [
        f"{MARKETING}:6 G201 `weight` was moved from 1 to 2 on 2026-08-17 without a word (HERE, Ann Example)",
        f"{MARKETING}:12 G201 `target` was moved from 500 to 350 on 2026-08-17 without a word (HERE, Ann Example)",
    ]


@pytest.mark.parametrize("message", ["Lower the target", "leads: the fair was cancelled", "Recalibrate", "Cible revue"])
def test_a_word_in_the_commit_is_enough(repo, told, message):
    repo.edit("target: 500", "target: 350")
    repo.commit(message)
    assert told() == []


def test_so_is_a_new_why_and_the_first_quarter_of_the_cycle(repo, told):
    repo.edit("target: 500", "target: 350")
    repo.edit("    owner: alice\n", "    owner: alice\n    why: The fair was cancelled\n")
    repo.commit("Update")
    assert told() == []
    repo.edit("at_most: 40", "at_most: 50")
    repo.commit("Update", "2026-07-20")
    assert told() == []


def test_a_why_that_comes_later_is_a_word_too(repo, told):
    repo.edit("target: 500", "target: 350")
    repo.commit("Update")
    assert len(told()) == 1
    repo.edit("    owner: alice\n", "    owner: alice\n    why: The fair was cancelled\n")
    assert told() == []


def test_milestones_ranges_and_dates_are_goalposts_too(repo, told):
    repo.edit("          - {id: beta, milestone: Beta online}\n", "")
    repo.edit("at_most: 40", "at_least: 20")
    repo.write("2026-Q3/cycle.yaml", "starts: 2026-07-01\nends: 2026-10-31\n")
    repo.commit("Update")
    assert [one.split(" on ")[0] for one in told()] == [
        "2026-Q3/cycle.yaml:2 G201 `ends` was moved from 2026-09-30 to 2026-10-31",
        f"{MARKETING}:16 G201 `at_most` was taken out",
        f"{MARKETING}:18 G201 `at_least` was set to 20",
        f"{MARKETING}:24 G201 `milestones` were changed",
    ]


def test_a_goalpost_moved_twice_is_told_from_where_it_stood(repo, told):
    for target in ("450", "400", "350"):
        repo.write(MARKETING, repo.read().replace("target: " + str(int(target) + 50), f"target: {target}"))
        repo.commit("Update")
    assert [one.partition(" on ")[0] for one in told()] == [f"{MARKETING}:11 G201 `target` was moved from 500 to 350"]


def _renamed_key(repo: Repository) -> None:
    repo.edit("- id: leads", "- id: asked")


def _renamed_objective(repo: Repository) -> None:
    repo.edit("- id: reference", "- id: known")


def _renamed_file(repo: Repository) -> None:
    repo.git("mv", MARKETING, "2026-Q3/brand.yaml")


def _moved_to_another_objective(repo: Repository) -> None:
    text = repo.read()
    start, end = text.index("      - id: leads"), text.index("      - id: bounce")
    other = f"  - id: other\n    objective: Something else\n    key_results:\n{text[start:end]}"
    repo.write(MARKETING, text[:start] + text[end:] + other)


RENAMINGS = [_renamed_key, _renamed_objective, _renamed_file, _moved_to_another_objective]


@pytest.mark.parametrize("when", ["after", "with it", "uncommitted", "before"])
@pytest.mark.parametrize("rename", RENAMINGS, ids=lambda one: one.__name__.strip("_"))
def test_a_goalpost_is_followed_to_its_new_name(repo, told, rename, when):
    if when == "before":
        rename(repo)
        repo.commit("Tidy")
    for name in (MARKETING, "2026-Q3/brand.yaml"):
        if (repo.folder / name).exists():
            repo.write(name, (repo.folder / name).read_text(encoding="utf-8").replace("target: 500", "target: 350"))
    if when != "with it":
        repo.commit("Update")
    if when != "before":
        rename(repo)
    if when in ("with it", "after"):
        repo.commit("Update")
    moved = [one.partition(" on ")[0].partition(" G201 ") for one in told()]
    assert [sentence for _place, _code, sentence in moved] == ["`target` was moved from 500 to 350"]
    path, _colon, line = moved[0][0].partition(":")
    assert "target: 350" in (repo.folder / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def close(repo: Repository) -> None:
    repo.write("2026-Q3/cycle.yaml", "starts: 2026-07-01\nends: 2026-09-30\nclosed: 2026-10-05\n")
    repo.edit("    owner: alice\n", "    owner: alice\n    retrospective: {score: 0.6, decision: keep}\n")


def test_a_closed_cycle_that_was_changed(repo, told, monkeypatch):
    monkeypatch.setenv("OKR_TODAY", "2026-12-01")
    close(repo)
    repo.commit("Close", "2026-10-07")
    assert told() == []
    repo.edit("    owner: alice\n", "    owner: alice  # a comment\n")
    repo.edit("score: 0.6,", "score: 0.6, learned: Much,")
    repo.commit("Learn", "2026-10-20")
    assert told() == []
    repo.edit("target: 500", "target: 350")
    repo.commit("Lower the target", "2026-11-12")
    assert told() == [
        f"2026-Q3/cycle.yaml:3 G301 2026-Q3 is closed, and {MARKETING} was changed on 2026-11-12 all the same "
        "(HERE, Ann Example)"
    ]
    repo.edit("target: 350", "target: 500")
    assert told() == []
    repo.edit("target: 500", "target: 350")
    repo.write("2026-Q3/late.yaml", "team: Late\n")
    repo.commit("Late", "2026-11-13")
    assert told() == [
        "2026-Q3/cycle.yaml:3 G301 2026-Q3 is closed, and 2 commits changed it since, the last on 2026-11-13 "
        "(HERE, Ann Example)"
    ]
    monkeypatch.setenv("OKR_TODAY", "2028-01-01")
    assert told() == []


def test_of_a_shallow_clone_only_what_is_seen_is_judged(okr, repo, tmp_path, monkeypatch):
    repo.edit("value: 230", "value: 280")
    repo.commit("Polish")
    repo.edit(LAST, LAST + checkin("2026-08-17", 330))
    repo.commit()
    hub(tmp_path / "hub.git", repo)
    whole = clone_of(tmp_path / "hub.git", tmp_path / "whole")
    repo.git("clone", "-q", "--depth", "2", f"file://{tmp_path / 'hub.git'}", str(tmp_path / "shallow"))
    found = []
    for folder in (whole.folder, tmp_path / "shallow"):
        monkeypatch.chdir(folder)
        run = okr("lint", "--json")
        codes = [one["code"] for one in json.loads(run.out)["findings"]]
        found.append((codes.count("G102"), "shallow" in run.err))
    assert found == [(1, False), (0, True)]
    asked = okr("lint", "--select", "G201")
    assert (asked.code, asked.out) == (5, "")
    assert "shallow" in asked.err


def test_a_shallow_clone_that_goes_back_far_enough_is_as_good_as_the_whole(okr, repo, tmp_path, monkeypatch):
    repo.edit("value: 230", "value: 280")
    with monkeypatch.context() as then:
        then.setenv("GIT_COMMITTER_DATE", "2025-01-05T12:00:00Z")
        repo.commit("Long ago", day="2025-01-05")
    repo.edit("value: 280", "value: 230")
    repo.commit("Polish")
    hub(tmp_path / "hub.git", repo)
    repo.git("clone", "-q", "--depth", "2", f"file://{tmp_path / 'hub.git'}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    run = okr("lint", "--select", "G")
    assert (run.code, run.err) == (1, "")


@pytest.mark.parametrize("words", [(), ("--json",), ("--format", "md")])
def test_a_history_that_git_refuses_is_said_once_on_standard_error(okr, repo, monkeypatch, words):
    before = okr("lint", *words)
    assert before.err == ""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    run = okr("lint", *words)
    assert (run.code, run.out) == (before.code, before.out)
    assert run.err.count("The history could not be read") == 1
    assert "dubious ownership" in run.err
    assert okr("lint", "--ignore", "G", *words).err == ""
    assert "history" not in okr("lint", "--severity", "error", *words).err
    asked = okr("lint", "--select", "G", *words)
    assert (asked.code, asked.out) == (5, "")
    assert "dubious ownership" in asked.err


def test_without_git_it_is_said_in_a_repository_alone(okr, workspace, tmp_path, monkeypatch):
    made = repository(tmp_path / "repo")
    monkeypatch.setenv("PATH", "/nonexistent")
    assert "Git is not installed" in okr("--dir", str(made.okrs), "lint").err
    assert okr("lint").err == ""
    assert okr("lint", "--select", "G").code == 5


def test_a_clone_without_contents_is_no_history(okr, repo, tmp_path, monkeypatch):
    repo.edit("value: 230", "value: 280")
    repo.commit("Polish")
    hub(tmp_path / "hub.git", repo)
    repo.git("-C", str(tmp_path / "hub.git"), "config", "uploadpack.allowFilter", "true")
    repo.git("clone", "-q", "--filter=blob:none", f"file://{tmp_path / 'hub.git'}", str(tmp_path / "thin"))
    monkeypatch.chdir(tmp_path / "thin")
    run = okr("lint")
    assert "The history could not be read" in run.err
    assert "--filter" in run.err or "could not fetch" in run.err  # as Git's release has it


def test_outside_of_a_repository_is_an_error_where_it_is_asked_for_and_before_the_first_commit_is_not(okr, workspace):
    assert okr("lint").err == ""
    asked = okr("lint", "--select", "G", "--json")
    assert (asked.code, asked.out) == (5, "")
    Repository(workspace).git("init", "-q")
    assert json.loads(okr("lint", "--select", "G", "--json").out)["findings"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for Git")
def test_git_is_asked_four_times_and_only_where_a_rule_wants_it(repo, told, tmp_path, monkeypatch):
    for number in range(12):
        repo.edit(f"target: 3{number}" if number else "target: 30", f"target: 3{number + 1}", "2026-Q3/sales.yaml")
        repo.commit("Update")
    program, calls = shutil.which("git"), tmp_path / "calls"
    (tmp_path / "bin").mkdir()
    script = f'#!/bin/sh\necho "$*" >> "{calls}"\nexec "{program}" "$@"\n'
    (tmp_path / "bin" / "git").write_text(script, encoding="utf-8")
    (tmp_path / "bin" / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    command = [sys.executable, "-m", "okrcli", "lint"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    for words, count in (("--select", "K"), 0), (("--severity", "error"), 0), (("--select", "G"), 4):
        subprocess.run([*command, *words], env=environment, capture_output=True, check=False)
        assert (len(calls.read_text("utf-8").splitlines()) if calls.exists() else 0) == count


def test_a_repository_that_is_broken_keeps_nobody_from_linting(okr, workspace):
    (workspace / ".git").write_text("gitdir: nowhere\n", encoding="utf-8")
    run = okr("lint", "--json")
    assert run.code != 5
    assert json.loads(run.out)["findings"]
    assert "The history could not be read" in run.err


def test_a_finding_can_be_left_out_by_a_comment_and_by_the_settings(repo, told):
    repo.edit("        target: 500", "        target: 350  # okr: ignore[G201] the fair was cancelled")
    repo.edit("value: 230", "value: 280")
    repo.commit("Update")
    assert [one.split(" ")[1] for one in told()] == ["G102"]
    repo.write("okr.yaml", repo.read("okr.yaml") + "lint: {ignore: [G]}\n")
    assert told() == []


def test_hostile_names_and_messages(okr, tmp_path, monkeypatch):
    name = '-été "x"\nand more'
    repo = repository(tmp_path / "repo", name)
    monkeypatch.chdir(repo.okrs)
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Zoé \x1b[31m ::error::")
    repo.git("config", "log.showSignature", "true")
    repo.edit("value: 230", "value: 280")
    repo.commit("\n\n:100644 x\n\x01" + "é" * 3000)
    found = json.loads(okr("lint", "--select", "G", "--json").out)["findings"]
    assert [(one["file"], one["line"], one["code"]) for one in found] == [(MARKETING, 14, "G102")]
    assert "\x1b" not in found[0]["message"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("        target: 500\n", "        baseline: 120\n        target: 500\n"),
        ("", "        baseline: 120\n        target: 500\n"),
        ("", "        at_most: 500\n"),
    ],
    ids=["a baseline", "a metric", "a range"],
)
def test_what_is_put_up_was_not_moved(tmp_path, monkeypatch, okr, before, after):
    repo = repository(tmp_path / "draft")
    monkeypatch.chdir(repo.folder)
    whole = "        baseline: 120\n        target: 500\n"
    repo.edit(whole, before)
    repo.git("commit", "-q", "-a", "--amend", "-m", "start", "--date=2026-07-01T12:00:00Z")
    repo.edit("        owner: bob\n" + before, "        owner: bob\n" + after)
    repo.commit(day="2026-08-17")
    assert json.loads(okr("lint", "--select", "G2", "--json").out)["findings"] == []
