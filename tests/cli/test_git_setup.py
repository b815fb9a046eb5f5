"""What `okr git-setup --host` writes: shown first, renewed, and nothing of anybody else's is touched."""

from __future__ import annotations

import re

import pytest
from okr_repository import git
from okr_terminal import Terminal
from ruamel.yaml import YAML

from okrcli.git.hosts import HOSTS

PEOPLE = "people:\n  alice: {email: alice@acme.example}\n"
FILES = {
    "github": [".github/CODEOWNERS", ".github/workflows/okr.yml"],
    "gitlab": [".gitlab-ci.yml", ".gitlab/CODEOWNERS", ".gitlab/okr.yml"],
}


@pytest.fixture
def led(repo):
    """The repository, in which Marketing has a lead with an address."""
    settings = repo.folder / "okr.yaml"
    settings.write_text(
        settings.read_text("utf-8") + ("" if "people:" in settings.read_text("utf-8") else PEOPLE), "utf-8"
    )
    team = repo.folder / "2026-Q3" / "marketing.yaml"
    team.write_text(team.read_text("utf-8").replace("team: Marketing\n", "team: Marketing\nlead: alice\n"), "utf-8")
    return repo.folder


def made(folder):
    hidden = [path for path in folder.glob(".git[hl]*/**/*") if path.is_file()] + [*folder.glob(".gitlab-ci.yml")]
    return sorted(path.relative_to(folder).as_posix() for path in hidden)


@pytest.mark.parametrize("host", HOSTS)
def test_what_it_writes_is_shown_is_yaml_and_is_made_once(okr, led, host):
    shown = okr("git-setup", "--host", host, "--dry-run")
    assert shown.code == 0 and "okr lint" in shown.out and made(led) == []
    assert okr("git-setup", "--host", host, "--yes").out == shown.out
    assert made(led) == FILES[host]
    for name in FILES[host]:
        text = (led / name).read_text("utf-8")
        if name.endswith("CODEOWNERS"):
            assert text.splitlines()[1:] == ["/*/marketing.yaml alice@acme.example"]
        else:
            assert YAML(typ="safe").load(text)
            assert all(re.search(r"@[0-9a-f]{40} # v", line) for line in text.splitlines() if "uses:" in line)
    again = okr("git-setup", "--host", host, "--yes")
    assert (again.code, again.out) == (0, "") and "Nothing to do" in again.err


def test_what_it_made_is_renewed_and_what_is_somebodys_own_is_left(okr, led):
    okr("git-setup", "--host", "github", "--yes")
    workflow, owners = led / ".github/workflows/okr.yml", led / ".github/CODEOWNERS"
    workflow.write_text(workflow.read_text("utf-8").replace("0 7 * * 1", "0 9 * * 1"), "utf-8")
    owners.write_text("* @boss\n", "utf-8")
    run = okr("git-setup", "--host", "github", "--yes")
    assert run.code == 0 and '+  schedule: [{cron: "0 7 * * 1"}]' in run.out
    assert "0 7 * * 1" in workflow.read_text("utf-8") and owners.read_text("utf-8") == "* @boss\n"
    assert ".github/CODEOWNERS is your own" in run.err and "/*/marketing.yaml alice@acme.example" in run.err
    yours = workflow.read_text("utf-8").partition("\n")[2]
    workflow.write_text(yours, "utf-8")
    okr("git-setup", "--host", "github", "--yes")
    assert workflow.read_text("utf-8") == yours


def test_owners_that_stand_elsewhere_are_found(okr, led):
    (led / "CODEOWNERS").write_text("* @boss\n", "utf-8")
    run = okr("git-setup", "--host", "github", "--yes")
    assert "CODEOWNERS is your own" in run.err and made(led) == [".github/workflows/okr.yml"]


def test_nothing_is_written_unasked(okr, led):
    run = okr("git-setup", "--host", "github")
    assert run.code == 2 and "--yes" in run.err and made(led) == []
    terminal = Terminal(("git-setup", "--host", "github"))
    terminal.type("n")
    assert terminal.finish() != 0 and made(led) == []


def test_a_host_that_there_is_not(okr, led):
    run = okr("git-setup", "--host", "sourcehut")
    assert run.code == 2 and "github, gitlab" in run.err


def test_a_mistake_of_the_cycle_is_told_once(okr, led):
    with (led / "2026-Q3" / "cycle.yaml").open("a", encoding="utf-8") as cycle:
        cycle.write("colour: red\n")
    assert okr("git-setup", "--host", "github", "--dry-run").err.count("colour` is not a key") == 1


def test_out_of_a_repository_there_is_no_host(okr, workspace):
    assert okr("git-setup", "--host", "github", "--yes").code == 5


def test_a_second_clone_is_not_told_to_add_what_is_committed(okr, workspace, monkeypatch):
    git(workspace, "init", "-q")
    first = okr("git-setup")
    assert "Next: git add .gitattributes" in first.err
    git(workspace, "add", "-A")
    git(workspace, "commit", "-qm", "base")
    git(workspace, "clone", "-q", ".", "clone")
    monkeypatch.chdir(workspace / "clone")
    second = okr("git-setup")
    assert second.code == 0
    assert "git add" not in second.err
