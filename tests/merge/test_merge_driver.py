"""The merge driver as Git runs it: nothing of the work tree is imported, and whatever goes wrong nothing is lost."""

from __future__ import annotations

import os
import shlex
import sys
import venv
from pathlib import Path

import pytest
from test_merge_in_git import BOTH, with_checkin
from test_merge_properties import START
from test_merge_simulation import Clone, workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts of a POSIX shell")
# As okr set clones up before the driver had answers of its own.
OLD = (
    f"{shlex.quote(sys.executable)} -m okrcli merge-driver --marker-size %L -- %O %A %B %P; code=$?; "
    "[ $code -le 1 ] || { git merge-file --marker-size=%L %A %O %B; code=$?; }; exit $code"
)
VISITS = "          - {date: 2026-07-06, value: 3}\n"


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    made = workspace(tmp_path / "repo")
    assert made.okr("git-setup").returncode == 0
    made.commit("attributes")
    return made


def merge(clone: Clone, ours: str, theirs: str) -> str:
    """Merge two branches that changed the file; what is in conflict then."""
    clone.git("checkout", "-q", "-b", "hers")
    clone.write(theirs)
    clone.commit("hers")
    clone.git("checkout", "-q", "main")
    clone.write(ours)
    clone.commit("ours")
    clone.git("merge", "-q", "hers", fails=True)
    return clone.git("ls-files", "--unmerged")


@pytest.mark.parametrize(
    "name", ["okrcli/__init__.py", "okrcli/__main__.py", "typer.py", "signal.py", "sitecustomize.py"]
)
def test_nothing_in_the_work_tree_is_imported(clone: Clone, tmp_path: Path, name: str) -> None:
    ran = tmp_path / "ran"
    planted = clone.folder / name
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f"open({str(ran)!r}, 'w').close()\n")
    clone.commit("planted")
    clone.environment["PYTHONPATH"] = os.pathsep.join([".", "", clone.environment["PYTHONPATH"]])
    assert merge(clone, with_checkin(13, 150), with_checkin(20, 170)) == ""
    assert clone.read() == BOTH
    assert not ran.exists()


@pytest.mark.parametrize(
    "script",
    ["exit 0", "exit 1", "exit 2", "exit 70", "exit 255", "kill -9 $$", "kill -15 $$", None],
    ids=["0", "1", "2", "70", "255", "killed", "ended", "gone"],
)
@pytest.mark.parametrize("apart", [True, False], ids=["apart", "contradicting"])
def test_whatever_goes_wrong_gits_own_merge_takes_over(
    clone: Clone, tmp_path: Path, script: str | None, apart: bool
) -> None:
    python = tmp_path / "its python"
    if script is not None:
        python.write_text(f"#!/bin/sh\n{script}\n")
        python.chmod(0o755)
    driver = clone.git("config", "merge.okr.driver").strip()
    assert driver.startswith(shlex.quote(sys.executable))
    driver = driver.replace(shlex.quote(sys.executable), shlex.quote(str(python)), 1)
    clone.git("config", "merge.okr.driver", driver)
    ours = START.replace("baseline: 120", "baseline: 121") if apart else START.replace("target: 500", "target: 600")
    theirs = START + VISITS if apart else START.replace("target: 500", "target: 700")
    assert START not in (ours, theirs)
    left = merge(clone, ours, theirs)
    text = clone.read()
    if apart:
        assert (left, "baseline: 121" in text, text.endswith(VISITS)) == ("", True, True)
    else:
        assert left
        assert "<<<<<<< ours\n" in text and "target: 600" in text and "target: 700" in text


def test_a_python_without_okr(clone: Clone, tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", symlinks=True)
    driver = clone.git("config", "merge.okr.driver").strip()
    home = str(Path(__file__).parents[2])
    assert home in driver
    driver = driver.replace(sys.executable, str(tmp_path / "bare/bin/python")).replace(home, str(tmp_path / "gone"))
    clone.git("config", "merge.okr.driver", driver)
    assert merge(clone, with_checkin(13, 150), START.replace("target: 500", "target: 700")) == ""
    assert "value: 150" in clone.read() and "target: 700" in clone.read()


@pytest.mark.parametrize(
    "broken", ["team: [\n", "\0", "é".encode("utf-16").decode("latin-1")], ids=["yaml", "nul", "odd"]
)
def test_a_side_that_cannot_be_read(clone: Clone, broken: str) -> None:
    assert merge(clone, with_checkin(13, 150), broken)
    assert "value: 150" in clone.read()


def test_it_ends_when_it_takes_too_long(clone: Clone) -> None:
    driver = clone.git("config", "merge.okr.driver").strip()
    slow = "import okrcli.cli.merge_driver as m, okrcli.merge.texts as t, time; m.SECONDS = 1; "
    slow += "t.merge_sources = lambda *_: time.sleep(30); "
    clone.git("config", "merge.okr.driver", driver.replace("from okrcli.__main__", slow + "from okrcli.__main__"))
    assert merge(clone, with_checkin(13, 150), START.replace("target: 500", "target: 700")) == ""
    assert "value: 150" in clone.read() and "target: 700" in clone.read()


def test_a_clone_that_an_older_okr_set_up(clone: Clone) -> None:
    now = clone.git("config", "merge.okr.driver")
    clone.git("config", "merge.okr.driver", OLD)
    (clone.folder / "typer.py").write_text("raise SystemExit('imported')\n")
    clone.commit("a script of the team's")
    assert merge(clone, with_checkin(13, 150), with_checkin(20, 170)) == ""
    assert clone.read() == BOTH
    assert clone.okr("git-setup").returncode == 0
    assert clone.git("config", "merge.okr.driver") == now


def test_a_clone_that_an_older_okr_set_up_keeps_what_contradicts(clone: Clone) -> None:
    clone.git("config", "merge.okr.driver", OLD)
    assert merge(clone, START.replace("target: 500", "target: 600"), START.replace("target: 500", "target: 700"))
    assert "target: 600" in clone.read() and "target: 700" in clone.read() and clone.read().count("<<<<<<<") == 1
