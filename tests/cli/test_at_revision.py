"""`--at` with a Git revision: the files as they stood, and the work tree left alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from okr_repository import git
from okr_workspace import files_of


@pytest.fixture
def history(workspace):
    git(workspace, "init", "-q", "-b", "main")
    git(workspace, "add", "-A")
    git(workspace, "commit", "-qm", "first", day="2026-08-11")
    git(workspace, "tag", "équipe 1".replace(" ", "-"))
    path = workspace / "2026-Q3" / "marketing.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 300", "value: 480"), encoding="utf-8")
    git(workspace, "commit", "-qam", "second", day="2026-08-14")
    path.write_text("half-written: [", encoding="utf-8")
    return workspace


def value_of_leads(run):
    document = json.loads(run.out)
    return next(
        one["value"]
        for team in document["teams"]
        for objective in team["objectives"]
        for one in objective["key_results"]
        if one["id"] == "leads"
    ), document["as_of"]


def test_the_files_as_they_stood_on_the_day_of_the_commit(okr, history):
    before = files_of(history)
    assert value_of_leads(okr("status", "--at", "HEAD~1", "--json")) == (300, "2026-08-11")
    assert value_of_leads(okr("status", "--at", "main", "--json")) == (480, "2026-08-14")
    assert value_of_leads(okr("status", "--at", "équipe-1", "--json")) == (300, "2026-08-11")
    assert "480" in okr("show", "leads", "--at", "HEAD").out
    for words in (["due"], ["tree"], ["kpi", "list"], ["history"]):
        assert okr(*words, "--at", "HEAD").code == 0
    assert files_of(history) == before
    assert okr("status").code == 3


def test_a_date_is_a_date_whatever_a_branch_is_called(okr, history):
    git(history, "branch", "2026-08-12")
    assert json.loads(okr("status", "sales", "--at", "2026-08-12", "--json").out)["as_of"] == "2026-08-12"


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~9", "-x", "--all", ":/", "HEAD:okr.yaml", "", "a b"])
def test_what_is_neither(okr, history, revision):
    run = okr("status", f"--at={revision}")
    assert (run.code, run.out) == (4, "")
    assert "is neither a date nor a revision that Git knows" in run.err


def test_a_workspace_in_a_subfolder_and_one_in_no_repository(okr, folder, workspace, monkeypatch):
    run = okr("status", "--at", "HEAD")
    assert (run.code, "is not a date" in run.err) == (2, True)
    (folder / "deep" / "okrs").mkdir(parents=True)
    for name in ("okr.yaml", "2026-Q3"):
        (folder / name).rename(folder / "deep" / "okrs" / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    assert value_of_leads(okr("--dir", "deep/okrs", "status", "--at", "HEAD", "--json"))[0] == 300


def test_a_commit_from_before_there_was_a_workspace(okr, history):
    git(history, "checkout", "-q", "--orphan", "empty")
    git(history, "rm", "-rqf", "--cached", ".")
    git(history, "commit", "-qm", "nothing", "--allow-empty")
    git(history, "checkout", "-qf", "main")
    run = okr("status", "--at", "empty")
    assert run.code in (3, 4)
    assert "cycle" in run.err


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_nothing_is_left_of_a_run_that_is_ended(history, tmp_path, number):
    for team in range(200):
        (history / "2026-Q3" / f"team-{team}.yaml").write_text("team: Sales\n", encoding="utf-8")
    git(history, "add", "-A")
    git(history, "commit", "-qm", "many")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.Popen(
        [sys.executable, "-m", "okrcli", "status", "--at", "HEAD"],
        cwd=history, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while run.poll() is None and not any(temporary.iterdir()):
        time.sleep(0.002)
    run.send_signal(number)
    assert run.communicate()[1].strip() == ""
    assert (run.returncode, list(temporary.iterdir())) == (128 + number, [])


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_nothing_is_left_where_ctrl_c_falls_into_the_making_of_the_folder(okr, history, tmp_path, monkeypatch):
    make = tempfile.mkdtemp

    def make_and_be_interrupted(*words, **more):
        path = make(*words, **more)
        signal.raise_signal(signal.SIGINT)  # to this thread: xdist's others would take it at once
        return path

    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "mkdtemp", make_and_be_interrupted)
    assert okr("status", "--at", "HEAD").code == 130
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.fixture
def parsed(monkeypatch):
    """The names of the files that were read as YAML."""
    from okrcli.workspace import load

    names, parse = [], load.parse_source

    def noted(path, content, **options):
        names.append(path.name)
        return parse(path, content, **options)

    monkeypatch.delenv("OKR_CACHE", raising=False)
    monkeypatch.setattr(load, "parse_source", noted)
    return names


@pytest.mark.parametrize("words", [["status", "--at", "HEAD~1"], ["diff", "HEAD~1"]], ids=" ".join)
def test_a_version_that_was_read_before_is_not_read_again(okr, history, parsed, words):
    (history / "2026-Q3" / "marketing.yaml").write_text("team: Marketing\n", encoding="utf-8")
    first = okr(*words)
    assert "marketing.yaml" in parsed
    parsed.clear()
    again = okr(*words)
    assert (again.code, again.out) == (first.code, first.out)
    assert parsed == []


def test_of_the_folder_that_a_revision_is_laid_out_in_nothing_is_kept(okr, history, cache_home, monkeypatch):
    monkeypatch.delenv("OKR_CACHE", raising=False)
    for revision in ("HEAD", "HEAD~1", "main"):
        okr("status", "--at", revision)
    packs = [path.name for path in (cache_home / "okr").iterdir()]
    assert len([name for name in packs if name.startswith("past-")]) == 1
    assert len(packs) <= 2  # with the settings of the work tree
