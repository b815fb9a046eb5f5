"""Whole screens in French, and where the language comes from; each run is a process, as help is built once in one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NO_SUCH_OPTION = """okr: Il n’y a pas d’option --nope
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


def test_the_option_speaks_before_the_variable(tmp_path):
    assert run("--lang", "fr", "lint", "--nope", folder=tmp_path, OKR_LANG="en") == NO_SUCH_OPTION


def test_the_variable_speaks_before_the_workspace(tmp_path):
    (tmp_path / "okr.yaml").write_text("version: 1\nlanguage: en\n", encoding="utf-8")
    assert run("lint", "--nope", folder=tmp_path, OKR_LANG="fr") == NO_SUCH_OPTION


def test_the_workspace_speaks_before_the_environment(tmp_path):
    (tmp_path / "okr.yaml").write_text("version: 1\nlanguage: fr\n", encoding="utf-8")
    assert run("lint", "--nope", folder=tmp_path, LC_ALL="en_GB.UTF-8") == NO_SUCH_OPTION


def test_the_environment_speaks_where_nothing_else_does(tmp_path):
    assert run("lint", "--nope", folder=tmp_path, LC_ALL="fr_FR.UTF-8") == NO_SUCH_OPTION


def test_a_sound_workspace(tmp_path):
    (tmp_path / "okr.yaml").write_text("version: 1\nlanguage: fr\n", encoding="utf-8")
    assert run("lint", folder=tmp_path) == "Rien à signaler.\n"
