"""`okr instructions`, and what `okr init --agents` puts into AGENTS.md: whole, renewed, and nothing else touched."""

from __future__ import annotations

import os
import re

import pytest

from okrcli.cli.commands import SECTIONS
from okrcli.errors import ExitCode
from okrcli.i18n import use_language
from okrcli.render.instructions import TOPICS

BEGIN, END = "<!-- okr:begin -->", "<!-- okr:end -->"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("topic", TOPICS)
def test_each_page_is_short_and_forbids_to_invent(okr, folder, topic, language):
    use_language(language)
    run = okr("instructions", topic, "--lang", language)
    assert run.code == 0
    lines = run.out.splitlines()
    assert len(lines) < 120 and lines[0].startswith("# ")
    first = run.out.partition("\n\n## ")[2].splitlines()
    never = r"Never invent a (value|confidence)" if language == "en" else r"N’inventez jamais une (valeur|confiance)"
    assert len(re.findall(never, "\n".join(first[:4]))) == 2


def test_the_overview_names_every_command_exit_code_and_topic(okr, folder):
    out = okr("instructions").out
    assert out == okr("instructions", "overview").out
    for name in (name for section in SECTIONS.values() for name in section):
        assert f"- `okr {name}`: " in out
    for code in ExitCode:
        assert f"- {int(code)}: " in out
    for words in ("--json", "--dry-run", "--no-input", *(f"okr instructions {topic}" for topic in [*TOPICS][1:])):
        assert words in out


def test_every_example_is_of_a_command_that_there_is(okr, folder):
    """What the pages tell to type is understood: only the workspace is missing."""
    for topic in TOPICS:
        for name in re.findall(r"^## `okr (.*)`$", okr("instructions", topic).out, re.MULTILINE):
            assert okr(*name.split(), "--help").code == 0


def test_a_topic_that_there_is_not(okr, folder):
    run = okr("instructions", "reviews")
    assert run.code == 2
    assert "There are: overview, writing, checkin, review." in run.err


def test_the_block_is_written_at_the_top_and_renewed_with_the_rest_as_it_was(okr, repo):
    top, path = repo.folder, repo.folder / "AGENTS.md"
    before = b"\xef\xbb\xbf# Ours\r\n\r\ntext  \r\nnot ended"
    path.write_bytes(before)
    run = okr("init", "--agents", "--dry-run")
    assert (run.code, path.read_bytes()) == (0, before)
    assert f"+{BEGIN}" in run.out
    assert okr("init", "--agents").code == 0
    after = path.read_bytes()
    assert after.startswith(before + b"\r\n\r\n" + BEGIN.encode() + b"\r\n") and after.endswith(END.encode() + b"\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert "up to date" in okr("init", "--agents").err
    assert path.read_bytes() == after
    old = after.replace(b"- Never", b"- Always") + b"\r\nmore below, with `" + END.encode() + b"` in a sentence\r\n"
    path.write_bytes(old)
    os.chdir(next(one for one in top.iterdir() if one.is_dir() and not one.name.startswith(".")))
    assert okr("init", "--agents").code == 0
    assert path.read_bytes() == old.replace(b"- Always", b"- Never")


@pytest.mark.parametrize("text", [f"{BEGIN}\n", f"{END}\n{BEGIN}\n", f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n", "\x00\x00é"])
def test_what_cannot_be_renewed_for_sure_is_left_alone(okr, repo, text):
    path = repo.folder / "AGENTS.md"
    data = text.encode("utf-16") if "\x00" in text else text.encode()
    path.write_bytes(data)
    run = okr("init", "--agents")
    assert run.code == 3 and "AGENTS.md" in run.err
    assert path.read_bytes() == data


def test_a_link_that_leads_out_is_not_followed(okr, repo, tmp_path):
    (tmp_path / "private.md").write_text("secret\n", encoding="utf-8")
    (repo.folder / "AGENTS.md").symlink_to(tmp_path / "private.md")
    assert okr("init", "--agents").code == 3
    assert (tmp_path / "private.md").read_text(encoding="utf-8") == "secret\n"


def test_a_new_workspace_without_git_gets_its_own(okr, folder):
    run = okr("init", "okrs", "--agents")
    assert run.code == 0 and "✓ For assistants  okrs/AGENTS.md" in run.err
    assert "YAML files in `./`" in (folder / "okrs" / "AGENTS.md").read_text(encoding="utf-8")
    assert not (folder / "AGENTS.md").exists()


@pytest.mark.parametrize("words", [["--dir", "."], ["."], []])
def test_a_workspace_below_is_found_and_none_is_made_beside_it(okr, repo, words):
    (repo.folder / "okrs").mkdir()
    for name in ("okr.yaml", "2026-Q3"):
        (repo.folder / name).rename(repo.folder / "okrs" / name)
    assert okr("init", *words, "--agents").code == 0
    assert not (repo.folder / "okr.yaml").exists()
    assert "YAML files in `okrs/`" in (repo.folder / "AGENTS.md").read_text(encoding="utf-8")


def test_where_it_cannot_be_written_no_workspace_is_made_either(okr, repo, monkeypatch, tmp_path):
    (tmp_path / "new" / "AGENTS.md").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "new")
    run = okr("init", "--agents", "--no-input")
    assert run.code == 3 and "nothing was changed" in run.err
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["AGENTS.md"]
