"""`okr edit`: the editor at the line, the check on return, and what is opened where something is broken."""

from __future__ import annotations

import sys

import pytest
from okr_terminal import CTRL_D
from okr_workspace import MARKETING


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """An editor that says what it was asked to open, then runs a line of Python on the file."""

    def choose(line: str = "pass") -> None:
        script = tmp_path / "vi"
        script.write_text(
            f"#!{sys.executable}\nimport sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n"
            f"print('vi', sys.argv[1], path.name)\n{line}\n",
            encoding="utf-8",
        )
        script.chmod(0o755)
        monkeypatch.setenv("VISUAL", str(script))

    return choose


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        (["leads"], "vi +7 marketing.yaml"),
        (["marketing/reference"], "vi +3 marketing.yaml"),
        (["sales"], "vi +1 sales.yaml"),
        ([], "vi +1 okr.yaml"),
    ],
)
def test_it_opens_at_the_line(terminal, editor, words, opened):
    editor()
    session = terminal("edit", *words)
    assert session.finish() == 0
    assert session.said == f"{opened}\nNothing was changed.\n"


def test_a_sound_change_is_said(terminal, editor):
    editor("path.write_text(path.read_text().replace('Acme', 'Acme SA'))")
    session = terminal("edit")
    assert session.finish() == 0
    assert session.said == "vi +1 okr.yaml\n✓ Changed and sound  okr.yaml\n"


@pytest.mark.parametrize(("answers", "openings"), [(["n"], 1), (["", "n"], 2), ([CTRL_D], 1)])
def test_a_mistake_is_shown_and_the_file_offered_again(terminal, editor, answers, openings):
    editor("path.write_text(path.read_text().replace('target: 500', 'target: x'))")
    session = terminal("edit", "leads").type(*answers)
    assert session.finish() == 3
    assert session.said.count("vi +") == openings
    assert ("vi +11 marketing.yaml" in session.said) == (openings == 2)
    assert "2026-Q3/marketing.yaml:11:17: error E2" in session.said
    assert "Open it again? [Y/n]" in session.said


@pytest.mark.parametrize(("words", "line"), [(["leads"], 7), ([], 30)])
def test_a_file_with_a_mistake_is_opened_where_it_was_asked_or_where_it_is_wrong(
    terminal, workspace, editor, words, line
):
    path = workspace / MARKETING
    path.write_text(path.read_text(encoding="utf-8") + "foo: 1\n", encoding="utf-8")
    editor()
    session = terminal("edit", *words).type("n")
    assert session.finish() == 3
    assert session.said.startswith(f"vi +{line} marketing.yaml\n2026-Q3/marketing.yaml:30:1: error E201 ")


@pytest.mark.parametrize(
    ("visual", "said"),
    [
        ("", "okr: No editor is set\n     Set VISUAL or EDITOR, such as EDITOR=nano.\n"),
        ("no-such-editor", "okr: no-such-editor could not be run (No such file or directory)\n"),
    ],
)
def test_an_editor_that_there_is_not(terminal, monkeypatch, visual, said):
    monkeypatch.setenv("VISUAL", visual)
    session = terminal("edit", "leads")
    assert session.finish() == 2
    assert session.said.startswith(said)


def test_it_needs_a_terminal(okr, workspace):
    assert okr("edit", "leads").err == "okr: An editor needs a terminal\n     Run `okr edit` at one.\n"


def test_what_no_editor_can_mend_is_said(terminal, editor, workspace):
    editor()
    (workspace / "Third Quarter").mkdir()
    (workspace / "Third Quarter" / "cycle.yaml").write_text("starts: 2026-07-01\nends: 2026-09-30\n", encoding="utf-8")
    assert terminal("edit", "leads").finish() == 0
    session = terminal("edit")
    assert session.finish() == 3
    assert "E404" in session.said
    assert "okr: There is no file to open for that\n" in session.said


def test_a_mistake_in_the_cycle_at_hand_is_opened_before_another_cycle(terminal, editor, workspace):
    editor()
    (workspace / "2026-Q2").mkdir()
    (workspace / "2026-Q2" / "cycle.yaml").write_text("starts: 2026-04-01\nends: 2026-06-30\n", encoding="utf-8")
    (workspace / "2026-Q3" / "cycle.yaml").write_text("starts: 2026-07-01\nends: [\n", encoding="utf-8")
    session = terminal("edit").type("n")
    assert session.finish() == 3
    assert session.said.startswith("vi +2 cycle.yaml\n")
