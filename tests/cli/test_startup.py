"""What a command does not need is not imported: a command should feel instant."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from okrcli.cli.commands import SECTIONS

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "pydantic",
    "pydantic_core",
    "ruamel",
    "_ruamel_yaml",
    "rich.console",
    "asyncio",
    "okrcli.lint.coach",
    "xlsxwriter",
    "python_calamine",
    "markdown_it",
)
PROGRAM = """
import json, sys
from okrcli.cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print()
print(json.dumps([int(code or 0), sorted(sys.modules)]))
"""


def imported(folder: Path, *words: str, **environment: str) -> set[str]:
    """The heavy modules that a command line has imported when it ends; it ends well."""
    return set(HEAVY) & modules(folder, *words, **environment)


def modules(folder: Path, *words: str, **environment: str) -> set[str]:
    """All that a command line has imported when it ends; it ends well."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OKR_", "COMP_"))}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, found = json.loads(run.stdout.splitlines()[-1])
    assert code == 0, run.stderr
    return set(found)


COMMANDS = [name for section in SECTIONS.values() for name in section]


@pytest.mark.parametrize("words", [["--version"], ["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_and_version_import_nothing_heavy(workspace, words, language):
    assert imported(workspace, *words, OKR_LANG=language) == set()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize(
    "line",
    ["okr ", "okr show mark", "okr show 2026-q3:", "okr show --", "okr checkin site --done ", "okr status --status ",
     "okr add objective --type ", "okr diff ma", "okr checkin leads --by "],
)  # fmt: skip
def test_completing_imports_nothing_heavy(workspace, shell, line):
    completing = {"_OKR_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": line}
    assert not {name for name in imported(workspace, **completing) if name != "asyncio"}


def test_completing_a_column_needs_no_schema(workspace):
    completing = {"_OKR_COMPLETE": "complete_bash", "COMP_WORDS": "okr list --columns ", "COMP_CWORD": "3"}
    assert not {"pydantic", "pydantic_core"} & imported(workspace, **completing)


def test_status_needs_no_coach(workspace):
    assert "okrcli.lint.coach" not in imported(workspace, "status")


READING = (["status"], ["due"], ["tree"], ["history"], ["show", "leads"], ["list"], ["list", "-f", "csv"], ["digest"])


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_was_read_before_needs_neither_yaml_nor_the_schema(workspace, words):
    imported(workspace, *words)
    assert imported(workspace, *words) & {"pydantic", "pydantic_core", "ruamel", "_ruamel_yaml"} == set()


def test_a_check_in_on_what_was_read_before_needs_no_schema(workspace):
    imported(workspace, "status")
    words = ("checkin", "leads", "230", "--confidence", "6", "--note", "Two webinars")
    assert imported(workspace, *words) & {"pydantic", "pydantic_core"} == set()
    assert imported(workspace, "status") & {"pydantic", "pydantic_core", "ruamel", "_ruamel_yaml"} == set()


@pytest.mark.parametrize("words", [("checkin", "leads", "310"), ("kpi", "record", "uptime", "99")], ids=" ".join)
def test_what_is_not_committed_needs_nothing_that_commits(workspace, words):
    (workspace / "kpis.yaml").write_text("kpis:\n  - {id: uptime, kpi: Uptime}\n")
    assert not {"okrcli.cli.publish", "okrcli.git.sync"} & modules(workspace, *words, OKR_TODAY="2026-08-17")


def test_what_was_linted_before_needs_neither_yaml_nor_the_coach(workspace):
    vocabulary = {"okrcli.lint.coach.statement", "okrcli.lint.coach.table"}
    (workspace / "2026-Q3" / "sales.yaml").unlink()
    assert modules(workspace, "lint", "--severity", "error") & vocabulary == vocabulary
    assert modules(workspace, "lint", "--severity", "error") & {*vocabulary, "_ruamel_yaml", "pydantic_core"} == set()
