"""Several clones of one repository, changed and merged at random, with the driver and without it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from test_merge_properties import START, changed, checkins, say

NAME = "2026-Q3/marketing.yaml"
CYCLE = "starts: 2026-07-01\nends: 2026-09-30\n"
SETTINGS = "version: 1\n"


class Clone:
    """A repository with nobody's settings in it."""

    def __init__(self, folder: Path, okrs: str = ".") -> None:
        self.folder = folder
        self.okrs = folder / okrs
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "OKR_"))},
            "HOME": str(folder.parent),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_EDITOR": "true",
            **{f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
            "PYTHONPATH": os.pathsep.join(sys.path),
        }

    def git(self, *arguments: str, fails: bool = False) -> str:
        done = self._run(["git", *arguments], self.folder)
        assert fails or done.returncode == 0, (arguments, done.stdout, done.stderr)
        return done.stdout

    def okr(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._run([sys.executable, "-m", "okrcli", *arguments], self.okrs)

    def _run(self, command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=folder, env=self.environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def file(self, name: str = NAME) -> Path:
        return self.okrs / name

    def read(self, name: str = NAME) -> str:
        return self.file(name).read_bytes().decode("utf-8")

    def write(self, text: str, name: str = NAME) -> None:
        self.file(name).parent.mkdir(parents=True, exist_ok=True)
        self.file(name).write_bytes(text.encode("utf-8"))

    def commit(self, message: str = "change") -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)


def workspace(folder: Path, okrs: str = ".") -> Clone:
    folder.mkdir(parents=True)
    clone = Clone(folder, okrs)
    clone.git("init", "-q", "-b", "main")
    clone.write(SETTINGS, "okr.yaml")
    clone.write(CYCLE, "2026-Q3/cycle.yaml")
    clone.write(START)
    clone.commit()
    return clone


def solved(clone: Clone, *, rebasing: bool) -> bool:
    """Solve what is in conflict with `okr merge` and go on; whether nothing was left."""
    for _ in range(20):
        if not clone.git("diff", "--name-only", "--diff-filter=U", "-z"):
            return True
        if clone.okr("merge").returncode:
            return False
        clone.git(*(("rebase", "--continue") if rebasing else ("commit", "-q", "--no-edit")), fails=rebasing)
    return False


@pytest.mark.slow
@pytest.mark.parametrize("driver", [True, False], ids=["driver", "okr merge"])
@pytest.mark.parametrize("seed", range(3))
def test_no_checkin_is_lost_or_doubled_whoever_merges_what_how(tmp_path: Path, seed: int, driver: bool) -> None:
    rng = random.Random(seed)
    first = workspace(tmp_path / "first")
    if driver:
        assert first.okr("git-setup").returncode == 0
        first.commit("attributes")
    clones = []
    for name in ("ann", "bob", "-cléo 'x'"):
        first.git("clone", "-q", "--", str(first.folder), str(tmp_path / name))
        clone = Clone(tmp_path / name)
        clone.git("config", "core.autocrlf", "false")
        if driver:
            assert clone.okr("git-setup").returncode == 0
        clones.append(clone)
    made: Counter[str] = checkins(START)
    first.git("checkout", "-q", "--detach")
    for turn in range(4):
        for who, clone in enumerate(rng.sample(clones, len(clones))):
            before = checkins(clone.read())
            clone.write(changed(clone.read(), rng, f"p{who}-{turn}"))
            clone.commit()
            made += checkins(clone.read()) - before
        for clone in rng.sample(clones, len(clones)):
            clone.git("fetch", "-q", "origin")
            rebasing = rng.random() < 0.5
            clone.git(*(("rebase",) if rebasing else ("merge", "-q")), "origin/main", fails=True)
            if not solved(clone, rebasing=rebasing):
                text = clone.read()
                assert "<<<<<<< " in text
                assert "target: " in text[text.index("<<<<<<<") : text.index(">>>>>>>")]
                _take_ours(clone, rebasing=rebasing)
            clone.git("push", "-q", "origin", "HEAD:main")
    for clone in clones:
        clone.git("pull", "-q", "--ff-only", "origin", "main")
        assert checkins(clone.read()) == made
        assert clone.okr("lint", "--select", "E").returncode == 0


def _take_ours(clone: Clone, *, rebasing: bool) -> None:
    """What a person does: keep the upper half of each conflict, and go on."""
    for _ in range(20):
        lines, keep = [], True
        for line in clone.read().splitlines(keepends=True):
            if line.startswith(("<<<<<<< ", ">>>>>>> ")) or line == "=======\n":
                keep = line != "=======\n"
            elif keep:
                lines.append(line)
        clone.write("".join(lines))
        clone.git("add", "-A")
        clone.git(*(("rebase", "--continue") if rebasing else ("commit", "-q", "--no-edit")), fails=rebasing)
        if solved(clone, rebasing=rebasing):
            return


@pytest.mark.parametrize("how", ["merge", "rebase", "cherry-pick", "stash"])
def test_okr_merge_solves_whatever_left_the_conflict(tmp_path: Path, how: str) -> None:
    clone = workspace(tmp_path / "a repo ü", "sub folder/okrs")
    mine = START.replace("confidence: 5}\n", "confidence: 5}\n          - {date: 2026-07-14, value: 150}\n")
    yours = START.replace("confidence: 5}\n", "confidence: 5}\n          - {date: 2026-07-13, value: 140}  # hers\n")
    clone.git("checkout", "-q", "-b", "her 'ü'".replace(" ", "-"))
    clone.write(yours)
    if how == "stash":
        clone.git("stash")
        clone.git("checkout", "-q", "main")
    else:
        clone.commit()
        clone.git("checkout", "-q", "main")
    clone.write(mine)
    clone.commit()
    command = {"stash": ["stash", "pop"]}.get(how, [how, "her-'ü'"])
    clone.git(*command, fails=True)
    assert "<<<<<<<" in clone.read()
    done = clone.okr("merge")
    assert done.returncode == 0, done.stderr
    both = "          - {date: 2026-07-13, value: 140}  # hers\n          - {date: 2026-07-14, value: 150}\n"
    assert clone.read() == START.replace("confidence: 5}\n", "confidence: 5}\n" + both)
    assert not clone.git("ls-files", "-u")


def test_a_true_conflict_is_marked_around_its_line_and_named(tmp_path: Path) -> None:
    clone = workspace(tmp_path / "repo")
    clone.git("checkout", "-q", "-b", "hers")
    clone.write(START.replace("target: 500", "target: 600"))
    clone.commit()
    clone.git("checkout", "-q", "main")
    clone.write(START.replace("target: 500", "target: 700"))
    clone.commit()
    clone.git("merge", "hers", fails=True)
    done = clone.okr("merge", NAME)
    assert done.returncode == 1
    assert done.stderr == (
        "marketing/reference/leads/target: ours says 700, theirs 600 (it was 500)\n"
        f"Next: git add {NAME} && git merge --continue  once what is between the markers is decided\n"
    )
    marked = "<<<<<<< ours\n        target: 700\n=======\n        target: 600\n>>>>>>> theirs\n"
    assert clone.read() == START.replace("        target: 500\n", marked)


def test_setting_up_twice_is_once_and_can_be_undone(tmp_path: Path) -> None:
    clone = workspace(tmp_path / "repo")
    assert clone.okr("git-setup").returncode == 0
    first = clone.read(".gitattributes"), clone.git("config", "--local", "--list")
    assert "Nothing to do" in clone.okr("git-setup").stderr
    assert (clone.read(".gitattributes"), clone.git("config", "--local", "--list")) == first
    assert clone.okr("git-setup", "--remove").returncode == 0
    assert not clone.file(".gitattributes").exists()
    assert "merge.okr" not in clone.git("config", "--local", "--list")


def test_without_a_repository_git_is_what_is_missing(tmp_path: Path) -> None:
    clone = workspace(tmp_path / "repo")
    (clone.folder / ".git").rename(tmp_path / "elsewhere")
    for command in ("merge", "git-setup"):
        done = clone.okr(command)
        assert done.returncode == 5
        assert done.stderr.startswith("okr: This folder is in no Git repository\n")
    assert clone.okr("status").returncode == 0


def test_the_same_team_made_twice_keeps_both_sides_objectives(tmp_path: Path) -> None:
    clone = workspace(tmp_path / "repo")
    one = "team: Sales\nobjectives:\n  - id: win\n    objective: Win\n"
    other = "team: Sales\nobjectives:\n  - id: keep\n    objective: Keep\n"
    clone.git("checkout", "-q", "-b", "hers")
    clone.write(other, "2026-Q3/sales.yaml")
    clone.commit()
    clone.git("checkout", "-q", "main")
    clone.write(one, "2026-Q3/sales.yaml")
    clone.commit()
    clone.git("merge", "hers", fails=True)
    assert clone.okr("merge").returncode == 0
    data = say(clone.read("2026-Q3/sales.yaml"))
    assert [each["id"] for each in data["objectives"]] == ["win", "keep"]  # type: ignore[index, call-overload]
