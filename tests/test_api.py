"""The Python API: what `import okrcli` gives, without the terminal's own libraries."""

from __future__ import annotations

import doctest
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import okrcli
from okrcli.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 8, 31)
TEAM = "team: Sales\nobjectives:\n  - id: deals\n    objective: Win\n"
USER = """\
from datetime import date

import okrcli

workspace: okrcli.Workspace = okrcli.load("okrs")
review = okrcli.status(workspace, at=date(2026, 8, 31))
for address, one in review.key_results():
    score: float | None = one.score
    print(address.team, score, one.status is okrcli.Status.STALE, one.key_result.statement.upper())
after = okrcli.check_in(workspace, "leads", 230, confidence=6, blockers=["Legal"], on=date(2026, 8, 31))
remarks: list[okrcli.Remark] = okrcli.lint("team: Sales")
print([one.message for one in after.problems], okrcli.__version__)
try:
    okrcli.load("nowhere")
except okrcli.OkrError as error:
    print(error)
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples" / "acme", tmp_path / "okrs")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "okrs"


def run_python(folder, program):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_the_figures_are_those_of_the_json(folder, capfd, monkeypatch):
    monkeypatch.setenv("OKR_TODAY", DAY.isoformat())
    assert main(["--dir", str(folder), "status", "--json"]) == 0
    said = json.loads(capfd.readouterr().out)
    review = okrcli.status(okrcli.load(folder), at=DAY)
    shown = [one for team in said["teams"] for each in team["objectives"] for one in each["key_results"]]
    states = dict(review.key_results())
    assert [address.path for address in states] == [one["address"] for one in shown]
    for one, state in zip(shown, states.values(), strict=True):
        for name in ("value", "baseline", "score", "expected", "pace", "goal", "status", "confidence", "raw_score"):
            assert one[name] == getattr(state, name)
    assert review.summary.net_confidence == said["summary"]["net_confidence"]
    assert okrcli.status(okrcli.load(), at=DAY, cycle="q2").cycle.id == "2026-Q2"


def test_a_check_in_adds_its_line_and_nothing_else(folder):
    path = folder / "2026-Q3" / "marketing.yaml"
    before = path.read_text(encoding="utf-8").splitlines()
    workspace = okrcli.load(folder)
    first = {str(address): state.value for address, state in okrcli.status(workspace, at=DAY).key_results()}
    after = okrcli.check_in(workspace, "leads", 481, confidence=7, next="Call Ana", by="bob", on=DAY)
    lines = path.read_text(encoding="utf-8").splitlines()
    (new,) = [line for line in lines if line not in before]
    assert len(lines) == len(before) + 1
    assert new.strip() == "- {date: 2026-08-31, value: 481, confidence: 7, by: bob, next: Call Ana}"
    changed = {
        str(address)
        for address, state in okrcli.status(after, at=DAY).key_results()
        if state.value != first[str(address)]
    }
    assert changed == {next(name for name in first if name.endswith("/leads"))}
    assert dict(okrcli.status(workspace, at=DAY).key_results()) != dict(okrcli.status(after, at=DAY).key_results())


@pytest.mark.parametrize(
    ("address", "value", "options", "words"),
    [
        ("nothing", 1, {}, "nothing"),
        ("leads", None, {}, "says nothing"),
        ("leads", 230, {"confidence": 11}, "confidence"),
        ("leads", 230, {"done": ["beta"]}, "done"),
        ("marketing", 230, {}, "marketing"),
        ("leads", 230, {"cycle": "1999"}, "1999"),
        ("leads", 230, {"note": "a\x1bb"}, ""),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(folder, address, value, options, words):
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    with pytest.raises(okrcli.OkrError) as raised:
        okrcli.check_in(okrcli.load(folder), address, value, on=DAY, **options)
    assert words in str(raised.value) and " " in str(raised.value)
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_what_cannot_be_read_is_among_the_problems(folder):
    (folder / "2026-Q3" / "sales.yaml").write_text("team: [\n", encoding="utf-8")
    workspace = okrcli.load(folder)
    assert [(one.path.name, one.line) for one in workspace.problems] == [("sales.yaml", 1)]
    assert "sales" not in {address.team for address, _state in okrcli.status(workspace, at=DAY).key_results()}
    with pytest.raises(okrcli.OkrError, match="There is no"):
        okrcli.load(folder / "2026-Q3")


def test_a_text_is_linted_without_its_folder(folder, monkeypatch):
    path = folder / "2026-Q3" / "marketing.yaml"
    remarks = okrcli.lint(path.read_text(encoding="utf-8"), name="2026-Q3/marketing.yaml", at=DAY)
    assert {"C101", "C201", "C202"} == {one.code for one in remarks}
    (remark,) = okrcli.lint("team: Sales\nobjectivs: []\n")
    assert (remark.code, remark.line, remark.column, remark.severity) == ("E201", 2, 1, "error")
    assert "objectives" in (remark.hint or "")
    assert [one.code for one in okrcli.lint("starts: 2026-07-01\n", name="2026-Q3/cycle.yaml")] == ["E202"]
    assert okrcli.lint("version: 1\n", name="okr.yaml") == []
    assert okrcli.lint("kpis:\n  - {id: up, kpi: Uptime}\n", name="kpis.yaml", at=DAY) != []
    assert "O" in {one.code[0] for one in okrcli.lint(TEAM)}


def test_lint_is_called_by_its_name_whoever_imported_its_room(folder):
    program = "import okrcli.lint.engine, okrcli\nprint(okrcli.lint('team: [')[0].code, okrcli.lint.engine.__name__)"
    assert run_python(folder, program).split() == ["E112", "okrcli.lint.engine"]


def test_neither_typer_nor_rich_is_imported(folder):
    program = USER.replace('"okrs"', '"."') + "import sys\nprint('\\n', *sys.modules)"
    loaded = run_python(folder, program).splitlines()[-1].split()
    assert "okrcli.api" in loaded
    assert [one for one in loaded if one.split(".")[0] in ("typer", "click", "rich")] == []


def test_a_bare_import_brings_nothing(folder):
    loaded = run_python(folder, "import okrcli, sys\nprint(*sys.modules)").split()
    assert [one for one in loaded if one.startswith("okrcli.")] == []


@pytest.mark.parametrize("name", okrcli.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name):
    assert getattr(okrcli, name).__doc__
    assert name in dir(okrcli)


def test_no_other_name_is_public():
    with pytest.raises(AttributeError, match="stats"):
        _ = okrcli.stats


def test_the_readme_s_session_says_what_python_says(folder):
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = (part.split("```")[0] for part in page.split("```pycon\n")[1:])
    test = doctest.DocTestParser().get_doctest(block, {}, "README", "README.md", 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert test.examples and runner.run(test).failed == 0


@pytest.mark.slow
def test_a_user_s_script_is_strictly_typed_against_the_installed_wheel(tmp_path):
    """The wheel is built and installed beside nothing else; `py.typed` is what mypy goes by."""
    for words in (
        ["pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", "wheels", str(ROOT)],
        ["venv", "--without-pip", "place"],
    ):
        subprocess.run([sys.executable, "-m", *words], cwd=tmp_path, check=True, capture_output=True)
    (wheel,) = (tmp_path / "wheels").glob("okrcli-*.whl")
    python = tmp_path / "place" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = subprocess.run(
        [python, "-c", "import site; print(site.getsitepackages()[0])"], check=True, capture_output=True, text=True
    ).stdout.strip()
    shutil.unpack_archive(wheel, site, "zip")
    (tmp_path / "script.py").write_text(USER + "reveal_type(okrcli.lint)\n", encoding="utf-8")
    words = ["-m", "mypy", "--strict", "--python-executable", str(python), "--config-file", os.devnull, "script.py"]
    run = subprocess.run([sys.executable, *words], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "okrcli.api.Remark" in run.stdout and "Any" not in run.stdout
