"""The habits of the house that no linter knows: what stands where, how large, and who may write files."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "okrcli").rglob("*.py"))
TEXTS = sorted(
    path
    for folder in ("okrcli", "tests", "examples", ".build", ".ci", ".github")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".md", ".toml", ".yaml", ".yml", ".po", ".jsonl", ""} and path.is_file()
)

TOP_LEVEL = {"okrcli", "tests", "examples", "pyproject.toml", "README.md", "LICENSE"}
MADE = {"build", "dist"}
LINES = 400
WRITING = {"write_text", "write_bytes", "rename", "unlink", "mkdir", "rmdir", "symlink_to", "touch"}
READING = {"read_text", "open"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """The calls in a module, with the name that is called, without what it belongs to."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            yield node, called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def test_there_are_modules_to_look_at():
    assert len(MODULES) > 100
    assert len(TEXTS) > len(MODULES)


def test_nothing_else_stands_at_the_top():
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert there - MADE - {path.name for path in ROOT.glob("*.egg-info")} == TOP_LEVEL


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_a_small_room_with_a_name_that_says_something(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES
    assert not re.search("util|helper|manager|misc", path.stem)


def test_files_are_written_in_one_room_alone():
    writers = {
        f"{name_of(path)}: {called}"
        for path in MODULES
        for call, called in calls(path)
        if called in WRITING
        or (
            called == "open"
            and any(isinstance(one, ast.Constant) and re.search("[wax+]", str(one.value)) for one in call.args)
        )
    }
    assert {writer.split(":")[0] for writer in writers} == {"okrcli/yaml/write.py"}


def test_every_text_file_is_opened_with_its_encoding_named():
    unnamed = [
        f"{name_of(path)}:{call.lineno}"
        for path in MODULES
        for call, called in calls(path)
        if called in READING and isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") != "os"
        if not any(word.arg == "encoding" for word in call.keywords)
        if not any(isinstance(one, ast.Constant) and "b" in str(one.value) for one in call.args)
    ]
    assert unnamed == []


def test_nothing_names_a_machine_or_a_registry():
    host = re.compile(r"/home/[a-z]|/Users/[A-Za-z]|[A-Z]:\\\\Users|index-url|pypi\.org/simple|/root/|/tmp/(?!x)")
    named = [
        f"{name_of(path)}: {found[0]}"
        for path in TEXTS
        if path != Path(__file__) and (found := host.search(path.read_text(encoding="utf-8", errors="replace")))
    ]
    assert named == []


def test_what_the_tests_run_with_is_pinned_and_users_are_kept_from_nothing_but_what_breaks():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [re.split("[>;]", each)[0] for each in project["dependencies"] + project["optional-dependencies"]["dev"]]
    pinned = re.findall("^([a-z0-9-]+)==", (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert {re.sub("[._]", "-", name) for name in wanted} <= set(pinned)
    assert all(">=" in each for each in project["dependencies"])
    assert [each.split(">")[0] for each in project["dependencies"] if "<" in each] == ["typer"]


def test_where_to_report_is_said_alike_everywhere():
    import okrcli

    urls = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]
    assert urls["Issues"] == okrcli.REPORTS and urls["Issues"].startswith(urls["Source"])
