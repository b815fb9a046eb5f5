"""What a person wants everywhere, from a file of their own: nearer words win, and no repository can say it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from okr_terminal import Terminal


@pytest.fixture
def prefer(tmp_path, monkeypatch):
    """Write the person's own file: `prefer("language: fr")`."""
    home = tmp_path / "config"
    for variable in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(variable, str(home))

    def write(text):
        path = home / "okr" / "config.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_language_is_the_persons_before_the_workspaces(workspace, okr, prefer, monkeypatch):
    monkeypatch.delenv("OKR_LANG")
    prefer("language: fr\n")
    assert "Échéance" in okr("due").out
    assert "Échéance" not in okr("due", "--lang", "en").out
    monkeypatch.setenv("OKR_LANG", "en")
    assert "Échéance" not in okr("due").out


def test_colours_are_the_persons_unless_the_environment_or_an_option_says_otherwise(
    workspace, okr, prefer, monkeypatch
):
    prefer("color: always\n")
    assert "\x1b[" not in okr("due").out  # NO_COLOR is set
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[" in okr("due").out
    assert "\x1b[" not in okr("due", "--color", "never").out


@pytest.mark.parametrize("me", ["ann", "ANN@acme.example"])
def test_who_one_is_comes_before_git_says_it(workspace, okr, prefer, me, monkeypatch):
    settings = "version: 1\npeople:\n  bob: {}\n  ann: {email: ann@acme.example}\n"
    (workspace / "okr.yaml").write_text(settings, encoding="utf-8")
    prefer(f"me: {me}\n")
    assert okr("checkin", "leads", "240").code == 0
    assert "by: ann" in (workspace / "2026-Q3" / "marketing.yaml").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no pty")
def test_the_pager_is_the_persons_before_that_of_all_programs(workspace, prefer, monkeypatch, tmp_path):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("PAGER", "cat")
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\nexec cat\n", encoding="utf-8")
    pager.chmod(0o755)
    prefer(f"pager: {pager}\n")
    terminal = Terminal(("rule", "--all"))
    assert terminal.finish() == 0 and "PAGED" in terminal.said


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [("colour: always\n", "1:1", "color"), ("color: blue\n", "1:8", "always"), ("language: tlh\n", "1:11", "fr")],
)
def test_a_mistake_in_it_is_named_and_costs_no_more_than_its_key(workspace, okr, prefer, text, place, word):
    path = prefer(f"{text}me: bob\n")
    run = okr("due")
    assert (run.code, bool(run.out)) == (0, True)
    assert f"{path.name}:{place}" in run.err and word in run.err


def test_a_link_to_where_somebody_keeps_such_files_is_followed(workspace, okr, prefer, tmp_path, monkeypatch):
    monkeypatch.delenv("OKR_LANG")
    kept = tmp_path / "dotfiles.yaml"
    kept.write_text("language: fr\n", encoding="utf-8")
    path = prefer("")
    path.unlink()
    path.symlink_to(kept)
    assert "Échéance" in okr("due").out


def test_a_repository_cannot_say_it(workspace, okr, monkeypatch):
    monkeypatch.delenv("OKR_LANG")
    (workspace / "okr").mkdir()
    (workspace / "okr" / "config.yaml").write_text("language: fr\n", encoding="utf-8")
    for variable in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(variable, ".")
    assert Path("okr/config.yaml").is_file()
    assert "Échéance" not in okr("due").out
