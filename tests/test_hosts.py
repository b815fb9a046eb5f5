"""What code hosts run: the files can be read, and name commands and options that there are."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from okrcli.cli.commands import LazyCommands

ROOT = Path(__file__).resolve().parent.parent
ACTION = ROOT / ".github" / "actions" / "okr" / "action.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"


def read(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def step(name: str) -> dict[str, Any]:
    (found,) = (one for one in read(ACTION)["runs"]["steps"] if one.get("id") == name)
    return found


def commands_of(script: str) -> list[list[str]]:
    """The command lines of `okr` in a script, as words."""
    joined = script.replace("\\\n", " ")
    return [shlex.split(re.split(r"\|\||>>|;|&&", found)[0]) for found in re.findall(r"-m okrcli (.*)", joined)]


def check_command(words: list[str]) -> None:
    """Fail unless there is such a command, with such options."""
    command = LazyCommands()[words[0]]
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    assert {word for word in words if word.startswith("-")} <= known


def test_the_hook_of_pre_commit_names_what_there_is() -> None:
    (hook,) = read(HOOKS)
    assert hook["id"] == "okr-lint"
    assert set(hook) <= {"id", "name", "description", "entry", "args", "language", "files", "pass_filenames"}
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    program, *words = [*shlex.split(hook["entry"]), *hook["args"]]
    assert program == "okr"
    check_command(words)
    assert re.search(hook["files"], "okrs/2026-Q3/marketing.yaml")
    assert not re.search(hook["files"], "okrs/notes.md")


def test_the_action_is_whole() -> None:
    action = read(ACTION)
    assert action["runs"]["using"] == "composite"
    text = ACTION.read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(action["inputs"])
    ids = [one["id"] for one in action["runs"]["steps"]]
    assert set(re.findall(r"steps\.([\w-]+)\.", text)) <= set(ids)
    for one in action["runs"]["steps"]:
        if "run" in one:
            assert one["shell"] == "bash"
            assert "${{" not in one["run"]  # nothing from outside becomes text of a script
            used = set(re.findall(r"\$\{?([A-Z_]+)", one["run"]))
            assert used <= set(one["env"]) | {
                "RUNNER_TEMP",
                "GITHUB_ACTION_PATH",
                "GITHUB_OUTPUT",
                "GITHUB_STEP_SUMMARY",
            }


def test_the_action_lints_with_what_there_is() -> None:
    (words,) = commands_of(step("lint")["run"])
    assert words == ["lint", "--severity", "$SEVERITY", "--format", "github"]
    check_command(words)


def test_the_action_sums_up_with_what_there_is() -> None:
    (words,) = commands_of(step("summary")["run"])
    assert words == ["diff", "$base..HEAD", "--format", "md"]
    pytest.importorskip("okrcli.cli.diff")
    check_command(words)


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
def test_the_step_that_reports(repository: Path) -> None:
    code, _said, handed = run_step("report", repository, RUNNER_TEMP=str(repository.parent))
    page = (repository.parent / "okr-report.html").read_text(encoding="utf-8")
    assert (code, "2026-Q3" in page, "2026-Q3" in handed) == (0, True, True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    (folder / "okrs" / "2026-Q3").mkdir(parents=True)
    (folder / "okrs" / "okr.yaml").write_text("version: 1\n", encoding="utf-8")
    (folder / "okrs" / "2026-Q3" / "cycle.yaml").write_text("starts: 2026-07-01\nends: 2026-09-30\n", encoding="utf-8")
    (folder / "okrs" / "2026-Q3" / "a.yaml").write_text("team: A\n", encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "start")
    return folder


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def run_step(name: str, folder: Path, **variables: str) -> tuple[int, str, str]:
    """Run a step's script as a host does; gives its exit code, what it says, and what it hands on."""
    handed = folder.parent / "handed"
    handed.write_text("", encoding="utf-8")
    script = folder.parent / "script.sh"
    script.write_text(step(name)["run"], encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder.parent), "PYTHON": sys.executable, "PYTHONPATH": str(ROOT),
        "OKR_TODAY": "2026-07-03", "OKR_DIR": "", "OKR_LANG": "", "LC_ALL": "C.UTF-8",
        "GITHUB_OUTPUT": str(handed), "GITHUB_STEP_SUMMARY": str(handed), **variables,
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, handed.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize(
    ("text", "fail_on", "code", "said"),
    [
        ("team: A\n", "warning", 0, 0),
        ("team: A\nlead: [\n", "error", 3, 3),
        ("team: A\nlead: [\n", "never", 0, 3),
        ("team: A\nobjectives:\n  - {id: o, objective: Grow}\n", "error", 0, 1),
        ("team: A\nobjectives:\n  - {id: o, objective: Grow}\n", "warning", 1, 1),
        ("team: A\nobjectives:\n  - {id: o, objective: Grow}\n", "never", 0, 1),
    ],
)
def test_the_step_that_lints(repository: Path, text: str, fail_on: str, code: int, said: int) -> None:
    (repository / "okrs" / "2026-Q3" / "a.yaml").write_text(text, encoding="utf-8")
    done = run_step("lint", repository, SEVERITY="info", FAIL_ON=fail_on)
    assert (done[0], done[2]) == (code, f"exit-code={said}\n")
    for line in done[1].splitlines():
        assert re.match(r"::(error|warning|notice) file=okrs/2026-Q3/a.yaml,title=okr [A-Z]\d+,", line)


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize("name", ["install", "lint", "summary"])
def test_no_step_imports_what_a_pull_request_brings_along(repository: Path, name: str) -> None:
    ran = repository.parent / "ran"
    for planted in ("okrcli/__main__.py", "pip/__main__.py", "typer.py", "rich.py", "signal.py", "sitecustomize.py"):
        (repository / planted).parent.mkdir(exist_ok=True)
        (repository / planted).write_text(f"open({str(ran)!r}, 'w').close()\n", encoding="utf-8")
    for package in ("okrcli", "pip"):
        (repository / package / "__init__.py").touch()
    git(repository, "commit", "-q", "--allow-empty", "-m", "more")
    elsewhere = {"RUNNER_TEMP": str(repository.parent), "PACKAGE": "./no-such-thing"}
    done = run_step(name, repository, SEVERITY="error", FAIL_ON="error", BASE="HEAD~1", **elsewhere)
    assert done[0] == (1 if name == "install" else 0)
    assert not ran.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize("base", ["", "0" * 40, "--upload-pack=touch here", "no such thing"])
def test_the_step_that_sums_up_stands_a_base_that_is_not_there(repository: Path, base: str) -> None:
    assert run_step("summary", repository, BASE=base) == (0, "", "")
    assert not (repository / "here").exists()
