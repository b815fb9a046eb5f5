"""A key is defined once, in its form: what is read off it arrives everywhere."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import okrcli.schema
from okrcli.model import CheckIn, Guardrail, Metric, Milestones, ReportedStatus
from okrcli.schema import team
from okrcli.schema.entry import forms_within
from okrcli.schema.kinds import file_kinds
from okrcli.schema.translate import to_file, to_model
from okrcli.workspace.checkins import checkin_data

ROOT = Path(okrcli.schema.__file__).parents[2]
FORMS = sorted({form for kind in file_kinds() for form in forms_within(kind.form)}, key=lambda form: form.thing)
READ = [form for form in FORMS if form.means is not None]

# Two keys of a key result that there are not, and what becomes of them.
NEW_KEYS = """
from collections import namedtuple
from pathlib import Path
from typing import Annotated
from pydantic import Field
from okrcli.model import KeyResult as Known
from okrcli.schema import team
from okrcli.schema.entry import Carry, FileKind, Merge
from okrcli.schema.values import Names, Text

absent = (*Known._field_defaults.values(), (), None)
Value = namedtuple("KeyResult", (*Known._fields, "labels", "mood"), defaults=absent)

class KeyResult(team.KeyResult, means=Value):
    labels: Annotated[Names, Merge.AS_SET] = Field([], description="What it is filtered by.")
    mood: Annotated[Text | None, Carry.NO] = Field(None, description="How it feels.")

class Objective(team.Objective):
    key_results: Annotated[list[KeyResult], Merge.BY_ID] = Field([], description="How we would know.")

class Team(team.Team):
    objectives: Annotated[list[Objective], Merge.BY_ID] = Field([], description="What the team wants.")

team.KeyResult, team.Objective, team.TEAM_FILE = KeyResult, Objective, FileKind("team", Team, team.check_team)
"""
EVERYWHERE = """
from okrcli.merge.texts import merge_sources
from okrcli.schema.json_schema import json_schemas
from okrcli.yaml.source import make_source
from okrcli.workspace.load import read_team

def read(text):
    return read_team(make_source(Path("2026-Q3/growth.yaml"), text))

text = Path("2026-Q3/growth.yaml").read_text(encoding="utf-8")
key_result = read(text).value.objectives[0].key_results[0]
assert (key_result.labels, key_result.mood) == (("web",), "good"), key_result

wrong = read(text.replace("labels: web", "labels: {}")).findings
assert [(one.code, one.facts["expected"]) for one in wrong] == [("E204", "lines")], wrong
wrong = read(text.replace("labels:", "label:")).findings
assert [(one.code, one.facts["nearest"]) for one in wrong] == [("E201", "labels")], wrong

definition = json_schemas()["team"]["definitions"]["key_result"]["properties"]["labels"]
assert definition["description"] == "What it is filtered by.", definition
assert definition["type"] == ["string", "array", "null"], definition

sides = [make_source(Path("growth.yaml"), text.replace("labels: web", f"labels: [web, {one}]")) for one in ("a", "b")]
merged = merge_sources(make_source(Path("growth.yaml"), text), *sides)
assert merged.clean, merged.conflicts
assert read(merged.source.text).value.objectives[0].key_results[0].labels == ("web", "a", "b")

import sys
from okrcli.__main__ import start
sys.argv = ["okr", "new-cycle", "2026-Q4", "--from", "2026-Q3", "--force"]
start()
"""
TEAM = """\
team: Growth
objectives:
  - id: reach
    objective: Become the place that people ask first
    retrospective: {why: Slow, learned: Much, decision: keep}
    key_results:
      - id: leads
        key_result: Leads
        baseline: 1
        target: 9
        labels: web
        mood: good
"""


def run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "OKR_CACHE": "0", "OKR_TODAY": "2026-10-02", "NO_COLOR": "1"}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_a_new_key_arrives_everywhere(tmp_path):
    (tmp_path / "okr.yaml").write_text("version: 1\n", encoding="utf-8")
    (tmp_path / "2026-Q3").mkdir()
    (tmp_path / "2026-Q3/cycle.yaml").write_text("starts: 2026-07-01\nends: 2026-09-30\n", encoding="utf-8")
    (tmp_path / "2026-Q3/growth.yaml").write_text(TEAM, encoding="utf-8")
    done = run(tmp_path, NEW_KEYS + EVERYWHERE)
    assert done.returncode == 0, done.stderr
    carried = (tmp_path / "2026-Q4/growth.yaml").read_text(encoding="utf-8")
    assert "        labels: [web]\n" in carried
    assert "mood" not in carried


@pytest.mark.parametrize("form", READ, ids=lambda form: form.thing)
def test_the_model_has_every_key_and_holds_the_same_where_it_is_absent(form):
    groups = (Metric, Guardrail, Milestones) if {"measure", "range"} & set(form.means._fields) else ()
    named = {"version", *form.means._fields, *(name for group in groups for name in group._fields)}
    assert set(form.model_fields) <= named
    defaults = form.means._field_defaults
    for name, field in form.model_fields.items():
        if name in defaults and not field.is_required():
            absent = field.get_default(call_default_factory=True)
            assert defaults[name] == (to_model(absent) if hasattr(absent, "means") else plain(absent)), name


def plain(value):
    return tuple(value) if isinstance(value, list) else value


@pytest.mark.parametrize(
    "entry",
    [
        CheckIn(date(2026, 7, 13), 150),
        CheckIn(date(2026, 7, 13), 0, confidence=0, status=ReportedStatus.AT_RISK, by="bob", note="Late"),
        CheckIn(date(2026, 7, 13), done=("one",), blockers=("Legal",), next=("Ask", "Wait")),
    ],
)
def test_a_check_in_is_written_without_its_form_as_with_it(entry):
    said = checkin_data(entry)
    assert list(said.items()) == list(to_file(entry, team.CheckIn).items())
    assert to_model(team.CheckIn.model_validate(said | {"date": "2026-07-13"})) == entry


def test_the_examples_of_the_package_run():
    assert doctest.testmod(okrcli.schema).failed == 0


def test_a_language_is_a_folder_and_no_code(tmp_path):
    (tmp_path / "de").mkdir()
    (tmp_path / "de/conventions.toml").touch()
    (tmp_path / "okr.yaml").write_text("version: 1\nlanguage: de\n", encoding="utf-8")
    code = """
from pathlib import Path
import okrcli.languages
okrcli.languages.LOCALES = Path.cwd()
from okrcli.workspace.load import load_settings
print(load_settings(Path.cwd()).value.language)
"""
    assert run(tmp_path, code).stdout == "de\n"
