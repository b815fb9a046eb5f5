"""How long whole commands take, as ratios against floors measured in the same run.

    python tests/benchmarks/bench.py                   everything, with a table; exit 1 where a bound is passed
    python tests/benchmarks/bench.py --runs 3          fewer runs, noisier figures
    python tests/benchmarks/bench.py --only checkin    the cases whose name holds the word
    python tests/benchmarks/bench.py --against PYTHON  and each command on the example against the okr of that Python,
                                                       such as the one of an earlier commit's environment

A command and its floor take turns, so that a machine that slows down slows both; medians are compared. Time is what
the processors spent on it, by the process and those it waited for: what else runs on the machine counts for little.
The cache is one of the benchmark's own. A first run of each command is not counted: what follows has met its files
before, but where they are changed in between, or the cache is off (`cold`).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from generate import write_history, write_workspace

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "acme"
OKR = [sys.executable, "-m", "okrcli"]
TYPER_FLOOR = [sys.executable, "-c", "import typer"]
LIBRARY_FLOOR = [
    sys.executable,
    "-c",
    "import typer, rich.console, rich.table, pydantic, ruamel.yaml",
]
COMPOSE = """
import sys
from pathlib import Path
from ruamel.yaml import YAML
for path in sorted(Path(sys.argv[1]).glob("*/*.yaml")):
    yaml = YAML(typ="safe", pure=False)
    if yaml.Parser.__name__ != "CParser":
        sys.exit("ruamel.yaml has no C parser here: there is nothing to be held against")
    yaml.compose(path.read_bytes().decode("utf-8"))
"""


OFF = {"OKR_CACHE": "0"}
MEMORY = 150  # MiB
COLD_MEMORY = 200


@dataclass(frozen=True)
class Case:
    """A command, what it is held against, and the ratio that it must not pass; `fewer` times fewer runs than asked."""

    name: str
    command: list[str]
    floor: list[str]
    bound: float
    prepare: Callable[[], None] = lambda: None
    env: dict[str, str] | None = None
    floor_env: dict[str, str] | None = None
    fewer: int = 1
    memory: float = MEMORY


def run_once(command: list[str], env: dict[str, str] | None) -> tuple[float, float]:
    """Seconds of processor time and MiB of peak memory of one run; raises where the command fails."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=Path(sys.executable).parent,
        env={**surroundings, **(env or {})},
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}: {said.decode('utf-8', 'replace')}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(case: Case, runs: int) -> tuple[float, float, float]:
    """Medians of the command's and the floor's seconds, and the command's peak memory in MiB."""
    ours: list[float] = []
    floors: list[float] = []
    peak = 0.0
    for counted in [False] + [True] * runs:
        case.prepare()
        mine, memory = run_once(case.command, case.env)
        theirs, _ = run_once(case.floor, case.floor_env)
        if counted:
            ours.append(mine)
            floors.append(theirs)
            peak = max(peak, memory)
    return statistics.median(ours), statistics.median(floors), peak


def cases(folder: Path) -> Iterator[Case]:
    """Every case."""
    example = folder / "example"
    many = write_workspace(folder / "many", teams=1000)
    old = write_history(folder / "old", teams=10)
    one = many / "2026-Q3" / "team-0500.yaml"
    fresh, fresh_one, other_one = _copying(EXAMPLE, example), _restoring(one), _changing(one)
    fresh()
    small = [*OKR, "--dir", str(example)]
    large = [*OKR, "--dir", str(many)]
    past = [*OKR, "--dir", str(old)]
    at = ["--at", "2026-08-31"]
    record = ["--date", "2026-09-28", "--confidence", "5"]
    small_checkin = [*small, "checkin", "marketing/reference/leads", "1", *record]
    large_checkin = [*large, "checkin", "team-0500/goal-1/kr-2", "99", *record]
    completing = {
        "_OKR_COMPLETE": "complete_bash",
        "COMP_WORDS": "okr show marketing/",
        "COMP_CWORD": "2",
        "OKR_DIR": str(example),
    }
    yield Case("okr --version", [*OKR, "--version"], TYPER_FLOOR, 1.3)
    yield Case("okr --help", [*OKR, "--help"], TYPER_FLOOR, 1.3)
    yield Case("complete an address", OKR, TYPER_FLOOR, 1.3, env=completing)
    for name in READING:
        yield Case(f"{name}, example", [*small, name, *at], LIBRARY_FLOOR, 1.3)
    yield Case("status, example, cold", [*small, "status", *at], LIBRARY_FLOOR, 2.6, env=OFF)  # the models are built
    yield Case("lint, example, against status", [*small, "lint", *SILENT, *at], [*small, "status", *at], 1.5)
    yield Case("checkin, example", small_checkin, LIBRARY_FLOOR, 1.4, prepare=fresh)
    yield Case(
        "checkin, 1,000 teams against the example",
        large_checkin,
        small_checkin,
        1.3,
        prepare=lambda: (fresh(), fresh_one())[0],
    )
    yield Case("diff of a week, 10 teams, 391 commits", [*past, "diff"], LIBRARY_FLOOR, 3, env=LAST_DAY)
    yield Case("diff, cold", [*past, "diff"], LIBRARY_FLOOR, 5, env=LAST_DAY | OFF)
    yield Case(
        "status 200 commits ago, 10 teams", [*past, "status", "--at", "HEAD~200"], LIBRARY_FLOOR, 2, env=LAST_DAY
    )
    compose = [sys.executable, "-c", COMPOSE, str(many)]
    yield Case("status, 1,000 teams, cold", [*large, "status", *at], compose, 2.5, env=OFF, fewer=4, memory=COLD_MEMORY)
    some = ["--dir", str(write_workspace(folder / "some", teams=200))]
    report = [*OKR, *some, "report", "--output", str(folder / "site") + "/"]
    yield Case("report, a site of 200 teams, against status", report, [*OKR, *some, "status"], 15, fewer=4)
    for name in READING:
        command = [*large, name, *at]
        yield Case(f"{name}, 1,000 teams, against cold", command, command, 0.3, floor_env=OFF, fewer=4)
    due = [*large, "due", *at]
    yield Case("due, one of 1,000 changed, against cold", due, due, 0.3, other_one, floor_env=OFF, fewer=4)
    yield Case(
        "lint, 1,000 teams, against status", [*large, "lint", *SILENT, *at], [*large, "status", *at], 1.5, fewer=4
    )


READING = ("status", "due", "tree", "history")
SILENT = ("--select", "K,O,G,S", "--severity", "error")  # all rules run, and none ends the command with 1
LAST_DAY = {"OKR_TODAY": "2026-09-30"}


def compared(folder: Path, before: str) -> Iterator[Case]:
    """The commands on the example, against those of another state."""
    example = folder / "example"
    fresh = _copying(EXAMPLE, example)
    fresh()
    record = ["checkin", "marketing/reference/leads", "1", "--date", "2026-09-28", "--confidence", "5"]
    for words in (*([name, "--at", "2026-08-31"] for name in (*READING, "digest")), ["kpi"], record, ["--help"]):
        command = ["--dir", str(example), *words]
        prepare = fresh if words is record else lambda: None
        yield Case(f"{words[0]}, against before", [*OKR, *command], [before, "-m", "okrcli", *command], 1.0, prepare)


def _copying(what: Path, where: Path) -> Callable[[], None]:
    """Something that puts a fresh copy of a folder there, as it was: its files are of no other time."""

    def copy() -> None:
        shutil.rmtree(where, ignore_errors=True)
        shutil.copytree(what, where)

    return copy


def _restoring(path: Path) -> Callable[[], None]:
    content = path.read_bytes()
    return lambda: (path.write_bytes(content), None)[1]


def _changing(path: Path) -> Callable[[], None]:
    """Something that makes the file say something else each time."""
    content, turns = path.read_text(encoding="utf-8"), count()
    return lambda: (path.write_text(f"{content}# {next(turns)}\n", encoding="utf-8"), None)[1]


def main() -> int:
    """Print the table; 1 where a bound is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="counted runs of each command")
    parser.add_argument("--only", default="", help="a word that a case's name holds")
    parser.add_argument("--against", help="the Python of another state's environment")
    given = parser.parse_args()
    late = 0
    print(f"{'case':<42} {'ms':>8} {'floor ms':>9} {'ratio':>6} {'bound':>6} {'peak MiB':>9}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = str(folder / "cache")
        os.environ.pop("OKR_CACHE", None)
        chosen = compared(folder, given.against) if given.against else cases(folder)
        for case in chosen:
            if given.only not in case.name:
                continue
            mine, floor, peak = measure(case, max(1, given.runs // case.fewer))
            ratio = mine / floor
            late += ratio > case.bound or peak > case.memory
            times = f"{mine * 1000:>8.0f} {floor * 1000:>9.0f} {ratio:>6.2f}"
            print(f"{case.name:<42} {times} {case.bound:>6.2f} {peak:>9.0f}", flush=True)
    return 1 if late else 0


if __name__ == "__main__":
    raise SystemExit(main())
