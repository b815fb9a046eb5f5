"""Tab, in four shells: what is offered, that it is offered in words that mean nothing to a shell, and bash's colons."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from okr_repository import git

from okrcli.cli import offers
from okrcli.cli.commands import LazyCommands

CLI = Path(offers.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
SHELLS = ("bash", "zsh", "fish", "powershell")
HOSTILE = (
    r"a\$(touch ran)", "a$(touch ran)", "a`touch ran`", r"a\`touch ran\`", "a';touch ran;'", 'a"touch ran"',
    "a;touch ran", "a&touch", "a|touch", "a>touch", "a\ntouch", "a\x1b]0;touch\x07", "a\x9btouch", "a\u202etouch",
    "a touch", "$touch", "*touch", "~touch", "!touch", "#touch", "(touch)", "{touch,b}",
    "a\\touch", "a%touch", "a\u200btouch",
)  # fmt: skip


@pytest.fixture
def tab(workspace, monkeypatch) -> Callable[..., str]:
    """What `okr` says when Tab is pressed at the end of a line."""

    def press(line: str, shell: str = "bash") -> str:
        asked = {
            "_OKR_COMPLETE": f"complete_{shell}",
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": "" if line.endswith(" ") else line.split(" ")[-1],
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            [sys.executable, "-m", "okrcli"], env={**os.environ, **asked}, capture_output=True, check=False
        )
        assert done.stderr == b""
        return done.stdout.decode("utf-8")

    return press


def offered(tab, line: str) -> list[str]:
    """The words offered; those that are complete end in a blank."""
    return tab(line).removesuffix("\n").split("\n")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("okr show m", ["marketing"]),
        ("okr show 2026-Q3:", ["2026-Q3:marketing", "2026-Q3:sales"]),
        ("okr show q3:s", ["q3:sales"]),
        ("okr show 2026-Q2:", ["2026-Q2:support"]),
        ("okr show 2026-Q9:", [""]),
        ("okr show 2026-Q", ["2026-Q2:", "2026-Q3:"]),
        ("okr show marketing/", ["marketing/reference"]),
        ("okr show 2026-Q3:marketing/reference/b", ["2026-Q3:marketing/reference/bounce "]),
        ("okr show lea", ["leads "]),
        ("okr show refer", ["reference"]),
        ("okr show reference/b", ["reference/bounce "]),
        ("okr show 2026-Q3:reference/b", ["2026-Q3:reference/bounce "]),
        ("okr show cal", ["calm"]),
        ("okr show sup", ["support"]),
        ("okr show --cycle q3 cal", [""]),
        ("okr status --cycle 2026-Q2 s", ["support"]),
        ("okr status --cycle=2026-", ["--cycle=2026-Q2 ", "--cycle=2026-Q3 "]),
        ("okr status --cycle 2026-Q2 --team ", ["support "]),
        ("okr status --status o", ["on_track ", "off_track "]),
        ("okr list --tag ", ["web ", "q3-focus ", "street "]),
        ("okr checkin leads --status ", ["on_track ", "at_risk ", "off_track "]),
        ("okr checkin site --done ", ["draft ", "beta ", "launch "]),
        ("okr checkin marketing/reference/site --done b", ["beta "]),
        ("okr checkin 2026-Q3:site --done beta --done ", ["draft ", "launch "]),
        ("okr checkin leads --done ", [""]),
        ("okr checkin leads --by a", ["alice "]),
        ("okr kpi record x --by b", ["bob "]),
        ("okr add objective --type ", ["aspirational ", "committed "]),
        ("okr diff ", ["HEAD ", "topic/one ", "main ", "v1 "]),
        ("okr diff main..to", ["main..topic/one "]),
        ("okr diff main...H", ["main...HEAD "]),
        ("okr status --at v", ["v1 "]),
        ("okr --color ", ["auto ", "always ", "never "]),
        ("okr lint --select K201", ["K201 "]),
        ("okr schema --print ", ["team ", "cycle ", "kpis ", "workspace "]),
        ("okr sta", ["status "]),
        ("okr kpi pro", ["promote "]),
        ("okr nonsense ", [""]),
        ("okr show 'mark", ["marketing"]),
    ],
)
def test_what_is_offered(workspace, tab, line, words):
    other = workspace / "2026-Q2"
    other.mkdir()
    (other / "cycle.yaml").write_text("starts: 2026-04-01\nends: 2026-06-30\n", encoding="utf-8")
    (other / "support.yaml").write_text("team: Support\nobjectives:\n  - id: calm\n", encoding="utf-8")
    with (workspace / "2026-Q3" / "sales.yaml").open("a", encoding="utf-8") as file:
        file.write("        tags: [web, q3-focus]\n    tags:\n      - street\n")
    if "diff" in line or "--at" in line:
        begun = ["init", "-qb", "main"], ["add", "-A"], ["commit", "-qm", "x"], ["branch", "topic/one"], ["tag", "v1"]
        for words_of_git in (*begun, ["branch", "x$(touch${IFS}ran)"], ["branch", "y`touch`"]):
            git(Path(), *words_of_git)
    found = offered(tab, line)
    if "diff" in line:  # branches of one second come in any order
        found, words = sorted(found), sorted(words)
    assert found == words


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_of_a_file_means_anything_to_a_shell(workspace, tab, shell):
    def said(name: str) -> str:
        return '"' + "".join(f"\\U{ord(c):08x}" if ord(c) < 32 or c in '"\\' or ord(c) > 126 else c for c in name) + '"'

    team = "".join(f"      - {{id: {said(name)}, owner: {said(name)}}}\n" for name in HOSTILE)
    plain = "".join(f"      - id: {name.splitlines()[0]}\n        owner: {name.splitlines()[0]}\n" for name in HOSTILE)
    done = "      - id: site\n        milestones:\n" + "".join(
        f"          - {{id: {one}}}\n" for one in (*map(said, HOSTILE), "beta")
    )
    begin = "team: Marketing\nobjectives:\n  - id: reach\n    key_results:\n      - id: visits\n        owner: bob\n"
    (workspace / "2026-Q3" / "marketing.yaml").write_text(begin + team + plain + done, encoding="utf-8")
    for name in HOSTILE:
        (workspace / "2026-Q3" / f"{name.replace('/', '')}.yaml").write_text("team: X\n", encoding="utf-8")
        folder = workspace / name
        folder.mkdir()
        (folder / "cycle.yaml").write_text("starts: 2026-07-01\nends: 2026-09-30\n", encoding="utf-8")
    for line, right in {
        "okr show marketing/reach/": "visits",
        "okr show ": "sales",
        "okr status --cycle ": "2026-Q3",
        "okr status --owner ": "bob",
        "okr checkin site --done ": "beta",
        "okr show a": "",
    }.items():
        out = tab(line, shell)
        assert right in out
        assert "touch" not in out, out


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("command", ["", "status ", "checkin ", "init ", "kpi record ", "add objective "])
def test_what_is_said_of_a_word_means_nothing_either(tab, shell, language, command, monkeypatch):
    monkeypatch.setenv("OKR_LANG", language)
    for typed in ("", "--"):
        out = tab(f"okr {command}{typed}", shell)
        body = out.replace("compadd -S ''", "").removeprefix("_arguments '*: :((").replace("))'\n", "\n")
        assert not set("`$'") & set(body)
        assert not set("\\") & set(body.replace(r"\\:", ""))
        assert all(character.isprintable() or character in "\n\t\xa0\u202f" for character in body)


def test_a_broken_workspace_is_silent(workspace, tab):
    for path in workspace.rglob("*.yaml"):
        path.write_bytes(b"\xff\x00{[: - \x1b]\n" * 50)
    for shell in SHELLS:
        tab("okr show a", shell)
        tab("okr status --cycle x --team ", shell)
    assert tab("okr nonsense --x ") == "\n"


BASH = """\
. ./completion.bash
COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=("${@:2}") COMP_CWORD=$(($# - 2))
_okr_completion
printf '[%s]\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize(
    ("line", "words", "completed"),
    [
        ("okr show 2026-Q3:mar", ["okr", "show", "2026-Q3", ":", "mar"], "[marketing]"),
        ("okr show 2026-Q3:", ["okr", "show", "2026-Q3", ":"], "[marketing]\n[sales]"),
        ("okr show 2026-Q3:marketing/reference/le", ["okr", "show", "2026-Q3", ":", "marketing/reference/le"],
         "[marketing/reference/leads ]"),
        ("okr status --cycle=2026-", ["okr", "status", "--cycle", "=", "2026-"], "[2026-Q3 ]"),
        ("okr status --cycle=", ["okr", "status", "--cycle", "="], "[2026-Q3 ]"),
        ("okr status --cycle 2026-Q3 mar", ["okr", "status", "--cycle", "2026-Q3", "mar"], "[marketing]"),
        ("okr show mar", ["okr", "show", "mar"], "[marketing]"),
        ("okr show '2026-Q3:mar", ["okr", "show", "'2026-Q3:mar"], "[2026-Q3:marketing]"),
        ("okr show zzz", ["okr", "show", "zzz"], "[]"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("breaks", [None, "' \t\n\"><;|&('"])
def test_bash_across_colons(workspace, monkeypatch, line, words, completed, breaks):
    folder = workspace / "bin"
    folder.mkdir()
    command = folder / "okr"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m okrcli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    script = subprocess.check_output([command], env={**os.environ, "_OKR_COMPLETE": "source_bash"})
    (workspace / "completion.bash").write_bytes(script)
    if breaks is not None:  # somebody took colons out, as bash-completion advises
        words = [line.split(" ")[0], *line.split(" ")[1:]]
        last = line.split(" ")[-1]
        inside = completed.replace("[", "[" + (last[: last.find("=") + 1] or last[: last.find(":") + 1]))
        completed = completed if "'" in last or inside[1:] == "]" else inside
    setting = f"COMP_WORDBREAKS={breaks}\n" if breaks is not None else "COMP_WORDBREAKS=$' \\t\\n\"\\'@><=;|&(:'\n"
    done = subprocess.run(["bash", "-c", setting + BASH, "bash", line, *words], capture_output=True, check=True)
    assert (done.stdout.decode(), done.stderr) == (completed + "\n", b"")


def test_a_language_is_offered_that_has_a_folder(monkeypatch):
    monkeypatch.setattr("okrcli.cli.options.languages", lambda: ("en", "fr", "eo"))
    command = LazyCommands()["version"]
    (language,) = [one for one in command.params if "--lang" in one.opts]
    offers = language.shell_complete(typer.Context(command), "")
    assert [one.value for one in offers] == ["en", "fr", "eo"]


def test_what_is_to_be_offered_can_be():
    named = {
        name for path in CLI.rglob("*.py") for name in re.findall(r"\bcompletion\.([a-z_]+)", path.read_text("utf-8"))
    }
    assert {name for name in named if not callable(getattr(offers, name, None))} == set()
    assert "addresses" in named
