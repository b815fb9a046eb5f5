"""Links, devices and pipes in a repository: nothing is read or written outside of it, and nothing waits for ever."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from okr_repository import git
from okr_workspace import FILES, Run, files_of

from okrcli.cli.offers import text_of
from okrcli.errors import ExitCode

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a right, and pipes have no names")

NETRC = "machine git.example login bot password hunter2\nmachine b password swordfish\n"
CONFIG = "token: hunter2\nother: swordfish\n"
TEAM = FILES["2026-Q3/marketing.yaml"]
READING = (
    "lint", "lint --format md", "lint --format github", "lint --format sarif", "lint --json", "lint --fix",
    "lint --fix --dry-run", "status", "status --json", "kpi", "diff", "diff --since-start", "show leads", "tree", "due",
    "history", "digest", "checkin leads 240", "--debug status", "close-cycle 2026-Q3 --from review.yaml",
)  # fmt: skip


@pytest.fixture
def cloned(workspace: Path) -> Path:
    """The workspace in a repository of its own."""
    for words in (["init", "-qb", "main"], ["add", "-A"], ["commit", "-qm", "Begin"]):
        git(workspace, *words)
    return workspace


@pytest.mark.parametrize("text", [NETRC, TEAM.replace("leads", "hunter2")])
@pytest.mark.parametrize(
    "name", ["2026-Q3/one.yaml", "kpis.yaml", "okr.yaml", "2026-Q3/cycle.yaml", "2026-Q3/marketing.yaml", "review.yaml"]
)
def test_what_a_link_leads_out_to_is_never_shown(
    cloned: Path, tmp_path: Path, okr: Callable[..., Run], text: str, name: str
) -> None:
    private = tmp_path / "private"
    private.write_bytes(text.encode("latin-1"))
    (cloned / name).unlink(missing_ok=True)
    (cloned / name).symlink_to(private)
    for command in READING:
        run = okr(*command.split())
        assert "hunter2" not in run.out + run.err and "swordfish" not in run.out + run.err, command
        assert run.code < ExitCode.BUG, command
    if name != "review.yaml":
        assert "leads out" in okr("lint").out
    assert private.read_bytes() == text.encode("latin-1")


@pytest.mark.parametrize("text", [NETRC, CONFIG, "\xe9 hunter2"])
@pytest.mark.parametrize("name", ["2026-Q3/one.yaml", "kpis.yaml", "okr.yaml", "2026-Q3/cycle.yaml", "review.yaml"])
def test_mistakes_of_a_file_elsewhere_in_the_repository_are_not_shown(
    folder: Path, okr: Callable[..., Run], text: str, name: str
) -> None:
    git(folder, "init", "-q")
    for one, content in FILES.items():
        (folder / "okrs" / one).parent.mkdir(exist_ok=True, parents=True)
        (folder / "okrs" / one).write_text(content, encoding="utf-8")
    private = folder / "private"
    private.write_bytes(text.encode("latin-1"))
    os.chdir(folder / "okrs")
    (folder / "okrs" / name).unlink(missing_ok=True)
    (folder / "okrs" / name).symlink_to(private)
    for command in READING:
        run = okr(*command.split())
        assert "hunter2" not in run.out + run.err and "swordfish" not in run.out + run.err, command
    assert name == "review.yaml" or "leads out" in okr("lint").out
    assert private.read_bytes() == text.encode("latin-1")


def test_the_secrets_that_git_keeps_are_not_read(cloned: Path, okr: Callable[..., Run]) -> None:
    with (cloned / ".git" / "config").open("a") as config:
        config.write('[http "https://git.example/"]\n\textraheader = AUTHORIZATION: basic hunter2\n')
    (cloned / "2026-Q3" / "one.yaml").symlink_to("../.git/config")
    assert "hunter2" not in okr("lint").out
    assert "leads out" in okr("lint").out


def test_a_team_file_that_lies_elsewhere_in_the_repository_is_read_and_written(
    cloned: Path, okr: Callable[..., Run]
) -> None:
    file, real = cloned / "2026-Q3" / "marketing.yaml", cloned / "teams" / "marketing.yaml"
    real.parent.mkdir()
    shutil.move(file, real)
    file.symlink_to("../teams/marketing.yaml")
    assert okr("checkin", "leads", "240").code == ExitCode.DONE
    assert file.is_symlink()
    assert "value: 240" in real.read_text()


def test_a_cycle_folder_that_leads_out_is_left_alone(cloned: Path, tmp_path: Path, okr: Callable[..., Run]) -> None:
    other = tmp_path / "other"
    shutil.copytree(cloned / "2026-Q3", other)
    (other / "secret-team.yml").write_text("team: hunter2\n")
    (cloned / "2026-Q4").symlink_to(other)
    before = files_of(other)
    run = okr("lint")
    assert "2026-Q4/cycle.yaml" in run.out and "leads out" in run.out
    assert "secret-team" not in run.out + run.err
    for command in ("checkin leads 240 --cycle 2026-Q4", "add team New --cycle 2026-Q4", "lint --fix"):
        assert okr(*command.split()).code != ExitCode.BUG
    assert files_of(other) == before


def test_nothing_is_made_through_a_link(cloned: Path, tmp_path: Path, okr: Callable[..., Run]) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (cloned / "2026-Q4").symlink_to(outside)
    (cloned / "2027").symlink_to(tmp_path / "not-there")
    (cloned / "new").symlink_to(outside)
    (cloned / "notes").symlink_to(outside)
    (cloned / "week.md").symlink_to(tmp_path / "not-there.md")
    (cloned / "profile.md").symlink_to(outside.parent / "profile")
    (tmp_path / "profile").write_text("")
    for command in (
        "new-cycle 2026-Q4", "new-cycle 2026-Q4 --team sales", "new-cycle 2027", "init new", "init new --example",
        "digest --output notes/week.md", "digest --output week.md", "digest --output profile.md",
        "digest --output profile.md --force", "digest --output notes/../other.md",
    ):  # fmt: skip
        run = okr(*command.split())
        assert run.code == ExitCode.INVALID, command
        assert "leads out" in run.err or "already exists" in run.err, command
    assert list(outside.iterdir()) == []
    assert (tmp_path / "profile").read_text() == ""
    assert not (tmp_path / "not-there").exists() and not (tmp_path / "other.md").exists()


@pytest.mark.parametrize("name", [".okr", ".okr/locks"])
def test_no_lock_is_made_through_a_link(cloned: Path, tmp_path: Path, okr: Callable[..., Run], name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.rmtree(cloned / ".okr", ignore_errors=True)
    (cloned / name).parent.mkdir(exist_ok=True)
    (cloned / name).symlink_to(outside)
    before = files_of(cloned / "2026-Q3")
    run = okr("checkin", "leads", "240")
    assert run.code == ExitCode.INVALID
    assert "leads out of the repository" in run.err
    okr("schema")
    assert list(outside.iterdir()) == []
    assert files_of(cloned / "2026-Q3") == before


def test_attributes_that_lead_out_are_left_alone(cloned: Path, tmp_path: Path, okr: Callable[..., Run]) -> None:
    (tmp_path / "profile").write_text("# mine\n")
    (cloned / ".gitattributes").symlink_to(tmp_path / "profile")
    for words in (("git-setup",), ("git-setup", "--undo")):
        okr(*words)
    assert (tmp_path / "profile").read_text() == "# mine\n"


def test_a_folder_okrs_that_leads_out_is_no_workspace(cloned: Path, tmp_path: Path, okr: Callable[..., Run]) -> None:
    shutil.copytree(cloned, tmp_path / "mine")
    stranger = tmp_path / "stranger"
    git(tmp_path, "init", "-q", str(stranger))
    (stranger / "okrs").symlink_to(tmp_path / "mine")
    os.chdir(stranger)
    run = okr("checkin", "leads", "240")
    assert run.code == ExitCode.INVALID
    assert "leads out" in run.err
    assert okr("--dir", "okrs", "status").code == ExitCode.DONE  # whoever names it, means it


def odd(path: Path, kind: str) -> socket.socket | None:
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        here = Path.cwd()
        os.chdir(path.parent)
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(path.name)
        os.chdir(here)
        return listening
    elif kind == "large":
        with path.open("wb") as file:
            file.truncate(100_000_000)
    else:
        path.symlink_to(kind)
    return None


@pytest.mark.parametrize("kind", ["pipe", "folder", "socket", "large", "/dev/zero"])
@pytest.mark.parametrize("name", ["2026-Q3/odd.yaml", "kpis.yaml", "2026-Q3/cycle.yaml", ".gitattributes"])
def test_what_is_no_plain_file_is_named_and_never_waited_for(
    cloned: Path, okr: Callable[..., Run], kind: str, name: str
) -> None:
    (cloned / name).unlink(missing_ok=True)
    listening = odd(cloned / name, kind)
    for command in (*READING, "git-setup", "schema", "lint --fix"):
        assert okr(*command.split()).code < ExitCode.BUG, command
    if name == "2026-Q3/odd.yaml":
        run = okr("diff")
        assert "odd.yaml" in run.out + run.err
        assert "odd.yaml" in okr("lint").out
    assert len(text_of(cloned / name)) <= 4 * 1024 * 1024 + 1
    if listening is not None:
        listening.close()
