"""Where the workspace is, which files are its cycles and teams, and who the user is."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from okrcli.errors import ExitCode, InvalidFileError
from okrcli.git.run import user_setting
from okrcli.render.messages import hint_of, sentence_of
from okrcli.workspace.files import cycle_ids, cycle_path, settings_path, stray_cycles, team_ids, team_path
from okrcli.workspace.root import find_root

POSIX = pytest.mark.skipif(os.name == "nt", reason="a POSIX system's ways")


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")


def test_the_nearest_folder_upward_is_the_workspace(tmp_path):
    write(tmp_path, "okr.yaml", "a/b/c/x", "a/okrs/okr.yaml")
    assert find_root(tmp_path / "a" / "b" / "c") == tmp_path / "a" / "okrs"
    assert find_root(tmp_path / "a" / "okrs") == tmp_path / "a" / "okrs"
    assert find_root(tmp_path) == tmp_path
    write(tmp_path, "a/okr.yaml")
    assert find_root(tmp_path / "a" / "b") == tmp_path / "a"  # before its subfolder


def test_a_folder_that_is_named_is_the_workspace_or_holds_it(tmp_path):
    write(tmp_path, "one/okr.yaml", "two/okrs/okr.yaml", "three/x")
    assert find_root(tmp_path / "one", tmp_path / "two") == tmp_path / "two" / "okrs"
    assert find_root(tmp_path / "three", tmp_path / "one") == tmp_path / "one"
    for folder in (tmp_path / "three", tmp_path / "gone"):
        with pytest.raises(InvalidFileError) as caught:
            find_root(tmp_path / "one", folder)
        assert caught.value.reason == "no-workspace-there"
        assert sentence_of(caught.value.reason, caught.value.facts) == f"There is no okr.yaml in {folder}"


def test_without_a_workspace_init_is_the_way_on(tmp_path):
    (tmp_path / "okr.yaml").mkdir()  # a folder is no settings file
    with pytest.raises(InvalidFileError) as caught:
        find_root(tmp_path)
    assert caught.value.reason == "no-workspace"
    assert caught.value.exit_code == ExitCode.INVALID
    assert "okr init" in (hint_of("no-workspace", caught.value.facts) or "")


def test_cycles_are_folders_with_dates_and_teams_their_files(tmp_path):
    write(
        tmp_path,
        *(
            "2026/cycle.yaml",
            "2026-Q3/cycle.yaml",
            "launch/cycle.yaml",
            "notes/team.yaml",
            ".git/cycle.yaml",
            "cycle.yaml",
        ),
        *("2026-Q3/sales.yaml", "2026-Q3/company.yaml", "2026-Q3/old.yml", "2026-Q3/.sales.yaml.x.tmp"),
        *("2026-Q3/Big Team.yaml", "2026-Q3/readme.md", "2026-Q3/.hidden.yaml", "2026-Q3/deep/ops.yaml"),
    )
    (tmp_path / "broken" / "cycle.yaml").mkdir(parents=True)
    assert cycle_ids(tmp_path) == ("2026", "2026-Q3", "launch")
    assert team_ids(tmp_path, "2026-Q3") == ("company", "sales")
    assert team_ids(tmp_path, "2027") == ()
    assert cycle_ids(tmp_path / "gone") == ()
    assert list(stray_cycles(tmp_path)) == []
    assert settings_path(tmp_path) == tmp_path / "okr.yaml"
    assert cycle_path(tmp_path, "2026-Q3") == tmp_path / "2026-Q3" / "cycle.yaml"
    assert team_path(tmp_path, "2026-Q3", "sales") == tmp_path / "2026-Q3" / "sales.yaml"


def test_a_folder_with_dates_whose_name_is_no_id_is_reported(tmp_path):
    write(tmp_path, "2026-Q3/cycle.yaml", "2026-Q3 (copy)/cycle.yaml", "2026-Q5/cycle.yaml", "Été/x")
    assert cycle_ids(tmp_path) == ("2026-Q3",)
    told = [(one.code, one.path.name, hint_of(one.code, one.facts)) for one in stray_cycles(tmp_path)]
    way = "Rename it as in 2026-Q3, 2026-H2, 2026, FY27-Q1 or `{}`; or take its cycle.yaml away."
    assert told == [
        ("E404", "2026-Q3 (copy)", way.format("2026-q3-copy")),
        ("E404", "2026-Q5", way.format("2026-q5")),
    ]


@POSIX
def test_links_are_followed_and_loops_harmless(tmp_path):
    write(tmp_path, "shared/2025/cycle.yaml", "shared/2025/sales.yaml", "shared/okr.yaml")
    (tmp_path / "2025").symlink_to(Path("shared", "2025"))
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "shared" / "okrs").symlink_to(".")
    (tmp_path / "shared" / "2025" / "self.yaml").symlink_to("self.yaml")
    assert cycle_ids(tmp_path) == ("2025",)
    assert team_ids(tmp_path, "2025") == ("sales", "self")  # loading it says what is wrong with it
    assert find_root(tmp_path / "shared" / "2025") == tmp_path / "shared"
    with pytest.raises(InvalidFileError):
        find_root(tmp_path / "loop", tmp_path / "loop")


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname != "Linux", reason="other systems refuse such names")
def test_names_that_are_no_text_do_no_harm(tmp_path):
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe"))
    write(odd, "cycle.yaml")
    write(tmp_path, "2026/cycle.yaml", "2026/\x1b[31m\n.yaml")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/2026/\xff.yaml")).write_bytes(b"")
    assert cycle_ids(tmp_path) == ("2026",)
    assert team_ids(tmp_path, "2026") == ()
    (finding,) = stray_cycles(tmp_path)
    assert sentence_of(finding.code, finding.facts).isprintable()


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home without settings of Git's, and a hook's variables that point astray."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    astray = tmp_path / "astray"
    astray.mkdir()
    git(astray, "init", "--quiet")
    git(astray, "config", "user.email", "hook@acme.example")
    monkeypatch.setenv("GIT_DIR", str(astray / ".git"))
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def test_who_the_user_is_the_folders_own_repository_says(home):
    (home / "okrs" / "2026").mkdir(parents=True)
    os.environ.pop("GIT_DIR")  # for making it; the fixture puts the environment back
    git(home / "okrs", "init", "--quiet")
    git(home / "okrs", "config", "user.email", "alice@acme.example")
    os.environ["GIT_DIR"] = str(home / "astray" / ".git")
    assert user_setting(home / "okrs" / "2026", "user.email") == "alice@acme.example"
    assert user_setting(home, "user.email") is None
    assert user_setting(home / "gone", "user.email") is None


def test_without_git_nobody_is_known(home, monkeypatch):
    monkeypatch.setenv("PATH", str(home / "none"))
    assert user_setting(home, "user.email") is None
