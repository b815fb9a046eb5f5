"""What is mistyped gets the nearest word; every command explains itself with examples that work."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from okr_workspace import Run

from okrcli.cli.commands import SECTIONS

COMMANDS = [
    *([name] for section in SECTIONS.values() for name in section),
    *(["add", name] for name in ("objective", "key-result", "team")),
]

SOMEWHERE_ELSE = "Free some space, or send it elsewhere.\n"


@pytest.mark.parametrize("words", [(), ("checkin",), ("kpi", "promote")])
def test_help_says_what_the_option_says(okr, words):
    assert okr("help", *words).out == okr(*words, "--help").out != ""


def test_help_of_nothing_that_there_is(okr):
    run = okr("help", "statsu")
    assert (run.code, run.out) == (2, "") and "status?" in run.err


@pytest.mark.parametrize(("topic", "holds"), [("environment", "OKR_WEBHOOK_FILE"), ("exit-codes", "130")])
def test_help_of_what_holds_for_all_commands(okr, topic, holds):
    run = okr("help", topic)
    assert (run.code, run.err) == (0, "") and holds in run.out


def test_the_manual_holds_every_command_and_option(okr):
    page = okr("help", "--man").out
    words = re.sub(r"\\([-&e])", lambda found: {"-": "-", "&": "", "e": "\\"}[found[1]], page)
    for name in (name for section in SECTIONS.values() for name in section):
        options = set(re.findall(r"(?<=[ ,])--[a-z][a-z-]+", okr(name, "--help").out))
        missing = [option for option in options if option not in words]
        assert f".SS okr {name} " in words and not missing, (name, missing)
    macros = {line.split()[0] for line in page.splitlines() if line[:1] in (".", "'")}
    assert macros == {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".EX", ".EE"}


def test_version_says_what_the_option_says(okr):
    assert okr("version").out == okr("--version").out


def test_quiet_leaves_data_and_errors(okr, workspace):
    said = okr("checkin", "leads", "240")
    assert said.code == 0 and said.err
    assert okr("checkin", "leads", "250", "-q") == Run(0, "", "")
    assert okr("-q", "due").out == okr("due").out != ""
    assert okr("-q", "show", "nothing").err == okr("show", "nothing").err != ""


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("chekin", 2, "okr: There is no command “chekin”\n     Did you mean checkin?\n"),
        ("frobnicate", 2, "okr: There is no command “frobnicate”\n     `okr --help` lists them.\n"),
        ("add objectiv", 2, "okr: There is no command “objectiv”\n     Did you mean objective?\n"),
        ("status --onwer alice", 2, "okr: There is no option --onwer\n     Did you mean --owner?\n"),
        ("--frobnicate", 2, "okr: There is no option --frobnicate\n     `okr --help` lists them.\n"),
        ("checkin leads 230 --nxt foo", 2, "okr: There is no option --nxt\n     Did you mean --next?\n"),
        ("status --team", 2, "okr: --team needs a value\n     `okr status --help` says which.\n"),
        ("status --json=3", 2, "okr: --json takes no value\n     `okr status --help` says more.\n"),
        ("show", 2, "okr: ADDRESS is missing\n     `okr show --help` says what to type.\n"),
        (
            "show leads extra words",
            2,
            "okr: One word too many: extra words\n"
            "     Text of several words stands in quotes; see `okr show --help`.\n",
        ),
        (
            "status --color pink",
            2,
            "okr: --color: “pink” is not one of auto, always, never.\n     `okr status --help` says more.\n",
        ),
        (
            "status --at someday",
            2,
            "okr: “someday” is not a date\n     Type it such as 2026-08-17, 08/17, monday or yesterday.\n",
        ),
        ("status --format xml", 2, "okr: There is no format “xml”\n     There are: table, json.\n"),
        ("status --cycle q9", 4, "okr: There is no cycle “q9”\n     There are: 2026-Q3.\n"),
        ("status --owner Alcie", 4, "okr: Nobody called “Alcie” owns anything here\n     Did you mean alice?\n"),
        ("status --team salse", 4, "okr: There is no team “salse”\n     Did you mean sales?\n"),
        ("due --team salse", 4, "okr: There is no team “salse”\n     Did you mean sales?\n"),
        ("due --owner zz", 4, "okr: Nobody called “zz” owns anything here\n     There are: alice, bob.\n"),
        ("schema --print foo", 2, "okr: There is no schema “foo”\n     There are: workspace, cycle, team, kpis.\n"),
        (
            "--dir nowhere status",
            3,
            "okr: There is no okr.yaml in nowhere\n     `okr init nowhere` makes a workspace there.\n",
        ),
    ],
)
def test_what_is_said_of_a_mistyped_line(okr, workspace, line, code, said):
    assert okr(*shlex.split(line)) == (code, "", said)


def test_a_group_alone_explains_itself(okr, workspace):
    run = okr("add")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("Usage: okr add [OPTIONS] COMMAND [ARGS]...\n")


def test_the_first_help_lists_every_command_before_any_option(okr):
    run = okr("--help")
    assert okr().out == run.out
    assert run.code == 0
    before = run.out[: run.out.index("\nOptions:")]
    assert all(f"\n  {name} " in before for section in SECTIONS.values() for name in section)
    assert "…" not in run.out.replace("2026…", "")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_examples_of_its_own(okr, command):
    run = okr(*command, "-h")
    assert run.code == 0
    assert run.out == okr(*command, "--help").out
    examples, _, rest = run.out.partition("\nExamples:\n")[2].partition("\n\n")
    examples = examples.splitlines()
    assert "Options of every command:\n" in rest  # they come first
    assert examples
    assert examples[0].startswith("  okr " + " ".join(command))
    assert all(line.startswith("  okr ") for line in examples)
    assert "--install-completion" not in run.out
    assert "..." not in run.out.replace("]...", "").replace("main...HEAD", "")  # nothing is cut short


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("line", ["status", "status --json", "lint --format md", "--help"])
def test_output_that_nothing_takes_is_no_bug(workspace, line):
    run = in_a_shell(f"{line} > /dev/full")
    assert run == (3, "", "okr: The output cannot be written (No space left on device)\n     " + SOMEWHERE_ELSE)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's ways")
@pytest.mark.parametrize(("line", "code"), [("status >&-", 0), ("checkin leads 310 2>&-", 0), ("status x 2>&-", 4)])
def test_streams_that_are_closed_change_nothing(workspace, line, code):
    run = in_a_shell(line)
    assert (run.code, run.err) == (code, "")


def in_a_shell(line: str) -> Run:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m okrcli {line}', sys.executable],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
        encoding="utf-8",
    )
    return Run(done.returncode, done.stdout, done.stderr)
