"""`okr diff`: what changed between two states of the files, in real repositories."""

from __future__ import annotations

import json
import os
import shutil

import pytest
from okr_repository import Repository, hub, repository
from okr_workspace import FILES, MARKETING, SALES

LAST = "          - {date: 2026-08-10, value: 300, confidence: 6, next: Call Ana}\n"
NEW = "          - {date: 2026-08-17, value: 330, confidence: 7, blockers: Ana left}\n"


@pytest.fixture
def told(okr):
    """Address, kind, key, before, after and author of each change."""

    def tell(*words: str) -> list[tuple[object, ...]]:
        run = okr("diff", "--json", *words)
        assert (run.code, run.err) == (0, "")
        document = json.loads(run.out)
        assert document["schema_version"] == 1
        return [
            (one["address"], one["kind"], one["key"], one["before"], one["after"], one["author"], one["committed"])
            for one in document["changes"]
        ]

    return tell


def test_the_page(okr, repo):
    repo.edit(LAST, LAST + NEW)
    repo.edit(
        "done: [draft], confidence: 7}", "done: [draft], confidence: 7}\n          - {date: 2026-08-16, done: [beta]}"
    )
    repo.commit("check-in")
    repo.edit("target: 500", "target: 400")
    run = okr("diff", "--team", "marketing")
    assert (run.code, run.err) == (0, "")
    old = repo.git("rev-list", "--max-parents=0", "HEAD")[:10]
    assert run.out == (
        f"What changed                                   10 Aug ({old}) → 17 Aug 2026\n"
        "\n"
        "Goalposts moved\n"
        "marketing/reference/leads   target 500 → 400 leads  not committed yet\n"
        "\n"
        "Values and scores\n"
        "marketing/reference/leads   300 → 330 leads         Ann Example, 17 Aug\n"
        "                            0.47 → 0.75 (+0.28)\n"
        "marketing/reference/bounce  0.03 → 0.21 (+0.18)\n"
        "marketing/reference/site    1 → 2 of 3              Ann Example, 17 Aug\n"
        "                            0.33 → 0.67 (+0.34)\n"
        "\n"
        "Confidence\n"
        "marketing/reference/leads   6 → 7                   Ann Example, 17 Aug\n"
        "\n"
        "Blockers\n"
        "marketing/reference/leads   raised: Ana left        Ann Example, 17 Aug\n"
    )


@pytest.mark.parametrize("width", [36, 60, 100])
def test_the_page_at_any_width(okr, repo, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    repo.edit(LAST, LAST + NEW)
    repo.commit("check-in")
    lines = okr("diff", "--team", "marketing").out.splitlines()
    assert max(map(len, lines)) <= width
    assert "300 → 330 leads" in " ".join(" ".join(lines).split())
    if width == 100:
        assert "marketing/reference/leads   300 → 330 leads   0.47 → 0.55 (+0.08)  Ann Example, 17 Aug" in lines


KPIS = """\
kpis:
  - id: tickets
    kpi: Tickets open for long
    team: sales
    owner: alice
    unit: tickets
    at_most: 60
    readings:
      - {date: 2026-08-03, value: 40}
"""


def test_health_metrics_people_links_and_closing(okr, repo, told):
    repo.write("kpis.yaml", KPIS)
    repo.commit("metrics", "2026-08-10")
    repo.write("kpis.yaml", KPIS.replace("at_most: 60", "at_most: 50").replace("owner: alice", "owner: bob"))
    repo.commit("narrower", "2026-08-16")
    repo.write("kpis.yaml", repo.read("kpis.yaml") + "      - {date: 2026-08-17, value: 51}\n")
    repo.edit("owner: bob\n", "owner: alice\n")
    repo.edit(
        "    type: committed\n", "    type: committed\n    supports: [marketing/reference]\n", "2026-Q3/sales.yaml"
    )
    repo.edit("ends: 2026-09-30", "ends: 2026-09-30\nclosed: 2026-08-17", "2026-Q3/cycle.yaml")
    changes = told("2026-08-10")
    ann = ("Ann Example", True)
    assert [one for one in changes if one[0] == "tickets"] == [
        ("tickets", "goalpost", "at_most", 60, 50, *ann),
        ("tickets", "owner", None, "alice", "bob", *ann),
        ("tickets", "reading", None, 40, 51, None, False),
        ("tickets", "status", None, "healthy", "out", None, False),
    ]
    assert "\ntickets  " in okr("diff", "2026-08-09").out
    assert ("2026-Q3", "closed", None, None, "2026-08-17", None, False) in changes
    assert ("2026-Q3:sales/deals", "supports", None, [], ["marketing/reference"], None, False) in changes
    assert ("2026-Q3:marketing/reference/leads", "owner", None, "bob", "alice", None, False) in changes
    assert [one[0] for one in told("2026-08-10", "--team", "sales") if one[1] == "reading"] == ["tickets"]
    assert [one for one in told("2026-08-10", "--team", "marketing") if one[0] == "tickets"] == []


def test_another_measure_is_one_goalpost(okr, repo, told, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    repo.edit(
        "        baseline: 120\n        target: 500\n        unit: leads\n",
        "        at_least: 200\n        unit: calls\n",
    )
    moved = [one[2:5] for one in told() if one[1] == "goalpost"]
    assert moved == [("unit", "leads", "calls"), ("measure", "metric", "guardrail")]
    assert "measure a metric → a range to stay in" in " ".join(okr("diff").out.split())


def test_what_a_sparse_checkout_leaves_out_is_not_gone(repo, told):
    repo.git("sparse-checkout", "set", "--no-cone", "/*", "!/2026-Q3/sales.yaml")
    assert not (repo.folder / "2026-Q3/sales.yaml").exists()
    assert [one for one in told() if one[0].startswith("2026-Q3:sales")] == []
    (repo.folder / MARKETING).unlink()
    assert ("2026-Q3:marketing", "removed", None, None, "Marketing", None, False) in told()


def test_markdown_escapes_what_files_say(okr, repo):
    repo.edit("Become the obvious reference", "Become <b>*the*</b> reference")
    repo.commit("rename")
    run = okr("diff", "--format", "md")
    assert run.code == 0
    assert (
        "- **marketing/reference** “Become the obvious reference” → “Become \\<b\\>\\*the\\*\\</b\\> reference” "
        "— *Ann Example, 17 Aug*" in run.out.splitlines()
    )


def test_what_came_and_went_is_told_at_its_top(repo, told):
    text = repo.read()
    start = text.index("      - id: bounce")
    repo.write(MARKETING, text[:start] + text[text.index("      - id: site") :])
    repo.write("2026-Q3/legal.yaml", "team: Legal\nobjectives:\n  - {id: calm, objective: Stay calm}\n")
    repo.commit("change")
    assert told() == [
        ("2026-Q3:legal", "added", None, None, "Legal", "Ann Example", True),
        (
            "2026-Q3:marketing/reference/bounce",
            "removed",
            None,
            None,
            "Few visitors leave at once",
            "Ann Example",
            True,
        ),
    ]


def test_nothing_changed(okr, repo):
    repo.edit("# in France", "# in all of France")
    assert okr("diff", "HEAD..HEAD").out.splitlines()[-1] == "nothing changed"
    assert okr("diff", "--since-start").out.splitlines()[-1] == "no goalpost has moved"


def test_two_revisions_leave_the_work_tree_out(repo, told):
    repo.edit("target: 500", "target: 450")
    repo.commit("first")
    repo.edit("target: 450", "target: 400")
    posts = [one for one in told("HEAD~1..HEAD") if one[1] == "goalpost"]
    assert posts == [("2026-Q3:marketing/reference/leads", "goalpost", "target", 500, 450, "Ann Example", True)]


def test_three_dots_leave_out_what_the_other_side_did_since_they_parted(okr, repo, told):
    repo.git("switch", "-q", "-c", "ann")
    repo.edit("target: 500", "target: 450")
    repo.commit("lower")
    repo.git("switch", "-q", "main")
    repo.edit("name: Bob Durand", "name: Bob D.", "okr.yaml")
    repo.edit("at_most: 40", "at_most: 41")
    repo.commit("wider")
    posts = [one[:5] for one in told("main...ann") if one[1] == "goalpost"]
    assert posts == [("2026-Q3:marketing/reference/leads", "goalpost", "target", 500, 450)]
    assert len([one for one in told("main..ann") if one[1] == "goalpost"]) == 2
    repo.git("checkout", "-q", "--orphan", "apart")
    repo.commit("apart")
    run = okr("diff", "main...apart")
    assert (run.code, run.out) == (4, "")
    assert "have no commit in common" in run.err


def test_the_goalposts_since_the_start(okr, repo):
    repo.edit("target: 500", "target: 450")
    repo.commit("lower", "2026-08-12")
    repo.edit("target: 450", "target: 400")
    repo.commit("lower again", "2026-08-17")
    document = json.loads(okr("diff", "--since-start", "--json").out)
    assert [
        (one["kind"], one["address"], one["before"], one["after"], one["score_before"], one["score_after"], one["day"])
        for one in document["changes"]
    ] == [
        ("goalpost", "2026-Q3:marketing/reference/leads", 500, 400, None, None, "2026-08-17"),
        ("rescored", "2026-Q3:marketing/reference", None, None, 0.3374, 0.3938, "2026-08-17"),
        ("rescored", "2026-Q3:marketing/reference/leads", None, None, 0.4737, 0.6429, "2026-08-17"),
    ]


def test_an_objective_that_came_later_is_held_against_its_own_first_words(repo, told):
    later = "  - {id: calm, objective: Stay calm, weight: 3}\n"
    repo.write(MARKETING, repo.read() + later)
    repo.commit("later", "2026-08-12")
    repo.edit("weight: 3", "weight: 1")
    assert told("--since-start")[0][:5] == ("2026-Q3:marketing/calm", "goalpost", "weight", 3, 1)


def test_one_cycle_alone(okr, repo, told):
    for name in ("cycle.yaml", "marketing.yaml"):
        repo.write(f"2026-Q2/{name}", repo.read(f"2026-Q3/{name}").replace("2026-0", "2025-0"))
    repo.write("2026-Q2/cycle.yaml", "starts: 2026-04-01\nends: 2026-06-30\n")
    repo.commit("before", "2026-08-11")
    repo.edit("target: 500", "target: 450", "2026-Q2/marketing.yaml")
    repo.edit("target: 500", "target: 400")
    goalposts = [one[0] for one in told("2026-08-11", "--cycle", "q2") if one[1] == "goalpost"]
    assert goalposts == ["2026-Q2:marketing/reference/leads"]
    assert {one[0].partition(":")[0] for one in told("--since-start", "--cycle", "2026-Q2")} == {"2026-Q2"}
    assert {one[0].partition(":")[0] for one in told("--since-start")} == {"2026-Q3"}
    run = okr("diff", "--cycle", "2019-Q1")
    assert (run.code, run.out) == (4, "")


def test_targets_committed_after_the_cycle_are_the_first_ones(repo, told, tmp_path, monkeypatch):
    made = Repository(tmp_path / "late")
    made.folder.mkdir()
    made.git("init", "-q", "-b", "main")
    for name in ("okr.yaml", "2026-Q3/cycle.yaml"):
        made.write(name, repo.read(name))
    made.commit("cycle", "2026-07-01")
    made.write(MARKETING, repo.read())
    made.commit("targets", "2026-07-05")
    made.edit("target: 500", "target: 400")
    monkeypatch.chdir(made.folder)
    assert told("--since-start")[0] == (
        "2026-Q3:marketing/reference/leads",
        "goalpost",
        "target",
        500,
        400,
        None,
        False,
    )


@pytest.mark.parametrize("typed", ["nowhere", "HEAD....HEAD", "HEAD..--all", "..-x", "^HEAD"])
def test_what_is_no_revision(okr, repo, typed):
    run = okr("diff", typed)
    assert (run.code, run.out) == (4, "")
    assert "is neither a date nor a revision that Git knows" in run.err


def test_a_day_that_is_yet_to_come(okr, repo):
    run = okr("diff", "2026-08-18")
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        "okr: 18 Aug 2026 is in the future: there is nothing to compare with\n"
        "     Give a day no later than 17 Aug 2026.\n"
    )


def test_nothing_is_claimed_of_what_cannot_be_read(okr, repo):
    repo.write(SALES, "team: [")
    run = okr("diff", "--team", "sales")
    assert run.code == 3
    assert run.out.splitlines()[-1] == "nothing changed in what can be read"
    assert "2026-Q3/sales.yaml" in run.err


def test_outside_of_a_repository(okr, workspace):
    run = okr("diff")
    assert (run.code, run.out) == (5, "")
    assert "repository" in run.err


def test_a_shallow_clone_says_where_its_history_ends(okr, repo, tmp_path, monkeypatch):
    repo.commit("second", "2026-08-16")
    remote = hub(tmp_path / "hub", repo)
    shallow = tmp_path / "shallow"
    repo.git("clone", "-q", "--depth=1", remote.as_uri(), str(shallow))
    monkeypatch.chdir(shallow)
    run = okr("diff", "2026-08-12")
    assert (run.code, run.out) == (5, "")
    assert "This clone is shallow" in run.err


def test_a_shallow_clone_that_goes_back_far_enough_is_audited(okr, repo, tmp_path, monkeypatch):
    older = Repository(tmp_path / "older")
    older.folder.mkdir()
    older.git("init", "-q", "-b", "main")
    older.commit("before any cycle", "2026-06-01")
    older.commit("still before", "2026-06-02")
    for name in FILES:
        older.write(name, repo.read(name))
    older.commit("cycle", "2026-07-01")
    older.edit("target: 500", "target: 400")
    older.commit("lower", "2026-08-12")
    shallow = tmp_path / "shallow"
    repo.git("clone", "-q", "--depth=3", (tmp_path / "older").as_uri(), str(shallow))
    monkeypatch.chdir(shallow)
    run = okr("diff", "--since-start")
    assert (run.code, run.err) == (0, "")
    assert "target 500 → 400 leads" in run.out


def test_a_workspace_in_a_folder_of_a_repository(told, tmp_path, monkeypatch):
    made = repository(tmp_path / "mono", "our team/okrs")
    monkeypatch.chdir(made.okrs)
    made.edit("target: 500", "target: 400")
    assert told()[0] == ("2026-Q3:marketing/reference/leads", "goalpost", "target", 500, 400, None, False)


def test_a_file_that_could_not_be_read_then_is_not_compared(okr, repo):
    good = repo.read()
    repo.write(MARKETING, "team: [")
    repo.commit("break", "2026-08-10")
    repo.write(MARKETING, good)
    run = okr("diff")
    assert run.code == 0
    assert "2026-Q3/marketing.yaml could not be read as it stood then" in " ".join(run.out.split())
    assert "marketing/reference" not in run.out


@pytest.fixture
def git_calls(tmp_path, monkeypatch):
    """How often Git has been run since the last time of asking."""
    folder, log = tmp_path / "counting", tmp_path / "calls"
    folder.mkdir()
    counter = folder / "git"
    counter.write_text(f'#!/bin/sh\necho >> "{log}"\nexec "{shutil.which("git")}" "$@"\n', encoding="utf-8")
    counter.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def count() -> int:
        calls = len(log.read_text(encoding="utf-8").splitlines()) if log.exists() else 0
        log.unlink(missing_ok=True)
        return calls

    return count


@pytest.mark.skipif(os.name == "nt", reason="counts with a shell script")
@pytest.mark.parametrize(
    ("words", "most"), [(["diff", "2026-08-09"], 18), (["diff", "--since-start"], 16), (["status", "--at", "HEAD"], 8)]
)
def test_git_is_called_a_few_times_however_many_commits_there_are(okr, repo, git_calls, words, most):
    few = _counted(okr, git_calls, words)
    for number in range(12):
        repo.edit("objective: Become", "objective: Become, become")
        repo.commit(f"rename {number}")
    assert _counted(okr, git_calls, words) == few <= most


def _counted(okr, git_calls, words):
    git_calls()
    assert okr(*words).code == 0
    return git_calls()
