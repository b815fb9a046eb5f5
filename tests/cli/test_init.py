"""`okr init`: where, for whom, and what it leaves alone."""

from __future__ import annotations

import sys

import pytest
from okr_repository import git
from okr_terminal import Terminal
from okr_workspace import files_of

NEXT = "Next: okr add objective  what is to be reached, then its key results\n"


def test_a_workspace_that_is_sound_from_the_start(okr, folder):
    (folder / "other.txt").write_text("mine", encoding="utf-8")
    assert okr("init") == (
        0,
        "",
        "✓ Workspace  okr.yaml\n"
        "✓ Cycle 2026-Q3, 1 Jul – 30 Sep 2026  2026-Q3/cycle.yaml\n"
        "✓ Team Company  2026-Q3/company.yaml\n"
        "The folder is in no Git repository: okr works without; history and merging come with one.\n" + NEXT,
    )
    assert okr("lint", "--select", "E").code == 0
    assert okr("status").code == 0
    assert (folder / "other.txt").read_text(encoding="utf-8") == "mine"


def test_an_existing_workspace_is_left_alone(okr, workspace):
    before = files_of(workspace)
    for words in ([], ["--example"], ["--dry-run"]):
        run = okr("init", *words)
        assert (run.code, run.err) == (
            2,
            "okr: okr.yaml already exists, so this is a workspace: nothing was changed\n"
            "     `okr new-cycle` and `okr add` make it grow; `okr edit` opens its okr.yaml.\n",
        )
    assert files_of(workspace) == before


def test_all_files_are_made_or_none(okr, folder):
    (folder / "2026-Q3").mkdir()
    (folder / "2026-Q3" / "company.yaml").write_text("team: Ours\n", encoding="utf-8")
    run = okr("init")
    assert (run.code, run.err.splitlines()[0]) == (
        3,
        "okr: 2026-Q3/company.yaml already exists: nothing was changed",
    )
    assert not (folder / "okr.yaml").exists()


def test_a_dry_run_shows_the_files_and_makes_none(okr, folder):
    run = okr("init", "okrs", "--dry-run")
    assert run.out.startswith("--- /dev/null\n+++ b/okr.yaml\n@@ -0,0 +1,")
    assert "\n+++ b/2026-Q3/cycle.yaml\n" in run.out
    assert list(folder.iterdir()) == []


def test_git_knows_who_leads(okr, folder):
    for words in (["init", "-q"], ["config", "user.email", "zoe@acme.example"], ["config", "user.name", "Zoé Petit"]):
        git(folder, *words)
    assert okr("init").code == 0
    assert "people:\n  zoe: {name: Zoé Petit, email: zoe@acme.example}\n" in (folder / "okr.yaml").read_text("utf-8")
    assert "lead: zoe\n" in (folder / "2026-Q3" / "company.yaml").read_text("utf-8")


def test_the_next_step_can_be_typed_as_it_stands(okr, folder):
    assert okr("init", "okrs").err.endswith("\n" + NEXT)
    assert okr("init", "elsewhere").err.endswith(NEXT.replace("okr add", "okr --dir elsewhere add"))
    assert okr("--dir", "third", "init").err.splitlines()[0] == "✓ Workspace  third/okr.yaml"


def test_the_example_is_alive(okr, folder):
    run = okr("init", "--example", "demo")
    assert run == (
        0,
        "",
        "✓ An example: Acme, a company and five teams  demo\nNext: okr --dir demo status  how its quarter stands\n",
    )
    assert okr("--dir", "demo", "lint", "--select", "E").code == 0
    assert okr("--dir", "demo", "due").code == 0


def test_in_a_repository_merging_by_meaning_is_named(okr, folder):
    git(folder, "init", "-q")
    run = okr("init", "okrs")
    assert "okr git-setup has Git merge these files by meaning.\n" in run.err
    assert not (folder / "okrs" / ".gitattributes").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX's")
def test_in_a_repository_merging_by_meaning_is_offered_at_a_terminal(folder):
    git(folder, "init", "-q")
    for answer in ("n", "b", "s", "q"):
        no = Terminal(("init", f"no-{answer}"))
        assert no.type(answer).finish() == 0, no.said
        assert f"Should Git merge these files by meaning in this clone? [Y/n] {answer}\n" in no.said
        assert not (folder / f"no-{answer}" / ".gitattributes").exists()
    yes = Terminal(("init", "yes"))
    assert yes.type("").finish() == 0
    assert "✓ Attributes  yes/.gitattributes\nThis clone's Git configuration: merge.okr.\n" in yes.said
    assert (folder / "yes" / ".gitattributes").read_text("utf-8").startswith("/okr.yaml merge=okr\n")


def test_outside_of_a_repository_nothing_is_said_of_merging(okr, folder):
    assert "git-setup" not in okr("init").err


def test_what_new_files_say_is_in_the_readers_language(okr, folder, monkeypatch):
    monkeypatch.setenv("OKR_LANG", "fr")
    assert okr("init").code == 0
    assert okr("kpi", "add", "Taux de rebond", "--id", "rebond", "--at-most", "48,5", "--unit", "%").code == 0
    settings, kpis = ((folder / name).read_text(encoding="utf-8") for name in ("okr.yaml", "kpis.yaml"))
    assert "# git: {commit: true}         # okr checkin enregistre dans Git ce qu’il écrit" in settings
    assert "\n# Le quotidien\u202f: ce qui doit continuer à bien se porter pendant ce temps.\nkpis:\n" in kpis


def test_the_example_is_a_company_of_the_readers_language_that_the_coach_sees_the_same_in(okr, folder, monkeypatch):
    import json
    from collections import Counter

    found = []
    for code, company in (("en", "Acme"), ("fr", "Calanque")):
        monkeypatch.setenv("OKR_TODAY", "2026-08-31")
        said = okr("init", "--example", code, "--lang", code).err
        assert company in said
        shown = okr("--dir", code, "lint", "--json").out
        found.append(Counter(one["code"] for one in json.loads(shown)["findings"]))
    assert found[0] == found[1] != Counter()


def test_the_environment_says_which_example(okr, folder, monkeypatch):
    monkeypatch.delenv("OKR_LANG")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "Calanque" in okr("init", "--example", "demo").err


def test_a_french_workspace_calls_its_quarters_as_people_do(okr, folder, monkeypatch):
    monkeypatch.delenv("OKR_LANG")
    monkeypatch.setenv("OKR_TODAY", "2026-08-31")
    assert okr("init", "--example", ".", "--lang", "fr").code == 0
    for words in (["status"], ["tree"], ["history"], ["show", "nouveau-ca"], ["digest", "--format", "text"], ["due"]):
        run = okr(*words)
        assert run.code == 0
        assert "2026-Q" not in run.out + run.err
    assert "2026-T3" in okr("status").out
    assert '"id": "2026-Q3"' in okr("status", "--json").out
    for typed in ("T3", "2026-T3", "T3 2026", "2026-Q3"):
        assert okr("status", "--cycle", typed).code == 0
    assert okr("show", "2026-T3:entreprise/croissance/nouveau-ca").code == 0
    diff = okr("set", "achat", "supports=2026-T2:ventes/atterrissage", "--dry-run").out
    assert '+    supports: ["2026-Q2:ventes/atterrissage"]\n' in diff  # files keep their ids


def test_outside_of_a_repository_nothing_is_said_of_commits(okr, folder, terminal):
    assert "ommit the" not in okr("init", "okrs").err
    walk = terminal("--dir", "okrs", "checkin")
    assert walk.finish() is not None
    assert "commit" not in walk.said
