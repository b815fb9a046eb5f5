"""`okr checkin --push`: others are pulled first, conflicts solved by meaning, nobody's work lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from okr_repository import Repository, clone_of, hub, repository
from okr_workspace import MARKETING, SALES

ANN = "          - {date: 2026-08-17, value: 330}\n"
BOB = "          - {date: 2026-08-14, value: 310, by: alice}\n"
LAST = "          - {date: 2026-08-10, value: 300, confidence: 6, next: Call Ana}\n"


@pytest.fixture
def repo(tmp_path, monkeypatch) -> Repository:
    made = repository(tmp_path / "ann")
    hub(tmp_path / "hub.git", made)
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def bob(repo, tmp_path) -> Repository:
    return clone_of(tmp_path / "hub.git", tmp_path / "bob")


def theirs(one: Repository, name: str = MARKETING) -> str:
    """What the remote holds."""
    one.git("fetch", "-q")
    return one.git("show", f"origin/main:{name}")


def share(one: Repository, message: str = "Bob's") -> None:
    one.commit(message)
    one.git("push", "-q")


def test_where_nobody_was_faster(okr, repo):
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 0
    assert "✓ OKR check-in: marketing — leads 300 → 330 (0.55)" in run.err
    assert "✓ Pushed to origin/main\nNext: " in run.err
    assert ANN in theirs(repo)


def test_others_in_other_files_are_pulled_first(okr, repo, bob):
    bob.edit("Sales", "Our sales", SALES)
    share(bob)
    assert okr("checkin", "leads", "330", "--push").code == 0
    assert "Our sales" in repo.read(SALES)
    assert repo.git("log", "--format=%s", "origin/main").splitlines() == [
        "OKR check-in: marketing — leads 300 → 330 (0.55)",
        "Bob's",
        "start",
    ]


@pytest.mark.parametrize("driver", [False, True])
def test_a_conflict_of_lines_is_solved_by_meaning(okr, repo, bob, driver, monkeypatch):
    monkeypatch.setenv("GIT_EDITOR", "false")
    if driver:
        assert okr("git-setup").code == 0
        share(repo, "attributes")
        bob.git("pull", "-q", "--rebase")
    bob.edit(LAST, LAST + BOB)
    share(bob)
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 0, run.err
    assert LAST + BOB + ANN in repo.read()
    assert theirs(repo) == repo.read()
    assert repo.status() == ""


def test_what_is_not_committed_comes_back_staged_as_it_was(okr, repo, bob):
    bob.edit(LAST, LAST + BOB)
    bob.write("theirs.txt", "theirs\n")
    share(bob)
    repo.write("staged.txt", "staged\n")
    repo.edit("Sales", "Deals", SALES)
    repo.git("add", "staged.txt", SALES)
    repo.edit("alice", "bob", SALES)
    repo.write("new.txt", "new\n")
    before = repo.status(), repo.git("diff", "--cached"), repo.git("diff")
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 0, run.err
    assert (repo.status(), repo.git("diff", "--cached"), repo.git("diff")) == before
    assert repo.git("stash", "list") == ""
    assert theirs(repo) == repo.git("show", f"HEAD:{MARKETING}")


def test_changes_that_are_not_committed_merge_by_meaning_too(okr, repo, bob):
    add = "          - {{date: 2026-08-{day}, value: {value}}}\n"
    bob.write(SALES, bob.read(SALES) + "        checkins:\n" + add.format(day=14, value=21))
    share(bob)
    repo.write(SALES, repo.read(SALES) + "        checkins:\n" + add.format(day=15, value=22))
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 0, run.err
    assert "Your other changes were merged with what was pulled.\n" in run.err
    assert repo.read(SALES).endswith(
        "        checkins:\n" + add.format(day=14, value=21) + add.format(day=15, value=22)
    )
    assert "value: 22" not in theirs(repo, SALES)
    assert repo.git("stash", "list") == ""


def test_changes_that_are_not_committed_and_contradict_are_kept_twice(okr, repo, bob):
    bob.edit("target: 30", "target: 35", SALES)
    share(bob)
    repo.edit("target: 30", "target: 40", SALES)
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 0
    assert "sales/deals/won/target: ours says 40, theirs 35 (it was 30)\n" in run.err
    assert "they are between markers, and in git stash" in run.err
    assert repo.git("stash", "list").count("\n") == 1
    assert "target: 35" in repo.read(SALES) and "target: 40" in repo.read(SALES)
    assert ANN in theirs(repo)


def test_a_true_conflict_leaves_all_as_it_was_and_says_who_wants_what(okr, repo, bob):
    bob.edit("target: 500", "target: 600")
    share(bob)
    repo.edit("target: 500", "target: 700")
    repo.commit("Ann's")
    repo.write("staged.txt", "staged\n")
    repo.git("add", "staged.txt")
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 5
    assert "marketing/reference/leads/target: ours says 700, theirs 600 (it was 500)\n" in run.err
    assert run.err.endswith(
        "okr: What origin/main says contradicts your commits: the check-in is committed, and not pushed; "
        "all is as it was\n"
        "     Run git pull --rebase and okr merge, decide between the markers, git add, git rebase --continue, "
        "git push\n"
    )
    assert repo.status() == "A  staged.txt\n"
    assert repo.git("symbolic-ref", "HEAD") == "refs/heads/main\n"
    assert repo.last().startswith("OKR check-in: ")
    assert ANN in repo.read()
    assert ANN not in theirs(repo)


def test_a_conflict_in_other_files_is_left_to_people(okr, repo, bob):
    for one, text in ((bob, "Bob\n"), (repo, "Ann\n")):
        one.write("notes.txt", text)
    share(bob)
    repo.commit("Ann's")
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 5
    assert "notes.txt is in conflict, and is not an OKR file" in run.err
    assert (repo.status(), repo.read("notes.txt")) == ("", "Ann\n")


def test_what_stands_in_the_way_of_pulling_drops_no_commit(okr, repo, bob):
    bob.write("new.txt", "Bob's\n")
    share(bob)
    repo.write("new.txt", "Ann's\n")
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 5
    assert "okr: Your commits could not be rebased onto origin/main" in run.err
    assert repo.last().startswith("OKR check-in: ")
    assert repo.read("new.txt") == "Ann's\n"
    assert not (repo.folder / ".git" / "rebase-merge").exists()


def test_somebody_is_faster_twice(okr, repo, bob, tmp_path):
    count = tmp_path / "count"
    repo.hook(
        "pre-push",
        f'n=$(cat "{count}" 2>/dev/null || echo 0)\n[ "$n" -ge 2 ] && exit 0\necho $((n + 1)) > "{count}"\n'
        f'unset $(git rev-parse --local-env-vars)\ncd "{bob.folder}" && git pull -q --rebase && '
        'echo $n > "theirs-$n" && git add -A && git commit -qm "Bob $n" && git push -q\n',
    )
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 0, run.err
    assert repo.git("log", "--format=%s", "origin/main").splitlines()[:3] == [
        "OKR check-in: marketing — leads 300 → 330 (0.55)",
        "Bob 1",
        "Bob 0",
    ]


def test_somebody_is_always_faster(okr, repo, bob, monkeypatch):
    monkeypatch.setattr("okrcli.cli.publish._PAUSE", 0)
    monkeypatch.setattr("okrcli.cli.publish.TRIES", 2)
    repo.hook(
        "pre-push",
        f'unset $(git rev-parse --local-env-vars)\ncd "{bob.folder}" && git pull -q --rebase && '
        "date +%N >> theirs && git add -A && git commit -qm Bob && git push -q\n",
    )
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 5
    assert (
        "okr: Somebody else pushed first, 2 times: the check-in is committed, and not pushed to origin/main\n"
        in run.err
    )
    assert (repo.status(), repo.last("%s")) == ("", "OKR check-in: marketing — leads 300 → 330 (0.55)")


def test_a_hook_that_refuses_to_push_is_quoted(okr, repo):
    repo.hook("pre-push", "echo 'not on Mondays' >&2\nexit 1\n")
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 5
    assert "  not on Mondays\n" in run.err
    assert "okr: origin/main did not take it: the check-in is committed, and not pushed\n" in run.err
    assert repo.last().startswith("OKR check-in: ")


def test_no_upstream_no_branch_and_no_remote(okr, repo, tmp_path):
    repo.git("checkout", "-q", "-b", "alone")
    run = okr("checkin", "leads", "330", "--push")
    assert (run.code, "     Once, for the branch: git push -u origin alone\n" in run.err) == (5, True)
    repo.git("checkout", "-q", "--detach")
    run = okr("checkin", "leads", "340", "--push")
    assert (run.code, "okr: HEAD is on no branch" in run.err) == (5, True)
    repo.git("checkout", "-q", "main")
    (tmp_path / "hub.git").rename(tmp_path / "away.git")
    run = okr("checkin", "leads", "350", "--push")
    assert (run.code, "okr: origin cannot be reached" in run.err) == (5, True)
    assert repo.last().startswith("OKR check-in: marketing — leads 300 → 350")


def test_the_first_push_to_an_empty_remote(okr, repo, tmp_path, monkeypatch):
    repo.git("init", "-q", "--bare", "-b", "main", str(tmp_path / "empty.git"))
    fresh = clone_of(tmp_path / "empty.git", tmp_path / "fresh")
    for name in ("okr.yaml", "2026-Q3/cycle.yaml", MARKETING):
        fresh.write(name, repo.read(name))
    monkeypatch.chdir(fresh.folder)
    assert okr("checkin", "leads", "330", "--push").code == 0
    # what the branch of an empty clone is called depends on the version of Git
    assert ANN in fresh.git("show", "@{upstream}:" + MARKETING)


def test_a_fork_that_is_pushed_to_and_another_remote_that_is_pulled_from(okr, repo, bob, tmp_path):
    repo.git("clone", "-q", "--bare", "--", str(tmp_path / "hub.git"), str(tmp_path / "fork.git"))
    repo.git("remote", "add", "mine", str(tmp_path / "fork.git"))
    repo.git("config", "remote.pushDefault", "mine")
    bob.edit("Sales", "Our sales", SALES)
    share(bob)
    run = okr("checkin", "leads", "330", "--push")
    assert (run.code, "✓ Pushed to mine/main\n" in run.err) == (0, True)
    assert ANN not in theirs(repo)
    repo.git("fetch", "-q", "mine")
    assert ANN in repo.git("show", f"mine/main:{MARKETING}")
    assert "Our sales" in repo.git("show", f"mine/main:{SALES}")


def test_lines_that_git_alone_brings_together_wrongly_are_not_pushed(okr, repo, bob):
    twin = "  - id: twin\n    objective: Win\n"
    bob.edit("objectives:\n", "objectives:\n" + twin)
    share(bob)
    repo.write(MARKETING, repo.read() + twin)
    repo.commit("Ann's")
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 3
    assert "2026-Q3/marketing.yaml is invalid since Git brought both sides' lines together" in run.err
    assert ANN not in theirs(repo)


def test_a_branch_and_a_remote_with_hostile_names(okr, repo, bob):
    name = 'été/it\'s-"so"'
    bob.git("push", "-q", "origin", f"HEAD:refs/heads/{name}")
    repo.git("fetch", "-q")
    repo.git("checkout", "-q", "-b", "mine", "--track", f"origin/{name}")
    bob.edit(LAST, LAST + BOB)
    bob.commit("Bob's")
    bob.git("push", "-q", "origin", f"HEAD:refs/heads/{name}")
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 0, run.err
    repo.git("fetch", "-q")
    assert LAST + BOB + ANN in repo.git("show", f"refs/remotes/origin/{name}:{MARKETING}")


def test_from_a_shallow_clone_and_a_settings_default(okr, repo, bob, tmp_path, monkeypatch):
    bob.write("okr.yaml", "version: 1\ngit: {push: true}\n")
    share(bob)
    repo.git("clone", "-q", "--depth", "1", f"file://{tmp_path / 'hub.git'}", str(tmp_path / "shallow"))
    shallow = Repository(tmp_path / "shallow")
    bob.edit(LAST, LAST + BOB)
    share(bob)
    monkeypatch.chdir(shallow.folder)
    shallow.git("config", "okr.push", "true")
    run = okr("checkin", "leads", "330")
    assert run.code == 0, run.err
    assert LAST + BOB + ANN in theirs(shallow)


def wants_pushing(repo):
    repo.edit("version: 1", "version: 1\ngit: {push: true}", "okr.yaml")
    share(repo, "push")


def agreed(repo) -> str:
    return repo.git("config", "--local", "--get", "okr.push", fails=True).strip()


def test_a_repository_has_nothing_pushed_without_its_persons_yes(okr, repo):
    wants_pushing(repo)
    run = okr("checkin", "leads", "330")
    assert (run.code, ANN in theirs(repo), repo.status()) == (0, False, "")
    assert "Not pushed: okr.yaml wants it, and this clone has not agreed." in run.err
    assert "git config okr.push true\n" in run.err
    assert agreed(repo) == ""
    repo.git("config", "okr.push", "false")
    assert "Not pushed" not in okr("checkin", "leads", "331").err
    assert ANN not in theirs(repo)
    assert okr("checkin", "leads", "332", "--push").code == 0
    assert (ANN in theirs(repo), agreed(repo)) == (True, "true")
    assert okr("checkin", "leads", "333").code == 0
    assert "value: 333" in theirs(repo)
    assert okr("checkin", "leads", "334", "--no-push").code == 0
    assert "value: 334" not in theirs(repo)


def test_push_where_no_repository_wants_it_is_for_once(okr, repo):
    assert okr("checkin", "leads", "330", "--push").code == 0
    assert agreed(repo) == ""


@pytest.mark.parametrize(("answer", "kept"), [("y", "true"), ("n", "false"), ("b", "false"), ("q", "false")])
def test_at_a_terminal_it_is_asked_once(terminal, repo, answer, kept):
    wants_pushing(repo)
    asked = terminal("--dir", str(repo.folder), "checkin", "leads", "330").type(answer)
    assert asked.finish() == 0
    assert "Push them from this clone?" in asked.said
    assert (agreed(repo), ANN in theirs(repo)) == (kept, answer == "y")
    again = terminal("--dir", str(repo.folder), "checkin", "leads", "331")
    assert again.finish() == 0
    assert "Shall it be" not in again.said


def hash_in(repo: Repository, said: str) -> str:
    return next(line.rsplit("  ", 1)[1] for line in said.splitlines() if line.startswith("✓ OKR check-in"))


def test_what_is_said_is_what_was_pushed(okr, repo, bob):
    bob.edit(LAST, LAST + ANN.replace("330", "320"))
    share(bob)
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 0, run.err
    subject = "OKR check-in: marketing — leads 320 → 330 (0.55)"
    assert repo.git("log", "-1", "--format=%h %s", "origin/main").strip() == f"{hash_in(repo, run.err)} {subject}"
    assert f"✓ {subject}  " in run.err
    assert repo.status() == ""


def test_words_of_a_hook_stay(okr, repo, bob):
    bob.edit(LAST, LAST + BOB)
    share(bob)
    repo.hook("commit-msg", 'echo "OKR-7 $(cat "$1")" > "$1"\n')
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 0, run.err
    assert "✓ OKR-7 OKR check-in: marketing — leads 300 → 330 (0.55)" in run.err
    assert repo.last("%s") == "OKR-7 OKR check-in: marketing — leads 300 → 330 (0.55)"


def test_a_value_of_the_same_day_that_stands_after_ours_is_said(okr, repo, monkeypatch):
    def push(_opened, _files, pulled):
        repo.edit(ANN, ANN + ANN.replace("330", "350"))
        pulled()
        return "origin/main"

    monkeypatch.setattr("okrcli.cli.publish.push_commit", push)
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 0, run.err
    assert (
        "marketing/reference/leads: somebody recorded 350 on the same day, which stands after yours and counts\n"
        in run.err
    )


def test_a_push_that_fails_says_the_commit_that_is_there(okr, repo, bob):
    bob.edit("target: 500", "target: 600")
    share(bob)
    repo.edit("target: 500", "target: 700")
    repo.commit("Ann's")
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 5
    assert hash_in(repo, run.err) == repo.last("%h")


def test_what_somebody_has_pushed_already_is_said(okr, repo, bob):
    bob.edit(LAST, LAST + ANN)
    share(bob)
    run = okr("checkin", "leads", "330", "--push")
    assert run.code == 0, run.err
    assert "What you recorded was there already: somebody has pushed the same.\n" in run.err
    assert repo.last("%s") == "Bob's"


@pytest.mark.slow
@pytest.mark.parametrize("driver", [False, True])
def test_three_people_check_in_and_push_at_the_same_time(repo, tmp_path, driver):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    clones = [clone_of(tmp_path / "hub.git", tmp_path / name) for name in ("one", "two", "three")]

    def start(clone, *words):
        command = [sys.executable, "-m", "okrcli", *words]
        return subprocess.Popen(command, cwd=clone.folder, env=environment, stderr=subprocess.PIPE, text=True)

    if driver:
        assert [start(clone, "git-setup").wait() for clone in clones] == [0, 0, 0]
        clones[0].git("add", ".gitattributes")
        share(clones[0], "attributes")
        for clone in clones[1:]:
            (clone.folder / ".gitattributes").unlink()
            clone.git("pull", "-q")
    values = iter(range(400, 500))
    made = []
    for _turn in range(2):
        made += (now := [next(values) for _clone in clones])
        runs = [
            start(clone, "checkin", "leads", str(value), "--push", "--no-input")
            for clone, value in zip(clones, now, strict=True)
        ]
        said = [run.communicate()[1] for run in runs]
        assert [run.returncode for run in runs] == [0, 0, 0], said
    final = theirs(repo)
    assert [final.count(f"value: {value}}}") for value in made] == [1] * len(made)
    assert repo.git("log", "--format=%s", "origin/main").count("OKR check-in: ") == len(made)
    for clone in clones:
        assert clone.status() == ""
        assert clone.git("stash", "list") == ""
