"""`okr checkin --commit`: exactly the check-ins' files, a message that says them, nothing of anybody else's."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from okr_repository import Repository, repository
from okr_terminal import CTRL_C, Terminal
from okr_workspace import FILES, MARKETING, SALES

from okrcli.git.commit import commit_files
from okrcli.model import Address, CheckIn
from okrcli.render.checkin import CommitLine, commit_message, of_checkin, of_reading

LINE = "          - {date: 2026-08-17, value: 330, confidence: 7}\n"


def test_what_is_committed_and_what_is_said(okr, repo):
    run = okr("checkin", "leads", "330", "-C", "7", "--commit")
    short = repo.last("%h")
    assert run == (
        0,
        "",
        "✓ Check-in for marketing/reference/leads  2026-Q3/marketing.yaml\n"
        "  ━━━━━━━━│━━━━───◇───────  0.47 → 0.55 (+0.08)  ✓ on track\n"
        "  300 → 330 leads · +8.9 a week to reach the goal in time\n"
        f"✓ OKR check-in: marketing — leads 300 → 330 (0.55)  {short}\n"
        "Next: okr status marketing/reference/leads  where it stands now\n",
    )
    assert repo.last() == "OKR check-in: marketing — leads 300 → 330 (0.55)"
    assert repo.last("%an <%ae>") == "Ann Example <ann@acme.example>"
    assert repo.changed() == [MARKETING]
    assert repo.status() == ""


def test_what_else_is_staged_or_changed_stays_so_and_out_of_it(okr, repo):
    repo.write("staged.txt", "staged\n")
    repo.git("add", "staged.txt")
    repo.edit("alice", "bob", SALES)
    repo.git("add", SALES)
    repo.edit("Sales", "Deals", SALES)
    repo.write("new.txt", "new\n")
    before = repo.status(), repo.git("diff", "--cached")
    assert okr("checkin", "leads", "330", "--commit").code == 0
    assert repo.changed() == [MARKETING]
    assert (repo.status(), repo.git("diff", "--cached")) == before


@pytest.mark.parametrize("staged", [False, True])
def test_a_file_that_git_does_not_know_yet(okr, repo, staged):
    repo.write("2026-Q3/new.yaml", FILES[SALES].replace("Sales", "New").replace("won", "lost"))
    if staged:
        repo.git("add", "2026-Q3/new.yaml")
    run = okr("checkin", "lost", "25", "--commit")
    assert (run.code, repo.changed(), repo.status()) == (0, ["2026-Q3/new.yaml"], "")
    assert "2026-Q3/new.yaml held other changes, which are in the commit too.\n" in run.err


def test_a_file_with_changes_of_its_own_staged_in_part(okr, repo):
    repo.edit("in France", "in Spain")
    repo.git("add", MARKETING)
    repo.edit("in Spain", "in Italy")
    run = okr("checkin", "leads", "330", "--commit")
    assert run.code == 0
    assert "2026-Q3/marketing.yaml held other changes, which are in the commit too.\n" in run.err
    assert repo.status() == ""
    assert "in Italy" in repo.git("show", f"HEAD:{MARKETING}")


@pytest.mark.parametrize("known", [True, False])
def test_a_hook_that_refuses_leaves_the_checkin_on_disk(okr, repo, known):
    if not known:
        repo.git("rm", "-q", "--cached", MARKETING)
        repo.git("commit", "-q", "-m", "forget")
    repo.write("staged.txt", "staged\n")
    repo.git("add", "staged.txt")
    repo.hook("pre-commit", "echo 'no smoking'\necho 'in here' >&2\nexit 1\n")
    before = repo.git("rev-parse", "HEAD"), repo.git("diff", "--cached"), repo.git("ls-files", "--stage")
    run = okr("checkin", "leads", "330", "-C", "7", "--commit")
    assert run.code == 5
    assert run.err.endswith(
        "  no smoking\n"
        "  in here\n"
        "okr: Git did not commit the check-in; it is on disk\n"
        "     Fix what Git says, then: git commit -- 2026-Q3/marketing.yaml\n"
    )
    assert LINE in repo.read()
    assert (repo.git("rev-parse", "HEAD"), repo.git("diff", "--cached"), repo.git("ls-files", "--stage")) == before


def test_hooks_and_templates_are_gits_own(okr, repo):
    repo.hook("commit-msg", 'printf "\\nTicket: 7\\n" >> "$1"\n')
    repo.git("config", "commit.verbose", "true")
    repo.git("config", "core.commentChar", "O")
    repo.git("config", "core.editor", "false")
    assert okr("checkin", "leads", "330", "--commit").code == 0
    assert repo.last() == "OKR check-in: marketing — leads 300 → 330 (0.55)\n\nTicket: 7"


def test_in_the_middle_of_a_merge_git_says_why_not(okr, repo):
    repo.git("checkout", "-q", "-b", "hers")
    repo.edit("Sales", "Her sales", SALES)
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.edit("Sales", "Our sales", SALES)
    repo.commit()
    repo.git("merge", "-q", "hers", fails=True)
    run = okr("checkin", "leads", "330", "--commit")
    assert run.code == 5
    assert "okr: Git did not commit the check-in; it is on disk\n" in run.err
    assert "value: 330" in repo.read()


def test_the_default_of_the_workspace_and_its_refusal(okr, repo):
    repo.write("okr.yaml", FILES["okr.yaml"] + "git: {commit: true}\n")
    repo.commit()
    assert okr("checkin", "leads", "330").code == 0
    assert repo.last() == "OKR check-in: marketing — leads 300 → 330 (0.55)"
    assert okr("checkin", "leads", "340", "--no-commit").code == 0
    assert repo.status() == f" M {MARKETING}\n"
    assert okr("checkin", "leads", "340", "--no-commit", "--push").code == 2


def test_outside_of_a_repository_nothing_is_written_where_a_commit_was_asked_for(okr, workspace):
    before = (workspace / MARKETING).read_bytes()
    run = okr("checkin", "leads", "330", "--commit")
    assert (run.code, "is in no Git repository" in run.err) == (5, True)
    assert (workspace / MARKETING).read_bytes() == before
    (workspace / "okr.yaml").write_text(FILES["okr.yaml"] + "git: {push: true}\n", encoding="utf-8")
    run = okr("checkin", "leads", "330")
    assert run.code == 0
    assert "Not committed: the workspace is in no Git repository, or Git is not installed.\n" in run.err


def test_a_repository_that_git_refuses_is_not_called_none(okr, workspace):
    (workspace / ".git").write_text("gitdir: nowhere\n", encoding="utf-8")
    run = okr("checkin", "leads", "330", "--commit")
    assert run.code == 5
    assert run.err.startswith("okr: git rev-parse failed: fatal: not a git repository: ")


def test_a_dry_run_commits_nothing(okr, repo):
    before = repo.git("rev-parse", "HEAD")
    assert okr("checkin", "leads", "330", "--commit", "--dry-run").code == 0
    assert (repo.git("rev-parse", "HEAD"), repo.status()) == (before, "")


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not have")
@pytest.mark.parametrize("name", ['it\'s "so"', "-dash", "été à l'Élysée", "a\nb", ":(top)x", "*"])
def test_hostile_names_and_a_subfolder(okr, tmp_path, monkeypatch, name):
    repo = repository(tmp_path / name, f"{name}/okrs")
    monkeypatch.chdir(repo.okrs / "2026-Q3")
    assert okr("checkin", "leads", "330", "--commit").code == 0
    assert repo.changed() == [f"{name}/okrs/{MARKETING}"]
    assert repo.status() == ""


def test_in_a_worktree_and_with_what_a_hook_would_say(okr, repo, tmp_path, monkeypatch):
    repo.git("worktree", "add", "-q", str(tmp_path / "second"), "-b", "second")
    monkeypatch.chdir(tmp_path / "second")
    monkeypatch.setenv("GIT_DIR", str(repo.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    assert okr("checkin", "leads", "330", "--commit").code == 0
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert repo.git("log", "-1", "--format=%s", "second").startswith("OKR check-in: ")
    assert repo.last("%s") == "start"


def test_in_a_submodule_and_a_sparse_checkout(okr, repo, tmp_path, monkeypatch):
    outer = repository(tmp_path / "outer", "okrs")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repo.folder), "inner it's")
    inner = Repository(outer.folder / "inner it's")
    inner.git("sparse-checkout", "set", "--no-cone", "/*", "!/2026-Q3/sales.yaml")
    assert not (inner.folder / SALES).exists()
    monkeypatch.chdir(inner.folder)
    assert okr("checkin", "leads", "330", "--commit").code == 0
    assert inner.changed() == [MARKETING]
    assert inner.git("ls-tree", "--name-only", "HEAD", SALES).strip() == SALES
    assert outer.last() == "start"
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    assert okr("checkin", "leads", "340", "--commit").code == 0


def test_the_first_commit_of_all(okr, workspace):
    repo = Repository(workspace)
    repo.git("init", "-q")
    assert okr("checkin", "leads", "330", "--commit").code == 0
    assert repo.changed() == [MARKETING]


def test_several_at_once_in_one_clone(repo):
    command = [sys.executable, "-m", "okrcli", "checkin", "--commit", "leads"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    runs = [subprocess.Popen([*command, str(330 + number)], env=environment) for number in range(4)]
    assert [run.wait() for run in runs] == [0, 0, 0, 0]
    assert all(f"value: {330 + number}}}" in repo.read() for number in range(4))
    assert repo.status() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX's")
@pytest.mark.parametrize("end", ["q", CTRL_C])
def test_the_walk_commits_once_at_its_end(repo, end):
    walk = Terminal(("checkin", "--commit"))
    walk.type("330", "7", "", "", "", "39", end)
    code = walk.finish()
    if end == CTRL_C:
        assert (code, repo.last("%s")) == (130, "start")
        assert "then commit the files" in walk.said
        return
    assert code == 0
    assert repo.last() == (
        "OKR check-in: marketing — leads 300 → 330 (0.55), bounce 38.5 → 39 (0.21)\n\n"
        "marketing/reference/leads: 300 → 330 (0.55)\n"
        "marketing/reference/bounce: 38.5 → 39 (0.21)"
    )
    assert repo.changed() == [MARKETING]
    assert "✓ OKR check-in: marketing — leads 300 → 330 (0.55), bounce 38.5 → 39 (0.21)" in walk.said.replace("\n ", "")


def entry(**said: object) -> CheckIn:
    return CheckIn(date(2026, 8, 17))._replace(**said)  # type: ignore[arg-type]


def test_messages():
    def one(
        team: str, name: str, before: float | None = None, score: float | None = None, **said: object
    ) -> CommitLine:
        return of_checkin(Path(team), Address("2026-Q3", team, "aim", name), before, entry(**said), score)

    assert commit_message([one("a", "x", 1, 0.5, value=1)]) == "OKR check-in: a — x 1 (0.50)\n"
    assert commit_message([one("a", "x", None, 0.5, value=0.25)]) == "OKR check-in: a — x 0.25 (0.50)\n"
    assert commit_message([one("a", "x", None, 0.4, done=("b", "c"))]) == "OKR check-in: a — x b, c done (0.40)\n"
    assert commit_message([one("a", "x", confidence=3)]) == "OKR check-in: a — x confidence 3/10\n"
    assert commit_message([one("a", "x", note="# not\na comment")]) == "OKR check-in: a — x note\n"
    reading = of_reading(Path("kpis.yaml"), "bounce", 40, 41.5)
    assert commit_message([reading]) == "OKR check-in: kpis — bounce 40 → 41.5\n"
    assert commit_message([reading, one("b", "y", value=2), one("a", "x", blockers=("L",))]) == (
        "OKR check-in: a — x blockers; b — y 2; kpis — bounce 40 → 41.5\n\n"
        "a/aim/x: blockers\nb/aim/y: 2\nbounce: 40 → 41.5\n"
    )
    many = commit_message([one("marketing", f"key-result-{number}", 1, 0.5, value=2) for number in range(30)])
    subject, blank, *rest = many.splitlines()
    assert subject == "OKR check-in: marketing — key-result-0 1 → 2 (0.50), key-result-1 1 → 2 (0.50), …"
    assert (blank, len(rest)) == ("", 30)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX's")
@pytest.mark.parametrize("only", [False, True])
def test_readings_of_health_metrics_are_in_the_commit_of_the_walk(repo, only):
    kpis = "kpis:\n  - {id: churn, kpi: Churn, at_most: 4, readings: [{date: 2026-07-01, value: 3}]}\n"
    repo.write("kpis.yaml", kpis)
    if only:
        for name in (MARKETING, SALES):
            repo.write(name, "team: Some\n")
    repo.commit("metrics")
    walk = Terminal(("checkin", "--commit"))
    if not only:
        walk.type("330", "s", "s", "s", "s", "s", "s", "s")
    walk.type("3.5", "Holidays")
    assert walk.finish() == 0, walk.said
    assert "value: 3.5, note: Holidays" in repo.read("kpis.yaml")
    if only:
        assert repo.last() == "OKR check-in: kpis — churn 3 → 3.5"
        assert repo.changed() == ["kpis.yaml"]
    else:
        assert repo.last("%s") == "OKR check-in: marketing — leads 300 → 330 (0.55); kpis — churn 3 → 3.5"
        assert repo.changed() == [MARKETING, "kpis.yaml"]
    assert repo.status() == ""


KPIS = "kpis:\n  - {id: churn, kpi: Churn, unit: '%', at_most: 4, readings: [{date: 2026-07-01, value: 3}]}\n"


def test_a_reading_alone_is_committed_too(okr, repo):
    repo.write("kpis.yaml", KPIS)
    repo.commit("metrics")
    repo.edit("value: 300", "value: 301")
    run = okr("kpi", "record", "churn", "3.5", "--commit")
    assert (run.code, repo.last(), repo.changed()) == (0, "OKR check-in: kpis — churn 3 → 3.5", ["kpis.yaml"])
    assert f"✓ OKR check-in: kpis — churn 3 → 3.5  {repo.last('%h')}" in run.err.splitlines()
    repo.edit("version: 1", "version: 1\ngit: {commit: true}", "okr.yaml")
    assert okr("kpi", "record", "churn", "3.6", "--date", "2026-08-18").code == 0
    assert repo.last() == "OKR check-in: kpis — churn 3.5 → 3.6"
    assert okr("kpi", "record", "churn", "3.7", "--date", "2026-08-19", "--no-commit").code == 0
    assert repo.status() == " M 2026-Q3/marketing.yaml\n M kpis.yaml\n M okr.yaml\n"


def test_readings_that_are_asked_for_are_committed_in_one_go(terminal, repo):
    repo.write("kpis.yaml", KPIS)
    repo.commit("metrics")
    session = terminal("kpi", "record", "--commit")
    session.type("3.5", "Holidays")
    assert session.finish() == 0
    assert (repo.last(), repo.changed()) == ("OKR check-in: kpis — churn 3 → 3.5", ["kpis.yaml"])


def test_a_dry_run_of_a_reading_commits_nothing(okr, repo):
    repo.write("kpis.yaml", KPIS)
    repo.commit("metrics")
    assert okr("kpi", "record", "churn", "3.5", "--commit", "--dry-run").code == 0
    assert (repo.last(), repo.status()) == ("metrics", "")


def test_what_a_commit_took_while_it_was_written_is_committed(repo):
    text = repo.read()
    repo.edit("value: 300", "value: 301")
    repo.git("add", "-A")  # as where a file is written between Git's reading it for the index and for the commit
    repo.write(MARKETING, text)
    assert commit_files(repo.folder, [repo.okrs / MARKETING], "Check-in") is None
    assert repo.status() == ""


def test_where_all_is_committed_no_commit_is_tried_that_another_writing_would_make_fail(repo):
    text = repo.read()
    repo.edit("value: 300", "value: 301")
    repo.git("add", "-A")
    repo.write(MARKETING, text)
    repo.hook("pre-commit", f"echo '# later' >> {MARKETING}\n")  # somebody checks in while Git is at it
    assert commit_files(repo.folder, [repo.okrs / MARKETING], "Check-in") is None
    assert (repo.read(), repo.status()) == (text, "")


def test_a_file_that_git_shall_not_see_is_left_out(okr, repo):
    repo.write("2026-Q3/new.yaml", FILES[SALES].replace("Sales", "New").replace("won", "lost"))
    repo.write(".gitignore", "new.yaml\n")
    repo.commit("ignored")
    run = okr("checkin", "lost", "25", "--commit")
    assert (run.code, repo.last(), repo.status()) == (0, "ignored", "")
    assert "Nothing to commit" in run.err
