"""Where the language comes from, and that all of it is there; each run is a process, as help is built once in one.

Whole screens in French stand in the transcripts (tests/golden).
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from okrcli.cli.answers import read_confidence
from okrcli.i18n import use_language
from okrcli.languages import LOCALES

pytest.importorskip("babel")

from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
NO_SUCH_OPTION = """okr: Il n’y a pas d’option --zzzz
     `okr lint --help` en donne la liste.
"""


def run(*arguments: str, folder: Path, **environment: str) -> str:
    kept = {name: text for name, text in os.environ.items() if name not in ("OKR_LANG", "OKR_DIR", "LC_ALL", "LANG")}
    done = subprocess.run(
        [sys.executable, "-m", "okrcli", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C", **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("workspace", "words", "environment"),
    [
        ("en", ["--lang", "fr"], {"OKR_LANG": "en"}),
        ("en", [], {"OKR_LANG": "fr"}),
        ("fr", [], {"LC_ALL": "en_GB.UTF-8"}),
        (None, [], {"LC_ALL": "fr_FR.UTF-8"}),
    ],
    ids=["the option first", "then the variable", "then the workspace", "then the environment"],
)
def test_who_says_the_language(workspace, words, environment, tmp_path):
    if workspace:
        (tmp_path / "okr.yaml").write_text(f"version: 1\nlanguage: {workspace}\n", encoding="utf-8")
    assert run(*words, "lint", "--zzzz", folder=tmp_path, **environment) == NO_SUCH_OPTION


def test_a_sound_workspace(tmp_path):
    (tmp_path / "okr.yaml").write_text("version: 1\nlanguage: fr\n", encoding="utf-8")
    assert run("lint", folder=tmp_path) == "Rien à signaler.\n"


def test_every_word_of_the_help_is_translated(tmp_path):
    """Each help text of each command and option comes from the catalogue, or says the same in both languages."""
    collect = """
from okrcli.i18n import use_language
use_language("fr")
from okrcli.cli.commands import LazyCommands
for name, command in LazyCommands().items():
    for one in (command, *getattr(command, "commands", {}).values()):
        print(repr((name, one.help)))
        for param in one.params:
            print(repr((name, getattr(param, "help", None) or "")))
"""
    told = subprocess.run(
        [sys.executable, "-c", collect], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )
    said = [ast.literal_eval(line) for line in told.stdout.decode("utf-8").splitlines()]
    with (LOCALES / "fr" / "LC_MESSAGES" / "okr.po").open("rb") as file:
        french = {text for one in read_po(file) if one.id for text in [one.string] if isinstance(text, str)}
    assert len(said) > 100
    assert [(name, text) for name, text in said if text and text not in french] == []


def test_a_new_workspace_speaks_french_to_its_team(tmp_path):
    run("init", folder=tmp_path, OKR_LANG="fr", OKR_TODAY="2026-08-20")
    assert "language: fr  " in (tmp_path / "okr.yaml").read_text(encoding="utf-8")
    company = tmp_path / "2026-Q3" / "entreprise.yaml"
    text = company.read_text(encoding="utf-8")
    assert "# Un objectif dit où nous voulons aller" in text
    example = text[text.index("# objectives:") :].replace("\n# ", "\n").removeprefix("# ")
    company.write_text(text[: text.index("# Un objectif")] + example, encoding="utf-8")
    assert "entreprise/reference/taux-rebond" in run("status", "--json", folder=tmp_path, OKR_TODAY="2026-08-20")


@pytest.mark.parametrize("said", ["7", "7/10", "7 sur 10", "7 out of 10"])
def test_a_confidence_is_typed_as_it_is_shown(said):
    use_language("fr")
    assert read_confidence(said) == 7


def test_a_cycle_whose_name_cannot_be_one_is_a_finding(tmp_path):
    (tmp_path / "okr.yaml").write_text("version: 1\nlanguage: fr\n", encoding="utf-8")
    (tmp_path / "2026-T3").mkdir()
    (tmp_path / "2026-T3" / "cycle.yaml").write_text("starts: 2026-07-01\nends: 2026-09-30\n", encoding="utf-8")
    assert "E404 `2026-T3` contient un cycle.yaml" in run("lint", folder=tmp_path)
