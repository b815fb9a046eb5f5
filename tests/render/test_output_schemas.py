"""The schemas of what commands print with `--json`: one for each, and of one mind with what is printed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from itertools import chain
from pathlib import Path

import pytest
from schema_reader import accepts

from okrcli.cli.commands import LazyCommands
from okrcli.cli.main import main
from okrcli.render.output_schemas import output_schemas

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = [path for path in sorted((ROOT / "tests" / "interchange" / "samples").glob("0*")) if path.suffix != ".json"]
LINES = {
    "status": ["status --json", "status --cycle 2026-Q2 --json", "status --team sales --json"],
    "list": ["list --all-cycles --json"],
    "checkin": ["checkin press 9 --confidence 4 --next Wait --json", "checkin press 9 --auto --dry-run --json"],
    "show": ["show leads --json", "show marketing/reference --json", "show company/trust --json"],
    "search": ["search legal --json", "search pipeline --json"],
    "tree": ["tree --json"],
    "due": ["due --json"],
    "digest": ["digest --json"],
    "kpi list": ["kpi list --json"],
    "kpi show": ["kpi show trials --json"],
    "history": ["history --json"],
    "new-cycle": ["new-cycle 2027-Q1 --json", "new-cycle 2026-Q4 --from 2026-Q2 --json --no-input"],
    "close-cycle": ["reopen 2026-Q2 && close-cycle 2026-Q2 --json --no-input"],
    "reopen": ["reopen 2026-Q2 --json"],
    "lint": ["lint --json"],
    "diff": ["diff --json", "diff HEAD --json"],
    "export": ["export --all-cycles --json"],
    "import": [f"import {one} --json --cycle 2026-Q4 --no-input" for one in SAMPLES],
}

READING = {"status", "list", "show", "search", "tree", "due", "digest", "kpi", "history", "lint", "diff"}


@pytest.fixture
def acme(tmp_path, monkeypatch):
    """The example as of a day, with changes since its one commit."""
    shutil.copytree(ROOT / "examples" / "acme", tmp_path / "acme")
    monkeypatch.chdir(tmp_path / "acme")
    standing = {"OKR_TODAY": "2026-08-31", "OKR_USER": "alice", "OKR_LANG": "en", "GIT_CONFIG_NOSYSTEM": "1"}
    for name, value in {**standing, "GIT_CONFIG_GLOBAL": os.devnull}.items():
        monkeypatch.setenv(name, value)
    who = ["-c", "user.name=Alice", "-c", "user.email=alice@acme.example"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "Begin", "--date=2026-08-25T09:00:00Z"]):
        subprocess.run(["git", *words], check=True, env={**os.environ, "GIT_COMMITTER_DATE": "2026-08-25T09:00:00Z"})
    path = Path("2026-Q3", "marketing.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("target: 500", "target: 450"), encoding="utf-8")


def commands(name, command):
    """The names of the commands that take `--json`."""
    below = getattr(command, "commands", {})
    yield from (each for one, inner in below.items() for each in commands(f"{name} {one}", inner))
    if any("--json" in param.opts for param in command.params):
        yield name


def closed(schema):
    """The schema with no key allowed that it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(each) for key, each in schema.items()}
    return {"additionalProperties": False, **made} if isinstance(schema.get("properties"), dict) else made


def test_every_command_with_json_has_one():
    found = {each for name, command in LazyCommands().items() for each in commands(name, command)}
    assert found == set(output_schemas()) == set(LINES)


@pytest.mark.parametrize("line", [line for lines in LINES.values() for line in lines])
def test_what_is_printed_is_what_the_schema_says(acme, capfd, line):
    name = next(one for one, lines in LINES.items() if line in lines)
    for words in line.split(" && "):
        capfd.readouterr()
        main(words.split())
    said = capfd.readouterr()
    document = json.loads(said.out)
    schema = output_schemas()[name]
    assert accepts(schema, closed(schema), document), said.err
    assert not accepts(schema, schema, {**document, "schema_version": "1"})


@pytest.mark.parametrize("line", [line for line in chain(*LINES.values()) if line.split()[0] in READING])
def test_what_is_printed_is_the_same_in_every_language(acme, capfd, line):
    main(line.split())
    english = capfd.readouterr().out
    main(["--lang", "fr", *line.split()])
    assert capfd.readouterr().out == english


def test_they_are_printed_whole_or_one_alone(acme, capfd):
    assert main(["schema", "--json-output"]) == 0
    assert json.loads(capfd.readouterr().out) == output_schemas()
    assert main(["schema", "--json-output", "--print", "kpi list"]) == 0
    assert json.loads(capfd.readouterr().out) == output_schemas()["kpi list"]
    assert main(["schema", "--json-output", "--print", "team"]) == 2
