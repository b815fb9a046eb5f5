"""`okr lint --stdin-filename FILE -`: what an editor has not saved is judged as the file would be, and it alone."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

NAME = "2026-Q3/marketing.yaml"


@pytest.fixture
def lint(okr, monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Run `okr lint` on what standard input has: `lint(text, NAME, "--json")`."""

    def run(text: str | bytes, name: str | Path, *words: str):
        data = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return okr("lint", "--stdin-filename", str(name), "-", *words)

    return run


CHANGES = {
    "a rule": ("owner: alice", "owner: alicia"),
    "a value": ("target: 500", "target: 5x0"),
    "yaml": ("target: 500", "target: [500"),
    "a link": ("    owner: alice\n", "    owner: alice\n    supports: sales/nowhere\n"),
    "nothing": ("", ""),
    "line ends": ("\n", "\r\n"),
    "left out": ("    owner: alice", "    owner: alicia  # okr: ignore[O203] she joins on Monday"),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "md"])
def test_a_buffer_is_judged_as_the_file_that_it_becomes(okr, lint, workspace, change, form):
    path = workspace / NAME
    saved = path.read_bytes()
    text = saved.decode().replace(*CHANGES[change])
    buffer = lint(text, NAME, "--format", form)
    assert path.read_bytes() == saved
    path.write_bytes(text.encode())
    # what a team is asked for can be at fault elsewhere too; none of these is
    assert buffer == okr("lint", "marketing" if change != "yaml" else "2026-Q3:marketing", "--format", form)


def test_what_the_disk_has_of_it_is_never_read(lint, okr, workspace):
    path = workspace / NAME
    text = path.read_text(encoding="utf-8")
    said = lint(text, NAME, "--json")
    path.write_bytes(b"\xff\x00 no text")
    assert lint(text, NAME, "--json") == said
    path.unlink()
    assert lint(text, NAME, "--json") == said
    path.write_text(text, encoding="utf-8")
    assert lint("team: [", NAME).code == 3
    assert okr("lint", "marketing", "--json").code != 3  # and nothing of it is remembered


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("okr.yaml", "version: 1\nlanguage: klingon\n", "E2"),
        ("kpis.yaml", "kpis:\n  - {id: Bad Id, kpi: Bounce}\n", "E2"),
        ("2026-Q3/cycle.yaml", "starts: 2026-07-01\n", "E2"),
        ("2026-Q3/new-team.yaml", "team: New\nobjectivs: []\n", "E2"),
        ("2027-Q1/new-team.yaml", "team: New\nobjectivs: []\n", "E2"),
        (NAME, b"team: \xff\n", "E"),
        (NAME, "team: M\x00\n", "E"),
        (NAME, "", "E"),
    ],
)
def test_every_kind_of_file_there_or_not(lint, workspace, name, text, code):
    run = lint(text, name, "--json")
    assert run.code == 3
    found = json.loads(run.out)["findings"]
    assert found and all(one["code"].startswith(code) and one["file"] == name for one in found)


def test_what_is_wrong_elsewhere_is_not_told(lint, workspace):
    (workspace / "2026-Q3" / "sales.yaml").write_text("team: [", encoding="utf-8")
    text = (workspace / NAME).read_text(encoding="utf-8")
    run = lint(text, NAME, "--json", "--severity", "error")
    assert run.code == 0 and json.loads(run.out)["findings"] == []


def test_its_own_workspace_is_found_from_anywhere(lint, workspace, tmp_path):
    text = (workspace / NAME).read_text(encoding="utf-8").replace("owner: alice", "owner: alicia")
    os.chdir(tmp_path)
    run = lint(text, workspace / NAME, "--json")
    assert json.loads(run.out)["findings"][0]["file"] == NAME
    (tmp_path / "beside").symlink_to(workspace / "2026-Q3", target_is_directory=True)
    assert lint(text, tmp_path / "beside" / "marketing.yaml", "--json").out == run.out


def test_what_cannot_be_meant(lint, okr, workspace, tmp_path):
    for words, reason in (
        (["-"], "Nothing says which file"),
        (["--stdin-filename", NAME, "sales"], "leave out addresses"),
        (["--stdin-filename", NAME, "-", "--fix"], "leave out addresses"),
        (["--stdin-filename", NAME, "-", "--owner", "bob"], "leave out addresses"),
        (["--dir", ".", "--stdin-filename", str(tmp_path / "x.yaml"), "-"], "is not in the workspace"),
    ):
        run = okr("lint", *words)
        assert (run.code, run.out) == (2, "") and reason in run.err
