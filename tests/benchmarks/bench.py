"""How long whole commands take, as ratios against floors measured in the same run.

    python tests/benchmarks/bench.py            everything, with a table; exit 1 where a bound is passed
    python tests/benchmarks/bench.py --runs 3   fewer runs, noisier figures

A command and its floor take turns, so that a machine that slows down slows both; medians are compared. Time is what
the processors spent on it, by the process and those it waited for: what else runs on the machine counts for little.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Case:
    """A command, what it is held against, and the ratio that it must not pass."""

    name: str
    command: list[str]
    floor: list[str]
    bound: float
    prepare: Callable[[], None] = lambda: None
    env: dict[str, str] | None = None


def run_once(command: list[str], env: dict[str, str] | None) -> tuple[float, float]:
    """Seconds of processor time and MiB of peak memory of one run; raises where the command fails."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, env={**surroundings, **(env or {})}
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
        theirs, _ = run_once(case.floor, None)
        if counted:
            ours.append(mine)
            floors.append(theirs)
            peak = max(peak, memory)
    return statistics.median(ours), statistics.median(floors), peak


def cases(folder: Path) -> list[tuple[Case, int]]:
    """Every case, with how many times fewer runs it gets."""
    example = folder / "example"
    many = write_workspace(folder / "many", teams=1000)
    old = write_history(folder / "old", teams=10)
    fixed = {"OKR_TODAY": "2026-09-30"}

    def fresh() -> None:
        shutil.rmtree(example, ignore_errors=True)
        shutil.copytree(EXAMPLE, example)

    fresh()
    one_file = (many / "2026-Q3" / "team-0500.yaml").read_bytes()

    def fresh_team() -> None:
        (many / "2026-Q3" / "team-0500.yaml").write_bytes(one_file)

    completing = {
        "_OKR_COMPLETE": "complete_bash",
        "COMP_WORDS": "okr show marketing/",
        "COMP_CWORD": "2",
        "OKR_DIR": str(example),
    }
    record = ["--date", "2026-09-28", "--confidence", "5"]
    small = [*OKR, "--dir", str(example), "checkin", example_address(), "1", *record]
    large = [*OKR, "--dir", str(many), "checkin", "team-0500/goal-1/kr-2", "99", *record]
    compose = [sys.executable, "-c", COMPOSE, str(many)]
    return [
        (Case("okr --version", [*OKR, "--version"], TYPER_FLOOR, 1.3), 1),
        (Case("okr --help", [*OKR, "--help"], TYPER_FLOOR, 1.3), 1),
        (Case("complete an address", OKR, TYPER_FLOOR, 1.3, env=completing), 1),
        (
            Case(
                "status, example",
                [*OKR, "--dir", str(example), "status", "--at", "2026-08-31"],
                LIBRARY_FLOOR,
                1.3,
            ),
            1,
        ),
        (Case("checkin, example", small, LIBRARY_FLOOR, 1.4, prepare=fresh), 1),
        (
            Case(
                "checkin, 1,000 teams against the example",
                large,
                small,
                1.3,
                prepare=lambda: (fresh(), fresh_team())[0],
            ),
            1,
        ),
        (
            Case(
                "diff of a week, 10 teams, 391 commits", [*OKR, "--dir", str(old), "diff"], LIBRARY_FLOOR, 4, env=fixed
            ),
            1,
        ),
        (
            Case(
                "status 200 commits ago, 10 teams",
                [*OKR, "--dir", str(old), "status", "--at", "HEAD~200"],
                LIBRARY_FLOOR,
                2.5,
            ),
            1,
        ),
        (Case("status, 1,000 teams", [*OKR, "--dir", str(many), "status", "--at", "2026-08-31"], compose, 2.5), 4),
    ]


def example_address() -> str:
    """A metric of the example's open quarter."""
    return "marketing/reference/leads"


def main() -> int:
    """Print the table; 1 where a bound is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="counted runs of each command")
    runs = parser.parse_args().runs
    late = 0
    print(f"{'case':<42} {'ms':>8} {'floor ms':>9} {'ratio':>6} {'bound':>6} {'peak MiB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for case, fewer in cases(Path(folder)):
            mine, floor, peak = measure(case, max(1, runs // fewer))
            ratio = mine / floor
            late += ratio > case.bound or peak > 600
            times = f"{mine * 1000:>8.0f} {floor * 1000:>9.0f} {ratio:>6.2f}"
            print(f"{case.name:<42} {times} {case.bound:>6.2f} {peak:>9.0f}")
    return 1 if late else 0


if __name__ == "__main__":
    raise SystemExit(main())
