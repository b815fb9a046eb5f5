"""What loading makes of files that are not as they should be: what can be read, and findings for the rest."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

from okrcli.errors import Finding
from okrcli.model import Kpi, Settings, Team
from okrcli.render.messages import hint_of, sentence_of
from okrcli.workspace.load import load_cycle, load_kpis, load_period, load_settings, load_team, read_team
from okrcli.yaml.source import make_source

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.yaml"))


@pytest.fixture
def root(tmp_path):
    (tmp_path / "2026-Q3").mkdir()
    write(tmp_path, "2026-Q3/cycle.yaml", "starts: 2026-07-01\nends: 2026-09-30\n")
    write(tmp_path, "2026-Q3/company.yaml", "team: Acme\n")
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    (root / name).write_text(text, encoding="utf-8")


def told(root: Path, findings: tuple[Finding, ...]) -> list[str]:
    """Findings as a person reads them, without hints."""
    return [
        f"{finding.path.relative_to(root).as_posix()}"
        f"{f':{finding.span.line}:{finding.span.column}' if finding.span else ''}: "
        f"{finding.code} {sentence_of(finding.code, finding.facts)}"
        for finding in findings
    ]


def test_one_broken_file_does_not_hide_the_others(root):
    write(root, "2026-Q3/marketing.yaml", "team: Marketing\nobjectives:\n  - objective: O\n")
    write(root, "2026-Q3/sales.yaml", "team: [Sales\n")
    write(root, "2026-Q3/support.yaml", "team: Support\n")
    loaded = load_cycle(root, "2026-Q3")
    assert loaded.value.teams == (Team("company", "Acme"), Team("marketing", "Marketing"), Team("support", "Support"))
    assert told(root, loaded.findings)[0] == "2026-Q3/marketing.yaml:3:5: E202 This objective has no `id`"
    assert told(root, loaded.findings)[1].startswith("2026-Q3/sales.yaml:1:7: E112 ")
    assert len(loaded.findings) == 2


def test_without_dates_there_is_no_cycle_but_its_teams_are_checked(root):
    write(root, "2026-Q3/cycle.yaml", "starts: 2026-07-01\n")
    write(root, "2026-Q3/sales.yaml", "name: Sales\n")
    loaded = load_cycle(root, "2026-Q3")
    assert loaded.value is None
    assert told(root, loaded.findings) == [
        "2026-Q3/cycle.yaml:1:1: E202 cycle.yaml has no `ends`",
        "2026-Q3/sales.yaml:1:1: E201 `name` is not a key of a team's file",
        "2026-Q3/sales.yaml:1:1: E202 The team's file has no `team`",
    ]


def test_files_that_only_look_like_teams(root):
    write(root, "2026-Q3/sales.yml", "team: Sales\n")
    write(root, "2026-Q3/Équipe Produit.yaml", "team: Produit\n")
    write(root, "2026-Q3/SUPPORT.YAML", "team: Support\n")
    loaded = load_cycle(root, "2026-Q3")
    assert loaded.value.teams == (Team("company", "Acme"),)
    assert sorted(told(root, loaded.findings)) == [
        "2026-Q3/SUPPORT.YAML: E402 `SUPPORT.YAML` cannot be a team's file: its name is the team's id",
        "2026-Q3/sales.yml: E401 `sales.yml` is not read: okr's files end in .yaml",
        "2026-Q3/Équipe Produit.yaml: E402 `Équipe Produit.yaml` cannot be a team's file: its name is the team's id",
    ]
    assert {hint_of(finding.code, finding.facts).split(":")[0] for finding in loaded.findings} == {
        "Rename it to `sales.yaml`.",
        "Rename it to `equipe-produit.yaml`",
        "Rename it to `support.yaml`",
    }


def test_a_folder_where_a_file_should_be(root):
    (root / "2026-Q3/sales.yaml").mkdir()
    loaded = load_cycle(root, "2026-Q3")
    assert loaded.value.teams == (Team("company", "Acme"),)
    assert told(root, loaded.findings) == ["2026-Q3/sales.yaml: E403 This is not a file that could be read"]


@pytest.mark.skipif(sys.platform == "win32", reason="links take a right of their own")
def test_a_link_to_nothing_and_a_link_to_a_file(root):
    (root / "2026-Q3/sales.yaml").symlink_to("nowhere.yaml")
    (root / "2026-Q3/support.yaml").symlink_to("company.yaml")
    loaded = load_cycle(root, "2026-Q3")
    assert loaded.value.teams == (Team("company", "Acme"), Team("support", "Acme"))
    assert told(root, loaded.findings) == ["2026-Q3/sales.yaml: E403 This link points at a file that is not there"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_not_waited_for(root):
    os.mkfifo(root / "2026-Q3/sales.yaml")
    assert [finding.code for finding in load_cycle(root, "2026-Q3").findings] == ["E403"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is forbidden")
def test_a_file_that_may_not_be_read(root):
    (root / "2026-Q3/company.yaml").chmod(0)
    assert told(root, load_cycle(root, "2026-Q3").findings) == [
        "2026-Q3/company.yaml: E403 There is no permission to read this file"
    ]


def test_what_is_not_there(root):
    assert told(root, load_team(root, "2026-Q3", "sales").findings) == [
        "2026-Q3/sales.yaml: E403 There is no such file"
    ]
    assert [finding.code for finding in load_period(root, "2026-Q4").findings] == ["E403"]
    assert [finding.code for finding in load_cycle(root, "2026-Q4").findings] == ["E403", "E403"]


def test_what_of_the_settings_is_wrong_is_the_default(root):
    write(root, "okr.yaml", "version: 1\nlanguage: fr\nstretch_target: 70%\n")
    loaded = load_settings(root)
    assert loaded.value == Settings(language="fr")
    assert told(root, loaded.findings) == ["okr.yaml:3:17: E207 `70%`: a number is written without its percent sign"]


def test_a_newer_format_is_all_that_is_said(root):
    write(root, "okr.yaml", "version: 2\nteams: {marketing: x}\n")
    loaded = load_settings(root)
    assert loaded.value == Settings()
    assert told(root, loaded.findings) == [
        "okr.yaml:1:10: E216 These files have format version 2, and this okr reads version 1"
    ]


def test_broken_kpis(root):
    write(root, "kpis.yaml", "kpis: [{id: up, kpi: Uptime, at_least: high}]\n")
    loaded = load_kpis(root)
    assert loaded.value == (Kpi("up", "Uptime"),)
    assert told(root, loaded.findings) == ["kpis.yaml:1:40: E205 `high` is not a number"]


def test_mistakes_in_the_text_and_in_the_form_are_told_together(root):
    write(root, "2026-Q3/sales.yaml", "team: Sales\nlead: [a]\nlead: b\nboss: c\n")
    loaded = load_team(root, "2026-Q3", "sales")
    assert loaded.value is None
    assert {finding.code for finding in loaded.findings} >= {"E120", "E201"}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_no_mutation_of_a_file_is_too_much(path):
    """A character, a line or a stretch changed: a team or findings, each with its place and its sentence."""
    chance = random.Random(path.stem)
    text = path.read_text(encoding="utf-8-sig")
    for _ in range(25):
        loaded = read_team(make_source(path, mutate(text, chance)))
        assert loaded.value is not None or loaded.findings
        for finding in loaded.findings:
            assert finding.span is not None
            assert sentence_of(finding.code, finding.facts) != finding.code


WORDS = [
    "",
    "-",
    ": ",
    "~",
    "1,5",
    "2026-02-30",
    "[",
    "}",
    "'",
    '"',
    "&a ",
    "*a",
    "<<: ",
    "true",
    ".inf",
    "\t",
    "\n",
    "#",
]


def mutate(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    length = chance.choice([0, 0, 1, 3, 12, 60])
    return text[:start] + chance.choice([*WORDS, text[start : start + 40]]) + text[start + length :]
