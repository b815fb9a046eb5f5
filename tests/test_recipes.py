"""The recipes of .github/RECIPES.md, run on the example where their programs are, with a `gh` that only takes notes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / ".github" / "RECIPES.md").read_text(encoding="utf-8")
SCRIPTS = re.findall(r"(?ms)^```sh\n(.*?)^```", PAGE)
PROGRAMS = ("sh", "jq", "sqlite3", "gh")
EXPECTED = {
    "--stdin-filename": "okrs/2026-Q3/marketing.yaml:87:67: warning C201",
    "gh issue": "issue create --title Check-ins owed on",
    "sqlite3": "| marketing   | ",
}


def test_each_script_is_tried():
    assert len(SCRIPTS) == len(EXPECTED)
    assert all(any(word in script for script in SCRIPTS) for word in EXPECTED)


@pytest.mark.parametrize("word", EXPECTED)
@pytest.mark.skipif(sys.platform == "win32", reason="scripts for a POSIX shell")
def test_a_script_does_what_it_says(word, tmp_path):
    script = next(one for one in SCRIPTS if word in one)
    needed = [one for one in PROGRAMS if re.search(rf"\b{one} ", script) and one != "gh"]
    if any(shutil.which(one) is None for one in needed):
        pytest.skip(f"needs {needed}")
    shutil.copytree(ROOT / "examples" / "acme", tmp_path / "okrs")
    shutil.copy(ROOT / "examples" / "acme" / "2026-Q3" / "marketing.yaml", tmp_path / "buffer")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, text in (("gh", 'echo "$@"\ncat due.md'), ("okr", f'exec "{sys.executable}" -m okrcli "$@"')):
        (programs / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    settings = {"OKR_TODAY": "2026-08-31", "OKR_LANG": "en", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    paths = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=tmp_path,
        env=os.environ | settings | paths,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert EXPECTED[word] in done.stdout, done.stderr
    assert done.returncode == (1 if word == "--stdin-filename" else 0)  # the example has warnings
