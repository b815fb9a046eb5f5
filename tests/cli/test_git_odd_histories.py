"""Histories that no Git of today makes and every Git clones: odd dates, and trees that hold what no folder can."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from okr_repository import Repository
from okr_workspace import MARKETING

WHO = "Ann <ann@example.org>"
FINE = f"{WHO} 1786000000 +0000"
BLOB, FOLDER, LINK, SUBMODULE = "100644", "40000", "120000", "160000"


def store(repo: Repository, kind: str, content: bytes) -> str:
    words = ["git", "hash-object", "-t", kind, "-w", "--stdin", "--literally"]
    done = subprocess.run(words, cwd=repo.folder, input=content, capture_output=True, check=True)
    return done.stdout.decode().strip()


def tree(repo: Repository, *entries: tuple[str, str, str]) -> str:
    content = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(oid) for mode, name, oid in entries)
    return store(repo, "tree", content)


def commit(repo: Repository, tree: str, author: str = FINE, committer: str = FINE) -> str:
    head = repo.git("rev-parse", "HEAD").strip()
    text = f"tree {tree}\nparent {head}\nauthor {author}\ncommitter {committer}\n\nodd\n"
    return store(repo, "commit", text.encode())


@pytest.mark.parametrize(
    ("author", "committer", "told"),
    [
        (WHO, FINE, False),
        (FINE, WHO, True),
        (WHO, WHO, True),
        (f"{WHO} 1786000000 +9999", FINE, False),
        (FINE, f"{WHO} 1786000000 -9999", True),
        (f"{WHO} -5 +0000", f"{WHO} -5 +0000", True),
        (f"{WHO} 253500000000 +0000", f"{WHO} 253500000000 +0000", True),
        (f"{WHO} 99999999999999999999 +0000", f"{WHO} x y", True),
    ],
)
def test_dates_that_are_none_stop_nothing_and_are_told(okr, repo, author, committer, told):
    repo.edit("target: 500", "target: 450")
    repo.git("add", "-A")
    repo.git("reset", "-q", "--hard", commit(repo, repo.git("write-tree").strip(), author, committer))
    said = ""
    for words in (["lint"], ["diff"], ["diff", "HEAD~1..HEAD"], ["diff", "--since-start"], ["status", "--at", "HEAD"]):
        run = okr(*words)
        assert run.code in (0, 1), run.err
        said += run.err
    assert ("has no date that can be understood" in said) is told


@pytest.mark.parametrize("date", ["0 +0000", "86400 +0000", "253500000000 +0000"])
def test_a_commit_of_another_time_hides_none_before_it(okr, repo, date):
    repo.edit("date: 2026-08-10, value: 300", "date: 2026-08-10, value: 350")
    repo.commit("rewritten", "2026-08-14")
    before = okr("lint", "--select", "G").out
    assert "G102" in before
    for number in range(8):  # Git looks a few commits further than the first that is too old
        repo.write("notes.yaml", f"n: {number}\n")
        repo.git("add", "-A")
        odd = commit(repo, repo.git("write-tree").strip(), f"{WHO} {date}", f"{WHO} {date}")
        repo.git("reset", "-q", "--hard", odd)
    assert okr("lint", "--select", "G").out == before


def with_entries(repo: Repository, *entries: tuple[str, str, str]) -> str:
    """A commit whose tree has more entries than the workspace."""
    known = [line.split() for line in repo.git("ls-tree", "HEAD").splitlines()]
    here = [(mode.lstrip("0"), name, oid) for mode, _kind, oid, name in known]
    return commit(repo, tree(repo, *here, *entries))


def test_a_tree_that_climbs_or_holds_what_no_folder_can(okr, repo, tmp_path, monkeypatch):
    temporary = tmp_path / "temporary" / "deep"
    temporary.mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    blob = store(repo, "blob", b"planted: yes\n")
    inner = tree(repo, (BLOB, "planted.yaml", blob), (LINK, "link.yaml", blob), (SUBMODULE, "sub.yaml", "1" * 40))
    odd = with_entries(
        repo,
        *((FOLDER, name, inner) for name in ("..", ".", "a\\..\\b", "c:", "okr.yaml")),
        *((BLOB, name, blob) for name in ("../planted.yaml", "/planted.yaml", "x" * 300 + ".yaml", "okr.yaml")),
        (LINK, "link.yaml", blob),
        (SUBMODULE, "sub.yaml", "1" * 40),
        (FOLDER, "no-folder", blob),
        (BLOB, "no-file.yaml", inner),
    )
    run = okr("status", "--at", odd)
    assert run.code in (0, 3), run.err
    assert "Marketing" in run.out
    assert okr("diff", f"HEAD..{odd}").code in (0, 3, 5)
    assert not Path("/planted.yaml").exists()
    assert (list(temporary.iterdir()), list(temporary.parent.iterdir())) == ([], [temporary])


def test_a_tree_that_doubles_with_each_step_down(okr, repo):
    inner = store(repo, "blob", b"a: 1\n")
    bomb = tree(repo, *((BLOB, f"{letter}.yaml", inner) for letter in "abcdefghij"))
    for _ in range(12):
        bomb = tree(repo, *((FOLDER, letter, bomb) for letter in "abcdefghij"))
    run = okr("status", "--at", with_entries(repo, (FOLDER, "bomb", bomb)))
    assert (run.code, "Marketing" in run.out) == (0, True)


def test_a_file_in_the_past_that_is_too_large_is_said(okr, repo):
    repo.write(MARKETING, repo.read() + "# " + "x" * (4 << 20) + "\n")
    repo.commit("large")
    run = okr("status", "--at", "HEAD")
    assert run.code == 3
    assert "E100 The file is larger" in run.err


def test_a_clone_without_all_contents_is_said(okr, repo, tmp_path, monkeypatch):
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.edit("target: 500", "target: 450")
    repo.commit("later")
    partial = tmp_path / "partial"
    repo.git("clone", "-q", "--filter=blob:none", repo.folder.as_uri(), str(partial))
    monkeypatch.chdir(partial)
    assert okr("status", "--at", "HEAD").code == 0
    run = okr("diff", "HEAD~1")
    assert (run.code, "does not hold all of its history" in run.err) == (5, True)
